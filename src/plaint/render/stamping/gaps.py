"""Where the lines of a signatory stand: found among the boxes that WeasyPrint laid out.

A line may be stamped where nothing else moves when its words change: it stands alone, or between fixed words, on one
line of a block of ordinary flow, whose width does not follow from what is in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Any

from plaint.render.stamping.errors import UnfitError

if TYPE_CHECKING:
    from collections.abc import Iterator

SLACK = 1.0  # pixels that a line must leave free
_EVEN = 1e-6  # pixels


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words on a line.

    Attributes:
        name: of the gap that they stand in; empty for fixed words.
        box: WeasyPrint's text box.
    """

    name: str
    box: Any


@dataclass(frozen=True, slots=True)
class Rule:
    """How a line is set, in pixels from the sheet's left edge.

    Attributes:
        start: of the line, where it is set from the left; else of the room that it has.
        room: how long it may be.
        align: 0 from the left, 0.5 in the middle, 1 from the right.
    """

    start: float
    room: float
    align: float

    def begin(self, width: float) -> float:
        """Return where a line of some width begins.

        Raises:
            UnfitError: it is too long.
        """
        if width > self.room - SLACK:
            raise UnfitError("a line of who signs is too long")
        return self.start if not self.align else self.start + (self.room - width) * self.align


@dataclass(frozen=True, slots=True)
class Line:
    """A line with gaps in it."""

    rule: Rule
    words: tuple[Words, ...]


def find_lines(page: Any, names: dict[str, str]) -> Iterator[Line]:
    """Yield the lines of a page that have gaps.

    Args:
        page: WeasyPrint's, of a laid-out document.
        names: of the gaps, by the word that stands in each.

    Raises:
        UnfitError: such a word stands where it cannot be stamped.
    """
    from weasyprint.formatting_structure import boxes

    def walk(box: Any, above: tuple[Any, ...]) -> Iterator[Line]:
        if isinstance(box, boxes.LineBox):
            if any(_has_word(text.text, names) for text in _texts(box)):
                yield _line(box, above, names)
            return
        for child in getattr(box, "children", ()):
            yield from walk(child, (*above, box))

    return walk(page._page_box, ())  # noqa: SLF001 - WeasyPrint tells nobody else where its lines stand


def _has_word(text: str, names: dict[str, str]) -> bool:
    return any(word in text for word in names)


def _texts(box: Any) -> Iterator[Any]:
    """Yield the text boxes of a line; others stop it from being stamped."""
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        if isinstance(child, boxes.InlineBox):
            yield from _texts(child)
        else:
            yield child if isinstance(child, boxes.TextBox) else _NoText(child)


class _NoText:
    """What stands on a line and is no text."""

    text = ""

    def __init__(self, box: Any) -> None:
        self.box = box


def _line(line: Any, above: tuple[Any, ...], names: dict[str, str]) -> Line:
    _require_flow(above)
    _require_whole(line, above[-1])
    words = tuple(_words(text, names) for text in _texts(line))
    _require_plain(line)
    at = line.position_x
    for one in words:
        if abs(one.box.position_x - at) > _EVEN:
            raise UnfitError("a line of who signs is set with gaps")
        at += one.box.width
    rule = _rule(line, above[-1], at - line.position_x)
    if not rule.align and all(one.box.style["white_space"] in ("nowrap", "pre") for one in words):
        rule = replace(rule, room=inf)  # it is never broken, however long
    return Line(rule, words)


def _words(text: Any, names: dict[str, str]) -> Words:
    if isinstance(text, _NoText):
        raise UnfitError("a line of who signs holds more than words")
    name = names.get(text.text, "")
    if not name and _has_word(text.text, names):
        raise UnfitError("a line of who signs stands inside running text")
    return Words(name, text)


def _rule(line: Any, block: Any, width: float) -> Rule:
    align = line.style["text_align_all"]
    left, room = block.content_box_x(), block.width
    if align in ("left", "start", "justify"):
        return Rule(line.position_x, room - (line.position_x - left), 0)
    shares = {"right": 1.0, "end": 1.0, "center": 0.5}
    share = shares.get(align, -1.0)
    if share < 0 or abs(left + (room - width) * share - line.position_x) > _EVEN:
        raise UnfitError(f"a line of who signs is aligned to {align}")
    return Rule(left, room, share)


def _require_flow(above: tuple[Any, ...]) -> None:
    """Refuse blocks whose place or width may follow from the words in them."""
    from weasyprint.formatting_structure import boxes

    for box in above:
        style = box.style
        if isinstance(box, boxes.PageBox):
            continue
        ordinary = type(box) is boxes.BlockBox and style["float"] == "none" and style["direction"] == "ltr"
        columns = style["column_width"] == style["column_count"] == "auto"
        # a length has a unit; words such as min-content have none
        sized = style["width"] == "auto" or getattr(style["width"], "unit", "") in ("px", "%")
        if not (ordinary and columns and sized and style["position"] in ("static", "relative")):
            raise UnfitError("a line of who signs stands in a box that its words make wider")


def _require_whole(line: Any, block: Any) -> None:
    """Refuse a line whose end depends on how long its words are."""
    breaks = sum(1 for _ in block.element.iter("br")) if block.element is not None else 0
    if len(block.children) != 1 + breaks or "::" in (block.element_tag or ""):
        raise UnfitError("a line of who signs stands inside running text")
    if line.style["text_indent"].value and line.style["text_align_all"] not in ("left", "start", "justify"):
        raise UnfitError("a line of who signs is indented from another side")


def _require_plain(box: Any) -> None:
    """Refuse what is drawn as long as the words: lines, backgrounds, links."""
    for child in box.children:
        style = child.style
        borders = any(style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))
        drawn = borders or style["outline_width"] or style["background_image"] != (("none", None),)
        if style["text_decoration_line"] != "none" or child.element_tag == "a" or style["background_color"].alpha:
            drawn = True
        if drawn:
            raise UnfitError("a line of who signs is decorated")
        if hasattr(child, "children"):
            _require_plain(child)
