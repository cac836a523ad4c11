"""Two sides in turn, many times over: what counts is their ratio, since the speed of a machine wanders."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Sample:
    """What one run took: wall and processor seconds, and the highest resident memory in KiB (0: not measured)."""

    wall: float
    processor: float
    memory: int = 0


Side = tuple[Sample, ...]


@dataclass(frozen=True)
class Spread:
    """Ratios of pairs: median, first and third quartile."""

    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Outcome:
    """All runs of one case, ours and theirs in pairs that ran next to each other."""

    ours: Side
    theirs: Side

    def ratio(self, what: str) -> Spread:
        """Return the ratio of `wall` or `processor` times."""
        ratios = [getattr(a, what) / getattr(b, what) for a, b in zip(self.ours, self.theirs, strict=True)]
        low, median, high = statistics.quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
        return Spread(median, low, high)

    def median(self, side: str, what: str) -> float:
        """Return the median of one side's `wall`, `processor` or `memory`."""
        return statistics.median(getattr(sample, what) for sample in getattr(self, side))


@dataclass(frozen=True)
class Program:
    """A command to be measured."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str]

    def measure(self) -> Sample:
        """Run it once, its words thrown away.

        Raises:
            RuntimeError: it failed.
        """
        sample, _ = self.measure_output(subprocess.DEVNULL)
        return sample

    def measure_within(self) -> Sample:
        """Run it once; return the times that it prints as JSON, and its memory."""
        sample, printed = self.measure_output()
        return Sample(**json.loads(printed), memory=sample.memory)

    def measure_output(self, stdout: int = subprocess.PIPE) -> tuple[Sample, str]:
        """Run it once; return what it printed too."""
        started = time.perf_counter()
        process = subprocess.Popen(
            self.words, cwd=self.folder, env=dict(self.environment), stdout=stdout, stderr=subprocess.PIPE, text=True
        )
        printed = process.stdout.read() if process.stdout else ""
        complaint = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"{' '.join(self.words)} failed: {complaint[-2000:]}")
        return Sample(elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss), printed


def compare(ours: Callable[[], Sample], theirs: Callable[[], Sample], rounds: int) -> Outcome:
    """Measure both sides in turn, changing who begins; one round before the first is thrown away."""
    ours(), theirs()
    pairs: list[tuple[Sample, Sample]] = []
    for number in range(rounds):
        if number % 2:
            later = theirs()
            pairs.append((ours(), later))
        else:
            first = ours()
            pairs.append((first, theirs()))
    return Outcome(*_sides(pairs))


def _sides(pairs: Sequence[tuple[Sample, Sample]]) -> tuple[Side, Side]:
    return tuple(a for a, _ in pairs), tuple(b for _, b in pairs)
