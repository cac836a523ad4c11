"""What `plaint import missions` says of a list: what is new, what is known, what is missing, what may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import step_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plaint.errors import Problem
    from plaint.lists.missions.book import Missions
    from plaint.lists.missions.row import MissionList

MOST = 20
"""Lines of one kind; `--json` gives all."""


def say_missions(found: MissionList, missions: Missions, name: str, of: str | None) -> None:
    """Say on standard error what a list holds, and what it lacks."""
    console.say(f"{name}: read as {found.form}.", "strong")
    console.say(step_line("found", _counts(missions)))
    _say_problems((*found.remarks, *missions.problems))
    _say_known(missions)
    _say_gaps(missions)
    for country in missions.uncovered:
        words = (
            f"no mission of {of} serves {country}, where people of this workspace write: look it up, or see `covers:`"
        )
        console.say(step_line("uncovered", words), "warning")
    console.say(step_line("source", f"{found.source or 'not known: give it by --source'}"))
    console.say(step_line("check", "numbers and addresses are those of the list: call or look before you rely on them"))


def _counts(missions: Missions) -> str:
    parts = (
        f"{len(missions.new)} new",
        f"{len(missions.known)} known already" if missions.known else "",
        f"{missions.joined} {'row' if missions.joined == 1 else 'rows'} joined to another" if missions.joined else "",
        f"{missions.passed_over} of other states passed over" if missions.passed_over else "",
    )
    return ", ".join(filter(None, parts))


def _say_problems(problems: Sequence[Problem]) -> None:
    for problem in problems[:MOST]:
        console.say(str(problem), problem.severity)
    _say_rest(len(problems) - MOST)


def _say_known(missions: Missions) -> None:
    for one in missions.known[:MOST]:
        more = f"; the list has besides: {', '.join(one.more)}" if one.more else ""
        console.say(step_line("known", f"{one.id} stays as it is{more}"))
    _say_rest(len(missions.known) - MOST)


def _say_gaps(missions: Missions) -> None:
    gaps = [(name, one.gaps) for name, one in missions.new if one.gaps]
    for name, missing in gaps[:MOST]:
        console.say(step_line("missing", f"{name}: no {', no '.join(missing)}"), "warning")
    _say_rest(len(gaps) - MOST)


def _say_rest(rest: int) -> None:
    if rest > 0:
        console.say(f"  … and {rest:,} more: --json gives all")
