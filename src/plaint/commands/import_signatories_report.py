"""What `plaint import signatories` says of a list: how it was read, what was cleaned, what to look at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.tell import step_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plaint.errors import Problem
    from plaint.lists.duplicates import Duplicate
    from plaint.lists.entry import Clean
    from plaint.lists.signatories import People

MOST = 20
"""Lines of one kind; `--json` gives all."""
_EXAMPLES = 5


def say_people(people: People, name: str) -> None:
    """Say on standard error how a list was read, what was cleaned and what may be wrong with it."""
    _say_reading(people, name)
    _say_changes([person.clean for person in people.persons])
    _say_problems(people.problems)
    _say_doubles(people)
    if known := people.known_before:
        many = _count(len(known), "person stands", "people stand")
        console.say(step_line("known", f"{many} in signatories.yaml already, with all that the list says of them"))


def _say_reading(people: People, name: str) -> None:
    count = _count(len(people.persons), "person", "people")
    console.say(f"{name}: read as a {'table' if people.form == 'table' else 'pasted list'}, {count}.", "strong")
    taken = [f"{one.title} = {one.key}" for one in people.columns if one.key]
    if taken:
        console.say(step_line("columns", "; ".join(taken)))
    for one in people.columns:
        if one.title and not one.key:
            console.say(step_line("not taken", f"{one.title}: {one.why}; to take it: --column '{one.title}=KEY'"))


def _say_changes(entries: Sequence[Clean]) -> None:
    changes = [(entry, change) for entry in entries for change in entry.changes if change.before]
    if not changes:
        return
    counts = Counter(change.key for _, change in changes)
    console.say(step_line("cleaned", ", ".join(f"{key} ({number:,})" for key, number in counts.most_common())))
    seen: Counter[str] = Counter()
    for entry, change in changes:
        seen[change.key] += 1
        if seen[change.key] <= _EXAMPLES:
            console.say(step_line("", f"line {entry.place.line}: {change.before} → {change.after}"), "faint")


def _say_problems(problems: Sequence[Problem]) -> None:
    shown = sorted(problems, key=lambda problem: problem.severity != "error")[:MOST]
    for problem in shown:
        console.say(str(problem), problem.severity)
    _say_rest(len(problems) - len(shown), "things to look at")


def _say_doubles(people: People) -> None:
    everybody, doubles = people.everybody, _doubles_to_say(people)
    for is_certain, label in ((True, "twice"), (False, "twice?")):
        found = [one for one in doubles if one.is_certain == is_certain]
        for one in found[:MOST]:
            console.say(step_line(label, _double(one, everybody)), "" if is_certain else "warning")
        _say_rest(len(found) - MOST, "pairs")
    if doubles:
        console.say("Nobody was struck off: see who is who, and remove the lines that are one too many.")


def _doubles_to_say(people: People) -> list[Duplicate]:
    """Leave out those who are recognised in signatories.yaml: they are told of together."""
    before, known = len(people.known), people.known_before
    return [
        one for one in people.duplicates if one.first >= before or people.persons[one.second - before].id not in known
    ]


def _double(one: Duplicate, everybody: Sequence[Clean]) -> str:
    from plaint.lists.duplicates import WORDS_OF

    first, second = everybody[one.first], everybody[one.second]
    sure = "certain" if one.is_certain else "in doubt"
    return f"{_place(second)} {_who(second)}, {_place(first)} {_who(first)}: {WORDS_OF[one.kind]} ({sure})"


def _place(entry: Clean) -> str:
    place = entry.place
    if not place.line:
        return place.file
    return f"line {place.line}" + (f", column {place.column}" if place.column > 1 else "")


def _who(entry: Clean) -> str:
    beside = ", ".join(filter(None, (entry.get(key) for key in ("town", "country", "organisation"))))
    return f"{entry.get('name')} ({beside})" if beside else entry.get("name")


def _say_rest(rest: int, what: str) -> None:
    if rest > 0:
        console.say(f"  … and {rest:,} more {what}: --json gives all")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
