"""How a text differs from what others got, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import chain

KEPT_AROUND = 6  # words left and right of a change
MOST_WORDS = 20_000


def word_difference(old: str, new: str) -> str:
    """Return what changed between two texts: `[-gone-]`, `{+come+}`, a few words around each, … between.

    Spaces and line breaks do not count.
    """
    before, after = _words(old), _words(new)
    if before == after:
        return ""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    opcodes = matcher.get_opcodes()
    last = len(opcodes) - 1
    parts = (
        _kept(before[i1:i2], is_first=number == 0, is_last=number == last)
        if kind == "equal"
        else _changed(before[i1:i2], after[j1:j2])
        for number, (kind, i1, i2, j1, j2) in enumerate(opcodes)
    )
    return " ".join(chain.from_iterable(parts))


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", text)[:MOST_WORDS]


def _changed(gone: list[str], come: list[str]) -> list[str]:
    taken_out = [f"[-{' '.join(gone)}-]"] if gone else []
    return [*taken_out, *([f"{{+{' '.join(come)}+}}"] if come else [])]


def _kept(words: list[str], *, is_first: bool, is_last: bool) -> list[str]:
    """Return the words beside a change, and … for those between."""
    head = [] if is_first else words[:KEPT_AROUND]
    tail = [] if is_last else words[-KEPT_AROUND:]
    return words if len(head) + len(tail) >= len(words) else [*head, "…", *tail]
