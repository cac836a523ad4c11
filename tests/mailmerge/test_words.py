"""A body becomes Markdown that reads as the same lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.mailmerge.words import as_expected, as_markdown, as_printed, guard, printed
from plaint.reading.unsafe import UNSAFE

bodies = st.text(alphabet="ab*_\\- 1.+){%#\t`é\u00a0\n", max_size=60) | st.text(max_size=200).map(
    lambda text: UNSAFE.sub("", text)
)


@given(bodies)
def test_plain_words_read_as_they_are(text):
    assert printed(as_markdown(text)).strip() == as_printed(text).strip()


@given(bodies)
def test_nothing_in_guarded_words_is_a_tag(text):
    assert not any(tag in guard(as_markdown(text)) for tag in ("{{", "{%", "{#"))
    assert printed(guard(as_markdown(text))).strip() == as_printed(text).strip()


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        ("Hi,\n\nbye\n", "Hi,\n\nbye\n"),
        ("Yours,\nRuth", "Yours,\\\nRuth\n"),
        ("a\n\n\n\n  b  \n", "a\n\nb\n"),
        ("snake_case and 2 * 3", "snake_case and 2 * 3\n"),
        ("*not* bold", "\\*not\\* bold\n"),
        ("- a\n- b", "- a\n- b\n"),
        ("1. a\n2. b", "1. a\n2. b\n"),
        ("7. a\n9. b", "7\\. a\\\n9\\. b\n"),
        ("I ask\n- to go", "I ask\\\n\\- to go\n"),
        ("- a\n\n- b", "- a\n\n\\- b\n"),
    ],
)
def test_what_is_written_is_easy_to_edit(body, markdown):
    assert as_markdown(body) == markdown


def test_long_lines_are_broken_between_words():
    assert as_printed("word " * 20).split("\n") == ["word " * 13 + "word", "word " * 5 + "word"]


def test_markdown_keeps_its_emphasis_and_its_lines():
    assert as_markdown("*a*\n**b**\n\n- c\n- d", "markdown") == "*a*\\\n**b**\n\n- c\n- d\n"
    nested = "- a\n- b:\n    1. c\n    2. d\n- e"
    assert as_markdown(nested, "markdown") == f"{nested}\n"
    assert as_expected(nested, "markdown") == "- a\n- b:\n  1. c\n  2. d\n- e"
    assert as_expected("*a*\n**b**", "markdown") == "a\nb"


def test_hostile_bodies_end():
    for text in ("*_" * 20_000, "1. " * 13_000, "- a\n" * 10_000, "{" * 40_000, "\\" * 40_000):
        guard(as_markdown(text))
