"""How each country writes the end of an address: which parts, in which order, in capitals or not.

A layout is the lines of an address, parted by `|`. `{lines}` are the street lines as they stand; a part
named in capitals is printed in capitals; the sign before a part that is missing goes with it.

Facts: common knowledge of the countries' posts and the formats in Google's address data; the Universal Postal
Union's own sheets were not at hand, so compare a row with them before relying on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AddressFormat:
    """One country's way of writing a place, and what its postcodes look like."""

    layout: str
    postcode: str = ""
    """A regular expression for the whole postcode; empty where it is unknown or there is none."""
    example: str = ""
    old: str = ""
    """A regular expression for postcodes of a system that is no longer used."""
    alone: str = ""
    """The layout where no region is given, if that needs another one."""

    def accepts(self, postcode: str) -> bool:
        """Say whether the postcode has a form in use in the country."""
        return not self.postcode or re.fullmatch(self.postcode, postcode.upper()) is not None

    def is_old(self, postcode: str) -> bool:
        """Say whether the postcode is of a system no longer in use."""
        return bool(self.old) and re.fullmatch(self.old, postcode) is not None


def format_of(country: str) -> AddressFormat:
    """Return the country's format, or the commonest one where the table has none."""
    return _FORMATS.get(country, _COMMON)


_BEFORE = "{lines}|{POSTCODE} {CITY}|{region}"
_AFTER = "{lines}|{CITY} {POSTCODE}|{region}"
_BELOW = "{lines}|{CITY}|{region}|{POSTCODE}"
_STATE = "{lines}|{CITY} {REGION} {POSTCODE}"
_PREFECTURE = "{lines}|{CITY}, {REGION} {POSTCODE}"
_COMMON = AddressFormat(_BEFORE)

_FORMATS: dict[str, AddressFormat] = {
    # The former Soviet Union: six digits until each country made codes of its own.
    "KZ": AddressFormat(_BELOW, r"\d{6}|[A-Z]\d\d[A-Z]\d[A-Z]\d", "010000 or Z05T3D0", old=r"4\d{5}"),
    "RU": AddressFormat(_BELOW, r"\d{6}", "101000"),
    "UA": AddressFormat(_BELOW, r"\d{5}", "01001", old=r"[23]\d{5}"),
    "BY": AddressFormat(_BEFORE, r"\d{6}", "220050"),
    "KG": AddressFormat(_BEFORE, r"\d{6}", "720001"),
    "UZ": AddressFormat(_BEFORE, r"\d{6}", "100000", old=r"70\d{4}"),
    "TJ": AddressFormat(_BEFORE, r"\d{6}", "734025"),
    "TM": AddressFormat(_BEFORE, r"\d{6}", "744000"),
    "AZ": AddressFormat(_BEFORE, r"(AZ ?)?\d{4}", "AZ 1000", old=r"37\d{4}"),
    "AM": AddressFormat(_BEFORE, r"\d{4}", "0010", old=r"37\d{4}"),
    "GE": AddressFormat(_BEFORE, r"\d{4}", "0101", old=r"38\d{4}"),
    "MD": AddressFormat(_BEFORE, r"(MD-?)?\d{4}", "MD-2012", old=r"27\d{4}"),
    "LT": AddressFormat(_BEFORE, r"(LT-?)?\d{5}", "LT-01100", old=r"23\d{4}"),
    "LV": AddressFormat("{lines}|{region}|{CITY}, {POSTCODE}", r"(LV-?)?\d{4}", "LV-1050", old=r"22\d{4}"),
    "EE": AddressFormat(_BEFORE, r"\d{5}", "10111", old=r"20\d{4}"),
    # Western and northern Europe.
    "GB": AddressFormat(_BELOW, r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA|BFPO ?\d{1,4}", "E11 1YE"),
    "IE": AddressFormat(_BELOW, r"[A-Z]\d[\dW] ?[A-Z\d]{4}", "D02 AF30"),
    "DE": AddressFormat("{lines}|{POSTCODE} {city}|{region}", r"\d{5}", "13156"),
    "AT": AddressFormat("{lines}|{POSTCODE} {city}|{region}", r"\d{4}", "1010"),
    "CH": AddressFormat("{lines}|{POSTCODE} {city}|{region}", r"(CH-?)?\d{4}", "3011"),
    "LI": AddressFormat("{lines}|{POSTCODE} {city}|{region}", r"(FL-?)?94\d\d", "9490"),
    "FR": AddressFormat(_BEFORE, r"\d{2} ?\d{3}", "75019"),
    "MC": AddressFormat(_BEFORE, r"(MC-?)?980\d\d", "98000"),
    "BE": AddressFormat(_BEFORE, r"\d{4}", "1000"),
    "NL": AddressFormat("{lines}|{POSTCODE}  {CITY}|{region}", r"[1-9]\d{3} ?[A-Z]{2}", "2513 AA"),
    "LU": AddressFormat(_BEFORE, r"(L-?)?\d{4}", "L-1111"),
    "ES": AddressFormat(_BEFORE, r"\d{5}", "28039"),
    "PT": AddressFormat(_BEFORE, r"\d{4}-\d{3}", "1250-096"),
    "IT": AddressFormat("{lines}|{POSTCODE} {CITY} {REGION}", r"\d{5}", "00198"),
    "SE": AddressFormat(_BEFORE, r"(SE-)?\d{3} ?\d{2}", "114 55"),
    "NO": AddressFormat(_BEFORE, r"\d{4}", "0107"),
    "DK": AddressFormat(_BEFORE, r"\d{4}", "1566"),
    "FI": AddressFormat(_BEFORE, r"(FI-)?\d{5}", "00550"),
    "IS": AddressFormat(_BEFORE, r"\d{3}", "121"),
    # Central Europe, the Balkans, the eastern Mediterranean.
    "PL": AddressFormat(_BEFORE, r"\d{2}-\d{3}", "00-950"),
    "CZ": AddressFormat(_BEFORE, r"\d{3} ?\d{2}", "100 00"),
    "SK": AddressFormat(_BEFORE, r"\d{3} ?\d{2}", "010 01"),
    "HU": AddressFormat("{CITY}|{lines}|{region}|{POSTCODE}", r"\d{4}", "1037"),
    "RO": AddressFormat(_BEFORE, r"\d{6}", "060274", old=r"7\d{4}"),
    "BG": AddressFormat(_BEFORE, r"\d{4}", "1000"),
    "GR": AddressFormat(_BEFORE, r"\d{3} ?\d{2}", "151 24"),
    "RS": AddressFormat(_BEFORE, r"\d{5,6}", "11000"),
    "HR": AddressFormat(_BEFORE, r"(HR-?)?\d{5}", "10000"),
    "SI": AddressFormat(_BEFORE, r"(SI-?)?\d{4}", "1000"),
    "BA": AddressFormat(_BEFORE, r"\d{5}", "71000"),
    "MK": AddressFormat(_BEFORE, r"\d{4}", "1000"),
    "AL": AddressFormat(_BEFORE, r"\d{4}", "1001"),
    "TR": AddressFormat("{lines}|{POSTCODE} {city}/{REGION}", r"\d{5}", "06450", alone="{lines}|{POSTCODE} {CITY}"),
    "CY": AddressFormat(_BEFORE, r"\d{4}", "1011"),
    "IL": AddressFormat(_AFTER, r"\d{5}(\d{2})?", "9103401"),
    # The Americas.
    "US": AddressFormat(_STATE, r"\d{5}(-\d{4})?", "20036"),
    "CA": AddressFormat("{lines}|{CITY} {REGION}  {POSTCODE}", r"[A-Z]\d[A-Z] ?\d[A-Z]\d", "K1A 0A9"),
    "MX": AddressFormat("{lines}|{POSTCODE} {CITY}, {REGION}", r"\d{5}", "06060"),
    "BR": AddressFormat("{lines}|{POSTCODE} {CITY}-{REGION}", r"\d{5}-?\d{3}", "71625-030"),
    "AR": AddressFormat(_BEFORE, r"[A-Z]?\d{4}([A-Z]{3})?", "C1070AAM"),
    "CL": AddressFormat(_BEFORE, r"\d{7}|\d{3}-\d{4}", "8340457"),
    "CO": AddressFormat("{lines}|{CITY}, {region}, {POSTCODE}", r"\d{6}", "111711"),
    "PE": AddressFormat(_AFTER, r"\d{5}|(LIMA|CALLAO) \d{1,2}", "15001"),
    "VE": AddressFormat("{lines}|{CITY} {POSTCODE}, {REGION}", r"\d{4}", "1010"),
    "EC": AddressFormat("{lines}|{POSTCODE}|{CITY}|{region}", r"\d{6}", "170401"),
    "GT": AddressFormat("{lines}|{POSTCODE}-{CITY}|{region}", r"\d{5}", "01001"),
    "HN": AddressFormat("{lines}|{CITY}, {region}|{POSTCODE}", r"\d{5}", "11101"),
    "NI": AddressFormat("{lines}|{POSTCODE}|{CITY}, {region}", r"\d{5}", "11001"),
    # Asia and the Pacific.
    "JP": AddressFormat(_PREFECTURE, r"\d{3}-?\d{4}", "106-0041"),
    "KR": AddressFormat(_PREFECTURE, r"\d{5}", "03051", old=r"\d{3}-?\d{3}"),
    "CN": AddressFormat("{lines}|{POSTCODE} {CITY}|{REGION}", r"\d{6}", "100600"),
    "TW": AddressFormat(_AFTER, r"\d{3}(\d{2,3})?", "106"),
    "IN": AddressFormat(_AFTER, r"\d{3} ?\d{3}", "110001"),
    "PK": AddressFormat("{lines}|{CITY}-{POSTCODE}|{region}", r"\d{5}", "44000"),
    "BD": AddressFormat("{lines}|{CITY}-{POSTCODE}|{region}", r"\d{4}", "1000"),
    "LK": AddressFormat(_BELOW, r"\d{5}", "00100"),
    "NP": AddressFormat(_AFTER, r"\d{5}", "44601"),
    "ID": AddressFormat(_AFTER, r"\d{5}", "10110"),
    "MY": AddressFormat("{lines}|{POSTCODE} {CITY}|{REGION}", r"\d{5}", "50754"),
    "PH": AddressFormat(_BEFORE, r"\d{4}", "1005"),
    "SG": AddressFormat(_AFTER, r"\d{6}", "308125"),
    "TH": AddressFormat(_AFTER, r"\d{5}", "10200"),
    "VN": AddressFormat("{lines}|{CITY}, {region} {POSTCODE}", r"\d{5,6}", "11000"),
    "KH": AddressFormat(_AFTER, r"\d{5,6}", "120101"),
    "MM": AddressFormat("{lines}|{CITY}, {POSTCODE}|{region}", r"\d{5}", "11181"),
    "MN": AddressFormat(_AFTER, r"\d{5}", "14200"),
    "AU": AddressFormat(_STATE, r"\d{4}", "2600"),
    "NZ": AddressFormat(_AFTER, r"\d{4}", "6011"),
    "IR": AddressFormat(_BELOW, r"\d{5}-?\d{5}", "11936-12345"),
    "IQ": AddressFormat(_BELOW, r"\d{5}", "10001"),
    "SA": AddressFormat(_AFTER, r"\d{5}(-\d{4})?", "11564"),
    "JO": AddressFormat(_AFTER, r"\d{5}", "11180"),
    "LB": AddressFormat(_AFTER, r"\d{4}( ?\d{4})?", "1107 2020"),
    # Africa.
    "ZA": AddressFormat(_BELOW, r"\d{4}", "0001"),
    "KE": AddressFormat(_BELOW, r"\d{5}", "00100"),
    "NG": AddressFormat("{lines}|{CITY} {POSTCODE}|{REGION}", r"\d{6}", "900211"),
    "EG": AddressFormat(_BELOW, r"\d{5}", "11511"),
    "MA": AddressFormat(_BEFORE, r"\d{5}", "10000"),
    "DZ": AddressFormat(_BEFORE, r"\d{5}", "16000"),
    "TN": AddressFormat(_BEFORE, r"\d{4}", "1000"),
    "ET": AddressFormat(_BEFORE, r"\d{4}", "1000"),
    "ZM": AddressFormat(_BEFORE, r"\d{5}", "10101"),
    "TZ": AddressFormat(_BEFORE, r"\d{5}", "11101"),
}
