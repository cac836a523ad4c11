"""Names as they stand in running text: in any case of the language, or a letter off. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST = 5
"""Letters of a name below which a likeness means nothing."""

_LONGEST_ENDING = 3  # Жанусов-ыми, Zhanusov-ová
_ENDINGS = re.compile("(?:[ыи]ми|[аяо]го|[ое]му|[ая]ми|[ая]х|[аяоеыи]м|[ыи]х|[ое]й|[уюая]ю|[аяуюеыиь])\\Z")
_NOMINATIVE = re.compile("(?:[ыио]й|ая|[аеёиоуыэюяйьaeiouy])\\Z")  # what declension takes off the end of a name


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word with its offset; hyphens and apostrophes inside a word belong to it."""
    for found in WORD.finditer(unicodedata.normalize("NFC", text)):
        yield found.start(), found[0]


def fold(word: str) -> str:
    """Return a word without its capitals, possessive and the dots of ё."""
    plain = re.sub(r"['’]s?\Z", "", word.casefold())
    return plain.replace("ё", "е")


def is_form_of(word: str, name: str) -> bool:
    """Tell whether a word is the name, or the name with an ending of declension (both folded)."""
    stem = _stem(name)
    return word == name or (len(stem) > 2 and word.startswith(stem) and len(word) - len(stem) <= _LONGEST_ENDING)


def resembled(word: str, names: Iterable[str]) -> str:
    """Return the name of which a word is a misspelling, or "".

    A misspelling begins with the same letter and is one letter off, two in names of seven letters and more, in
    whatever case it stands. All are folded.
    """
    if len(word) < SHORTEST:
        return ""
    known = [name for name in names if len(name) >= SHORTEST]
    if any(is_form_of(word, name) for name in known):
        return ""
    return next((name for name in known if word[0] == name[0] and _is_near(word, name)), "")


def _is_near(word: str, name: str) -> bool:
    allowed = 1 if len(name) < 7 else 2
    if abs(len(word) - len(name)) > allowed + _LONGEST_ENDING:
        return False
    bare = _ENDINGS.sub("", word)
    pairs = ((word, name), (bare, name), (bare, _stem(name)))
    return min(distance(one, other) for one, other in pairs if len(one) > 3) <= allowed


def _stem(name: str) -> str:
    return _NOMINATIVE.sub("", name) if len(name) > 3 else name


def distance(one: str, other: str) -> int:
    """Return by how many letters added, left out, changed or swapped with the next two words differ."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def is_named(name: str, words: frozenset[str]) -> bool:
    """Tell whether a person's name stands among folded words: its longest part, in any case of the language.

    A name without letters cannot be looked for, and counts as named.
    """
    longest = max((fold(part) for _, part in words_of(name)), key=len, default="")
    return not longest or any(is_form_of(word, longest) for word in words)
