"""One person of a list on the way to becoming a signatory, and what was done to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import Place

if TYPE_CHECKING:
    from plaint.errors import Problem


@dataclass(frozen=True, slots=True)
class Raw:
    """What a list says of one person.

    Attributes:
        place: where that begins.
        cells: pairs of key and words, as the list has them; keys as in `titles.SIGNATORY_TITLES`.
        problems: what is wrong there, before anything was cleaned.
    """

    place: Place
    cells: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was cleaned: the key, what stood there and what stands there now."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Clean:
    """A person's cells, cleaned.

    Attributes:
        cells: pairs of key and words, keys as in signatories.yaml.
        changes: what was mended.
        problems: what could not be, and is to be looked at.
    """

    place: Place
    cells: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()

    def get(self, key: str) -> str:
        """Return the words under a key, or ""."""
        return next((words for name, words in self.cells if name == key), "")
