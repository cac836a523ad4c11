"""Countries: ISO 3166-1 codes, their names in a language, the paper and the envelopes in use there."""

from __future__ import annotations

from functools import lru_cache

from plaint.contacts.country_names import POSTAL_NAMES
from plaint.contacts.latin import capitals, is_latin, language_of

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV
BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES
ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE
IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY
MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU
NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM
SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE
VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES: frozenset[str] = frozenset(_CODES.split())
"""The 249 alpha-2 codes of ISO 3166-1."""

# CLDR's list of Letter countries, with Honduras and the United States' territories.
_LETTER = "AS BZ CA CL CO CR GT GU HN MP MX NI PA PH PR SV UM US VE VI"
_LETTER_PAPER = frozenset(_LETTER.split())
_WINDOWS = {
    "us10": _LETTER,
    "dl": "AU GB GG IE IM JE NZ ZA",
    "fr": "BL FR GF GP MC MF MQ NC PF PM RE TF WF YT",
    "ch": "CH LI",
}
_ENVELOPES = {country: layout for layout, countries in _WINDOWS.items() for country in countries.split()}


def is_country(code: str) -> bool:
    """Say whether the code is a country of ISO 3166-1 alpha-2, in capitals (`KZ`)."""
    return code in COUNTRIES


def country_name(code: str, language: str) -> str:
    """Return the country's name in a language, or in English where CLDR does not know the language.

    Args:
        code: a code of `COUNTRIES`.
        language: a language tag, as `ru` or `pt-BR`.

    Raises:
        ValueError: the code names no country.
    """
    if code not in COUNTRIES:
        raise ValueError(f"{code!r} is no country: write its two-letter code, as KZ or GB")
    return _name(code, language) or _name(code, "en") or code


@lru_cache(maxsize=1024)
def _name(code: str, language: str) -> str | None:
    postal = POSTAL_NAMES.get(code, {}).get(language_of(language))
    return postal or _cldr_name(code, language)


def _cldr_name(code: str, language: str) -> str | None:
    from babel import Locale, UnknownLocaleError

    for tag in (language.replace("_", "-"), language_of(language)):
        try:
            return Locale.parse(tag, sep="-").territories.get(code)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def country_line(code: str, language: str) -> str:
    """Return the last line of an address to another country: its name, whole, in Latin capitals.

    The Universal Postal Union wants it in the language of the country of posting or in an
    international one: a name that is not in Latin letters is given in English.
    """
    name = country_name(code, language)
    if is_latin(name):
        return capitals(name, language)
    return capitals(country_name(code, "en"), "en")


def paper_of(country: str | None) -> str:
    """Return the paper in use in the sender's country: `A4` or `Letter`; A4 where it is unknown."""
    return "Letter" if country in _LETTER_PAPER else "A4"


def envelope_of(country: str | None) -> str:
    """Return the window layout in use in the sender's country: `din5008b`, `us10`, `dl`, `fr` or `ch`."""
    return _ENVELOPES.get(country or "", "din5008b")


def official_languages(code: str) -> tuple[str, ...]:
    """Return a country's official languages as CLDR has them, the most used first: `fr` and others for Belgium."""
    from babel.languages import get_official_languages

    return tuple(get_official_languages(code, de_facto=True))
