"""A small workspace for the verbs, and the command line run in it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

CAMPAIGNS = """\
campaigns:
  open-gates:
    title: {en: Open the gates, ru: Откройте ворота}
    country: KZ
    published: 2026-11-01
    until: 2027-01-31
    status: open
    people:
      - {name: {en: Orla Fair, ru: Орла Фэр}, facts: {en: in prison since May}}
    demands:
      - {id: gates, en: The gates must be opened., ru: Ворота должны быть открыты.}
    targets:
      - court
      - {mission: KZ}
    channels: [post, fax, email]
    copies:
      - {to: hidden-union, by: email, what: [letter, reply], when: weekly}
      - {to: open-friends, by: post, visible: true, consent: 2026-11-01}
    events:
      - {what: Picket, at: kz-embassy-london, on: 2026-12-01, time: "12:30"}
    asks:
      - {what: donate, how: to the account that the union names}
    risks:
      - {en: Do not write to the prison.}
    links:
      - https://www.example.org/gates
  history:
    title: An old story
    country: KZ
    published: 2003-03-17
    status: closed
    demands: [{id: gates, text: The gates must be opened.}]
    targets: [minister]
  over:
    title: Over
    country: KZ
    status: stopped
    reason: the family asks for silence
    targets: [court]
  victory:
    title: Won
    country: KZ
    status: won
    reason: the gates are open
    targets: [court]
  early:
    title: Not yet
    country: KZ
    status: draft
    targets: [court]
  late:
    title: Too late
    country: KZ
    status: open
    until: 2026-11-21
    targets: [court]
  club-letter:
    title: The club writes
    country: KZ
    status: open
    sender:
      name: The Example Club
      officer: {name: Rob Chair, role: chairman}
      country: GB
      post: {lines: [PO Box 1], city: London}
    targets:
      - both
      - {recipient: both, via: {mission: KZ}}
  together:
    title: We all say
    country: KZ
    status: open
    form: statement
    targets: [court]
  mute:
    title: Nobody hears
    country: KZ
    status: open
    targets: [deaf]
"""
RECIPIENTS = """\
recipients:
  court:
    kind: court
    rank: judge
    name: Ada Bench
    office: {en: President of the Court, ru: Председатель суда}
    languages: [ru, kk]
    country: KZ
    post: {lines: [1 Court Square], city: Fairhaven}
    fax: "+7 7212 74 27 83"
    email: court@example.org
    timezone: Asia/Almaty
    hours: "Mo-Fr 09:00-18:00"
  minister:
    kind: ministry
    rank: minister
    office: Minister of Gates
    holders:
      - {name: Ann Early, until: 2010-01-01}
      - {name: Ben Late, from: 2010-01-01}
    country: KZ
    post:
      - {lines: [1 Old Lane], city: Fairhaven, until: 2010-01-01}
      - {lines: [2 New Road], city: Fairhaven, from: 2010-01-01}
  both:
    kind: official
    rank: head-of-state
    joint: [court, minister]
    office: The President and the Government
    country: KZ
    post: {city: Fairhaven}
  deaf:
    kind: official
    office: Deaf Office
    country: KZ
    fax: {status: lost, note: the appeal named one}
    email: {address: deaf@example.org, status: dead}
  kz-embassy-london:
    kind: mission
    mission: embassy
    rank: ambassador
    of: KZ
    country: GB
    covers: [IE]
    post: {lines: [2 Iceberg Row], city: London, postcode: ZZ9 9ZZ}
    email: embassy@example.com
  kz-consulate-leeds:
    kind: mission
    mission: consulate
    of: KZ
    country: GB
    post: {lines: [3 Iceberg Row], city: Leeds}
  hidden-union:
    kind: organiser
    name: Hidden Union
    country: KZ
    email: {status: withheld, note: ask the committee}
  open-friends:
    kind: organiser
    name: Open Friends
    country: GB
    post: {lines: [9 Friendly Street], city: Leeds}
"""
SIGNATORIES = """\
signatories:
  ruth-example:
    name: Ruth Example
    town: Exampleton
    country: GB
    street: 12 Invented Road
    email: ruth@example.org
    language: en
    personal: {en: I have taught for thirty years.}
  karim-beispiel:
    name: Karim Beispiel
    town: Musterstadt
    country: DE
    street: Geheimweg 7
    email: karim@example.org
    organisation: Verein
    language: en
    show: initials
"""


@dataclass(frozen=True)
class Site:
    """A workspace on disk."""

    root: Path

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def edit(self, name, old, new):
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def read(self, name):
        return (self.root / name).read_text("utf-8")

    @property
    def made(self):
        """Every file below output/."""
        folder = self.root / "output"
        return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def lay_out(root):
    """Write the workspace into a folder."""
    site = Site(root)
    site.write("campaigns.yaml", CAMPAIGNS)
    site.write("recipients.yaml", RECIPIENTS)
    return site


@pytest.fixture
def site(tmp_path):
    """The workspace, without signatories and settings."""
    return lay_out(tmp_path / "gates")


@pytest.fixture
def signed(site):
    """The workspace with two signatories."""
    site.write("signatories.yaml", SIGNATORIES)
    return site


@pytest.fixture
def plaint(run, site):
    """Call the command line in the workspace."""

    def call(*words):
        return run(*words, folder=site.root)

    return call


@pytest.fixture
def letter(plaint):
    """Write letters as text."""

    def call(*words):
        return plaint("letter", *words, "--as", "text")

    return call
