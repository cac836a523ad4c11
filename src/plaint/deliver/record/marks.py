"""Keyed marks: by them the journal knows a name again that it has forgotten."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from plaint.deliver.record.schema import MARK, MARK_LENGTH

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


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

    def tag(self, digest: str) -> str:
        """Return what a delivery is called where others see it: the same each time, and nobody can tell who signed it.

        Args:
            digest: of its key, which somebody who guesses the key could make too.
        """
        return hmac.digest(self.key, f"tag\x1f{digest}".encode(), "sha256").hex()

    def code(self, *parts: str) -> str:
        """Return six signs that stand for something on paper; nobody without the key can tell for whom.

        They are Crockford's base 32 (no I, L, O, U): 30 bits, so that of 10,000 members two rarely share one.
        """
        number = int.from_bytes(self._digest("code", *parts)[:4]) >> 2
        return "".join(_SIGNS[number >> shift & 31] for shift in range(25, -1, -5))

    def claim(self, *parts: str) -> bytes:
        """Return what tells somebody's letter to somebody, whatever its text, channel and address."""
        return self._digest("claim", *parts)

    def _digest(self, *parts: str) -> bytes:
        return hmac.digest(self.key, "\x1f".join(parts).encode(), "sha256")[:16]


def is_mark(value: str) -> bool:
    """Tell whether a value was scrubbed."""
    return value.startswith(MARK) and len(value) == MARK_LENGTH
