"""`plaint proof`: two pages to be read by somebody else; more than 20 messages need that."""

import json
import stat
from datetime import date

import pypdfium2
import pytest
from tests.commands.calling import Later
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers

from plaint.approvals.fingerprint import fingerprint
from plaint.approvals.gate import Leaving, require_approval
from plaint.deliver.journal import open_journal
from plaint.errors import PlaintError
from plaint.workspace import open_workspace

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

ENOUGH = 7  # people who write to three targets each: 21 letters


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    write_accounts(workspace, server)
    people = "".join(f"Person {one},GB,p{one}@example.org,sign\n" for one in "ABCDEFGH"[:ENOUGH])
    (workspace / "members.csv").write_text(f"name,country,email,consent\n{people}")
    return workspace


@pytest.fixture
def proof(run, post):
    return lambda *words: run("proof", "port-aurora", *words, folder=post)


@pytest.fixture
def send(run, post):
    plain = ("send", "port-aurora", "--signed-by", "members.csv", "--each", "--text-only")
    return lambda *words: run(*plain, *words, folder=post)


def code_of(proof):
    return json.loads(proof("--json").stdout)["fingerprint"]


def approve(proof, *words):
    return proof("--approve", "--by", "Second Reader", *words)


def flat(text):
    return " ".join(text.split())


def write_members(post, sign):
    rows = "".join(f"{sign}{one},Person {sign} {one},GB,{sign}{one}@example.org,be-contacted\n" for one in range(21))
    (post / "members.csv").write_text(f"id,name,country,email,consent\n{rows}", "utf-8")


def call_many(run, post):
    """Write to 21 members, approved."""
    write_members(post, "m")
    run("proof", "port-aurora", "--approve", "--by", "Second Reader", folder=post)
    return run("call", "port-aurora", "--to", "members.csv", "--what", "sheet", "--really", "--yes", folder=post)


def test_corrected_letters_need_an_approval_and_the_news_of_a_stop_needs_none(run, post, server):
    assert call_many(run, post).code == 0
    edit(post, "campaigns.yaml", "Have the dormitory heated", "Have the dormitory warmed")
    server.box.clear()
    words = ("notify", "port-aurora", "--to", "members.csv", "--really", "--yes")
    done = run(*words, "--corrected", folder=post)
    assert (done.code, server.box) == (1, [])
    assert "21 messages are to go, after 21 that have left, and port-aurora has changed since" in flat(done.stderr)
    edit(post, "campaigns.yaml", "status: open", "status: stopped\n    reason: The family asks for it.")
    assert run(*words, "--stopped", folder=post).code == 0
    assert len(server.box) == 21


def test_packets_that_were_printed_count_once(run, post):
    head = "id,name,country,street,postcode,town\n"
    rows = [f"{one},Person {one},GB,{one} Example Road,YY1 1YY,Sampleton\n" for one in range(1, 23)]
    packets = ("--as", "pdf", "--really", "--yes")
    for name, some in (("a.csv", rows[:2]), ("b.csv", rows[2:])):
        (post / name).write_text(head + "".join(some), "utf-8")
    assert run("call", "port-aurora", "--to", "a.csv", *packets, folder=post).code == 0
    assert run("call", "port-aurora", "--to", "a.csv", *packets, folder=post).code == 0
    done = run("call", "port-aurora", "--to", "b.csv", *packets, folder=post)
    assert done.code == 1
    assert "20 messages are to go, after 2 that have left, and nobody has approved" in flat(done.stderr)


def test_words_of_ones_own_are_read_too(run, proof, post, server):
    assert call_many(run, post).code == 0
    write_members(post, "n")
    server.box.clear()
    words = ("--text", "Pay into the account 12", "--text", "de=Zahlen Sie.")
    call = ("call", "port-aurora", "--to", "members.csv", "--what", "sheet")
    done = run(*call, *words, "--really", "--yes", folder=post)
    assert (done.code, server.box) == (1, [])
    assert "nobody has approved your own words or page" in flat(done.stderr)
    typed = "plaint proof port-aurora --text 'Pay into the account 12' --text 'de=Zahlen Sie.' --approve --by NAME"
    assert typed in flat(done.stderr)
    shown = proof("--as", "text", *words)
    assert "WHAT MEMBERS ARE TOLD BESIDES\n  --text Pay into the account 12\n  --text de=Zahlen Sie." in shown.stdout
    assert typed in flat(shown.stderr)
    code = json.loads(proof("--json", *words).stdout)["fingerprint"][:10]
    assert approve(proof, "--code", code).code == 1, "the words were not named"
    assert approve(proof, "--code", code, *words).code == 0
    page = ("--what", "page-link", "--page", "https://evil.example.com")
    assert "your own words or page" in flat(run(*call[:4], *page, folder=post).stderr)
    assert "approval" not in run(*call, folder=post).stderr, "the letters were read as well"
    assert run(*call, *words, "--really", "--yes", folder=post).code == 0
    assert len(server.box) == 21


# --- the proof -----------------------------------------------------------------------------------


def test_the_proof_has_two_pages(proof, post):
    done = proof()
    path = post / done.stdout.strip()
    assert (done.code, path) == (0, post / "output" / "port-aurora" / "proof.pdf")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    document = pypdfium2.PdfDocument(path.read_bytes())
    pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) == 2
    there = ("Wilhelmina Icewright", "Minister of Weather", "minister@example.org", "2026-11-22", "+442079460301")
    for words in (*there, "Juno Frost", "Have the dormitory heated"):
        assert words in flat(pages[0])
    for words in ("letters/port-aurora/en.md", "letters/port-aurora/fr.md", "union@example.net"):
        assert words in flat(pages[1])
    assert code_of(proof)[:10] in pages[0]


def test_the_text_says_the_same(proof):
    done = proof("--as", "text")
    for words in ("TO WHOM", "verified 2026-11-22", "branch@example.org", "From or Reply-To", "on no letter"):
        assert words in flat(done.stdout)
    assert max(map(len, done.stdout.splitlines())) <= 96
    assert f"--approve --by NAME --code {code_of(proof)[:10]}" in done.stderr


def test_texts_are_shown_as_they_are_read(proof):
    texts = json.loads(proof("--json").stdout)["texts"]
    assert [text["language"] for text in texts] == ["en", "fr"]
    assert all("{" not in text["begins"] + text["subject"] for text in texts)
    assert texts[1]["origin"] == f"en {texts[0]['digest']}"


def test_what_is_doubtful_is_named(proof, post):
    edit(post, "recipients.yaml", "    verified: 2026-11-22", "    verified: 2024-01-01")
    edit(post, "recipients.yaml", "email: embassy@example.com", "email: {address: embassy@example.com, status: dead}")
    done = proof("--as", "text")
    assert "look      weather-minister: verified more than a year ago" in done.stderr
    assert "email embassy@example.com is dead" in flat(done.stderr)
    assert "VERIFIED MORE THAN A YEAR AGO" in done.stdout


def test_a_text_that_no_target_gets_is_named(proof, post):
    (post / "letters" / "port-aurora" / "en.company.md").write_text("---\nsubject: x\n---\nWords.\n")
    assert "(no target gets this text)" in proof("--as", "text").stdout


def test_a_visible_copy_is_told_from_one_on_no_letter(proof, post):
    edit(post, "campaigns.yaml", "when: weekly", "when: weekly\n        visible: true\n        consent: 2026-11-01")
    assert "its name under every letter, by consent of 2026-11-01" in flat(proof("--as", "text").stdout)


# --- the approval --------------------------------------------------------------------------------


def test_an_approval_needs_a_name(proof, post):
    assert "--by is missing" in proof("--approve").stderr
    assert proof("--by", "Second Reader").code == 1
    assert not (post / "journal.db").exists()


def test_what_was_read_must_stand_there_still(proof, post):
    read = code_of(proof)[:10]
    edit(post, "recipients.yaml", "minister@example.org", "office-of-the-minister@example.org")
    done = approve(proof, "--code", read)
    assert (done.code, f"what was read as {read} has changed" in done.stderr) == (1, True)
    assert approve(proof, "--code", code_of(proof)[:10]).code == 0


def test_an_approval_is_kept_with_its_hash(proof, post):
    assert approve(proof, "--note", "with the original at hand").code == 0
    assert "is approved, by Second Reader" in proof("--as", "text").stderr
    told = json.loads(proof("--json").stdout)
    assert (told["approved"], told["approved_by"]) == (True, "Second Reader")


# --- what a sending asks -------------------------------------------------------------------------


def test_more_than_twenty_letters_need_an_approval(send, proof, server):
    done = send("--really", "--yes")
    assert done.code == 1
    assert "21 messages are to go, and nobody has approved port-aurora" in flat(done.stderr)
    assert f"plaint proof port-aurora --approve --by NAME --code {code_of(proof)[:10]}" in flat(done.stderr)
    assert server.sessions == 0
    assert approve(proof).code == 0
    assert send("--really", "--yes").code == 0
    assert len([got for got in server.box if got.to != ("union@example.net",)]) == 21


def test_the_plan_says_so_before(send, proof):
    assert "approval  21 messages" in send().stderr
    approve(proof)
    assert "approval" not in send().stderr


def test_twenty_need_none(send, server):
    assert send("--really", "--yes", "--limit", "20", "--copies", "none").code == 0
    assert len(server.box) == 20
    done = send("--really", "--yes", "--limit", "20", "--copies", "none")
    assert (done.code, len(server.box)) == (1, 20)
    assert "1 message is to go, after 20 that have left, and nobody has approved port-aurora" in flat(done.stderr)


def test_what_left_before_an_approval_does_not_count(send, proof, post, monkeypatch):
    later = Later(monkeypatch)
    assert send("--really", "--yes", "--limit", "9", "--copies", "none").code == 0
    later(days=1)
    approve(proof)
    edit(post, *CHANGES["a text"])
    later(days=2)
    assert send("--really", "--yes", "--limit", "11", "--copies", "none").code == 0
    assert "approval" not in send().stderr, "the last one is the twelfth since"


CHANGES = {
    "an address": ("recipients.yaml", "minister@example.org", "other@example.org"),
    "a fax": ("recipients.yaml", "+442079460301", "+442079460302"),
    "a holder": ("recipients.yaml", "Wilhelmina Icewright", "Wilhelmina Icewrought"),
    "a demand": ("campaigns.yaml", "Have the dormitory heated", "Have the rooms heated"),
    "a copy": ("campaigns.yaml", "when: weekly", "when: daily"),
    "an organiser's mailbox": ("recipients.private.yaml", "union@example.net", "union@example.org"),
    "a text": ("letters/port-aurora/fr.md", "deux", "trois"),
    "the mailbox in From": ("settings.yaml", "branch@example.org", "another@example.org"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changes_letters_or_their_ways_makes_it_void(send, proof, post, what):
    approve(proof)
    edit(post, *CHANGES[what])
    assert "port-aurora has changed since Second Reader approved it on 2026-11-22" in flat(send().stderr)
    edit(post, CHANGES[what][0], CHANGES[what][2], CHANGES[what][1])
    assert "approval" not in send().stderr, "what was changed back was read"


@pytest.mark.parametrize(
    "change",
    [
        ("recipients.yaml", "verified: 2026-11-22", "verified: 2026-11-21"),
        ("recipients.yaml", "an example that comes with Plaint", "another source"),
        ("campaigns.yaml", "status: open", "status: updated"),
    ],
)
def test_what_no_letter_shows_does_not(proof, post, change):
    before = code_of(proof)
    edit(post, *change)
    assert code_of(proof) == before


def test_new_paper_and_new_enclosures_are_read_too(proof, post):
    codes = [code_of(proof)]
    (post / "templates").mkdir(exist_ok=True)
    (post / "templates" / "letter.css").write_text('{% include "builtin/letter.css" %} p { color: red }')
    codes.append(code_of(proof))
    edit(post, "campaigns.yaml", "    status: open", "    enclosures: [ledger.pdf]\n    status: open")
    codes.append(code_of(proof))
    (post / "enclosures").mkdir(exist_ok=True)
    for raw in (b"one", b"two"):
        (post / "enclosures" / "ledger.pdf").write_bytes(raw)
        codes.append(code_of(proof))
    assert len(set(codes)) == 5


def test_the_country_and_language_of_the_settings_count(post, proof):
    settings = (post / "settings.yaml").read_text("utf-8")
    rest = "".join(line for line in settings.splitlines(True) if not line.startswith(("country:", "language:")))
    codes = set()
    for lines in ("country: GB\n", "country: DE\n", "country: GB\nlanguage: fr\n"):
        (post / "settings.yaml").write_text(lines + rest, "utf-8")
        codes.add(code_of(proof))
    assert len(codes) == 3


def test_a_new_holder_makes_it_void_on_the_day(post):
    followed = "name: Wilhelmina Icewright\n        until: 2026-11-23\n      - from: 2026-11-23\n        name: Ann New"
    edit(post, "recipients.yaml", "name: Wilhelmina Icewright\n        gender: f\n        from: 2020-01-01", followed)
    workspace = open_workspace(post)
    campaign = workspace.campaign("port-aurora")
    codes = [fingerprint(workspace, campaign, date(2026, 11, day)) for day in (21, 22, 23, 24)]
    assert codes[0] == codes[1] != codes[2] == codes[3]


def test_the_gate_is_asked_by_its_name(post, proof):
    workspace = open_workspace(post)
    campaign, day = workspace.campaign("port-aurora"), date(2026, 11, 22)
    journal = open_journal(post / "journal.db", lambda: 1_795_000_000.0)
    require_approval(workspace, campaign, Leaving(20), journal, day)
    with pytest.raises(PlaintError, match="21 messages"):
        require_approval(workspace, campaign, Leaving(21), journal, day)
    journal.close()
    approve(proof)
    journal = open_journal(post / "journal.db", lambda: 1_795_000_000.0)
    require_approval(workspace, campaign, Leaving(21), journal, day)
    require_approval(workspace, "port-aurora", Leaving(21), journal, day)
    journal.close()
