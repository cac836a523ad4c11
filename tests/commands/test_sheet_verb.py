"""`plaint sheet`: files, short forms on standard output, and what is said on standard error."""

import json

import pytest


def test_a_sheet_is_a_pdf_named_after_language_and_country(plaint, site):
    done = plaint("sheet", "open-gates", "--from", "GB")
    assert (done.code, done.stdout) == (0, "output/open-gates/sheet-en-gb.pdf\n")
    assert site.made == ["open-gates/sheet-en-gb.pdf"]
    assert "1 page" in done.stderr
    assert "risk: Do not write to the prison." in done.stderr


def test_the_text_goes_where_it_is_wanted(plaint, site):
    done = plaint("sheet", "open-gates", "--as", "text", "--output", "handout")
    assert done.stdout == "handout/open-gates/sheet-en.txt\n"
    assert "URGENT ACTION · Kazakhstan" in site.read("handout/open-gates/sheet-en.txt")
    assert "Add --from GB" in done.stderr


def test_the_settings_country_is_the_readers(plaint, site):
    site.write("settings.yaml", "country: US\n")
    assert plaint("sheet", "open-gates", "--as", "text").stdout == "output/open-gates/sheet-en-us.txt\n"


def test_a_language_that_the_campaign_lacks_is_told(plaint, site):
    site.write("settings.yaml", "language: de\n")
    done = plaint("sheet", "open-gates", "--as", "text")
    assert "no text in 'de': the sheet is in 'en'" in " ".join(done.stderr.split())
    asked = plaint("sheet", "open-gates", "--lang", "de")
    assert (asked.code, asked.stdout) == (1, "")
    assert "open-gates has no text in 'de'" in asked.stderr


def test_passages_in_another_language_are_told(plaint):
    done = plaint("sheet", "open-gates", "--lang", "ru", "--as", "text")
    assert "some words are there only in en" in " ".join(done.stderr.split())


def test_a_text_to_forward(plaint, site):
    done = plaint("sheet", "open-gates", "--forward")
    assert done.code == 0
    assert done.stdout.startswith("URGENT ACTION · Kazakhstan: Open the gates\n")
    assert "Please do not pass this on after 31 January 2027." in done.stdout
    assert site.made == []


def test_telegrams_and_telephone_scripts(plaint, site):
    site.edit("recipients.yaml", "    email: court@example.org", "    phone: '+7 7212 74 27 83'")
    site.edit("campaigns.yaml", "channels: [post, fax, email]", "channels: [post, fax, phone]")
    done = plaint("sheet", "open-gates", "--from", "GB", "--telegram", "--phone")
    assert done.stdout.count("Telegram, ") == 2
    assert "THE GATES MUST BE OPENED." in done.stdout
    said = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "TELEPHONE SCRIPT\n\nTelephone: +7 7212 74 27 83 (dial 00 7 7212 74 27 83)" in said
    assert "Who answered: ____" in done.stdout
    assert "mission-kz: no telephone number" in done.stderr


def test_nobody_to_telephone_is_an_error(plaint):
    done = plaint("sheet", "open-gates", "--phone")
    assert (done.code, done.stdout) == (1, "")
    assert "no target of open-gates can be telephoned" in done.stderr


def test_the_whole_sheet_as_data(plaint, site):
    site.edit("recipients.yaml", 'fax: "+7 7212 74 27 83"', "fax: {status: lost}")
    done = plaint("sheet", "open-gates", "--from", "GB", "--json")
    made = json.loads(done.stdout)
    assert (made["language"], made["until"], made["expires"]) == ("en", "2027-01-31", "2027-01-31")
    assert [entry["target"] for entry in made["entries"]] == ["court", "mission-kz"]
    assert made["telegrams"][0]["text"].startswith("I PROTEST.")
    assert "cannot be used, as the sheet says: Fax (court)" in made["notes"]
    assert done.stderr == ""
    assert site.made == []


def test_organisers_are_nowhere_but_where_they_agreed(plaint):
    done = plaint("sheet", "open-gates", "--json")
    assert "Hidden" not in done.stdout
    assert "Open Friends, 9 Friendly Street, Leeds" in done.stdout


@pytest.mark.parametrize("name", ["over", "victory"])
def test_an_ended_campaign_has_no_sheet(name, plaint, site):
    done = plaint("sheet", name)
    assert done.code == 1
    assert site.made == []


@pytest.mark.parametrize("name", ["history", "early", "late", "club-letter", "together", "mute"])
def test_every_other_campaign_has_one(name, plaint):
    done = plaint("sheet", name, "--as", "text")
    assert done.code == 0, done.stderr


def test_a_telegram_without_a_postal_address_shows_the_gap(run, workspace):
    done = run("sheet", "port-aurora", "--from", "GB", "--telegram", folder=workspace)
    assert done.stdout.count("[street and town]") == 1
    assert "DIRECTOR, PORT AURORA WEATHER STATION, [street and town]" in " ".join(done.stdout.split())
    assert "  note      port-aurora-station: no postal address; look it up\n" in done.stderr


def test_a_campaign_without_anybody_to_write_to_is_said(plaint, site):
    site.edit("campaigns.yaml", "    status: draft\n    targets: [court]\n", "    status: draft\n    targets: []\n")
    done = plaint("sheet", "early")
    assert (done.code, done.stdout) == (1, "")
    assert "early has nobody to write to" in done.stderr
