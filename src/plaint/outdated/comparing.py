"""Letters of the journal beside what would be printed today: which name somebody or somewhere that is no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.deliver.delivery import Entry
    from plaint.outdated.today import Today

LIVING = ("planned", "failed", "sent", "unknown")


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a letter says otherwise than it would today.

    Attributes:
        what: recipient, holder, office, address (where it was sent to) or lines (of the address as printed).
        old: as it stands in the letter.
        new: as it is today; "" where there is nothing.
        words: what of the old would show in other papers too.
    """

    what: str
    old: str
    new: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OldLetter:
    """A letter of the journal with old data, and what is old in it."""

    entry: Entry
    differences: tuple[Difference, ...]


def old_letters(entries: Iterable[Entry], today: Today) -> Iterator[OldLetter]:
    """Yield the letters of a campaign that were planned or sent with other data than those of today."""
    for entry in entries:
        is_letter = entry.delivery.kind == "letter" and entry.state in LIVING
        if is_letter and (differences := tuple(_differences(entry, today))):
            yield OldLetter(entry=entry, differences=differences)


def _differences(entry: Entry, today: Today) -> Iterator[Difference]:
    key, delivery = entry.key, entry.delivery
    recipient = today.data.recipients.get(key.office)
    if recipient is None or key.office not in today.recipients:
        new = "" if recipient is None else "no target of this campaign any more"
        yield Difference(what="recipient", old=key.office, new=new)
        return
    holder, office = today.holder(recipient), today.office(recipient, delivery.language)
    if key.holder != holder:
        yield Difference(what="holder", old=key.holder, new=holder, words=(key.holder,))
    if delivery.printed_office and delivery.printed_office != office:
        yield Difference(what="office", old=delivery.printed_office, new=office)
    if key.way in ("email", "fax"):
        now = today.addresses(key.office, key.way)
        if key.address and key.address not in now:
            yield Difference(what="address", old=key.address, new=", ".join(sorted(now)), words=(key.address,))
    yield from _lines(entry, today, frozenset((key.holder, delivery.printed_holder, delivery.printed_office)))


def _lines(entry: Entry, today: Today, told: frozenset[str]) -> Iterator[Difference]:
    """Yield lines of the address that would not stand there today; names that were told before are not told again."""
    now = today.lines(entry.key.office, entry.delivery.language)
    old = [line for line in entry.delivery.addressee if line not in now and line not in told]
    if old:
        new = [line for line in sorted(now) if line not in entry.delivery.addressee]
        yield Difference(what="lines", old=", ".join(old), new=", ".join(new), words=tuple(old))
