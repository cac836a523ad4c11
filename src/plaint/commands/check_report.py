"""What `plaint check` says of its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint import console

if TYPE_CHECKING:
    from plaint.checks.review import Closed, Findings
    from plaint.errors import Problem


def print_words(found: Findings) -> None:
    """Print each problem on standard output, by file; on standard error what they come to and what to mend first."""
    for problem in _by_place(found):
        console.result(str(problem))
    for campaign in found.closed:
        console.say(_closed_line(campaign), "faint")
    if not found.first:
        console.say("Nothing to mend.", "strong")
        return
    console.say(f"{_count(len(found.errors), 'error')}, {_count(len(found.warnings), 'warning')}.")
    console.say(f"Mend first: {found.first}", "strong")


def print_json(found: Findings) -> None:
    """Print the problems as a JSON list on standard output."""
    from json import dumps

    console.result(dumps([_row(problem) for problem in _by_place(found)], ensure_ascii=False, indent=2))


def _by_place(found: Findings) -> list[Problem]:
    return sorted((*found.errors, *found.warnings))


def _closed_line(closed: Closed) -> str:
    if not closed.remarks:
        return f"{closed.campaign}: {closed.status}; nothing to remark"
    return f"{closed.campaign}: {closed.status}; {_count(closed.remarks, 'remark')} on history not listed"


def _count(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


def _row(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
        "campaign": problem.campaign,
    }
