"""Telephone and fax numbers: from what is printed in an appeal to E.164, never by guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from plaint.contacts import numbering_plan as plan
from plaint.contacts.number_forms import find_number
from plaint.contacts.number_text import is_one_number, plain_number
from plaint.contacts.numbering_plan import Length
from plaint.contacts.renumbering import renumbering_of
from plaint.contacts.zones import one_zone, zone_of_country

_E164 = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed, and what it is today."""

    printed: str
    e164: str
    """The number to call today."""
    notes: tuple[str, ...]
    """What was done to read it and what to mind, a clause each."""
    stated: str
    """The E.164 form of what is printed, before any later renumbering."""


def read_number(printed: str, *, country: str | None = None, area: str | None = None) -> Number | None:
    """Read one number as appeals print it; None where it cannot be known.

    `+`, `++`, `00`, `011`, `8~10`, `10-(7…`, `19` and `(int)` lead to any country; without them the
    country must be given, and for a local number the town too. Two numbers in one text are none.

    Args:
        printed: the number as it stands, with or without a label and an extension.
        country: the country in which it is a number.
        area: the town (`Alma-Ata`) or the area code (`3272`) of a local number.
    """
    text, extension = plain_number(printed)
    found = find_number(text, country, area) if is_one_number(text) else None
    if found is None or not _E164.fullmatch(found.e164):
        return None
    e164, told = _of_today(found.e164)
    notes = (found.how, *told, extension and f"ask for extension {extension}")
    return Number(printed, e164, tuple(note for note in notes if note), found.e164)


def _of_today(stated: str) -> tuple[str, tuple[str, ...]]:
    change = renumbering_of(stated)
    renewed = change.renew(stated) if change and change.is_certain else None
    if change is None or renewed is None:
        return stated, number_problems(stated)
    return renewed, (change.explain(stated) or "",)


def read_e164(text: str) -> str:
    """Return a number written with + and country code, with or without spaces, in E.164.

    Only the form is looked at, so that thousands are read at once; see `number_problems` for the rest.

    Raises:
        ValueError: the text is not of that form; the message shows it.
    """
    e164 = re.sub(r"[\s().-]", "", text)
    if "(0)" not in text and _E164.fullmatch(e164):
        return e164
    raise ValueError(f"{text!r} is no international number: write + and country code, as +442079460018")


def number_problems(e164: str) -> tuple[str, ...]:
    """Return why a number cannot be called today, or what calling it costs, with what to do."""
    if not _E164.fullmatch(e164):
        return (f"{e164!r} is no international number: write + and country code, as +442079460018",)
    dialled = plan.read(e164)
    if dialled and dialled != e164:
        return (f"{e164} has a digit that is dialled only within the country: write {dialled}",)
    if plan.is_valid(e164):
        return (f"{e164} is a premium-rate number: say so, or find another",) * plan.is_premium_rate(e164)
    return (_renumbered(e164) or _misfit(e164),)


def _renumbered(e164: str) -> str | None:
    change = renumbering_of(e164)
    if change is None:
        return None
    new = change.renew(e164)
    if new is None:
        return f"{e164} is out of use: {change.explain(e164)}; look up the present number"
    remedy = f"write {new}" if change.is_certain else f"try {new} and compare it with its source"
    return f"{e164} is out of use: {change.explain(e164)}; {remedy}"


def _misfit(e164: str) -> str:
    owner = plan.country_of(e164) or "its network"
    return {
        Length.NO_COUNTRY: f"{e164} begins with no country's code: compare it with its source",
        Length.SHORT: f"{e164} is too short for {owner}: compare it with its source",
        Length.LOCAL: f"{e164} is too short for {owner}: is the area code missing, or has it changed?",
        Length.LONG: f"{e164} is too long for {owner}: are two numbers run together?",
        Length.RIGHT: f"{e164} fits no number in use in {owner}: look up the present one",
    }[plan.length(e164)]


def zone_of_number(e164: str, on: date | None = None) -> str | None:
    """Return the time zone of a number; None where its plan leaves open which.

    With a date, several zones that kept one time that day count as one.
    """
    zones = plan.zones_of(e164)
    if len(zones) == 1 or on is None:
        return zones[0] if len(zones) == 1 else None
    home = zone_of_country(plan.country_of(e164) or "", on)
    return home if home in zones else one_zone(zones, on)
