"""The address shows through the window of its envelope: measured on the paper, in millimetres."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheets import PLAIN, Sheet, around, printed

from plaint.errors import RenderError, UnknownName
from plaint.render.geometry import LAYOUTS, Layout, layout_named
from plaint.render.ties import tied
from plaint.render.window import joined_lines

SHORT = replace(PLAIN, body="Please release Ann Sample.")
OFFICE = "Chairman of the Standing Committee on the Administration of Justice and on the Rights of the Citizens"
LETTERS = {
    "short": replace(SHORT, address=("Regional Court", "EXAMPLETOWN")),
    "six lines": replace(
        SHORT, address=("A. Person", "President", "Regional Court", "1 Example Street", "000001 CITY", "KAZAKHSTAN")
    ),
    "long office": replace(SHORT, address=("A. Person", OFFICE, "EXAMPLETOWN", "KAZAKHSTAN")),
    "no spaces": replace(SHORT, address=("Bezirksverwaltungsgerichtspräsidentschaftskanzleidirektion", "WIEN")),
    "sender on two lines": replace(
        SHORT, return_line=f"{OFFICE[:60]} · 12 Sample Road · London N1 0XX · United Kingdom"
    ),
    "long sender": replace(SHORT, return_line=f"Jane Sample · {OFFICE} · 12 Sample Road · London N1 0XX"),
    "forwarded": replace(SHORT, forward="Please forward to: the Prosecutor General", address=PLAIN.address[1:4]),
    "forwarded far": replace(
        SHORT,
        forward=f"Please forward to: {OFFICE}",
        address=("Embassy of the Republic of Kazakhstan", "1 Example Street", "LONDON"),
    ),
    "ru": replace(
        SHORT,
        language="ru",
        address=(
            "Председателю Карагандинского областного суда А. Примерову",
            "ул. Примерная 1",
            "KARAGANDA",
            "KAZAKHSTAN",
        ),
        forward="Просьба передать: Председателю областного суда",
    ),
    "fr": replace(
        SHORT,
        language="fr",
        address=("Monsieur le Président du tribunal régional", "1, rue de l’Exemple", "75000 PARIS"),
    ),
    "de": replace(
        SHORT, language="de", address=("Frau Präsidentin des Landgerichts", "Beispielstraße 1", "10115 BERLIN")
    ),
    "es": replace(
        SHORT, language="es", address=("Señor Presidente del Tribunal Regional", "Calle Ejemplo 1", "28000 MADRID")
    ),
    "kk": replace(SHORT, language="kk", address=("Қарағанды облыстық сотының төрағасы", "Мысал көшесі 1", "ҚАРАҒАНДЫ")),
}
CASES = [pytest.param(layout, name, id=f"{layout.name}-{name}") for layout in LAYOUTS for name in LETTERS]


@pytest.mark.parametrize(("layout", "name"), CASES)
def test_all_that_is_in_the_window_shows_however_the_sheet_slides(layout: Layout, name: str) -> None:
    letter = LETTERS[name]
    sheet = Sheet(printed(letter, layout.name))
    for line in letter.address:
        assert layout.window.holds(around(sheet.find(line))), line
        assert sheet.find(line)[0].origin == pytest.approx(layout.address.x, abs=0.1), line
    if letter.forward:
        forward = around(sheet.find(letter.forward))
        assert layout.window.holds(forward)
        assert forward.y + forward.height <= around(sheet.find(letter.address[0])).y + 0.2
    notes = [sign for sign in sheet.signs if 31.5 < sign.ink.y < layout.text - 12]
    assert layout.window.holds(around(notes)), "something else stands beside the address"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_the_rest_of_the_page_stands_where_the_layout_says(layout: Layout) -> None:
    sheet = Sheet(printed(SHORT, layout.name))
    capital = sheet.find(PLAIN.subject)[0].ink
    assert capital.y == pytest.approx(layout.text + 1.2, abs=0.1)
    assert capital.x == pytest.approx(25.2, abs=0.2)
    wanted = sorted((*layout.folds, *([layout.hole] if layout.hole else [])))
    assert sheet.marks() == pytest.approx(wanted, abs=0.1)
    assert [sheet.width, sheet.height] == pytest.approx(
        {"A4": [210, 297], "Letter": [215.9, 279.4]}[layout.paper], abs=0.1
    )
    date = around(sheet.find(PLAIN.dateline))
    assert date.y > layout.window.y + layout.window.height or date.x > layout.window.x + layout.window.width
    head = around(sheet.find(" ".join(PLAIN.sender[:1])))
    assert head.y + head.height < layout.window.y


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_boxes_of_the_layout_fit_each_other(layout: Layout) -> None:
    assert layout.window.holds(layout.address)
    assert layout.window.y - 0.01 <= layout.address.y - layout.notes
    assert layout.window.y + layout.window.height <= layout.text - 6


# Envelope, hole, its corner from the left and from below, packet, fold at the envelope's lower edge.
ENVELOPES = [
    ("din5008b", (220, 110), (90, 45), (20, 15), 105, 105),
    ("din5008b", (229, 114), (90, 45), (20, 15), 105, 105),
    ("din5008a", (220, 110), (90, 45), (20, 15), 105, 87),
    ("dl", (220, 110), (90, 35), (20, 18), 105, 105),
    ("c5", (229, 162), (90, 35), (20, 60), 148.5, 148.5),
    ("fr", (220, 110), (100, 35), (100, 20), 105, 105),
    ("fr", (220, 110), (100, 45), (100, 15), 105, 105),
    ("ch", (229, 114), (100, 45), (117, 21), 105, 105),
    ("ch", (229, 162), (100, 45), (117, 65), 148.5, 148.5),
    ("ch-left", (229, 114), (100, 45), (20, 21), 105, 105),
    ("ch-left", (229, 162), (100, 45), (20, 65), 148.5, 148.5),
    ("us10", (241.3, 104.775), (114.3, 28.575), (22.225, 12.7), 100.0125, 100.0125),
]


@pytest.mark.parametrize(("name", "envelope", "hole", "corner", "packet", "fold"), ENVELOPES)
def test_windows_are_what_shows_wherever_the_sheet_lies(
    name: str, envelope: tuple, hole: tuple, corner: tuple, packet: float, fold: float
) -> None:
    layout = layout_named(name)
    play = (envelope[0] - {"A4": 210, "Letter": 215.9}[layout.paper], envelope[1] - packet)
    for across in (0, play[0] / 2, play[0]):
        for up in (0, play[1] / 2, play[1]):
            left, bottom = corner[0] - across, fold - corner[1] + up
            window = layout.window
            assert left <= window.x + 0.03
            assert window.x + window.width <= left + hole[0] + 0.03
            assert bottom - hole[1] <= window.y + 0.03
            assert window.y + window.height <= bottom + 0.03


def test_a_sender_too_long_for_a_line_takes_two() -> None:
    union = "Example Union of Railway Workers · 12 Sample Road · London N1 0XX · United Kingdom"
    for envelope in ("din5008b", "dl", "fr"):
        lines = Sheet(printed(replace(SHORT, return_line=union), envelope)).lines
        assert "Example Union of Railway Workers" in lines
        assert "12 Sample Road · London N1 0XX · United Kingdom" in lines


def test_a_sender_too_long_for_two_lines_loses_what_is_between_name_and_place() -> None:
    sheet = Sheet(printed(LETTERS["long sender"]))
    assert "Jane Sample · 12 Sample Road · London N1 0XX" in sheet.lines
    assert OFFICE[:20] not in sheet.text


@pytest.mark.parametrize("name", ["dl", "fr"])
def test_where_two_lines_have_no_room_the_covering_line_counts_more(name: str) -> None:
    letter = replace(LETTERS["forwarded"], return_line="Jane Sample · 12 Sample Road · London")
    assert letter.return_line in Sheet(printed(replace(letter, forward=""), name)).lines
    assert letter.return_line not in Sheet(printed(letter, name)).lines


def test_an_address_too_long_for_the_window_says_what_to_do() -> None:
    letter = replace(PLAIN, address=tuple(f"Line number {number}" for number in range(1, 12)))
    with pytest.raises(RenderError) as caught:
        printed(letter, "us10")
    assert caught.value.message == "river-2030: the address of court does not fit the window of us10"
    assert caught.value.hint == "shorten its lines, or choose another with --envelope"


def test_a_line_is_set_a_little_smaller_rather_than_broken() -> None:
    letter = replace(SHORT, address=("A. Person", "President, Example Regional Court", "EXAMPLETOWN", "KAZAKHSTAN"))
    sheet = Sheet(printed(letter))
    assert "President, Example Regional Court" in sheet.lines
    assert around(sheet.find("A. Person")).height == pytest.approx(2.4, abs=0.2)


def test_initials_stay_with_the_name() -> None:
    for office in ("Президенту Республики Казахстан", "Президенту Республики", "Председателю областного суда"):
        letter = replace(SHORT, address=(f"{office} Н. А. Примерову", "ASTANA"), language="ru")
        assert not [line for line in Sheet(printed(letter)).lines if line.endswith((" Н.", " А."))]


@pytest.mark.parametrize(
    ("words", "tied_words"),
    [
        ("Н. А. Примеров", "Н._А._Примеров"),
        ("ул. Мира, № 5", "ул._Мира, №_5"),
        ("с 2030 г. Суд", "с 2030 г._Суд"),
        ("the U.S. court", "the U.S. court"),
        ("This is so. That is not.", "This is so. That is not."),
        ("Plan 9. B", "Plan 9. B"),
    ],
)
def test_what_is_tied(words: str, tied_words: str) -> None:
    assert tied(words) == tied_words.replace("_", "\u00a0")


def test_an_envelope_nobody_knows() -> None:
    with pytest.raises(UnknownName, match="no envelope 'din5008c'"):
        layout_named("din5008c")


def test_a_short_window_takes_a_long_address_by_joining_its_lines() -> None:
    office = "Chairman of the Committee of National Security of the Republic of Kazakhstan"
    lines = ("A. Person", office, "ul. Nauryzbai batyra 108", "ALMA-ATA", "480091", "KAZAKHSTAN")
    sheet = Sheet(printed(replace(SHORT, address=lines), "us10"))
    window = layout_named("us10").window
    for line in (f"A. Person, {office}", "ALMA-ATA 480091", "KAZAKHSTAN"):
        assert window.holds(around(sheet.find(line)))


def test_a_long_window_keeps_each_line_by_itself() -> None:
    assert joined_lines(("A. Person", "Court", "1 Street", "LONDON", "E11 1YE")) == (
        "A. Person, Court",
        "1 Street",
        "LONDON E11 1YE",
    )
    assert joined_lines(("Regional Court", "EXAMPLETOWN")) == ("Regional Court", "EXAMPLETOWN")
    assert joined_lines(("A", "111", "222", "333", "4444")) == ("A 111 222 333 4444",)
    text = Sheet(printed(LETTERS["six lines"], "din5008b"))
    assert text.find("A. Person")
