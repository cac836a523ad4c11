"""Who has written by hand, and whether that speaks against a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from plaint.deliver.act import Act
    from plaint.sending.texts import FirstSent


@dataclass(frozen=True, slots=True)
class ByHand:
    """Those who have written by hand.

    Attributes:
        kept_back: who is not written for again, each with the act.
        overridden: who is all the same, although the office is held by whom she wrote to.
    """

    kept_back: Mapping[str, Act]
    overridden: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HandRule:
    """By what it is decided.

    Attributes:
        again: all are to get the text of today (`--texts again`).
        holder: who holds the office now.
        since: from which day on; None where that is not known.
        text: what is known of the text of today.
    """

    again: bool
    holder: str
    since: date | None
    text: FirstSent

    def sort(self, acts: Mapping[str, tuple[Act, ...]]) -> ByHand:
        """Return who of some people is kept back by their acts."""
        found = {name: next((one for one in own if self._speaks_against(one)), None) for name, own in acts.items()}
        kept_back = {name: act for name, act in found.items() if act}
        mine = {name for name, own in acts.items() if any(one.holder == self.holder for one in own)}
        return ByHand(kept_back, tuple(sorted(mine - set(kept_back))))

    def _speaks_against(self, act: Act) -> bool:
        """Tell whether an act speaks against a letter, as `Planner` tells it of a letter that was sent.

        It does, unless somebody else holds the office since; where all are to get the text of today, unless it was done
        before that text went to anybody, so that she had another in her hands.
        """
        if act.holder != self.holder and self.since is not None and self.since > act.day:
            return False
        if not self.again:
            return True
        if self.text.has_changed:
            return self.text.day is not None and act.day >= self.text.day
        return self.text.is_sent
