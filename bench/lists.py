"""Lists of people: what `plaint import signatories` takes for long ones, and how well it tells doubles."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.lists.planted import CYRILLIC_GIVEN, CYRILLIC_SURNAME, GIVEN, SURNAME, TOWNS, UNIONS, plant, romanised

from bench.measuring import Program
from bench.reach import Reach
from plaint.lists.duplicates import find_duplicates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.measuring import Sample

ROWS = (10_000, 100_000)
MOST_MEMORY = 500  # MiB
MOST_GROWTH = 12  # times as long for ten times the rows
PLANTED = 40  # lists
_TITLES = "Surname;First name;Country;Organisation;Town;E-mail;Role;Street;Postcode;Language;Personal;Consent"
_MORE = ("Secretary", "1 Long Example Street", "01234", "English", "I have seen what it does to people.", "sign, press")
_SYLLABLES = ("ba", "do", "fe", "gi", "ku", "lo", "ma", "ne", "pi", "ro", "su", "ta", "vo", "we", "zi")
_COUNTRIES = ("Россия", "Казахстан", "Grande-Bretagne", "Deutschland", "Suisse", "Zaire", "Espagne", "Atlantis")


@dataclass(frozen=True)
class Lists:
    """The cases."""

    folder: Path
    environment: dict[str, str]
    scale: float

    def all(self) -> Iterator[Reach]:
        """Measure every case."""
        for form in ("table", "list"):
            yield self._sizes(form)
        yield self._doubles()

    def _sizes(self, form: str) -> Reach:
        reach = Reach(f"plaint import signatories, a {form}, names of which one in ten comes again")
        samples = [self._import(form, max(100, round(rows * self.scale))) for rows in ROWS]
        for rows, sample in zip(ROWS, samples, strict=True):
            reach.note(f"{round(rows * self.scale):,} rows: {sample.wall:.1f} s, {sample.memory / 1024:.0f} MiB")
        growth = samples[1].processor / samples[0].processor
        reach.check(growth, MOST_GROWTH, "ten times the rows take {:.1f} times as long", most=True)
        reach.check(samples[1].memory / 1024, MOST_MEMORY, "{:.0f} MiB at most", most=True)
        return reach

    def _import(self, form: str, rows: int) -> Sample:
        path = self.folder / f"{form}-{rows}.txt"
        people = list(_people(rows))
        if form == "table":
            lines = [_TITLES, *(";".join((*one, *_MORE)) for one in people)]
            path.write_text("\n".join(lines), "utf-8")
        else:
            entries = (f"{surname}, {given}, {country}, {union}" for surname, given, country, union, *_ in people)
            path.write_text(";\n".join(entries), "utf-8")
        words = ("-m", "plaint", "import", "signatories", path.name, "--output", f"{path.stem}.csv")
        return Program((sys.executable, *words), self.folder, self.environment).measure()

    def _doubles(self) -> Reach:
        reach = Reach(f"doubles on {PLANTED} lists with planted ones and traps")
        certain = right = planted = paired = doubtful = doubtful_right = 0  # pairs, but for planted and paired: entries
        for seed in range(1000, 1000 + PLANTED):
            made = plant(seed)
            found = [(one, made.owners[one.first] == made.owners[one.second]) for one in find_duplicates(made.entries)]
            certain += sum(one.is_certain for one, _ in found)
            right += sum(one.is_certain and is_one for one, is_one in found)
            doubtful += sum(not one.is_certain for one, _ in found)
            doubtful_right += sum(not one.is_certain and is_one for one, is_one in found)
            numbers = {number for one, is_one in found if is_one for number in (one.first, one.second)}
            planted += len(made.doubles)
            paired += len(numbers & set(made.doubles))
        reach.check(right / certain, 1.0, f"{{:.4f}} of {certain:,} certain pairs are right")
        reach.check(paired / planted, 0.95, f"{{:.4f}} of {planted:,} planted doubles are found")
        reach.note(f"{doubtful_right / doubtful:.2f} of {doubtful:,} pairs in doubt are one person")
        return reach


def _people(rows: int) -> Iterator[tuple[str, ...]]:
    """Yield invented people, the same each time: three in four with Latin names, one in ten a second time."""
    chance = random.Random(1)
    before: list[tuple[str, ...]] = []
    for number in range(rows):
        if before and chance.random() < 0.1:
            surname, given, *rest = chance.choice(before[-1000:])
            yield (given, surname, *rest) if chance.random() < 0.5 else (surname, f"{given[0]}.", *rest)
            continue
        tail = "".join(chance.choice(_SYLLABLES) for _ in range(3))
        is_cyrillic = chance.random() < 0.25
        given = chance.choice(CYRILLIC_GIVEN if is_cyrillic else GIVEN)
        surname = chance.choice(CYRILLIC_SURNAME) if is_cyrillic else f"{chance.choice(SURNAME)}{tail}"
        if is_cyrillic and chance.random() < 0.5:
            given, surname = romanised(given, chance), romanised(surname, chance)
        mailbox = f"p{number}@example.org" if chance.random() < 0.5 else ""
        one = (surname.upper(), given, chance.choice(_COUNTRIES), chance.choice(UNIONS), chance.choice(TOWNS), mailbox)
        before.append(one)
        yield one
