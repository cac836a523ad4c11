"""`plaint report`: files, JSON, what is said; whatever the campaign's state."""

import csv
import io
import json
from dataclasses import fields
from datetime import date

import pytest
from tests.deliver.deliveries import NOON, Hands, delivery, journal_in

from pages import page, section, table
from plaint.deliver.act import Act, Answer
from plaint.deliver.record import diary
from plaint.reports import inside, value

DAY = date(2026, 11, 20)
SIGNATORIES = """\
signatories:
  ruth-example:
    name: Ruth Example
    email: ruth@example.org
    country: GB
    consent: [sign, publish-name]
  karim-beispiel:
    name: Karim Beispiel
    email: karim@example.org
    country: DE
    consent: [sign]
"""


@pytest.fixture
def busy(site):
    """The workspace after a few letters to the court."""
    site.write("signatories.yaml", SIGNATORIES)
    with journal_in(site.root, Hands(NOON)) as journal:
        for number, name in enumerate(("ruth-example", "karim-beispiel", "far-member"), 1):
            letter = delivery(number, campaign="open-gates", office="court", holder="Ada Bench", signers=(name,))
            journal.plan([letter])
            journal.begin(letter.key.digest)
            journal.hand(letter.key.digest)
            journal.settle(letter.key.digest, "sent", "250 ok")
        act = Act(campaign="open-gates", target="court", office="court", how="posted", day=DAY, note="=HYPERLINK(1)")
        journal.write(diary.note_act(act))
        answer = Answer(campaign="open-gates", target="court", office="court", day=DAY, file="replies/1.eml",
                        fingerprint="0" * 64, sender="ada@example.org", subject="No")  # fmt: skip
        journal.write(diary.file_answer(answer))
    return site


def test_by_default_a_page_and_a_pdf(busy, plaint):
    done = plaint("report", "open-gates")
    assert done.code == 0
    assert done.stdout == "output/open-gates/report-en.html\noutput/open-gates/report-en.pdf\n"
    assert {oct(path.stat().st_mode)[-3:] for path in busy.root.glob("output/open-gates/*")} == {"600"}
    said = " ".join(done.stderr.split())
    assert "pages" in said
    assert "may be published as it is" in said
    assert "'en'" in said
    assert "risk: Do not write to the prison." in said


def test_the_full_one_has_other_names_and_says_whom_it_is_for(busy, plaint):
    done = plaint("report", "open-gates", "--full", "--as", "html", "--as", "json", "--as", "csv")
    names = ["channels", "countries", "weeks", "targets", "texts", "journal", "acts", "answers", "contacts"]
    assert done.stdout.splitlines() == [
        f"output/open-gates/report-full{end}" for end in ("-en.html", ".json", *(f"-{name}.csv" for name in names))
    ]
    assert "for the organisers alone: do not publish it" in done.stderr
    assert "Karim Beispiel" in busy.read("output/open-gates/report-full-en.html")


def test_the_public_one_names_only_who_agreed(busy, plaint):
    plaint("report", "open-gates", "--as", "html", "--as", "json", "--as", "csv")
    made = "".join(path.read_text("utf-8") for path in (busy.root / "output/open-gates").iterdir())
    assert "Ruth Example" in made
    for word in ("Karim", "ruth@", "ada@example", "Hidden Union", "replies/1.eml", "HYPERLINK", "karim-beispiel"):
        assert word not in made


def test_whoever_asked_to_be_forgotten_is_not_named(busy, plaint):
    with journal_in(busy.root, Hands(NOON)) as journal:
        journal.write(diary.forget_names(["RUTH@example.org"]))
    made = json.loads(plaint("report", "open-gates", "--json").stdout)
    assert (made["people"], [one["names"] for one in made["organisations"]]) == (3, [[]])


def test_members_come_from_several_tables(busy, plaint):
    tables = ("--members", "members.csv", "--members", "board.csv")
    busy.write("members.csv", "id,name,country,consent\nfar-member,Fay Member,FR,publish-name\n")
    busy.write("board.csv", "id,name,country,consent\nother,Olga Other,DE,publish-name\n")
    one = plaint("report", "open-gates", "--members", "members.csv", "--json").stdout
    assert plaint("report", "open-gates", *tables, "--json").stdout == one
    assert plaint("report", "open-gates", *tables[2:], *tables[:2], "--json").stdout == one
    busy.write("board.csv", "id,name,country\nother,Olga Other,Nowhere Land\n")
    assert "board.csv:2" in plaint("report", "open-gates", *tables).stderr


def test_members_come_from_a_table_too(busy, plaint):
    busy.write("members.csv", "id,name,country,consent\nfar-member,Fay Member,FR,publish-name\n")
    made = json.loads(plaint("report", "open-gates", "--members", "members.csv", "--json").stdout)
    assert made["organisations"][0]["names"] == ["Fay Member", "Ruth Example"]
    busy.write("members.csv", "id,name,country\nfar-member,Fay Member,Nowhere Land\n")
    bad = plaint("report", "open-gates", "--members", "members.csv")
    assert (bad.code, bad.stdout) == (1, "")
    assert "members.csv:2" in bad.stderr


def test_no_cell_is_a_formula(busy, plaint):
    plaint("report", "open-gates", "--full", "--as", "csv")
    raw = (busy.root / "output/open-gates/report-full-acts.csv").read_bytes()
    (row,) = csv.DictReader(io.StringIO(raw.decode("utf-8-sig")))
    assert (row["note"], row["standing"], row["count"]) == ("'=HYPERLINK(1)", "claimed", "1")
    targets = (busy.root / "output/open-gates/report-full-targets.csv").read_bytes().decode("utf-8-sig")
    first = next(csv.DictReader(io.StringIO(targets)))
    assert (first["id"], first["holders"], first["outcome"], first["sent"], first["claimed"], first["answers"]) == (
        "court", "Ada Bench", "reached", "3", "1", "1",
    )  # fmt: skip


@pytest.mark.parametrize("campaign", ["history", "over", "victory", "early", "late", "club-letter", "together", "mute"])
def test_every_campaign_has_one(campaign, plaint):
    done = plaint("report", campaign, "--as", "html")
    assert (done.code, done.stdout) == (0, f"output/{campaign}/report-en.html\n")
    assert "the journal holds nothing of this campaign" in " ".join(done.stderr.split())


def test_nothing_but_the_files_is_made(plaint, site):
    plaint("report", "history", "--as", "json")
    assert site.made == ["history/report.json"]
    assert not list(site.root.glob("journal.db*"))


def test_it_is_in_the_language_of_those_who_get_copies(busy, plaint):
    busy.edit("recipients.yaml", "    name: Hidden Union\n", "    name: Hidden Union\n    languages: [kk, ru]\n")
    assert json.loads(plaint("report", "open-gates", "--json").stdout)["language"] == "kk"
    done = plaint("report", "open-gates", "--as", "csv")
    assert "'kk', which hidden-union reads" in " ".join(done.stderr.split())
    busy.edit("recipients.yaml", "    languages: [kk, ru]\n", "")
    busy.write("settings.yaml", "language: de\n")
    assert "'de', as settings.yaml says" in " ".join(plaint("report", "open-gates", "--as", "csv").stderr.split())
    assert plaint("report", "open-gates", "--as", "pdf", "--lang", "RU").stdout.endswith("report-ru.pdf\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("open-gates", "--lang", "pt"), "no report in 'pt'"),
        (("open-gates", "--on", "soon"), "--on soon: no such date"),
        (("open-gate",), "did you mean 'open-gates'?"),
    ],
)
def test_what_means_nothing_is_said_and_nothing_is_written(words, said, plaint, site):
    done = plaint("report", *words)
    assert (done.code, done.stdout, site.made) == (1, "", [])
    assert said in done.stderr


def test_its_day_is_the_one_that_was_asked_for(busy, plaint):
    made = json.loads(plaint("report", "open-gates", "--on", "2026-12-24", "--json").stdout)
    assert made["day"] == "2026-12-24"
    early = plaint("report", "open-gates", "--on", "2026-11-19", "--as", "json")
    assert "what was done until 2026-11-20, after its own day" in " ".join(early.stderr.split())


def test_a_damaged_journal_is_said(busy, plaint):
    (busy.root / "journal.db").write_bytes(b"no database" * 1000)
    done = plaint("report", "open-gates")
    assert (done.code, done.stdout) == (1, "")
    assert "journal.db" in done.stderr


# --- the reference -----------------------------------------------------------------------------


def test_every_key_of_a_report_is_told(busy, plaint):
    public = json.loads(plaint("report", "open-gates", "--json").stdout)
    full = json.loads(plaint("report", "open-gates", "--full", "--json").stdout)
    told = table(section(page("json.md"), "A report"))
    assert set(public) == set(told) - {"inside"}
    assert set(full) == set(told)
    kinds = {
        "letters": value.Tally, "fates": value.Fates, "channels": value.Row, "pickets": value.Gathering,
        "answers": value.AnswerRow, "photos": value.Photo, "organisations": value.Organisation, "texts": value.TextRow,
        "inside": inside.Inside,
    }  # fmt: skip
    for name, kind in kinds.items():
        assert [one.name for one in fields(kind) if f"`{one.name}`" not in " ".join(told[name])] == [], name
    rows = table(section(page("json.md"), "A target of a report"))
    assert set(rows) == {one.name for one in fields(value.TargetRow)}
    lines = table(section(page("json.md"), "What only organisers see"))
    kinds = {"journal": "DeliveryLine", "acts": "ActLine", "answers": "AnswerLine", "contacts": "ContactLine",
             "approvals": "ApprovalLine"}  # fmt: skip
    assert set(lines) == set(kinds)
    for name, kind in kinds.items():
        parts = [one.name for one in fields(getattr(inside, kind))]
        assert [part for part in parts if f"`{part}`" not in " ".join(lines[name])] == [], name
