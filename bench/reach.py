"""How far runs reach: letters of thousands against plain WeasyPrint, weasymerge and Typst, all in one go."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bench.crowd import CAMPAIGN, SUBJECT, Crowd, write_crowd
from bench.peers import environment_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MEASURED = 200  # letters of plain WeasyPrint, of which the time of one is reckoned
MOST_CHECKED = 20_000_000  # bytes
ROOM = 0.1  # seconds between two looks at memory
_PAGE = os.sysconf("SC_PAGE_SIZE")
_FONTS = Path(__file__).resolve().parent.parent / "src" / "plaint" / "fonts"


@dataclass
class Reach:
    """How far one case came.

    Attributes:
        goals: what was wanted and what was found, a line each; one that was missed begins with an exclamation mark.
    """

    name: str
    goals: list[str] = field(default_factory=list)
    is_reached: bool = True

    def check(self, found: float, goal: float, words: str, *, most: bool = False) -> None:
        """Note a number and whether it is at least (or at most) the goal."""
        good = found <= goal if most else found >= goal
        self.is_reached &= good
        sign = "<=" if most else ">="
        self.goals.append(f"{words.format(found)} (goal {sign} {goal:g}{'' if good else ', MISSED'})")

    def note(self, words: str) -> None:
        """Note what has no goal."""
        self.goals.append(words)

    def __str__(self) -> str:
        return "\n".join((self.name, *(f"    {line}" for line in self.goals)))


@dataclass(frozen=True)
class Grown:
    """What a program with all its processes took: seconds, and the highest sum of resident memory in MiB."""

    wall: float
    processor: float
    memory: float
    said: str


@dataclass(frozen=True)
class Each:
    """What one letter took, in seconds."""

    wall: float
    processor: float


class Reaches:
    """The cases.

    Args:
        folder: empty.
        program: makes a call of this Python in a folder.
        scale: by which the numbers of letters are multiplied; the goals are for 1.
    """

    def __init__(self, folder: Path, environment: dict[str, str], scale: float) -> None:
        self.folder = folder
        self.environment = environment
        self.scale = scale

    def all(self) -> Iterator[Reach]:
        """Measure every case."""
        yield from self.stamped()
        yield self.personal()
        yield from self.peers()

    def stamped(self) -> Iterator[Reach]:
        """Measure the longest runs, without structure and with it."""
        crowd = Crowd(self._scaled(10_000), 5)
        workspace = self._workspace("crowd", crowd)
        yield self._stamped(workspace, crowd, tagged=False)
        yield self._stamped(workspace, crowd, tagged=True)

    def _scaled(self, count: int) -> int:
        return max(20, round(count * self.scale))

    def _workspace(self, name: str, crowd: Crowd) -> Path:
        write_crowd(self.folder / name, crowd)
        return self.folder / name

    def _stamped(self, workspace: Path, crowd: Crowd, *, tagged: bool) -> Reach:
        option = "--tagged" if tagged else "--untagged"
        count = f"{crowd.signatories:,} x {crowd.targets} letters, one file, {option[2:]}"
        reach = Reach(count)
        theirs = self._plain(workspace, "pdf/ua-1" if tagged else None)
        ours = self._letters(workspace, "--one-file", option)
        size = self._only_file(workspace).stat().st_size / crowd.letters
        each = ours.wall / crowd.letters
        reach.note(
            f"whole process {ours.wall:.1f} s, {each * 1000:.3f} ms a letter; WeasyPrint {theirs.wall * 1000:.1f} ms; "
            f"processor time: {theirs.processor * crowd.letters / ours.processor:.0f} times less"
        )
        reach.check(theirs.wall / each, 60 if tagged else 300, "{:.0f} times the speed of plain WeasyPrint")
        if tagged:
            reach.note(f"{size:.0f} bytes a letter, {ours.memory:.0f} MiB")
        else:
            reach.check(size, 200, "{:.0f} bytes a letter", most=True)
            reach.check(ours.memory, 250, "{:.0f} MiB", most=True)
        self._open(reach, self._only_file(workspace), crowd.letters)
        return reach

    def personal(self) -> Reach:
        """Measure letters of which no two say the same."""
        crowd = Crowd(self._scaled(1500), 1, personal=True)
        workspace = self._workspace("personal", crowd)
        reach = Reach(f"{crowd.letters:,} letters, each with a sentence of its own")
        before = self._plain(workspace, "pdf/ua-1")
        ours = self._letters(workspace, "--one-file", "--tagged")
        after = self._plain(workspace, "pdf/ua-1")
        theirs = (before.wall + after.wall) / 2 * crowd.letters
        processor = (before.processor + after.processor) / 2 * crowd.letters
        reach.note(
            f"whole run {ours.wall:.1f} s; WeasyPrint one after the other {theirs:.1f} s, reckoned from {MEASURED} "
            f"letters before and as many after; processor time, ours to theirs: {ours.processor / processor:.2f}"
        )
        reach.check(ours.wall / theirs, 0.6, "{:.2f} of its time", most=True)
        reach.check(ours.memory, 400, "{:.0f} MiB in all processes", most=True)
        self._open(reach, self._only_file(workspace), crowd.letters)
        return reach

    def peers(self) -> Iterator[Reach]:
        """Measure against other programs."""
        crowd = Crowd(self._scaled(1000), 1)
        workspace, sheets = self._workspace("thousand", crowd), self.folder / "peers"
        sheets.mkdir()
        self._python(workspace, "-m", "bench.sheets", "merge", str(sheets), str(crowd.signatories))
        ours = self._letters(workspace, "--one-file", "--untagged")
        table, template = str(sheets / "merge.csv"), str(sheets / "merge.html")
        words = ("--data", table, "--template", template, "--output", str(sheets / "merged.pdf"))
        merging = ("-m", "weasymerge", *words, "--rows-per-document", "all")
        typesetting = (str(Path(__file__).with_name("typsetting.py")), str(sheets), str(_FONTS))
        cases = (("weasymerge", "3.12", merging, 40), ("typst", "", typesetting, 5))
        for package, version, call, goal in cases:
            reach = Reach(f"{crowd.letters:,} letters, whole process, against {package}")
            python = environment_of(package, version, self.folder)
            if isinstance(python, str):
                reach.note(f"not run: {python}")
            else:
                theirs = self._run((str(python), *call), sheets, {**self.environment, "PYTHONPATH": ""})
                ours_again = self._letters(workspace, "--one-file", "--untagged")
                wall = (ours.wall + ours_again.wall) / 2
                reach.note(
                    f"{wall:.2f} s, {ours.memory:.0f} MiB; {package} {theirs.wall:.1f} s, {theirs.memory:.0f} MiB"
                )
                reach.check(theirs.wall / wall, goal, "{:.1f} times as fast")
            yield reach

    def _plain(self, workspace: Path, variant: str | None) -> Each:
        """Return what plain WeasyPrint takes for one of these letters."""
        sheets = workspace / "sheets"
        if not sheets.exists():
            sheets.mkdir()
            self._python(workspace, "-m", "bench.sheets", "html", str(sheets), str(MEASURED))
        said = self._python(workspace, "-m", "bench.alone", str(sheets), *filter(None, (variant,))).said
        found = dict(re.findall(r'"(\w+)": ([\d.]+)', said))
        return Each(*(float(found[name]) / float(found["letters"]) for name in ("wall", "processor")))

    def _letters(self, workspace: Path, *words: str) -> Grown:
        shutil.rmtree(workspace / "output" / CAMPAIGN, ignore_errors=True)
        signed = ("--signed-by", "members.csv", "--from", "GB", "--lang", "en", "--on", "2026-11-22", "--no-code")
        return self._python(workspace, "-m", "plaint", "letter", CAMPAIGN, *signed, *words)

    def _python(self, folder: Path, *words: str) -> Grown:
        return self._run((sys.executable, *words), folder, self.environment)

    def _run(self, words: tuple[str, ...], folder: Path, environment: dict[str, str]) -> Grown:
        before = _processor()
        process = subprocess.Popen(
            words, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started, watch = time.perf_counter(), _Watch(process.pid)
        stdout, stderr = process.communicate()
        wall = time.perf_counter() - started
        memory = watch.stop()
        if process.returncode:
            raise RuntimeError(f"{' '.join(words)} failed: {stderr[-2000:]}")
        return Grown(wall, _processor() - before, memory, stdout)

    def _only_file(self, workspace: Path) -> Path:
        (path,) = (workspace / "output" / CAMPAIGN).iterdir()
        return path

    def _open(self, reach: Reach, path: Path, pages: int) -> None:
        """Open the file with pdfium and poppler, and check it with qpdf where that does not take minutes."""
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        same = len(document) == pages and SUBJECT in document[pages - 1].get_textpage().get_text_bounded()
        reach.note(f"pdfium: {len(document):,} pages" + ("" if same else ", WRONG"))
        reach.is_reached &= same
        document.close()
        calls = {"poppler": ("pdftotext", "-f", str(pages), str(path), "-"), "qpdf": ("qpdf", "--check", str(path))}
        if path.stat().st_size > MOST_CHECKED:
            reach.note(f"qpdf: not run, {calls.pop('qpdf')[0]} would take minutes")
        for name, words in calls.items():
            if not shutil.which(words[0]):
                reach.note(f"{name}: not run, {words[0]} is not installed")
                continue
            done = subprocess.run(words, capture_output=True, text=True, check=False)
            good = done.returncode == 0 and not done.stderr
            reach.is_reached &= good
            reach.note(f"{name}: {'opens it' if good else done.stderr[:200] or done.stdout[-200:]}")


class _Watch:
    """Sums the resident memory of a process and all that it started, again and again."""

    def __init__(self, process: int) -> None:
        self.process = process
        self.highest = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while not self._done.wait(ROOM):
            self.highest = max(self.highest, sum(map(_resident, _family(self.process))))

    def stop(self) -> float:
        """Return the highest sum, in MiB."""
        self._done.set()
        self._thread.join()
        return self.highest


def _processor() -> float:
    """Return the processor seconds of all processes that were waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _family(process: int) -> list[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return []
    return [process, *(one for child in children for one in _family(int(child)))]


def _resident(process: int) -> float:
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * _PAGE / 1024**2
    except (OSError, IndexError):
        return 0.0
