"""Words of an appeal made fit for a workspace's files, and what is said of each: its line, and whether it is sure."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED
from plaint.model.text import MAX_LINE, MAX_TEXT
from plaint.reading.blocks import Block, Key, Leaf
from plaint.reading.unsafe import UNSAFE

# Symbols such as emoji, their tints and joiners, soft hyphens, private and unassigned codes.
_PICTURES = frozenset(("So", "Sk", "Cf", "Co", "Cn", "Cs", "Me", "Mn"))

if TYPE_CHECKING:
    from plaint.appeal.draft import Found
    from plaint.reading.blocks import Node


def remark(line: int, sure: bool) -> str:
    """Return what stands behind a drafted value."""
    return f"{f'line {line}' if line else 'the whole text'}, {'sure' if sure else 'doubtful'}"


def printable(text: str) -> str:
    """Return the text without what steers a terminal, and without pictures and marks that no letter can print.

    Letters of scripts that no font has stay: leaving them out would misspell a name, and `plaint check` names them.
    """
    safe = UNSAFE.sub(" ", text).replace("\N{SOFT HYPHEN}", "")
    if safe.isascii():
        return safe
    from plaint.render.fonts import missing_characters

    gone = [sign for sign in missing_characters((safe,)) if unicodedata.category(sign) in _PICTURES]
    return safe.translate(dict.fromkeys(map(ord, gone), "")) if gone else safe


def one_line(text: str, longest: int = MAX_LINE) -> str:
    """Return the printable text on one line, cut where it is too long."""
    words = " ".join(printable(text).split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def prose(text: str) -> str:
    """Return the text on one line, as long as a text of a campaign may be."""
    return one_line(text, MAX_TEXT)


def in_language(text: str, language: str, note: str = "") -> Node:
    """Return words under their language; as they are, for all languages, where no letter can be made in theirs.

    Args:
        text: the words.
        language: of the appeal, as `fr`.
        note: the remark on them.
    """
    if language in CATALOGUED:
        return Block((Key(language, Leaf(prose(text), note)),))
    return Leaf(prose(text), note)


def found_leaf(found: Found[str]) -> Leaf:
    """Return a value that was found as a line with its remark."""
    return Leaf(one_line(found.value), remark(found.line, found.sure))


def found_words(found: Found[str], language: str) -> Node:
    """Return words that were found, with their remark; see `in_language`."""
    return in_language(found.value, language, remark(found.line, found.sure))
