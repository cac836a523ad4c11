"""A real Dovecot of one's own on loopback, with TLS by a test CA; apt package dovecot-imapd."""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

from plaint.deliver.drafts import Access
from plaint.model.accounts import Imap

PROGRAM = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
USER, PASSWORD = "ruth", "correct-horse"
CONFIG = """\
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
disable_plaintext_auth = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
auth_failure_delay = 0
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
mail_location = maildir:{folder}/mail/%u
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
{mailboxes}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {starttls}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""
MAILBOX = """\
  mailbox {name} {{
    auto = subscribe
    {use}
  }}
"""


@dataclass(frozen=True)
class Dovecot:
    folder: Path
    tls: int
    starttls: int

    def access(self, **keys):
        server = {"host": "127.0.0.1", "port": str(self.tls), "user": USER, **keys}
        ca = self.folder / "ca.pem"
        return Access(server=Imap.model_validate(server), secret=lambda: PASSWORD, ca=ca, timeout=20)

    def messages(self, name=""):
        """Return the messages that lie in a folder, as they lie there."""
        folder = self.folder / "mail" / USER / name
        return [path.read_bytes() for part in ("cur", "new") for path in sorted((folder / part).glob("*"))]


@contextmanager
def dovecot(mailboxes=(("Drafts", "\\Drafts"), ("Sent", "\\Sent"))):
    """Run a server until the block ends, with these folders and their uses ("" where it does not say)."""
    assert PROGRAM, "needs Dovecot: apt-get install dovecot-imapd"
    # Dovecot gives up root for reading mail, and pytest's own folders are root's alone
    folder = Path(tempfile.mkdtemp(prefix="plaint-dovecot-"))
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    try:
        _issue(folder)
        server = Dovecot(folder, *_free_ports(2))
        _configure(server, user, mailboxes)
        with _running(server):
            yield server
    finally:
        shutil.rmtree(folder)


def _issue(folder):
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    issued = authority.issue_cert("127.0.0.1", "localhost")
    issued.private_key_pem.write_to_path(folder / "key.pem")
    for pem in issued.cert_chain_pems:
        pem.write_to_path(folder / "cert.pem", append=True)


def _configure(server, user, mailboxes):
    known = pwd.getpwnam(user)
    (server.folder / "mail").mkdir()
    if os.geteuid() == 0:
        server.folder.chmod(0o755)
        os.chown(server.folder / "mail", known.pw_uid, known.pw_gid)
    boxes = "".join(MAILBOX.format(name=name, use=f"special_use = {use}" if use else "") for name, use in mailboxes)
    words = {"user": user, "group": grp.getgrgid(known.pw_gid).gr_name, "password": PASSWORD, "mailboxes": boxes}
    words |= {"folder": server.folder, "tls": server.tls, "starttls": server.starttls}
    (server.folder / "dovecot.conf").write_text(CONFIG.format(**words), "utf-8")


def _free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@contextmanager
def _running(server):
    command = [PROGRAM, "-F", "-c", server.folder / "dovecot.conf"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        _wait_for(server, process)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _wait_for(server, process):
    for _ in range(200):
        assert process.poll() is None, process.stdout.read().decode()
        try:
            socket.create_connection(("127.0.0.1", server.tls), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError((server.folder / "log").read_text("utf-8"))
