"""Why a letter is not stamped: then it is rendered in full, which is always right."""

from __future__ import annotations


class UnfitError(Exception):
    """A letter, or all letters of a kind, cannot be stamped; says why, in words for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
