"""Sentences that several commands say: what a campaign's state means, and what to do with a letter."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plaint import console

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.copies import CopyLine
    from plaint.contacts.windows import Window
    from plaint.guide import Step
    from plaint.model.campaign import Campaign
    from plaint.reading.data import Data

INDENT = 12


def campaign_state(campaign: Campaign, today: date) -> tuple[str, ...]:
    """Return what to know before using a campaign, a line each."""
    lines: list[str] = []
    if campaign.status == "closed":
        lines.append("closed: historic, contacts unverified; it prints and never sends")
    if campaign.status == "draft":
        lines.append("draft: it prints and never sends, until its status is open")
    if campaign.until and campaign.until < today and campaign.status in ("open", "updated", "draft"):
        lines.append(f"the deadline {campaign.until} is past: ask the organisers before you post anything")
    return (*lines, *(f"risk: {risk.text}" for risk in campaign.risks))


def mission_gap(data: Data, state: str, country: str) -> str:
    """Return what to do where no mission of a state was found for senders in a country."""
    from plaint.contacts.countries import country_name

    known = [mission.id for mission in data.missions(state)]
    name = country_name(state, "en")
    if not country and known:
        return (
            f"which mission of {name}? Say where you write from, as --from GB, or pick one by --to: {', '.join(known)}"
        )
    where = f"for senders in {country}" if country else "here"
    return (
        f"no mission of {name} is known {where}: look up its address, write it on the envelope, and add it to "
        "recipients.yaml as kind: mission"
    )


def copy_words(line: CopyLine) -> str:
    """Return who gets a copy of what, how and when; a lost or withheld address is named as such."""
    where = "; ".join(point.shown or point.status for point in line.points) or "no address is known"
    notes = "; ".join(point.note for point in line.points if point.note and not point.shown)
    words = f"{', '.join(line.what)} to {line.name} by {line.by} ({where}), {line.when}"
    return f"{words}: {notes}" if notes else words


def copy_json(line: CopyLine) -> dict[str, Any]:
    """Return a line of the copy-to list for programs."""
    return {
        "to": line.to,
        "name": line.name,
        "country": line.country,
        "what": list(line.what),
        "by": line.by,
        "when": line.when,
        "address": line.address or None,
        "lines": list(line.lines),
        "dial": line.dial or None,
        "missing": line.gap or None,
        "addresses": [
            {"address": one.shown or None, "status": one.status, "note": one.note or None, "usable": one.is_usable}
            for one in line.points
        ],
        "also_by": list(line.others),
        "visible": line.visible,
        "consent": str(line.consent) if line.consent else None,
        "note": line.note or None,
        "text": copy_words(line),
    }


def step_json(step: Step) -> dict[str, Any]:
    """Return a step for programs: in words, and in parts."""
    means, dial = step.means, step.means.dial
    return {
        "channel": step.channel,
        "text": step.text,
        "usable": step.usable,
        "status": means.status,
        "note": means.note or None,
        "printed": means.printed or None,
        "lines": list(means.lines),
        "e164": means.e164 or None,
        "mailbox": means.mailbox or None,
        "url": means.url or None,
        "dial": dial.text if dial else None,
        "dial_alternatives": list(dial.alternatives) if dial else [],
        "dial_note": (dial.note or None) if dial else None,
        "open": _window_json(means.window),
        "open_here": _window_json(means.window_here),
    }


def _window_json(window: Window | None) -> dict[str, str] | None:
    return {"from": window.start.isoformat(), "until": window.end.isoformat()} if window else None


def say_steps(steps: tuple[Step, ...]) -> None:
    """Print steps on standard error, the channel in front, wrapped to 100 columns."""
    for step in steps:
        console.say(step_line(step.channel, step.text), "" if step.usable else "faint")


def step_line(label: str, text: str) -> str:
    """Return a labelled line, continued under its text."""
    filled = textwrap.fill(text, console.width() - INDENT, break_long_words=False, break_on_hyphens=False)
    return f"  {label:<{INDENT - 2}}" + filled.replace("\n", "\n" + " " * INDENT)


def shown(path: Path) -> str:
    """Return the path as one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
