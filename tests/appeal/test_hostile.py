"""Hostile and spoilt texts: no exception, and work that grows with their size, not with its square."""

import contextlib
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaint.appeal.files import read_bytes
from plaint.appeal.plain import as_plain
from plaint.appeal.read import read_appeal
from plaint.errors import PlaintError

PRACTICE = sorted((Path(__file__).resolve().parent.parent / "appeals" / "practice").glob("*.txt"))
PIECES = st.sampled_from(
    [
        *(
            "President",
            "Mr",
            "fax",
            "Fax:",
            "+7 7172",
            "copies to",
            ":",
            "\n",
            "\n\n",
            "@",
            "at",
            "a.b",
            ".example",
            ", ",
            "; ",
        ),
        *(
            "(",
            ")",
            "1",
            "0090 312",
            "embassy of Kazakhstan in your country",
            "Dear Minister,",
            "- ",
            "> ",
            "=E9",
            "=\n",
        ),
        *(
            "до 15 марта",
            "прокурору",
            "Sehr geehrte",
            "   ",
            "x",
            "\u00a0",
            "\u202e",
            "\x00",
            "2001",
            "May",
            "Yours sincerely",
        ),
        *("demand that", "and that", "www.", "http://", "[", "]", "<p>"),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=80).map("".join)))
def test_any_text_is_read(text):
    as_plain(read_appeal(text))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PRACTICE), st.floats(0, 1), st.floats(0, 1))
def test_any_part_of_an_appeal_is_read(path, begin, end):
    text = path.read_text("utf-8")
    draft = read_appeal(text[int(begin * len(text)) : int(end * len(text))])
    lines = text.count("\n") + 1
    assert all(0 < point.line <= lines for entry in draft.targets for point in entry.points)


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=600),
        st.binary(max_size=300).map(
            lambda raw: b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + raw
        ),
    )
)
def test_any_bytes_are_text_or_refused(raw):
    with contextlib.suppress(PlaintError):
        read_appeal(read_bytes(raw, lambda pdf: "").text)


def calls(function):
    """Count the calls of Python functions, which tells of work but not of the machine."""
    count = 0

    def watch(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(watch)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


UNITS = [
    "1",
    ",",
    "Mr A ",
    "fax 1 ",
    "@",
    "a at b ",
    "\n",
    "- a\n",
    "1 May ",
    "copy ",
    "Fax +44 20 7946 0000\n",
    "a@b.org, ",
    "send to ",
    "(",
    "embassy ",
    "> ",
    "President, ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_with_the_text(unit):
    small, large = (unit * (size // len(unit)) for size in (3000, 12_000))
    read_appeal(small)
    assert calls(lambda: read_appeal(large)) <= 8 * calls(lambda: read_appeal(small)) + 20_000


@pytest.mark.parametrize("unit", ["1", ",", "x "])
def test_ten_megabytes_are_bounded(unit):
    text = unit * (10_000_000 // len(unit))
    draft = read_appeal(text)
    assert any("first 400000 characters" in question.text for question in draft.questions)
    assert draft.targets == ()
