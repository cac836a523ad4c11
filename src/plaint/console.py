"""What people see: results on standard output, words on standard error, neither able to steer a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from rich.progress import Progress

Item = TypeVar("Item")
PATIENCE = 1.0  # seconds before a progress bar appears
WIDEST = 100  # columns
TICK = 0.1  # seconds between its steps

_STYLES = {"error": "31;1", "warning": "33", "strong": "1", "faint": "2"}


def safe(text: str) -> str:
    """Return the text with control and bidirectional characters shown as U+XXXX instead of obeyed."""
    from plaint.reading.unsafe import UNSAFE

    return UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def result(text: str) -> None:
    """Print a result on standard output."""
    _print(text, sys.stdout)


def say(text: str = "", style: str = "") -> None:
    """Print words for people on standard error; `style` is error, warning, strong or faint."""
    _print(text, sys.stderr, style)


def ask(text: str) -> None:
    """Print a question on standard error; the answer is typed behind it."""
    sys.stderr.write(safe(text))
    sys.stderr.flush()


def _print(text: str, stream: TextIO, style: str = "") -> None:
    words = safe(text)
    if style and has_colour(stream):
        words = f"\x1b[{_STYLES[style]}m{words}\x1b[0m"
    stream.write(words + "\n")
    stream.flush()


def width() -> int:
    """Return how many columns words for people may take: those of the terminal, 60 to 100; 100 where there is none."""
    columns = shutil.get_terminal_size((WIDEST, 24)).columns if sys.stderr.isatty() else WIDEST
    return max(60, min(columns, WIDEST))


def has_colour(stream: TextIO) -> bool:
    """Tell whether colour is wanted: on a terminal, unless NO_COLOR is set (no-color.org) or it is a dumb one."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def speak_unicode() -> None:
    """Make sure that a name in any script can be printed, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def show_progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Yield the items; on a terminal show a bar once a second has passed."""
    if not sys.stderr.isatty() or total < 2:
        yield from items
        return
    started, shown, bar = time.monotonic(), 0.0, None
    try:
        for number, item in enumerate(items):
            if bar is None and time.monotonic() - started > PATIENCE:
                bar = _bar(what, total, number)
            if bar is not None and time.monotonic() - shown > TICK:
                shown = time.monotonic()
                bar.update(bar.task_ids[0], completed=number, speed=_speed(number, started))
            yield item
    finally:
        if bar is not None:
            bar.stop()


def _speed(done: int, started: float) -> str:
    return f"{done / (time.monotonic() - started):,.0f} a second"


class Clock:
    """Tells how long something has taken."""

    def __init__(self) -> None:
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        """Since it was made."""
        return time.monotonic() - self._started


def _bar(what: str, total: int, done: int) -> Progress:
    from rich import progress
    from rich.console import Console

    speed = progress.TextColumn("{task.fields[speed]}")
    columns = (progress.TextColumn(what), progress.BarColumn(), progress.MofNCompleteColumn(), speed)
    bar = progress.Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(what, total=total, completed=done, speed="")
    bar.start()
    return bar
