"""The way to a mail server: always to the one meant, always encrypted, and never in clear text by accident."""

import socket
import ssl

import pytest
from tests.deliver.parcels import Commits, parcel

from plaint.deliver.mail.connection import Limits, Link, make_context, port_of
from plaint.deliver.transport import Outcome
from plaint.model.accounts import Smtp

ENCRYPTED = ("tls", "starttls")


def refusal(way):
    commits = Commits()
    done = way.hand_over(parcel(), commits)
    assert (done.outcome, done.stops, commits.count) == (Outcome.RETRY, True, 0), done
    assert done.remedy
    return done


@pytest.mark.parametrize("security", ENCRYPTED)
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_letter_goes_encrypted(mail_server, transport, ca_file, security, host):
    server = mail_server(security)
    way = transport(server, security=security, host=host, ca=str(ca_file))
    assert way.hand_over(parcel(), Commits()).outcome is Outcome.SENT
    assert way.hand_over(parcel(), Commits()).outcome is Outcome.SENT
    assert [got.tls for got in server.box] == [True, True]
    assert server.sessions == 1


@pytest.mark.parametrize("security", ENCRYPTED)
def test_an_authority_that_nobody_knows_is_refused(mail_server, transport, security):
    server = mail_server(security)
    done = refusal(transport(server, security=security))
    assert (done.stage, server.box) == ("tls", [])
    assert "nobody known vouches for its certificate" in done.reply
    assert "`ca:`" in done.remedy


@pytest.mark.parametrize("security", ENCRYPTED)
@pytest.mark.parametrize(
    ("certificate", "words", "remedy"),
    [
        ("expired", "its certificate has expired", "date and time"),
        ("other", "its certificate is for another", "write `host` as the provider does"),
    ],
)
def test_a_certificate_that_proves_nothing_is_refused(
    mail_server, transport, ca_file, security, certificate, words, remedy
):
    server = mail_server(security, certificate)
    for host in ("localhost", "127.0.0.1"):
        done = refusal(transport(server, security=security, host=host, ca=str(ca_file)))
        assert done.stage == "tls"
        assert words in done.reply
        assert remedy in done.remedy
    assert server.box == []
    assert [one for one in server.commands if one.startswith(("MAIL", "AUTH"))] == []


@pytest.mark.parametrize("security", ENCRYPTED)
def test_a_certificate_must_be_for_the_host_that_was_asked_for(mail_server, transport, ca_file, security):
    server = mail_server(security, "numbered")
    refusal(transport(server, security=security, host="localhost", ca=str(ca_file)))
    way = transport(server, security=security, host="127.0.0.1", ca=str(ca_file))
    assert way.hand_over(parcel(), Commits()).outcome is Outcome.SENT


def test_where_the_server_does_not_encrypt_nothing_is_sent(mail_server, transport, ca_file):
    server = mail_server(login=("ruth", "open sesame"))
    done = refusal(transport(server, security="starttls", ca=str(ca_file), login="password", user="ruth"))
    assert (done.stage, done.reply) == ("starttls", "the server does not offer to encrypt (STARTTLS)")
    assert {one.partition(" ")[0] for one in server.commands} == {"EHLO"}


@pytest.mark.parametrize("answer", ["454 4.7.0 not now", "502 5.5.1 no", "drop", "hang", "250 fine"])
def test_where_the_server_refuses_to_encrypt_nothing_is_sent(mail_server, transport, ca_file, answer):
    server = mail_server("starttls", login=("ruth", "open sesame"))
    server.faults.script("starttls", answer)
    limits = Limits(answer=0.3)
    done = refusal(transport(server, limits, security="starttls", ca=str(ca_file), login="password", user="ruth"))
    assert done.stage == "starttls"
    assert {one.partition(" ")[0] for one in server.commands} == {"EHLO", "STARTTLS"}


def test_tls_where_the_server_speaks_none(mail_server, transport, ca_file):
    done = refusal(transport(mail_server(), security="tls", ca=str(ca_file)))
    assert done.stage == "tls"
    assert "does not speak TLS" in done.reply
    assert "port 465" in done.remedy
    assert "port 587" in done.remedy


def test_no_tls_where_the_server_speaks_it_from_the_first_byte(mail_server, transport, ca_file):
    done = refusal(transport(mail_server("tls"), Limits(answer=0.3), security="starttls", ca=str(ca_file)))
    assert "gave no answer in time" in done.reply
    assert "port 465" in done.remedy


def test_old_versions_of_tls_are_not_spoken(tmp_path):
    server = Smtp(host="mail.example.org")
    assert make_context(server, tmp_path).minimum_version is ssl.TLSVersion.TLSv1_2
    assert make_context(server, tmp_path).verify_mode is ssl.CERT_REQUIRED
    assert make_context(server, tmp_path).check_hostname


@pytest.mark.parametrize("content", [None, b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_file_of_certificates_that_is_none(mail_server, transport, tmp_path, content):
    if content is not None:
        (tmp_path / "ca.pem").write_bytes(content)
    server = mail_server("tls")
    done = refusal(transport(server, security="tls", ca="ca.pem"))
    assert (done.stage, server.sessions) == ("tls", 0)
    assert done.reply.startswith("ca.pem cannot be read")
    assert "PEM" in done.remedy


def test_where_nobody_listens(transport, mail_server):
    server = mail_server()
    server.stop()
    done = refusal(transport(server))
    assert (done.stage, done.reply) == ("connect", f"127.0.0.1, port {server.port} takes no connections")


def test_a_name_that_no_server_has(transport, mail_server, monkeypatch):
    def nobody(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    done = refusal(transport(mail_server(), host="mail.example.org", security="tls"))
    assert (done.stage, done.reply) == ("resolve", "no server is called mail.example.org")
    assert "`host`" in done.remedy


def test_a_network_that_is_down(transport, mail_server, monkeypatch):
    def unreachable(*_, **__):
        raise OSError(101, "Network is unreachable")

    monkeypatch.setattr(socket, "create_connection", unreachable)
    done = refusal(transport(mail_server()))
    assert "Network is unreachable" in done.reply


def test_without_encryption_only_this_machine_itself_is_spoken_to(mail_server, transport, monkeypatch):
    """The name localhost may be made to lead elsewhere."""
    server = mail_server()
    monkeypatch.setattr("plaint.deliver.mail.connection.is_loopback", lambda host: False)
    refusal(transport(server))
    assert server.names == []


def test_usual_ports():
    assert port_of(Smtp(host="mail.example.org")) == 465
    assert port_of(Smtp(host="mail.example.org", security="starttls")) == 587
    assert port_of(Smtp(host="localhost", security="none")) == 25
    assert port_of(Smtp(host="mail.example.org", port=2465)) == 2465


def test_a_connection_that_never_was_is_not_quiet_and_can_be_left():
    link = Link(Smtp(host="localhost", security="none"), None, 1.0)
    assert not link.is_quiet
    link.wait(1.0)
    link.leave()
    link.drop()


@pytest.mark.parametrize("security", ["none", "tls", "starttls"])
def test_whether_the_server_has_spoken_unasked_is_seen_at_once(mail_server, ca_file, tmp_path, security):
    from plaint.deliver.mail.connection import open_link

    server = mail_server(security)
    account = Smtp(host="127.0.0.1", port=server.port, security=security, login="none", ca=str(ca_file))
    link = open_link(account, str, tmp_path, Limits(answer=10.0))
    assert link.is_quiet
    assert link.is_quiet
    assert link.noop()[0] == 250
    server.hang_up("421 4.4.2 idle too long")
    assert not link.is_quiet
    assert link.sock.gettimeout() == 10.0
    link.drop()
