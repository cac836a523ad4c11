"""Keys to which copies are encrypted: whether they can be used, and for how long still."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from plaint.checks.ground import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark

SOON = timedelta(days=30)


def key_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield an error for each key that cannot be used, a warning for each that ends within thirty days."""
    now = datetime.combine(ground.today, time.min, UTC)
    for recipient in ground.data.recipients.values():
        if recipient.key is not None:
            for fault in _faults(recipient.key, ground, now):
                yield ground.of_recipient(recipient, ("key",), fault)


def _faults(words: str, ground: Ground, now: datetime) -> Iterator[Fault]:
    from plaint.deliver.encryption import KeyUnusable, load_key

    try:
        key = load_key(words, ground.data.root, now)
    except KeyUnusable as unusable:
        yield Fault(f"nothing can be encrypted to this key: {unusable.message}", unusable.hint, "error")
        return
    if key.expires is not None and key.expires - now <= SOON:
        yield Fault(f"this key ends on {key.expires:%Y-%m-%d}", "ask its owner for the new one before that day")
