"""The page says what the letter says: every campaign x target x language x country, each thing typed or not."""

import re

import pytest

from page_files import data_of, doors, letter_text
from page_letters import TYPED, compare, names, opened
from plaint.workspace import open_workspace

# Some of each kind: missions and none, every envelope, the campaigns' own state, a country without dialling rules.
SOME = ("AD", "AQ", "AU", "BE", "CA", "CD", "CH", "DE", "FR", "GB", "JP", "KG", "KZ", "RU", "TR", "UA", "US", "UZ")


@pytest.mark.parametrize("number", range(6))
def test_every_letter_of_the_repository(tmp_path, number):
    workspace = open_workspace(opened(tmp_path))
    known = names(workspace)
    assert len(known) == 6
    compare(workspace, known[number], "en", SOME, TYPED[number % len(TYPED)])


@pytest.mark.parametrize("typed", [{}, *TYPED], ids=lambda typed: "-".join(typed) or "nothing")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_whatever_is_typed_stands_in_the_letter_alike(tmp_path, typed, language):
    workspace = open_workspace(opened(tmp_path))
    for name in names(workspace):
        if not typed and workspace.campaign(name).sender:
            continue  # without a name an organisation signs, and a reader of its page alone
        compare(workspace, name, language, ["DE", "GB", "KZ", "RU", "US"], typed)


def test_the_command_writes_what_the_page_shows(run, workspace):
    page = run("page", "port-aurora", "--lang", "en", "--json", folder=workspace)
    assert page.code == 0
    data = data_of((workspace / "output/page/port-aurora-en.html").read_text("utf-8"))
    for country in ("GB", "FR", "JP"):
        (workspace / "signatories.yaml").write_text(
            "signatories:\n  ruth:\n    name: Ruth Example\n    town: Exampleton\n"
            f"    country: {country}\n    personal: I have taught for thirty years.\n"
        )
        for language in ("en", "fr"):
            done = run(
                "letter", "port-aurora", "--signed-by", "ruth", "--lang", language, "--as", "text", folder=workspace
            )
            assert done.code == 0
            typed = {"name": "Ruth Example", "town": "Exampleton", "personal": "I have taught for thirty years."}
            for door in doors(data, country):
                made = workspace / f"output/port-aurora/{door['id']}-{language}-ruth.txt"
                assert letter_text(data, door, language, country, typed) == made.read_text("utf-8")


def test_the_deadline_and_three_weeks_end_a_page(run, workspace):
    campaigns = workspace / "campaigns.yaml"
    run("page", "port-aurora", "--lang", "en", folder=workspace)
    made = workspace / "output/page/port-aurora-en.html"
    assert data_of(made.read_text("utf-8"))["last"] == "2026-12-13"
    assert "This page offers letters until 13 December 2026." in made.read_text("utf-8")
    campaigns.write_text(campaigns.read_text("utf-8").replace("    # until: 2040-12-31", "    until: 2026-12-01"))
    run("page", "port-aurora", "--lang", "en", folder=workspace)
    data = data_of(made.read_text("utf-8"))
    assert data["last"] == "2026-12-01"
    assert [len(days) for days in data["dates"].values()] == [10, 10]
    assert data["dates"]["en"][-1] == "1 December 2026"
    assert not re.search(r"13 December", made.read_text("utf-8"))
