"""Mutation testing of what sends: `mutmut`, in an environment of its own, spoils code bit by bit; do tests notice?"""

from __future__ import annotations

import os
import re
import shutil
import site
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bench.peers import environment_of

ROOT = Path(__file__).resolve().parent.parent
MOST = 0.05  # of all mutants that may survive
ALIVE = ("survived", "no tests", "not checked", "suspicious")
# What takes its time by trying much at random stays out: each mutant is met by what is quick and sharp.
SLOW = "not (story or flip or torn_at_any_byte or without_room or answered_alike or processes_at_once)"
CONFIG = """\
[tool.mutmut]
source_paths = ["src/plaint"]
only_mutate = {only}
pytest_add_cli_args = ["-q", "-p", "no:cacheprovider", "-k", "{slow}"]
pytest_add_cli_args_test_selection = {tests}
also_copy = ["docs"]
use_git_change_detection = false
use_setproctitle = false
timeout_constant = 4.0
timeout_multiplier = 4.0

[tool.pytest.ini_options]
pythonpath = ["."]
"""
_RESULT = re.compile(r"^\s*(\S+__mutmut_\d+): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """What is changed, and which tests are to notice."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


PARTS = (
    Part("outbox", ("deliver/outbox.py", "deliver/pace.py", "deliver/interrupts.py"), ("test_outbox*.py",)),
    Part("journal", ("deliver/journal.py",), ("test_journal*.py", "test_outbox.py")),
    Part(
        "witness and lock",
        tuple(f"deliver/record/{name}.py" for name in ("witness", "soundness", "lock", "taken", "marks", "scrubbing")),
        ("test_journal*.py",),
    ),
    # the schema is put together on import, where mutmut changes nothing: test_journal_rules.py tries what it refuses
    Part(
        "file and rows",
        tuple(f"deliver/record/{name}.py" for name in ("opening", "reading", "rows", "export")),
        ("test_journal*.py",),
    ),
    Part("hand-over", ("deliver/mail/handover.py",), ("test_mail_handover.py",)),
)


@dataclass
class Verdict:
    """What became of the mutants of a part.

    Attributes:
        states: how many were killed, survived, timed out and so on.
        survivors: what each of them changed, as a difference.
    """

    name: str
    states: Counter[str] = field(default_factory=Counter)
    survivors: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """How many of all survived, or were met by no test."""
        alive = sum(count for state, count in self.states.items() if state in ALIVE)
        return alive / max(1, self.states.total())

    def __str__(self) -> str:
        told = ", ".join(f"{count} {state}" for state, count in self.states.most_common())
        return f"{self.name}: {self.states.total()} mutants: {told}; survived {self.share:.1%} (goal <= {MOST:.0%})"


class Workshop:
    """A copy of code and tests, and an environment with mutmut.

    Args:
        folder: empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        python = environment_of("mutmut", "", folder)
        if isinstance(python, str):
            raise SystemExit(python)
        self.mutmut = Path(python).with_name("mutmut")

    def examine(self, part: Part) -> Verdict:
        """Make all mutants of a part, and try the tests on each."""
        place = self.folder / part.name
        shutil.copytree(ROOT / "src", place / "src", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "tests" / "deliver", place / "tests" / "deliver")
        shutil.copytree(ROOT / "docs" / "reference", place / "docs" / "reference")
        (place / "mutants" / "src").mkdir(parents=True)  # Python looks once whether a folder of its path is there
        tests = sorted(
            str(path.relative_to(place)) for name in part.tests for path in (place / "tests" / "deliver").glob(name)
        )
        only = [f"src/plaint/{module}" for module in part.modules]
        (place / "pyproject.toml").write_text(CONFIG.format(only=only, tests=tests, slow=SLOW).replace("'", '"'))
        (self.folder / f"{part.name}.log").write_text(self._ask(place, "run"))
        return self._read(part, place)

    def _read(self, part: Part, place: Path) -> Verdict:
        results = self._ask(place, "results", "--all", "true")
        verdict = Verdict(part.name)
        for name, state in _RESULT.findall(results):
            verdict.states[state] += 1
            if state in ALIVE:
                verdict.survivors.append(self._ask(place, "show", name))
        return verdict

    def _ask(self, place: Path, *words: str) -> str:
        # our own libraries are lent to it, and what tests start finds the same code as they
        lent = os.pathsep.join((str(place / "mutants" / "src"), *site.getsitepackages()))
        environment = {**os.environ, "PYTHONPATH": lent}
        asked = (self.mutmut, *words)
        return subprocess.run(
            asked, cwd=place, env=environment, capture_output=True, text=True, check=False
        ).stdout
