"""Ctrl-C while a letter is being handed over."""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType, TracebackType


class Interrupts:
    """A context in which Ctrl-C waits, from the point of no return on, until the result is written down.

    Before that point, and the second time, it does not wait. Outside the main thread it does nothing.
    """

    def __init__(self) -> None:
        self._holds = False
        self._waits = False
        self._before: signal._HANDLER = None

    def hold(self) -> None:
        """Say that the point of no return is reached."""
        self._holds = True

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def pass_on(self) -> None:
        """Do now what Ctrl-C would have done, if it was pressed meanwhile."""
        if self._waits:
            self._waits = False
            self._interrupt(None)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self._holds and not self._waits:
            self._waits = True
        else:
            self._interrupt(frame)

    def _interrupt(self, frame: FrameType | None) -> None:
        if callable(self._before):
            self._before(signal.SIGINT, frame)
        elif self._before is not signal.SIG_IGN:
            raise KeyboardInterrupt
