"""Kill a program at each of its system calls in turn, and look at what it leaves; apt package strace.

`kill_everywhere` runs it once to count its calls, and then once for each call, killed (SIGKILL) just before it. Between
two calls nothing changes outside a process, so that no other moment is left.
"""

import os
import re
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What writes to files, syncs them, makes, moves or locks them, and what goes out to the network.
CALLS = (
    "openat",
    "write",
    "writev",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "fallocate",
    "unlink",
    "rename",
    "chmod",
    "fchmod",
    "mkdir",
    "flock",
    "connect",
    "sendto",
    "sendmsg",
    "shutdown",
)
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+|\?)")


@dataclass(frozen=True)
class Point:
    """Just before which call a program is killed: its name, and the how manieth of that name it is."""

    call: str
    number: int


@dataclass(frozen=True)
class Trace:
    """What a program did until it ended or was killed: its exit code (-9: killed), and the calls that were finished."""

    point: Point | None
    code: int
    calls: tuple[tuple[str, str], ...]

    def count(self, call, words):
        """Return how many calls of a name were finished that words stand in."""
        return sum(name == call and words in told for name, told in self.calls)


@dataclass(frozen=True)
class Program:
    """What is killed.

    Attributes:
        module: one with a function `main` that takes words; it is imported once, and forked for each run.
        words: gives the words for an empty folder.
        check: says, by assertions, whether what is left there is right: takes the folder and the trace.
    """

    module: str
    words: Callable[[Path], Sequence[str]]
    check: Callable[[Path, Trace], object]


class Nursery:
    """A process that has imported a program, and forks it for each run: nothing but the run itself is traced."""

    def __init__(self, program):
        self.program = program
        self.process = subprocess.Popen(
            [sys.executable, "-c", _NURSE, program.module],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self):
        self.process.communicate()

    def run(self, folder, point=None):
        """Run the program in a folder of its own, to its end or to a point."""
        folder.mkdir()
        log = folder.parent / f"{folder.name}.log"
        child = int(self._ask("\t".join(self.program.words(folder))))
        strace = subprocess.Popen([*_traced(point, log), "-p", str(child)], stderr=subprocess.PIPE, text=True)
        assert "attached" in strace.stderr.readline(), "strace may not trace other processes here"
        os.kill(child, signal.SIGCONT)
        code = int(self._ask("wait"))
        strace.communicate()
        trace = Trace(point, code, _finished(log.read_text("utf-8", "replace")))
        log.unlink()
        return trace

    def try_at(self, folder, point=None):
        """Run it to a point, and check what it leaves."""
        trace = self.run(folder, point)
        assert trace.code == (-signal.SIGKILL if point else 0), point
        found = self.program.check(folder, trace)
        shutil.rmtree(folder)
        return found

    def _ask(self, words):
        self.process.stdin.write(f"{words}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


_NURSE = """
import importlib, os, signal, sys
program = importlib.import_module(sys.argv[1])
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.kill(os.getpid(), signal.SIGSTOP)
        program.main(*line.rstrip("\\n").split("\\t"))
        os._exit(0)
    os.waitpid(child, os.WUNTRACED)
    print(child, flush=True)
    sys.stdin.readline()
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def kill_everywhere(program, folder, processes=2):
    """Kill a program at every point.

    Args:
        program: deterministic, and what it writes goes below the folder that it is given.
        folder: empty; each run gets a folder below it.
        processes: how many run at a time.

    Returns:
        What the checks returned, by point.
    """
    assert shutil.which("strace"), "install strace (apt-get install strace): these tests kill programs at each call"
    nurseries = [Nursery(program) for _ in range(processes)]
    try:
        whole = nurseries[0].run(folder / "whole")
        assert whole.code == 0
        program.check(folder / "whole", whole)
        points = [Point(call, number) for call, count in _tally(whole).items() for number in range(1, count + 1)]
        shares = [range(first, len(points), processes) for first in range(processes)]
        with ThreadPoolExecutor(processes) as pool:
            done = pool.map(partial(_kill, folder, points), nurseries, shares)
            found = {number: outcome for share in done for number, outcome in share.items()}
    finally:
        for nursery in nurseries:
            nursery.close()
    return {point: found[number] for number, point in enumerate(points)}


def _kill(folder, points, nursery, numbers):
    return {number: nursery.try_at(folder / f"{number:04}", points[number]) for number in numbers}


def _traced(point, log):
    kill = ["-e", f"inject={point.call}:signal=KILL:when={point.number}"] if point else []
    return ["strace", "-f", "-y", "-s", "200", "-o", str(log), "-e", f"trace={','.join(CALLS)}", *kill]


def _finished(log):
    found = (_LINE.search(line) for line in log.splitlines())
    return tuple((one[1], one[2]) for one in found if one and one[3] != "?")


def _tally(trace):
    return Counter(name for name, _ in trace.calls)


class Sink(socketserver.ThreadingTCPServer):
    """A mail server that keeps to whom it has taken a mail for, from the dot on; no more than a program needs."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Session)
        self.taken = []
        self.port = self.server_address[1]
        self._busy = 0
        self._quiet = threading.Condition()

    def __enter__(self):
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *trouble):
        self.shutdown()
        self.server_close()

    def process_request(self, request, address):
        with self._quiet:
            self._busy += 1
        super().process_request(request, address)

    def shutdown_request(self, request):
        super().shutdown_request(request)
        with self._quiet:
            self._busy -= 1
            self._quiet.notify_all()

    def settle(self):
        """Wait until all that was sent is read."""
        self._let_in()
        with self._quiet:
            assert self._quiet.wait_for(lambda: not self._busy, 30)

    def _let_in(self):
        """What the system has let in already stands in a queue before this: one more that is answered, and all are."""
        with socket.create_connection(("127.0.0.1", self.port), 30) as link:
            link.recv(100)


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        self._say("220 sink.example.org")
        to = []
        while (line := self._line()) is not None:
            verb = line[:4].upper()
            if verb == "RCPT":
                to = [line.partition("<")[2].partition(">")[0]]
            if verb == "DATA":
                if not self._data():
                    return
                self.server.taken.extend(to)
            self._say({"QUIT": "221 bye"}.get(verb, "250 good"))

    def _data(self):
        self._say("354 go on")
        while (line := self._line()) is not None:
            if line == ".":
                return True
        return False

    def _line(self):
        """Return the next whole line; None where the connection has ended, even within one."""
        try:
            line = self.rfile.readline()
        except OSError:
            return None
        return line.decode("ascii", "replace").rstrip("\r\n") if line.endswith(b"\n") else None

    def _say(self, words):
        try:
            self.wfile.write(f"{words}\r\n".encode())
        except OSError:
            return
