"""The JSON Schemas: fresh, and of one mind with the model about what may be written."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from plaint import schema_files
from plaint.reading.data import read_data
from plaint.schema_files import FILES, make_schema, schema_text

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "src" / "plaint" / "schemas"
STARTER = ROOT / "src" / "plaint" / "starter"
WRITTEN = {
    "campaigns": ("campaigns.yaml",),
    "recipients": ("recipients.yaml",),
    "recipients.private": ("recipients.private.example.yaml",),
    "signatories": ("signatories.example.yaml",),
    "settings": ("settings.example.yaml",),
}


class EditorsLoader(yaml.SafeLoader):
    """Takes scalars for what an editor does, by YAML 1.2's core schema (section 10.3.2)."""


EditorsLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), first)


@cache
def validator(name):
    return Draft202012Validator(make_schema(name))


def complaints(name, text):
    data = yaml.load(text.replace("@TODAY@", "2031-05-04"), EditorsLoader)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(data)]


@pytest.mark.parametrize("name", FILES)
def test_what_ships_is_what_the_model_says(name):
    assert (SHIPPED / f"{name}.schema.json").read_text("utf-8") == schema_text(name), (
        "run: plaint schema --output src/plaint/schemas"
    )


def test_nothing_else_ships():
    assert {path.name for path in SHIPPED.iterdir()} == {f"{name}.schema.json" for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_it_is_a_schema(name):
    Draft202012Validator.check_schema(json.loads(schema_text(name)))
    assert make_schema(name)["title"] == f"Plaint: {name}.yaml"


@pytest.mark.parametrize("folder", [ROOT, STARTER], ids=["repository", "starter"])
@pytest.mark.parametrize(("name", "file"), [(name, file) for name, files in WRITTEN.items() for file in files])
def test_the_files_of_the_house_fit(folder, name, file):
    assert complaints(name, (folder / file).read_text("utf-8")) == []


CAMPAIGN = """\
campaigns:
  open-gates:
    title: Open the gates
    country: KZ
    status: open
    targets: [court]
"""
GOOD_CAMPAIGNS = [
    "    title: {en: Gates, ru: Ворота, kk-Cyrl: Қақпа}",
    "    title: 1984",
    "    published: 2003-03-17\n    until: 2003-06-30",
    "    until:",
    "    people: [{name: {en: Orla}, aliases: Orlanda, facts: in prison}]",
    "    people:\n      - name: Orla\n        aliases: [Orlanda, O. Fair]",
    "    demands: [{id: gates, en: Open., ru: Откройте., people: [Orla]}]",
    "    demands: [{id: gates, text: Open.}]",
    "    demands: [{id: gates, text: {en: Open., id: Bukalah.}}]",
    "    risks: [Take care., {en: Take care.}, {id: x, text: Take care.}]",
    "    slogans: Open up!",
    "    slogans: [Open up!, {en: Open up!}]",
    "    targets: [{mission: KZ, kinds: embassy}, {recipient: court, via: {mission: KZ}}]",
    "    targets: [{recipient: court, via: clerk, demands: gates, people: [Orla], note: x}]",
    "    channels: post",
    "    copies: [{to: union, by: email, what: [letter, reply], when: weekly}]",
    "    copies: [{to: union, by: email, visible: true, consent: 2026-11-01}]",
    "    events: [{what: Picket, at: court, on: 2001-03-24, time: 12:30}, {what: Rally, at: {mission: KZ}}]",
    "    links: [https://example.org, {url: https://example.org, title: More}]",
    "    status: stopped\n    reason: They asked us to.",
    "    sender: {name: The Club, country: GB, fax: +44 20 7946 0301, officer: {name: Rob}}",
]
BAD_CAMPAIGNS = [
    "    titel: x",
    "    id: open-gates",
    "    title: {english: x}",
    "    title: {}",
    "    title: [x]",
    "    country: UK",
    "    country: kz",
    "    published: 17 March 2003",
    "    published: 20030317",
    "    status: over",
    "    status: won",
    "    demands: [Open.]",
    "    demands: [{en: Open.}]",
    "    demands: [{id: gates}]",
    "    demands: [{id: gates, people: [Orla]}]",
    "    demands: [{id: gates, en: Open., pepole: [Orla]}]",
    "    risks: [{id: x}]",
    "    targets: [Court]",
    "    targets: [{note: x}]",
    "    targets: [{recipient: court, mission: KZ}]",
    "    targets: [{recipient: court, via: {}}]",
    "    channels: [pigeon]",
    "    copies: [union]",
    "    copies: [{to: union, by: email, visible: true}]",
    "    events: [{what: Picket, time: 25:00}]",
    "    events: [{what: Picket, time: 750}]",
    "    events: [{what: Picket, at: {seat: London}}]",
    "    links: [{title: More}]",
    "    people: [Orla]",
    "    people: [{name: Orla, gender: woman}]",
]
RECIPIENT = """\
recipients:
  court:
    kind: court
    office: The Court
    country: KZ
"""
GOOD_RECIPIENTS = [
    "    fax: +44 20 7946 0301",
    "    fax: +375173275923",
    "    fax: {printed: 63-76-33, area: Alma-Ata}",
    "    fax: [{printed: 63-76-33, e164: +77272637633, from: 2001-01-01, until: 2007-01-01}, +44 20 7946 0301]",
    "    fax: {status: lost}",
    "    email: {printed: ada at example.org, address: ada@example.org, status: bouncing, secret: true}",
    "    email: [ada@example.org, {status: withheld, note: ask us}]",
    "    post: {lines: 1 Court Square, city: Fairhaven, postcode: 473000}",
    "    post: [{lines: [1 Court Square], until: 2005-01-01}, {city: Fairhaven, from: 2005-01-01}]",
    "    web: https://example.org/write",
    "    holders: [{name: Ann, from: 2000-01-01, until: 2005-01-01}, {name: {en: Ben}, gender: m}]",
    "    languages: ru",
    "    joint: [a, b]",
    "    stated: {hours: 5, ahead_of: Europe/London, text: five hours ahead}",
]
BAD_RECIPIENTS = [
    "    fax: {note: x}",
    "    fax: {e164: 020 7946}",
    "    fax: {e164: '442079460301'}",
    "    fax: {printed: 1, since: 2001-01-01}",
    "    fax: {printed: 1, status: gone}",
    "    email: {note: x}",
    "    post: 1 Court Square",
    "    post: {postcode: 473000}",
    "    web: {}",
    "    of: KZ",
    "    mission: embassy",
    "    name: A\n    holders: [{name: B}]",
    "    holders: [{gender: m}]",
    "    rank: king",
    "    languages: english",
    "    covers: [KZ]",
    "    stated: {hours: five, ahead_of: Europe/London, text: x}",
    "    secret: true",
]


def lay_over(text, addition):
    """Put keys under the one entry; those written anew replace the old ones."""
    keys = {line.split(":")[0] for line in addition.splitlines() if re.match(r"    \S", line)}
    kept = [line for line in text.splitlines() if line.split(":")[0] not in keys]
    return "\n".join([*kept, addition, ""])


@pytest.mark.parametrize(
    ("name", "text"),
    [("campaigns", lay_over(CAMPAIGN, addition)) for addition in ("", *GOOD_CAMPAIGNS)]
    + [("recipients", lay_over(RECIPIENT, addition)) for addition in ("", *GOOD_RECIPIENTS)],
)
def test_editor_and_program_both_take_it(name, text, tmp_path):
    assert complaints(name, text) == []
    assert program_says(name, text, tmp_path) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("campaigns", lay_over(CAMPAIGN, addition)) for addition in BAD_CAMPAIGNS]
    + [("recipients", lay_over(RECIPIENT, addition)) for addition in BAD_RECIPIENTS],
)
def test_editor_and_program_both_refuse_it(name, text, tmp_path):
    assert complaints(name, text) != []
    assert program_says(name, text, tmp_path) != []


def program_says(name, text, folder):
    """Return what reading the file finds wrong; names that nothing bears are another matter."""
    (folder / "campaigns.yaml").write_text("campaigns: {}\n")
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [str(problem) for problem in read_data(folder).problems]


@pytest.mark.parametrize(
    ("name", "text", "good"),
    [
        ("recipients", "recipients: {a: {email: a@example.org}}", False),
        ("recipients.private", "recipients: {a: {email: a@example.org}}", True),
        ("recipients.private", "recipients: {a: {emial: a@example.org}}", False),
        ("recipients.private", "recipients: {a: {email: {note: x}}}", False),
        ("recipients", "recipents: {}", False),
        ("recipients", "recipients: {A B: {kind: court, office: x, country: KZ}}", False),
        ("signatories", "signatories: {a: {name: A, consent: [sign, press]}}", True),
        ("signatories", "signatories: {a: {name: A, consent: {sign: 2026-11-01, press: }}}", True),
        ("signatories", "signatories: {a: {name: A, consent: sign, personal: {en: x}}}", True),
        ("signatories", "signatories: {a: {town: A}}", False),
        ("signatories", "signatories: {a: {name: A, consent: [everything]}}", False),
        ("signatories", "signatories: {a: {name: A, show: half}}", False),
        ("settings", "country: GB\npaper: A4\nsignatory: ruth-example", True),
        ("settings", "country: UK", False),
        ("settings", "paper: A5", False),
        ("settings", "smtp: x", False),
    ],
)
def test_the_other_files(name, text, good):
    assert (complaints(name, text) == []) is good


def test_keys_are_explained_where_they_are_written():
    properties = make_schema("campaigns")["$defs"]["Campaign"]["properties"]
    assert properties["until"]["description"] == "the last day on which to act; absent where it is open-ended."
    points = make_schema("recipients")["$defs"]["PhoneNumber"]["properties"]
    assert "id" not in properties
    assert set(points) == {"printed", "e164", "area", "note", "status", "from", "until", "secret"}


def test_countries_are_listed_once():
    assert schema_text("campaigns").count('"ZW"') == 1


def test_every_definition_is_used():
    for name in FILES:
        text = schema_text(name)
        for title in make_schema(name)["$defs"]:
            assert f'"#/$defs/{title}"' in text


def test_only_the_private_schema_asks_for_less():
    public, private = (make_schema(name)["$defs"]["Recipient"] for name in ("recipients", "recipients.private"))
    assert {key: public[key] for key in public if key not in schema_files._RULES} == private
    assert public["required"] == ["kind", "country"]
