"""A program run with words of ours: what it said, and how it ended."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST = 4_000_000  # bytes that are read of what a program says
TEMPORARY = 75  # EX_TEMPFAIL of sysexits.h: later it may work
_BY_SIGNAL = range(129, 160)  # how a shell tells that what it ran was killed


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended.

    Attributes:
        code: its exit code; None where it was killed, or did not end in time and so was killed by us.
        said: what it wrote, to either stream.
    """

    code: int | None
    said: str


def find_program(name: str, environ: Mapping[str, str]) -> str | None:
    """Return where a program lies on the path of an environment, or None."""
    return shutil.which(name, path=environ.get("PATH", os.defpath))


def run_program(words: tuple[str, ...], environ: Mapping[str, str], patience: float) -> Ended:
    """Run a program to its end, with nothing to read, in a group of its own that Ctrl-C does not reach.

    Args:
        words: the program, by its path, and what it is told.
        environ: its environment.
        patience: seconds until it and what it has started are killed.

    Raises:
        OSError: it cannot be started.
    """
    with tempfile.TemporaryFile() as said:
        program = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=dict(environ),
            start_new_session=True,
        )
        try:
            code: int | None = program.wait(patience)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            _kill(program)
        words_said = b""
        with contextlib.suppress(OSError):  # it has run: that its words are lost changes nothing
            said.seek(0)
            words_said = said.read(MOST)
    was_killed = code is not None and (code < 0 or code in _BY_SIGNAL)
    return Ended(None if was_killed else code, words_said.decode("utf-8", "replace"))


def _kill(program: subprocess.Popen[bytes]) -> None:
    if program.poll() is None:
        with contextlib.suppress(OSError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()


@contextlib.contextmanager
def kept_in_file(content: bytes, ending: str) -> Iterator[Path]:
    """Keep bytes in a file that only this user can read (0600), for the length of a block.

    Raises:
        OSError: it cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="plaint-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / f"fax.{ending}"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        yield path
