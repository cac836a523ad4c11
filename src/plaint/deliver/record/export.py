"""The journal as lines of JSON, for people and programs; docs/reference/journal.md says what stands in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from plaint.deliver.delivery import Entry, Event
    from plaint.deliver.record.reading import Record


def export(record: Record) -> Iterator[str]:
    """Yield one line a delivery, in the order in which they were planned, each with all its events.

    Raises:
        PlaintError: the rest cannot be read; what was yielded before is true.
    """
    for entry in record.entries():
        shown = _shown(entry, record.events(entry.digest), record.marks.tag(entry.digest))
        yield json.dumps(shown, ensure_ascii=False)


def _shown(entry: Entry, events: tuple[Event, ...], tag: str) -> dict[str, Any]:
    key, delivery = entry.key, entry.delivery
    return {
        "id": entry.digest,
        "kind": delivery.kind,
        "campaign": key.campaign,
        "target": delivery.target,
        "office": key.office,
        "holder": key.holder,
        "printed_office": delivery.printed_office,
        "printed_holder": delivery.printed_holder,
        "addressee": delivery.addressee,
        "way": key.way,
        "address": key.address,
        "signatory": key.signatory,
        "signers": delivery.signers,
        "covers": delivery.covers,
        "account": delivery.account,
        "tag": tag,
        "language": delivery.language,
        "version": key.version,
        "plain": delivery.plain,
        "round": key.round,
        "state": entry.state,
        "since": entry.since,
        "attempts": entry.attempts,
        "not_before": entry.not_before,
        "reply": entry.reply,
        "reference": entry.reference,
        "events": [
            {"number": one.number, "at": one.at, "state": one.state, "attempt": one.attempt, "detail": one.detail}
            for one in events
        ],
    }
