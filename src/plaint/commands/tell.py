"""Sentences that several commands say: what a campaign's state means, and what to do with a letter."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from plaint import console

if TYPE_CHECKING:
    from datetime import date

    from plaint.guide import Step
    from plaint.model.campaign import Campaign, Copy
    from plaint.model.recipient import Recipient
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


def copy_words(copy: Copy, recipient: Recipient, day: date) -> str:
    """Return who gets a copy of what, how and when; a lost or withheld address is named as such."""
    points = [point for point in recipient.points(copy.by) if point.holds_on(day)]
    where = "; ".join(str(point) if point.is_known else point.status for point in points) or "no address is known"
    notes = "; ".join(str(point.note) for point in points if point.note and not point.is_known)
    name = str(recipient.name or recipient.office or copy.to)
    words = f"{', '.join(copy.what)} to {name} by {copy.by} ({where}), {copy.when}"
    return f"{words}: {notes}" if notes else words


def say_steps(steps: tuple[Step, ...]) -> None:
    """Print steps on standard error, the channel in front, wrapped to 100 columns."""
    for step in steps:
        console.say(step_line(step.channel, step.text), "" if step.usable else "faint")


def step_line(label: str, text: str) -> str:
    """Return a labelled line, continued under its text."""
    filled = textwrap.fill(text, 100 - INDENT, break_long_words=False, break_on_hyphens=False)
    return f"  {label:<{INDENT - 2}}" + filled.replace("\n", "\n" + " " * INDENT)


def shown(path: Path) -> str:
    """Return the path as one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
