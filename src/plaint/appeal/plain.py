"""A draft printed plainly, as `plaint import appeal --as plain` does: what was read, without places and doubts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plaint.appeal.draft import AppealDraft, Entry


def as_plain(draft: AppealDraft) -> str:
    """Return a draft as YAML of its values alone, in the order of the keys below; nothing for what was not found.

    `country, published, act_before, about, about_groups, demands, targets, copies`; an entry has `name, office,
    office_alt, salutation, address, fax, phone, email, mission_in_your_country, country, demands`.
    """
    lines = list(_lines(_tree(draft)))
    return "\n".join(lines) + "\n" if lines else "{}\n"


def _tree(draft: AppealDraft) -> dict[str, Any]:
    country = draft.country.value if draft.country else None
    return {
        "country": country,
        "published": draft.published and draft.published.value,
        "act_before": draft.act_before and draft.act_before.value.isoformat(),
        "about": [person.value for person in draft.people],
        "about_groups": [group.value for group in draft.groups],
        "demands": [demand.value for demand in draft.demands],
        "targets": [_entry(entry, country) for entry in draft.targets],
        "copies": [_entry(copy.to, country) for copy in draft.copies],
    }


def _entry(entry: Entry, country: str | None) -> dict[str, Any]:
    return {
        "name": entry.name and entry.name.value,
        "office": entry.office and entry.office.value,
        "office_alt": list(entry.other_offices),
        "salutation": entry.salutation and entry.salutation.value,
        "address": [line.value for line in entry.address],
        "fax": list(entry.values("fax")),
        "phone": list(entry.values("phone")),
        "email": list(entry.values("email")),
        "mission_in_your_country": bool(entry.mission and entry.mission.is_in_your_country),
        "country": entry.country if entry.country != country else None,
        "via": bool(entry.via),
        "demands": list(entry.demands),
    }


def _lines(tree: dict[str, Any], indent: str = "") -> Iterator[str]:
    for name, value in tree.items():
        if not value:
            continue
        if isinstance(value, list):
            yield f"{indent}{name}:"
            for one in value:
                yield from _item(one, indent)
        else:
            yield f"{indent}{name}: {_scalar(value)}"


def _item(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{indent}  - {_scalar(value)}"
        return
    inner = list(_lines(value, indent + "    "))
    if inner:
        yield f"{indent}  - {inner[0].strip()}"
        yield from inner[1:]


def _scalar(value: Any) -> str:
    """Return a value as JSON writes it, which YAML reads alike whatever stands in it."""
    return "true" if value is True else json.dumps(str(value), ensure_ascii=False)
