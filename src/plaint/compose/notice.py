"""The words of the letter that tells the police or the authority of a picket, in the language of the place.

Nothing in it comes from the address book but the mission's own address: who is responsible stands in the private
settings, and what is not there is a line to fill in by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED, labelled, phrase
from plaint.compose.opening import weekday_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.gathering import Gathering
    from plaint.contacts.assembly import Rule
    from plaint.model.people import Picket

BLANK = ""
_DOTS = "……………"


@dataclass(frozen=True, slots=True)
class Particular:
    """One line of the notice.

    Attributes:
        label: what it tells.
        entries: pairs of a small label and words; empty words are a line to fill in by hand.
    """

    label: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The letter to the police or the authority, every word decided.

    Attributes:
        campaign: its id.
        language: of the place.
        office: whom it is to.
        opening: the sentence above the particulars.
        closing: the sentences below.
        place_date, signature, received: labels of what is filled in by hand, by the sender and by the authority.
    """

    campaign: str
    language: str
    title: str
    office: str
    opening: str
    particulars: tuple[Particular, ...]
    closing: tuple[str, ...]
    place_date: str
    signature: str
    received: str

    @property
    def words(self) -> tuple[str, ...]:
        """Every string that is printed."""
        told = (
            word for one in self.particulars for word in (one.label, *(text for pair in one.entries for text in pair))
        )
        return (self.title, self.office, self.opening, *told, *self.closing, *self._labels)

    @property
    def _labels(self) -> tuple[str, ...]:
        return (self.place_date, self.signature, self.received)


def notice_language(country: str, own: str) -> str:
    """Return the language of a notice: the organiser's where it is an official one there, else the place's first.

    Where Plaint has words in none of the official ones, it is the organiser's own.
    """
    from babel.languages import get_official_languages

    official = [tag.partition("_")[0] for tag in get_official_languages(country, de_facto=True)]
    spoken = [tag for tag in official if tag in CATALOGUED]
    root = own.partition("-")[0]
    return root if root in spoken or not spoken else spoken[0]


def compose_notice(gathering: Gathering, rule: Rule | None, language: str, picket: Picket | None = None) -> Notice:
    """Compose the letter to the police or the authority.

    Args:
        gathering: the picket.
        rule: of the place; None where none is known: then the letter is a general one.
        language: as `notice_language` chooses it.
        picket: who is responsible and who are the stewards; what is missing is left to be filled in.
    """
    is_asked = rule is None or rule.wants_notice_of(gathering.expected)
    return Notice(
        campaign=gathering.campaign,
        language=language,
        title=_say(language, "title" if is_asked else "courtesy-title"),
        office=rule.office if rule else _say(language, "office"),
        opening=_say(language, "hereby" if is_asked else "by-courtesy"),
        particulars=tuple(_particulars(gathering, rule, language, picket)),
        closing=_closing(rule, language),
        place_date=_say(language, "place-date"),
        signature=_say(language, "signature"),
        received=_say(language, "received"),
    )


def _say(language: str, key: str) -> str:
    return phrase(language, f"picket.notice.{key}")


def _closing(rule: Rule | None, language: str) -> tuple[str, ...]:
    keys = ("on-the-spot", "receipt") if rule else ("on-the-spot", "tell-us", "receipt")
    return tuple(_say(language, key) for key in keys)


def _particulars(gathering: Gathering, rule: Rule | None, language: str, picket: Picket | None) -> Iterator[Particular]:
    asks = rule.asks if rule else frozenset()
    if rule and (gathering.day is None or rule.holds_on(gathering.day)):
        yield _plain(language, "law", rule.law)
    yield _plain(language, "kind", _say(language, "kind-words"))
    yield _plain(language, "subject", _subject(gathering, language))
    yield from _where_and_when(gathering, language)
    yield _plain(language, "number", str(gathering.expected or BLANK))
    yield _plain(language, "route", _say(language, "route-words"))
    silent = "silent" in asks
    yield _plain(language, "aids", _say(language, "aids-silent" if silent else "aids-words"))
    told = (("sound", silent), ("order", "order" in asks))
    yield from (_plain(language, key, _say(language, f"{key}-words")) for key, is_asked in told if is_asked)
    yield from _people(rule, language, picket)


def _plain(language: str, key: str, words: str) -> Particular:
    return Particular(_say(language, key), ((BLANK, words),))


def _subject(gathering: Gathering, language: str) -> str:
    return gathering.title.best(language)


def _where_and_when(gathering: Gathering, language: str) -> Iterator[Particular]:
    yield _plain(language, "place", ", ".join(gathering.place(language)))
    yield _plain(language, "date", weekday_date(gathering.day, language) if gathering.day else BLANK)
    start, end = (f"{at:%H:%M}" if at else _DOTS for at in (gathering.start, gathering.end))
    yield _plain(language, "time", _say(language, "from-to").format(start=start, end=end))


def _people(rule: Rule | None, language: str, picket: Picket | None) -> Iterator[Particular]:
    asks = rule.asks if rule else frozenset()
    birth = ("birth",) if "birth" in asks else ()
    known = picket.responsible if picket else None
    own = {"name": known.name, "address": known.address, "phone": known.phone} if known else {}
    entries = tuple((_label(language, key), own.get(key) or BLANK) for key in ("name", *birth, "address", "phone"))
    yield Particular(_say(language, "responsible"), entries)
    if "second" in asks:
        yield _to_fill_in(language, "second", ("name", "address"))
    if "authorised" in asks:
        yield _to_fill_in(language, "authorised", ("name", "phone"))
    yield _plain(language, "stewards", str(len(picket.stewards)) if picket and picket.stewards else BLANK)


def _to_fill_in(language: str, key: str, labels: tuple[str, ...]) -> Particular:
    return Particular(_say(language, key), tuple((_label(language, label), BLANK) for label in labels))


def _label(language: str, key: str) -> str:
    return labelled(language, f"picket.notice.{key}", "").rstrip()
