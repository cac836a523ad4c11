"""What the journal says of a campaign: who has written to whom, and with which text."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plaint.deliver.delivery import TAKEN

if TYPE_CHECKING:
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
        self._taken = record.taken(campaign)
        self._to_office: dict[Office, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.delivery.kind == "letter" and entry.state in (TAKEN | PENDING):
                self._to_office[entry.key.office, entry.key.holder].append(entry)

    def written(self, key: Key, signer: str) -> Entry | None:
        """Return the last letter that somebody has sent to this office and holder, or may have; None where none has.

        The same text at the same address counts too: an id in recipients.yaml may have been renamed.
        """
        held = self._taken.by_office(key.office, key.holder, signer)
        return self._entry(held) if held else self.same_text(key, signer)

    def same_text(self, key: Key, signer: str) -> Entry | None:
        """Return the letter in this very text that somebody has sent to this address, or may have."""
        held = self._taken.by_text(key.address, key.version, signer)
        return self._entry(held) if held else None

    def _entry(self, held: Held) -> Entry:
        return self.by_digest[held.digest]

    def to_office(self, office: Office, language: str) -> tuple[Entry, ...]:
        """Return the letters to an office in a language that have gone, may have, or were planned; the oldest first."""
        return tuple(one for one in self._to_office.get(office, ()) if one.delivery.language == language)

    def pending(self) -> tuple[Entry, ...]:
        """Return the letters that are planned, or failed and may be tried again."""
        return tuple(one for one in self.entries if one.state in PENDING and one.delivery.kind == "letter")
