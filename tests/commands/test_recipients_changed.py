"""`plaint recipients changed`: what was printed, planned, sent and told with data that are old by now."""

import json

import pypdfium2
import pytest
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers

from plaint.deliver.delivery import Delivery, Key
from plaint.deliver.journal import open_journal

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

OCTOBER = 1_792_000_000.0  # 15 October 2026
OLD_HOLDER = "name: Wilhelmina Icewright\n        gender: f\n        from: 2020-01-01"
NEW_HOLDER = (
    "name: Wilhelmina Icewright\n        gender: f\n        from: 2020-01-01\n        until: 2026-11-01\n"
    "      - name: Ann Newcomer\n        from: 2026-11-01"
)


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    write_accounts(workspace, server)
    return workspace


@pytest.fixture
def send(run, post):
    plain = ("send", "port-aurora", "--signed-by", "bo", "--copies", "none", "--text-only")
    return lambda *words: run(*plain, *words, folder=post)


@pytest.fixture
def changed(run, post):
    def call(*words):
        done = run("recipients", "changed", "--json", *words, folder=post)
        assert done.code == 0
        return json.loads(done.stdout)

    return call


def replace_minister(post):
    edit(post, "recipients.yaml", OLD_HOLDER, NEW_HOLDER)


def move_embassy(post):
    edit(post, "recipients.yaml", "2 Iceberg Row", "77 Glacier Street")


def call_member(post, member, at=OCTOBER, kind="call"):
    key = Key(
        campaign="port-aurora", office=member, holder="", signatory="", way="email", version="0" * 64,
        address=f"{member}@example.org",
    )  # fmt: skip
    journal = open_journal(post / "journal.db", lambda: at)
    journal.plan([Delivery(key=key, kind=kind, target="", plain="1" * 64)])
    journal.begin(key.digest)
    journal.hand(key.digest)
    journal.settle(key.digest, "sent")
    journal.close()


def whats(change):
    return {one["what"]: (one["old"], one["new"]) for one in change["differences"]}


def test_where_nothing_has_changed_there_is_nothing_to_do(run, send, changed, post):
    assert send("--really", "--yes").code == 0
    run("letter", "port-aurora", "--signed-by", "bo", folder=post)
    run("letter", "port-aurora", "--signed-by", "bo", "--lang", "fr", "--from", "DE", folder=post)
    run("sheet", "port-aurora", "--from", "GB", folder=post)
    assert changed() == []
    assert "Nothing that was printed" in run("recipients", "changed", folder=post).stderr


def test_letters_to_whoever_held_the_office_are_named(send, changed, post):
    assert send("--really", "--yes").code == 0
    replace_minister(post)
    (change,) = changed()
    assert (change["recipient"], change["since"]) == ("weather-minister", "2026-11-01")
    assert whats(change)["holder"] == ("Wilhelmina Icewright", "Ann Newcomer")
    assert [(one["to"], one["state"]) for one in change["sent"]] == [("minister@example.org", "sent")]
    assert change["sent_since_change"] == 1, "it went on 22 November, three weeks after"
    assert change["planned"] == []


def test_a_letter_that_waits_is_named_apart(send, changed, post, server):
    edit(post, "settings.yaml", f"port: {server.port}", "port: 9")  # where nobody answers
    assert send("--really", "--yes", "--to", "weather-minister").code == 3
    replace_minister(post)
    (change,) = changed()
    assert ([one["state"] for one in change["planned"]], change["sent"]) == (["planned"], [])


def test_a_moved_embassy_is_seen_in_letters_and_files(run, send, changed, post):
    assert send("--really", "--yes").code == 0
    run("letter", "port-aurora", "--signed-by", "bo", folder=post)
    move_embassy(post)
    (change,) = changed()
    assert change["recipient"] == "aq-embassy-london"
    assert whats(change)["lines"][0] == "2 Iceberg Row"
    assert "77 Glacier Street" in whats(change)["lines"][1]
    assert change["since"] is None
    assert {one["file"]: one["shows"] for one in change["files"]} == {
        "output/port-aurora/mission-aq-en-bo.pdf": "2 Iceberg Row"
    }


def test_another_mailbox_is_a_change(send, changed, post):
    assert send("--really", "--yes").code == 0
    edit(post, "recipients.yaml", "minister@example.org", "private-office@example.org")
    (change,) = changed()
    assert whats(change) == {"address": ("minister@example.org", "private-office@example.org")}


def test_a_second_mailbox_and_a_new_date_of_checking_are_none(send, changed, post):
    assert send("--really", "--yes").code == 0
    edit(post, "recipients.yaml", "email: minister@example.org", "email: [minister@example.org, two@example.org]")
    edit(post, "recipients.yaml", "verified: 2026-11-22", "verified: 2026-11-21")
    assert changed() == []


def test_who_is_written_to_no_more_is_named(send, changed, post):
    assert send("--really", "--yes").code == 0
    edit(post, "campaigns.yaml", "      - weather-minister\n", "")
    assert {change["recipient"]: list(whats(change)) for change in changed()} == {"weather-minister": ["recipient"]}


def test_files_with_an_old_name_or_address_are_to_be_made_anew(run, changed, post):
    run("letter", "port-aurora", "--signed-by", "bo", folder=post)
    run("letter", "port-aurora", "--signed-by", "bo", "--as", "eml", folder=post)
    run("letter", "port-aurora", "--signed-by", "bo", "--one-file", folder=post)
    replace_minister(post)
    (change,) = changed()
    files = {one["file"]: one for one in change["files"]}
    for name in ("weather-minister-en-bo.pdf", "weather-minister-en-bo.eml"):
        assert files[f"output/port-aurora/{name}"]["shows"] == "Wilhelmina Icewright"
    assert not any("port-aurora-station" in name for name in files)
    assert "output/port-aurora/port-aurora-en.pdf" in files, "it holds a letter to her"
    (post / "output" / "port-aurora" / "weather-minister-en-bo.pdf").unlink()
    run("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister", folder=post)
    left = {one["file"] for change in changed() for one in change["files"]}
    assert "output/port-aurora/weather-minister-en-bo.pdf" not in left


def test_an_address_that_was_written_over_is_missed_in_a_letter(run, changed, post):
    """Nobody told that it is old: the letter lacks what would stand there today."""
    run("letter", "port-aurora", "--signed-by", "bo", folder=post)
    edit(post, "recipients.yaml", "1 Lighthouse Quay", "9 Harbour Road")
    (change,) = changed()
    assert [(one["file"], one["lacks"]) for one in change["files"]] == [
        ("output/port-aurora/weather-minister-en-bo.pdf", "9 Harbour Road")
    ]


def test_a_letter_to_a_mission_is_known_by_the_name_of_its_target(run, changed, post):
    run("letter", "port-aurora", "--signed-by", "bo", folder=post)
    move_embassy(post)
    (change,) = changed()
    assert [one["lacks"] for one in change["files"]] == ["77 Glacier Street"]


def test_members_who_were_called_before_are_to_be_told(run, send, changed, post):
    assert send("--really", "--yes").code == 0
    call_member(post, "alma")
    call_member(post, "nil", kind="reminder")
    call_member(post, "late", at=1_797_000_000.0)  # 11 December
    replace_minister(post)
    (change,) = changed()
    assert change["members"] == ["alma", "nil"]
    told = run("recipients", "changed", folder=post).stderr
    assert "plaint notify port-aurora --corrected" in told


def test_who_asked_to_be_forgotten_is_not_among_those_to_be_told(run, send, changed, post):
    assert send("--really", "--yes").code == 0
    call_member(post, "alma")
    call_member(post, "nil")
    replace_minister(post)
    assert run("forget", "nil", "--write", folder=post).code == 0
    (change,) = changed()
    assert change["members"] == ["alma"]


def test_since_leaves_out_what_changed_earlier(run, send, changed, post):
    assert send("--really", "--yes").code == 0
    replace_minister(post)
    assert changed("--since", "2026-11-02") == []
    assert len(changed("--since", "2026-11-01")) == 1
    move_embassy(post)
    assert [one["recipient"] for one in changed("--since", "2026-11-02")] == ["aq-embassy-london"]
    done = run("recipients", "changed", "--since", "yesterday", folder=post)
    assert (done.code, "--since yesterday: no such date" in done.stderr) == (1, True)


@pytest.mark.parametrize("status", ["stopped", "closed"])
def test_a_campaign_that_is_over_is_passed_over(send, changed, post, status):
    assert send("--really", "--yes").code == 0
    replace_minister(post)
    edit(post, "campaigns.yaml", "status: open", f"reason: over\n    status: {status}")
    assert changed() == []


def test_it_says_what_to_type(run, send, post):
    assert send("--really", "--yes").code == 0
    replace_minister(post)
    said = " ".join(run("recipients", "changed", folder=post).stderr.split())
    assert "port-aurora: weather-minister has changed, since 2026-11-01" in said
    assert "holder Wilhelmina Icewright -> Ann Newcomer" in said
    assert "1 letter with old data, 1 of them since the change" in said


def test_nothing_is_written(run, post):
    before = {path: path.stat().st_mtime_ns for path in post.rglob("*")}
    assert run("recipients", "changed", folder=post).code == 0
    after = {path: path.stat().st_mtime_ns for path in post.rglob("*") if "output" not in path.parts}
    assert after == {path: time for path, time in before.items() if path in after}


def test_word_files_and_the_last_pages_of_long_ones_are_read_too(run, changed, post):
    run("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister", folder=post)
    run("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister", "--as", "docx", folder=post)
    output = post / "output" / "port-aurora"
    with pypdfium2.PdfDocument.new() as long, pypdfium2.PdfDocument(output / "weather-minister-en-bo.pdf") as letter:
        for _ in range(60):
            long.new_page(200, 200)
        long.import_pages(letter)
        long.save(output / "many.pdf")
    replace_minister(post)
    (change,) = changed()
    names = {one["file"].rpartition("/")[2] for one in change["files"]}
    assert names == {"weather-minister-en-bo.pdf", "weather-minister-en-bo.docx", "many.pdf"}
