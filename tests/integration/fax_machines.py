"""Fax machines in software: a call between two of them, and a HylaFAX server with a modem that has no hardware."""

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

SOURCES = Path(__file__).parent / "fax"
LIBRARIES = ("-lspandsp", "-ltiff", "-lm", "-lutil")
PATIENCE = 180  # seconds for what takes twenty on a machine that does nothing else
HYLAFAX = Path("/var/spool/hylafax")


def need(program, package):
    """Return where a program lies."""
    found = shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if not found:
        pytest.fail(f"{program} is not installed; it is in Debian's package {package}", pytrace=False)
    return found


def compile_source(name, folder):
    """Return the program made of one of our C sources."""
    compiler, program = need("gcc", "gcc"), folder / name
    words = [compiler, "-std=gnu11", "-O2", "-Wall", "-Wextra", "-o", program, SOURCES / f"{name}.c", *LIBRARIES]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        hint = "the packages libspandsp-dev and libtiff-dev have what it includes"
        pytest.fail(f"{name}.c cannot be compiled; {hint}:\n{done.stderr}", pytrace=False)
    return program


def pages_of(source):
    """Return every page of a TIFF as (size, dots)."""
    with Image.open(source) as file:
        pages = []
        for number in range(file.n_frames):
            file.seek(number)
            pages.append((file.size, file.convert("1").tobytes()))
    return pages


def wait_until(condition, what):
    """Return what a condition gives as soon as it is true of anything."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    pytest.fail(f"{what}: not within {PATIENCE} s")


@dataclass
class FaxServer:
    """HylaFAX with a spool of its own, on a port of 127.0.0.1.

    Attributes:
        home: its folder; what the far end receives is in `received`.
        address: for `sendfax -h`.
        environ: for its programs.
    """

    home: Path
    address: str
    environ: dict

    @property
    def spool(self):
        return self.home / "spool"

    def dialled(self):
        """Return what the last modem was told to dial."""
        said = (self.home / "modem.log").read_text("utf-8", "replace")
        return re.findall(r"^DIAL (.*)$", said, re.MULTILINE)

    @contextmanager
    def modem(self, program, mode="answer"):
        """Plug a modem in for the length of a block."""
        link = self.home / "terminal"
        with started([program, link, self.home / "received", mode], self.home / "modem.log"):
            wait_until(link.is_symlink, "the modem's terminal")
            device = str(link.readlink()).removeprefix("/dev/").replace("/", "_")
            self._configure(device)
            subprocess.run([need("faxmodem", "hylafax-server"), "-q", self.spool, device], check=True)
            try:
                yield
            finally:
                link.unlink()

    def _configure(self, device):
        prototype = (HYLAFAX / "config" / "iaxmodem").read_text()
        own = {
            "CountryCode": "44",
            "AreaCode": "20",
            "FAXNumber": "+44.20.7946.0301",
            "LongDistancePrefix": "0",
            "InternationalPrefix": "00",
            "DialStringRules": "etc/dialrules",
            "SessionTracing": "0xFFF",
        }
        lines = "".join(f"{key}: {value}\n" for key, value in own.items())
        (self.spool / "etc" / f"config.{device}").write_text(f"{lines}\n{prototype}")


@contextmanager
def started(words, log):
    """Run a program beside the tests for the length of a block."""
    with log.open("wb") as said:
        program = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield program
    finally:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(program.pid, sign)
                program.wait(5)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue


@contextmanager
def fax_server():
    """Run a HylaFAX server for the length of a block; needs root, as it becomes uucp."""
    if os.geteuid() != 0:
        pytest.fail("HylaFAX starts as root alone: run these tests as root", pytrace=False)
    hfaxd, faxq = need("hfaxd", "hylafax-server"), need("faxq", "hylafax-server")
    need("sendfax", "hylafax-client")
    # uucp cannot look into the folders that pytest makes
    home = Path(tempfile.mkdtemp(prefix="plaint-fax-"))
    try:
        server = _lay_out(home)
        port = server.address.rpartition(":")[2]
        queue = started([faxq, "-D", "-q", server.spool], home / "faxq.log")
        door = started([hfaxd, "-d", "-q", server.spool, "-l", "127.0.0.1", "-i", port], home / "hfaxd.log")
        with queue, door:
            wait_until(lambda: _listens(int(port)), "hfaxd")
            wait_until((server.spool / "FIFO").exists, "faxq")
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _lay_out(home):
    home.chmod(0o711)
    received = home / "received"
    received.mkdir()
    received.chmod(0o777)
    spool = home / "spool"
    # pipes of a server that runs on this machine cannot be copied
    shutil.copytree(HYLAFAX, spool, symlinks=True, ignore=shutil.ignore_patterns("FIFO*", "etc", "client"))
    (spool / "client").mkdir(mode=0o700)
    shutil.copytree("/etc/hylafax", spool / "etc")
    (spool / "etc" / "hosts.hfaxd").write_text("127.0.0.1\nlocalhost\n")
    _give_to_uucp(spool)
    (spool / "etc" / "hosts.hfaxd").chmod(0o600)
    own = home / "home"
    own.mkdir()
    environ = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(own)}
    return FaxServer(home, f"127.0.0.1:{_free_port()}", environ)


def _give_to_uucp(spool):
    uucp = pwd.getpwnam("uucp")
    for path in (spool, *spool.rglob("*")):
        os.chown(path, uucp.pw_uid, uucp.pw_gid, follow_symlinks=False)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
