"""Tokens of a line, and what the way they are written tells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['’.`-](?=[^\W\d_]))*\.?|\d[\w/.-]*|[^\w\s]")
_NO_MARKS = re.compile(r"[\u0300-\u036f]")


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list that spaces part."""
    return tuple(words.split())


PARTICLES = frozenset(
    listed(
        "de del della di da do dos das du des la las los le van von der den ten ter el al bin ibn ben bint ul y e zu af"
    )
)


def key(text: str) -> str:
    """Return a text without case, accents and the point of an abbreviation."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е").replace("’", "'"))
    return _NO_MARKS.sub("", plain).strip(".")


def tokens(text: str) -> list[str]:
    """Return words, numbers and signs."""
    return TOKEN.findall(text)


def is_capital(token: str) -> bool:
    """Say whether a token begins with a capital letter."""
    return token[:1].isupper() or (token[:2] in ("al", "el") and token[2:3] == "-")


def is_initial(token: str) -> bool:
    """Say whether a token is an initial, as `P.`, `N.` or `K`."""
    return token[:1].isupper() and len(token.strip(".")) == 1


_ELIDED = re.compile(r"\b(?:d|l|dell|all|dall|nell|sull|s|qu|un)['’](?=\w)", re.IGNORECASE)


def lower_share(text: str) -> float:
    """Return the share of words of more than three letters that begin small: high in sentences, low in addresses."""
    words = [token for token in tokens(_ELIDED.sub("", text)) if len(token) > 3 and token[0].isalpha()]
    return sum(not is_capital(word) for word in words) / len(words) if words else 0.0


def similar(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 1, whatever the order of their words."""
    from difflib import SequenceMatcher

    first, second = _sorted(one), _sorted(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first and second else 0.0


def _sorted(text: str) -> str:
    return " ".join(sorted(key(word) for word in re.findall(r"\w+", text[:200])))


def lexicon(*lists: str) -> frozenset[str]:
    """Return the keys of words that lists name, parted by spaces."""
    return frozenset(key(word) for words in lists for word in words.split())


def begins_with_any(word: str, stems: Iterable[str]) -> bool:
    """Say whether a word's key begins with one of the stems."""
    return any(word.startswith(stem) for stem in stems)
