"""Chaos: runs that are killed at random, before a mail server that fails at random; and what becomes of the letters."""

from __future__ import annotations

import os
import random
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

LETTERS = 40  # a workspace: it is used until all its letters are settled
LONGEST = 0.06  # seconds that a run may live
SLOW = 0.002  # seconds that the mail server thinks, at most
AHEAD = 4000.0  # seconds by which the clock is set on from run to run, so that what waits is tried again
FAULTS = {
    "greeting": ("421 4.3.2 busy", "drop"),
    "MAIL": ("451 4.3.0 later", "421 4.3.2 bye", "drop"),
    "RCPT": ("451 4.2.1 later", "450 4.2.1 greylisted", "drop"),
    "DATA": ("451 4.3.0 later", "drop"),
    "dot": ("451 4.3.0 later", "421 4.3.2 bye", "drop", "taken and drop"),
}
OFTEN = {"greeting": 0.02, "MAIL": 0.04, "RCPT": 0.04, "DATA": 0.04, "dot": 0.12}


@dataclass
class Tally:
    """What became of it all.

    Attributes:
        kills: runs that were killed while they lived.
        doubles: letters that arrived more than once.
        lost: letters that arrived and that the journal does not call sent or unknown, that it calls sent and that did
            not arrive, or that had not arrived when all was settled.
        arrived, not_arrived: of those that are unknown.
    """

    kills: int = 0
    letters: int = 0
    doubles: int = 0
    lost: int = 0
    arrived: int = 0
    not_arrived: int = 0

    def __str__(self) -> str:
        unknown = f"unknown {self.arrived + self.not_arrived} (arrived {self.arrived}, not {self.not_arrived})"
        return f"{self.kills} kills, {self.letters} letters: doubles {self.doubles}, lost {self.lost}, {unknown}"


@dataclass
class Chaos:
    """A mail server, a process that sends and is killed, and one workspace after another.

    Args:
        folder: empty.
        seed: of all chance.
    """

    folder: Path
    seed: int = 1
    tally: Tally = field(default_factory=Tally)

    def run(self, kills: int) -> Iterator[Tally]:
        """Kill so many runs; yield the tally after each workspace."""
        chance = random.Random(self.seed)
        with Server(chance) as server, Sender() as sender:
            number = 0
            while self.tally.kills < kills:
                number += 1
                place = self.folder / str(number)
                place.mkdir()
                self._wear_out(place, server, sender, chance)
                yield self.tally

    def _wear_out(self, place: Path, server: Server, sender: Sender, chance: random.Random) -> None:
        """Send from one workspace until nothing is planned, and look at what has come of it."""
        server.taken.clear()
        server.is_fair = False
        for turn in range(1000):
            server.is_fair = turn > 200  # whatever chance does, it ends
            life = chance.uniform(0.002, LONGEST)
            self.tally.kills += sender.run(place, server.port, turn * AHEAD, life)
            server.settle()
            if turn and self._is_settled(place):
                break
        self._count(place, Counter(server.taken))
        self._settle_by_hand(place, server, sender)

    def _is_settled(self, place: Path) -> bool:
        from plaint.deliver.journal import NAME, read_journal

        with read_journal(place / NAME) as record:
            entries = record.entries()
            return bool(entries) and not record.entries(states=("planned", "sending", "handing"))

    def _count(self, place: Path, taken: Counter[str]) -> None:
        states = _states_in(place)
        self.tally.letters += len(states)
        self.tally.doubles += sum(count > 1 for count in taken.values())
        self.tally.lost += sum(states.get(address) not in ("sent", "unknown") for address in taken)
        self.tally.lost += sum(state == "sent" and address not in taken for address, state in states.items())
        unknown = [address for address, state in states.items() if state == "unknown"]
        self.tally.arrived += sum(address in taken for address in unknown)
        self.tally.not_arrived += sum(address not in taken for address in unknown)

    def _settle_by_hand(self, place: Path, server: Server, sender: Sender) -> None:
        """Do as a person who asks each of them: then every letter arrives, and none twice."""
        from plaint.deliver.journal import NAME, open_journal

        with open_journal(place / NAME, time.time) as journal:
            for entry in journal.entries(states=("unknown",)):
                journal.resolve(entry.digest, "asked", sent=entry.key.address in server.taken)
        server.is_fair = True
        sender.run(place, server.port, 2000 * AHEAD, 60)
        server.settle()
        taken = Counter(server.taken)
        self.tally.doubles += sum(count > 1 for count in taken.values())
        self.tally.lost += LETTERS - len(taken)


def _states_in(place: Path) -> dict[str, str]:
    from plaint.deliver.journal import NAME, read_journal

    with read_journal(place / NAME) as record:
        return {entry.key.address: entry.state for entry in record.entries()}


class Sender:
    """A process that has all modules loaded and is forked for each run: only the run itself is killed."""

    def __init__(self) -> None:
        words = [sys.executable, "-c", "from bench.chaos import nurse; nurse()"]
        self._nurse = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        self._nurse.communicate()

    def run(self, place: Path, port: int, ahead: float, life: float) -> bool:
        """Send from a workspace, and kill the run after some seconds; tell whether it was killed."""
        child = int(self._ask(f"{port} {ahead} {place}"))
        ended = threading.Event()
        timer = threading.Timer(life, lambda: ended.is_set() or os.kill(child, signal.SIGKILL))
        timer.start()
        self._ask("wait")  # the child is dead, and its number is not given away before the next line
        ended.set()
        timer.cancel()
        timer.join()
        code = int(self._ask("reap"))
        assert code in (0, -signal.SIGKILL), code
        return code != 0

    def _ask(self, words: str) -> str:
        assert self._nurse.stdin
        assert self._nurse.stdout
        self._nurse.stdin.write(f"{words}\n")
        self._nurse.stdin.flush()
        return self._nurse.stdout.readline()


def nurse() -> None:
    """Fork a sender for each line of the input: its process is told, then its end, then its exit code."""
    with TemporaryDirectory() as folder:
        send(Path(folder), 1, 0)  # nobody listens there; and all modules are loaded, before the fork

    for line in sys.stdin:
        port, ahead, place = line.rstrip("\n").split(" ", 2)
        child = os.fork()
        if not child:
            send(Path(place), int(port), float(ahead))
            os._exit(0)
        print(child, flush=True)
        sys.stdin.readline()
        os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
        print("ended", flush=True)
        sys.stdin.readline()
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def send(place: Path, port: int, ahead: float) -> None:
    """Recover, plan, and send what is planned, at once: waits pass without anybody waiting."""
    from plaint.deliver.journal import NAME, open_journal
    from plaint.deliver.mail.handover import open_transport
    from plaint.deliver.outbox import Job, Outbox
    from plaint.deliver.pace import Clock, Pace
    from plaint.model.accounts import Smtp

    hurried = Hurried(ahead)
    way_out = open_transport(Smtp(host="127.0.0.1", port=str(port), security="none", login="none"), str, place)
    with open_journal(place / NAME, hurried.now) as journal, journal.locked():
        journal.recover()
        journal.plan(letters())
        jobs = [Job(entry.digest, parcel_for(entry)) for entry in journal.entries(states=("planned",))]
        clock = Clock(hurried.now, hurried.monotonic, hurried.sleep)
        for _ in Outbox(journal, lambda way: way_out, Pace(rate=1e9, cap=10**9), clock).run(jobs):
            pass
    way_out.close()


class Hurried:
    """A clock on which sleeping takes no time."""

    def __init__(self, ahead: float) -> None:
        self._ahead = ahead

    def now(self) -> float:
        """Tell the time of day."""
        return time.time() + self._ahead

    def monotonic(self) -> float:
        """Tell the time since whenever."""
        return time.monotonic() + self._ahead

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self._ahead += seconds


def letters() -> list:
    """Return what is planned."""
    from plaint.deliver.delivery import Delivery, Key

    return [
        Delivery(
            key=Key(
                campaign="chaos",
                office=f"office-{number}",
                holder="",
                signatory="ruth",
                way="email",
                version="v1",
                address=f"office-{number}@example.org",
            ),
            signers=("ruth",),
        )
        for number in range(LETTERS)
    ]


def parcel_for(entry):
    """Return what makes a small mail."""
    from plaint.deliver.transport import Parcel

    to = entry.key.address
    content = f"To: {to}\r\nSubject: a letter\r\n\r\nDear Sir or Madam,\r\n".encode()
    return lambda: Parcel(tag=entry.digest, to=to, content=content, form="message/rfc822", sender="ruth@example.org")


class Server(socketserver.ThreadingTCPServer):
    """A mail server that keeps to whom it has taken a mail for, and fails now and then.

    Attributes:
        taken: addresses, once for each mail.
        is_fair: it fails no more.
    """

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, chance: random.Random) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.port = self.server_address[1]
        self.taken: list[str] = []
        self.is_fair = False
        self._chance = random.Random(chance.random())
        self._busy = 0
        self._quiet = threading.Condition()

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *trouble: object) -> None:
        self.shutdown()
        self.server_close()

    def fault(self, stage: str) -> str:
        """Return what goes wrong now; "" for nothing."""
        time.sleep(self._chance.uniform(0, SLOW) if not self.is_fair else 0)
        if self.is_fair or self._chance.random() >= OFTEN.get(stage, 0):
            return ""
        return self._chance.choice(FAULTS[stage])

    def process_request(self, request, address) -> None:
        """Count who is let in."""
        with self._quiet:
            self._busy += 1
        super().process_request(request, address)

    def shutdown_request(self, request) -> None:
        """Count who has gone."""
        super().shutdown_request(request)
        with self._quiet:
            self._busy -= 1
            self._quiet.notify_all()

    def handle_error(self, request, client_address) -> None:
        """Say nothing of clients that were killed."""

    def settle(self) -> None:
        """Wait until all that was sent is read; whoever came before is counted when this one is answered."""
        import socket

        is_fair, self.is_fair = self.is_fair, True
        with socket.create_connection(("127.0.0.1", self.port), 30) as link:
            link.recv(100)
        with self._quiet:
            assert self._quiet.wait_for(lambda: not self._busy, 30)
        self.is_fair = is_fair


class Session(socketserver.StreamRequestHandler):
    """One connection."""

    server: Server

    def handle(self) -> None:
        """Answer until somebody ends it."""
        to = ""
        going = self._answer("greeting", "220 chaos.example.org")
        while going and (line := self._line()) is not None:
            verb = line[:4].upper()
            if verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
            going = self._answer(verb, {"DATA": "354 go on", "QUIT": "221 bye"}.get(verb, "250 good"))
            if going == "354" and not self._message(to):
                return

    def _message(self, to: str) -> bool:
        while (line := self._line()) is not None:
            if line == ".":
                fault = self.server.fault("dot")
                if fault in ("", "taken and drop"):
                    self.server.taken.append(to)
                return bool(self._say(fault.removeprefix("taken and ") or "250 queued"))
        return False

    def _answer(self, stage: str, usual: str) -> str:
        return self._say(self.server.fault(stage) or usual)

    def _say(self, words: str) -> str:
        """Say something; return its code, or "" where that ends the connection."""
        if words == "drop":
            return ""
        self.wfile.write(f"{words}\r\n".encode())
        return "" if words.startswith("421") else words[:3]

    def _line(self) -> str | None:
        line = self.rfile.readline()
        return line.decode("ascii", "replace").rstrip("\r\n") if line.endswith(b"\n") else None
