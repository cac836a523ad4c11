"""The review: a text and what was found in it, side by side, at every width."""

import io
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint import screen
from plaint.importing.passages import Note, Passage, Span
from plaint.reading.unsafe import UNSAFE

FAX = "+7 7212 00 10 00"
PASSAGES = (
    Passage(1, "OPEN THE GATES", (Span(0, 14, "frame", True),), (Note(1, "title", "Open the gates", "frame"),)),
    *(Passage(number, f"tale {number}") for number in range(2, 12)),
    Passage(12, ""),
    Passage(13, ""),
    Passage(
        14,
        f"Fax: {FAX} " + "and more words " * 10,
        (Span(5, 21, "target", False),),
        (
            Note(14, "to", "President of the Court", "target"),
            Note(14, "fax", FAX, "target", sure=False),
        ),
    ),
)


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def shown(monkeypatch):
    """Show passages on a terminal so wide; return what it got."""

    def show(passages=PASSAGES, width=120, **environment):
        terminal = Terminal()
        with monkeypatch.context() as here:
            here.delenv("NO_COLOR", raising=False)
            for name, value in {"TERM": "xterm", "COLUMNS": str(width), **environment}.items():
                here.setenv(name, value)
            here.setattr(sys, "stdout", terminal)
            screen.show_beside(passages)
        return terminal.getvalue()

    return show


def bare(text):
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("width", [60, 75, 76, 80, 100, 120, 160, 200, 300])
def test_no_line_is_wider_than_the_terminal(shown, width):
    lines = bare(shown(width=width)).splitlines()
    assert max(map(len, lines)) <= min(width, screen.WIDEST)
    assert FAX in " ".join(" ".join(lines).split())


def test_what_was_found_stands_beside_its_line(shown):
    lines = bare(shown(width=100)).splitlines()
    assert any(re.search(r"^ 1 OPEN THE GATES +│ title +Open the gates *$", line) for line in lines)
    assert any(re.search(rf"│ fax +{re.escape(FAX)} \?", line) for line in lines)


def test_below_it_on_a_narrow_one(shown):
    lines = bare(shown(width=60)).splitlines()
    at = next(number for number, line in enumerate(lines) if "OPEN THE GATES" in line)
    assert lines[at + 1].split() == ["└", "title", "Open", "the", "gates"]


def test_stretches_without_anything_are_counted(shown):
    text = bare(shown())
    assert "⋯ 7 lines" in text
    assert "tale 3" in text
    assert "tale 4" not in text


def test_colours_where_they_are_wanted(shown):
    assert "\x1b[32m" in shown() or "\x1b[4;32m" in shown()
    assert "\x1b" not in shown(NO_COLOR="1")
    assert "\x1b" not in shown(TERM="dumb")
    assert f"{FAX} ?" in " ".join(shown(NO_COLOR="1").split()), "doubt shows without colour too"


def test_an_empty_appeal_can_be_shown(shown):
    assert "found" in shown(())


@given(st.text(), st.text(), st.integers(60, 200))
def test_nothing_steers_the_terminal(text, value, width):
    terminal = Terminal()
    with pytest.MonkeyPatch.context() as here:
        here.setenv("NO_COLOR", "1")
        here.setenv("COLUMNS", str(width))
        here.setattr(sys, "stdout", terminal)
        line = text.replace("\n", " ")
        spans = (Span(0, len(line), "copy", True),) if line else ()
        screen.show_beside((Passage(1, line, spans, (Note(1, "to", value, "copy"),)),))
    assert not UNSAFE.search(terminal.getvalue())
