"""Small data that tests are made of: invented people, offices and campaigns."""

from datetime import date
from pathlib import Path

from plaint.compose.choice import Library
from plaint.compose.letters import Order, compose_letters
from plaint.model.campaign import Campaign
from plaint.model.people import Settings, Signatory
from plaint.model.recipient import Recipient
from plaint.reading.data import Data
from plaint.reading.source import Source
from plaint.reading.texts import LetterText, parse_text, read_default_texts

TODAY = date(2026, 11, 22)
BODY = """\
I am writing about {{ people.names }}.

{% for demand in demands %}
{{ loop.index }}. {{ demand }}
{% endfor %}"""
COURT = {
    "kind": "court",
    "rank": "judge",
    "name": "Ada Bench",
    "office": {"en": "President of the Court", "ru": "Председатель суда"},
    "languages": ["ru", "kk"],
    "country": "KZ",
    "post": {"lines": ["1 Court Square"], "city": "Fairhaven"},
    "email": "court@example.org",
}
EMBASSY = {
    "kind": "mission",
    "rank": "ambassador",
    "mission": "embassy",
    "of": "KZ",
    "country": "GB",
    "post": {"lines": ["2 Iceberg Row"], "city": "London", "postcode": "ZZ9 9ZZ"},
}


def recipient(name: str, /, **keys) -> Recipient:
    """None takes a key away."""
    known = {key: value for key, value in keys.items() if value is not None}
    return Recipient.model_validate({"id": name, **known})


def court(**keys) -> Recipient:
    return recipient("court", **{**COURT, **keys})


def embassy(name: str = "kz-embassy-london", /, **keys) -> Recipient:
    return recipient(name, **{**EMBASSY, **keys})


def signatory(name: str = "ruth-example", /, **keys) -> Signatory:
    return Signatory.model_validate({"id": name, "name": "Ruth Example", **keys})


def campaign(**keys) -> Campaign:
    usual = {
        "id": "open-gates",
        "title": {"en": "Open the gates", "ru": "Откройте ворота"},
        "country": "KZ",
        "status": "open",
        "people": [{"name": {"en": "Orla Fair", "ru": "Орла Фэр"}}],
        "demands": [{"id": "gates", "en": "The gates must be opened.", "ru": "Ворота должны быть открыты."}],
        "targets": ["court"],
    }
    return Campaign.model_validate({**usual, **keys})


def text(language: str = "en", variant: str = "", body: str = BODY, front: str = "subject: The gates") -> LetterText:
    name = f"letters/open-gates/{language}.{variant}.md" if variant else f"letters/open-gates/{language}.md"
    raw = f"---\n{front}\n---\n{body}\n"
    read = parse_text(Source(name, raw, raw.encode()), language, variant)
    assert isinstance(read, LetterText), read
    return read


def data(*recipients: Recipient, signatories: tuple[Signatory, ...] = (), **settings) -> Data:
    return Data(
        root=Path("/nowhere"),
        recipients={one.id: one for one in recipients},
        campaigns={},
        signatories={one.id: one for one in signatories},
        settings=Settings.model_validate(settings),
    )


def library(*own: LetterText) -> Library:
    return Library(own, read_default_texts())


def compose(book: Data, texts: tuple[LetterText, ...] = (), about: Campaign | None = None, **order):
    """Return letters as composed, and the targets left out."""
    wanted = {"origin": None, "day": TODAY, **order}
    return compose_letters(book, library(*texts), Order(campaign=about or campaign(), **wanted))


def compose_one(book: Data, *texts: LetterText, about: Campaign | None = None, **order):
    """Return the only letter."""
    composed, left_out = compose(book, texts, about, **order)
    assert (len(composed), left_out) == (1, ())
    return composed[0].letter
