"""Composing for many: each text is filled once for all whose letters would say the same.

What a text reads of its signatory is noted while it is filled. Those of whom it would read the same share a batch;
letters of a batch differ in their `Part` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from plaint.compose.letters import Composed, Desk, LeftOut, choose_addressees, origin_of, signings
from plaint.compose.parts import own_part, with_part
from plaint.compose.views import SignatoryView, signatory_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.choice import Library
    from plaint.compose.letters import Order
    from plaint.compose.parts import Part
    from plaint.compose.signing import Signing
    from plaint.compose.targets import Addressee
    from plaint.model.letter import Letter
    from plaint.reading.data import Data


@dataclass(frozen=True, eq=False, slots=True)
class Batch:
    """Letters to one target that differ in the lines of who signs them alone.

    Attributes:
        letter: the first of them.
        addressee: the target.
    """

    letter: Letter
    addressee: Addressee


@dataclass(frozen=True, slots=True)
class Row:
    """The letters that one signatory signs: batches, and as many parts."""

    batches: tuple[Batch, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Batches:
    """Letters in the order of `compose_letters`, signatory by signatory: as pairs, for `letter_of`."""

    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return sum(len(row.batches) for row in self.rows)

    def __iter__(self) -> Iterator[tuple[Batch, Part]]:
        for row in self.rows:
            yield from zip(row.batches, row.parts, strict=True)

    def composed(self) -> Iterator[Composed]:
        """Yield each letter as `compose_letters` would, one at a time."""
        return (Composed(letter_of(batch, part), batch.addressee, part.signatory) for batch, part in self)


CodeOf = Callable[[Batch, "Part"], str]


def letter_of(batch: Batch, part: Part, code_of: CodeOf | None = None) -> Letter:
    """Return a letter of a batch, every word decided; with its code, where there is what makes codes."""
    letter = with_part(batch.letter, part)
    return replace(letter, code=code_of(batch, part)) if code_of else letter


def compose_batches(data: Data, library: Library, order: Order) -> tuple[Batches, tuple[LeftOut, ...]]:
    """Compose every letter that was ordered, each text once; say which targets get none.

    Letter by letter this is what `compose_letters` gives.

    Raises:
        PlaintError: a target, language or text is not there, or a text cannot be filled.
    """
    kinds: dict[tuple[str | None, str | None], _Kind] = {}
    left_out: dict[str, LeftOut] = {}
    rows: list[Row] = []
    for signing in signings(data, order):
        origin = origin_of(signing, data, order)
        key = (origin, signing.one.language if signing.one else None)
        if key not in kinds:
            addressees, others = choose_addressees(data, order, origin)
            kinds[key] = _Kind(tuple(_Pile(addressee) for addressee in addressees))
            left_out |= {other.target: other for other in others}
        rows.append(kinds[key].row(Desk(data, library, order, signing, origin)))
    return Batches(tuple(rows)), tuple(left_out.values())


@dataclass
class _Kind:
    """Signatories from one country, of one language.

    Attributes:
        piles: one for each target.
        known: batches that rows share.
    """

    piles: tuple[_Pile, ...]
    known: dict[tuple[Batch, ...], tuple[Batch, ...]] = field(default_factory=dict)

    def row(self, desk: Desk) -> Row:
        views = _Views(desk.signing)
        parts: dict[tuple[str, str], Part] = {}
        batches = tuple(pile.batch(desk, views) for pile in self.piles)
        return Row(
            self.known.setdefault(batches, batches),
            tuple(_part(batch.letter, desk.signing, parts) for batch in batches),
        )


def _part(letter: Letter, signing: Signing, parts: dict[tuple[str, str], Part]) -> Part:
    """Return one's part of a letter, made once for each language and that of the translation."""
    key = (letter.language, letter.translation.language if letter.translation else "")
    if key not in parts:
        part = own_part(signing, letter.language)
        parts[key] = replace(part, translation=own_part(signing, key[1])) if key[1] else part
    return parts[key]


class _Views(dict[str, SignatoryView]):
    """What texts see of one signatory, by language."""

    def __init__(self, signing: Signing) -> None:
        super().__init__()
        self.signing = signing

    def __missing__(self, language: str) -> SignatoryView:
        self[language] = signatory_view(self.signing, language)
        return self[language]

    def read(self, reads: tuple[tuple[str, str], ...]) -> tuple[object, ...]:
        """Return what is read, each by language and name."""
        return tuple(getattr(self[language], name) for language, name in reads)


@dataclass
class _Pile:
    """The batches of one target, by what their text read of the signatory."""

    addressee: Addressee
    found: dict[tuple[tuple[str, str], ...], dict[tuple[object, ...], Batch]] = field(default_factory=dict)

    def batch(self, desk: Desk, views: _Views) -> Batch:
        for reads, batches in self.found.items():
            if batch := batches.get(views.read(reads)):
                return batch
        seen: dict[tuple[str, str], None] = {}
        watching = replace(desk, watch=lambda view, language: _Watched.over(view, language, seen))
        batch = Batch(watching.compose(self.addressee), self.addressee)
        reads = tuple(sorted(seen))
        self.found.setdefault(reads, {})[views.read(reads)] = batch
        return batch


class _Watched(SignatoryView):
    """What a text sees of the signatory; notes what it reads."""

    @classmethod
    def over(cls, view: SignatoryView, language: str, seen: dict[tuple[str, str], None]) -> _Watched:
        watched = cls(**{one.name: getattr(view, one.name) for one in fields(view)})
        object.__setattr__(watched, "_note", lambda name: seen.setdefault((language, name)))
        return watched

    def __getattribute__(self, name: str) -> Any:
        if name in SignatoryView.__slots__:
            object.__getattribute__(self, "__dict__").get("_note", _ignore)(name)
        return super().__getattribute__(name)


def _ignore(_: str) -> None:
    return None
