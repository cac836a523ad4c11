"""Keyed marks: by them the journal knows a name again that it has forgotten."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from plaint.deliver.record.schema import MARK, MARK_LENGTH


@dataclass(frozen=True)
class Marks:
    """What marks are made with.

    Attributes:
        key: random, kept in the journal; without it nobody can try names out.
    """

    key: bytes

    def mark(self, value: str) -> str:
        """Return what stands for a value once it is scrubbed."""
        return MARK + self._digest("value", value).hex()[: MARK_LENGTH - 1]

    def claim(self, *parts: str) -> bytes:
        """Return what tells somebody's letter to somebody, whatever its text, channel and address."""
        return self._digest("claim", *parts)

    def _digest(self, *parts: str) -> bytes:
        return hmac.digest(self.key, "\x1f".join(parts).encode(), "sha256")[:16]


def is_mark(value: str) -> bool:
    """Tell whether a value was scrubbed."""
    return value.startswith(MARK) and len(value) == MARK_LENGTH
