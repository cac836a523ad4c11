"""`plaint done`: what people did by hand, told by options, by a code, or by a table."""

import hashlib
import json
import os
import stat

import pytest
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers

from plaint.acts import noting
from plaint.acts.codes import Codes
from plaint.deliver.journal import NAME, open_journal, read_journal
from plaint.deliver.record import diary
from plaint.reading.data import read_data

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

TARGETS = ["weather-minister", "port-aurora-station", "mission-aq"]


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return write_accounts(workspace, server)


@pytest.fixture
def plaint(run, post):
    def call(*words):
        return run(*words, folder=post)

    return call


@pytest.fixture
def done(plaint):
    def call(*words):
        return plaint("done", "port-aurora", *words)

    return call


def acts(root):
    with read_journal(root / NAME) as record:
        return record.read(diary.acts_of())


def code_of(root, target, person):
    open_journal(root / NAME, lambda: 0.0).close()
    with read_journal(root / NAME) as record:
        return Codes(read_data(root).campaigns["port-aurora"], record.marks).code(target, person)


def fails(outcome, *words):
    """Tell that a call was refused with these words, and nothing was noted."""
    assert outcome.code == 1
    assert outcome.stdout == ""
    for one in words:
        assert one in outcome.stderr
    return True


# --- by options -----------------------------------------------------------------------------------


def test_one_letter_of_one_person(done, post):
    outcome = done("--to", "weather-minister", "--by", "alma", "--how", "posted", "--on", "2026-11-22")
    assert outcome.code == 0
    assert outcome.stdout == "1  2026-11-22  1 letter posted, to weather-minister, by alma, claimed\n"
    (act,) = acts(post)
    assert (act.target, act.office, act.person, act.how) == ("weather-minister", "weather-minister", "alma", "posted")
    assert (act.count, act.standing, str(act.day)) == (1, "claimed", "2026-11-22")


def test_all_letters_of_one_person(done, post):
    assert done("--by", "Alma Quill", "--how", "handed-in").code == 0
    assert [(act.target, act.person) for act in acts(post)] == [(target, "alma") for target in TARGETS]
    assert {str(act.day) for act in acts(post)} == {"2026-11-22"}


def test_those_abroad_write_to_the_mission_of_their_country(done, post):
    done("--by", "alma", "--to", "mission-aq", "--how", "posted")
    done("--count", "2", "--to", "mission-aq", "--how", "posted", "--from", "FR")
    assert [act.office for act in acts(post)] == ["aq-embassy-london", "mission-aq"]


def test_who_signs_letters_has_done_it(plaint, post):
    edit(post, "settings.yaml", "country: GB", "country: GB\nsignatory: bo")
    plaint("done", "port-aurora", "--how", "called")
    assert [(act.person, act.target) for act in acts(post)] == [("bo", "")]


def test_a_number_without_names(done, post):
    done("--count", "25", "--how", "picket", "--note", "in  the rain")
    (act,) = acts(post)
    assert (act.count, act.person, act.target, act.note) == (25, "", "", "in the rain")


def test_a_picket_may_be_at_a_door_that_is_no_target(done, post):
    assert done("--count", "25", "--how", "picket", "--to", "aq-embassy-london").code == 0
    assert acts(post)[0].office == "aq-embassy-london"
    assert fails(done("--count", "25", "--how", "posted", "--to", "observers-union"), "no target 'observers-union'")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--by", "alma"), "--how: what was done is not said"),
        (("--how", "posted"), "--by: who did it is not said"),
        (("--by", "alm", "--how", "posted"), "--by: no person 'alm'; did you mean 'alma'?"),
        (("--by", "alma", "--how", "posted", "--count", "3"), "--count: one person and a number"),
        (("--count", "none", "--how", "posted"), "--count: no number of things: 'none'"),
        (("--count", "9999999", "--how", "posted"), "--count: 9999999 is more than 1,000,000"),
        (("--by", "alma", "--how", "posted", "--on", "2026-11-23"), "--on: 2026-11-23 is still to come"),
        (("--by", "alma", "--how", "posted", "--on", "22.11.2026"), "--on: no such date: '22.11.2026'"),
        (("--by", "alma", "--how", "posted", "--on", "1066-10-14"), "--on: no date of ours"),
        (("--by", "alma", "--how", "posted", "--to", "weather-ministr"), "--to: no target 'weather-ministr'"),
        (("--by", "alma", "--how", "posted", "--proof", "gone.jpg"), "--proof: 'gone.jpg': no such file"),
        (("--by", "alma", "--how", "posted", "--may-publish"), "--may-publish: there is no photo"),
        (("--by", "alma", "--how", "posted", "--note", "x" * 501), "--note: longer than 500 characters"),
        (("--by", "alma", "--how", "posted", "--note", "a\u202eb"), "--note: unsafe character U+202E"),
        (("--by", "alma", "--how", "posted", "--code", "port-aurora-1-XX"), "--code: no code of port-aurora"),
        (("--by", "alma", "--how", "posted", "--from", "UK"), "no such country code"),
    ],
)
def test_what_cannot_be_so_is_refused(done, post, words, told):
    assert fails(done(*words), told)
    assert acts(post) == ()


def test_everything_that_is_wrong_is_told_at_once(done):
    outcome = done("--by", "nobody", "--count", "3", "--how", "posted", "--on", "2027-01-01", "--code", "xx")
    assert fails(outcome, "--by:", "--count:", "--on:", "--code:", "4 problems; nothing was written.")


def test_a_day_before_the_campaign_is_told_and_noted(done, post):
    outcome = done("--by", "alma", "--how", "called", "--on", "2026-11-01")
    assert outcome.code == 0
    assert "--on: warning: 2026-11-01 lies before 2026-11-22, when port-aurora was published" in outcome.stderr
    assert len(acts(post)) == 1


def test_it_is_todays_day_by_the_senders_clock(plaint, post):
    edit(post, "settings.yaml", "timezone: Europe/London", "timezone: Pacific/Kiritimati")
    edit(post, "settings.yaml", "country: GB", "country: KI")
    plaint("done", "port-aurora", "--count", "1", "--how", "called")
    assert str(acts(post)[0].day) == "2026-11-23"


# --- the same once --------------------------------------------------------------------------------


def test_the_same_is_noted_once(done, post):
    done("--by", "alma", "--to", "mission-aq", "--how", "posted", "--on", "2026-11-22")
    outcome = done("--by", "alma", "--to", "mission-aq", "--how", "posted")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert "1  noted already" in outcome.stderr
    assert "Nothing new; 1 noted before." in outcome.stderr
    done("--by", "alma", "--to", "mission-aq", "--how", "posted", "--again")
    assert len(acts(post)) == 2


def test_a_call_a_day_is_a_call_each_day(done, post):
    for day in ("2026-11-22", "2026-11-21", "2026-11-22"):
        done("--by", "alma", "--how", "called", "--on", day)
    assert len(acts(post)) == 2


def test_numbers_without_names_are_added_each_time(done, post):
    for _ in range(2):
        done("--count", "3", "--how", "posted")
    assert len(acts(post)) == 2


def test_a_proof_that_comes_later_makes_it_witnessed(done, post):
    (post / "receipt.pdf").write_bytes(b"%PDF-1.4 receipt")
    done("--by", "alma", "--to", "mission-aq", "--how", "posted", "--on", "2026-11-22")
    outcome = done("--by", "alma", "--to", "mission-aq", "--how", "posted", "--proof", "receipt.pdf")
    assert "claimed before as act 1, which counts no more" in outcome.stderr
    before, after = acts(post)
    assert (before.withdrawn, after.standing, after.withdrawn) == ("a proof came: act 2", "witnessed", "")
    again = done("--by", "alma", "--to", "mission-aq", "--how", "posted")
    assert "2  noted already" in again.stderr


# --- proofs ---------------------------------------------------------------------------------------


def test_a_proof_is_kept_in_private(done, post):
    (post / "photo.JPG").write_bytes(b"a photo")
    done("--count", "25", "--how", "picket", "--proof", "photo.JPG", "--may-publish")
    digest = hashlib.sha256(b"a photo").hexdigest()
    (act,) = acts(post)
    assert (act.proof, act.fingerprint) == (f"proofs/port-aurora/{digest}.public.jpg", digest)
    assert (act.standing, act.may_publish) == ("witnessed", True)
    kept = post / act.proof
    assert kept.read_bytes() == b"a photo"
    assert [stat.S_IMODE(path.stat().st_mode) for path in (kept, *list(kept.parents)[:2])] == [0o600, 0o700, 0o700]


def test_without_a_word_no_photo_may_be_published(done, post):
    (post / "a.public.jpg").write_bytes(b"a photo")
    done("--count", "25", "--how", "picket", "--proof", "a.public.jpg")
    assert not acts(post)[0].may_publish


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("proof.exe", b"x", "of no kind that is kept"),
        ("proof", b"x", "of no kind that is kept"),
        ("proof.pdf", b"", "empty"),
        ("proof.pdf", b"x" * (25 * 1024 * 1024 + 1), "larger than 25 MiB"),
    ],
)
def test_a_proof_that_is_none(done, post, name, content, told):
    (post / name).write_bytes(content)
    assert fails(done("--count", "1", "--how", "posted", "--proof", name), told)
    assert not (post / "proofs").exists()


def test_only_photos_are_published(done, post):
    (post / "receipt.pdf").write_bytes(b"x")
    assert fails(done("--count", "1", "--how", "posted", "--proof", "receipt.pdf", "--may-publish"), "no photo")


def test_a_pipe_is_no_proof(done, post):
    os.mkfifo(post / "pipe.pdf")
    assert fails(done("--count", "1", "--how", "posted", "--proof", "pipe.pdf"), "no plain file")


def test_a_link_does_not_lead_proofs_out(done, post, tmp_path):
    (post / "receipt.pdf").write_bytes(b"x")
    (post / "proofs").symlink_to(tmp_path)
    assert fails(done("--count", "1", "--how", "posted", "--proof", "receipt.pdf"), "proofs/ is a link")
    assert acts(post) == ()


def test_no_proof_is_left_where_nothing_could_be_noted(done, post, monkeypatch):
    def fail(*_, **__):
        raise OSError(28, "No space left on device")

    (post / "receipt.pdf").write_bytes(b"x")
    monkeypatch.setattr(noting, "note_acts", fail)
    assert done("--count", "1", "--how", "posted", "--proof", "receipt.pdf").code == 1
    assert [path for path in (post / "proofs").rglob("*") if path.is_file()] == []
    assert acts(post) == ()


# --- codes ----------------------------------------------------------------------------------------


def test_a_code_says_to_whom_and_by_whom(done, post):
    code = code_of(post, "port-aurora-station", "alma")
    assert done("--code", f"  {code.lower()}", "--how", "posted").code == 0
    (act,) = acts(post)
    assert (act.target, act.person, act.code) == ("port-aurora-station", "alma", code)


def test_a_members_own_code_is_for_all_her_letters(done, post):
    done("--code", code_of(post, "", "alma"), "--how", "posted")
    assert [(act.target, act.person) for act in acts(post)] == [(target, "alma") for target in TARGETS]


def test_a_letter_signed_by_hand_names_nobody_until_somebody_does(done, post):
    code = code_of(post, "mission-aq", "")
    done("--code", code, "--how", "handed-in")
    done("--code", code, "--how", "handed-in", "--count", "7")
    done("--code", code, "--how", "handed-in", "--by", "bo")
    assert [(act.target, act.person, act.count) for act in acts(post)] == [
        ("mission-aq", "", 1),
        ("mission-aq", "", 7),
        ("mission-aq", "bo", 1),
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--by", "bo"), "is not that of bo; it is that of alma"),
        (("--to", "mission-aq"), "--to: the code is that of a letter to weather-minister"),
        (("--count", "2"), "one person and a number"),
    ],
)
def test_a_code_and_what_speaks_against_it(done, post, more, told):
    assert fails(done("--code", code_of(post, "weather-minister", "alma"), "--how", "posted", *more), told)


def test_a_code_of_nobody_who_is_known(done, post):
    code = code_of(post, "weather-minister", "ida")
    assert fails(done("--code", code, "--how", "posted"), f"{code} is for nobody who is known", "--members FILE")
    (post / "members.csv").write_text("id,name,country\nida,Ida Sample,GB\n", "utf-8")
    assert done("--code", code, "--how", "posted", "--members", "members.csv").code == 0
    assert acts(post)[0].person == "ida"


def test_a_code_outlives_a_change_of_the_targets(done, post):
    code = code_of(post, "port-aurora-station", "alma")
    edit(post, "campaigns.yaml", "      - weather-minister\n", "")
    assert done("--code", code, "--how", "posted").code == 0
    assert acts(post)[0].target == "port-aurora-station"


def test_two_codes_are_one_too_many(done, post):
    both = " ".join(code_of(post, "weather-minister", name) for name in ("alma", "bo"))
    assert fails(done("--code", both, "--how", "posted"), "more than one code")


# --- from a table ---------------------------------------------------------------------------------

SATURDAY = """\
target,by,count,how,on,proof,publish,note,code
weather-minister,bo,,handed in,2026-11-21,photos/bo.jpg,yes,at the gate,
weather-minister mission-aq,,12,posted,2026-11-21,,,,
,,12,called,2026-11-21,,,,
,,12,called,2026-11-21,,,,
,,,,,,,,
"""


@pytest.fixture
def saturday(post):
    (post / "lists" / "photos").mkdir(parents=True)
    (post / "lists" / "photos" / "bo.jpg").write_bytes(b"bo at the gate")
    (post / "lists" / "saturday.csv").write_text(SATURDAY, "utf-8")
    return post / "lists" / "saturday.csv"


def test_each_row_is_noted(done, post, saturday):
    outcome = done("--from-csv", "lists/saturday.csv")
    assert outcome.code == 0
    assert "Noted 5 acts." in outcome.stderr
    told = [(act.target, act.person, act.count, act.how, act.standing) for act in acts(post)]
    assert told == [
        ("weather-minister", "bo", 1, "handed-in", "witnessed"),
        ("weather-minister", "", 12, "posted", "claimed"),
        ("mission-aq", "", 12, "posted", "claimed"),
        ("", "", 12, "called", "claimed"),
        ("", "", 12, "called", "claimed"),
    ]
    assert acts(post)[0].may_publish


def test_the_same_table_brings_nothing_anew(done, post, saturday):
    done("--from-csv", "lists/saturday.csv")
    saturday.write_text(f"{SATURDAY},alma,,called,2026-11-21,,,,\n", "utf-8")
    outcome = done("--from-csv", "lists/saturday.csv")
    assert "Noted 1 act; 5 noted before." in outcome.stderr
    assert len(acts(post)) == 6


def test_what_was_withdrawn_is_not_brought_back_by_its_table(done, post, saturday):
    done("--from-csv", "lists/saturday.csv")
    done("--undo", "2", "--because", "wrong list")
    assert "Nothing new; 5 noted before." in done("--from-csv", "lists/saturday.csv").stderr


def test_options_say_what_rows_do_not(done, post):
    (post / "who.csv").write_text("by,on\nalma,\nbo,2026-11-20\n", "utf-8")
    done("--from-csv", "who.csv", "--how", "posted", "--to", "mission-aq", "--on", "2026-11-21")
    assert [(act.person, str(act.day), act.target) for act in acts(post)] == [
        ("alma", "2026-11-21", "mission-aq"),
        ("bo", "2026-11-20", "mission-aq"),
    ]


def test_everything_that_is_wrong_with_a_table_is_told_with_its_place(done, post):
    (post / "bad.csv").write_text(
        "target,by,count,how,on,proof,publish,code\n"
        "weather-ministr,alma,,posted,,,,\n"
        ",,x,caled,2026-13-25,gone.jpg,perhaps,\n"
        ",,,posted,,,,port-aurora-1-AAAAAA\n"
        ",bo,,posted,,,,\n",
        "utf-8",
    )
    assert fails(
        done("--from-csv", "bad.csv"),
        "bad.csv:2:1: target: no target 'weather-ministr'; did you mean 'weather-minister'?",
        "bad.csv:3:3: count: no number of things: 'x'",
        "bad.csv:3:4: how: no such act: 'caled'; did you mean 'called'?",
        "bad.csv:3:5: on: no such date: '2026-13-25'",
        "bad.csv:3:6: proof: 'gone.jpg': no such file",
        "bad.csv:3:7: publish: neither yes nor no: 'perhaps'",
        "bad.csv:4:8: code: port-aurora-1-AAAAAA is for nobody who is known",
        "7 problems; nothing was written.",
    )
    assert acts(post) == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "table.csv:1: no row names the columns"),
        ("by,hov\nalma,posted\n", "table.csv:1:2: unknown column 'hov'; did you mean 'how'?"),
        ("by,how,by\nalma,posted,bo\n", "table.csv:1:3: column 'by' a second time"),
        ("by\nalma\n", "table.csv:1: no column 'how'"),
        ("by,how\n", "table.csv:1: no rows"),
        ("by,how\nalma,posted,today\n", "table.csv:2:3: 'today' stands under no column name"),
        ("by,how\nal\u202ema,posted\n", "table.csv:2"),
    ],
)
def test_a_table_that_is_none(done, post, content, told):
    (post / "table.csv").write_text(content, "utf-8")
    assert fails(done("--from-csv", "table.csv"), told)
    assert acts(post) == ()


@pytest.mark.parametrize("name", ["../private.jpg", "/etc/hostname.txt", "inside/link.jpg", "loop.jpg"])
def test_a_table_of_somebody_else_names_no_file_of_mine(done, post, name):
    (post / "lists" / "inside").mkdir(parents=True)
    (post / "private.jpg").write_bytes(b"mine")
    (post / "lists" / "inside" / "link.jpg").symlink_to(post / "private.jpg")
    (post / "lists" / "loop.jpg").symlink_to(post / "lists" / "loop.jpg")
    (post / "lists" / "t.csv").write_text(f"count,how,proof,publish\n1,posted,{name},\n", "utf-8")
    assert fails(done("--from-csv", "lists/t.csv"), "leads out of the table's folder")
    assert not (post / "proofs").exists()


def test_a_table_that_is_not_there(done):
    assert fails(done("--from-csv", "gone.csv"), "gone.csv: no such file")


# --- undo -----------------------------------------------------------------------------------------


def test_what_was_a_mistake_counts_no_more(done, post):
    done("--count", "40", "--how", "posted")
    done("--count", "4", "--how", "posted")
    outcome = done("--undo", "1", "--because", "4, not 40")
    assert "counts no more: 4, not 40" in outcome.stderr
    assert [act.withdrawn for act in acts(post)] == ["4, not 40", ""]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--undo", "1"), "--because is missing"),
        (("--undo", "1", "--because", " "), "--because is missing"),
        (("--undo", "7", "--because", "x"), "port-aurora has no act 7"),
        (("--undo", "1", "--undo", "7", "--because", "x"), "port-aurora has no act 7"),
    ],
)
def test_undoing_what_is_not_there(done, post, words, told):
    done("--count", "40", "--how", "posted")
    assert fails(done(*words), told)
    assert [act.withdrawn for act in acts(post)] == [""]


def test_it_is_undone_once(done):
    done("--count", "40", "--how", "posted")
    done("--undo", "1", "--because", "4, not 40")
    assert fails(done("--undo", "1", "--because", "again"), "no act 1 that counts")


# --- campaigns that are over, people who are gone -------------------------------------------------


@pytest.mark.parametrize("status", ["stopped", "won", "closed"])
def test_of_a_campaign_that_is_over_what_was_done_before_is_noted(done, post, status):
    edit(post, "campaigns.yaml", "status: open", f"status: {status}\n    reason: they are back")
    assert fails(done("--count", "3", "--how", "posted"), f"port-aurora is {status}", "say on which day")
    assert done("--count", "3", "--how", "posted", "--on", "2026-11-22").code == 0


def test_of_a_draft_it_is_noted_with_a_word(done, post):
    edit(post, "campaigns.yaml", "status: open", "status: draft")
    assert "port-aurora is a draft" in done("--count", "3", "--how", "posted").stderr
    assert len(acts(post)) == 1


@pytest.mark.parametrize("name", ["alma", "Alma Quill", "ALMA@example.org"])
def test_who_asked_to_be_forgotten_is_not_named(done, post, name):
    with open_journal(post / NAME, lambda: 0.0) as journal:
        journal.write(diary.forget_names([name]))
    assert fails(done("--by", "alma", "--how", "posted"), "'alma' asked to be forgotten", "--count 1")


# --- what it is for -------------------------------------------------------------------------------


def test_who_has_posted_it_is_not_mailed(plaint, done, post, server):
    done("--by", "bo", "--to", "weather-minister", "--how", "posted", "--on", "2026-11-22")
    plan = plaint("send", "port-aurora", "--signed-by", "bo")
    assert "weather-minister: posted by bo on 2026-11-22, as was said (act 1)" in plan.stderr
    assert json.loads(plaint("send", "port-aurora", "--signed-by", "bo", "--json").stdout)["by_hand"] == [
        {"act": 1, "target": "weather-minister", "how": "posted", "on": "2026-11-22", "by": "bo"}
    ]
    sent = plaint("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert sent.code == 0
    assert [to for got in server.box for to in got.to] == ["director@example.org", "embassy@example.com"]


def test_who_has_posted_everything_leaves_nothing_to_send(plaint, done, server):
    done("--by", "bo", "--how", "posted")
    sent = plaint("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none")
    assert (sent.code, server.box) == (0, [])


def test_not_under_another_id_either(plaint, done, post, server):
    done("--by", "bo", "--how", "posted")
    edit(post, "signatories.yaml", "  bo:\n", "  bo-winter:\n")
    sent = plaint("send", "port-aurora", "--signed-by", "bo-winter", "--really", "--yes", "--copies", "none")
    assert (sent.code, server.box) == (0, [])


def test_what_was_planned_for_her_does_not_go(plaint, done, post, server):
    words = ("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none")
    plaint(*words, "--limit", "1")
    done("--by", "bo", "--how", "posted")
    plaint(*words)
    assert [to for got in server.box for to in got.to] == ["minister@example.org"]


def test_in_json_too(done):
    (act,) = json.loads(done("--by", "alma", "--to", "mission-aq", "--how", "posted", "--json").stdout)
    assert (act["number"], act["outcome"], act["by"], act["on"]) == (1, "noted", "alma", "2026-11-22")
    (act,) = json.loads(done("--undo", "1", "--because", "wrong", "--json").stdout)
    assert act["withdrawn"] == "wrong"


def test_nothing_of_her_mailbox_is_kept(done, post):
    done("--by", "alma", "--how", "posted")
    stored = b"".join(path.read_bytes() for path in post.glob("journal.db*"))
    assert b"alma@example.org" not in stored
    assert b"Alma Quill" not in stored
