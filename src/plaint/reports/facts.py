"""What the journal holds of a campaign, sorted: what Plaint sent, what people did, what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import TYPE_CHECKING

from plaint.deliver.act import WROTE
from plaint.deliver.record import diary
from plaint.deliver.record.moments import handed_over

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from plaint.deliver.act import Act, Answer, Approval, How, Standing
    from plaint.deliver.delivery import Entry
    from plaint.deliver.record.reading import Record
    from plaint.reports.value import Fate

NO_DEEDS: frozenset[How] = frozenset({"refused", "bounced"})


@dataclass(frozen=True, slots=True)
class Sending:
    """A letter that Plaint was to send, what became of it, and the day on which it went or was last tried."""

    entry: Entry
    fate: Fate
    day: date


@dataclass(frozen=True, slots=True)
class Deed:
    """What people did by hand.

    Attributes:
        how, standing, count, day: as of `Act`.
        target, office, holder: likewise; "" where unknown.
        people: ids of who did it; none where nobody knows.
    """

    how: How
    standing: Standing
    count: int
    day: date
    target: str
    office: str
    holder: str
    people: tuple[str, ...]

    @property
    def is_letters(self) -> bool:
        """Whether somebody wrote; else it is calls, or people at a picket."""
        return self.how in WROTE


@dataclass(frozen=True)
class Facts:
    """What the journal holds of a campaign, first things first.

    Attributes:
        sendings: letters that Plaint was to send; those that were taken back are left out.
        deeds: what people did, letters that they posted for Plaint too.
        refusals: acts of offices that would not take something.
        bounces: acts of mails that came back.
        acts: every act, those withdrawn too.
        answers, approvals: as they were filed and given.
        entries: every delivery, copies and messages to members too.
        zone: of the sender, by whose days all is counted.
    """

    sendings: tuple[Sending, ...]
    deeds: tuple[Deed, ...]
    refusals: tuple[Act, ...]
    bounces: tuple[Act, ...]
    acts: tuple[Act, ...]
    answers: tuple[Answer, ...]
    approvals: tuple[Approval, ...]
    entries: tuple[Entry, ...]
    zone: tzinfo

    def went(self) -> Iterator[Sending]:
        """Yield the letters that were sent and did not come back."""
        return (one for one in self.sendings if one.fate == "sent")

    def days(self) -> tuple[date, ...]:
        """Return the days on which something was done."""
        return (*(one.day for one in self.went()), *(one.day for one in self.deeds))


def read_facts(record: Record, campaign: str, zone: tzinfo) -> Facts:
    """Read what the journal holds of a campaign.

    Raises:
        PlaintError: the journal cannot be read.
    """
    entries = record.entries(campaign)
    acts = record.read(diary.acts_of(campaign))
    standing = tuple(one for one in acts if not one.withdrawn)
    bounces = tuple(one for one in standing if one.how == "bounced")
    moments = dict(record.read(handed_over(campaign)))
    letters = tuple(one for one in entries if one.delivery.kind == "letter" and one.state != "cancelled")
    return Facts(
        sendings=tuple(_sendings(letters, {one.delivery for one in bounces}, moments, zone)),
        deeds=(*_posted(letters, {one.delivery for one in standing}, zone), *_deeds(standing)),
        refusals=tuple(one for one in standing if one.how == "refused"),
        bounces=bounces,
        acts=acts,
        answers=record.read(diary.answers_to(campaign)),
        approvals=record.read(diary.approvals_of(campaign)),
        entries=entries,
        zone=zone,
    )


def day_of(moment: float, zone: tzinfo) -> date:
    """Return the day by the sender's clock."""
    return datetime.fromtimestamp(moment, UTC).astimezone(zone).date()


def _sendings(
    letters: tuple[Entry, ...], returned: Container[str], moments: Mapping[str, float], zone: tzinfo
) -> Iterator[Sending]:
    for entry in letters:
        if entry.key.way == "post" and entry.state == "sent":
            continue  # a person posted it, as she says: that is among the deeds
        fate = _fate(entry, is_returned=entry.digest in returned)
        yield Sending(entry, fate, day_of(moments.get(entry.digest, entry.since), zone))


def _fate(entry: Entry, *, is_returned: bool) -> Fate:
    if is_returned:
        return "returned"
    if entry.state == "sent":
        return "drafts" if entry.key.way == "drafts" else "sent"
    if entry.state in ("unknown", "handing"):
        return "unknown"
    return "failed" if entry.state == "failed" else "waiting"


def _posted(letters: tuple[Entry, ...], told: Container[str], zone: tzinfo) -> Iterator[Deed]:
    """Yield letters that Plaint planned and people posted, but those of which an act tells too."""
    for entry in letters:
        if entry.key.way == "post" and entry.state == "sent" and entry.digest not in told:
            delivery, key = entry.delivery, entry.key
            day = day_of(entry.since, zone)
            yield Deed("posted", "claimed", 1, day, delivery.target, key.office, key.holder, delivery.signers)


def _deeds(acts: tuple[Act, ...]) -> Iterator[Deed]:
    for one in acts:
        if one.how not in NO_DEEDS:
            people = (one.person,) if one.person else ()
            yield Deed(one.how, one.standing, one.count, one.day, one.target, one.office, one.holder, people)
