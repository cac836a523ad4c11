"""What `plaint recipients changed` says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plaint import console
from plaint.commands.send_report import counted
from plaint.commands.tell import step_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.deliver.delivery import Entry
    from plaint.outdated.changes import Changed

MOST = 10  # files or names on the screen; --json gives all


def say_changes(changes: tuple[Changed, ...]) -> None:
    """Say what is old, and what to type."""
    if not changes:
        console.say("Nothing that was printed, planned or sent has old data, as far as is seen from here.", "strong")
        return
    for change in changes:
        since = f", since {change.on}" if change.on else ""
        console.say(f"{change.campaign}: {change.recipient} has changed{since}", "strong")
        for one in change.differences:
            console.say(step_line(one.what, f"{one.old or '(nobody)'} -> {one.new or '(nothing)'}"))
        _say_letters(change)
        _say_files(change)
        if change.members:
            told = f"{counted(len(change.members), 'member')} called before that: {_some(change.members)}"
            console.say(step_line("members", told), "warning")
            console.say(step_line("", f"plaint notify {change.campaign} --corrected"))
    console.say("Papers that were handed out, posted or printed elsewhere are not seen from here.")


def _say_letters(change: Changed) -> None:
    if change.planned:
        words = f"{counted(len(change.planned), 'letter')} with old data; the next sending makes them anew:"
        console.say(step_line("planned", words), "warning")
        console.say(step_line("", f"plaint send {change.campaign} --to {change.planned[0].delivery.target}"))
    if change.sent:
        late = f", {change.late:,} of them since the change" if change.late else ""
        console.say(step_line("sent", f"{counted(len(change.sent), 'letter')} with old data{late}"), "warning")
        for entry in change.sent[:MOST]:
            console.say(step_line("", f"{entry.short} by {entry.key.way} to {entry.key.address}"))


def _say_files(change: Changed) -> None:
    for file in change.files[:MOST]:
        why = f"shows {file.shows}" if file.shows else f"lacks {file.lacks}"
        console.say(step_line("anew", f"{file.name}: {why}"), "warning")
    if len(change.files) > MOST:
        console.say(step_line("", f"and {len(change.files) - MOST:,} more files"), "warning")
    if change.files:
        console.say(step_line("", f"make them again as before: plaint letter {change.campaign}, plaint picket, …"))


def _some(names: Iterable[str]) -> str:
    known = list(names)
    return ", ".join(known[:MOST]) + (f" and {len(known) - MOST:,} more" if len(known) > MOST else "")


def changes_json(changes: tuple[Changed, ...]) -> str:
    """Return all of it for programs."""
    return json.dumps([_as_json(one) for one in changes], ensure_ascii=False, indent=2)


def _as_json(change: Changed) -> dict[str, Any]:
    return {
        "campaign": change.campaign,
        "recipient": change.recipient,
        "since": str(change.on) if change.on else None,
        "differences": [{"what": one.what, "old": one.old, "new": one.new} for one in change.differences],
        "planned": [_entry_json(one) for one in change.planned],
        "sent": [_entry_json(one) for one in change.sent],
        "sent_since_change": change.late,
        "files": [
            {"file": one.name, "shows": one.shows or None, "lacks": one.lacks or None} for one in change.files
        ],
        "members": list(change.members),
    }


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "key": entry.short,
        "target": entry.delivery.target,
        "by": entry.key.way,
        "to": entry.key.address or None,
        "state": entry.state,
        "signed_by": list(entry.delivery.signers),
    }
