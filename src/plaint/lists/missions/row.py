"""What a list says of one mission, before anything of it is understood."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plaint.errors import Place, Problem


@dataclass(frozen=True, slots=True)
class MissionRow:
    """One mission's words, as they stand.

    Attributes:
        place: where.
        ref: what the source calls it by: an address on the web, a number.
        of, host: names or codes of the sending and the receiving state.
        kind: embassy or the like, in any language.
        covers: other states that it serves.
        phone, fax, email, web: one or several each.
    """

    place: Place
    ref: str = ""
    name: str = ""
    of: str = ""
    host: str = ""
    kind: str = ""
    covers: str = ""
    street: str = ""
    number: str = ""
    city: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    web: str = ""
    hours: str = ""


KEYS = tuple(field.name for field in fields(MissionRow) if field.name != "place")
LONGEST = 2000
"""Characters of one cell; what is longer is cut, since no address is."""


def make_row(place: Place, cells: Mapping[str, object]) -> MissionRow:
    """Return a row of what is text or a number among cells by key; the rest is no word of a list."""
    words = {key: str(value)[:LONGEST].strip() for key, value in cells.items() if isinstance(value, str | int)}
    return MissionRow(place, **{key: words.get(key, "") for key in KEYS})


@dataclass(frozen=True)
class MissionList:
    """A list as it was read.

    Attributes:
        form: what kind of file it is, in words.
        source: whose data it is and what may be done with it, in words.
        dated: the day of the data, as the file tells it; "" where it does not.
        faults: why it cannot be read.
    """

    form: str
    rows: tuple[MissionRow, ...] = ()
    source: str = ""
    dated: str = ""
    faults: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
