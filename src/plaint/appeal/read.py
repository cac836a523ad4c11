"""Reading an appeal: plain text, contact points, stretches, addressees; then what it asks, for whom, until when."""

from __future__ import annotations

from plaint.appeal.addressees import Addressee, find_addressees
from plaint.appeal.country import find_country
from plaint.appeal.draft import AppealDraft, CopyEntry, Entry, Found
from plaint.appeal.lines import make_plain
from plaint.appeal.settle import Setting, settle
from plaint.appeal.spots import find_spots
from plaint.appeal.stretches import find_stretches


def read_appeal(text: str) -> AppealDraft:
    """Return what an appeal says, as far as rules can tell; never fails, whatever the text."""
    plain = make_plain(text)
    spots = find_spots(plain.text)
    stretches = find_stretches(plain, spots)
    addressees = find_addressees(plain, stretches, spots)
    country = find_country(plain, [one.rough for one in addressees if one.role == "target"])
    setting = Setting(plain, country[0] if country else None)
    return AppealDraft(
        country=country and Found(country[0], 0, country[1]),
        targets=tuple(_entries(addressees, setting, "target")),
        copies=tuple(CopyEntry(entry) for entry in _entries(addressees, setting, "copy")),
    )


def _entries(addressees: list[Addressee], setting: Setting, role: str) -> list[Entry]:
    return [settle(one.rough, setting, sure=one.sure) for one in addressees if one.role == role]
