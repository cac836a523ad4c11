"""Two columns side by side, as addressees stand in urgent actions, become one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
# Columns of typed text line up; a sign or two of proportional type may be off.
_SLACK = 2
_FEWEST = 2


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
    """Yield the lines of a text, each block of two columns as its left column and then its right one."""
    at = 0
    while at < len(lines):
        end = _block_end(lines, at)
        column = _second_column(lines[at:end])
        yield from _parted(lines[at:end], column) if column else lines[at:end]
        at = end


def _block_end(lines: list[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].is_blank:
        end += 1
    return end


def _second_column(block: list[Line]) -> int:
    """Return where the right column begins; 0 where the block has one column only."""
    if not any(_GAP.search(line.text) for line in block):
        return 0
    starts = [start for line in block for start in _right_starts(line.text)]
    best = max(starts, key=lambda start: (_support(starts, start), -start), default=0)
    return best if best and _support(starts, best) >= _FEWEST else 0


def _right_starts(text: str) -> list[int]:
    if len(text) > 250:
        return []
    indent = len(text) - len(text.lstrip())
    found = [gap.end() for gap in _GAP.finditer(text) if not text[: gap.start()].endswith((":", ".", "-", "•", "·", "■"))]
    return found[:1] + ([indent] if indent > 8 else [])


def _support(starts: list[int], column: int) -> int:
    return sum(abs(start - column) <= _SLACK for start in starts)


def _parted(block: list[Line], column: int) -> Iterator[Line]:
    left, right = [], []
    for line in block:
        cut = _cut(line.text, column)
        left.append(Line(line.number, line.text[:cut].rstrip()))
        right.append(Line(line.number, line.text[cut:].strip()))
    if any(line.text.strip() for line in left):
        yield from (line for line in left if line.text)
        yield Line(block[-1].number, "")
    yield from (line for line in right if line.text)


def _cut(text: str, column: int) -> int:
    """Return where a line is cut: at its gap nearest to the column, or nowhere."""
    starts = _right_starts(text)
    near = [start for start in starts if abs(start - column) <= _SLACK]
    return near[0] if near else len(text)
