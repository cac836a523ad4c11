"""What the journal says of a campaign: who has written to whom, and with which text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plaint.deliver.delivery import TAKEN
from plaint.deliver.record.noting import letters_by_hand

if TYPE_CHECKING:
    from plaint.deliver.act import Act
    from plaint.deliver.delivery import Delivery, Entry, Key
    from plaint.deliver.record.reading import Record
    from plaint.deliver.record.taken import Held

JOINT = "joint-"  # begins what stands in a key for those who sign one letter together
PENDING = frozenset({"planned", "failed"})
Office = tuple[str, str]  # a recipient's id, and who holds the office


def is_joint(delivery: Delivery) -> bool:
    """Tell whether many sign it together."""
    return delivery.key.signatory.startswith(JOINT)


class Ledger:
    """The deliveries of one campaign as they stand, to be asked.

    Args:
        record: the journal.
        campaign: its id.
    """

    def __init__(self, record: Record, campaign: str) -> None:
        self.entries = record.entries(campaign)
        self.by_digest = {entry.digest: entry for entry in self.entries}
        self._by_hand = record.read(letters_by_hand(campaign))
        self._taken = record.taken(campaign)
        self._record = record
        self._to_office: dict[Office, list[Entry]] = defaultdict(list)
        self._holders: dict[str, dict[str, None]] = defaultdict(dict)
        self._at_address: dict[str, dict[Office, None]] = defaultdict(dict)
        self._ended: dict[Office, Entry] = {}
        for entry in self.entries:
            if entry.delivery.kind == "letter" and entry.state in (TAKEN | PENDING):
                self._note(entry)

    def _note(self, entry: Entry) -> None:
        office = (entry.key.office, entry.key.holder)
        self._to_office[office].append(entry)
        if entry.state in TAKEN:
            self._holders[entry.key.office][entry.key.holder] = None
            self._at_address[entry.key.address][office] = None
        if entry.state in ("sent", "failed"):
            self._ended[entry.key.office, entry.key.address] = entry

    def written(self, key: Key, plain: str, names: tuple[str, ...], offices: frozenset[str]) -> tuple[Entry, ...]:
        """Return the letters that somebody has sent to this office, or may have; of each holder the last.

        The same text at the same address counts too, and any letter there to an office that is not known any more: an
        id in the data may have been renamed. Whether another holder is another person, the planner decides.

        Args:
            key: of the letter that is to go.
            plain: the version of its text without anybody's own words.
            names: by which somebody is known: the id, and a mailbox.
            offices: the ids of all recipients that are known now.
        """
        holders = (key.holder, *(one for one in self._holders[key.office] if one != key.holder))
        renamed = (pair for pair in self._at_address[key.address] if pair[0] not in offices)
        places = (*((key.office, holder) for holder in holders), *renamed)
        held = [self._taken.by_office(office, holder, name) for office, holder in places for name in names]
        held += [self._taken.by_text(key.address, plain, name) for name in names]
        found = {one.digest: self._entry(one) for one in held if one}
        return tuple(found.values())

    def by_hand(self, key: Key, names: tuple[str, ...]) -> tuple[Act, ...]:
        """Return the acts by which somebody has written to this office by hand, whoever held it then.

        Args:
            key: of the letter that is to go.
            names: as of `written`.
        """
        return self._by_hand.of(key.campaign, key.office, names)

    def refused(self, key: Key) -> Entry | None:
        """Return the last letter to this office at this address, if it was refused for good."""
        last = self._ended.get((key.office, key.address))
        return last if last and last.state == "failed" else None

    def _entry(self, held: Held) -> Entry:
        """Return the entry of a letter; it may be of a campaign that bears another name now."""
        found = self.by_digest.get(held.digest) or self._record.entry(held.digest)
        assert found is not None, "what is taken stands in the journal"
        return found

    def to_office(self, office: Office, language: str) -> tuple[Entry, ...]:
        """Return the letters to an office in a language that have gone, may have, or were planned; the oldest first."""
        return tuple(one for one in self._to_office.get(office, ()) if one.delivery.language == language)

    def pending(self) -> tuple[Entry, ...]:
        """Return the letters that are planned, or failed and may be tried again."""
        return tuple(one for one in self.entries if one.state in PENDING and one.delivery.kind == "letter")
