"""The texts that went out: by hash, language and office; never one with somebody's own words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from plaint.reports.value import TextRow

if TYPE_CHECKING:
    from plaint.deliver.delivery import Delivery
    from plaint.reports.facts import Facts
    from plaint.reports.offices import Offices
    from plaint.sending.versions import Versions


def text_rows(facts: Facts, offices: Offices, versions: Versions) -> tuple[TextRow, ...]:
    """Return the texts of the letters that went or may have gone, most used first.

    A text with a sentence of the signatory's own stands under the version without it. Texts to missions that are not
    named are left out, and texts in a language in which fewer people wrote than make a group: it would tell of them.
    """
    small = _small_languages(facts, offices)
    groups: dict[tuple[str, str, str], list[Delivery]] = defaultdict(list)
    for one in facts.sendings:
        if one.fate not in ("failed", "waiting"):
            delivery = one.entry.delivery
            key = offices.key(delivery.key.office, delivery.target)
            if delivery.plain and not offices.is_hidden(key) and delivery.language not in small:
                groups[delivery.plain, delivery.language, key].append(delivery)
    rows = (_row(deliveries, offices.label(key), versions) for (_, _, key), deliveries in groups.items())
    return tuple(sorted(rows, key=lambda row: (-row.letters, row.office, row.language, row.version)))


def _small_languages(facts: Facts, offices: Offices) -> frozenset[str]:
    """Return the languages in which too few people wrote; letters of nobody who is known count one each."""
    people: dict[str, dict[str, int]] = defaultdict(dict)
    for number, one in enumerate(facts.sendings):
        if one.fate not in ("failed", "waiting"):
            delivery = one.entry.delivery
            signers = delivery.signers or (f" {number}",)
            people[delivery.language] |= {name: offices.crowd.weight(name) for name in signers}
    return frozenset(one for one, names in people.items() if sum(names.values()) < offices.crowd.least)


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
