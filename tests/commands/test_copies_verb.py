"""`plaint copies`: the list for organisers, and nothing of it for anybody else."""

import json

import pytest


def said(done):
    return " ".join(done.stderr.split())


def test_the_list_goes_to_standard_output_and_says_that_it_is_private(site, plaint):
    done = plaint("copies", "open-gates", "--from", "GB")
    assert done.code == 0
    assert done.stdout == (
        "Who gets a copy: Open the gates\n"
        "Private: nobody to whom the letters are written may see this list.\n"
        "\n"
        "[ ] Hidden Union\n"
        "    letter, reply: by e-mail, once a week\n"
        "    the address is kept back: enter it in the private file (recipients.private.yaml:\n"
        "      hidden-union)\n"
        "    ask the committee\n"
        "\n"
        "[ ] Open Friends\n"
        "    letter: by post, once a day\n"
        "    Open Friends, 9 Friendly Street, LEEDS\n"
        "    named on the letter, as agreed on 1 November 2026\n"
    )
    assert "This list is private" in said(done)
    assert "hidden-union, email: the address is kept back" in said(done)
    assert site.made == []


def test_private_addresses_are_in_it(site, plaint):
    site.write("recipients.private.yaml", "recipients:\n  hidden-union:\n    email: union@example.org\n")
    done = plaint("copies", "open-gates")
    assert "    union@example.org\n" in done.stdout
    assert "missing" not in done.stderr


def test_files_have_their_forms(site, plaint):
    site.write("recipients.private.yaml", "recipients:\n  hidden-union:\n    email: union@example.org\n")
    done = plaint(
        "copies", "open-gates", "--as", "csv", "--as", "vcard", "--as", "labels", "--as", "mailto", "--from", "GB"
    )
    assert site.made == ["open-gates/copies.csv", "open-gates/copies.vcf", "open-gates/labels-copies.pdf"]
    *paths, link = done.stdout.splitlines()
    assert paths == [f"output/{name}" for name in site.made]
    assert link.startswith("mailto:union@example.org?subject=A%20copy")
    assert "at 100 %" in done.stderr
    assert {path.stat().st_mode & 0o777 for path in (site.root / "output/open-gates").iterdir()} == {0o600}


def test_the_language_of_the_list_can_be_chosen(plaint):
    assert plaint("copies", "open-gates", "--lang", "de").stdout.startswith("Wer eine Kopie bekommt: Open the gates\n")
    assert plaint("copies", "open-gates", "--lang", "ru").stdout.startswith("Кому отправить копию: Откройте ворота\n")


@pytest.mark.parametrize(("campaign", "state"), [("over", "stopped: the family asks for silence"), ("victory", "won")])
def test_what_has_ended_is_listed_with_its_state(site, plaint, campaign, state):
    site.edit("campaigns.yaml", f"  {campaign}:\n", f"  {campaign}:\n    copies: [{{to: open-friends, by: post}}]\n")
    done = plaint("copies", campaign)
    assert done.code == 0
    assert "[ ] Open Friends" in done.stdout
    assert state in said(done)
    assert plaint("copies", campaign, "--as", "labels").code == 1
    assert site.made == []


def test_history_is_marked(site, plaint):
    assert "historic, contacts unverified" in said(plaint("copies", "history"))


def test_a_campaign_without_copies_says_so(plaint):
    done = plaint("copies", "late")
    assert done.code == 0
    assert "Nobody gets a copy." in done.stdout


@pytest.mark.parametrize("form", ["vcard", "mailto", "labels"])
def test_where_there_is_nothing_to_give_nothing_is_written(site, plaint, form):
    done = plaint("copies", "late", "--as", form)
    assert (done.code, done.stdout, site.made) == (1, "", [])


def test_json_for_programs(plaint):
    done = plaint("copies", "open-gates", "--from", "DE", "--json")
    assert done.stderr == ""
    told = json.loads(done.stdout)
    assert (told["campaign"], told["private"], told["from"]) == ("open-gates", True, "DE")
    union, friends = told["copies"]
    assert (union["to"], union["missing"], union["address"]) == ("hidden-union", "withheld", None)
    assert friends["lines"][-1] == "VEREINIGTES KÖNIGREICH"
    assert friends["consent"] == "2026-11-01"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("nothing",), "no campaign 'nothing'"),
        (("open-gates", "--from", "UK"), "--from UK: no such country code"),
        (("open-gates", "--lang", "English!"), "no such language"),
        (("open-gates", "--on", "tomorrow"), "--on tomorrow: no such date"),
    ],
)
def test_what_cannot_be_is_said(plaint, words, problem):
    done = plaint("copies", *words)
    assert (done.code, done.stdout) == (1, "")
    assert problem in done.stderr


def test_no_organiser_is_in_anything_that_a_target_sees(site, plaint):
    """But those who agreed to be named, and they without their address."""
    site.write("recipients.private.yaml", "recipients:\n  hidden-union:\n    email: union@example.org\n")
    plaint("letter", "open-gates", "--from", "GB", "--as", "text", "--as", "html", "--as", "eml")
    plaint("print", "open-gates", "envelopes", "--from", "GB")
    plaint("print", "open-gates", "labels", "--from", "GB")
    for path in (site.root / "output").rglob("*.*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"union@example.org" not in content, path
            assert b"Hidden Union" not in content, path
            assert b"Friendly Street" not in content, path
