"""Markdown becomes blocks: paragraphs and lists of runs of words, plain, bold or italic; nothing else.

CommonMark by markdown-it-py with every other rule switched off, so that HTML, links and images stay the
characters that they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from plaint.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

MAX_LISTS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A run of one line feed is a line break."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words without their style."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `start` is the first number, or 0 for bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int


Block = Paragraph | Listing


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"maxNesting": 2 * MAX_LISTS + 8})
    return parser.enable(["list", "emphasis", "escape", "newline"])


def parse_markup(text: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text.

    Raises:
        RenderError: lists in lists in lists, deeper than paper can show; the parser would drop their words.
    """
    tokens = _parser().parse(text)
    if any(token.type == "list_item_open" and token.level >= 2 * MAX_LISTS for token in tokens):
        raise RenderError(f"lists more than {MAX_LISTS} deep", "write them flatter")
    return tuple(_blocks(iter(tokens), ""))


def _blocks(tokens: Iterator[Token], end: str) -> Iterator[Block]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "inline":
            yield Paragraph(tuple(_runs(token.children or [])))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            start = max(1, int(token.attrs.get("start", 1))) if token.type == "ordered_list_open" else 0
            yield Listing(tuple(_items(tokens, token.type.replace("open", "close"))), start)


def _items(tokens: Iterator[Token], end: str) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "list_item_open":
            yield tuple(_blocks(tokens, "list_item_close"))


def _runs(tokens: list[Token]) -> Iterator[Run]:
    bold = italic = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type == "hardbreak":
            yield Run("\n")
        elif token.type == "softbreak":
            yield Run(" ", bold > 0, italic > 0)
        elif token.content:
            yield Run(token.content, bold > 0, italic > 0)
