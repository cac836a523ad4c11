"""`python -m bench [--rounds N] [PART …]`: each case as a ratio with its goal."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.appeals import measure_appeals
from bench.books import write_books
from bench.chaos import Chaos, Tally
from bench.fuzz import measure_fuzz
from bench.lists import Lists
from bench.measuring import Outcome, Program, Sample, compare
from bench.mutants import MOST, PARTS, Workshop
from bench.pages import Pages
from bench.post import LETTERS, Post
from bench.reach import Reaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
CAMPAIGN = "karaganda-2003"
# What a letter is compared with: nothing but WeasyPrint, called as its documentation says.
ALONE = """\
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
PUBLIC = ("campaigns.yaml", "recipients.yaml", "letters", "templates")
WIDTH = 34
HEAD = f"{'':<{WIDTH}}{'time':>7}  {'quartiles':<11}  processor  {'goal':<13}  {'seconds':<15}  MiB"


@dataclass(frozen=True)
class Case:
    """What was compared, how it came out, and what the ratio of times should be at most."""

    name: str
    goal: float
    outcome: Outcome

    @property
    def is_reached(self) -> bool:
        """Whether the median of the ratios is within the goal."""
        return self.outcome.ratio("wall").median <= self.goal

    def __str__(self) -> str:
        time, processor = self.outcome.ratio("wall"), self.outcome.ratio("processor")
        seconds = " / ".join(f"{self.outcome.median(side, 'wall'):.3f}" for side in ("ours", "theirs"))
        memory = " / ".join(f"{self.outcome.median(side, 'memory') / 1024:.0f}" for side in ("ours", "theirs"))
        one_process = not self.outcome.median("ours", "memory")
        cells = (
            f"{self.name:<{WIDTH}}{time.median:>7.3f}",
            f"{time.low:.3f}-{time.high:.3f}",
            f"{processor.median:>9.3f}",
            f"{self.goal:<5}{'reached' if self.is_reached else 'MISSED':<8}",
            f"{seconds:<15}",
            "" if one_process else memory,
        )
        return "  ".join(cells).rstrip()


class Bench:
    """All cases, in a folder of their own.

    Args:
        folder: empty.
        rounds: pairs of runs a case.
    """

    def __init__(self, folder: Path, rounds: int) -> None:
        self.folder = folder
        self.rounds = rounds
        self.workspace = folder / "workspace"
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT), str(folder))),
            # both sides' modules are compiled before the first round that counts, wherever they lie
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "XDG_STATE_HOME": str(folder / "state"),
        }
        self._copy_public_files()

    def _copy_public_files(self) -> None:
        self.workspace.mkdir()
        for name in PUBLIC:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.workspace / name)

    def program(self, *words: str) -> Program:
        """Return a Python call in the repository's workspace, without anybody's private files."""
        return Program((sys.executable, *words), self.workspace, self.environment)

    def compare(self, ours: Callable[[], Sample], theirs: Callable[[], Sample]) -> Outcome:
        """Measure both in turn."""
        return compare(ours, theirs, self.rounds)

    def start(self) -> Iterator[Case]:
        """Compare `--help` and `list` with a Typer app that has as many commands and options."""
        listed = self.program("-m", "plaint", "list")
        self.program("-m", "bench.bare", str(self.folder), listed.measure_output()[1]).measure()
        helped, bare = self.program("-m", "plaint", "--help"), self.program("-m", "bare", "--help")
        yield Case("--help / a bare Typer app's", 1.3, self.compare(helped.measure, bare.measure))
        bare = self.program("-m", "bare", "list")
        yield Case("list / a bare Typer command", 1.3, self.compare(listed.measure, bare.measure))

    def paper(self) -> Iterator[Case]:
        """Compare a letter with WeasyPrint writing the same tagged HTML: whole processes, then letters in one."""
        html = self.folder / "letter.html"
        self.program("-m", "bench.paper", "dump", CAMPAIGN, str(html)).measure()
        ours = self.program("-m", "plaint", "letter", CAMPAIGN, "--output", str(self.folder / "out"))
        theirs = self.program("-c", ALONE, str(html), str(self.folder / "alone.pdf"))
        yield Case("cold letter / WeasyPrint alone", 1.3, self.compare(ours.measure, theirs.measure))
        warm = self.program("-m", "bench.paper", "warm", CAMPAIGN, str(html), str(self.rounds * 3)).measure_output()[1]
        sides = [[Sample(*turn[side]) for turn in json.loads(warm)] for side in ("ours", "theirs")]
        yield Case("warm letter / warm WeasyPrint", 1.1, Outcome(tuple(sides[0]), tuple(sides[1])))

    def books(self) -> Iterator[Case]:
        """Compare loading 5,000 recipients and 500 campaigns with PyYAML's C loader alone."""
        folder, state = self.folder / "books", self.folder / "key"
        write_books(folder)
        ours, theirs = (
            self.program("-m", "bench.loading", side, str(folder), str(state)) for side in ("plaint", "yaml")
        )

        def first() -> Sample:
            shutil.rmtree(folder / "output", ignore_errors=True)
            return ours.measure_within()

        yield Case("first load / C YAML loader alone", 1.5, self.compare(first, theirs.measure_within))
        yield Case("load again / C YAML loader alone", 0.05, self.compare(ours.measure_within, theirs.measure_within))


def measure_reach(scale: float) -> bool:
    """Print how far runs reach; tell whether that is far enough."""
    with TemporaryDirectory(prefix="plaint-reach-") as folder:
        bench = Bench(Path(folder), 1)
        reached = True
        for reach in Reaches(Path(folder) / "reach", bench.environment, scale).all():
            print(reach, flush=True)
            reached &= reach.is_reached
    return reached


def measure_post(scale: float, rounds: int) -> bool:
    """Print how fast letters leave; tell whether that is fast enough."""
    with TemporaryDirectory(prefix="plaint-post-") as folder:
        bench = Bench(Path(folder), rounds)
        place = Path(folder) / "post"
        place.mkdir()
        reach = Post(place, bench.environment, max(20, round(LETTERS * scale))).measure(rounds)
        print(reach, flush=True)
    return reach.is_reached


def measure_chaos(kills: int) -> bool:
    """Print what becomes of letters whose senders are killed; tell whether none is doubled or lost."""
    tally = Tally()
    with TemporaryDirectory(prefix="plaint-chaos-") as folder:
        for tally in Chaos(Path(folder)).run(kills):
            print(f"\r{tally}", end="", flush=True)
    print()
    return not (tally.doubles or tally.lost)


def measure_lists(scale: float) -> bool:
    """Print what importing lists of people takes, and how well it tells doubles; tell whether that is well enough."""
    with TemporaryDirectory(prefix="plaint-lists-") as folder:
        bench = Bench(Path(folder), 1)
        place = Path(folder) / "lists"
        place.mkdir()
        reached = True
        for reach in Lists(place, bench.environment, scale).all():
            print(reach, flush=True)
            reached &= reach.is_reached
    return reached


def measure_page(rounds: int) -> bool:
    """Print how soon a supporter's page has a letter, and what it weighs; tell whether that is well enough."""
    with TemporaryDirectory(prefix="plaint-page-") as folder:
        reach = Pages(Path(folder), rounds).measure()
    print(reach, flush=True)
    return reach.is_reached


def measure_mutants() -> bool:
    """Print which mutants of what sends survive the tests; tell whether they are few."""
    few = True
    with TemporaryDirectory(prefix="plaint-mutants-") as folder:
        workshop = Workshop(Path(folder))
        for part in PARTS:
            verdict = workshop.examine(part)
            print("\n".join((str(verdict), *verdict.survivors)), flush=True)
            few &= verdict.share <= MOST
    return few


def main() -> None:
    """Run every case and print the table; exit 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="pairs of runs a case (default 9)")
    parser.add_argument(
        "part",
        nargs="*",
        metavar="start|paper|books|reach|post|chaos|lists|page|mutants",
        help="only these (default: the first three)",
    )
    parser.add_argument("--scale", type=float, default=1.0, help="reach, post, lists: multiply the letters or rows")
    parser.add_argument("--kills", type=int, default=1000, help="chaos: runs to be killed (default 1000)")
    parser.add_argument("--seconds", type=int, default=120, help="fuzz: how long (default 120)")
    asked = parser.parse_args()
    parts = asked.part or ["start", "paper", "books"]
    whole = {
        "reach": lambda: measure_reach(asked.scale),
        "post": lambda: measure_post(asked.scale, asked.rounds),
        "chaos": lambda: measure_chaos(asked.kills),
        "lists": lambda: measure_lists(asked.scale),
        "page": lambda: measure_page(asked.rounds),
        "mutants": measure_mutants,
        "appeals": measure_appeals,
        "fuzz": lambda: measure_fuzz(asked.seconds),
    }
    found = [measure() for part, measure in whole.items() if part in parts]
    missed = not all(found)
    parts = [part for part in parts if part not in whole]
    if not parts:
        sys.exit(int(missed))
    print(HEAD)
    with TemporaryDirectory(prefix="plaint-bench-") as folder:
        bench = Bench(Path(folder), asked.rounds)
        measures = {"start": bench.start, "paper": bench.paper, "books": bench.books}
        for case in (case for part in parts for case in measures[part]()):
            print(case, flush=True)
            missed |= not case.is_reached
    sys.exit(int(missed))


if __name__ == "__main__":
    main()
