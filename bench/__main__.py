"""`python -m bench [--rounds N]`: each case as a ratio with its goal."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.bare import write_bare_app
from bench.books import write_books
from bench.measuring import Outcome, Program, compare
from bench.paper import ALONE

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Row:
    """One line of the table: a ratio with its quartiles, and what it should be at most."""

    case: str
    ratio: float
    low: float
    high: float
    goal: float
    memory: str = ""

    def __str__(self) -> str:
        verdict = "reached" if self.ratio <= self.goal else "NOT reached"
        spread = f"{self.low:.3f}-{self.high:.3f}"
        return (
            f"{self.case:<44} {self.ratio:>6.3f}  ({spread})  goal {self.goal:<5} {verdict:<12} {self.memory}".rstrip()
        )


class Bench:
    """All cases, in a folder of their own.

    Args:
        folder: empty.
        rounds: pairs of runs for whole processes.
    """

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        paths = os.pathsep.join((str(ROOT / "src"), str(ROOT), str(folder)))
        state = str(folder / "state")
        self.environment = {**os.environ, "PYTHONPATH": paths, "XDG_STATE_HOME": state, "PYTHONHASHSEED": "0"}

    def program(self, *words: str) -> Program:
        """Return a Python call, in the repository."""
        return Program((sys.executable, *words), ROOT, self.environment)

    def against(self, case: str, goal: float, ours: Program, theirs: Program) -> Row:
        """Compare two processes by wall time."""
        outcome = compare(ours.measure, theirs.measure, self.rounds)
        spread = outcome.ratio("wall")
        return Row(case, spread.median, spread.low, spread.high, goal, _memory(outcome))

    def start(self) -> list[Row]:
        """Compare `--help` and `list` with a Typer app that has as many commands and options."""
        plaint = ("-m", "plaint")
        write_bare_app(self.folder, self.program(*plaint, "list").measure_output()[1])
        bare = self.program("-m", "bare", "list")
        return [
            self.against(
                "--help / a bare Typer app's",
                1.3,
                self.program(*plaint, "--help"),
                self.program("-m", "bare", "--help"),
            ),
            self.against("list / a bare Typer command", 1.3, self.program(*plaint, "list"), bare),
        ]

    def paper(self) -> list[Row]:
        """Compare a letter with WeasyPrint writing the same tagged HTML: whole processes, then letters in one."""
        html = self.folder / "letter.html"
        self.program("-m", "bench.paper", "dump", str(html)).measure()
        alone = self.folder / "alone.py"
        alone.write_text(ALONE, "utf-8")
        ours = self.program("-m", "plaint", "letter", "karaganda-2003", "--output", str(self.folder / "out"))
        theirs = self.program(str(alone), str(html), str(self.folder / "alone.pdf"))
        cold = self.against("cold letter / WeasyPrint alone", 1.3, ours, theirs)
        _, printed = self.program("-m", "bench.paper", "warm", str(html), str(max(self.rounds * 3, 9))).measure_output(
            subprocess.PIPE
        )
        ratios = [turn["ours"][1] / turn["theirs"][1] for turn in json.loads(printed)]
        return [cold, _row("warm letter / WeasyPrint alone (CPU)", ratios, 1.1)]

    def books(self) -> list[Row]:
        """Compare reading 5,000 recipients and 500 campaigns with PyYAML's C loader alone."""
        folder = self.folder / "books"
        folder.mkdir()
        write_books(folder)
        _, printed = self.program("-m", "bench.books", str(folder), str(max(3, self.rounds // 2))).measure_output(
            subprocess.PIPE
        )
        times = json.loads(printed)
        return [
            _row("first load / C YAML loader (CPU)", _ratios(times["first"], times["yaml"]), 1.5),
            _row("load again / C YAML loader (CPU)", _ratios(times["again"], times["yaml"]), 0.05),
        ]


def _ratios(ours: list[float], theirs: list[float]) -> list[float]:
    return [a / b for a, b in zip(ours, theirs, strict=True)]


def _row(case: str, ratios: list[float], goal: float) -> Row:
    low, median, high = statistics.quantiles(ratios, n=4, method="inclusive")
    return Row(case, median, low, high, goal)


def _memory(outcome: Outcome) -> str:
    ours, theirs = (max(sample.memory for sample in side) / 1024 for side in (outcome.ours, outcome.theirs))
    return f"{ours:.0f} / {theirs:.0f} MiB"


def main() -> None:
    """Run every case and print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="pairs of runs a case (default 7)")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), rounds)
        for measure in (bench.start, bench.paper, bench.books):
            for row in measure():
                print(row, flush=True)


if __name__ == "__main__":
    main()
