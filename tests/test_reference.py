"""The reference lists what there is, no more and no less."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from pages import EXPLANATION, HOW_TO, ROOT, blocks, page, rows, section, table
from plaint.catalogues import CATALOGUED, phrase
from plaint.compose import views
from plaint.model import accounts, campaign, contact, letter, people, recipient
from plaint.reading.texts import FrontMatter
from plaint.render import envelopes, geometry, labels, look, paper, window
from plaint.templating import Sandbox

POINT = tuple(name for name in contact.ContactPoint.model_fields)
MODELS = [
    ("campaigns.md", "A campaign", campaign.Campaign, ("id",)),
    ("campaigns.md", "sender", campaign.Sender, ()),
    ("campaigns.md", "officer", campaign.Officer, ()),
    ("campaigns.md", "people", campaign.Person, ()),
    ("campaigns.md", "demands", campaign.Demand, ()),
    ("campaigns.md", "targets", campaign.Target, ()),
    ("campaigns.md", "via", campaign.Route, ()),
    ("campaigns.md", "enclosures", campaign.Enclosure, ()),
    ("campaigns.md", "copies", campaign.Copy, ()),
    ("campaigns.md", "events", campaign.Event, ()),
    ("campaigns.md", "asks", campaign.Ask, ()),
    ("campaigns.md", "links", campaign.Link, ()),
    ("campaigns.md", "risks", campaign.Risk, ()),
    ("recipients.md", "A recipient", recipient.Recipient, ("id",)),
    ("recipients.md", "holders", recipient.Holder, ()),
    ("recipients.md", "stated", recipient.StatedDifference, ()),
    ("recipients.md", "Contacts", contact.ContactPoint, ()),
    ("recipients.md", "post", contact.PostalAddress, POINT),
    ("recipients.md", "phone and fax", contact.PhoneNumber, POINT),
    ("recipients.md", "email", contact.Mailbox, POINT),
    ("recipients.md", "web", contact.WebForm, POINT),
    ("signatories-and-settings.md", "signatories.yaml", people.Signatory, ("id",)),
    ("signatories-and-settings.md", "settings.yaml", people.Settings, ()),
    ("signatories-and-settings.md", "picket", people.Picket, ()),
    ("signatories-and-settings.md", "responsible", people.Answerable, ()),
    ("signatories-and-settings.md", "accounts", accounts.Account, ()),
    ("signatories-and-settings.md", "smtp", accounts.Smtp, ()),
    ("signatories-and-settings.md", "imap", accounts.Imap, ()),
    ("texts.md", "The lines above the text", FrontMatter, ()),
]


def keys_of(model, hidden):
    return {info.alias or name: info for name, info in model.model_fields.items() if name not in hidden}


@pytest.mark.parametrize(("name", "title", "model", "hidden"), MODELS, ids=[f"{row[0]}-{row[1]}" for row in MODELS])
def test_every_key_of_the_model_is_told(name, title, model, hidden):
    listed = [cells for cells in rows(section(page(name), title)) if len(cells) == 3]
    told = {cells[0].strip("`"): cells for cells in listed if cells[0].strip("`") not in get_args(contact.Status)}
    keys = keys_of(model, hidden)
    assert list(told) == list(dict.fromkeys(told))
    assert set(told) == set(keys)
    assert {key for key, cells in told.items() if "**needed**" in cells[1]} == {
        key for key, info in keys.items() if info.is_required()
    }
    for key, info in keys.items():
        row = " ".join(told[key])
        missing = [choice for choice in literals(info.annotation) if f"`{choice}`" not in row]
        assert not missing or "as above" in row, key


def literals(annotation):
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [choice for argument in get_args(annotation) for choice in literals(argument)]


def test_every_model_has_its_table():
    told = {model for _, _, model, _ in MODELS} | {campaign.CampaignFile, people.SignatoryFile, recipient.AddressBook}
    modules = (campaign, contact, people, recipient)
    models = {value for module in modules for value in vars(module).values() if hasattr(value, "model_fields")}
    own = {model for model in models if model.__module__ in {module.__name__ for module in modules}}
    assert own - told == {people.Consent}


def test_the_complete_examples_use_every_key():
    for name, first in (("campaigns.md", "campaigns.yaml"), ("recipients.md", "recipients.yaml")):
        example = next(block for block in blocks(page(name), "yaml") if block.startswith(f"# {first}\n"))
        used = set(re.findall(r"(?:^|[\s{,-])([a-z_0-9]+):", example))
        keys = {key for file, _, model, hidden in MODELS if file == name for key in keys_of(model, hidden)}
        assert keys - used - ({"secret"} if name == "recipients.md" else set()) == set()


VIEWS = {
    "campaign": views.CampaignView,
    "target": views.TargetView,
    "person": views.PersonView,
    "demand": views.DemandView,
    "signatory": views.SignatoryView,
}
PAPER = {"letter": letter.Letter, "labels": paper.Labels, "layout": geometry.Layout, "look": look.Look}


@pytest.mark.parametrize(("name", "title", "kind"), [
    *(("texts.md", title, kind) for title, kind in VIEWS.items()),
    *(("templates.md", title, kind) for title, kind in PAPER.items()),
])
def test_every_value_is_told(name, title, kind):
    assert list(table(section(page(name), title))) == [field.name for field in fields(kind)]


def test_all_views_are_told():
    assert {kind for name, kind in vars(views).items() if name.endswith("View")} == set(VIEWS.values())


def test_the_names_that_a_text_sees_are_told():
    names = re.findall(r'^        "([a-z]+)": ', Path(views.__file__).read_text("utf-8"), re.MULTILINE)
    assert list(table(section(page("texts.md"), "Values a text may use"))) == names


def test_the_names_that_a_template_sees_are_told():
    names = re.findall(r'^        "([a-z]+)": ', Path(paper.__file__).read_text("utf-8"), re.MULTILINE)
    assert set(table(section(page("templates.md"), "Values"))) == set(names)


@pytest.mark.parametrize(
    ("title", "value", "kind"),
    [
        ("look", "window", window.WindowText),
        ("look", "type", look.Type),
        ("look", "marks", look.Mark),
        ("look", "faces", look.Face),
        ("letter", "signatures", letter.Signature),
        ("layout", "address", geometry.Box),
    ],
)
def test_what_a_value_holds_is_told_beside_it(title, value, kind):
    told = re.findall(r"`(\w+)`", " ".join(table(section(page("templates.md"), title))[value]))
    assert {field.name for field in fields(kind)} == set(told)


def test_filters_are_told():
    filters = set(Sandbox(finalize=str).filters) - {"counted", "sought"}
    assert set(table(section(page("texts.md"), "What may stand between the braces"))) == filters


def test_built_in_templates_and_blocks_are_told():
    folder = ROOT / "src" / "plaint" / "templates"
    assert set(table(section(page("templates.md"), "Names and shadowing"))) == {path.name for path in folder.iterdir()}
    found = re.findall(r"{%-? block (\w+)", (folder / "letter.html").read_text("utf-8"))
    assert set(table(section(page("templates.md"), "Blocks"))) == set(found)


def test_envelopes_are_told():
    told = table(section((HOW_TO / "fold-and-post.md").read_text("utf-8"), "Which envelope"))
    folds = {one.name: ", ".join(f"{fold:g}" for fold in one.folds) for one in geometry.LAYOUTS}
    facts = {one.name: [one.envelope, one.paper, folds[one.name]] for one in geometry.LAYOUTS}
    assert {name: cells[:3] for name, cells in told.items()} == facts


def test_forms_of_address_are_those_of_the_catalogues():
    text = (EXPLANATION / "forms-of-address.md").read_text("utf-8")
    keys = ("head-of-state.m", "minister.f", "judge.n", "nobody")
    for language in CATALOGUED:
        found = [*(phrase(language, f"salutation.{key}") for key in keys), phrase(language, "closing.minister")]
        words = [re.sub(r"[\u00a0\u202f]", " ", word).replace("{appel}", "…") for word in found]
        assert f" | {' | '.join(words)} |\n" in text


def test_the_words_of_the_house_are_explained():
    words = re.findall(r"^\| \*\*(.+?)\*\*", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)
    assert words == sorted(words)
    wanted = {"workspace", "recipient", "channel", "contact point", "mission", "campaign", "person", "demand", "target",
              "copy", "signatory", "letter", "statement", "delivery", "act", "journal", "report", "sheet", "picket"}
    assert wanted <= set(words)


def test_sizes_of_envelopes_are_told():
    told = table(section((HOW_TO / "envelopes-and-labels.md").read_text("utf-8"), "Envelopes"))
    assert {name: cells[0] for name, cells in told.items()} == {
        one.name: f"{one.width:g} x {one.height:g}" for one in envelopes.ENVELOPES
    }


def test_sheets_of_labels_are_told():
    told = table(section((HOW_TO / "envelopes-and-labels.md").read_text("utf-8"), "Labels"))
    assert told == {
        one.name: [one.paper, f"{one.width:g} x {one.height:g}", f"{one.columns} x {one.rows}"] for one in labels.GRIDS
    }
