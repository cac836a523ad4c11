"""Files that go along with letters, and texts that are whole: in mails, in drafts, on paper, and what is refused."""

import pytest
from tests.commands.posting import edit, parse, words_of, write_accounts
from tests.deliver import conftest as servers

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

LEDGER = b"%PDF-1.4 figures\x00\xff\n"
WHOLE = """\
---
subject: The heating
whole: true
---
Hi Wilhelmina,

it is cold.

Alma
"""


@pytest.fixture
def server(mail_server):
    return mail_server()


@pytest.fixture
def post(workspace, server):
    root = write_accounts(workspace, server)
    (root / "enclosures/2026").mkdir(parents=True)
    (root / "enclosures/ledger.pdf").write_bytes(LEDGER)
    (root / "enclosures/2026/temperatures.csv").write_bytes(b"day,degrees\n1,-4\n")
    return root


def enclose(root, *names, title=""):
    listed = "".join(f"      - file: {name}\n{title}" for name in names)
    edit(root, "campaigns.yaml", "    form: letter\n", f"    form: letter\n    enclosures:\n{listed}")


def files_in(content):
    return {part.get_filename(): part.get_payload(decode=True) for part in parse(content).iter_attachments()}


def test_each_mail_carries_what_is_enclosed(run, post, server):
    enclose(post, "ledger.pdf", "2026/temperatures.csv")
    done = run("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none", folder=post)
    assert (done.code, len(server.box)) == (0, 3)
    for got in server.box:
        files = files_in(got.content)
        assert list(files) == ["port-aurora-en.pdf", "ledger.pdf", "temperatures.csv"]
        assert files["ledger.pdf"] == LEDGER
        assert files["temperatures.csv"] == b"day,degrees\n1,-4\n"
        assert b"2026/" not in got.content
    kinds = [part.get_content_type() for part in parse(server.box[0].content).iter_attachments()]
    assert kinds == ["application/pdf", "application/pdf", "text/csv"]


def test_without_the_letters_pdf_the_enclosures_still_go(run, post, server):
    enclose(post, "ledger.pdf")
    words = ("--signed-by", "bo", "--text-only", "--really", "--yes", "--copies", "none")
    run("send", "port-aurora", *words, folder=post)
    assert [list(files_in(got.content)) for got in server.box] == [["ledger.pdf"]] * 3


def test_a_trial_carries_them_too(run, post, server):
    enclose(post, "ledger.pdf")
    run("send", "port-aurora", "--signed-by", "bo", "--to-me", "--limit", "1", folder=post)
    assert "ledger.pdf" in files_in(server.box[0].content)


def test_one_targets_own_enclosure_goes_to_nobody_else(run, post, server):
    edit(
        post,
        "campaigns.yaml",
        "      - weather-minister\n",
        "      - recipient: weather-minister\n        enclosures: ledger.pdf\n",
    )
    words = ("--signed-by", "bo", "--text-only", "--really", "--yes", "--copies", "none")
    run("send", "port-aurora", *words, folder=post)
    assert {got.to[0]: list(files_in(got.content)) for got in server.box} == {
        "minister@example.org": ["ledger.pdf"],
        "director@example.org": [],
        "embassy@example.com": [],
    }


def test_a_fax_carries_the_letter_alone_and_says_so(run, post):
    settings = "country: GB\naccounts:\n  line: {fax: {by: command, preset: hylafax}}\n"
    (post / "settings.yaml").write_text(settings, "utf-8")
    (post / "settings.yaml").chmod(0o600)
    enclose(post, "ledger.pdf")
    done = run("send", "port-aurora", "--signed-by", "bo", "--by", "fax", folder=post)
    assert "a fax carries the letter alone: what is enclosed stays here" in " ".join(done.stderr.split())
    assert "enclosed: ledger.pdf" not in done.stderr


def test_the_plan_names_what_is_enclosed(run, post):
    enclose(post, "ledger.pdf", title="        title: The ledger\n")
    done = run("send", "port-aurora", "--signed-by", "bo", folder=post)
    assert done.stderr.count("enclosed: The ledger\n") == 3


def test_a_draft_carries_them_and_paper_names_them(run, post):
    enclose(post, "ledger.pdf", title="        title: {en: The ledger of 2026}\n")
    words = ("--to", "weather-minister", "--as", "eml", "--as", "text", "--on", "2026-11-22")
    run("letter", "port-aurora", *words, folder=post)
    made = post / "output/port-aurora"
    assert files_in((made / "weather-minister-en.eml").read_bytes())["ledger.pdf"] == LEDGER
    assert "Enclosure: The ledger of 2026\n" in (made / "weather-minister-en.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gone.pdf", "enclosures/gone.pdf: cannot be read: No such file or directory"),
        ("../settings.yaml", "enclosures/../settings.yaml: leads out of enclosures/"),
        ("../../secret.txt", "leads out of the workspace"),
        ("link.txt", "leads out of the workspace"),
        ("own.txt", "enclosures/own.txt: leads out of enclosures/"),
        ("2026", "enclosures/2026: cannot be read: it is no plain file"),
        ("empty.txt", "enclosures/empty.txt: empty"),
    ],
)
def test_what_cannot_be_enclosed_is_told_and_nothing_leaves(run, post, server, name, told):
    (post.parent / "secret.txt").write_text("secret")
    (post / "enclosures/link.txt").symlink_to(post.parent / "secret.txt")
    (post / "enclosures/own.txt").symlink_to(post / "settings.yaml")
    (post / "enclosures/empty.txt").touch()
    enclose(post, name)
    checked = run("check", folder=post)
    assert checked.code == 1
    assert told in checked.stderr + checked.stdout
    plan = run("send", "port-aurora", "--signed-by", "bo", folder=post)
    assert " ".join(plan.stderr.split()).count(told) == 1
    done = run("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--copies", "none", folder=post)
    assert done.code in (1, 3)
    assert told in " ".join(done.stderr.split())
    assert server.sessions == 0


def test_mails_that_become_too_large_are_told(run, post):
    (post / "enclosures/film.mp4").write_bytes(bytes(11 * 1024 * 1024))
    enclose(post, "film.mp4")
    done = run("check", folder=post)
    assert "warning: weather-minister: 11 MiB are enclosed; many mail servers refuse that" in done.stderr + done.stdout


def test_nothing_is_put_round_a_whole_text(run, post, server):
    (post / "letters/port-aurora/en.weather-minister.md").write_text(WHOLE, "utf-8")
    words = ("--to", "weather-minister", "--signed-by", "bo", "--really", "--yes", "--copies", "none")
    run("send", "port-aurora", *words, folder=post)
    (got,) = server.box
    assert words_of(got.content).replace("\r", "") == "Hi Wilhelmina,\n\nit is cold.\n\nAlma\n"


def test_on_paper_a_whole_text_leaves_room_to_sign(run, post):
    (post / "letters/port-aurora/en.weather-minister.md").write_text(WHOLE, "utf-8")
    words = ("--to", "weather-minister", "--signed-by", "bo", "--as", "text", "--as", "pdf", "--as", "docx")
    assert run("letter", "port-aurora", *words, folder=post).code == 0
    made = (post / "output/port-aurora/weather-minister-en-bo.txt").read_text("utf-8")
    assert "Dear" not in made
    assert "Yours" not in made
    assert "\n\nAlma\n\nBo Winter\n" in made


def test_a_whole_text_with_a_closing_is_a_mistake(run, post):
    text = WHOLE.replace("whole: true", "whole: true\nclosing: Yours,")
    (post / "letters/port-aurora/en.weather-minister.md").write_text(text, "utf-8")
    done = run("letter", "port-aurora", folder=post)
    assert done.code == 1
    assert "`whole` beside `salutation` or `closing`; keep the text whole, or remove `whole`" in done.stderr
