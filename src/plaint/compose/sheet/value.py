"""What an action sheet is: every word decided, in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from plaint.model.text import Channel

LineKind = Literal["post", "fax", "email", "phone", "web", "hours", "reads", "remark"]


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a sheet is made.

    Attributes:
        origin: the country, ISO 3166-1; None where unknown.
        zone: the time zone; None where it cannot be known.
        day: on which the sheet is made.
        lookup: the day whose holders and contact points count.
        language: of the sheet.
    """

    origin: str | None
    zone: str | None
    day: date
    lookup: date
    language: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, and their language where it is not the sheet's."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know of a target.

    Attributes:
        kind: a channel, or `hours`, `reads`, `remark`.
        label: what it is; empty for a remark.
        text: as the reader needs it, what to dial included.
        brief: the number or address alone, good from everywhere; empty where it cannot be used.
    """

    kind: LineKind
    label: str
    text: str
    brief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One target on the sheet.

    Attributes:
        target: its id.
        whom: holder and office in one line, as one names them.
        addressee: the same, as one writes to them: some languages inflect it.
        address: the lines of the envelope, names first; names alone where it is not written to by post.
        forward: the covering line where somebody is asked to pass it on.
        salutations: in the sheet's language, then in one that the target reads, where that is another.
        closing: of a letter that one person signs.
        lines: channels in order of preference, hours, languages, remarks.
        names, demands: of whom and of what this target is told.
    """

    target: str
    whom: str
    addressee: str
    address: tuple[str, ...]
    forward: str
    salutations: tuple[Passage, ...]
    closing: str
    lines: tuple[Line, ...]
    names: tuple[str, ...]
    demands: tuple[str, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines that are printed below the address; a telephone and a fax that say the same are one."""
        found: dict[str, Line] = {}
        for line in filter(lambda one: one.text, self.lines):
            known = found.get(line.text)
            found[line.text] = Line(line.kind, f"{known.label}, {line.label}", line.text, line.brief) if known else line
        return tuple(found.values())

    def brief(self, *kinds: Channel) -> str:
        """Return the first usable number or address of these kinds, "" where there is none."""
        line = self.quickest(*kinds)
        return line.brief if line else ""

    def quickest(self, *kinds: Channel) -> Line | None:
        """Return the first line of these kinds that can be used, or None."""
        usable = {line.kind: line for line in self.lines if line.brief}
        return next((usable[kind] for kind in kinds if kind in usable), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelLetter:
    """The letter that readers may take: its body is Markdown; the last line is where they sign."""

    target: str
    subject: str
    salutation: str
    body: str
    closing: str
    signature: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Where more can be read."""

    url: str
    title: str = ""

    @property
    def is_web(self) -> bool:
        """Whether it may be made a link: nothing that would run in a browser is."""
        return re.match(r"https?://[^\s<>\"]+\Z", self.url) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One appeal, as it is handed out and pinned to the wall.

    Attributes:
        campaign: its id.
        origin: the reader's country, ISO 3166-1; empty where unknown.
        day: on which it was made.
        until: the last day on which to act; None where it is open-ended.
        banner: what kind of paper this is.
        status: a warning that belongs on top; empty for a campaign that is open.
        title, country: what it is about, and where.
        published, deadline, readers, made: dated lines, label and all; empty where nothing is known.
        summary: whole sentences, some 50 words together.
        risks: to be read before anything is sent.
        names, demands: the people whom it is for; what is asked.
        heading: over the letter.
        missions: who else should get a copy, a line each.
        tell: how to tell the organisers.
        asks: what else is asked.
        background, links, source: for whoever wants to know more.
    """

    campaign: str
    language: str
    origin: str
    day: date
    until: date | None
    banner: str
    status: str
    title: str
    country: str
    published: str
    deadline: str
    readers: str
    made: str
    summary: tuple[str, ...]
    risks: tuple[Passage, ...]
    names: tuple[str, ...]
    demands: tuple[str, ...]
    heading: str
    letter: ModelLetter
    entries: tuple[Entry, ...]
    missions: tuple[str, ...]
    tell: tuple[str, ...]
    asks: tuple[Passage, ...]
    background: tuple[Passage, ...]
    links: tuple[Link, ...]
    source: str

    @property
    def foreign(self) -> tuple[Passage, ...]:
        """Passages that the campaign does not have in the sheet's language."""
        passages = (*self.risks, *self.asks, *self.background)
        return tuple(passage for passage in passages if passage.language != self.language)
