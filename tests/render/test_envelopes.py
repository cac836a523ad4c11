"""Envelopes: everything in its zone, measured on the page itself."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sheets import TEMPLATES, Sheet, around, no_picture, press

from plaint.compose.mailing import Mail
from plaint.errors import RenderError, UnknownName
from plaint.render.envelopes import ENVELOPES, envelope_for, envelope_named, print_envelopes
from plaint.render.geometry import Box
from plaint.render.pdf import Press
from plaint.render.piece import print_pieces

KAZAKH = (
    "Қарағанды облыстық сотының төрағасы Өмірбек Ұзынатымұлы",
    "Қарағанды облыстық сотының аппараты, азаматтық істер жөніндегі сот алқасы",
    "Бұқар Жырау даңғылы 337-үй, 2-қабат, 214-бөлме",
    "ҚАРАҒАНДЫ",
    "100000",
    "KAZAKHSTAN",
)
SENDER = ("Ruth Example", "Teachers of Exampleton and the Valleys", "12 Invented Road", "EXAMPLETON ZZ9 9ZZ", "UK")
MAIL = Mail(
    whose="court",
    lines=("A. Person", "President of the Court", "1 Example Street", "EXAMPLETOWN", "KAZAKHSTAN"),
    language="en",
    sender=SENDER,
    goes_abroad=True,
)
LONG = Mail(whose="court", lines=KAZAKH, language="kk", sender=SENDER, goes_abroad=True)


def sheet_of(size, mail, **wish):
    content, pages = print_pieces(press(), print_envelopes(TEMPLATES, envelope_named(size), (mail,), **wish))
    assert pages == 1
    return Sheet(content)


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda one: one.name)
def test_the_zones_leave_each_other_alone(envelope):
    sheet = Box(0, 0, envelope.width, envelope.height)
    assert sheet.holds(envelope.address)
    for zone in (envelope.stamp, envelope.coding, envelope.sender):
        assert apart(envelope.address, zone)
    assert apart(envelope.sender, envelope.stamp)
    right = envelope.width - envelope.address.x
    assert right <= 140
    assert envelope.address.width <= right - 15
    assert envelope.address.y >= 40


@pytest.mark.parametrize("name", ["10", "9", "Monarch"])
def test_american_addresses_lie_where_machines_there_read_them(name):
    envelope = envelope_named(name)
    top, bottom = envelope.height - 2.75 * 25.4, envelope.height - 0.625 * 25.4
    assert top <= envelope.address.y
    assert envelope.address.y + envelope.address.height <= bottom


@pytest.mark.parametrize("mail", [MAIL, LONG], ids=["short", "long"])
@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda one: one.name)
def test_what_is_printed_keeps_to_its_zone(envelope, mail):
    sheet = sheet_of(envelope.name, mail)
    assert (sheet.width, sheet.height) == pytest.approx((envelope.width, envelope.height), abs=0.05)
    signs = sheet.signs
    address = sheet.find("".join(mail.lines))
    assert envelope.address.holds(around(address))
    above = [sign for sign in signs if sign not in address]
    assert "".join(sign.text for sign in above).startswith("RuthExample")
    assert envelope.sender.holds(around(above))


def test_the_address_begins_at_its_corner():
    first = sheet_of("DL", MAIL).find("A. Person")[0]
    assert first.origin == pytest.approx(105, abs=0.1)
    assert 51.7 < first.ink.y < 54


def test_the_priority_mark_stands_below_the_sender_and_only_where_it_is_right():
    sheet = sheet_of("DL", MAIL)
    mark = around(sheet.find("PRIORITAIRE"))
    assert mark.y > around(sheet.find("ZZ9 9ZZ")).y
    assert "Priority – by airmail" in sheet.lines
    assert "PRIORITAIRE" not in sheet_of("DL", MAIL, is_priority=False).text
    at_home = Mail(whose="court", lines=MAIL.lines[:-1], language="en")
    assert sheet_of("DL", at_home).lines == list(at_home.lines)


def test_french_says_it_once():
    french = Mail(whose="court", lines=MAIL.lines, language="fr", goes_abroad=True)
    assert sum("avion" in line.lower() for line in sheet_of("DL", french).lines) == 1


def test_many_envelopes_are_a_page_each_without_any_between():
    content, pages = print_pieces(press(), print_envelopes(TEMPLATES, envelope_named("C6"), (MAIL, LONG, MAIL)))
    assert pages == 3
    assert [len(Sheet(content, number).lines) > 5 for number in range(3)] == [True] * 3


def test_an_address_that_is_too_long_is_an_error_that_names_it():
    endless = Mail(whose="court", lines=("Office of Endless Names " * 200,), language="en")
    with pytest.raises(RenderError, match="the address of court does not fit an envelope C6"):
        print_envelopes(TEMPLATES, envelope_named("C6"), (endless,))


def test_a_return_address_that_is_too_long_is_an_error_that_names_it():
    endless = Mail(whose="court", lines=MAIL.lines, language="en", sender=("Endless Road " * 200,))
    with pytest.raises(RenderError, match="return address on the envelope of court") as error:
        print_envelopes(TEMPLATES, envelope_named("C6"), (endless,))
    assert "--no-return" in error.value.hint


def test_a_character_without_glyph_is_named():
    hebrew = Mail(whose="court", lines=("שלום",), language="en")
    with pytest.raises(RenderError, match="the envelope of court"):
        print_envelopes(TEMPLATES, envelope_named("DL"), (hebrew,))


@pytest.mark.parametrize(
    ("name", "found"), [("dl", "DL"), ("#10", "10"), ("No. 10", "10"), ("c5/6", "C5/6"), ("MONARCH", "Monarch")]
)
def test_sizes_are_known_by_what_people_call_them(name, found):
    assert envelope_named(name).name == found


def test_an_unknown_size_names_those_that_there_are():
    with pytest.raises(UnknownName) as error:
        envelope_named("A7")
    assert error.value.hint


def test_the_paper_decides_what_is_usual():
    assert [envelope_for(paper).name for paper in ("A4", "Letter")] == ["DL", "10"]


def test_the_same_envelopes_are_the_same_bytes():
    pieces = print_envelopes(TEMPLATES, envelope_named("DL"), (MAIL,))
    assert print_pieces(Press(no_picture), pieces) == print_pieces(Press(no_picture), pieces)


def test_a_long_return_address_makes_room_for_the_mark():
    long = ("Ruth Example", *(f"{number} Invented Road, rear building" for number in range(6)), "UNITED KINGDOM")
    mail = Mail(whose="court", lines=MAIL.lines, language="en", sender=long, goes_abroad=True)
    sheet = sheet_of("C6", mail)
    above = [sign for sign in sheet.signs if sign not in sheet.find("".join(mail.lines))]
    assert envelope_named("C6").sender.holds(around(above))
    assert around(sheet.find("PRIORITAIRE")).y > around(sheet.find("UNITED KINGDOM")).y


OVERHANG = 0.4  # millimetres by which a j reaches to the left of where it begins
LETTERS = "abcdefghijklmnoABCDWMабвгдежщШЮқңғӨ 0123456789.,-/№"
WORDS = st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=7).map(tuple)


@settings(max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.sampled_from(ENVELOPES), LINES, LINES, st.booleans())
def test_whatever_is_written_no_sign_of_it_leaves_its_zone(envelope, lines, sender, abroad):
    mail = Mail(whose="court", lines=lines, language="ru", sender=sender, goes_abroad=abroad)
    try:
        sheet = sheet_of(envelope.name, mail)
    except RenderError:
        return
    zones = (envelope.sender, envelope.address)
    assert [sign for sign in sheet.signs if not any(zone.holds(sign.ink, OVERHANG) for zone in zones)] == []
    assert any(envelope.address.holds(sign.ink, OVERHANG) for sign in sheet.signs)
