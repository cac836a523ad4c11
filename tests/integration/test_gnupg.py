"""What is encrypted to an OpenPGP key, read by GnuPG as its owner would. Needs apt's gnupg."""

import shutil
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from plaint.deliver.encryption import KeyUnusable, encrypt, read_key
from plaint.render.message import Correspondent, Heading, render_encrypted_mail, render_entity

NOW = datetime.now(UTC)
TEXT = "Копия письма: откройте ворота.\n"


class GnuPG:
    """The program, with a keyring of its own."""

    def __init__(self, home):
        self.program = shutil.which("gpg")
        assert self.program, "needs GnuPG: apt-get install gnupg"
        self.home = home

    def __call__(self, *words, stdin=None):
        usual = ("--homedir", self.home, "--batch", "--no-tty", "--pinentry-mode", "loopback", "--passphrase", "")
        done = subprocess.run([self.program, *usual, *words], input=stdin, capture_output=True, timeout=60)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    def make(self, name, *words):
        """Make a key pair and return the public key."""
        address = f"{name}@example.org"
        self("--quick-gen-key", f"{name} <{address}>", *words)
        return self("--armor", "--export", address)

    def fingerprint(self, name):
        listed = self("--with-colons", "--list-keys", f"{name}@example.org").decode().splitlines()
        return next(line.split(":")[9] for line in listed if line.startswith("fpr"))


@pytest.fixture(scope="module")
def gnupg():
    # its sockets want a short path
    with tempfile.TemporaryDirectory(prefix="gpg-") as home:
        gnupg = GnuPG(home)
        yield gnupg
        subprocess.run(["gpgconf", "--homedir", home, "--kill", "all"], timeout=60)


def make_pair(gnupg, name, primary, algorithm):
    """Make a primary key and an encrypting part; return the public key."""
    gnupg.make(name, primary, "sign,cert", "never")
    fingerprint = gnupg.fingerprint(name)
    gnupg("--quick-add-key", fingerprint, algorithm, "encr", "never")
    return gnupg("--armor", "--export", fingerprint)


PAIRS = [("rsa2048", "rsa2048"), ("ed25519", "cv25519"), ("nistp256", "nistp256")]


@pytest.mark.parametrize(("primary", "algorithm"), PAIRS)
def test_gnupg_reads_a_whole_mail(gnupg, primary, algorithm):
    key = read_key(make_pair(gnupg, f"juno-{primary}", primary, algorithm), NOW)
    entity = render_entity(TEXT)
    heading = Heading(to=Correspondent("juno@example.org"), sender=Correspondent("ruth@example.org"), date=NOW)
    raw = render_encrypted_mail(heading, "A copy", encrypt(entity, key))
    mail = message_from_bytes(raw, policy=policy.default)
    version, sealed = mail.iter_parts()
    assert mail.get_content_type() == "multipart/encrypted"
    assert mail.get_param("protocol") == "application/pgp-encrypted"
    assert version.get_payload().strip() == "Version: 1"
    inside = gnupg("--decrypt", stdin=sealed.get_payload(decode=True))
    assert inside == entity
    assert message_from_bytes(inside, policy=policy.default).get_content() == TEXT.replace("\n", "\r\n")


def test_a_key_as_gnupg_makes_it_by_default_can_be_used(gnupg):
    key = read_key(gnupg.make("bo", "default", "default", "2y"), NOW)
    assert gnupg("--decrypt", stdin=encrypt(TEXT.encode(), key)) == TEXT.encode()
    assert timedelta(days=700) < key.expires - NOW < timedelta(days=740)


def test_a_key_for_signing_is_refused(gnupg):
    with pytest.raises(KeyUnusable, match="not for encrypting"):
        read_key(gnupg.make("alma", "ed25519", "sign", "never"), NOW)


def test_a_key_that_gnupg_revoked_is_refused(gnupg):
    public = gnupg.make("vera", "default", "default", "never")
    # GnuPG writes it beforehand, with a colon that keeps it from being used by accident
    written = Path(gnupg.home, "openpgp-revocs.d", f"{gnupg.fingerprint('vera')}.rev").read_bytes()
    gnupg("--import", stdin=b"-----BEGIN" + written.partition(b":-----BEGIN")[2])
    assert read_key(public, NOW).kind == "openpgp"
    with pytest.raises(KeyUnusable, match="revoked"):
        read_key(gnupg("--export", "vera@example.org"), NOW)


def test_a_secret_key_as_gnupg_exports_it_is_refused(gnupg):
    gnupg.make("tomas", "default", "default", "never")
    for armour in (("--armor",), ()):
        raw = gnupg(*armour, "--export-secret-keys", "tomas@example.org")
        with pytest.raises(KeyUnusable, match="secret key"):
            read_key(raw, NOW)
