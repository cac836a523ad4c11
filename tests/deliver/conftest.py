"""Servers on loopback: a certificate authority of our own, and a mail server that misbehaves as told."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from tests.deliver.mail_server import MailServer
from tests.deliver.parcels import PATIENT

from plaint.deliver.mail.handover import open_transport
from plaint.model.accounts import Smtp

NAMES = ("localhost", "127.0.0.1")


@pytest.fixture(scope="session")
def authority():
    """A certificate authority that nobody but us knows."""
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority, tmp_path_factory):
    """Its certificate, in a file."""
    path = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture(scope="session")
def contexts(authority):
    """How servers speak TLS: good, expired, other (for another name), numbered (for the address alone), soon to end."""
    past = datetime(2020, 1, 1, tzinfo=UTC)
    issued = {
        "good": authority.issue_cert(*NAMES),
        "expired": authority.issue_cert(*NAMES, not_after=past),
        "other": authority.issue_cert("mail.example.net"),
        "numbered": authority.issue_cert("127.0.0.1"),
        "soon": authority.issue_cert(*NAMES, not_after=datetime.now(UTC) + timedelta(days=5, hours=1)),
    }
    made = {}
    for name, certificate in issued.items():
        made[name] = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate.configure_cert(made[name])
    return made


@pytest.fixture
def mail_server(contexts):
    """Start one: mail_server(security="none", certificate="good", login=None, **options of aiosmtpd)."""
    started = []

    def start(security="none", certificate="good", **options):
        context = None if security == "none" else contexts[certificate]
        server = MailServer(context=context, starttls=security == "starttls", **options)
        server.start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()


@pytest.fixture
def transport(tmp_path):
    """Return transport(server, **settings): a way out to it."""
    opened = []

    def make(server, limits=PATIENT, secret="open sesame", **settings):
        usual = {"host": "127.0.0.1", "port": server.port, "security": "none", "login": "none"}
        account = Smtp.model_validate({**usual, **settings})
        opened.append(open_transport(account, lambda: secret, tmp_path, limits))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
