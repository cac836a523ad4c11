"""Who must be told of a picket, and how long before: one rule a country or region, dated, with its source.

Every rule is to be checked before it is relied on; none of this is legal advice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

CHECK = "check; no legal advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How long before something the notice must be in.

    Attributes:
        amount, unit: as in 48 hours, 3 days.
        before: what it is counted back from: the first announcement (leaflet, call, invitation), or the event.
        clear: neither the day of the notice nor that of the event counts.
        skips: Saturdays, Sundays and public holidays do not count.
        sunday_adds: so many more days where one of the days is a Sunday or a public holiday.
        not_before: the notice is refused earlier than so many days before, counted the same way.
    """

    amount: int
    unit: Literal["hours", "days"]
    before: Literal["announcement", "event"]
    clear: bool = False
    skips: bool = False
    sunday_adds: int = 0
    not_before: int | None = None

    def __str__(self) -> str:
        what = "it is announced" if self.before == "announcement" else "the day of the event"
        words = f"{self.amount} {'clear ' if self.clear else ''}{self.unit} before {what}"
        if self.skips:
            words += ", Saturdays, Sundays and public holidays not counted"
        if self.sunday_adds:
            words += f" ({self.amount + self.sunday_adds} where one of them is a Sunday or a public holiday)"
        return words if self.not_before is None else f"{words}; not earlier than {self.not_before} days before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the law of one place asks of those who hold a static assembly.

    Attributes:
        id: the country, or country and region (ISO 3166-2) where a region has its own rule.
        name: of the place, in English.
        regions: the regions it holds in, without their country; empty where it is the country's.
        authority: who is told.
        office: the same as it is addressed, in the language of the place.
        period: how long before; None where no notice is asked for, or where each town decides.
        is_local: there is no rule for the whole place; the town decides.
        small: fewer people than this need give no notice where more must; None where their number does not matter.
        form, signed_by, contents: of the notice; `contents` is what it must say.
        exceptions: who need not give notice, or not so early.
        ways_out: ids of what can be done where it is too late: the words are `picket.way.<id>` of the catalogues.
        zones: ids of further rules that hold near the place: the words are `picket.place.<id>` of the catalogues.
        asks: what the letter must say or leave room for besides what every notice does; `silent`: no amplified sound.
        law: with its section, as one quotes it there.
        since: the day from which the law is in force, where known.
        source, read_on: the public page on which we read it, in a stored copy, and when.
        unread: what of this row is general knowledge and was not found on that page.
    """

    id: str
    name: str
    regions: tuple[str, ...] = ()
    authority: str
    office: str
    period: Period | None
    is_local: bool = False
    small: int | None = None
    form: str
    signed_by: str
    contents: str
    exceptions: tuple[str, ...]
    ways_out: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    asks: frozenset[Literal["birth", "order", "silent", "authorised", "second"]] = field(default_factory=frozenset)
    law: str
    since: date | None = None
    source: str
    read_on: date
    unread: str = ""
    status: str = CHECK

    @property
    def country(self) -> str:
        """The country, ISO 3166-1."""
        return self.id[:2]

    def wants_notice_of(self, number: int | None) -> bool:
        """Tell whether notice is asked of so many people, or may be; few are meant where their number is not known."""
        return self.period is not None or self.is_local or (self.small is not None and (number or 0) >= self.small)

    @property
    def time_allowed(self) -> str:
        """How long before notice must be in, in words."""
        if self.is_local:
            return "as the town says"
        if self.small:
            return f"no notice asked of fewer than {self.small} people on a sidewalk"
        return str(self.period or "no notice asked for")

    def holds_on(self, day: date) -> bool:
        """Tell whether the law was in force on that day, as far as we know."""
        return self.since is None or self.since <= day
