"""`plaint import mailmerge`: a folder in, a workspace out, and what to do next."""

import pytest
from tests.mailmerge.folders import TEMPLATE, write_folder


@pytest.fixture
def folder(tmp_path):
    return write_folder(
        tmp_path / "Our Appeal", TEMPLATE.replace("FROM:", "ATTACHMENT: ledger.pdf\nFROM:"), ledger__pdf=b"x"
    )


def test_a_folder_becomes_a_workspace_that_check_finds_sound(run, folder, tmp_path):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = run("import", "mailmerge", "Our Appeal", "--country", "GB", folder=tmp_path)
    assert (done.code, done.stdout) == (0, "Our Appeal-plaint\n")
    assert (
        done.stderr
        == """\

2 letters from Ruth Example <ruth@example.org>: one text for all, letters/our-appeal/en.md.
  enclosed: ledger.pdf

Next:
  cd 'Our Appeal-plaint'
  plaint check
  plaint send our-appeal --text-only --old-contacts
shows what would go out. --text-only sends no PDF of the letter, as mailmerge sent none.
--old-contacts is needed as long as nobody wrote `verified:` into recipients.yaml.
"""
    )
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert run("check", folder=tmp_path / "Our Appeal-plaint").code == 0


def test_from_within_the_folder_the_workspace_is_made_beside_it(run, folder, tmp_path):
    done = run("import", "mailmerge", ".", folder=folder)
    assert (done.code, done.stdout) == (0, "../Our Appeal-plaint\n")
    assert (tmp_path / "Our Appeal-plaint/campaigns.yaml").exists()


def test_the_plan_is_what_mailmerge_would_have_sent(run, folder, tmp_path):
    run("import", "mailmerge", folder, "--to", tmp_path / "made")
    done = run("send", "our-appeal", "--text-only", "--old-contacts", folder=tmp_path / "made")
    assert done.code == 0
    assert "ada-bench: by email to ada@example.org (Ada Bench), in 'en'" in done.stderr
    assert "From: Ruth Example <ruth@example.org>" in done.stderr
    assert "enclosed: ledger.pdf" in done.stderr


def test_texts_in_another_language(run, folder, tmp_path):
    run("import", "mailmerge", folder, "--to", tmp_path / "made", "--lang", "ru")
    assert (tmp_path / "made/letters/our-appeal/ru.md").exists()
    done = run("letter", "our-appeal", "--as", "text", "--on", "2026-11-22", folder=tmp_path / "made")
    assert done.code == 0
    assert "22 ноября 2026" in (tmp_path / "made/output/our-appeal/ada-bench-ru-ruth-example.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere",), "plaint: no folder nowhere\n  name the folder that mailmerge was run in\n"),
        (("Our Appeal", "--country", "UK"), "plaint: --country UK: no country\n"),
        (("Our Appeal", "--lang", "English"), "plaint: --lang English: no language\n"),
        (("Our Appeal", "--to", "Our Appeal"), "Our Appeal holds something already\n"),
    ],
)
def test_what_it_cannot_do(run, folder, tmp_path, words, told):
    done = run("import", "mailmerge", *words, folder=tmp_path)
    assert done.code == 1
    assert told in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["Our Appeal"]


def test_faults_are_said_with_their_places_and_nothing_is_written(run, tmp_path):
    database = (
        'email,name,prisoner,days\nada@example.org,Ada,"Orla\nBcc: spy@example.com",1\nbo at example.org,Bo,Juno,2\n'
    )
    write_folder(tmp_path / "appeal", database=database)
    done = run("import", "mailmerge", "appeal", folder=tmp_path)
    assert done.code == 1
    assert "mailmerge_database.csv:2: a line break in column 'prisoner' stands in the header SUBJECT" in done.stderr
    assert "mailmerge_database.csv:4: TO: 'bo at example.org' is not an e-mail address" in done.stderr
    assert done.stderr.endswith("2 problems; nothing was written.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["appeal"]
