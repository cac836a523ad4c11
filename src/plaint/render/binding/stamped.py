"""Letters that share what is the same in all of them: see `render.stamping`, which makes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plaint.render.binding.entries import Entry

# What an element of a stamped letter refers to besides other elements and the structure's root: the letter's first
# page; the pages after it are one less each.
PAGE = -10


@dataclass(frozen=True, slots=True, eq=False)
class Kit:
    """Objects that moulds share, as in a `Fragment`: fonts, fold marks."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One page that letters share.

    Attributes:
        size: the page's boxes, as in its dictionary.
        resources: which entry of the kit it names as its resources.
        parts: its content in order; None is a gap, for each letter to fill.
        parents: the elements of the page by MCID; None where there is none.
    """

    size: bytes
    resources: int
    parts: tuple[bytes | None, ...]
    parents: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Mould:
    """A letter laid out once, with gaps for the lines of who signs it.

    Attributes:
        kit: what its pages refer to.
        sheets: its pages.
        elements: its structure, each element as an entry that refers to elements by index, to `ROOT` and to pages.
        kids: which elements stand at the top.
        language: of the letter.
    """

    kit: Kit
    sheets: tuple[Sheet, ...]
    elements: tuple[Entry, ...] = ()
    kids: tuple[int, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Stamped:
    """A letter: its mould, and what fills the gaps, in their order, as bytes of content streams."""

    mould: Mould
    gaps: tuple[bytes, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.mould.sheets)
