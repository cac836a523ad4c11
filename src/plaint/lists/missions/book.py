"""A list of missions beside those that the workspace has: doubles joined, known ones left alone, gaps named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.errors import Problem
from plaint.lists.missions.mission import Line, Mission, join_missions
from plaint.lists.missions.understanding import Reader
from plaint.naming import free_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plaint.lists.missions.row import MissionList
    from plaint.model.contact import PhoneNumber
    from plaint.model.recipient import Recipient


@dataclass(frozen=True)
class Known:
    """A mission of the list that the workspace has already, and what the list knows beyond it."""

    id: str
    mission: Mission
    more: tuple[str, ...]


@dataclass(frozen=True)
class Missions:
    """What becomes of a list.

    Attributes:
        new: missions by the id that each gets.
        known: those that are there already; they are not changed.
        joined: how many rows were joined to another.
        passed_over: how many rows are about another state than the one asked for.
        uncovered: countries of senders that no mission of the state asked for serves.
        problems: what could not be understood or looks wrong.
    """

    new: tuple[tuple[str, Mission], ...]
    known: tuple[Known, ...] = ()
    joined: int = 0
    passed_over: int = 0
    uncovered: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Question:
    """What somebody wants of a list.

    Attributes:
        of: the sending state; None for all that the list has.
        host: the receiving state where the list does not tell it.
        senders: countries in which the workspace's people write.
    """

    of: str | None = None
    host: str | None = None
    senders: frozenset[str] = frozenset()


def settle_missions(found: MissionList, wanted: Question, book: Mapping[str, Recipient]) -> Missions:
    """Return which missions of a list are new to a workspace.

    Args:
        found: the list.
        wanted: what is wanted of it.
        book: the recipients of the workspace by id.
    """
    reader = Reader(wanted.of, wanted.host)
    read = [mission for row in found.rows if (mission := reader.read(row))]
    gathered = _Gathering()
    for mission in read:
        gathered.add(mission)
    own = {recipient.id: _own(recipient) for recipient in book.values() if recipient.kind == "mission"}
    known, new = _part(gathered.missions, own)
    return Missions(
        new=tuple(_named(new, book)),
        known=tuple(known),
        joined=len(read) - len(gathered.missions),
        passed_over=reader.passed_over,
        uncovered=_uncovered(wanted, (*own.values(), *new)),
        problems=(*reader.problems, *gathered.problems),
    )


@dataclass
class _Gathering:
    missions: list[Mission] = field(default_factory=list)
    places: dict[tuple[str, ...], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, mission: Mission) -> None:
        """Join a mission to the one that it is, or take it as another."""
        numbers = [self.places[key] for key in mission.keys if key in self.places]
        same = next((number for number in numbers if _may_be_one(self.missions[number], mission)), None)
        if same is None:
            if numbers:
                self._tell(self.missions[numbers[0]], mission)
            same = len(self.missions)
            self.missions.append(mission)
        else:
            self.missions[same] = join_missions(self.missions[same], mission)
        for key in mission.keys:
            self.places.setdefault(key, same)

    def _tell(self, first: Mission, second: Mission) -> None:
        place = first.places[0]
        message = f"a second {second.kind} of {second.of} in {second.seat or second.host}, at another address"
        remedy = f"compare it with {place}, and keep the right one"
        self.problems.append(Problem(second.places[0], message, remedy, "warning"))


def _may_be_one(first: Mission, second: Mission) -> bool:
    """Tell whether two rows are one mission: of two streets or towns, one is another house or out of date."""
    if first.is_honorary != second.is_honorary:
        return False
    pairs = ((first.street_key, second.street_key), (first.seat.casefold(), second.seat.casefold()))
    differ = any(mine and theirs and mine != theirs for mine, theirs in pairs)
    return not differ or bool(set(first.refs) & set(second.refs))


def _part(missions: Sequence[Mission], own: Mapping[str, Mission]) -> tuple[list[Known], list[Mission]]:
    names = {key: name for name, mission in reversed(list(own.items())) for key in mission.keys}
    known: list[Known] = []
    new: list[Mission] = []
    for mission in missions:
        name = next((names[key] for key in mission.keys if key in names), None)
        if name is None:
            new.append(mission)
        else:
            known.append(Known(name, mission, tuple(_beyond(mission, own[name]))))
    return known, new


def _own(recipient: Recipient) -> Mission:
    """Return what the workspace knows of a mission."""
    assert recipient.mission
    assert recipient.of
    post = next(iter(recipient.post), None)
    return Mission(
        places=(),
        of=recipient.of,
        host=recipient.country,
        kind=recipient.mission,
        seat=recipient.seat or (post.city if post and post.city else ""),
        lines=post.lines if post else (),
        email=tuple(one.address for one in recipient.email if one.address),
        web=tuple(one.url for one in recipient.web if one.url),
        covers=recipient.covers,
        phone=_known_lines(recipient.phone),
        fax=_known_lines(recipient.fax),
    )


def _known_lines(numbers: Iterable[PhoneNumber]) -> tuple[Line, ...]:
    return tuple(Line(one.printed or "", one.e164 or "") for one in numbers if one.is_known)


def _beyond(mission: Mission, own: Mission) -> Iterable[str]:
    """Yield what the list knows and the workspace does not, in words."""
    for key in ("fax", "phone"):
        mine = {line.key for line in getattr(own, key)}
        yield from (f"{key} {line.key}" for line in getattr(mission, key) if line.key not in mine)
    yield from (f"email {one}" for one in mission.email if one.casefold() not in {own.casefold() for own in own.email})
    if mission.lines and not own.lines:
        yield f"address {', '.join(mission.lines)}"


def _named(missions: Sequence[Mission], book: Mapping[str, Recipient]) -> Iterable[tuple[str, Mission]]:
    taken = set(book)
    for mission in missions:
        name = free_slug(f"{mission.of} {mission.kind} {mission.seat or mission.host}", taken)
        taken.add(name)
        yield name, mission


def _uncovered(wanted: Question, missions: Sequence[Mission]) -> tuple[str, ...]:
    if wanted.of is None:
        return ()
    covered = {code for one in missions if one.of == wanted.of for code in (one.host, *one.covers)}
    return tuple(sorted(wanted.senders - covered - {wanted.of}))
