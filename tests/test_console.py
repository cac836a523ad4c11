"""What people see on a terminal: safe, in colour only there, with a bar only when it takes long."""

import io
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint import console
from plaint.reading.unsafe import UNSAFE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain Жанусов\tü", "plain Жанусов\tü"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\rb\x07", "a<U+000D>b<U+0007>"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("\u2066x\u2069", "<U+2066>x<U+2069>"),
    ],
)
def test_nothing_steers_the_terminal(text, shown, capsys):
    console.result(text)
    console.say(text)
    assert tuple(capsys.readouterr()) == (f"{shown}\n", f"{shown}\n")


@given(st.text())
def test_whatever_is_printed_is_safe(text):
    assert not UNSAFE.search(console.safe(text))


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def watch(monkeypatch):
    """Go through items before a terminal; return what it has shown by then."""

    def go(items, total=3):
        terminal = Terminal()
        with monkeypatch.context() as here:
            here.setenv("TERM", "xterm")
            here.setattr(sys, "stderr", terminal)
            seen = []
            try:
                seen.extend(console.show_progress(items, total, "letters"))
            except ValueError:
                seen.append("failed")
        return seen, terminal

    return go


def test_what_is_quick_shows_no_bar(watch):
    seen, terminal = watch("abc")
    assert (seen, terminal.getvalue()) == (["a", "b", "c"], "")


def test_what_takes_long_shows_one(watch, monkeypatch):
    monkeypatch.setattr(console, "PATIENCE", -1.0)
    seen, terminal = watch("abc")
    assert seen == ["a", "b", "c"]
    assert "letters" in terminal.getvalue()
    assert "/3" in terminal.getvalue()


def test_one_thing_needs_no_bar(watch, monkeypatch):
    monkeypatch.setattr(console, "PATIENCE", -1.0)
    assert watch("a", 1)[1].getvalue() == ""


def test_the_bar_is_taken_away_when_something_fails(watch, monkeypatch):
    monkeypatch.setattr(console, "PATIENCE", -1.0)

    def fail():
        yield "a"
        raise ValueError

    seen, terminal = watch(fail())
    assert seen == ["a", "failed"]
    before = terminal.getvalue()
    time.sleep(0.15)
    assert "letters" in before
    assert terminal.getvalue() == before, "nothing draws any more"


def test_into_a_file_no_bar_is_drawn(monkeypatch, capsys):
    monkeypatch.setattr(console, "PATIENCE", -1.0)
    assert list(console.show_progress("abc", 3, "letters")) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_a_bar_appears_after_a_second():
    assert console.PATIENCE == 1.0
