"""Markdown becomes paragraphs and lists; everything else stays the characters that it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.errors import RenderError
from plaint.render.markup import MAX_LISTS, Listing, Paragraph, Run, parse_markup


def words(blocks):
    return [words(item) for block in blocks if isinstance(block, Listing) for item in block.items] or [
        block.text for block in blocks
    ]


def test_paragraphs():
    assert parse_markup("one\ntwo\n\nthree\n") == (
        Paragraph((Run("one"), Run(" "), Run("two"))),
        Paragraph((Run("three"),)),
    )


def test_emphasis():
    (block,) = parse_markup("a *b* **c** ***d*** _e_")
    assert [(run.text, run.bold, run.italic) for run in block.runs if run.text != " "] == [
        ("a ", False, False),
        ("b", False, True),
        ("c", True, False),
        ("d", True, True),
        ("e", False, True),
    ]


def test_a_break_is_kept():
    (block,) = parse_markup("one  \ntwo\\\nthree")
    assert block.text == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("text", "start", "items"),
    [
        ("1. a\n2. b", 1, [["a"], ["b"]]),
        ("3. a\n3. b", 3, [["a"], ["b"]]),
        ("0. a", 1, [["a"]]),
        ("1) a", 1, [["a"]]),
        ("- a\n- b", 0, [["a"], ["b"]]),
        ("* a", 0, [["a"]]),
        ("1. a\n\n   b\n\n2. c", 1, [["a", "b"], ["c"]]),
    ],
)
def test_lists(text, start, items):
    (listing,) = parse_markup(text)
    assert (listing.start, words((listing,))) == (start, items)


def test_lists_in_lists():
    (outer,) = parse_markup("1. a\n   - b\n   - c\n2. d")
    first, inner = outer.items[0]
    assert (first.text, inner.start, len(inner.items), outer.items[1][0].text) == ("a", 0, 2, "d")


def test_lists_deeper_than_paper_shows_are_refused_and_never_lose_words():
    deepest = "".join(f"{'  ' * depth}- level{depth}\n" for depth in range(MAX_LISTS))
    assert words(parse_markup(deepest)) != []
    with pytest.raises(RenderError, match="lists more than 3 deep"):
        parse_markup(deepest + "  " * MAX_LISTS + "- too deep")
    with pytest.raises(RenderError, match="lists more than 3 deep"):
        parse_markup("- " * 200 + "a")


@pytest.mark.parametrize(
    "text",
    [
        "# a heading",
        "<b>not bold</b>",
        "<script>alert(1)</script>",
        "[words](https://example.org)",
        "![words](file:///etc/passwd)",
        "<https://example.org>",
        "`code`",
        "> a quotation",
        "| a | b |",
        "a &amp; b &#65;",
        "[a]: https://example.org",
    ],
)
def test_what_letters_do_not_have_stays_text(text):
    (block,) = parse_markup(text)
    assert block == Paragraph((Run(text),))


def test_an_indented_paragraph_is_one():
    assert parse_markup("    four spaces") == (Paragraph((Run("four spaces"),)),)


def test_escaped_marks_are_characters():
    (block,) = parse_markup(r"\*a\* \_b\_ 1\. \- \\")
    assert block.text == "*a* _b_ 1. - \\"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80))
def test_no_letter_is_lost_from_any_text(text):
    def flat(blocks):
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block.text
            else:
                for item in block.items:
                    yield from flat(item)

    try:
        shown = "".join(flat(parse_markup(text)))
    except RenderError:
        return
    assert [sign for sign in shown if sign.isalpha()] == [sign for sign in text if sign.isalpha()]
