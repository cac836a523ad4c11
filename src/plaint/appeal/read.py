"""Reading an appeal: plain text, contact points, stretches, addressees; then what it asks, for whom, until when."""

from __future__ import annotations

import re
from dataclasses import replace

from plaint.appeal.addressees import Addressee, find_addressees
from plaint.appeal.country import find_country
from plaint.appeal.dates import find_days
from plaint.appeal.demands import find_demands
from plaint.appeal.draft import AppealDraft, CopyEntry, Entry, Found
from plaint.appeal.lines import make_plain
from plaint.appeal.people import find_people
from plaint.appeal.settle import Setting, settle
from plaint.appeal.spots import find_spots
from plaint.appeal.stretches import find_stretches
from plaint.appeal.times import find_deadline, find_events, find_published


def read_appeal(text: str) -> AppealDraft:
    """Return what an appeal says, as far as rules can tell; never fails, whatever the text."""
    plain = make_plain(text)
    spots = find_spots(plain.text)
    stretches = find_stretches(plain, spots)
    addressees = find_addressees(plain, stretches, spots)
    country = find_country(plain, [one.rough for one in addressees if one.role == "target"])
    setting = Setting(plain, country[0] if country else None)
    if _CHANGED.search(plain.text):
        addressees = [replace(one, sure=False) for one in addressees]
    targets = tuple(_entries(addressees, setting, "target"))
    copies = tuple(CopyEntry(entry) for entry in _entries(addressees, setting, "copy"))
    days = find_days(plain.text)
    published = find_published(plain, days)
    act_before = find_deadline(plain, days, published)
    demands = find_demands(plain, spots)
    return AppealDraft(
        country=country and Found(country[0], 0, country[1]),
        published=published,
        act_before=act_before,
        people=find_people(plain, demands, _names(targets, copies)),
        demands=demands,
        targets=targets,
        copies=copies,
        events=find_events(plain, days, published, act_before),
    )


# What was said of an address before may no longer hold.
_CHANGED = re.compile(
    r"(?i)\bcorrection\b|\b(?:changed|new|wrong|old)\s+(?:its\s+|their\s+|the\s+|his\s+|her\s+)?(?:fax|phone|telephone|e-?mail|number|address)|no\s+longer\s+(?:valid|works?|in\s+use)|"
    r"\b(?:nouveau\s+num[ée]ro|neue\s+(?:fax)?nummer|nuevo\s+n[úu]mero|novo\s+n[úu]mero|nuovo\s+numero|новый\s+номер|исправление|rectificaci[óo]n|rectificatif|berichtigung|errata\s+corrige)\b"
)


def _names(targets: tuple[Entry, ...], copies: tuple[CopyEntry, ...]) -> list[str]:
    entries = (*targets, *(copy.to for copy in copies))
    return [entry.name.value for entry in entries if entry.name]


def _entries(addressees: list[Addressee], setting: Setting, role: str) -> list[Entry]:
    return [settle(one.rough, setting, sure=one.sure) for one in addressees if one.role == role]
