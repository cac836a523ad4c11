"""`plaint start`: one command from an appeal to printed letters."""

import pypdfium2
import pytest
from test_import_appeal import DRAFT, TEXT

from plaint.appeal.draft import AppealDraft, Entry, Found
from plaint.commands import import_call
from plaint.reading.data import read_data


def plant(monkeypatch, draft):
    monkeypatch.setattr(import_call, "read_appeal_at", lambda file: import_call.Reading(file, TEXT, draft))


@pytest.fixture(autouse=True)
def planted(monkeypatch):
    plant(monkeypatch, DRAFT)


def words_of(path):
    document = pypdfium2.PdfDocument(path)
    return " ".join(document[0].get_textpage().get_text_range().split())


def test_from_an_appeal_to_paper_in_a_new_workspace(run, tmp_path):
    done = run("start", "appeal.txt", "--in", "new", "--from", "GB", folder=tmp_path)
    assert done.code == 0, done.stderr
    assert done.stdout.split() == ["new/output/fair/kz-warden-en.pdf", "new/output/fair/sheet-en-gb.pdf"]
    letter = words_of(tmp_path / "new/output/fair/kz-warden-en.pdf")
    assert "Warden" in letter
    assert "Open the gates." in letter
    assert read_data(tmp_path / "new").problems == ()
    assert "the gravest first:" in done.stderr
    assert "is it about KZ? (new/campaigns.yaml:" in done.stderr
    assert "status: open" in done.stderr
    assert list(read_data(tmp_path / "new").campaigns) == ["fair"]


def test_the_new_workspace_is_that_of_init_without_its_campaign(run, tmp_path):
    run("start", "appeal.txt", "--in", "new", folder=tmp_path)
    run("init", "usual", folder=tmp_path)
    names = [
        {str(path.relative_to(tmp_path / one)) for path in (tmp_path / one).rglob("*") if path.is_file()}
        for one in ("new", "usual")
    ]
    made = {name for name in names[0] if name.startswith(("output/", "letters/"))} | {"recipients.private.yaml"}
    assert names[0] - made == {name for name in names[1] if not name.startswith(("letters/", "README"))}
    assert "aurora" not in (tmp_path / "new/campaigns.yaml").read_text("utf-8").casefold()


def test_in_the_workspace_around_here(plaint, site):
    done = plaint("start", "appeal.txt")
    assert done.code == 0, done.stderr
    assert "output/fair/kz-warden-en.pdf" in done.stdout
    assert "fair" in read_data(site.root).campaigns


def test_a_folder_that_is_a_workspace_is_used(run, site):
    done = run("start", "appeal.txt", "--in", site.root.name, folder=site.root.parent)
    assert done.code == 0, done.stderr
    assert {"fair", "open-gates"} <= set(read_data(site.root).campaigns)
    assert "A new workspace" not in done.stderr


def test_without_a_workspace_it_says_how_to_make_one(run, tmp_path):
    done = run("start", "appeal.txt", folder=tmp_path)
    assert (done.code, done.stdout) == (1, "")
    assert "--in" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_of_what_is_no_appeal(run, tmp_path, monkeypatch):
    plant(monkeypatch, AppealDraft())
    done = run("start", "appeal.txt", "--in", "new", folder=tmp_path)
    assert (done.code, done.stdout) == (1, "")
    assert list(tmp_path.iterdir()) == []


def test_where_letters_cannot_be_printed_the_rest_is_told(run, tmp_path, monkeypatch):
    strange = Entry(2, True, office=Found("監獄", 2, True), address=(Found("1 Quay", 2, True),))
    plant(monkeypatch, AppealDraft(country=Found("KZ", 1, True), languages=("en",), targets=(strange,)))
    done = run("start", "appeal.txt", "--in", "new", folder=tmp_path)
    assert done.code == 1
    assert "no font" in done.stderr or "not made" in done.stderr or "glyph" in done.stderr
    assert "the gravest first:" in done.stderr
    assert (tmp_path / "new/campaigns.yaml").exists()


def test_an_appeal_that_asks_nobody_to_write_makes_nothing(run, tmp_path, monkeypatch):
    plant(monkeypatch, AppealDraft(country=Found("KZ", 1, True), languages=("en",), people=(Found("Orla", 1, True),)))
    done = run("start", "appeal.txt", "--in", "new", folder=tmp_path)
    assert (done.code, done.stdout) == (1, "")
    assert "nobody to write to was found, and nothing was written" in done.stderr
    assert list(tmp_path.iterdir()) == []
