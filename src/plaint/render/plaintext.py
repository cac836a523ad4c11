"""A letter as plain text, wrapped for mail and for the eye: 72 columns, lists hanging, nothing but words."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.render.markup import Block, Listing, Paragraph, parse_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.model.letter import Letter, Signature

WIDTH = 72  # columns, RFC 3676 section 4.2 advises no more than 78
BLANK = 30  # underscores to write on


def render_text(letter: Letter) -> str:
    """Return the whole letter, from sender to signature."""
    parts = [
        _lines(letter.sender),
        _lines((letter.forward, *letter.address)),
        _wrap(letter.dateline),
        _wrap(letter.subject),
        *_core(letter),
        *_list_of("letter.copies", letter.copies, letter.language),
        *_list_of("letter.enclosure", letter.enclosures, letter.language),
    ]
    if letter.translation:
        heading = phrase(letter.translation.language, "letter.translation")
        parts += ["-" * WIDTH, _wrap(heading), _wrap(letter.translation.subject), *_words(letter.translation)]
    return "\n\n".join(part for part in parts if part) + "\n"


def render_message(letter: Letter) -> str:
    """Return what stands in an e-mail: who forwards it, salutation, body, closing, signature; no more is in headers.

    A letter that is whole has all of that in its body.
    """
    core = _words(letter) if letter.whole else _core(letter)
    parts = [_wrap(letter.forward), *core, *_list_of("letter.copies", letter.copies, letter.language)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _core(letter: Letter) -> list[str]:
    return [*_words(letter), *(_signature(signature, letter.language) for signature in letter.signatures)]


def _words(letter: Letter) -> list[str]:
    return [_wrap(letter.salutation), *render_blocks(parse_markup(letter.body)), _wrap(letter.closing)]


def _list_of(key: str, names: tuple[str, ...], language: str) -> list[str]:
    return [_wrap(labelled(language, key, "; ".join(names)))] if names else []


def _signature(signature: Signature, language: str) -> str:
    pattern = phrase(language, "letter.label")
    blanks = (pattern.format(label=label, text="_" * BLANK) for label in signature.labels)
    return "\n\n".join(filter(None, (_lines((signature.name, *signature.lines)), *blanks)))


def _lines(lines: tuple[str, ...]) -> str:
    return "\n".join(_wrap(line) for line in lines if line)


def render_blocks(blocks: tuple[Block, ...], width: int = WIDTH) -> Iterator[str]:
    """Yield each paragraph and each list, wrapped to so many columns."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "\n".join(_wrap(line, width) for line in block.text.split("\n"))
        else:
            yield "\n".join(_items(block, width))


def _items(listing: Listing, width: int) -> Iterator[str]:
    for number, item in enumerate(listing.items, listing.start or 1):
        marker = f"{number}. " if listing.start else "- "
        text = "\n".join(render_blocks(item, width - len(marker)))
        yield marker + textwrap.indent(text, " " * len(marker))[len(marker) :]


def _wrap(text: str, width: int = WIDTH) -> str:
    return textwrap.fill(text, max(width, 20), break_long_words=False, break_on_hyphens=False)
