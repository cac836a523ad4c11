"""A mission as it is understood: whose, where, how it is reached. Pure values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.naming import slugify

if TYPE_CHECKING:
    from plaint.errors import Place
    from plaint.model.text import MissionKind

MOST_POINTS = 60
"""Of one kind, as numbers or states served, that a mission is given; no list has so many."""


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone or fax number: as printed, in E.164 where it could be read, and what to know."""

    printed: str
    e164: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """What two spellings of one number share."""
        return self.e164 or self.printed


@dataclass(frozen=True, slots=True)
class Mission:
    """One embassy, consulate or the like.

    Attributes:
        places: where the list speaks of it.
        of, host: ISO 3166-1 codes of the sending and the receiving state.
        covers: other states that it serves.
        refs: what the source calls it by.
        is_honorary: whether it is an honorary consul's.
    """

    places: tuple[Place, ...]
    of: str
    host: str
    kind: MissionKind
    seat: str = ""
    lines: tuple[str, ...] = ()
    postcode: str = ""
    phone: tuple[Line, ...] = ()
    fax: tuple[Line, ...] = ()
    email: tuple[str, ...] = ()
    web: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    hours: str = ""
    refs: tuple[str, ...] = ()
    is_honorary: bool = False

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """By which another row, or an entry of the workspace, is known to be the same mission."""
        own = (self.of, self.host, self.kind)
        found: list[tuple[str, ...]] = [("ref", ref, *own) for ref in self.refs]
        if self.kind == "embassy":
            found.append(("only", *own))
        if self.seat:
            found.append(("seat", slugify(self.seat, self.seat), *own))
        points = (*(line.e164 for line in (*self.phone, *self.fax) if line.e164), *self.email)
        return (*found, *(("point", point.casefold(), *own) for point in points))

    @property
    def street_key(self) -> str:
        """What two spellings of one street share; "" where it is not known."""
        return slugify(" ".join(self.lines), "") if self.lines else ""

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is not known of it, in words."""
        known = {"address": self.lines, "fax": self.fax, "e-mail": self.email, "telephone": self.phone}
        return tuple(name for name, found in known.items() if not found)


def join_missions(first: Mission, second: Mission) -> Mission:
    """Return one mission of what two rows say of it; where they differ in one value, the first goes."""
    address = first if first.lines else second
    return replace(
        first,
        places=(*first.places, *second.places)[:MOST_POINTS],
        seat=first.seat or second.seat,
        lines=address.lines,
        postcode=address.postcode or first.postcode or second.postcode,
        phone=_lines(first.phone, second.phone),
        fax=_lines(first.fax, second.fax),
        email=_words(first.email, second.email),
        web=_words(first.web, second.web),
        covers=_words(first.covers, second.covers),
        hours=first.hours or second.hours,
        refs=_words(first.refs, second.refs),
    )


def _lines(mine: tuple[Line, ...], theirs: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple({line.key: line for line in (*theirs, *mine)}[key] for key in _words(_keys(mine), _keys(theirs)))


def _keys(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.key for line in lines)


def _words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*mine, *theirs)))[:MOST_POINTS]
