"""A mail's body becomes Markdown that reads as the same lines, and stays easy to edit."""

from __future__ import annotations

import re
import textwrap
from itertools import groupby
from typing import TYPE_CHECKING

from plaint.errors import RenderError
from plaint.render.markup import Listing, Paragraph, parse_markup
from plaint.render.plaintext import WIDTH, render_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from plaint.mailmerge.messages import Form
    from plaint.render.markup import Block

BROKEN = "\\\n"  # a line break that Markdown keeps
_SIGNS = re.compile(r"([\\*_])")
_MARKER = re.compile(r"(?:([-+])|(\d{1,9})([.)]))(?=[ \t]|\Z)")
_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_JINJA = re.compile(r"\{(?=[{%#\ue000])|\{\Z")  # U+E000 begins what stands for a template's own tag


def _nowhere(_: str) -> bool:
    return False


def as_markdown(text: str, form: Form = "plain", stands_alone: Callable[[str], bool] = _nowhere) -> str:
    """Return Markdown for a mail's body.

    Args:
        text: the body.
        form: plain words, whose lines stay lines; or Markdown already.
        stands_alone: tells a line of tags, which is left as it is.
    """
    found: list[str] = []
    for lines in paragraphs_of(text, indented=form == "markdown"):
        after_list = bool(found) and bool(_ITEM.match(found[-1]))
        chunks: list[str] = []
        for is_alone, some in groupby(lines, lambda line: stands_alone(line.strip())):
            chunk = list(some)
            if is_alone:
                chunks += chunk
            else:
                chunks.append(_marked(chunk) if form == "markdown" else _plain(chunk, after_list))
        found.append("\n".join(chunks))
    return "\n\n".join(found) + "\n"


def guard(text: str) -> str:
    """Return Markdown in which nothing is a value or a tag of a template."""
    return _JINJA.sub(r"{\\", text) if "{" in text else text


def as_printed(text: str) -> str:
    """Return how a body stands in a mail of ours: the same lines; those over 72 columns are broken between words."""
    return "\n\n".join("\n".join(map(_wrapped, lines)) for lines in paragraphs_of(text))


def as_expected(text: str, form: Form) -> str:
    """Return how a body of either form is to stand in a mail of ours.

    Raises:
        RenderError: Markdown that cannot be set.
    """
    return printed(as_markdown(text, form)) if form == "markdown" else as_printed(text)


def printed(markdown: str) -> str:
    """Return how Markdown stands in a mail of ours."""
    return "\n\n".join(render_blocks(parse_markup(markdown)))


def paragraphs_of(text: str, *, indented: bool = False) -> Iterator[list[str]]:
    """Yield the lines between empty lines, without the space after them, and before them unless that has a meaning."""
    lines: list[str] = []
    for line in text.split("\n"):
        if words := line.strip():
            lines.append(line.rstrip() if indented else words)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _wrapped(line: str) -> str:
    return textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False)


def _plain(lines: list[str], after_list: bool) -> str:
    bare = "\n".join(lines)
    if not after_list and _is_list(lines, bare):
        return bare
    sparing = (line if _reads_as(line, line) else _escaped(line) for line in lines)
    broken = BROKEN.join(sparing)
    return broken if _reads_as(broken, bare) else BROKEN.join(map(_escaped, lines))


def _is_list(lines: list[str], bare: str) -> bool:
    """Tell whether lines are a list as they stand, and stay the lines that they are."""
    if not all(_ITEM.match(line) and len(line) <= WIDTH for line in lines):
        return False
    blocks = _blocks(bare)
    return len(blocks) == 1 and isinstance(blocks[0], Listing) and _is_flat(bare) and printed(bare) == bare


def _is_flat(markdown: str) -> bool:
    return not _SIGNS.search(re.sub(r"(?m)^\*", "", markdown))


def _reads_as(markdown: str, bare: str) -> bool:
    if not _SIGNS.search(markdown.replace(BROKEN, "\n")) and not any(map(_MARKER.match, bare.split("\n"))):
        return True
    blocks = _blocks(markdown)
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return False
    return blocks[0].text == bare and not any(run.bold or run.italic for run in blocks[0].runs)


def _blocks(markdown: str) -> tuple[Block, ...]:
    try:
        return parse_markup(markdown)
    except RenderError:
        return ()


def _escaped(line: str) -> str:
    words = _SIGNS.sub(r"\\\1", line)
    return _MARKER.sub(_unmarked, words, count=1) if _MARKER.match(words) else words


def _unmarked(marker: re.Match[str]) -> str:
    return f"\\{marker[1]}" if marker[1] else f"{marker[2]}\\{marker[3]}"


def _marked(lines: list[str]) -> str:
    """Return a paragraph of Markdown whose lines stay lines, as in mailmerge (`nl2br`); lists are left as they are."""
    if any(_ITEM.match(line.lstrip()) for line in lines):
        return "\n".join(lines)
    return BROKEN.join(line.strip().rstrip("\\") if line.endswith("\\") else line.strip() for line in lines)
