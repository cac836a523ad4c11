from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plaint.checks.paper import Sheets
from plaint.checks.review import review
from plaint.session import Session

CAMPAIGNS = """\
campaigns:
  open-gates:
    title: {en: Open the gates of Fairhaven, ru: Откройте ворота}
    country: GB
    published: 2026-11-01
    until: 2027-01-31
    status: open
    people:
      - name: {en: Orlanda Fairweather, ru: Орланда Фейрвезер}
        aliases: [Orlanda Fayrweather]
    demands:
      - {id: gates, en: "The gates must be opened.", ru: "Ворота должны быть открыты."}
    targets:
      - gatekeeper
    channels: [post, email, fax]
    copies:
      - {to: friends, by: email}
"""
RECIPIENTS = """\
recipients:
  gatekeeper:
    kind: official
    office: {en: Keeper of the Gates, ru: Смотритель ворот}
    languages: [en, ru]
    country: GB
    post: {lines: [1 Gate Street], city: Fairhaven, postcode: EX1 1AA}
    fax: "+44 20 7946 0301"
    email: gates@example.org
    verified: 2026-11-01
  friends:
    kind: organiser
    name: Friends of the Gates
    country: GB
    email: {status: withheld}
    verified: 2026-11-01
"""
EN = """\
---
subject: The gates
---
I am writing about {{ people.names }}.

{% for demand in demands %}
{{ loop.index }}. {{ demand }}
{% endfor %}

{% if signatory.personal %}
{{ signatory.personal }}
{% endif %}
"""
OLD_CAMPAIGN = """
  old-gates:
    title: {en: The old gates}
    country: GB
    status: closed
    targets: [porter]
"""
PORTER = """
  porter:
    kind: official
    office: {en: Porter}
    country: GB
"""


@dataclass
class Shop:
    """A workspace in which nothing is wrong until a test makes it so."""

    root: Path
    now: datetime = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name, old, new):
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def add(self, name, text):
        self.write(name, (self.root / name).read_text(encoding="utf-8") + text)

    @property
    def session(self):
        return Session(self.root, self.now, self.root / "cache.key")

    def look(self):
        return review(self.session)

    def errors(self):
        return [str(problem) for problem in self.look().errors]

    def warnings(self):
        found = self.look()
        assert found.errors == ()
        return [str(problem) for problem in found.warnings]


@pytest.fixture
def printing_shop(tmp_path):
    """A workspace whose letters are laid out to count their pages, which takes time."""
    shop = Shop(tmp_path)
    shop.write("campaigns.yaml", CAMPAIGNS)
    shop.write("recipients.yaml", RECIPIENTS)
    shop.write("letters/open-gates/en.md", EN)
    return shop


@pytest.fixture
def shop(printing_shop, monkeypatch):
    """A workspace whose pages are not counted."""
    monkeypatch.setattr(Sheets, "_is_counted", lambda _sheets, _draft: False)
    return printing_shop
