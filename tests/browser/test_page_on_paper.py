"""What the browser prints beside what WeasyPrint prints: the same words and places, the address in the window."""

import re
from collections import Counter
from datetime import UTC, datetime

import pypdfium2
import pytest
from sites import ARABIC, MADE
from tests.render.sheets import Sheet, around, printed

from page_letters import signatory
from plaint.compose.letters import Order, compose_letters
from plaint.contacts.countries import envelope_of
from plaint.render.geometry import layout_named

TYPED = {"name": "Ruth Example", "town": "Exampleton", "personal": "I have taught for thirty years."}
TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)
# One country for each envelope.
COUNTRIES = ("DE", "GB", "FR", "CH", "US", "RU")
SAME = 0.6  # millimetres: two engines round differently
NEAR = 0.8  # what is below the window may stand a little higher or lower


def browser_print(visit):
    """Return the PDF that the browser's own command to print gives."""
    return visit.page.pdf(prefer_css_page_size=True)


def composed(site, name, country, typed, language="en"):
    """Return the letters that `plaint letter` prints, by target."""
    workspace = site.workspace
    order = Order(
        campaign=workspace.campaign(name).model_copy(update={"sender": None}),
        origin=country,
        day=MADE,
        language=language,
        signatories=(signatory(country, typed),) if typed else (),
        form="letter",
    )
    return {one.letter.target: one.letter for one in compose_letters(workspace.data, workspace.library(name), order)[0]}


def texts(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]


def words(pdf, letter):
    """Return the characters above a salutation, and all that follows it: engines tell narrow spaces differently.

    pdfium marks where a line ends in a hyphen that is no part of a word; the numbers of pages may stand anywhere.
    """
    text = re.sub("[\ufffe\xad\x02]", "", "\n".join(texts(pdf)))
    numbers = re.findall(r"^\d+ / \d+", text, re.MULTILINE)
    head, found, rest = re.sub(r"^\d+ / \d+", "", text, flags=re.MULTILINE).partition(letter.salutation)
    assert found
    return Counter("".join(head.split())), "".join(rest.split()), numbers


def assert_same_sheet(ours, theirs, letter, layout):
    """Hold one printed letter against the other: the window first, since post gets lost by it."""
    sheet, peer = Sheet(ours), Sheet(theirs)
    assert (sheet.width, sheet.height) == pytest.approx((peer.width, peer.height), abs=0.2)
    assert len(texts(ours)) == len(texts(theirs))
    for line in letter.address:
        box, wanted = around(sheet.find(line)), around(peer.find(line))
        assert layout.window.holds(box), line
        assert (box.x, box.y) == pytest.approx((wanted.x, wanted.y), abs=SAME), line
        assert (box.width, box.height) == pytest.approx((wanted.width, wanted.height), abs=1), line
    for part in (letter.subject, letter.salutation):
        ours_at, theirs_at = around(sheet.find(part)), around(peer.find(part))
        assert (ours_at.x, ours_at.y) == pytest.approx((theirs_at.x, theirs_at.y), abs=NEAR), part
    assert sheet.marks() == pytest.approx(peer.marks(), abs=0.3)
    beside = [sign for sign in sheet.signs if layout.window.y < sign.ink.y < layout.text - 12]
    assert layout.window.holds(around(beside)), "something else stands beside the address"
    assert words(ours, letter) == words(theirs, letter)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_target_of_the_campaign(desk, aurora, country):
    layout = layout_named(envelope_of(country))
    visit = desk.open(aurora.page(), now=TODAY, locale=f"en-{country}").choose(country=country, **TYPED)
    letters = composed(aurora, "port-aurora", country, TYPED)
    assert len(letters) == 3
    for door, letter in letters.items():
        visit.write_to(door)
        assert_same_sheet(browser_print(visit), printed(letter, layout.name), letter, layout)


@pytest.mark.parametrize(
    ("language", "country"), [("en", "GB"), ("ru", "US"), ("ru", "KZ"), ("fr", "CH"), ("de", "DE")]
)
def test_a_long_letter_in_each_language(desk, history, language, country):
    name = "karaganda-2003"
    layout = layout_named(envelope_of(country))
    visit = desk.open(history.page(name, language), now=TODAY).choose(country=country, **TYPED)
    visit.page.select_option("#language", language)
    for door, letter in composed(history, name, country, TYPED, language).items():
        visit.write_to(door)
        assert_same_sheet(browser_print(visit), printed(letter, layout.name), letter, layout)


@pytest.mark.parametrize("country", ["DE", "GB", "US"])
def test_a_letter_from_right_to_left_keeps_its_address_in_the_window(desk, tongues, country):
    layout = layout_named(envelope_of(country))
    visit = desk.open(tongues.page(), now=TODAY).choose(country=country, **TYPED)
    visit.page.select_option("#language", ARABIC)
    for door, letter in composed(tongues, "port-aurora", country, TYPED, ARABIC).items():
        visit.write_to(door)
        sheet, peer = Sheet(browser_print(visit)), Sheet(printed(letter, layout.name))
        for line in letter.address:
            box, wanted = around(sheet.find(line)), around(peer.find(line))
            assert layout.window.holds(box), line
            assert (box.x, box.y) == pytest.approx((wanted.x, wanted.y), abs=SAME), line


LONG = "I have taught for thirty years. " * 18


@pytest.mark.parametrize(("country", "sheets"), [("DE", 1), ("US", 2)])
def test_the_browsers_headers_and_footers_have_no_room_on_the_letter(desk, history, country, sheets):
    name = "karaganda-2003"
    typed = {**TYPED, "personal": LONG.strip()}
    visit = desk.open(history.page(name), now=TODAY).choose(country=country, **typed)
    pdf = visit.page.pdf(prefer_css_page_size=True, display_header_footer=True)
    pages = texts(pdf)
    assert len(pages) == sheets
    assert all(f"{number} / {sheets}" in pages[number - 1] for number in range(2, sheets + 1))
    for page in pages:
        assert "file:" not in page
        assert not re.search(r"\d\d:\d\d|\d/\d", page), "no hour, no day, no number but ours"


def test_the_pages_title_is_neutral_while_it_prints(desk, aurora):
    visit = desk.open(aurora.page(), now=TODAY).choose(country="GB", **TYPED)
    title = visit.page.title()
    visit.page.evaluate("addEventListener('beforeprint', () => { window.during = document.title; })")
    browser_print(visit)
    assert visit.page.evaluate("window.during") == "Your letter"
    assert visit.page.title() == title
    assert "Headers and footers" in visit.see("#headers-hint")


def test_a_letter_to_be_signed_by_hand(desk, aurora):
    layout = layout_named(envelope_of("GB"))
    visit = desk.open(aurora.page(), now=TODAY).choose(country="GB")
    letter = composed(aurora, "port-aurora", "GB", {})["weather-minister"]
    assert_same_sheet(browser_print(visit), printed(letter, layout.name), letter, layout)


def test_the_check_sees_an_address_beside_the_window(any_desk, aurora):
    layout = layout_named(envelope_of("GB"))
    visit = any_desk.open(aurora.page(), now=TODAY).choose(country="GB", **TYPED)
    letter = composed(aurora, "port-aurora", "GB", TYPED)["weather-minister"]
    theirs = printed(letter, layout.name)
    assert_same_sheet(browser_print(visit), theirs, letter, layout)
    visit.page.evaluate("document.getElementById('paper').style.setProperty('--address-left', '-6mm')")
    with pytest.raises(AssertionError, match="Wilhelmina"):
        assert_same_sheet(browser_print(visit), theirs, letter, layout)


def test_the_check_sees_a_word_that_is_missing(any_desk, aurora):
    visit = any_desk.open(aurora.page(), now=TODAY).choose(country="GB", **TYPED)
    letter = composed(aurora, "port-aurora", "GB", TYPED)["weather-minister"]
    before = words(browser_print(visit), letter)
    visit.page.evaluate("document.querySelector('#paper .closing').remove()")
    assert words(browser_print(visit), letter) != before


def test_the_fax_sheet_has_a_cover_and_no_window(desk, aurora):
    visit = desk.open(aurora.page(), now=TODAY).choose(country="GB", **TYPED)
    visit.page.click("#print-fax")
    pdf = browser_print(visit)
    text = " ".join(texts(pdf))
    for word in ("Fax", "Wilhelmina Icewright", "020 7946 0301", "Ruth Example", "22 November 2026", "Dear Minister,"):
        assert word in text, word
    assert Sheet(pdf).marks() == []


def test_printing_by_the_browsers_own_command_after_a_fax_prints_the_letter(desk, aurora):
    visit = desk.open(aurora.page(), now=TODAY).choose(country="GB", **TYPED)
    visit.page.click("#print-fax")
    assert Sheet(browser_print(visit)).marks() == []
    pdf = browser_print(visit)
    assert "Lighthouse Quay" in texts(pdf)[0]
    assert len(Sheet(pdf).marks()) == 2


def colours(pdf):
    """Return the colours of all pages that are no greys."""
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for number in range(len(document)):
        picture = document[number].render(scale=1.5).to_pil().convert("RGB")
        found |= {colour for _, colour in picture.getcolors(1 << 24) if max(colour) - min(colour) > 8}
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_black_and_white(desk, aurora, scheme):
    visit = desk.open(aurora.page(), scheme=scheme, now=TODAY).choose(country="GB", **TYPED)
    assert colours(visit.page.pdf(prefer_css_page_size=True, print_background=True)) == set()
    without = desk.open(aurora.page(), scheme=scheme, script=False)
    pdf = without.page.pdf(prefer_css_page_size=True, print_background=True)
    assert colours(pdf) == set()
    first = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("L")
    assert first.getpixel((5, 5)) == 255, "the ground stays white"


def test_colour_on_paper_is_seen(any_desk, aurora):
    visit = any_desk.open(aurora.page(), now=TODAY).choose(country="GB")
    visit.page.evaluate("document.getElementById('paper').style.color = '#a00'")
    assert colours(browser_print(visit))


@pytest.mark.parametrize("end", ["aurora-stopped", "aurora-closed"])
def test_pages_without_a_letter_can_be_printed(desk, aurora, end):
    visit = desk.open(aurora.page(end))
    pdf = browser_print(visit)
    assert "Juno Frost" in " ".join(texts(pdf))
    assert colours(pdf) == set()
