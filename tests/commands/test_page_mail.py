"""`plaint page`: mailboxes and envelopes and words that name a contact."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from page_files import data_of, doors


def page(site):
    return site.read("output/page/open-gates-en.html")


def test_a_mail_link_names_one_mailbox_and_nothing_else(plaint, site):
    site.edit("recipients.yaml", "court@example.org", "a?bcc=x&cc=y#z%20@example.org")
    assert plaint("page", "open-gates", "--lang", "en").code == 0
    (link,) = {html.unescape(one) for one in re.findall(r'href="(mailto:[^"]*)"', page(site))}
    assert link.startswith("mailto:a%3Fbcc%3Dx%26cc%3Dy%23z%2520@example.org?subject=")
    assert list(parse_qs(urlsplit(link).query)) == ["subject"]


def test_whoever_makes_it_is_told_which_address_no_window_shows(plaint, site):
    lines = ", ".join(f"Department {number} of everything that is measured anywhere" for number in range(9))
    done = plaint("page", "open-gates", "--lang", "en")
    assert "window" not in done.stderr
    site.edit("recipients.yaml", "lines: [1 Court Square]", f"lines: [{lines}]")
    done = plaint("page", "open-gates", "--lang", "en")
    assert done.code == 0
    note = "the address of court is too long for the window of c4c5, din5008b, us10: it goes on the envelope"
    assert "the address of court is too long for the window of " in " ".join(done.stderr.split()), note


@pytest.mark.parametrize("contact", ["+7 7212 55 01 23", "write to union@example.net", "пишите: union@example.net"])
def test_a_risk_that_names_a_contact_is_left_out_and_told_of(plaint, site, contact):
    site.edit("campaigns.yaml", "en: Do not write to the prison.", f'en: "Do not write to the prison; {contact}."')
    done = plaint("page", "open-gates")
    assert done.code == 0, done.stderr
    assert "Do not write to the prison" not in page(site)
    assert "risk 1 names a contact, and is left out: say it without" in " ".join(done.stderr.split())


def test_a_reason_that_names_a_contact_is_left_out_of_page_and_feed(plaint, site):
    site.edit("campaigns.yaml", "reason: the family asks for silence", "reason: ask the family, +7 7212 55 01 23")
    site.write("campaigns.yaml", (text := site.read("campaigns.yaml"))[: text.index("  mute:")])
    done = plaint("page", "--all")
    assert done.code == 0, done.stderr
    for name in ("over-en.html", "index.html", "feed.xml"):
        assert "ask the family" not in site.read(f"output/page/{name}"), name
    assert "the reason names a contact, and is left out: say it without" in " ".join(done.stderr.split())


def test_hours_of_the_private_file_are_not_published(plaint, site):
    site.write("recipients.private.yaml", "recipients:\n  court:\n    hours: Mo-Th 09:10-17:20\n")
    done = plaint("page", "open-gates", "--lang", "en")
    assert done.code == 0, done.stderr
    assert "09:10" not in page(site)
    assert "left out" in done.stderr


def test_two_who_are_called_alike_are_told_apart(plaint, site):
    plaint("page", "open-gates", "--lang", "en")
    assert [door["whom"] for door in doors(data_of(page(site)), "FR")][1:] == ["Embassy of the Republic of Kazakhstan"]
    mission = "      - court\n      - {mission: KZ}\n"
    site.edit("campaigns.yaml", mission, f"{mission}      - kz-embassy-london\n")
    assert plaint("page", "open-gates", "--lang", "en").code == 0
    assert [door["whom"] for door in doors(data_of(page(site)), "FR")][1:] == [
        "Embassy of the Republic of Kazakhstan, in your country",
        "Embassy of the Republic of Kazakhstan, London",
    ]
