"""A text and its values become the words of a letter: Markdown in which every value is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plaint.compose.views import CampaignView, DemandView, PersonView, Series, SignatoryView, TargetView
from plaint.templating import Misuse, Sandbox, fill, find_faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plaint.errors import TemplateError
    from plaint.reading.texts import LetterText

_SEEN = {
    "campaign": CampaignView,
    "target": TargetView,
    "people": Series,
    "demands": Series,
    "signatory": SignatoryView,
    "date": str,
    "language": str,
}

# CommonMark 2.4: any ASCII punctuation may be escaped by a backslash.
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def find_text_faults(text: LetterText) -> tuple[TemplateError, ...]:
    """Return every fault that a text has whatever it is filled with: its syntax, names and parts that there are not."""
    subject = find_faults(_line_source(text.front.subject, text), text.name, _plain, _SEEN)
    return subject + find_faults(_body_source(text), text.name, _escaped, _SEEN)


def fill_body(text: LetterText, values: Mapping[str, Any]) -> str:
    """Fill the body; values cannot add Markdown of their own.

    Raises:
        TemplateError: with the line of the file.
    """
    return fill(Sandbox(finalize=_escaped), _body_source(text), text.name, values).strip() + "\n"


def fill_line(words: str, text: LetterText, values: Mapping[str, Any]) -> str:
    """Fill words that stand where the subject does; errors as in `fill_body`."""
    return " ".join(fill(Sandbox(finalize=_plain), _line_source(words, text), text.name, values).split())


def _body_source(text: LetterText) -> str:
    # lines count as in the file
    return "\n" * text.lines_before + text.body


def _line_source(words: str, text: LetterText) -> str:
    return "\n" * (text.subject_line - 1) + words


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
