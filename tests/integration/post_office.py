"""Real mail servers of one's own on loopback, and a line that is cut at the worst moment; apt package postfix."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PLACES = f"{os.environ['PATH']}:/usr/sbin"
PATIENCE = 30  # seconds for anything to happen
MAIN = """\
compatibility_level = 3.6
config_directory = {folder}/conf
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = mx.example.org
myorigin = example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
relayhost = [127.0.0.1]:{relay}
smtpd_tls_security_level = may
smtpd_tls_cert_file = {folder}/conf/cert.pem
smtpd_tls_key_file = {folder}/conf/key.pem
smtpd_timeout = 20s
"""
MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


def program(name):
    """Return where a program of Postfix lies; a test that needs it fails without."""
    found = shutil.which(name, path=PLACES)
    assert found, f"{name} is not installed: apt-get install postfix"
    return found


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def await_that(holds, what):
    """Wait until something holds."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, f"waited {PATIENCE} seconds in vain: {what}"
        time.sleep(0.02)


def listens(port):
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@contextmanager
def open_folder():
    """A folder that servers with a user of their own can get into."""
    folder = Path(tempfile.mkdtemp(prefix="plaint-post-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Sink:
    """A mail server that takes everything and keeps it in one file, with each envelope above its message."""

    port: int
    dump: Path

    def recipients(self):
        """Return who got a mail, in order, as often as they got one."""
        text = self.dump.read_bytes() if self.dump.exists() else b""
        return re.findall(r"^X-Rcpt-Args: <(.*?)>", text.decode("utf-8", "replace"), re.MULTILINE)


@contextmanager
def smtp_sink(*options):
    """Start smtp-sink with options of its own, as `-q .`."""
    with open_folder() as folder:
        port, inside = free_port(), folder / "sink"
        inside.mkdir()
        inside.chmod(0o777)
        user = ("-u", "nobody") if os.geteuid() == 0 else ()
        words = (program("smtp-sink"), *user, *options, "-D", str(inside / "mail"), f"127.0.0.1:{port}", "100")
        with (folder / "said").open("wb") as said:
            process = subprocess.Popen(words, stdout=said, stderr=said, cwd=inside)
        try:
            await_that(lambda: process.poll() is not None or listens(port), "smtp-sink listens")
            assert process.poll() is None, (folder / "said").read_text()
            yield Sink(port, inside / "mail")
        finally:
            process.terminate()
            process.wait(PATIENCE)


@dataclass(frozen=True)
class Postfix:
    """A real Postfix, which passes everything on to a sink."""

    port: int
    folder: Path

    def log(self):
        return (self.folder / "log").read_text("utf-8", "replace")

    def is_empty(self):
        """Whether nothing waits in its queues."""
        queues = (self.folder / "queue" / name for name in ("incoming", "active", "deferred", "maildrop"))
        return not any(path.is_file() for queue in queues for path in queue.rglob("*"))


@contextmanager
def postfix(relay, certificate):
    """Start Postfix; only root can.

    Args:
        relay: the port of the sink.
        certificate: by trustme.
    """
    call = program("postfix")
    assert os.geteuid() == 0, "Postfix can be started by root alone"
    with open_folder() as folder:
        port = free_port()
        _write_settings(folder, port, relay, certificate)
        words = (call, "-c", str(folder / "conf"))
        done = subprocess.run((*words, "start"), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        try:
            await_that(lambda: listens(port), "Postfix listens")
            yield Postfix(port, folder)
        finally:
            subprocess.run((*words, "stop"), capture_output=True, check=False)
            await_that(lambda: not listens(port), "Postfix ends")


def _write_settings(folder, port, relay, certificate):
    conf = folder / "conf"
    for name in ("conf", "queue", "data"):
        (folder / name).mkdir()
    shutil.chown(folder / "data", "postfix")
    (conf / "main.cf").write_text(MAIN.format(folder=folder, relay=relay))
    (conf / "master.cf").write_text(MASTER.format(port=port))
    certificate.private_key_pem.write_to_path(conf / "key.pem")
    (conf / "cert.pem").write_bytes(b"".join(blob.bytes() for blob in certificate.cert_chain_pems))


class CutLine:
    """A line to a mail server that is cut at the dot.

    Args:
        port: of the server.
        eats: `dot`: the server never sees it; `reply`: the server has taken the letter, and we never learn.
    """

    def __init__(self, port, eats):
        self._server = port
        self._eats = eats
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listening.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        server = socket.create_connection(("127.0.0.1", self._server))
        muted = threading.Event()
        threading.Thread(target=self._answer, args=(server, client, muted), daemon=True).start()
        last = b""
        with contextlib.suppress(OSError):
            while sent := client.recv(65_536):
                last = (last + sent)[-5:]
                if last == b"\r\n.\r\n":
                    if self._eats == "dot":
                        server.sendall(sent.removesuffix(b".\r\n"))
                        break
                    muted.set()
                server.sendall(sent)
        _hang_up(server)
        _hang_up(client)

    def _answer(self, server, client, muted):
        with contextlib.suppress(OSError):
            while said := server.recv(65_536):
                if muted.is_set():
                    _hang_up(client)
                    return
                client.sendall(said)


def _hang_up(line):
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()
