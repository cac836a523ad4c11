"""Practice appeals with true answers: a change that reads them worse fails."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bench.appeals import Tally, measure_folder

PRACTICE = Path(__file__).resolve().parent.parent / "appeals" / "practice"
BEGUN_WITH = 28  # appeals; those with higher numbers are of unlike kinds
ONCE_APART = range(39, 49)
ADDED = range(101, 161)
LATEST = range(161, 191)
# Floors, a little below what was measured when they were set.
FLOORS = {
    "contact": 0.96,
    "target": 0.95,
    "copies": 0.90,
    "name": 0.80,
    "office": 0.86,
    "salutation": 0.90,
    "address": 0.80,
    "country": 0.93,
    "published": 0.90,
    "act_before": 0.90,
    "about": 0.72,
    "demands": 0.85,
}
# The same of those that came later: of other kinds, and learnt from when rules had been written for the first.
LATER_FLOORS = {
    ONCE_APART: {"contact": 0.95, "target": 0.91, "copies": 0.95, "office": 0.80, "demands": 0.86, "published": 0.95},
    ADDED: {"contact": 0.95, "target": 0.94, "copies": 0.90, "office": 0.83, "demands": 0.90, "published": 0.95},
    LATEST: {"contact": 0.94, "target": 0.91, "copies": 0.90, "office": 0.85, "demands": 0.90, "published": 0.94},
}


@pytest.fixture(scope="module")
def tally(tmp_path_factory) -> Tally:
    folder = tmp_path_factory.mktemp("practice")
    return measure_folder(_copied(folder, lambda number: all(number not in one for one in LATER_FLOORS)))


def _copied(folder: Path, is_wanted: Callable[[int], bool]) -> Path:
    for path in PRACTICE.iterdir():
        number = path.name.partition("-")[0]
        if number.isdigit() and is_wanted(int(number)):
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.mark.parametrize("numbers", LATER_FLOORS)
def test_those_that_came_later_are_read_no_worse(tmp_path, numbers):
    later = measure_folder(_copied(tmp_path, lambda number: number in numbers))
    assert later.cases == len(numbers)
    for field, floor in LATER_FLOORS[numbers].items():
        told = "\n".join(line for line in later.told if f": {field} " in line)
        assert later.counts[field].f1 >= floor, told
    assert later.sure_traps == 0, "\n".join(line for line in later.told if "TRAP" in line)
    assert later.sure.sure_precision >= 0.98, "\n".join(line for line in later.told if "AND SURE" in line)


@pytest.mark.parametrize("field", FLOORS)
def test_no_field_is_read_worse(tally, field):
    told = "\n".join(line for line in tally.told if f": {field} " in line)
    assert tally.counts[field].f1 >= FLOORS[field], told


def test_nothing_sure_is_a_trap(tally):
    assert tally.sure_traps == 0, "\n".join(line for line in tally.told if "TRAP" in line)


def test_what_is_sure_is_right_and_is_most_of_all(tally):
    wrong = "\n".join(line for line in tally.told if "AND SURE" in line)
    assert tally.sure.sure_precision >= 0.98, wrong
    assert tally.sure.sure_recall >= 0.65


def test_of_those_that_the_rules_began_with_more_is_sure(tmp_path):
    begun_with = _copied(tmp_path, lambda number: number <= BEGUN_WITH)
    assert measure_folder(begun_with).sure.sure_recall >= 0.70


def test_hardly_a_trap_is_drafted(tally):
    assert tally.traps <= 1, "\n".join(line for line in tally.told if "TRAP" in line)
