"""The starter workspace: what `plaint init` writes is right on the day it is written, and years later."""

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from plaint.model.campaign import CampaignFile
from plaint.model.people import Settings, SignatoryFile
from plaint.model.recipient import AddressBook

STARTER = Path(__file__).resolve().parent.parent / "src" / "plaint" / "starter"
YAML = {
    "campaigns.yaml": (CampaignFile, "campaigns"),
    "recipients.yaml": (AddressBook, "recipients"),
    "recipients.private.example.yaml": (AddressBook, "recipients"),
    "signatories.example.yaml": (SignatoryFile, "signatories"),
    "settings.example.yaml": (Settings, ""),
}


def read(name: str, today: str = "2031-05-04") -> dict:
    return yaml.load((STARTER / name).read_text("utf-8").replace("@TODAY@", today), yaml.BaseLoader)


def validate(name: str):
    model, top = YAML[name]
    data = read(name)
    if name == "recipients.private.example.yaml":
        public = read("recipients.yaml")[top]
        data = {top: {key: {**public.get(key, {}), **entry} for key, entry in data[top].items()}}
    if top:
        data = {top: {key: {**entry, "id": key} for key, entry in data[top].items()}}
    return model.model_validate(data)


@pytest.mark.parametrize("name", YAML)
def test_every_file_fits_its_model(name: str) -> None:
    assert validate(name)


@pytest.mark.parametrize("name", YAML)
def test_every_file_names_its_schema_first(name: str) -> None:
    kind = name.removesuffix(".yaml").removesuffix(".example")
    first = (STARTER / name).read_text("utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schemas/{kind}.schema.json"


@pytest.mark.parametrize("name", YAML)
def test_it_is_written_one_key_a_line(name: str) -> None:
    lines = (STARTER / name).read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 120] == []
    assert [line for line in lines if re.match(r"[^#]*[{}\[\]\t]", line)] == []


def test_all_whom_the_campaign_names_are_in_the_book() -> None:
    (campaign,) = validate("campaigns.yaml").campaigns.values()
    book = validate("recipients.yaml").recipients
    assert {target.recipient for target in campaign.targets if target.recipient} <= set(book)
    assert {copy.to for copy in campaign.copies} <= set(book)
    assert [target.mission for target in campaign.targets if target.mission] == ["AQ"]
    assert [entry.seat for entry in book.values() if entry.of == "AQ"] == ["London"]


def test_it_is_open_without_end_and_checked_today() -> None:
    (campaign,) = validate("campaigns.yaml").campaigns.values()
    assert (campaign.status, campaign.until, campaign.published) == ("open", None, date(2031, 5, 4))
    book = validate("recipients.yaml").recipients.values()
    assert {entry.verified for entry in book if entry.kind != "organiser"} == {date(2031, 5, 4)}


def test_the_organisers_contacts_are_not_in_the_public_book() -> None:
    book = validate("recipients.yaml").recipients.values()
    organisers = [entry for entry in book if entry.kind == "organiser"]
    points = [(*entry.email, *entry.phone, *entry.fax, *entry.post) for entry in organisers]
    assert [[point.status for point in known] for known in points] == [["withheld"]]


def test_contacts_are_plainly_invented() -> None:
    text = "".join(path.read_text("utf-8") for path in STARTER.rglob("*") if path.is_file())
    assert set(re.findall(r"@([a-z0-9.-]+\.[a-z]+)", text)) <= {"example.org", "example.com"}
    assert set(re.findall(r"https?://([^/\s]+)", text)) <= {"www.example.org"}
    numbers = {re.sub(r"\D", "", number) for number in re.findall(r"\+[0-9][0-9 ]{8,}", text)}
    assert numbers
    assert all(number.startswith("4420794603") for number in numbers), "Ofcom keeps 020 7946 0xxx for drama"


def test_the_translation_knows_its_source() -> None:
    folder = STARTER / "letters" / "port-aurora"
    digest = hashlib.sha256((folder / "en.md").read_bytes()).hexdigest()[:8]
    assert f"translated-from: en {digest}\n" in (folder / "fr.md").read_text("utf-8")


def test_git_does_not_see_what_is_private_or_made() -> None:
    lines = (STARTER / "gitignore").read_text("utf-8").splitlines()
    ignored = {line for line in lines if line[:1] not in ("", "#")}
    private = {"recipients.private.yaml", "signatories.yaml", "signatures/", "settings.yaml"}
    tables = {"*.csv", "*.tsv", "*.xlsx", "*.xls", "*.ods"}
    assert ignored == private | tables | {"output/", "journal.db*", "versions/", "replies/", "proofs/"}


def test_today_stands_only_where_it_is_filled_in() -> None:
    files = [path for path in STARTER.rglob("*") if path.is_file()]
    holders = {path.name for path in files if "@TODAY@" in path.read_text("utf-8")}
    assert holders == {"campaigns.yaml", "recipients.yaml", "signatories.example.yaml"}
