"""Write the tables of docs/explanation/notice-of-assembly.md from the rules themselves.

Run it after any change to contacts/assembly_rules*.py or to the English picket.po, and commit what it writes;
tests/contacts/test_assembly.py says when that was forgotten.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.contacts.assembly_rules import RULES
from plaint.contacts.countries import country_name

if TYPE_CHECKING:
    from plaint.contacts.assembly import Rule

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "notice-of-assembly.md"
MARK = "<!-- From here on written by tools/build_assembly_page.py from contacts/assembly_rules.py: change that. -->\n"


def make_page(page: str) -> str:
    """Return the page with its tables made anew; the words above the mark stay as they are."""
    head, mark, _ = page.partition(MARK)
    if not mark:
        raise ValueError(f"{PAGE.name} lacks the line {MARK.strip()}")
    parts = [_overview(), *(_country(code) for code in dict.fromkeys(rule.country for rule in RULES))]
    return head + mark + "\n" + "\n\n".join(parts) + "\n"


def _overview() -> str:
    rows = [f"| {rule.id} | {rule.time_allowed} | {rule.law} | {rule.read_on} | {rule.status} |" for rule in RULES]
    return "\n".join(
        (
            "## At a glance",
            "",
            "| place | how long before | law | read on | |",
            "| --- | --- | --- | --- | --- |",
            *rows,
        )
    )


def _country(code: str) -> str:
    rules = [rule for rule in RULES if rule.country == code]
    return "\n\n".join((f"## {country_name(code, 'en')}", *(_rule(rule) for rule in rules)))


def _rule(rule: Rule) -> str:
    facts = [
        ("who is told", rule.authority),
        ("how long before", rule.time_allowed),
        ("form", rule.form),
        ("signed by", rule.signed_by),
        ("what it must say", rule.contents),
        *(("exception", words) for words in rule.exceptions),
        *(("where it is too late", phrase("en", f"picket.way.{way}")) for way in rule.ways_out),
        *(("special zone", phrase("en", f"picket.place.{zone}")) for zone in rule.zones),
        ("law", rule.law + (f" (in force since {rule.since})" if rule.since else "")),
        ("read", f"{rule.read_on}, {rule.source}"),
        *((("general knowledge, not verified", rule.unread),) if rule.unread else ()),
        ("status", rule.status),
    ]
    rows = [f"| {label} | {words} |" for label, words in facts]
    return "\n".join((f"### {rule.id}: {rule.name}", "", "| | |", "| --- | --- |", *rows))


if __name__ == "__main__":
    PAGE.write_text(make_page(PAGE.read_text("utf-8")), "utf-8")
