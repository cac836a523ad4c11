"""What somebody told of an act, as it was typed, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """One line of what was done, every part as it was typed; empty where nothing was said.

    Attributes:
        how, on, by, count, note: as of `Act`, who did it by id, name or mailbox.
        to: ids of targets.
        code: as printed on a letter.
        proof: a file, as seen from `folder`.
        publish: whether a photo may be published; `yes`, `no`, or "".
        folder: from which files are named.
        places: where each part stands, by the names of `COLUMNS`.
        row: which of the rows that say the same it is, from 1; 0 where it comes from no table.
    """

    how: str = ""
    on: str = ""
    by: str = ""
    count: str = ""
    note: str = ""
    to: tuple[str, ...] = ()
    code: str = ""
    proof: str = ""
    publish: str = ""
    folder: Path
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    row: int = 0

    def problem(self, part: str, message: str, remedy: str = "") -> Problem:
        """Return what is wrong with a part."""
        place = self.places.get(part) or Place(OPTIONS[part])
        words = f"{part}: {message}" if place.line else message
        return Problem(place, words, remedy)


# The columns of a table, and the options that say the same.
OPTIONS = {
    "target": "--to",
    "by": "--by",
    "count": "--count",
    "how": "--how",
    "on": "--on",
    "proof": "--proof",
    "note": "--note",
    "code": "--code",
    "publish": "--may-publish",
}
COLUMNS = tuple(OPTIONS)
