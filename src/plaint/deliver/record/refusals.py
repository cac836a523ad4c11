"""Why the journal refuses something, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    import sqlite3

    from plaint.deliver.delivery import Entry


def nothing_to_settle(entry: Entry) -> PlaintError:
    """Return why nobody needs to say what became of a delivery, and what to do instead."""
    name = f"{entry.short} ({entry.key.office}, {entry.key.way})"
    hints = {
        "sent": "it was sent, and stays so; there is nothing to settle",
        "planned": "it was not handed over; `plaint send` sends it",
        "failed": "it was refused, and certainly not taken; `plaint send --retry-failed` tries again",
        "cancelled": "it was taken back, and never handed over",
    }
    if entry.state == "planned" and entry.key.way == "post":
        hints["planned"] = f'print and post it, then: plaint resolve {entry.short} sent --note "posted"'
    return PlaintError(f"{name} is {entry.state}", hints.get(entry.state, "a run is at it; wait for its end"))


def not_planned(error: sqlite3.IntegrityError) -> PlaintError:
    """Return why a plan could not be written down; raises what is no fault of the plan."""
    if getattr(error, "sqlite_errorname", "").endswith("FOREIGNKEY"):
        return PlaintError("a copy tells of a letter that is not in the journal", "plan the letters first")
    raise error
