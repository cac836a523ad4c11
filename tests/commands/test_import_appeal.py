"""`plaint import appeal`: what it prints, what it writes, and what it refuses."""

import json
import sys

import pytest

from pages import page, section, table
from plaint.appeal.draft import AppealDraft, CopyEntry, Entry, Found, ModelLetter, Point
from plaint.commands import import_call
from plaint.reading.blocks import Leaf
from plaint.reading.data import read_data
from plaint.reading.plain import read_plain
from plaint.reading.source import Source

TEXT = "Orla Fair\nWrite to the Warden, warden@example.org\nCopy to friends@example.org\n"
DRAFT = AppealDraft(
    title=Found("Free Orla Fair", 1, True),
    country=Found("KZ", 1, False),
    languages=("en",),
    people=(Found("Orla Fair", 1, True),),
    demands=(Found("Open the gates", 1, True),),
    targets=(
        Entry(
            2,
            True,
            office=Found("Warden", 2, True),
            points=(Point("email", "warden@example.org", "warden@example.org", 2, True),),
        ),
    ),
    copies=(
        CopyEntry(
            Entry(
                3,
                True,
                name=Found("Friends", 3, True),
                kind="organiser",
                points=(Point("email", "friends@example.org", "friends@example.org", 3, True),),
            )
        ),
    ),
    letter=ModelLetter("Dear Warden,\n\nOpen the gates.", "en", "Dear Warden", 2, 3),
)


@pytest.fixture(autouse=True)
def planted(monkeypatch):
    """Let every file be read as the draft above."""
    monkeypatch.setattr(import_call, "read_appeal_at", lambda file: import_call.Reading(file, TEXT, DRAFT))


def documents(text):
    """Return what each YAML document of a text holds."""
    plains = [read_plain(Source("x", part, part.encode())) for part in text.split("---\n")]
    assert [plain.problems for plain in plains] == [[]] * len(plains)
    return [plain.value for plain in plains]


def test_a_draft_is_printed_and_nothing_written(plaint, site):
    before = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}
    done = plaint("import", "appeal", "appeal.txt")
    assert done.code == 0
    recipients, private, campaigns = documents(done.stdout)
    assert recipients["recipients"]["kz-warden"]["email"] == "warden@example.org"
    assert recipients["recipients"]["kz-friends"]["email"]["status"] == "withheld"
    assert private["recipients"]["kz-friends"] == {"email": "friends@example.org"}
    assert campaigns["campaigns"]["fair"]["targets"] == ["kz-warden"]
    assert "email: warden@example.org  # line 2, sure" in done.stdout
    assert "country: KZ  # line 1, doubtful" in done.stdout
    assert "is it about KZ? (appeal.txt:1)" in done.stderr
    assert "Nothing was written: --write adds it" in done.stderr
    assert {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()} == before


def test_it_needs_no_workspace(run, tmp_path):
    done = run("import", "appeal", "appeal.txt", folder=tmp_path)
    assert done.code == 0
    assert len(documents(done.stdout)) == 3
    refused = run("import", "appeal", "appeal.txt", "--write", folder=tmp_path)
    assert (refused.code, refused.stdout) == (1, "")
    assert "no campaigns.yaml here" in refused.stderr


def test_it_is_added_to_the_workspace(plaint, site):
    before = {name: (site.root / name).read_bytes() for name in ("campaigns.yaml", "recipients.yaml")}
    done = plaint("import", "appeal", "appeal.txt", "--write")
    assert done.code == 0
    assert done.stdout.split() == [
        "letters/fair/en.md",
        "recipients.private.yaml",
        "recipients.yaml",
        "campaigns.yaml",
    ]
    assert all((site.root / name).read_bytes().startswith(old) for name, old in before.items())
    data = read_data(site.root)
    assert data.problems == ()
    assert data.campaigns["fair"].status == "draft"
    line = site.read("campaigns.yaml").splitlines().index("    country: KZ  # line 1, doubtful") + 1
    assert f"is it about KZ? (campaigns.yaml:{line})" in done.stderr
    assert "(letters/fair/en.md:4)" in done.stderr
    assert "plaint letter fair" in done.stderr


def test_somebody_known_is_named(plaint, site):
    site.edit("recipients.yaml", "email: court@example.org", "email: warden@example.org")
    site.edit(
        "recipients.yaml",
        "    name: Ada Bench\n    office: {en: President of the Court, ru: Председатель суда}\n",
        "    office: Warden\n",
    )
    done = plaint("import", "appeal", "appeal.txt", "--write")
    assert "known     court: used as they are" in done.stderr


def test_for_programs(plaint, site):
    value = json.loads(plaint("import", "appeal", "appeal.txt", "--json").stdout)
    assert value["written"] is False
    assert value["id"] == "fair"
    assert value["recipients"]["kz-warden"]["office"] == {"en": "Warden"}
    assert value["recipients.private"] == {"kz-friends": {"email": "friends@example.org"}}
    assert value["found"]["targets"][0]["points"][0]["value"] == "warden@example.org"
    (asked,) = (one for one in value["questions"] if one["text"] == "is it about KZ?")
    assert asked == {"harm": 4, "text": "is it about KZ?", "appeal_line": 1, "file": None, "line": None}
    written = json.loads(plaint("import", "appeal", "appeal.txt", "--json", "--write").stdout)
    (asked,) = (one for one in written["questions"] if one["text"] == "is it about KZ?")
    assert (asked["file"], written["written"]) == ("campaigns.yaml", True)


def test_every_key_for_programs_is_told(plaint, site):
    told = table(section(page("json.md"), "An appeal"))
    value = json.loads(plaint("import", "appeal", "appeal.txt", "--json").stdout)
    assert set(value) == set(told)
    assert all(f"`{key}`" in told["questions"][0] for key in value["questions"][0])


def test_an_id_and_a_country_of_ones_own(plaint, site):
    done = plaint("import", "appeal", "appeal.txt", "--id", "gates-again", "--country", "gb", "--write")
    assert done.code == 0
    campaign = read_data(site.root).campaigns["gates-again"]
    assert campaign.country == "GB"
    assert (site.root / "letters/gates-again/en.md").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--id", "../x"), "--id ../x: no id\n  use small letters, digits and hyphens: --id x"),
        (("--id", "open-gates"), "there is a campaign 'open-gates' already"),
        (("--country", "XX"), "no such country code"),
    ],
)
def test_what_cannot_be_is_refused(plaint, site, words, message):
    done = plaint("import", "appeal", "appeal.txt", "--write", *words)
    assert (done.code, done.stdout) == (1, "")
    assert message in done.stderr
    assert not (site.root / "letters").exists()


def test_a_workspace_with_faults_is_not_added_to(plaint, site):
    site.edit("recipients.yaml", "kind: ministry", "kind: mystery")
    done = plaint("import", "appeal", "appeal.txt", "--write")
    assert done.code == 1
    assert "'mystery' is not one of" in done.stderr


@pytest.fixture
def terminal(monkeypatch):
    """Make both streams terminals for the length of a call."""
    monkeypatch.setattr(import_call, "wants_review", lambda is_refused: not is_refused)


def test_on_a_terminal_the_appeal_is_shown_beside(plaint, site, terminal):
    done = plaint("import", "appeal", "appeal.txt")
    assert "Write to the Warden" in done.stdout
    assert "recipients:" not in done.stdout
    assert "--no-review shows it as YAML" in done.stderr
    assert "recipients:" in plaint("import", "appeal", "appeal.txt", "--no-review").stdout


def test_no_review_into_a_pipe(monkeypatch):
    assert not import_call.wants_review(is_refused=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert import_call.wants_review(is_refused=False)
    assert not import_call.wants_review(is_refused=True)


NOWHERE = AppealDraft(languages=("en",), people=(Found("Orla Fair", 1, True),))


def test_a_country_that_nothing_tells_is_asked_for_on_a_terminal(plaint, site, monkeypatch):
    monkeypatch.setattr(import_call, "read_appeal_at", lambda file: import_call.Reading(file, TEXT, NOWHERE))
    refused = plaint("import", "appeal", "appeal.txt")
    assert (refused.code, refused.stdout) == (1, "")
    assert "add it: --country KZ" in refused.stderr
    monkeypatch.setattr("plaint.commands.surroundings.can_ask", lambda: True)
    monkeypatch.setattr(
        "plaint.commands.surroundings.ask", lambda question: "gb" if "Which country" in question else ""
    )
    assert "country: GB" in plaint("import", "appeal", "appeal.txt").stdout


def test_questions_are_no_endless_list(plaint, site, monkeypatch):
    many = tuple(Entry(1, False, office=Found(f"Office {number}", 1, True)) for number in range(40))
    draft = AppealDraft(country=Found("KZ", 1, True), languages=("en",), targets=many)
    monkeypatch.setattr(import_call, "read_appeal_at", lambda file: import_call.Reading(file, TEXT, draft))
    said = plaint("import", "appeal", "appeal.txt").stderr
    assert " 30. " in said
    assert " 31. " not in said
    assert "more" in said


def test_no_target_is_the_first_question(plaint, site, monkeypatch):
    monkeypatch.setattr(
        import_call,
        "read_appeal_at",
        lambda file: import_call.Reading(file, TEXT, AppealDraft(country=Found("KZ", 1, False), people=DRAFT.people)),
    )
    done = plaint("import", "appeal", "appeal.txt", "--write")
    assert done.code == 0
    assert "1. to whom are letters to go? No addressee was found (campaigns.yaml:" in done.stderr


def test_a_remark_is_no_part_of_a_value():
    assert Leaf("x", "line 1").text == "x"
