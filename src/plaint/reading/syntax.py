"""What the YAML parser stumbled over, in words, at the place where the mistake was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import Place, Problem

if TYPE_CHECKING:
    from plaint.reading.source import Source


@dataclass(frozen=True)
class _Fault:
    """One way of going wrong.

    Attributes:
        sign: part of the parser's own sentence.
        at_start: whether the mistake lies where the thing began, not where the parser gave up.
    """

    sign: str
    message: str
    remedy: str
    at_start: bool = False


_QUOTE = "put the text in quotes"
_TAB = ("a tab where a line is indented", "indent with spaces")
_NOT_CLOSED = ("a quote that is not closed", "close it with the mark that it began with")
_ESCAPE = ("a backslash that stands for nothing", "write it twice, or put the text in single quotes")
_BEGINNING = ("a text cannot begin like this", _QUOTE)

_FAULTS = (
    _Fault(
        "mapping values are not",
        "a colon where none can stand",
        'put a text that holds ": " in quotes; otherwise compare the indentation with the line before',
    ),
    _Fault("sequence entries are not", "a list entry where none can stand", "begin the list on a line of its own"),
    _Fault("find expected ':'", "a line without a colon", "write key: value; indent the lines of a longer text", True),
    _Fault("tab character", *_TAB),
    _Fault("unexpected end of stream", *_NOT_CLOSED, True),
    _Fault("unexpected document indicator", *_NOT_CLOSED, True),
    _Fault("expected ',' or", "a bracket that is not closed", "close it, and put commas between its entries", True),
    _Fault("node content", "a value is missing here", "write one, and look for a bracket or comma too many"),
    _Fault(
        "expected key",
        "this does not fit the lines before it",
        "compare the indentation, and look for a quote inside quotes",
    ),
    _Fault("'-' indicator", "a key in the middle of a list", "begin the line with a hyphen, or change its indentation"),
    _Fault("escape", *_ESCAPE),
    _Fault("hexdecimal", *_ESCAPE),
    _Fault("comment or line break", "words after the mark of a longer text", "begin them on the next line"),
    _Fault("document start", "more after the end of the document", "remove the line that holds three dots"),
    _Fault("mapping keys are not", *_BEGINNING),
    _Fault("alphabetic or numeric", *_BEGINNING, True),
    _Fault("tag", *_BEGINNING, True),
    _Fault("directive", "a line that begins with %", _QUOTE, True),
    _Fault("YAML document", "a line that begins with %", "remove it", True),
)


def describe_syntax(error: Exception, source: Source) -> Problem:
    """Return the problem that made the parser give up."""
    told = str(getattr(error, "problem", None) or getattr(error, "reason", error))
    if "start any token" in told:
        return _bad_beginning(error, source)
    fault = next((fault for fault in _FAULTS if fault.sign in told), None)
    if fault is None:
        return Problem(_place(error, source, False), f"not valid YAML: {told}", "check the line and the one before it")
    return Problem(_place(error, source, fault.at_start), fault.message, fault.remedy)


def _bad_beginning(error: Exception, source: Source) -> Problem:
    place = _place(error, source, False)
    found = source.text.split("\n")[place.line - 1][place.column - 1 : place.column]
    return Problem(place, *_TAB) if found == "\t" else Problem(place, f"a text cannot begin with {found}", _QUOTE)


def _place(error: Exception, source: Source, at_start: bool) -> Place:
    marks = (getattr(error, "context_mark", None), getattr(error, "problem_mark", None))
    mark = next((mark for mark in (marks if at_start else marks[::-1]) if mark), None)
    return Place(source.name, mark.line + 1, mark.column + 1) if mark else Place(source.name)
