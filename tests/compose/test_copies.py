"""Who gets a copy of what: every copy is a line, whatever has become of the address."""

import pytest

from given import TODAY, campaign, court, data, recipient
from plaint.compose.copies import copy_lines
from plaint.compose.letters import Order


def friends(**keys):
    known = {"kind": "organiser", "name": {"en": "Open Friends", "ru": "Друзья"}, "country": "GB"}
    return recipient("friends", **{**known, **keys})


def line_of(one, origin=None, language="en", status="open", **copy):
    about = campaign(copies=[{"to": "friends", "by": "email", **copy}], status=status, published="2003-03-17")
    order = Order(campaign=about, origin=origin, day=TODAY)
    (line,) = copy_lines(data(court(), one), order, language)
    return line


def test_what_by_which_channel_and_when():
    line = line_of(friends(email="friends@example.org"), what=["letter", "photo"], when="end", note="for the archive")
    assert (line.to, line.name, line.country) == ("friends", "Open Friends", "GB")
    assert (line.what, line.by, line.when) == (("letter", "photo"), "email", "end")
    assert (line.address, line.gap, line.note) == ("friends@example.org", "", "for the archive")
    assert not line.visible


def test_names_and_notes_are_in_the_lists_language():
    one = friends(email={"status": "lost", "note": {"en": "gone", "ru": "утрачен"}})
    line = line_of(one, language="ru", note={"en": "for the press", "ru": "для прессы"})
    assert (line.name, line.points[0].note, line.note) == ("Друзья", "утрачен", "для прессы")


@pytest.mark.parametrize(
    ("by", "point", "gap"),
    [
        ("email", {"status": "lost"}, "lost"),
        ("email", {"status": "withheld"}, "withheld"),
        ("email", {"status": "dead", "address": "old@example.org"}, "dead"),
        ("email", [{"status": "dead", "address": "old@example.org"}, {"status": "lost"}], "lost"),
        ("email", {"printed": "xxxx at example.org"}, "undialled"),
        ("phone", {"printed": "63-76-33"}, "undialled"),
        ("fax", None, "unknown"),
        ("post", {"status": "withheld", "city": "Fairhaven"}, "withheld"),
    ],
)
def test_what_cannot_be_used_is_named_and_never_dropped(by, point, gap):
    line = line_of(friends(**({by: point} if point else {})), by=by)
    assert (line.gap, line.address, line.lines, line.dial) == (gap, "", (), "")
    assert not any(point.is_usable and point.is_chosen for point in line.points)


def test_an_address_that_is_withheld_shows_nothing_of_itself():
    line = line_of(friends(post={"status": "withheld", "lines": ["9 Secret Street"], "city": "Fairhaven"}), by="post")
    assert "Secret" not in repr(line)


def test_the_best_of_several_is_chosen_and_the_others_are_kept():
    points = [{"address": "old@example.org", "status": "bouncing"}, "new@example.org"]
    line = line_of(friends(email=points))
    assert line.address == "new@example.org"
    assert [(point.shown, point.is_chosen) for point in line.points] == [
        ("old@example.org", False),
        ("new@example.org", True),
    ]


def test_other_channels_are_offered():
    one = friends(
        email={"status": "lost"}, post={"lines": ["9 Friendly Street"], "city": "Leeds"}, phone="+44 20 7946 0320"
    )
    assert line_of(one).others == ("post", "phone")


def test_what_to_dial_is_told_for_the_senders_country():
    one = friends(fax="+44 20 7946 0320")
    assert line_of(one, origin="DE", by="fax").dial == "00 44 20 7946 0320"
    assert line_of(one, origin="GB", by="fax").dial == "020 7946 0320"
    assert line_of(one, by="fax").address == "+442079460320"


def test_a_postal_address_is_written_for_the_senders_post():
    one = friends(post={"lines": ["9 Friendly Street"], "city": "Leeds", "postcode": "ZZ9 9ZZ"})
    line = line_of(one, origin="DE", by="post")
    assert line.lines == ("Open Friends", "9 Friendly Street", "LEEDS", "ZZ9 9ZZ", "VEREINIGTES KÖNIGREICH")
    assert line.address == ", ".join(line.lines)
    assert line_of(one, origin="GB", by="post").lines[-1] == "ZZ9 9ZZ"


def test_who_is_named_on_the_letter_is_so_by_consent():
    line = line_of(friends(), visible=True, consent="2026-11-01")
    assert (line.visible, str(line.consent)) == (True, "2026-11-01")


def test_history_keeps_its_addresses():
    points = [
        {"address": "old@example.org", "until": "2010-01-01"},
        {"address": "new@example.org", "from": "2010-01-01"},
    ]
    one = friends(email=points)
    assert line_of(one, status="closed").address == "old@example.org"
    assert line_of(one).address == "new@example.org"


def test_several_copies_to_one_are_several_lines():
    about = campaign(copies=[{"to": "friends", "by": "email"}, {"to": "friends", "by": "post"}])
    lines = copy_lines(data(court(), friends()), Order(campaign=about, origin=None, day=TODAY))
    assert [line.by for line in lines] == ["email", "post"]
