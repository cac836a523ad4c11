"""Letters of one page and of two: set tighter where that saves a page, and never a signature alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import pytest
from sheets import PLAIN, SENTENCE, around, press, printed, sheets

from plaint.model.letter import Letter, Signature
from plaint.render.geometry import layout_named
from plaint.render.paper import Templates, render_html
from plaint.render.pdf import pages_of
from plaint.render.typesetting import spill_of

LINE = "Nobody knows why."


def grown(lines: int) -> Letter:
    return replace(PLAIN, body="  \n".join([f"Line {number}. {LINE}" for number in range(1, lines + 1)]))


@dataclass(frozen=True)
class Told:
    """What came of a letter: its pages, and the height of the text's first capital in millimetres."""

    pages: list[list[str]]
    height: float


@cache
def told(lines: int) -> Told:
    printed_pages = sheets(printed(grown(lines)))
    height = printed_pages[0].find("Line 1.")[0].ink.height
    return Told([sheet.lines for sheet in printed_pages], round(height, 2))


STEPS = (*range(22, 36), 45, 58)


def test_a_letter_that_grows_keeps_its_page_then_takes_its_signature_along() -> None:
    numbers = [len(told(lines).pages) for lines in STEPS]
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2}
    for lines in STEPS:
        last = told(lines).pages[-1]
        assert "Yours respectfully," in last
        if len(told(lines).pages) == 2:
            body = [line for line in last if LINE in line]
            assert len(body) >= 2, "the signature stands alone"
            assert last.index("Yours respectfully,") > last.index(body[0])


def test_it_is_set_tighter_only_where_that_saves_the_page() -> None:
    heights = [told(lines).height for lines in STEPS if len(told(lines).pages) == 1]
    assert list(dict.fromkeys(heights)) == pytest.approx([2.63, 2.51, 2.39], abs=0.03)
    tightened = [height for height in heights if height < 2.6]
    assert 5 <= len(tightened) <= 9
    assert {told(lines).height for lines in STEPS if len(told(lines).pages) == 2} == {heights[0]}


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
    assert first.text.count("17 March 2030") == 1
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
    for length in (8, 10, 13):
        paragraphs = [f"First {SENTENCE * 6}last one."] * (length // 2) + [f"First {SENTENCE * length}last one."]
        first, last = sheets(printed(replace(PLAIN, body="\n\n".join(paragraphs))))
        body = last.lines[: last.lines.index("Yours respectfully,")]
        assert "last one." in body[-1]
        assert len(body) >= 2
        assert "First" not in first.lines[-1], "a paragraph leaves its first line behind"


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
    for lines in (20, 26, 32):
        letter = replace(grown(lines), copies=("Bo Example", "Cy Sample"), enclosures=("A list",))
        last = sheets(printed(letter))[-1]
        assert "Copies to: Bo Example; Cy Sample" in last.lines
        assert "Enclosure: A list" in last.lines
        assert "Jane Sample" in last.lines


def test_the_three_lines_to_sign_by_hand_stay_together() -> None:
    blank = Signature(labels=("Signature", "Name", "Town"))
    for lines in (20, 24, 28):
        last = sheets(printed(replace(grown(lines), signatures=(blank,))))[-1]
        assert {"Signature", "Name Town"} <= set(last.lines) or {"Signature", "Name", "Town"} <= set(last.lines)
        assert "Yours respectfully," in last.lines
