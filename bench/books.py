"""A large workspace, invented: 5,000 recipients and 500 campaigns; and how long it takes to read.

`python -m bench.books FOLDER ROUNDS` reads it in turn: PyYAML's C loader alone, Plaint for the first time, and again.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path

import yaml

from plaint.reading.cache import Cache
from plaint.reading.data import read_data

_RECIPIENT = """\
  office-{n}:
    kind: official
    rank: minister
    name: Person {n}
    office: {{en: "Minister {n}", ru: "Министр {n}"}}
    languages: [ru, kk]
    country: KZ
    post: {{lines: ["ul. Mira {n}"], city: Astana, postcode: "010000"}}
    fax:
      printed: "007-7212-74{n:04d}"
      e164: "+77212{fax}"
    email: office{n}@example.org
    timezone: Asia/Almaty
    hours: "Mo-Fr 09:00-18:00"
    verified: 2026-03-17
    source: invented
"""
_CAMPAIGN = """\
  campaign-{n}:
    title: {{en: "Campaign {n}", ru: "Кампания {n}"}}
    country: KZ
    published: 2026-03-17
    status: open
    people:
      - name: Person {n}
        facts: {{en: in prison}}
    demands:
      - {{id: release, en: "Release Person {n}.", ru: "Освободить.", people: [Person {n}]}}
      - {{id: inquiry, en: "Hold an inquiry.", ru: "Провести расследование."}}
    targets: [office-{n}, office-{next}, {{mission: KZ}}]
    channels: [post, fax, email]
"""


def write_books(folder: Path, recipients: int = 5000, campaigns: int = 500) -> None:
    """Write the two files into a folder."""
    offices = "".join(_RECIPIENT.format(n=number, fax=740000 + number) for number in range(recipients))
    (folder / "recipients.yaml").write_text("recipients:\n" + offices, "utf-8")
    causes = "".join(_CAMPAIGN.format(n=number, next=number + 1) for number in range(campaigns))
    (folder / "campaigns.yaml").write_text("campaigns:\n" + causes, "utf-8")


def measure(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Return processor seconds of each round: `yaml`, `first`, `again`."""
    texts = [(folder / name).read_text("utf-8") for name in ("recipients.yaml", "campaigns.yaml")]
    copies = folder / "output"
    cache = Cache(copies / ".cache", folder / "state" / "key")

    def load_alone() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    def first() -> None:
        shutil.rmtree(copies, ignore_errors=True)
        read_data(folder, cache)

    sides = {"yaml": load_alone, "first": first, "again": lambda: read_data(folder, cache)}
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            started = time.process_time()
            side()
            times[name].append(time.process_time() - started)
    return times


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
