"""A campaign with five targets and as many signatories as are wanted, all invented: what the reach is measured on."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CAMPAIGN = "harbour"
SUBJECT = "The closed reading room of Fairhaven harbour"
SALUTATION, CLOSING = "Dear Sir or Madam,", "Yours faithfully,"
OPENING = (
    "I am writing to you about the reading room of Fairhaven harbour, which was locked on the first of May without "
    "notice, and about the two librarians who had kept it open for eleven years and were suspended on the same day.",
    "According to the seafarers’ club, nobody has been told what they are accused of. Letters to the harbour office "
    "have been answered with a printed card, and a meeting that was promised for June has not been held. The books "
    "stand behind the glass where everybody can see them and nobody can read them.",
    "A reading room is a small thing beside a harbour. For those who come ashore for one night it is the only place "
    "that is warm, dry, quiet and free, and where a letter home can be written at a table. I therefore ask you:",
)
DEMANDS = (
    "Open the reading room of Fairhaven harbour again, with all its books and all its hours.",
    "Let Robin Example and Kim Example return to their posts, and pay them the wages that they have lost.",
    "Publish the order by which the room was closed, and the name of the office that gave it.",
)
ENDING = "I should be grateful to learn what has been decided, and by whom."
# Nine names of ten in Latin letters, of many languages; one in Cyrillic or Greek.
_LATIN = (
    "Anna Björn Chloé Đặng Ferenc Gül Hélène Jürgen Kasia Łukasz Nguyễn Odile Şirin Tõnu Zoë Fionnuala",
    "Example Beispiel Offline Fjällström Öztürk Müller-Lüdenscheid O’Sample Vũ Łącka Sample-Fischer",
)
_OTHERS = (("Иван Мария Асель Қанат", "Пример Образцова Үлгі"), ("Ευθυμία Γιώργος", "Παράδειγμα Δείγμα"))
_TOWNS = ("Fairhaven", "Port Aurora", "Nieuw-Voorbeeld", "Saint-Exemple-sur-Mer", "Örnsköping", "Новый Пример")
_OWN = (
    "I was a ship’s cook for {n} months and wrote every letter home at the table by the stove.",
    "My grandfather learned to read in that room, {n} evenings in one winter.",
    "For {n} years I have sent my old books there, and I would like to know who reads them now, behind the glass, "
    "while the people for whom I sent them stand outside in the rain.",
    "Ask the crew of any ship, as I have asked {n} of them.",
)

_CAMPAIGNS = """\
campaigns:
  harbour:
    title: Open the reading room of Fairhaven harbour
    country: AQ
    published: 2026-11-01
    status: open
    demands:
{demands}    targets:
{targets}    channels: [post]
"""


@dataclass(frozen=True)
class Crowd:
    """How many sign what.

    Attributes:
        signatories, targets: how many.
        personal: each has a sentence of his or her own.
    """

    signatories: int
    targets: int = 5
    personal: bool = False

    @property
    def letters(self) -> int:
        """How many letters that makes."""
        return self.signatories * self.targets


def write_crowd(folder: Path, crowd: Crowd) -> None:
    """Write a workspace and its table `members.csv`; the same each time."""
    (folder / "letters" / CAMPAIGN).mkdir(parents=True)
    demands = "".join(f"      - {{id: d{number}, en: {words!r}}}\n" for number, words in enumerate(DEMANDS))
    targets = "".join(f"      - office-{number}\n" for number in range(crowd.targets))
    (folder / "campaigns.yaml").write_text(_CAMPAIGNS.format(demands=demands, targets=targets), "utf-8")
    (folder / "recipients.yaml").write_text("recipients:\n" + "".join(map(_office, range(crowd.targets))), "utf-8")
    (folder / "letters" / CAMPAIGN / "en.md").write_text(_text(), "utf-8")
    with (folder / "members.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("name", "street", "postcode", "town", "country", "personal"))
        writer.writerows(members(crowd))


def members(crowd: Crowd) -> list[tuple[str, ...]]:
    """Return name, street, postcode, town, country and own sentence of each signatory."""
    chance = random.Random(1)
    rows = []
    for number in range(crowd.signatories):
        first, last = chance.choice((*(_LATIN,) * 18, *_OTHERS))
        given = first.split()
        name = f"{chance.choice(given)} {chance.choice(given)[0]}. {chance.choice(last.split())}"
        street = f"{number + 1} {chance.choice(('Harbour Road', 'Beispielstraße', 'Example Row'))}"
        own = chance.choice(_OWN).format(n=number + 2) if crowd.personal else ""
        rows.append((name, street, f"ZZ{number % 10} {number % 9}ZZ", chance.choice(_TOWNS), "GB", own))
    return rows


def _office(number: int) -> str:
    return (
        f"  office-{number}:\n    kind: official\n    office: Harbour Office {number}, Fairhaven\n    country: AQ\n"
        f"    post: {{lines: [{number + 1} Iceberg Row], city: Fairhaven, postcode: AQ {number}00}}\n"
    )


def _text() -> str:
    front = f"---\nsubject: {SUBJECT}\nsalutation: {SALUTATION}\nclosing: {CLOSING}\n---\n"
    demands = "{% for demand in demands %}\n{{ loop.index }}. {{ demand }}\n{% endfor %}\n"
    own = "{% if signatory.personal %}\n{{ signatory.personal }}\n{% endif %}\n"
    return front + "\n\n".join((*OPENING, demands, own, ENDING)) + "\n"
