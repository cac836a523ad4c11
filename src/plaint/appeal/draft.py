"""What reading an appeal yields: every value with its line, and whether a person must look at it.

Lines are counted from 1 in the text that was read. `sure` is said only of what a rule of high precision found;
everything else is doubtful, however likely it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Channel = Literal["fax", "phone", "email", "web"]
Reason = Literal["sender", "list", "donation", "support", "relay", "site", "telex", "hoax", "background", "unclear"]
Kind = Literal["official", "ministry", "court", "mission", "parliament", "company", "media", "organiser"]
Rank = Literal["head-of-state", "minister", "judge", "prosecutor", "ambassador", "official"]
MissionKind = Literal["embassy", "consulate", "trade-delegation", "permanent-mission"]
CopyOf = Literal["letter", "reply", "photo"]
Wish = Literal["donate", "publish", "forward", "report"]


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, where it stands, and whether it is certain.

    Attributes:
        value: as a campaign needs it.
        line: counted from 1 in the text; 0 where it follows from the whole.
        sure: nobody need look again.
        printed: the words it was read from, where they differ from the value.
    """

    value: T
    line: int
    sure: bool
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach somebody.

    Attributes:
        channel: fax, phone, email or web.
        printed: as it stands in the text, without its label.
        value: what the text states: E.164 (codes of that time), an address, a URL; None where it cannot be known.
        today: the number to call today where numbers have changed since; else the same as `value`.
        area: town or area code of a local number.
        extension: to be asked for.
        note: what was done to read it and what to mind.
        is_damaged: blanked out, cut or garbled: to be drafted as lost, never to be guessed.
    """

    channel: Channel
    printed: str
    value: str | None
    line: int
    sure: bool
    today: str | None = None
    area: str = ""
    extension: str = ""
    note: str = ""
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission: `of` the sending state, where it sits, or "in your country" for whatever one is near the reader."""

    of: str | None
    kind: MissionKind = "embassy"
    seat: str = ""
    is_in_your_country: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody to write to, as the appeal names him, her or it.

    Attributes:
        line: of the first word.
        sure: whether it is an addressee at all, in this role.
        office: the function; `other_offices` are further wordings, as in a second language.
        country: ISO 3166-1 alpha-2 of the address; None where the text leaves it open.
        via: whom letters go through, in the appeal's words.
        demands: what is asked of this one alone, where letters differ.
    """

    line: int
    sure: bool
    name: Found[str] | None = None
    office: Found[str] | None = None
    other_offices: tuple[str, ...] = ()
    kind: Kind = "official"
    rank: Rank | None = None
    salutation: Found[str] | None = None
    address: tuple[Found[str], ...] = ()
    points: tuple[Point, ...] = ()
    mission: Mission | None = None
    country: str | None = None
    via: Found[str] | None = None
    demands: tuple[str, ...] = ()

    def values(self, channel: Channel) -> tuple[str, ...]:
        """Return what is known of a channel: E.164, address or URL; a local number as printed."""
        here = (point for point in self.points if point.channel == channel and not point.is_damaged)
        return tuple(dict.fromkeys(point.value or point.printed for point in here))


@dataclass(frozen=True, slots=True)
class CopyEntry:
    """Somebody who is to get a copy.

    Attributes:
        to: who.
        what: a copy of what.
        by: the channels asked for, in the order of the text; none where it leaves them open.
    """

    to: Entry
    what: tuple[CopyOf, ...] = ("letter",)
    by: tuple[Literal["post", "fax", "email", "phone", "web"], ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """What else the appeal asks of its readers, in its own words."""

    what: Wish
    how: str
    line: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens on a day: a picket, a hearing; told, and no deadline."""

    what: str
    on: date | None
    line: int


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A contact point that was drafted neither for a target nor for a copy, and why."""

    point: Point
    reason: Reason


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can answer; `line` 0: the whole text."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ModelLetter:
    """The letter that the appeal offers: theirs, not yet read by anybody here.

    Attributes:
        text: its words without letterhead, date and signature.
        first, last: its lines in the appeal, both included.
    """

    text: str
    language: str
    salutation: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AppealDraft:
    """An appeal as far as it could be read; nothing in it is invented.

    Attributes:
        published: a day, as `2004-02-11`; a month or a year alone where the text says no more.
        languages: of the text, the one with the most words first.
        demands: in the appeal's words, one each.
        people: for whom it is; `groups` where they are not named.
        events: days that are no deadlines.
        risks: sentences that speak of danger for somebody who is written to or about.
        source: who sent it, in its own words: mail header, signature.
    """

    title: Found[str] | None = None
    country: Found[str] | None = None
    published: Found[str] | None = None
    act_before: Found[date] | None = None
    languages: tuple[str, ...] = ()
    people: tuple[Found[str], ...] = ()
    groups: tuple[Found[str], ...] = ()
    demands: tuple[Found[str], ...] = ()
    slogans: tuple[Found[str], ...] = ()
    targets: tuple[Entry, ...] = ()
    copies: tuple[CopyEntry, ...] = ()
    asks: tuple[Ask, ...] = ()
    events: tuple[Event, ...] = ()
    risks: tuple[Found[str], ...] = ()
    letter: ModelLetter | None = None
    source: Found[str] | None = None
    passed_over: tuple[PassedOver, ...] = ()
    questions: tuple[Question, ...] = ()
