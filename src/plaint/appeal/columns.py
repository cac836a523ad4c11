"""Two columns side by side, as addressees stand in urgent actions, become one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
# Columns of typed text line up; a sign or two of proportional type may be off.
_SLACK = 2
_FEWEST = 2
_MOST = 3
_APART = 8
_INDENT = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an appeal; `number` counts from 1 in the text as given."""

    number: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands there."""
        return not self.text or self.text.isspace()


def part_columns(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines of a text, each block of columns as its first column, then its second, then its third."""
    at = 0
    while at < len(lines):
        end = _block_end(lines, at)
        if _are_records(lines[at:end]):
            yield from (Line(line.number, _CELL.sub(": ", line.text, count=1)) for line in lines[at:end])
            at = end
            continue
        columns = _columns(lines[at:end])
        yield from _parted(lines[at:end], columns) if columns else lines[at:end]
        at = end


_CELL = re.compile(r"(?<=\w) {2,}(?=\S)")
_RECORD = re.compile(r"[A-ZÀ-ÝА-Я][\w.' -]{2,24}? {2,}(?=\S)(?P<rest>.{30,})")
_FEWEST_RECORDS = 3


def _are_records(block: list[Line]) -> bool:
    """Say whether each line is about somebody else: a town or an office, a gap, then address and numbers."""
    found = [match for line in block if (match := _RECORD.match(line.text))]
    return (
        len(found) >= max(_FEWEST_RECORDS, len(block) - 2)
        and all(re.search(r"\d{3}|@", match["rest"]) for match in found)
        and len({match.start("rest") for match in found}) == 1
    )


def _block_end(lines: list[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].is_blank:
        end += 1
    return end


def _columns(block: list[Line]) -> list[int]:
    """Return where columns begin beside the first; none where the block has one column only."""
    gaps = [start for line in block for start in _gap_ends(line.text)]
    if not gaps:
        return []
    starts = gaps + [indent for line in block if (indent := _indent(line.text)) > _INDENT]
    columns: list[int] = []
    for start in sorted(set(gaps), key=lambda one: (-_support(starts, one), one)):
        if _support(starts, start) >= _FEWEST and all(abs(start - column) > _APART for column in columns):
            columns.append(start)
    return sorted(columns)[:_MOST]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _gap_ends(text: str) -> list[int]:
    if len(text) > 250:
        return []
    return [
        gap.end() for gap in _GAP.finditer(text) if not text[: gap.start()].endswith((":", ".", "-", "•", "·", "■"))
    ]


def _support(starts: list[int], column: int) -> int:
    return sum(abs(start - column) <= _SLACK for start in starts)


def _parted(block: list[Line], columns: list[int]) -> Iterator[Line]:
    parts: list[list[Line]] = [[] for _ in range(len(columns) + 1)]
    for line in block:
        cuts = [0, *(_cut(line.text, column) for column in columns), len(line.text)]
        cuts = [min(cuts[at:]) for at in range(len(cuts))]
        for part, begin, end in zip(parts, cuts, cuts[1:], strict=False):
            part.append(Line(line.number, line.text[begin:end].strip() if begin else line.text[begin:end].rstrip()))
    kept = [[line for line in part if line.text.strip()] for part in parts]
    for number, part in enumerate(part for part in kept if part):
        if number and not all(_POINT.match(line.text) for line in part):
            yield Line(part[0].number, "")
        yield from part


# What only says how to reach whoever stands in the column before.
_POINT = re.compile(
    r"\(?(?:if\s+(?:busy|engaged)\W+)?(?:tele)?(?:fax|phone|fon|tel|ph|e-?mail|mail|correo|t[ée]l\w*|тел|факс|mobile|"
    r"salutation|anrede|dear)\b|"
    r"\(?(?:if|or|ou|oder|o)\b[^\d]{0,20}\+?\d|[+(]?\d[\d ().-]{5,}|\S+@\S+$",
    re.IGNORECASE,
)


def _cut(text: str, column: int) -> int:
    """Return where a line is cut: at its gap nearest to the column, or nowhere."""
    indent = _indent(text)
    starts = _gap_ends(text) + ([indent] if indent > _INDENT else [])
    near = [start for start in starts if abs(start - column) <= _SLACK]
    return near[0] if near else len(text)
