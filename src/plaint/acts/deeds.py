"""What was told becomes acts, or everything that is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, get_args

from plaint.acts.proofs import read_proof
from plaint.acts.register import Goal
from plaint.deliver.act import WROTE, Act, How
from plaint.errors import UnknownName, did_you_mean
from plaint.model.text import YEARS
from plaint.reading.unsafe import describe_unsafe, quote

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from plaint.acts.proofs import Proof
    from plaint.acts.register import Register
    from plaint.acts.told import Told
    from plaint.errors import Problem

HOWS: tuple[str, ...] = tuple(how for how in get_args(How) if how != "bounced")
AT_A_DOOR: frozenset[str] = frozenset({"picket", "handed-in", "refused"})
MOST = 1_000_000
LONGEST_NOTE = 500
_NUMBER = re.compile(r"[1-9]\d{0,6}\Z", re.ASCII)
_YES = {"yes": True, "true": True, "no": False, "false": False, "": False}


@dataclass(frozen=True, kw_only=True, slots=True)
class Deed:
    """An act that may be noted.

    Attributes:
        act: with its proof, where there is one.
        known_as: what else than by her id whoever did it is known by.
        proof: the file to be kept.
        row: what tells it from others of its table; () where it comes from none.
    """

    act: Act
    known_as: tuple[str, ...] = ()
    proof: Proof | None = None
    row: tuple[str, ...] = ()


def read_deeds(lines: Iterable[Told], register: Register) -> tuple[tuple[Deed, ...], tuple[Problem, ...]]:
    """Return the acts of all lines, and everything that is wrong or to be looked at."""
    deeds: list[Deed] = []
    problems: list[Problem] = []
    for told in lines:
        line = _Line(told, register)
        deeds += line.deeds()
        problems += line.problems
    return tuple(deeds), tuple(problems)


@dataclass
class _Line:
    """One line of what was told, being understood."""

    told: Told
    register: Register
    problems: list[Problem] = field(default_factory=list)
    place: str | None = None
    code: str = ""

    def deeds(self) -> tuple[Deed, ...]:
        """Return its acts: several, where somebody's letters went to several targets."""
        how, day = self._how(), self._day()
        owner = self._person()
        count, note = self._count(owner), self._note()
        proof = self._proof()
        if how is None or day is None or self._is_wrong():
            return ()
        goals = self._goals(how, owner, day)
        act = Act(
            campaign=self.register.campaign.id,
            how=how,
            day=day,
            count=count,
            standing="witnessed" if proof else "claimed",
            code=self.code,
            proof=proof.path if proof else "",
            fingerprint=proof.fingerprint if proof else "",
            note=note,
            person=owner,
        )
        known_as = self.register.known_as(owner)
        return tuple(
            Deed(
                act=replace(act, target=goal.target, office=goal.office, holder=goal.holder),
                known_as=known_as,
                proof=proof,
                row=self._row(goal),
            )
            for goal in goals
        )

    def _is_wrong(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)

    def _refuse(self, part: str, message: str, remedy: str = "") -> None:
        self.problems.append(self.told.problem(part, message, remedy))

    def _warn(self, part: str, message: str, remedy: str = "") -> None:
        self.problems.append(replace(self.told.problem(part, message, remedy), severity="warning"))

    def _how(self) -> How | None:
        said = self.told.how.strip().casefold().replace(" ", "-").replace("_", "-")
        if said in HOWS:
            return said  # type: ignore[return-value]
        if said:
            self._refuse("how", f"no such act: {quote(said)}", did_you_mean(said, HOWS) or f"one of {', '.join(HOWS)}")
        else:
            self._refuse("how", "what was done is not said", f"one of {', '.join(HOWS)}")
        return None

    def _day(self) -> date | None:
        """Return the day; never one to come, and of a campaign that is over never by default."""
        campaign, today = self.register.campaign, self.register.today
        said = self.told.on.strip()
        if not said and campaign.status in ("stopped", "won", "closed"):
            words = f"{campaign.id} is {campaign.status}: what was done before can be noted"
            self._refuse("on", words, "say on which day, as 2026-11-02")
            return None
        try:
            day = date.fromisoformat(said) if said else today
        except ValueError:
            self._refuse("on", f"no such date: {quote(said)}", "write it as 2026-11-02")
            return None
        if day > today:
            self._refuse("on", f"{day} is still to come", "note it when it is done")
        elif not YEARS[0] <= day.year:
            self._refuse("on", f"no date of ours: {day}", "correct the year")
        elif campaign.published and day < campaign.published:
            words = f"{day} lies before {campaign.published}, when {campaign.id} was published"
            self._warn("on", words, "see whether it is right")
        return day

    def _person(self) -> str:
        """Return the id of who did it; "" where that is not said."""
        by = self.told.by.strip()
        person = self._known(by) if by else ""
        if self.told.code.strip():
            person = self._by_code(person) or person
        if person and self.register.asked_to_be_forgotten(person):
            part = "by" if by else "code"
            self._refuse(part, f"{quote(person)} asked to be forgotten", "note it without the name: --count 1")
        return person

    def _known(self, by: str) -> str:
        try:
            return self.register.person(by)
        except UnknownName as error:
            hint = "name the table that has them: --members FILE"
            self._refuse("by", error.message, f"{error.hint}; {hint}" if error.hint else hint)
            return ""

    def _by_code(self, by: str) -> str:
        """Return whom a code names, and keep which target it names."""
        found = tuple(self.register.codes.find(self.told.code))
        campaign = self.register.campaign.id
        if len(found) != 1:
            what = f"no code of {campaign}" if not found else "more than one code"
            self._refuse("code", f"{what}: {quote(self.told.code)}", f"one as printed, {campaign}-2-K7Q4XM")
            return ""
        owners = self.register.owners(found[0])
        fitting = [(place, one) for place, one in owners if not by or one in ("", by)]
        if not owners:
            remedy = "name the table that has them: --members FILE; or leave the code out"
            self._refuse("code", f"{found[0].text} is for nobody who is known", remedy)
        elif not fitting:
            remedy = f"it is that of {owners[0][1]}: leave one of them out"
            self._refuse("code", f"{found[0].text} is not that of {by}", remedy)
        elif len(fitting) > 1:
            names = ", ".join(one for _, one in fitting)
            self._refuse("code", f"{found[0].text} fits several: {names}", "say who: --by")
        else:
            self.place, self.code = fitting[0][0], found[0].text
            return fitting[0][1]
        return ""

    def _count(self, person: str) -> int:
        said = self.told.count.strip()
        if said and not _NUMBER.match(said):
            self._refuse("count", f"no number of things: {quote(said)}", f"a whole number up to {MOST:,}")
        elif said not in ("", "1") and (person or self.told.by):
            self._refuse("count", "one person and a number", "a line for each person, or the number alone")
        elif not said and not self.told.by and not self.told.code:
            self._refuse("by", "who did it is not said", "by ID; or count N, where no names are to be kept")
        else:
            number = int(said or 1)
            if number > MOST:
                self._refuse("count", f"{number} is more than {MOST:,}", "correct it")
            return number
        return 1

    def _note(self) -> str:
        note = " ".join(self.told.note.split())
        if sign := describe_unsafe(note):
            self._refuse("note", f"unsafe character {sign}", "type it anew")
        if len(note) > LONGEST_NOTE:
            self._refuse("note", f"longer than {LONGEST_NOTE} characters", "shorten it")
        return note

    def _proof(self) -> Proof | None:
        name, may_publish = self.told.proof.strip(), _YES.get(self.told.publish.strip().casefold())
        if may_publish is None:
            self._refuse("publish", f"neither yes nor no: {quote(self.told.publish)}", "write yes, or leave it empty")
        elif may_publish and not name:
            self._refuse("publish", "there is no photo", "name it as the proof")
        if not name:
            return None
        path = self.told.folder / name
        if self.told.row and not _is_inside(path, self.told.folder):
            self._refuse("proof", f"{quote(name)} leads out of the table's folder", "put the file beside the table")
            return None
        found = read_proof(path, self.register.campaign.id, may_publish=bool(may_publish))
        if isinstance(found, tuple):
            message, remedy = found
            self._refuse("proof", f"{quote(name)}: {message}", remedy)
            return None
        return found

    def _goals(self, how: How, person: str, day: date) -> tuple[Goal, ...]:
        """Return whom it was for: as was said; as the code says; else all whom this person writes to."""
        coded = self._goal(self.place, how, person, day) if self.place else None
        named = tuple(filter(None, (self._goal(name, how, person, day) for name in self.told.to)))
        if coded and any(goal.office != coded.office for goal in named):
            self._refuse("target", f"the code is that of a letter to {coded.target}", "leave one of them out")
        if self._is_wrong():
            return ()
        if named or coded:
            return tuple(dict.fromkeys(named)) or (coded or Goal(),)
        if how in WROTE and (person or self.place == ""):
            return self.register.goals(person, day) or (Goal(),)
        return (Goal(),)

    def _goal(self, name: str, how: How, person: str, day: date) -> Goal | None:
        try:
            return self.register.goal(name, person, day, at_a_door=how in AT_A_DOOR)
        except UnknownName as error:
            self._refuse("target", error.message, error.hint)
            return None

    def _row(self, goal: Goal) -> tuple[str, ...]:
        told = self.told
        if not told.row:
            return ()
        parts = (told.how, told.on, told.by, told.count, told.note, told.code, told.proof, told.publish)
        return (*parts, *told.to, goal.target, str(told.row))


def _is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path lies in a folder, following links: a table of somebody else's must not name files of ours."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (RuntimeError, ValueError):  # a link to itself, until Python 3.13; a character that no name may have
        return False
