"""The content of a page, cut where the lines of a signatory stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from plaint.render.stamping.errors import UnfitError
from plaint.render.stamping.shaping import UNITS, Style, face_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.render.stamping.gaps import Line, Rule, Words

# What may stand before the words of a box: its mark in the structure, colour, opacity.
_BEFORE = re.compile(rb"/\w+ <</MCID \d+>> BDC|/[\w.]+ gs|[\d. ]+ rg")
_FONT = re.compile(rb"/(\w+) ([\d.]+) Tf")
CODE = "code"  # the gap that no two letters fill alike
_MARK = re.compile(rb".* (?:BDC|BMC)|EMC")


@dataclass(frozen=True, slots=True)
class Item:
    """Words on a line, with what is written around them.

    Attributes:
        name: of their gap; empty for fixed words.
        style: how they are set.
        before: what is written before the place where they begin.
        between: from there to the words: how far down they stand, and their font.
        after: what is written after them.
        shown: what is shown of the sample's.
        width: of the sample's, in pixels.
    """

    name: str
    style: Style
    before: bytes
    between: bytes
    after: bytes
    shown: bytes = b""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of items, and how it is set."""

    rule: Rule
    items: tuple[Item, ...]

    @property
    def is_code(self) -> bool:
        """Whether the letter's code stands in it: letters of a signatory share all other rows."""
        return any(item.name == CODE for item in self.items)


Group = tuple[Row, ...]


def operations(stream: Iterable[Any]) -> Iterator[bytes]:
    """Yield the operations of a content stream, each with its operands; marks are three items in pydyf's."""
    import pydyf

    waiting: list[bytes] = []
    for item in stream:
        written = pydyf._to_bytes(item)  # noqa: SLF001 - as pydyf writes it
        if waiting or (written.startswith(b"/") and b" " not in written):
            waiting.append(written)
            if written not in (b"BDC", b"BMC"):
                continue
            written, waiting = b" ".join(waiting), []
        if written:
            yield written
    yield from waiting


def cut_page(done: list[bytes], lines: Iterable[Line], *, tagged: bool) -> tuple[bytes | Group, ...]:
    """Return a page's content: fixed stretches, and groups of lines that are written one after the other.

    Args:
        done: the operations of the page, with structure.
        lines: those with gaps; one with the letter's code is a group of its own.
        tagged: keep what leads to the structure.

    Raises:
        UnfitError: it holds what is not known here.
    """
    parts: list[Any] = []  # bytes or Group: which of them, follows from what came before
    at = 0
    for first, last, row in sorted((_find(done, line, tagged) for line in lines), key=lambda found: found[0]):
        if first < at:
            raise UnfitError("lines of who signs are drawn over each other")
        fixed, at = _written(done[at:first], tagged=tagged), last
        if fixed or not parts:
            parts += [fixed, (row,)]
        elif row.is_code or parts[-1][-1].is_code:
            parts.append((row,))
        else:
            parts[-1] = (*parts[-1], row)
    return (*parts, _written(done[at:], tagged=tagged))


def _find(done: list[bytes], line: Line, tagged: bool) -> tuple[int, int, Row]:
    """Return where the operations of a line begin and end, and what they are."""
    found = [_item(done, words, tagged) for words in line.words]
    if any(before[1] != after[0] for before, after in pairwise(found)):
        raise UnfitError("a line of who signs is not drawn at once")
    return found[0][0], found[-1][1], Row(line.rule, tuple(item for _, _, item in found))


def _item(done: list[bytes], words: Words, tagged: bool) -> tuple[int, int, Item]:
    import pydyf

    box = words.box
    across, down = (pydyf._to_bytes(one) for one in (box.position_x, box.position_y + box.baseline))  # noqa: SLF001
    place = b"1 0 0 -1 %s %s Tm" % (across, down)
    if done.count(place) != 1:
        raise UnfitError("a line of who signs is not found on its page")
    at = done.index(place)
    start = next(number for number in range(at, -1, -1) if done[number].endswith(b"BDC") or not number)
    before, (font, shown, *end) = done[start : at - 1], done[at + 1 : at + 5]
    set_in = _FONT.fullmatch(font)
    known = done[at - 1] == b"BT" and all(map(_BEFORE.fullmatch, before)) and shown.endswith(b" TJ")
    if not (set_in and known and end == [b"ET", b"EMC"]):
        raise UnfitError("a page holds an operator that is not known here")
    style = Style(
        face_of(box.style) if words.name else "",
        set_in[1].decode("ascii"),
        round(float(set_in[2]) * UNITS),
        box.style["lang"] or "",
    )
    item = Item(
        words.name,
        style,
        before=_lines(before, tagged=tagged) + b"BT\n1 0 0 -1 ",
        between=b" %s Tm\n%s\n" % (down, font),
        after=b"\n" + _lines(end, tagged=tagged),
        shown=_bare(shown),
        width=box.width,
    )
    return start, at + 5, item


def _lines(done: list[bytes], *, tagged: bool) -> bytes:
    written = _written(done, tagged=tagged)
    return written + b"\n" if written else b""


def _written(done: list[bytes], *, tagged: bool) -> bytes:
    kept = done if tagged else [one for one in done if not _MARK.fullmatch(one)]
    return b"\n".join(_bare(one) for one in kept)


def _bare(operation: bytes) -> bytes:
    """Drop the steps of nothing that WeasyPrint writes between glyphs."""
    return operation.replace(b">0<", b"").replace(b">0]", b">]") if operation.endswith(b"TJ") else operation
