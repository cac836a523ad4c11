"""The texts that went out: by hash, language and office; never one with somebody's own words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plaint.reports.value import OTHER, TextRow

if TYPE_CHECKING:
    from plaint.deliver.delivery import Delivery
    from plaint.reports.facts import Facts
    from plaint.reports.offices import Offices
    from plaint.sending.versions import Versions


def text_rows(facts: Facts, offices: Offices, versions: Versions) -> tuple[TextRow, ...]:
    """Return the texts of the letters that went or may have gone, most used first.

    A text with a sentence of the signatory's own stands under the version without it. Texts to missions that are not
    named are left out.
    """
    groups: dict[tuple[str, str, str], list[Delivery]] = defaultdict(list)
    for one in facts.sendings:
        if one.fate not in ("failed", "waiting"):
            delivery = one.entry.delivery
            key = offices.key(delivery.key.office, delivery.target)
            if delivery.plain and offices.shown(key) != OTHER:
                groups[delivery.plain, delivery.language, key].append(delivery)
    rows = (_row(deliveries, offices.label(key), versions) for (_, _, key), deliveries in groups.items())
    return tuple(sorted(rows, key=lambda row: (-row.letters, row.office, row.language, row.version)))


def _row(deliveries: list[Delivery], office: str, versions: Versions) -> TextRow:
    first = deliveries[0]
    kept = versions.find(first.plain)
    return TextRow(
        version=first.plain,
        language=first.language,
        office=office,
        letters=len(deliveries),
        varied=sum(1 for one in deliveries if one.key.version != one.plain),
        subject=kept.subject if kept else "",
        body=kept.body if kept else "",
    )
