"""What members have done for a campaign: letters that were sent in their names, and acts by hand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.deliver.act import WROTE
from plaint.deliver.record import diary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plaint.deliver.act import Act
    from plaint.deliver.record.marks import Marks
    from plaint.deliver.record.reading import Record
    from plaint.deliver.record.taken import Held, Taken

_NOTHING_DONE = frozenset({"refused", "bounced"})
Office = tuple[str, str]  # a recipient's id, and who holds the office


@dataclass(frozen=True)
class Deeds:
    """What was done, to be asked by the names that the journal knows a member by; scrubbing changes no answer.

    Attributes:
        campaign: its id.
        marks: the journal's.
        taken: the letters that have gone or may have.
        offices: to which there are letters.
        acts: those that count, and by which something was done.
        by_claim: the same, by what tells who did them.
    """

    campaign: str
    marks: Marks
    taken: Taken
    offices: tuple[Office, ...]
    acts: tuple[Act, ...]
    by_claim: Mapping[bytes, tuple[Act, ...]]

    @classmethod
    def of(cls, record: Record, campaign: str) -> Deeds:
        """Read them from the journal."""
        letters = record.entries(campaign, kind="letter")
        acts = tuple(
            act for act in record.read(diary.acts_of(campaign)) if not act.withdrawn and act.how not in _NOTHING_DONE
        )
        return cls(
            campaign,
            record.marks,
            record.taken(campaign),
            tuple(dict.fromkeys((one.key.office, one.key.holder) for one in letters)),
            acts,
            _by_claim(acts, record.read(diary.actors_of(campaign))),
        )

    def is_done(self, names: tuple[str, ...]) -> bool:
        """Tell whether somebody has done anything: an act that counts, or a letter that has gone or may have."""
        return any(True for _ in self._acts_by(names)) or any(True for _ in self.letters(names))

    def has_written_to(self, office: Office, names: tuple[str, ...]) -> bool:
        """Tell whether somebody has written to whoever holds an office; an act that names no office is for all."""
        written = (act for act in self._acts_by(names) if act.how in WROTE)
        if any(not act.office or (act.office, act.holder or office[1]) == office for act in written):
            return True
        return any(_has_gone(self.taken.by_office(*office, name)) for name in names)

    def letters(self, names: tuple[str, ...]) -> Iterator[Held]:
        """Yield the letters of somebody that have gone or may have."""
        for office, holder in self.offices:
            for name in names:
                held = self.taken.by_office(office, holder, name)
                if held is not None and _has_gone(held):
                    yield held

    def _acts_by(self, names: tuple[str, ...]) -> Iterator[Act]:
        for office, holder in self._acted_on:
            for name in names:
                yield from self.by_claim.get(self.marks.claim(self.campaign, office, holder, name), ())

    @cached_property
    def _acted_on(self) -> tuple[Office, ...]:
        return tuple(dict.fromkeys((act.office, act.holder) for act in self.acts))


def _by_claim(acts: tuple[Act, ...], claims: Iterable[tuple[int, bytes]]) -> dict[bytes, tuple[Act, ...]]:
    numbered = {act.number: act for act in acts}
    found: dict[bytes, list[Act]] = defaultdict(list)
    for number, claim in sorted(claims):
        if number in numbered:
            found[claim].append(numbered[number])
    return {claim: tuple(own) for claim, own in found.items()}


def _has_gone(held: Held | None) -> bool:
    """Tell whether a letter has left: one that lies among somebody's drafts has not."""
    return held is not None and held.way != "drafts"
