"""Letters printed by several processes at once, in their order, none of which outlives the run."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from plaint.errors import PlaintError, RenderError
from plaint.render.printer import Printed, Printer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from types import TracebackType

    from plaint.render.printer import Job
    from plaint.workspace import Workspace

POOL_AT = 24  # letters, from which on starting processes takes less time than it saves
MOST_PROCESSES = 8  # each takes some 110 MiB
AHEAD = 4  # letters that wait for each process
_GARBAGE_AT = 50_000

Task = TypeVar("Task")


class Pending(Protocol):
    """A letter that is being printed."""

    def result(self) -> Printed:
        """Wait for it."""

    def done(self) -> bool:
        """Tell whether `result` returns at once."""


class Printing(Protocol):
    """Whoever prints letters."""

    @property
    def ahead(self) -> int:
        """How many letters may be begun before the first of them is asked for."""

    def submit(self, job: Job) -> Pending:
        """Begin with a letter."""


def processes_for(letters: int) -> int:
    """Return how many processes should print so many letters; 1: this one alone."""
    return min(os.cpu_count() or 1, MOST_PROCESSES) if letters >= POOL_AT else 1


class Alone:
    """Prints in this process, each letter when it is asked for."""

    ahead = 1

    def __init__(self, printer: Printer) -> None:
        self.printer = printer

    def submit(self, job: Job) -> Pending:
        """Keep a letter for later."""
        return _Later(self.printer, job)


@dataclass
class _Later:
    printer: Printer
    job: Job

    def result(self) -> Printed:
        return self.printer.print(self.job)

    def done(self) -> bool:
        return False


class Staff:
    """Prints in this process until there turns out to be so much to print that others are called in.

    Args:
        alone: this process.
        call_in: gives a pool, which is closed by whoever gives it.
        expected: letters that will surely have to be printed.
    """

    def __init__(self, alone: Alone, call_in: Callable[[int], Pool], expected: int) -> None:
        self.alone = alone
        self.call_in = call_in
        self.expected = expected
        self._begun = 0
        self._pool: Pool | None = None

    @property
    def ahead(self) -> int:
        """How many letters may be begun before the first of them is asked for."""
        return self._pool.ahead if self._pool else self.alone.ahead

    def submit(self, job: Job) -> Pending:
        """Begin with a letter; errors as in `Pool.submit`."""
        self._begun += 1
        processes = processes_for(max(self._begun, self.expected))
        if self._pool is None and processes > 1:
            self._pool = self.call_in(processes)
        return (self._pool or self.alone).submit(job)


class Pool:
    """Prints in processes of its own, which keep their fonts and stylesheets; to be used as a context.

    Args:
        workspace: for pictures and templates.
        processes: how many.
    """

    def __init__(self, workspace: Workspace, processes: int) -> None:
        self.ahead = processes * AHEAD
        makings = (str(workspace.root), workspace.templates().own)
        self._executor = ProcessPoolExecutor(processes, get_context("spawn"), _begin, makings)

    def submit(self, job: Job) -> Pending:
        """Begin with a letter, or let it wait for a process.

        Raises:
            RenderError: a process died.
        """
        try:
            return _Sent(self._executor.submit(_print, job))
        except BrokenProcessPool:
            raise _died() from None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)


@dataclass
class _Sent:
    future: Future[Printed | _Refused]

    def result(self) -> Printed:
        try:
            found = self.future.result()
        except BrokenProcessPool:
            raise _died() from None
        if isinstance(found, _Refused):
            raise RenderError(found.message, found.hint)
        return found

    def done(self) -> bool:
        return self.future.done()


@dataclass(frozen=True)
class _Refused:
    """Why a letter could not be printed: an error that surely comes through to the other process."""

    message: str
    hint: str


def _died() -> RenderError:
    hint = "the machine may have run out of memory: end other programs, or make fewer letters at once, and run it again"
    return RenderError("a process that printed letters was ended from outside", hint)


_printers: list[Printer] = []


def _begin(root: str, own: dict[str, str]) -> None:
    """Make a new process ready. Ctrl-C is for the process that gave it its work."""
    from plaint.render.paper import Templates
    from plaint.render.pdf import Press
    from plaint.workspace import open_picture

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_GARBAGE_AT)
    templates = Templates(own)
    press = Press(partial(open_picture, Path(root)), templates.place_of)
    _printers[:] = [Printer(templates, press)]


def _print(job: Job) -> Printed | _Refused:
    try:
        printed = _printers[0].print(job)
        if not gc.get_freeze_count():  # what the first letter has built up stays, and need not be searched again
            gc.collect()
            gc.freeze()
        return printed
    except PlaintError as error:
        return _Refused(error.message, error.hint)


@dataclass(frozen=True)
class Turn(Generic[Task]):
    """A task in its turn, and the letter where that is printed in full; None where the task needs nobody."""

    task: Task
    printed: Printed | None


def in_order(tasks: Iterable[tuple[Task, Job | None]], printing: Printing, most: int = 2000) -> Iterator[Turn[Task]]:
    """Yield every task in its turn, with letters that are printed printed.

    Args:
        tasks: each with the letter to be printed for it, if any.
        printing: who prints.
        most: tasks that may wait for the letters before them.
    """
    waiting: deque[tuple[Task, Pending | None]] = deque()
    sent = 0
    for task, job in tasks:
        waiting.append((task, printing.submit(job) if job else None))
        sent += job is not None
        while waiting and (_is_ready(waiting[0][1]) or sent >= printing.ahead or len(waiting) >= most):
            first, pending = waiting.popleft()
            sent -= pending is not None
            yield Turn(first, pending.result() if pending else None)
    for first, pending in waiting:
        yield Turn(first, pending.result() if pending else None)


def _is_ready(pending: Pending | None) -> bool:
    return pending is None or pending.done()
