"""Numbers that have changed since an old appeal was printed: what they were, what they became, when.

Source for Kazakhstan: the change of 2007, whose result is checked against today's plan and then believed. The
others are from general knowledge: they only suggest where to look, and nothing is changed by them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from plaint.contacts import numbering_plan as plan


@dataclass(frozen=True, slots=True)
class Renumbering:
    """One change of a country's numbers."""

    old: str
    """A regular expression for the whole number, E.164, as it was."""
    new: str
    """The number as it is, with the groups of the old one; empty where it became one of several."""
    said: str
    """The change in words, with the groups of the old number."""
    is_certain: bool = False
    """Whether every number changed so, and the new one may be written instead."""

    def renew(self, e164: str) -> str | None:
        """Return the number of today, or None where this change did not touch it or leaves a choice."""
        match = re.fullmatch(self.old, e164)
        new = match.expand(self.new) if match else ""
        return new if new and plan.is_valid(new) else None

    def explain(self, e164: str) -> str | None:
        """Return the change in words, or None where it did not touch the number."""
        match = re.fullmatch(self.old, e164)
        if match is None or (self.new and self.renew(e164) is None):
            return None
        return match.expand(self.said)


def renumbering_of(e164: str) -> Renumbering | None:
    """Return the change that a number of the past went through, or None; none for a number of today."""
    if plan.is_valid(e164):
        return None
    return next((change for change in _RENUMBERINGS if change.explain(e164)), None)


_RENUMBERINGS = (
    Renumbering(
        r"\+73272(\d{6})",
        r"+77272\1",
        "area code 3272 became 727 in 2007, with a 2 before the number",
        is_certain=True,
    ),
    Renumbering(r"\+73([12]\d\d)(\d{6})", r"+77\1\2", r"area code 3\1 became 7\1 in 2007", is_certain=True),
    Renumbering(r"\+733(\d{8})", r"+9963\1", "Kyrgyzstan left +7 33 for a country code of its own, +996 3"),
    Renumbering(r"\+7095(\d{7})", "", "Moscow's area code 095 became 495 or 499 in 2005"),
    Renumbering(r"\+441([78])1(\d{7})", r"+4420\1\2", r"London's area code 1\g<1>1 became 20 \1 in 2000"),
    Renumbering(r"\+57([124-8])(\d{7})", r"+5760\1\2", r"area code \1 of Colombia became 60\1 in 2021"),
    Renumbering(r"\+525(\d{7})", r"+52555\1", "area code 5 of Mexico City became 55, with a 5 added"),
    Renumbering(r"\+844(\d{8})", r"+8424\1", "Hanoi's area code 4 became 24 in 2017"),
    Renumbering(r"\+55(\d\d)([6-9]\d{7})", r"+55\g<1>9\2", "mobile numbers of Brazil got a 9 in front"),
)
