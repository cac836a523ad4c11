"""HylaFAX itself, with a modem in software: a letter goes through it and arrives; what is cut off is found again."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO

import pytest
from tests.deliver.faxing import FAX, Commit, write_program
from tests.integration.fax_machines import compile_source, fax_server, need, pages_of, wait_until
from tests.integration.test_fax_call import fax_of

from pages import ROOT
from plaint.deliver.fax.opening import open_fax
from plaint.deliver.transport import Outcome
from plaint.model.accounts import Fax

CHILD = """
import sys
from dataclasses import replace
from tests.deliver.faxing import FAX
from plaint.deliver.fax.hylafax import HylaFax
server, tag, path, home, file = sys.argv[1:]
fax = replace(FAX, tag=tag, content=open(file, "rb").read())
HylaFax(server, {"PATH": path, "HOME": home}).hand_over(fax, lambda: None)
"""


@pytest.fixture(scope="module")
def server():
    with fax_server() as one:
        yield one


@pytest.fixture(scope="module")
def modem(tmp_path_factory):
    return compile_source("modem", tmp_path_factory.mktemp("modem"))


@pytest.fixture(scope="module")
def letter():
    return fax_of("one page")


@pytest.fixture
def transport(server, tmp_path):
    settings = Fax.model_validate({"by": "command", "preset": "hylafax", "server": server.address})
    return open_fax(settings, str, tmp_path, server.environ)


def parcel(number, letter):
    return replace(FAX, tag=f"{number:040x}" + FAX.tag[40:], content=letter)


def test_a_letter_arrives(server, transport, modem, letter):
    one, commit = parcel(1, letter), Commit()
    done = transport.hand_over(one, commit)
    assert (done.outcome, done.stage, commit.times) == (Outcome.SENT, "accepted", 1)
    assert transport.find(one).stage == "queued", "there is no modem yet"
    with server.modem(modem):
        wait_until(lambda: transport.fate(done.reference).stage == "delivered", "the call")
    assert transport.find(one).reference == done.reference
    assert server.dialled() == ["02079460302"]
    require_same(pages_of(server.home / "received" / "1.tif"), pages_of(BytesIO(letter)))


def require_same(received, sent):
    """What arrives is what was sent; HylaFAX leaves out the white end of a last page."""
    assert len(received) == len(sent)
    for (_, got), (_, gone) in zip(received, sent, strict=True):
        assert gone.startswith(got)
        assert set(gone[len(got) :]) <= {255}
        assert len(got) > 0


def test_an_engaged_line_is_told_and_tried_again(server, transport, modem, letter):
    two = parcel(2, letter)
    assert transport.hand_over(two, Commit()).outcome is Outcome.SENT
    with server.modem(modem, "busy"):
        wait_until(lambda: "Busy" in transport.find(two).reply, "the engaged tone")
    found = transport.find(two)
    assert (found.outcome, found.stage) == (Outcome.SENT, "queued")


@pytest.mark.parametrize(("number", "when", "outcome"), [(3, "after", "SENT"), (4, "before", "UNKNOWN")])
def test_after_a_crash_the_server_knows(server, transport, letter, tmp_path, number, when, outcome):
    """We are killed while `sendfax` runs: after the job is there, or before it reaches the server."""
    real = need("sendfax", "hylafax-client")
    run = f"import subprocess\nsubprocess.run([{real!r}, *argv], check=True)\n" if when == "after" else ""
    environ = write_program(tmp_path, "sendfax", f"{run}os.kill(os.getppid(), {int(signal.SIGKILL)})\n")
    one = parcel(number, letter)
    (tmp_path / "fax.tif").write_bytes(letter)
    words = [server.address, one.tag, environ["PATH"], server.environ["HOME"], tmp_path / "fax.tif"]
    own = {**os.environ, "TMPDIR": str(tmp_path)}
    child = subprocess.run([sys.executable, "-c", CHILD, *words], cwd=ROOT, env=own, timeout=60)
    assert child.returncode == -signal.SIGKILL
    found = transport.find(one)
    assert found.outcome.name == outcome
    assert bool(found.reference) == (outcome == "SENT")


def test_a_server_that_is_not_there_ends_the_run(tmp_path, server, letter):
    settings = Fax.model_validate({"by": "command", "preset": "hylafax", "server": "127.0.0.1:1"})
    way = open_fax(settings, str, tmp_path, server.environ)
    begun = time.monotonic()
    done = way.hand_over(parcel(5, letter), Commit())
    assert (done.outcome, done.stops) == (Outcome.RETRY, True)
    assert way.find(parcel(5, letter)).outcome is Outcome.UNKNOWN
    assert time.monotonic() - begun < 30


def test_a_fax_that_waits_is_taken_back_and_one_that_ended_is_not(server, transport, letter):
    """No modem is there: what was taken waits."""
    one = transport.hand_over(parcel(90, letter), Commit())
    other = transport.hand_over(parcel(91, letter), Commit())
    assert transport.fate(one.reference).stage == "queued"
    done = transport.cancel(one.reference)
    assert (done.outcome, done.stage) == (Outcome.RETRY, "removed"), done
    assert transport.fate(one.reference).stage != "queued"
    assert transport.fate(other.reference).stage == "queued"
    again = transport.cancel(one.reference)
    assert again.outcome in (Outcome.FAILED, Outcome.UNKNOWN), again
    assert transport.cancel(other.reference).outcome is Outcome.RETRY
