"""`plaint show`: one campaign, seen from a country on a day."""

import json

import pytest


def test_everything_of_a_campaign(plaint):
    done = plaint("show", "open-gates", "--from", "GB")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout == (
        "open-gates: Open the gates\n"
        "  open, published 2026-11-01, until 2027-01-31\n"
        "  note      risk: Do not write to the prison.\n"
        "\n"
        "for\n"
        "            Orla Fair: in prison since May\n"
        "\n"
        "demands\n"
        "            1. The gates must be opened.\n"
        "\n"
        "targets (from GB)\n"
        "  court: Ada Bench, President of the Court\n"
        "    post      Ada Bench, President of the Court, 1 Court Square, FAIRHAVEN, KAZAKHSTAN\n"
        "    fax       +7 7212 74 27 83: from GB dial 00 7 7212 74 27 83, Mon-Fri 04:00-13:00 London time on 23\n"
        "            November (09:00-18:00 in Fairhaven)\n"
        "    email     court@example.org\n"
        "  mission-kz: Embassy of the Republic of Kazakhstan\n"
        "    post      Embassy of the Republic of Kazakhstan, 2 Iceberg Row, LONDON, ZZ9 9ZZ\n"
        "    email     embassy@example.com\n"
        "    note      other missions there: kz-consulate-leeds; pick one with --to\n"
        "\n"
        "copies\n"
        "            letter, reply to Hidden Union by email (withheld), weekly: ask the committee\n"
        "            letter to Open Friends by post (9 Friendly Street, Leeds), daily\n"
        "\n"
        "events\n"
        "            Picket, 2026-12-01 12:30, Embassy of the Republic of Kazakhstan, 2 Iceberg Row, ZZ9 9ZZ,\n"
        "            London\n"
        "\n"
        "also asked\n"
        "            donate: to the account that the union names\n"
        "\n"
        "links\n"
        "            https://www.example.org/gates\n"
        "\n"
        "texts\n"
        "            the built-in default letter\n"
    )


@pytest.mark.parametrize(
    ("campaign", "said"),
    [
        ("over", "  reason    the family asks for silence\n"),
        ("victory", "  reason    the gates are open\n"),
        ("early", "  note      draft: it prints and never sends, until its status is open\n"),
        ("late", "  note      the deadline 2026-11-21 is past: ask the organisers before you post anything\n"),
        ("history", "  closed, published 2003-03-17\n"),
    ],
)
def test_every_status_can_be_shown(plaint, campaign, said):
    done = plaint("show", campaign)
    assert done.code == 0
    assert said in done.stdout


def test_lost_and_dead_contacts_are_named(plaint):
    shown = plaint("show", "mute").stdout
    assert "fax       asked for or once known, but not known now: ask the organisers (the appeal named one)\n" in shown
    assert "email     dead: do not use it\n" in shown


def test_from_nowhere_it_says_what_to_add(plaint):
    shown = plaint("show", "open-gates").stdout
    assert "targets (add --from GB to see what to dial and when)\n" in shown
    assert "  mission-kz: Embassy of the Republic of Kazakhstan\n" in shown
    assert "    note      which mission of Kazakhstan? Say where you write from" in shown


def test_the_settings_country_counts_and_from_goes_before_it(plaint, site):
    site.write("settings.yaml", "country: IE\n")
    assert "targets (from IE)" in plaint("show", "open-gates").stdout
    assert "targets (from FR)" in plaint("show", "open-gates", "--from", "fr").stdout


@pytest.mark.parametrize(("day", "holder"), [("2009-12-31", "Ann Early"), ("2010-01-01", "Ben Late")])
def test_as_of_a_day(plaint, site, day, holder):
    site.edit("campaigns.yaml", "published: 2003-03-17\n    status: closed", "status: open")
    assert f"  minister: {holder}, Minister of Gates\n" in plaint("show", "history", "--on", day).stdout


def test_a_closed_campaign_is_shown_as_of_its_day(plaint):
    assert "  minister: Ann Early, Minister of Gates\n" in plaint("show", "history").stdout


def test_who_forwards_is_named(plaint):
    shown = plaint("show", "club-letter", "--from", "GB").stdout
    assert "  both-via-mission-kz: The President and the Government (via mission-kz)\n" in shown
    assert "2 Iceberg Row" in shown


def test_texts_are_named(plaint, site):
    for name in ("en", "ru", "en.mission"):
        site.write(f"letters/open-gates/{name}.md", "---\nsubject: X\n---\nText.")
    assert plaint("show", "open-gates").stdout.endswith("texts\n            en, en.mission, ru\n")


def test_a_stated_difference_that_is_not_true_is_told(plaint, site):
    site.edit(
        "recipients.yaml",
        "    timezone: Asia/Almaty\n",
        "    timezone: Asia/Almaty\n    stated: {hours: 7, ahead_of: Europe/London, text: seven hours ahead}\n",
    )
    shown = plaint("show", "open-gates").stdout
    assert "the appeal says: “seven hours ahead”" in shown
    assert "Almaty is stated to be +7 h from London" in shown


def test_an_event_is_told_from_beginning_to_end(plaint, site):
    site.edit("campaigns.yaml", 'time: "12:30"', 'time: "12:30", until: "14:00"')
    assert "Picket, 2026-12-01 12:30-14:00, Embassy" in plaint("show", "open-gates").stdout


def test_when_it_was_checked_and_what_is_noted(plaint, site):
    site.edit(
        "recipients.yaml",
        "    timezone: Asia/Almaty\n",
        "    verified: 2026-11-01\n    source: a visit\n    note: Ring twice.\n",
    )
    shown = plaint("show", "open-gates").stdout
    assert "    note      last checked 2026-11-01, a visit\n    note      Ring twice.\n" in shown


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("open-gate",), "plaint: no campaign 'open-gate'\n  did you mean 'open-gates'?\n"),
        (("open-gates", "--from", "Mars"), "plaint: --from Mars: no such country code\n"),
        (("open-gates", "--on", "soon"), "plaint: --on soon: no such date\n"),
    ],
)
def test_what_cannot_be_shown(plaint, words, message):
    done = plaint("show", *words)
    assert (done.code, done.stdout) == (1, "")
    assert done.stderr.startswith(message)


PLACE = "Embassy of the Republic of Kazakhstan, 2 Iceberg Row, ZZ9 9ZZ, London"


def test_machine_output_holds_it_all(plaint):
    done = plaint("show", "open-gates", "--from", "GB", "--json")
    assert (done.code, done.stderr) == (0, "")
    value = json.loads(done.stdout)
    court, mission = value.pop("targets")
    told = ("to", "what", "by", "when", "text")
    value["copies"] = [{key: copy[key] for key in told} for copy in value["copies"]]
    assert value == {
        "id": "open-gates",
        "title": "Open the gates",
        "status": "open",
        "published": "2026-11-01",
        "until": "2027-01-31",
        "reason": None,
        "ended": None,
        "from": "GB",
        "notes": ["risk: Do not write to the prison."],
        "people": [{"name": "Orla Fair", "role": None, "facts": "in prison since May"}],
        "demands": [{"id": "gates", "text": "The gates must be opened.", "people": []}],
        "copies": [
            {
                "to": "hidden-union",
                "what": ["letter", "reply"],
                "by": "email",
                "when": "weekly",
                "text": "letter, reply to Hidden Union by email (withheld), weekly: ask the committee",
            },
            {
                "to": "open-friends",
                "what": ["letter"],
                "by": "post",
                "when": "daily",
                "text": "letter to Open Friends by post (9 Friendly Street, Leeds), daily",
            },
        ],
        "events": [
            {
                "what": "Picket",
                "on": "2026-12-01",
                "time": "12:30",
                "at": "kz-embassy-london",
                "where": PLACE,
                "note": None,
                "text": f"Picket, 2026-12-01 12:30, {PLACE}",
            }
        ],
        "asks": [{"what": "donate", "how": "to the account that the union names"}],
        "links": [{"url": "https://www.example.org/gates", "title": None}],
        "risks": ["Do not write to the prison."],
        "texts": [],
    }
    assert (court["id"], court["whom"], court["generic"], court["notes"]) == (
        "court",
        "Ada Bench, President of the Court",
        False,
        [],
    )
    assert [step["channel"] for step in court["steps"]] == ["post", "fax", "email"]
    assert mission["id"] == "mission-kz"
