"""Letters of one page and of two: set tighter where that saves a page, and never a signature alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from sheets import PLAIN, SENTENCE, Sheet, around, press, printed, sheets

from plaint.model.letter import Letter, Signature
from plaint.render.geometry import layout_named
from plaint.render.look import TYPES
from plaint.render.paper import Templates, render_html
from plaint.render.pdf import pages_of
from plaint.render.typesetting import spill_of

LINE = "Nobody knows why."


def grown(lines: int) -> Letter:
    return replace(PLAIN, body="  \n".join([f"Line {number}. {LINE}" for number in range(1, lines + 1)]))


@cache
def pages(lines: int) -> list[list[str]]:
    return [sheet.lines for sheet in sheets(printed(grown(lines)))]


def limit(step: int) -> int:
    """Return how many lines fit on one page in a type."""
    low, high = 18, 58
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if spill_of(press().lay_out(html(grown(middle), step))) else (middle, high)
    return low


def size_of(sheet: Sheet) -> float:
    """Return the height of the first capital of the text, which tells how large it is set."""
    return sheet.find("Line 1.")[0].ink.height


def test_a_letter_that_grows_keeps_its_page_then_takes_its_signature_along() -> None:
    told = [pages(lines) for lines in range(18, 58)]
    numbers = [len(one) for one in told]
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2}
    for one in told:
        assert "Yours respectfully," in one[-1]
        if len(one) == 2:
            body = [line for line in one[1] if LINE in line]
            assert len(body) >= 2, "the signature stands alone"
            assert one[1].index("Yours respectfully,") > one[1].index(body[0])


def test_it_is_set_tighter_only_where_that_saves_the_page() -> None:
    limits = [limit(step) for step in range(len(TYPES))]
    assert limits == sorted(limits)
    assert 5 <= limits[-1] - limits[0] <= 9
    heights = [
        size_of(Sheet(printed(grown(lines)))) for lines in (limits[0], limits[0] + 1, limits[-1], limits[-1] + 1)
    ]
    assert heights == pytest.approx([2.63, 2.51, 2.39, 2.63], abs=0.03)
    assert len(pages(limits[-1])) == 1
    assert len(pages(limits[-1] + 1)) == 2


def html(letter: Letter, step: int = 0) -> str:
    return render_html(letter, layout_named("din5008b"), Templates(), step)


def test_a_letter_that_fits_or_is_far_too_long_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    lay_out = press().lay_out
    monkeypatch.setattr(press(), "lay_out", lambda text: asked.append(1) or lay_out(text))
    printed(grown(10))
    printed(grown(57))
    assert len(asked) == 2


def test_the_second_page_says_whom_it_is_to_and_which_it_is() -> None:
    first, second = sheets(printed(grown(50)))
    assert "A. Person" in second.lines
    assert "17 March 2030 Page 2 of 2" in second.lines
    assert around(second.find("Page 2 of 2")).y < around(second.find("Line")).y
    assert "Page 1" not in first.text
    assert first.text.count("London, 17 March 2030") == 1
    assert first.marks()
    assert not second.marks()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "Страница 2 из 2"),
        ("fr", "Page 2 sur 2"),
        ("de", "Seite 2 von 2"),
        ("es", "Página 2 de 2"),
        ("kk", "2-бет, барлығы 2"),
    ],
)
def test_pages_are_counted_in_the_language_of_the_letter(language: str, words: str) -> None:
    assert words in sheets(printed(replace(grown(50), language=language)))[1].text


def test_a_long_office_in_the_running_head_leaves_room_for_the_number() -> None:
    office = "Chairman of the Standing Committee on the Administration of Justice and on the Rights of the Citizens"
    second = sheets(printed(replace(grown(50), holder="", office=office)))[1]
    number = around(second.find("Page 2 of 2"))
    assert "Chairman of the Standing Committee on the…" in second.lines
    assert around(second.find("Standing Committee")).y >= 8
    assert number.x + number.width == pytest.approx(180, abs=0.5)
    assert number.height < 4


def test_an_office_that_would_end_a_string_in_css() -> None:
    office = 'The "First" \\Court\\ </style><b>{content: none}'
    assert office in " ".join(sheets(printed(replace(grown(50), holder=office)))[1].lines)


def test_no_line_of_a_paragraph_is_left_alone() -> None:
    for length in range(8, 14):
        paragraphs = [f"First {SENTENCE * 6}last one."] * (length // 2) + [f"First {SENTENCE * length}last one."]
        told = sheets(printed(replace(PLAIN, body="\n\n".join(paragraphs))))
        body = told[-1].lines[: told[-1].lines.index("Yours respectfully,")]
        assert len(told) == 2
        assert "last one." in body[-1]
        assert len(body) >= 2
        assert "First" not in told[0].lines[-1], "a paragraph leaves its first line behind"


def test_a_translation_has_a_page_of_its_own() -> None:
    other = replace(
        PLAIN,
        language="de",
        subject="Der Fall Ann Sample",
        body="Bitte lassen Sie sie frei.",
        closing="Hochachtungsvoll",
    )
    first, second = sheets(printed(replace(PLAIN, translation=other)))
    assert "Der Fall Ann Sample" not in first.text
    assert "Der Fall Ann Sample" in second.lines
    assert "Hochachtungsvoll" in second.lines


def test_a_translation_does_not_count_as_a_spill() -> None:
    other = replace(PLAIN, language="de", body="\n\n".join([SENTENCE] * 5))
    document = press().lay_out(html(replace(PLAIN, translation=other)))
    assert pages_of(document) == 2
    assert spill_of(document) == 0


def test_copies_and_enclosures_stay_with_the_signature() -> None:
    for lines in range(19, 34, 2):
        letter = replace(grown(lines), copies=("Bo Example", "Cy Sample"), enclosures=("A list",))
        last = sheets(printed(letter))[-1]
        assert "Copies to: Bo Example; Cy Sample" in last.lines
        assert "Enclosure: A list" in last.lines
        assert "Jane Sample" in last.lines


def test_the_three_lines_to_sign_by_hand_stay_together() -> None:
    blank = Signature(labels=("Signature", "Name", "Town"))
    for lines in range(18, 32, 2):
        last = sheets(printed(replace(grown(lines), signatures=(blank,))))[-1]
        assert {"Signature", "Name Town"} <= set(last.lines) or {"Signature", "Name", "Town"} <= set(last.lines)
        assert "Yours respectfully," in last.lines
