"""Spoilt characters in a list: named, with what may have stood there; nothing is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.checks.damage import WORDS, find_damage
from plaint.contacts.country_reading import country_names
from plaint.errors import Problem
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.lists.entry import Clean

MOST_LOOKED_UP = 500
"""Different words with a letter lost for which a repair is sought: each is compared with all known ones."""
_LOOKED_AT = ("name", "town", "organisation", "role", "street", "personal")
# A question mark in prose may be one; in a name it is a letter that got lost, at its end too.
_LOST_AT_END = re.compile(r"\w\?+(?!\w)")
_LONGEST_WORD = 60  # what is longer is no word, and would take its length squared to look through
_REMEDY = "compare it with the source, and correct the list"


@dataclass
class Inspector:
    """Looks at one entry after another; so many words are looked up, and no more."""

    looked_up: int = 0
    repairs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def inspect(self, entry: Clean) -> Iterator[Problem]:
        """Yield a warning for each spoilt place of an entry, with the likeliest repair."""
        for key, text in entry.cells:
            if key in _LOOKED_AT and (not text.isascii() or "?" in text):
                words = " ".join(word for word in text.split() if len(word) <= _LONGEST_WORD)
                yield from (self._problem(entry, key, seen, repairs) for seen, repairs in self._damages(key, words))

    def _damages(self, key: str, words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield from ((damage.seen, damage.repairs) for damage in find_damage(words, self._vocabulary))
        if key == "name" and _LOST_AT_END.search(words):
            for word in words.split():
                if _LOST_AT_END.search(word):
                    yield word, self._restored(word)

    def _vocabulary(self) -> tuple[str, ...]:
        self.looked_up += 1
        return country_names() if self.looked_up <= MOST_LOOKED_UP else ()

    def _restored(self, word: str) -> tuple[str, ...]:
        if word not in self.repairs:
            shape = re.compile(re.escape(word[:60]).replace(r"\?", r"[^\x00-\x7f]"), re.IGNORECASE)
            found = (known for known in sorted(WORDS) if shape.fullmatch(known))
            self.repairs[word] = tuple(found) if len(self.repairs) < MOST_LOOKED_UP else ()
        return self.repairs[word]

    def _problem(self, entry: Clean, key: str, seen: str, repairs: tuple[str, ...]) -> Problem:
        perhaps = f"perhaps {' or '.join(repairs[:3])}: " if repairs else ""
        return Problem(entry.place, f"{key}: {quote(seen)} looks spoilt", f"{perhaps}{_REMEDY}", "warning")
