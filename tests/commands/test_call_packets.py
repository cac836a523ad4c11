"""`plaint call --as pdf`: packets to be posted, in the order of the post, and never also mailed."""

import json
import re

import pypdfium2
import pytest
from tests.commands.calling import Later, lay_out_members, pdf_words
from tests.commands.posting import edit, words_of
from tests.deliver import conftest as servers

from plaint.deliver.journal import NAME

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server
GO = ("--really", "--yes")


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    return lay_out_members(workspace, server)


@pytest.fixture
def call(run, post):
    def ask(*words):
        return run("call", "port-aurora", "--to", "members.csv", *words, folder=post)

    return ask


def flat(text):
    return " ".join(text.split())


def pages_of(path):
    document = pypdfium2.PdfDocument(path)
    try:
        words = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
        return words, [mark.get_title() for mark in document.get_toc()]
    finally:
        document.close()


def keys(run, post):
    entries = json.loads(run("status", "--json", folder=post).stdout)
    return {one["member"]: (one["key"], one["state"], one["by"]) for one in entries if one["kind"] == "call"}


def test_the_plan_prints_and_notes_nothing(call, post):
    done = call("--as", "pdf")
    assert done.code == 0
    assert not (post / NAME).exists()
    assert not list((post / "output").rglob("*.pdf"))
    assert "packet uwe: to Beispielweg 1, 99990 Musterdorf" in flat(done.stderr)
    assert "left out ann, rita, paul and 6 more: has a mailbox: `plaint call` mails; --everybody" in flat(done.stderr)
    assert "vera: does not want to be written to" in flat(done.stderr)
    assert "Nothing was printed. To print it" in done.stderr


def test_what_is_enclosed_is_put_in_by_hand(call, post):
    edit(post, "campaigns.yaml", "    form: letter\n", "    form: letter\n    enclosures: [list.pdf]\n")
    (post / "enclosures").mkdir()
    (post / "enclosures" / "list.pdf").write_bytes(b"%PDF-1.7 the list")
    done = call("--as", "pdf")
    assert "put what goes along with the letters into the envelopes by hand: list.pdf" in flat(done.stderr)


def test_packets_stand_in_the_order_of_the_post(call, run, server, post):
    done = call("--as", "pdf", *GO)
    assert done.code == 0
    path = post / "output" / "port-aurora" / "packets-01.pdf"
    assert done.stdout.strip().endswith("packets-01.pdf")
    assert path.stat().st_mode & 0o777 == 0o600
    words, marks = pages_of(path)
    assert marks == ["Uwe Blatt", "Otto Paper"]
    assert len(words) == 10
    cover, sheet, *letters = words[:5]
    assert "Uwe Blatt Beispielweg 1 99990 Musterdorf GERMANY" in cover
    assert "Guten Tag Uwe Blatt," in cover
    assert re.search(r"done\s?port.aurora.0.[0-9A-Z]{6}", cover)
    assert "EILAKTION" in sheet
    assert all("Uwe Blatt" in one for one in letters)
    assert all(re.search(rf"port.aurora.{place}.[0-9A-Z]{{6}}", one) for place, one in enumerate(letters, 1))
    assert all("Otto" not in one for one in words[:5])
    assert all("Uwe" not in one for one in words[5:])
    assert server.sessions == 0
    assert keys(run, post)["uwe"][1:] == ("planned", "post")


def test_what_was_not_posted_yet_may_be_printed_again_and_what_was_posted_not(call, run, post):
    call("--as", "pdf", *GO)
    assert call("--as", "pdf", *GO).code == 0
    words, marks = pages_of(post / "output" / "port-aurora" / "packets-01.pdf")
    assert (len(words), marks) == (10, ["Uwe Blatt", "Otto Paper"])
    key = keys(run, post)["uwe"][0]
    assert run("resolve", key, "sent", "--note", "posted", folder=post).code == 0
    again = call("--as", "pdf", *GO)
    assert "sent uwe: was called" in flat(again.stderr)
    assert pages_of(post / "output" / "port-aurora" / "packets-01.pdf")[1] == ["Otto Paper"]


def test_whoever_had_a_packet_is_not_mailed_too_unless_somebody_says_so(call, server, post):
    call("--as", "pdf", *GO)
    edit(post, "members.csv", "Beispielweg 1,99990,,de", "Beispielweg 1,99990,uwe@example.org,de")
    done = call("--what", "sheet")
    assert "uwe: a packet was printed for this person, and may have been posted" in flat(done.stderr)
    assert "--instead sends it all the same" in flat(done.stderr)
    call("--what", "sheet", "--instead", *GO)
    assert [to for got in server.box for to in got.to].count("uwe@example.org") == 1
    again = call("--as", "pdf", "--everybody")
    assert "sent uwe: was called" in flat(again.stderr)


def test_a_run_by_mail_leaves_packets_as_they_are(call, run, post):
    call("--as", "pdf", *GO)
    call("--what", "sheet", "--limit", "1", *GO)
    assert [keys(run, post)[name][1:] for name in ("uwe", "otto")] == [("planned", "post")] * 2


def test_whoever_was_mailed_gets_no_packet_and_places_come_in_order(call, server):
    call("--what", "sheet", "--limit", "2", *GO)
    plan = json.loads(call("--as", "pdf", "--everybody", "--json").stdout)
    members = [one["member"] for one in plan["messages"]]
    assert {"ann", "rita"}.isdisjoint(members)
    assert members == ["sam", "tim", "uwe", "otto", "lola", "paul", "dana", "inna"]
    assert [one["who"] for one in plan["left_out"]] == ["vera", "ilse"]


def test_somebody_shown_by_initials_is_addressed_only_where_asked_for_by_name(call, run, post):
    told = flat(call("--as", "pdf", "--everybody").stderr)
    assert "ilse: shown by initials only: no address is printed unless --to names this person" in told


def test_a_packet_posted_is_a_call_to_remind_of(call, run, server, post, monkeypatch):
    later = Later(monkeypatch)
    call("--as", "pdf", *GO)
    later(days=4)
    words = ("remind", "port-aurora", "--to", "members.csv", "--what", "sheet")
    edit(post, "members.csv", "Beispielweg 1,99990,,de", "Beispielweg 1,99990,uwe@example.org,de")
    assert "uwe" not in [one["member"] for one in json.loads(run(*words, "--json", folder=post).stdout)["messages"]]
    run("resolve", keys(run, post)["uwe"][0], "sent", "--note", "posted", folder=post)
    later(days=6)
    run(*words, *GO, folder=post)
    assert [to for got in server.box for to in got.to] == ["uwe@example.org"]
    assert "wir haben Ihnen wegen" in flat(words_of(server.box[0].content))


def test_a_member_elsewhere_gets_letters_of_her_country_on_the_paper_that_is_here(call, post):
    path = post / "members.csv"
    row = "jo,Jo Sample,Sampleville,US,1 Example Plaza,99999,,en,be-contacted,,\n"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:1]) + row, "utf-8")
    call("--as", "pdf", *GO)
    path = post / "output" / "port-aurora" / "packets-01.pdf"
    document = pypdfium2.PdfDocument(path)
    sizes = {tuple(round(length) for length in page.get_size()) for page in document}
    document.close()
    assert sizes == {(595, 842)}
    words = pdf_words(path)
    assert "Jo Sample 1 Example Plaza SAMPLEVILLE 99999 UNITED STATES" in words
    assert "011 44 20 7946 0301" in words.replace("\xa0", " ")


def test_many_packets_go_into_files_of_their_own_and_old_files_go(call, post, monkeypatch):
    from plaint.calls import packets

    monkeypatch.setattr(packets, "PER_FILE", 1)
    assert len(call("--as", "pdf", *GO).stdout.split()) == 2
    monkeypatch.setattr(packets, "PER_FILE", 25)
    call("--as", "pdf", *GO)
    assert [one.name for one in (post / "output" / "port-aurora").iterdir()] == ["packets-01.pdf"]


def test_a_stop_leaves_printed_packets_to_be_settled_and_told_of(call, run, server, post):
    call("--as", "pdf", *GO)
    done = run("stop", "port-aurora", "--because", "the family asks for it", "--yes", folder=post)
    assert done.code == 0
    assert "2 calls to members printed for the post, and may have been posted" in flat(done.stderr)
    assert "To tell the 2 members who were called" in done.stderr
    key, state, _ = keys(run, post)["uwe"]
    assert state == "planned"
    assert run("resolve", key, "sent", "--note", "posted", folder=post).code == 0
    edit(post, "members.csv", "Beispielweg 9,99997,,de", "Beispielweg 9,99997,otto@example.org,de")
    edit(post, "members.csv", "Beispielweg 1,99990,,de", "Beispielweg 1,99990,uwe@example.org,de")
    assert run("notify", "port-aurora", "--to", "members.csv", "--stopped", *GO, folder=post).code == 0
    assert sorted(to for got in server.box for to in got.to) == ["otto@example.org", "uwe@example.org"]
    assert "is stopped" in run("call", "port-aurora", "--to", "members.csv", "--as", "pdf", *GO, folder=post).stderr
