"""The parts of a picket pack: their names, their order, how many times each is printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from plaint.errors import UnknownName

PartName = Literal[
    "running-sheet", "letter", "forward", "receipt", "refusal", "notice", "placards", "leaflet", "petition", "press",
    "copies", "calendar",
]  # fmt: skip
# In print order. The copy-to list comes last: it is taken off the pile before anybody else sees it.
TIMES: dict[PartName, int] = {
    "running-sheet": 3,
    "letter": 1,
    "forward": 1,
    "receipt": 1,
    "refusal": 1,
    "notice": 2,
    "placards": 1,
    "leaflet": 50,
    "petition": 5,
    "press": 5,
    "copies": 1,
    "calendar": 1,
}
PARTS: tuple[PartName, ...] = tuple(TIMES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part, laid out.

    Attributes:
        name: one of `PARTS`.
        file: the name of its own file, without ending.
        title: in the bookmarks and on the running sheet, in the organiser's language.
        document: WeasyPrint's, pages laid out.
        use: what it is printed for.
    """

    name: PartName
    file: str
    title: str
    document: Any
    use: str

    @property
    def times(self) -> int:
        """How many times it is printed."""
        return TIMES[self.name]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.document.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A part that is a file of its own: paper of another size, or no paper.

    Attributes:
        file: its name with ending.
        pages: 0 where it is not printed.
    """

    name: PartName
    file: str
    title: str
    content: bytes
    pages: int
    use: str


def chosen_parts(asked: tuple[str, ...]) -> tuple[PartName, ...]:
    """Return the parts that were asked for, in print order; all where none was named.

    Raises:
        UnknownName: one means nothing.
    """
    names = [name.strip() for words in asked for name in words.split(",") if name.strip()]
    for name in names:
        if name not in PARTS:
            raise UnknownName("part", name, PARTS)
    return tuple(part for part in PARTS if part in names) or PARTS
