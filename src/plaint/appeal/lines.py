"""An appeal's text, made plain for reading: no quoting marks, no debris of transport, no second column.

Every line of the plain text knows which line of the given text it came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from plaint.appeal.columns import Line, part_columns
from plaint.appeal.quoted_printable import undo_quoted_printable

LONGEST = 400_000
"""Characters that are read; an appeal is a few pages, and what follows is passed over with a question."""
_LONGEST_LINE = 20_000
_QUOTE = re.compile(r"(?:[ \t]?[>|])+ ?")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c]")
_NOTHING = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_TAG = re.compile(r"</?(?:br|p|div|b|i|a|span|font|td|tr|strong|em)\b[^<>]{0,200}>", re.IGNORECASE)


@dataclass(frozen=True)
class Plain:
    """The plain text, and where its lines stood."""

    lines: tuple[Line, ...]

    @cached_property
    def text(self) -> str:
        """All lines, joined by line breaks."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line.text) + 1
        return tuple(starts)

    def index_at(self, offset: int) -> int:
        """Return which of `lines` an offset of `text` lies in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line_at(self, offset: int) -> int:
        """Return the number of the given text's line that an offset lies in."""
        return self.lines[self.index_at(offset)].number if self.lines else 0

    def start_of(self, index: int) -> int:
        """Return the offset at which a line begins; the end of the text beyond the last."""
        return self._starts[index] if index < len(self._starts) else len(self.text)

    @cached_property
    def width(self) -> int:
        """Where lines of running text were wrapped; 0 where they were not."""
        full = sorted(len(line.text) for line in self.lines if len(line.text) > 40)
        widest = full[-max(1, len(full) // 20)] if full else 0
        return widest if len(full) > 4 and widest < 200 else 0


def make_plain(text: str) -> Plain:
    """Return the text as it reads once quoting, encodings and columns are undone."""
    cleaned = _NOTHING.sub("", unicodedata.normalize("NFC", _breaks(text[:LONGEST])))
    numbered = [(number, line) for number, line in enumerate(_ruled(cleaned.split("\n")), 1)]
    unwrapped = undo_quoted_printable(numbered)
    lines = [Line(number, _tidy(line)) for number, line in unwrapped]
    return Plain(tuple(part_columns(lines)))


_CELLS = 2


def _ruled(lines: list[str]) -> list[str]:
    """Return lines with the cells of a table, which tabs part, set off by strokes."""
    counts = [line.strip().count("\t") if len(line) < _LONGEST_LINE else 0 for line in lines]
    beside = zip([0, *counts], counts, [*counts[1:], 0], strict=False)
    return [
        re.sub(r"[ ]*\t[ ]*", " | ", line) if here >= _CELLS and max(before, after) >= _CELLS else line
        for line, (before, here, after) in zip(lines, beside, strict=True)
    ]


def _breaks(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")


def _tidy(line: str) -> str:
    plain = _SPACES.sub(lambda sign: "    " if sign[0] == "\t" else " ", line[:_LONGEST_LINE])
    if plain.lstrip()[:1] == "|" and plain.rstrip().endswith("  |"):
        plain = plain.rstrip()[:-1]
    if plain.lstrip()[:1] in (">", "|"):
        quote = _QUOTE.match(plain)
        plain = plain[quote.end() :] if quote else plain
    if "&" in plain:
        plain = _ENTITY.sub(lambda entity: html.unescape(entity[0]), plain).replace("\u00a0", " ")
    if "<" in plain:
        plain = _TAG.sub(" ", plain)
    return plain.rstrip()
