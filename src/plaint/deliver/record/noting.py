"""Several acts at once, each noted once: steps for `Journal.write`, made of those of `diary`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from plaint.deliver.act import WROTE
from plaint.deliver.record import diary
from plaint.errors import PlaintError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Mapping

    from plaint.deliver.act import Act
    from plaint.deliver.record.marks import Marks

SHOWN = "a proof came"
Outcome = Literal["noted", "shown", "known"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """An act that is to be noted.

    Attributes:
        known_as: as of `diary.note_act`.
        row: what tells it from others of its table, of which a keyed mark becomes its source; () for none.
    """

    act: Act
    known_as: tuple[str, ...] = ()
    row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of one act.

    Attributes:
        outcome: `noted`; `shown`: it was claimed before, and is witnessed now; `known`: it was noted before.
        act: as it stands in the journal.
        before: number of the act that was claimed before, and counts no more; 0.
    """

    outcome: Outcome
    act: Act
    before: int = 0


def note_acts(
    wanted: Iterable[Wanted], *, again: bool = False
) -> Callable[[sqlite3.Connection, Marks, float], tuple[Noted, ...]]:
    """Return the step that notes acts.

    Args:
        wanted: the acts.
        again: somebody did the same once more; else the same of her is noted once.
    """

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> tuple[Noted, ...]:
        before = {one.number: one for one in diary.acts_of()(database, marks)}
        noted: list[Noted] = []
        for one in wanted:
            source = marks.claim("row", one.act.campaign, *one.row).hex() if one.row else one.act.source
            act = replace(one.act, source=diary.kept_source(marks, source))
            found = _find(act, before.values(), again)
            if found.outcome != "known":
                found = replace(found, act=diary.note_act(act, one.known_as)(database, marks, at))
                before[found.act.number] = found.act
            if found.before:
                why = f"{SHOWN}: act {found.act.number}"
                before[found.before] = diary.withdraw_act(found.before, why)(database, marks, at)
            noted.append(found)
        return tuple(noted)

    return step


def withdraw_acts(
    campaign: str, numbers: Iterable[int], why: str
) -> Callable[[sqlite3.Connection, Marks, float], tuple[Act, ...]]:
    """Return the step by which acts of a campaign count no more, all of them or none.

    Raises:
        PlaintError: by the step, where there is no such act in the campaign, or it was withdrawn before.
    """
    wanted = tuple(dict.fromkeys(numbers))

    def step(database: sqlite3.Connection, marks: Marks, at: float) -> tuple[Act, ...]:
        own = {one.number for one in diary.acts_of(campaign)(database, marks)}
        for number in wanted:
            if number not in own:
                raise PlaintError(f"{campaign} has no act {number}", "`plaint status --all` shows them with numbers")
        return tuple(diary.withdraw_act(number, why)(database, marks, at) for number in wanted)

    return step


def letters_by_hand(campaign: str) -> Callable[[sqlite3.Connection, Marks], LettersByHand]:
    """Return the step that gives the acts of a campaign by which somebody has written to an office, and that count."""

    def step(database: sqlite3.Connection, marks: Marks) -> LettersByHand:
        acts = {
            one.number: one
            for one in diary.acts_of(campaign)(database, marks)
            if one.how in WROTE and not one.withdrawn
        }
        found: defaultdict[bytes, list[Act]] = defaultdict(list)
        for claim, number in database.execute("select claim, act from actor order by act"):
            if number in acts:
                found[claim].append(acts[number])
        return LettersByHand(marks, dict(found))

    return step


@dataclass(frozen=True)
class LettersByHand:
    """Acts by which people have written to offices.

    Args:
        marks: the journal's.
        acts: by what tells somebody's letter to somebody.
    """

    marks: Marks
    acts: Mapping[bytes, list[Act]]

    def of(self, campaign: str, office: str, names: Iterable[str]) -> tuple[Act, ...]:
        """Return the acts by which somebody has written to an office, whoever held it then, as they were noted.

        Args:
            campaign: as in a delivery's key.
            office: likewise.
            names: by which somebody is known: the id, and a mailbox.
        """
        holders = self._holders.get(office, ())
        claims = (self.marks.claim(campaign, office, holder, name) for holder in holders for name in names)
        found = {act.number: act for claim in claims for act in self.acts.get(claim, ())}
        return tuple(found[number] for number in sorted(found))

    @cached_property
    def _holders(self) -> Mapping[str, frozenset[str]]:
        pairs = {(act.office, act.holder) for acts in self.acts.values() for act in acts}
        offices = {office for office, _ in pairs}
        return {one: frozenset(holder for office, holder in pairs if office == one) for one in offices}


def _find(act: Act, before: Collection[Act], again: bool) -> Noted:
    """Return what becomes of an act beside those that were noted before."""
    if same := next((one for one in before if act.source and one.source == act.source), None):
        return Noted("known", same)
    like = None if again else next((one for one in before if _is_like(one, act)), None)
    if like is None:
        return Noted("noted", act)
    if like.standing == "witnessed" or act.standing == "claimed":
        return Noted("known", like)
    return Noted("shown", act, like.number)


def _is_like(one: Act, act: Act) -> bool:
    """Tell whether somebody's act is one that was noted before: of a letter, whatever the day; nobody writes twice."""
    mine = (act.campaign, act.target, act.office, act.holder, act.how, act.person)
    theirs = (one.campaign, one.target, one.office, one.holder, one.how, one.person)
    same_day = act.how in WROTE or one.day == act.day
    return bool(act.person) and mine == theirs and same_day and not one.withdrawn
