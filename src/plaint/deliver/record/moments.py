"""When letters were handed over: a step that reads, for `Record.read`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from plaint.deliver.record.marks import Marks


def handed_over(campaign: str) -> Callable[[sqlite3.Connection, Marks], tuple[tuple[str, float], ...]]:
    """Return the step that reads when each delivery of a campaign was last handed over.

    That is the day on which a letter went, even where somebody settled much later that it had arrived.

    Returns:
        The step; it gives digests, and seconds since 1970 (UTC).
    """
    question = """select digest, max(at) from event join delivery on delivery.id = event.delivery
        where campaign = ? and event.state = 'handing' group by delivery.id order by delivery.id"""
    return lambda database, _: tuple(database.execute(question, (campaign,)))
