"""What the journal says of a campaign: who has written to whom, and with which text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plaint.deliver.delivery import TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plaint.deliver.delivery import Delivery, Entry, Key

JOINT = "joint-"  # begins what stands in a key for those who sign one letter together
PENDING = frozenset({"planned", "failed"})
Office = tuple[str, str]  # a recipient's id, and who holds the office


def _itself(name: str) -> tuple[str, ...]:
    return (name,)


def office_of_key(key: Key) -> Office:
    """Return which office a letter is for, and who holds it."""
    return key.office, key.holder


def is_joint(delivery: Delivery) -> bool:
    """Tell whether many sign it together."""
    return delivery.key.signatory.startswith(JOINT)


@dataclass
class Ledger:
    """The deliveries of one campaign, to be asked.

    Args:
        entries: of the campaign, the oldest first.
        names_of: under which names somebody stands in the journal: the id, and what stands for it after scrubbing.
    """

    entries: Iterable[Entry]
    names_of: Callable[[str], tuple[str, ...]] = _itself
    by_key: dict[str, Entry] = field(default_factory=dict)
    _written: dict[tuple[Office, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _at_address: dict[tuple[str, str, str], list[Entry]] = field(default_factory=lambda: defaultdict(list))
    _to_office: dict[Office, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for entry in self.entries:
            self.by_key[entry.key.digest] = entry
            if entry.delivery.kind == "letter" and entry.state in (TAKEN | PENDING):
                self._to_office[office_of_key(entry.key)].append(entry)
            if entry.delivery.kind == "letter" and entry.state in TAKEN:
                for signer in entry.delivery.signers:
                    self._written[office_of_key(entry.key), signer].append(entry)
                    self._at_address[entry.key.address, entry.key.version, signer].append(entry)

    def written(self, key: Key, signer: str) -> tuple[Entry, ...]:
        """Return the letters that somebody has sent to this office and holder, or may have, the oldest first.

        The same text at the same address counts too: an id in recipients.yaml may have been renamed.
        """
        found: dict[str, Entry] = {}
        for name in self.names_of(signer):
            here = self._written.get((office_of_key(key), name), ())
            there = self._at_address.get((key.address, key.version, name), ())
            found |= {entry.key.digest: entry for entry in (*here, *there)}
        return tuple(found.values())

    def to_office(self, office: Office, language: str) -> tuple[Entry, ...]:
        """Return the letters to an office in a language that have gone, may have, or were planned; the oldest first."""
        return tuple(one for one in self._to_office.get(office, ()) if one.delivery.language == language)

    def pending(self) -> tuple[Entry, ...]:
        """Return the letters that are planned, or failed and may be tried again."""
        return tuple(
            one for one in self.by_key.values() if one.state in PENDING and one.delivery.kind == "letter"
        )
