"""What to do with a letter: each channel in words."""

from datetime import date

import pytest
from tests.given import TODAY, court, recipient

from plaint.guide import Standpoint, Step, office_hours, steps

HOME = Standpoint(origin="GB", zone="Europe/London", day=TODAY, lookup=TODAY)
NOWHERE = Standpoint(origin=None, zone=None, day=TODAY, lookup=TODAY)
FAX = {"printed": "007-3212-742783", "e164": "+77212742783"}


def told(channels, stand=HOME, **keys):
    return steps(court(**keys), ("Ada Bench", "1 Court Square"), channels, stand)


def test_post_is_the_envelope():
    assert told(("post",)) == (Step("post", "Ada Bench, 1 Court Square"),)


def test_channels_keep_their_order_and_unknown_ones_say_nothing():
    assert [step.channel for step in told(("email", "fax", "web", "post"))] == ["email", "post"]


def test_a_number_is_told_as_it_is_dialled_from_here():
    assert told(("fax",), fax=FAX) == (Step("fax", "+7 7212 74 27 83: from GB dial 00 7 7212 74 27 83"),)
    assert told(("phone",), phone=FAX) == (Step("phone", "+7 7212 74 27 83: from GB dial 00 7 7212 74 27 83"),)


def test_from_an_unknown_country_it_stays_international():
    assert told(("fax",), NOWHERE, fax=FAX) == (Step("fax", "+7 7212 74 27 83 (add --from GB to see what to dial)"),)


def test_alternatives_and_what_to_know_are_told():
    russian = Standpoint(origin="RU", zone=None, day=TODAY, lookup=TODAY)
    (step,) = told(("fax",), russian, fax=FAX)
    assert step.text == (
        "+7 7212 74 27 83: from RU dial 8 (7212) 74 27 83, or 8~10 7 7212 74 27 83, or +7 7212 74 27 83 from a mobile "
        "(which of them works depends on your operator)"
    )


HOURS = {"hours": "Mo-Fr 09:00-18:00", "timezone": "Asia/Almaty"}


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 11, 22), "Mon-Fri 04:00-13:00 London time on 23 November (09:00-18:00 in Fairhaven)"),
        (date(2026, 7, 6), "Mon-Fri 05:00-14:00 London time on 6 July (09:00-18:00 in Fairhaven)"),
    ],
)
def test_hours_are_told_by_the_readers_clock_on_the_next_day_that_has_any(day, hours):
    stand = Standpoint(origin="GB", zone="Europe/London", day=day, lookup=day)
    assert office_hours(court(**HOURS), stand) == hours
    assert told(("fax",), stand, fax=FAX, **HOURS)[0].text.endswith(f"dial 00 7 7212 74 27 83, {hours}")


def test_without_a_clock_of_ones_own_the_office_has_its_own():
    assert office_hours(court(**HOURS), NOWHERE) == "Mon-Fri 09:00-18:00 in Fairhaven"


def test_without_a_town_the_zone_names_the_place():
    assert office_hours(court(**HOURS, post=None), NOWHERE) == "Mon-Fri 09:00-18:00 in Almaty"


@pytest.mark.parametrize("missing", ["hours", "timezone"])
def test_without_hours_or_zone_nothing_is_told(missing):
    assert office_hours(court(**{**HOURS, missing: None}), HOME) == ""


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("dead", "dead: do not use it"),
        ("lost", "asked for or once known, but not known now: ask the organisers"),
        ("withheld", "kept out of this file: it belongs in recipients.private.yaml"),
    ],
)
def test_what_cannot_be_used_is_named(status, words):
    point = {"printed": "1", "e164": "+442079460301", "status": status}
    assert told(("fax",), fax=point) == (Step("fax", words, usable=False),)
    assert told(("fax",), fax={**point, "note": "ask Ann"}) == (Step("fax", f"{words} (ask Ann)", usable=False),)
    assert told(("email",), email={"status": status, "address": "a@example.org"})[0].usable is False


def test_what_came_back_is_used_with_a_word():
    assert told(("email",), email={"address": "a@example.org", "status": "bouncing"}) == (
        Step("email", "a@example.org (bounced before)"),
    )


def test_a_number_for_local_callers_only():
    assert told(("fax",), fax="63-76-33") == (
        Step("fax", "63-76-33 cannot be dialled from elsewhere: add `e164:`", usable=False),
    )


def test_points_of_another_time_are_passed_over():
    old, new = (
        {"address": "old@example.org", "until": "2001-01-01"},
        {"address": "new@example.org", "from": "2001-01-01"},
    )
    assert told(("email",), email=[old, new]) == (Step("email", "new@example.org"),)
    then = Standpoint(origin="GB", zone=None, day=TODAY, lookup=date(2000, 1, 1))
    assert told(("email",), then, email=[old, new]) == (Step("email", "old@example.org"),)
    assert told(("email",), then, email={"status": "lost", "from": "2001-01-01"}) == ()


def test_a_form_on_the_web():
    assert told(("web",), web="https://example.org/write") == (Step("web", "https://example.org/write"),)


def test_of_somebody_nobody_can_reach_there_is_nothing_to_do():
    assert steps(recipient("x", kind="official", office="X", country="GB"), (), ("post", "fax"), HOME) == ()


# --- in parts, for programs --------------------------------------------------------------------


def test_what_to_dial_is_told_in_parts():
    stand = Standpoint(origin="GB", zone="Europe/London", day=TODAY, lookup=TODAY)
    (step,) = told(("fax",), stand, fax={**FAX, "note": "after the tone"}, **HOURS)
    assert step.means.e164 == "+77212742783"
    assert step.means.printed == "007-3212-742783"
    assert step.means.note == "after the tone"
    assert step.means.dial.text == "00 7 7212 74 27 83"
    assert step.means.window.start.isoformat() == "2026-11-23T09:00:00+05:00"
    assert step.means.window_here.start.isoformat() == "2026-11-23T04:00:00+00:00"


def test_what_is_not_known_is_left_empty():
    (step,) = told(("fax",), NOWHERE, fax=FAX, hours=None, timezone=None)
    assert (step.means.dial, step.means.window, step.means.window_here) == (None, None, None)
    (step,) = told(("fax",), NOWHERE, fax=FAX, **HOURS)
    assert step.means.window.end.isoformat() == "2026-11-23T18:00:00+05:00"
    assert step.means.window_here is None


def test_mailbox_page_and_envelope_are_told_in_parts():
    post, email, web = told(("post", "email", "web"), web="https://www.example.org/write")
    assert post.means.lines == ("Ada Bench", "1 Court Square")
    assert (email.means.mailbox, web.means.url) == ("court@example.org", "https://www.example.org/write")


def test_what_was_lost_gives_nothing_of_itself_away():
    (step,) = told(("email",), email={"address": "old@example.org", "status": "withheld", "note": "ask"})
    assert (step.usable, step.means.status, step.means.note) == (False, "withheld", "ask")
    assert (step.means.mailbox, step.means.printed) == ("", "")


def test_what_is_dead_is_named_and_cannot_be_taken_for_an_address():
    (step,) = told(("email",), email={"address": "old@example.org", "status": "dead"})
    assert (step.means.printed, step.means.mailbox) == ("old@example.org", "")
