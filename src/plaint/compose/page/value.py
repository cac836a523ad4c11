"""What a supporter's page is: all that its script needs to make a letter, and what is read without script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.sheet.telephone import Script
    from plaint.compose.sheet.value import Entry, Link, Passage, Sheet
    from plaint.contacts.hours import Hours
    from plaint.model.letter import Letter

# live: there is a letter; late: the last day is past; the others are the campaign's status.
State = Literal["live", "late", "stopped", "won", "closed"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class ByCountry(Generic[Item]):
    """What depends on the reader's country.

    Attributes:
        usual: for every country that is not named, and where it is unknown.
        others: for each other, by ISO 3166-1 code.
    """

    usual: Item
    others: tuple[tuple[str, Item], ...] = ()

    def of(self, country: str) -> Item:
        """Return what holds in a country."""
        return dict(self.others).get(country, self.usual)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What is told of a campaign, whatever its state.

    Attributes:
        banner: what kind of page this is.
        message: what to know first; empty while the campaign is open.
        reason: why it was stopped or won, where it was.
        published, deadline: dated lines, label and all.
        tell: whom to ask, and whom to tell of what was done.
    """

    campaign: str
    language: str
    state: State
    banner: str
    message: str
    reason: Passage | None
    title: str
    country: str
    published: str
    deadline: str
    summary: tuple[str, ...]
    risks: tuple[Passage, ...]
    tell: tuple[str, ...]
    asks: tuple[Passage, ...]
    background: tuple[Passage, ...]
    links: tuple[Link, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortForms:
    """What can be said to one target in fewer words, in the letter's language.

    Attributes:
        subject, text: of a short message; its last line is the name.
        telegram: the text in capitals; empty where no demand is short enough.
        telegram_address: in one line.
        script: what to say on the telephone.
    """

    subject: str
    text: str
    telegram: str
    telegram_address: str
    script: Script | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One target's letter in one language.

    Attributes:
        forms: the letter with its slots, one for each of `slots.FORMS`; the country stands in the address.
        home: whose post delivers it, ISO 3166-1: there the country is left out; empty where no address is known.
        short: shorter forms; None where the campaign has no words for them in this language.
    """

    forms: tuple[Letter, ...]
    home: str
    short: ShortForms | None

    @property
    def letter(self) -> Letter:
        """The letter whose name is given: all forms share what is not said by who signs."""
        return self.forms[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When an office answers.

    Attributes:
        zone: its time zone, of the IANA database.
        hours: its week.
        words: the same in the page's language, by its own clock.
        place: the town that the zone is named after.
    """

    zone: str
    hours: Hours
    words: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Somebody who is written to: a target made definite for some countries.

    Attributes:
        seat: the town of its office; empty where that is not known.
        entry: how it is reached, as an action sheet tells it.
        dial: what to dial, by `fax` and `phone`; an empty text where nothing need be said.
        wordings: the letter by language, the preferred one first.
    """

    id: str
    seat: str
    entry: Entry
    opening: Opening | None
    dial: tuple[tuple[str, ByCountry[str]], ...]
    wordings: tuple[tuple[str, Wording], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything with which a reader makes letters.

    Attributes:
        languages: of letters, the page's own first.
        doors: all who may be written to; `ways` names them by number.
        ways: who is written to from which country, in the campaign's order.
        missions: who else should get a copy there, a line each.
        envelopes: the window layout in use there.
        countries: their names, by language, each by ISO 3166-1 code.
        dates: every day on which the page may be used, written out, by language.
        report: a mailbox of the organisers that may be shown; empty where there is none.
        forward: a text to pass on.
    """

    languages: tuple[str, ...]
    doors: tuple[Door, ...]
    ways: ByCountry[tuple[int, ...]]
    missions: ByCountry[tuple[str, ...]]
    envelopes: ByCountry[str]
    countries: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    dates: tuple[tuple[str, tuple[str, ...]], ...]
    report: str
    forward: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one language.

    Attributes:
        made, last: the day on which it was made, and the last on which it gives letters.
        sheet, desk: what is read without script and used with it; None where the page gives no letter.
        remarks: what whoever made the page should know.
    """

    case: Case
    made: date
    last: date
    sheet: Sheet | None
    desk: Desk | None
    remarks: tuple[str, ...] = ()
