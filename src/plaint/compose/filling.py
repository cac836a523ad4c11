"""A text and its values become the words of a letter: Markdown in which every value is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plaint.compose.views import DemandView, PersonView
from plaint.templating import Misuse, Sandbox, fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plaint.reading.texts import LetterText

# CommonMark 2.4: any ASCII punctuation may be escaped by a backslash.
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def fill_body(text: LetterText, values: Mapping[str, Any]) -> str:
    """Fill the body; values cannot add Markdown of their own.

    Raises:
        TemplateError: with the line of the file.
    """
    source = "\n" * text.lines_before + text.body
    return fill(Sandbox(finalize=_escaped), source, text.name, values).strip() + "\n"


def fill_line(words: str, text: LetterText, values: Mapping[str, Any]) -> str:
    """Fill words that stand where the subject does; errors as in `fill_body`."""
    filled = fill(Sandbox(finalize=_plain), "\n" * (text.subject_line - 1) + words, text.name, values)
    return " ".join(filled.split())


def escape(words: str) -> str:
    """Return Markdown that reads as exactly these words, on one line."""
    return _PUNCTUATION.sub(r"\\\1", words.replace("\n", " "))


def _escaped(value: Any) -> str:
    return escape(_plain(value))


def _plain(value: Any) -> str:
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, DemandView | PersonView):
        return str(value)
    raise Misuse("prints a series or a whole record; print its parts, or join it: {{ demands | join(', ') }}")
