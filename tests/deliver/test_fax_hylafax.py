"""HylaFAX by programs that say what its own say: what was taken, what was not, and what cannot be known."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.deliver.faxing import FAX, TAG, Commit, write_program

from plaint.deliver.fax.hylafax import HylaFax, Job, _read
from plaint.deliver.transport import Outcome

RUNNING = "HylaFAX scheduler on fax.example.org: Running\n\n"
REFUSED = 'Can not reach service 4559 at host "127.0.0.1".\n'
OK = "request id is 7 (group id 7) for host fax.example.org (1 file)"
TITLES = "plaint|JID|JobTag|S|Pages|Status\n"


def job(state="W", tag=TAG[:40], number=7, pages="0:0", trouble=""):
    return f"plaint|{number}|{tag}|{state}| {pages}|{trouble}\n"


@pytest.fixture
def server(tmp_path):
    """server(sendfax, faxstat): a HylaFAX whose programs run these bodies; faxstat may be text that it prints."""

    def make(sendfax="", faxstat="", address="fax.example.org"):
        environ = write_program(tmp_path, "sendfax", sendfax)
        write_program(tmp_path, "faxstat", faxstat if "argv" in faxstat else f"print({faxstat!r}, end='')")
        return HylaFax(address, environ)

    return make


def test_sendfax_is_told_everything(server, tmp_path):
    done = server(f"pathlib.Path({str(tmp_path)!r}, 'seen').write_text(repr(argv[:-1])); print({OK!r})").hand_over(
        FAX, Commit()
    )
    assert (done.outcome, done.stage, done.reference) == (Outcome.SENT, "accepted", "7")
    words = ["-h", "fax.example.org", "-n", "-m", "-i", TAG[:40], "-d", "+442079460302"]
    assert (tmp_path / "seen").read_text() == repr(words)


def test_without_a_server_its_own_configuration_decides():
    assert HylaFax("", {}).words[:3] == ("sendfax", "-n", "-m")


def test_a_server_that_is_not_reached_ends_the_run(server):
    done = server(f"print({REFUSED!r}); sys.exit(255)", REFUSED).hand_over(FAX, Commit())
    assert (done.outcome, done.stops, done.code) == (Outcome.RETRY, True, 255)
    assert done.reply.startswith("Can not reach")
    assert "server:" in done.remedy


def test_sendfax_may_fail_after_the_job_is_there(server):
    done = server("sys.exit(1)", RUNNING + job("W")).hand_over(FAX, Commit())
    assert (done.outcome, done.reference) == (Outcome.SENT, "7")


def test_sendfax_may_be_killed_after_the_job_is_there(server):
    done = server("os.kill(os.getpid(), 9)", RUNNING + job("R")).hand_over(FAX, Commit())
    assert (done.outcome, done.reference) == (Outcome.SENT, "7")


def test_a_job_that_is_not_there_was_not_taken(server):
    done = server("print('no room'); sys.exit(1)", RUNNING + job(tag="other")).hand_over(FAX, Commit())
    assert (done.outcome, done.reply, done.stops) == (Outcome.RETRY, "no room", False)


def test_a_job_given_up_earlier_is_no_proof_of_this_one(server):
    assert server("sys.exit(1)", RUNNING + job("F")).hand_over(FAX, Commit()).outcome is Outcome.RETRY


def test_while_sendfax_is_killed_the_job_may_still_be_coming(server):
    assert server("os.kill(os.getpid(), 9)", RUNNING).hand_over(FAX, Commit()).outcome is Outcome.UNKNOWN


def test_where_neither_says_anything_nobody_knows(server):
    done = server("print('lost connection'); sys.exit(1)", REFUSED).hand_over(FAX, Commit())
    assert (done.outcome, done.reply) == (Outcome.UNKNOWN, "lost connection")


@pytest.mark.parametrize(
    ("state", "outcome", "stage"),
    [("D", "SENT", "delivered"), ("F", "FAILED", "given up"), *((state, "SENT", "queued") for state in "TPSBWR?")],
)
def test_a_job_is_found_by_its_tag_in_whatever_state(server, state, outcome, stage):
    said = RUNNING + TITLES + job("W", "other", 6) + job(state, pages="0:2", trouble="Busy signal detected")
    found = server(faxstat=said).find(FAX)
    assert (found.outcome.name, found.stage, found.reference) == (outcome, stage, "7")
    assert found.reply == "job 7, 0 of 2 pages Busy signal detected"
    assert bool(found.remedy) == (state == "F")


def test_what_was_given_up_in_the_middle_may_have_been_read(server):
    found = server(faxstat=RUNNING + job("F", pages="2:2", trouble="No response to EOP")).find(FAX)
    assert (found.outcome, found.stage) == (Outcome.UNKNOWN, "given up")
    assert "ask the office" in found.remedy


def test_of_several_jobs_the_one_that_went_furthest_counts(server):
    said = RUNNING + job("F", number=5) + job("D", number=6) + job("W", number=7)
    assert server(faxstat=said).find(FAX).reference == "6"


@pytest.mark.parametrize(
    "said", [RUNNING, RUNNING + job(tag=TAG), RUNNING + job(tag="x" + TAG[:40]), REFUSED, "", job("D")]
)
def test_what_is_not_found_stays_unknown(server, said):
    found = server(faxstat=said).find(FAX)
    assert found.outcome is Outcome.UNKNOWN
    assert found.remedy


def test_a_queue_that_cannot_be_asked_proves_nothing(server, tmp_path):
    assert server(faxstat=f"print({RUNNING + job('D')!r}); sys.exit(len(argv))").find(FAX).outcome is Outcome.UNKNOWN
    (tmp_path / "faxstat").unlink()
    hylafax = HylaFax("", {"PATH": str(tmp_path)})
    assert hylafax.find(FAX).outcome is Outcome.UNKNOWN


def test_the_fate_of_a_job_is_told_by_its_number(server):
    hylafax = server(faxstat=RUNNING + job("D", number=7) + job("W", "other", 8))
    assert [hylafax.fate(number).stage for number in ("7", "8", "9")] == ["delivered", "queued", "find"]
    assert hylafax.fate("9").outcome is Outcome.UNKNOWN


def test_faxstat_keeps_the_users_own_configuration_and_leaves_it_alone(server, tmp_path):
    (tmp_path / ".hylarc").write_text("Host: fax.example.org\n")
    seen = tmp_path / "seen"
    body = f"""
        home = pathlib.Path(os.environ["HOME"])
        pathlib.Path({str(seen)!r}).write_text(repr((argv, (home / ".hylarc").read_text(), str(home))))
        """
    server(faxstat=body, address="").find(FAX)
    argv, configuration, home = eval(seen.read_text())
    assert argv == ["-s", "-d"]
    assert configuration == 'Host: fax.example.org\n\nJobFmt: "plaint|%j|%J|%a|%P|%s"\n'
    assert not Path(home).exists()
    assert (tmp_path / ".hylarc").read_text() == "Host: fax.example.org\n"


WORDS = some.text(some.characters(blacklist_characters="|\n\r", blacklist_categories=("C", "Z")))


@given(jobs=some.lists(some.tuples(some.integers(1, 10**6), WORDS, some.sampled_from("?TPSBWRDF"), WORDS)))
def test_every_job_is_read_as_it_is_written(jobs):
    said = RUNNING + TITLES + "".join(job(state, tag, number, "0:1", why) for number, tag, state, why in jobs)
    assert list(_read(said)) == [Job(str(number), tag, state, "0:1", why) for number, tag, state, why in jobs]


@given(said=some.text())
def test_whatever_is_said_is_no_job_or_a_whole_one(said):
    assert all(one.number.isdecimal() and one.state in "?TPSBWRDF" for one in _read(said))


# --- taking a fax back ---------------------------------------------------------------------------


def queue(tmp_path, before, after):
    """Return a faxstat that says one thing until faxrm has run, then another."""
    return f"argv; print({after!r} if pathlib.Path({str(tmp_path / 'removed')!r}).exists() else {before!r}, end='')"


def taking_back(server, tmp_path, before, after, faxrm="print('Job 7 removed.')"):
    write_program(tmp_path, "faxrm", f"pathlib.Path({str(tmp_path / 'removed')!r}).write_text(repr(argv)); {faxrm}")
    return server(faxstat=queue(tmp_path, RUNNING + before, RUNNING + after))


@pytest.mark.parametrize("after", ["", job("F"), job("F", pages="0:2", trouble="Job aborted by request")])
def test_a_queued_fax_is_taken_back(server, tmp_path, after):
    done = taking_back(server, tmp_path, job("W"), after).cancel("7")
    assert (done.outcome, done.stage) == (Outcome.RETRY, "removed")
    assert (tmp_path / "removed").read_text() == repr(["-h", "fax.example.org", "7"])


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (job("D"), job("D"), Outcome.SENT),
        (job("W"), job("D"), Outcome.SENT),
        (job("R"), job("F", pages="1:2"), Outcome.UNKNOWN),
        (job("W"), job("W"), Outcome.UNKNOWN),
        ("", "", Outcome.UNKNOWN),
    ],
)
def test_what_cannot_be_taken_back_is_told_as_it_is(server, tmp_path, before, after, outcome):
    done = taking_back(server, tmp_path, before, after).cancel("7")
    assert done.outcome is outcome
    assert done.outcome is Outcome.SENT or done.remedy


def test_a_fax_server_that_does_not_remove_is_believed_in_nothing(server, tmp_path):
    done = taking_back(server, tmp_path, job("W"), "", faxrm="print('Permission denied'); sys.exit(1)").cancel("7")
    assert (done.outcome, "Permission denied" in done.reply) == (Outcome.UNKNOWN, True)
    (tmp_path / "faxrm").unlink()
    (tmp_path / "removed").unlink()
    missing = HylaFax("", {"PATH": str(tmp_path), "HOME": str(tmp_path)}).cancel("7")
    assert (missing.outcome, "faxrm" in missing.reply) == (Outcome.UNKNOWN, True)
