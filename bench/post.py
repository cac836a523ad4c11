"""Letters with a PDF to a mail server on loopback: our outbox, journal and all, against mailmerge."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measuring import Outcome, Program, Sample, compare
from bench.peers import environment_of
from bench.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LETTERS = 1000
PDF = 120_000  # bytes
WALL, PROCESSOR = 1.8, 0.6  # times as fast; of the processor time a message
BODY = "Уважаемый господин Президент, ведомство {{number}}!\n\n" + ("Мы требуем открыть ворота. " * 3 + "\n") * 11
TEMPLATE = """\
TO: {{{{email}}}}
FROM: Ruth Example <ruth@example.org>
SUBJECT: Откройте ворота
ATTACHMENT: letter.pdf

{body}"""
CONFIG = "[smtp_server]\nhost = 127.0.0.1\nport = {port}\n"


@dataclass(frozen=True)
class Sink:
    """smtp-sink, and the counters that it prints."""

    port: int
    said: Path

    def taken(self) -> int:
        """Return how many mails it has taken so far."""
        found = re.findall(r"mesg=(\d+)", self.said.read_text("ascii", "replace"))
        return int(found[-1]) if found else 0


@contextlib.contextmanager
def smtp_sink(folder: Path) -> Iterator[Sink | None]:
    """Run smtp-sink for the length of a block; None where it is not installed."""
    program = shutil.which("smtp-sink", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        yield None
        return
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    said = folder / "sink"
    user = ("-u", "nobody") if os.geteuid() == 0 else ()
    with said.open("wb") as output:
        process = subprocess.Popen((program, *user, "-c", f"127.0.0.1:{port}", "100"), stdout=output, stderr=output)
    try:
        time.sleep(0.5)
        yield Sink(port, said)
    finally:
        process.terminate()
        process.wait()


class Post:
    """Both sides.

    Args:
        folder: empty.
        environment: for our side.
        count: letters a run.
    """

    def __init__(self, folder: Path, environment: Mapping[str, str], count: int) -> None:
        self.folder = folder
        self.environment = environment
        self.count = count

    def measure(self, rounds: int) -> Reach:
        """Compare both in turn."""
        reach = Reach(f"{self.count:,} letters with a PDF of {PDF // 1000} kB, whole process, against mailmerge 2.3.0")
        python = environment_of("mailmerge", "", self.folder)
        with smtp_sink(self.folder) as sink:
            if sink is None:
                reach.note("not run: smtp-sink is not installed (apt-get install postfix)")
            elif isinstance(python, str):
                reach.note(f"not run: {python}")
            else:
                self._write(sink.port)
                self._report(reach, compare(lambda: self._ours(sink), lambda: self._theirs(sink, python), rounds))
        return reach

    def _write(self, port: int) -> None:
        # what no compressor and no cache can make small
        (self.folder / "letter.pdf").write_bytes(b"%PDF-1.7\n" + os.urandom(PDF - 9))
        (self.folder / "body.txt").write_text(BODY, "utf-8")
        rows = "".join(f"office-{number}@example.org,{number}\n" for number in range(self.count))
        (self.folder / "people.csv").write_text(f"email,number\n{rows}", "utf-8")
        (self.folder / "template.txt").write_text(TEMPLATE.format(body=BODY), "utf-8")
        (self.folder / "server.conf").write_text(CONFIG.format(port=port), "utf-8")

    def _ours(self, sink: Sink) -> Sample:
        for path in self.folder.glob("journal.db*"):
            path.unlink()
        words = ("-m", "bench.posting", str(self.folder), str(sink.port), str(self.count))
        return self._run(sink, Program((sys.executable, *words), self.folder, self.environment))

    def _theirs(self, sink: Sink, python: Path) -> Sample:
        files = ("--template", "template.txt", "--database", "people.csv", "--config", "server.conf")
        # the way of telling what was sent that costs it least
        words = (str(python.with_name("mailmerge")), "--no-dry-run", "--no-limit", "--output-format", "text", *files)
        return self._run(sink, Program(words, self.folder, {**self.environment, "PYTHONPATH": ""}))

    def _run(self, sink: Sink, program: Program) -> Sample:
        before = sink.taken()
        sample = program.measure()
        until = time.monotonic() + 10
        while sink.taken() - before < self.count and time.monotonic() < until:
            time.sleep(0.05)
        if sink.taken() - before != self.count:
            raise RuntimeError(f"{sink.taken() - before} of {self.count} letters arrived")
        return sample

    def _report(self, reach: Reach, outcome: Outcome) -> None:
        for what, words in (("wall", "letters a second"), ("processor", "ms of processor time a letter")):
            ours, theirs = (outcome.median(side, what) for side in ("ours", "theirs"))
            each = (self.count / ours, self.count / theirs) if what == "wall" else _each(ours, theirs, self.count)
            reach.note(f"{each[0]:.1f} {words}, mailmerge {each[1]:.1f}")
        wall, processor = outcome.ratio("wall"), outcome.ratio("processor")
        reach.check(1 / wall.median, WALL, "{:.2f} times as fast")
        reach.check(processor.median, PROCESSOR, "{:.2f} of its processor time", most=True)
        memory = " / ".join(f"{outcome.median(side, 'memory') / 1024:.0f}" for side in ("ours", "theirs"))
        reach.note(f"quartiles of the ratio {wall.low:.2f}-{wall.high:.2f}; memory, ours / theirs: {memory} MiB")


def _each(ours: float, theirs: float, count: int) -> tuple[float, float]:
    return ours / count * 1000, theirs / count * 1000
