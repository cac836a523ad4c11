"""Letters to a real Postfix, which passes them on: none is lost and none arrives twice, whatever the line does."""

import re

import pytest
from tests.deliver import conftest as servers
from tests.deliver.parcels import Commits, parcel
from tests.integration.post_office import CutLine, await_that, postfix, smtp_sink

from plaint.deliver.mail.connection import Limits
from plaint.deliver.mail.handover import open_transport
from plaint.deliver.transport import Outcome
from plaint.model.accounts import Smtp

authority, ca_file = servers.authority, servers.ca_file
COUNT = 150


@pytest.fixture(scope="module")
def sink():
    with smtp_sink() as started:
        yield started


@pytest.fixture(scope="module")
def office(authority, sink):
    with postfix(sink.port, authority.issue_cert("localhost", "127.0.0.1")) as started:
        yield started


@pytest.fixture
def way(tmp_path):
    opened = []

    def make(port, **settings):
        usual = {"host": "127.0.0.1", "port": port, "security": "none", "login": "none"}
        opened.append(open_transport(Smtp.model_validate({**usual, **settings}), str, tmp_path, Limits(answer=20.0)))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def arrived(office, sink, name):
    await_that(office.is_empty, "Postfix has passed everything on")
    return [one for one in sink.recipients() if one.startswith(name)]


def test_none_is_lost_and_none_arrives_twice(office, sink, way):
    there, commits = way(office.port), Commits()
    addresses = [f"crowd-{number}@example.org" for number in range(COUNT)]
    outcomes = {there.hand_over(parcel(to=address), commits).outcome for address in addresses}
    assert (outcomes, commits.count) == ({Outcome.SENT}, COUNT)
    assert sorted(arrived(office, sink, "crowd-")) == sorted(addresses)
    sessions = re.findall(r"smtpd\[\d+\]: connect from", office.log())
    assert len(sessions) >= COUNT // 50


def test_encrypted(office, sink, way, ca_file):
    there = way(office.port, security="starttls", ca=str(ca_file), host="localhost")
    assert there.hand_over(parcel(to="tls-0@example.org"), Commits()).outcome is Outcome.SENT
    assert arrived(office, sink, "tls-") == ["tls-0@example.org"]


def test_an_unknown_authority_is_refused(office, sink, way):
    done = way(office.port, security="starttls").hand_over(parcel(to="wrong-ca@example.org"), Commits())
    assert (done.outcome, done.stage, done.stops) == (Outcome.RETRY, "tls", True)
    assert arrived(office, sink, "wrong-ca") == []


def test_a_letter_too_large(office, way):
    done = way(office.port).hand_over(parcel(content=b"x" * 76 + b"\r\n" + b"y\r\n" * 4_000_000), Commits())
    assert (done.outcome, done.stage) == (Outcome.FAILED, "size")


@pytest.mark.parametrize(("eats", "arrives"), [("reply", True), ("dot", False)])
def test_a_line_cut_at_the_dot_leaves_the_letter_unknown(office, sink, way, eats, arrives):
    line, commits = CutLine(office.port, eats), Commits()
    to = f"cut-{eats}@example.org"
    done = way(line.port).hand_over(parcel(to=to), commits)
    line.close()
    assert (done.outcome, done.stage, commits.count) == (Outcome.UNKNOWN, "dot", 1)
    if arrives:
        await_that(lambda: arrived(office, sink, f"cut-{eats}"), "Postfix delivers it all the same")
    else:
        await_that(lambda: "lost connection after DATA" in office.log(), "Postfix sees that the line is cut")
    assert arrived(office, sink, f"cut-{eats}") == [to] * arrives


def test_a_journal_that_cannot_be_written_leaves_nothing_behind(office, sink, way):
    with pytest.raises(OSError, match="disk full"):
        way(office.port).hand_over(parcel(to="unwritten@example.org"), Commits(OSError(28, "disk full")))
    assert arrived(office, sink, "unwritten") == []


def test_letters_in_other_scripts(office, sink, way):
    done = way(office.port).hand_over(parcel(to="скрипт@example.org"), Commits())
    # smtp-sink does not take such addresses, so Postfix sends it back; it has taken it from us all the same
    assert done.outcome is Outcome.SENT
