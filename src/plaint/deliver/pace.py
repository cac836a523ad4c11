"""How fast letters leave, how many a day and a run, and when to try again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from plaint.deliver.delivery import Entry, Way

BACK_OFF = (30.0, 120.0, 600.0)
"""Seconds to wait after the first, second and third time that a letter was not taken."""
NEXT_RUN = 3600.0
"""Seconds after the fourth: it is left to a later run."""
IN_A_ROW = 10
"""So many letters that are not taken, one after another, end a run: the trouble is not with the letters."""
PACED: frozenset[Way] = frozenset({"email", "fax"})
"""Drafts go to one's own mailbox, and may go as fast as they can."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """What limits a run.

    Attributes:
        rate: letters a minute, at most, evenly spaced.
        cap: letters a day, at most.
        day: when the sender's day began, in seconds since 1970 (UTC).
        limit: letters in this run, at most; None for no limit.
        stops_from: from which length of the file of stops on they count (`record.stops`); by 0 all do.
    """

    rate: float = 20
    cap: int = 200
    day: float = 0.0
    limit: int | None = None
    stops_from: int = 0

    def spacing(self, way: Way) -> float:
        """Return the seconds from one hand-over's start to the next one's."""
        return 60.0 / self.rate if way in PACED else 0.0


@dataclass(frozen=True, slots=True)
class Clock:
    """What tells and passes the time.

    Attributes:
        now: seconds since 1970 (UTC); may jump.
        monotonic: seconds since whenever; never jumps.
        sleep: passes some seconds.
    """

    now: Callable[[], float]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]


def wait_for(entry: Entry, now: float) -> float:
    """Return the seconds until a delivery may be handed over.

    Never more than was meant when it was noted: where the clock has jumped back, the letter would be out of reach.
    """
    return max(0.0, min(entry.not_before - now, entry.not_before - entry.since))
