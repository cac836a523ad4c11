"""The journal as lines of JSON, for people and programs; docs/reference/journal.md says what stands in them."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from plaint.deliver.record import diary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from plaint.deliver.act import Act, Answer, Approval
    from plaint.deliver.delivery import Entry, Event
    from plaint.deliver.record.reading import Record


def export(record: Record) -> Iterator[str]:
    """Yield one line a delivery, in the order in which they were planned, each with all its events.

    Then one an act, an answer and an approval, each in the order in which they were noted.

    Raises:
        PlaintError: the rest cannot be read; what was yielded before is true.
    """
    for entry in record.entries():
        shown = _shown(entry, record.events(entry.digest), record.marks.tag(entry.digest))
        yield json.dumps(shown, ensure_ascii=False)
    for act in record.read(diary.acts_of()):
        yield _line("act", act)
    for answer in record.read(diary.answers_to()):
        yield _line("answer", answer, "answer_kind")
    for approval in record.read(diary.approvals_of()):
        yield _line("approval", approval)


def _line(kind: str, value: Act | Answer | Approval, own_kind: str = "") -> str:
    """Return a value by its attributes; a kind of its own stands under another key."""
    shown = {name: one.isoformat() if isinstance(one, date) else one for name, one in asdict(value).items()}
    if own_kind:
        shown[own_kind] = shown.pop("kind")
    return json.dumps({"kind": kind, **shown}, ensure_ascii=False)


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
