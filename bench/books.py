"""A large workspace, invented: 5,000 recipients and 500 campaigns, in block and in flow style as people mix them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RECIPIENTS, CAMPAIGNS = 5_000, 500
_TOWNS = ("Port Aurora", "Mittelstadt", "Vila Nova", "Северный", "Saint-Exemple", "Ньютаун")
_COUNTRIES = ("KZ", "GB", "DE", "FR", "ES", "RU", "US", "BR")
_KINDS = ("official", "ministry", "court", "parliament", "company", "media", "mission")

_BLOCK = """\
  office-{n}:
    kind: {kind}
    rank: official
    name: Alex Example {n}
    office:
      en: Head of Office {n}, {town}
      ru: Начальник управления {n}
    country: {country}
    languages:
      - en
      - ru
    post:
      lines:
        - {n} Example Street
      city: {town}
      postcode: "{n:05}"
    phone:
      printed: 01632 960{last:03}
      e164: "+441632960{last:03}"
    fax:
      printed: (01632) 960{last:03}
      e164: "+441632960{last:03}"
      note: mornings only
    email: office-{n}@example.org
    timezone: Europe/London
    hours: Mo-Fr 09:00-17:00
    verified: 2026-10-{day:02}
    source: invented for measuring
{mission}"""
_FLOW = """\
  office-{n}:
    kind: {kind}
    name: "Alex Example {n}"
    office: {{en: "Head of Office {n}, {town}", ru: "Начальник управления {n}"}}
    country: {country}
    languages: [en, ru]
    post: {{lines: ["{n} Example Street"], city: "{town}", postcode: "{n:05}"}}
    phone: {{printed: "01632 960{last:03}", e164: "+441632960{last:03}"}}
    fax: "+44 1632 960{last:03}"
    email: [office-{n}@example.org, {{address: desk-{n}@example.org, status: bouncing}}]
    timezone: Europe/London
    hours: "Mo-Fr 09:00-17:00"
    verified: 2026-10-{day:02}
    source: invented for measuring
{mission}"""
_CAMPAIGN = """\
  campaign-{n}:
    title: {{en: "Open the library of {town}, number {n}", ru: "Откройте библиотеку номер {n}"}}
    country: {country}
    published: 2026-09-{day:02}
    status: open
    people:
      - {{name: "Robin Example {n}", aliases: ["Robyn Example {n}"], facts: {{en: "in prison since 1 May"}}}}
      - name: Kim Example {n}
    demands:
      - id: open
        en: Open the library in the market place, with all its books and all its hours.
        ru: Откройте библиотеку на рыночной площади, со всеми книгами и во все часы.
      - {{id: release, en: "Release Robin Example {n} and Kim Example {n}.", people: [Robin Example {n}]}}
    slogans: ["Books for all"]
    targets:
      - office-{a}
      - office-{b}
      - {{recipient: office-{c}, channels: [fax, email]}}
      - {{mission: {country}}}
    channels: [post, fax, email]
    copies:
      - {{to: office-{a}, what: [letter], by: email, when: daily}}
    asks:
      - {{what: publish, how: "Print the appeal in your own paper."}}
    links: [https://www.example.org/library/{n}]
    source: invented for measuring
"""


def write_books(folder: Path) -> None:
    """Write campaigns.yaml and recipients.yaml; the same each time."""
    chance = random.Random(1)
    folder.mkdir(parents=True)
    entries = [_recipient(number, chance) for number in range(RECIPIENTS)]
    (folder / "recipients.yaml").write_text("recipients:\n" + "".join(entries), "utf-8")
    entries = [_campaign(number, chance) for number in range(CAMPAIGNS)]
    (folder / "campaigns.yaml").write_text("campaigns:\n" + "".join(entries), "utf-8")


def _recipient(number: int, chance: random.Random) -> str:
    kind, country = chance.choice(_KINDS), chance.choice(_COUNTRIES)
    mission = f"    mission: embassy\n    of: KZ\n    covers: [{country}]\n" if kind == "mission" else ""
    return chance.choice((_BLOCK, _FLOW)).format(
        n=number,
        kind=kind,
        country=country,
        mission=mission,
        town=chance.choice(_TOWNS),
        last=number % 1000,
        day=number % 28 + 1,
    )


def _campaign(number: int, chance: random.Random) -> str:
    a, b, c = chance.sample(range(RECIPIENTS), 3)
    country, town = chance.choice(_COUNTRIES), chance.choice(_TOWNS)
    return _CAMPAIGN.format(n=number, country=country, town=town, day=number % 28 + 1, a=a, b=b, c=c)
