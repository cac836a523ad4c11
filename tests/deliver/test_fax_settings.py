"""The settings of a fax line: what is wrong is said with what to write instead, by editor and program alike."""

import re

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from pages import HOW_TO, blocks, rows, section
from plaint.model.accounts import Account, Fax, FaxSearch, FaxState
from plaint.model.fax_settings import fill
from plaint.reading.data import read_data
from plaint.schema_files import make_schema

WEB = {"by": "http", "url": "https://api.fax.example/v1/faxes", "fields": {"to": "{number}", "file": "{file}"}}
STATE = {"url": "https://fax.example/{id}", "state": "state", "sent": "ok"}
SEARCH = {"url": "https://fax.example/?label={tag}", "id": "0.id"}
LABELLED = {**WEB, "fields": {**WEB["fields"], "label": "{tag}"}}
GOOD = [
    {"by": "command", "preset": "hylafax"},
    {"by": "command", "preset": "hylafax", "server": "fax.example.org:4559", "number": "+442079460301"},
    {"by": "command", "command": ["fax", "-d", "{dial}", "{file}"], "attach": "pdf"},
    {"by": "gateway", "address": "{number}@fax.example"},
    {"by": "gateway", "address": "FAX={number}@gw.example", "attach": "tiff-s", "subject": "{tag}"},
    {"by": "gateway", "address": "{digits}@fax.example"},
    WEB,
    {**WEB, "auth": "basic", "user": "ruth", "password_command": "pass show fax"},
    {**WEB, "auth": "bearer", "id": "data.id", "status": STATE},
    {"by": "http", "url": "http://127.0.0.1:8080/{number}", "body": "raw", "fields": {"label": "{tag}"}},
    {**LABELLED, "find": SEARCH},
    {"by": "http", "url": "https://api.fax.example/{digits}", "body": "raw"},
]
BAD = [
    ({"by": "command"}, "needs `preset` or `command`"),
    ({"by": "command", "preset": "hylafax", "command": ["fax", "{number}", "{file}"]}, "needs `preset` or `command`"),
    ({"by": "command", "preset": "hylafax", "server": "-o x"}, "'-o x' is no fax server"),
    ({"by": "command", "command": ["fax", "{number}", "{file}"], "server": "x"}, "`server` goes with"),
    ({"by": "command", "command": ["fax", "{number}"]}, r"`command` lacks {file}"),
    ({"by": "command", "command": ["fax", "{file}"]}, r"`command` lacks {number} or {digits} or {dial}"),
    ({"by": "command", "command": ["{file}", "{number}"]}, "`command` does not begin with a program"),
    ({"by": "command", "command": ["fax", "{number}", "{file}", "{nummer}"]}, r"has {nummer}, which is nothing here"),
    ({"by": "command", "command": ["fax", "{number}", "{file}", "{"]}, "a brace without its other half"),
    ({"by": "command", "preset": "hylafax", "url": "https://fax.example"}, "`url` is not for faxes by command"),
    ({"by": "command", "preset": "hylafax", "password_env": "X"}, "`password_env` is not for faxes by command"),
    ({"by": "gateway"}, "a fax by gateway without `address`"),
    ({"by": "gateway", "address": "fax@fax.example"}, r"`address` lacks {number} or {digits}"),
    ({"by": "gateway", "address": "{number} at fax.example"}, "makes no e-mail address"),
    ({"by": "gateway", "address": "{number}@fax\x0b.example"}, "makes no e-mail address"),
    ({"by": "gateway", "address": "{file}@fax.example"}, r"has {file}"),
    ({"by": "gateway", "address": "{number}@fax.example", "subject": "{names}"}, r"`subject` has {names}"),
    ({"by": "gateway", "address": "{number}@fax.example", "body": "raw"}, "`body` is not for faxes by gateway"),
    ({"by": "http"}, "a fax by http without `url`"),
    ({**WEB, "url": "http://api.fax.example/v1"}, "`url` is not https"),
    ({**WEB, "url": "http://127.0.0.1.fax.example/v1"}, "`url` is not https"),
    ({**WEB, "url": "ftp://api.fax.example/v1"}, "is no web address"),
    ({**WEB, "url": "https://ruth:secret@api.fax.example/v1"}, "is no web address"),
    ({**WEB, "url": "https://{number}.fax.example/v1"}, "a place in the name of its server"),
    ({**WEB, "url": "https://api.fax.example/{id}"}, r"`url` has {id}"),
    ({**WEB, "fields": {"to": "{number}"}}, "no field, or more than one, takes the file"),
    ({**WEB, "fields": {"to": "{number}", "a": "{file}", "b": "{file}"}}, "no field, or more than one"),
    ({**WEB, "fields": {"to": "{number}", "a": "{file}", "b": "x{file}"}}, "{file} stands beside other words"),
    ({**WEB, "fields": {"file": "{file}"}}, "`fields` lacks {number}"),
    ({**WEB, "body": "raw"}, "so no field takes it"),
    ({**WEB, "auth": "basic"}, "auth basic without `user`"),
    ({**WEB, "auth": "bearer", "user": "ruth"}, "`user` is not for auth bearer"),
    ({**WEB, "password_env": "TOKEN"}, "a secret, but auth none"),
    ({**WEB, "password": "hunter2"}, "a password must not stand in a file"),
    ({**WEB, "id": "data..id"}, "leads nowhere"),
    ({**WEB, "find": SEARCH}, r"`find` needs a field with {tag}"),
    ({**LABELLED, "find": {**SEARCH, "url": "https://fax.example/"}}, "`find.url` lacks {tag}"),
    ({**WEB, "id": "id", "status": {**STATE, "url": "https://fax.example/"}}, "`status.url` lacks {id}"),
    ({**WEB, "status": STATE}, "`status` needs `id`"),
    ({**WEB, "id": "id", "status": {**STATE, "url": "http://fax.example/{id}"}}, "`status.url` is not https"),
    ({"by": "command", "preset": "hylafax", "number": "020 7946 0301"}, "is not in E.164"),
    ({"by": "pigeon"}, "Input should be"),
]


@pytest.mark.parametrize("keys", GOOD, ids=range(len(GOOD)))
def test_what_is_right_is_taken(keys):
    assert Fax.model_validate(keys).by == keys["by"]
    assert not list(Draft202012Validator(_schema_of_fax()).iter_errors(keys))


@pytest.mark.parametrize(("keys", "told"), BAD, ids=range(len(BAD)))
def test_what_is_wrong_is_told(keys, told):
    with pytest.raises(ValidationError) as caught:
        Fax.model_validate(keys)
    (error, *others) = caught.value.errors()
    assert not others
    assert told in error["msg"]
    assert error.get("ctx", {}).get("remedy") or error["type"] == "literal_error"
    assert "hunter2" not in error["msg"]


def _schema_of_fax():
    schema = make_schema("settings")
    return {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": "#/$defs/Fax"}


@pytest.mark.parametrize(
    "keys",
    [
        {"by": "command"},
        {"by": "gateway"},
        {"by": "http"},
        {"by": "command", "preset": "hylafax", "url": "https://fax.example"},
        {"by": "gateway", "address": "{number}@fax.example", "fields": {"a": "b"}},
        {**WEB, "preset": "hylafax"},
        {**WEB, "id": "a..b"},
    ],
)
def test_the_editor_knows_which_keys_belong_together(keys):
    assert list(Draft202012Validator(_schema_of_fax()).iter_errors(keys))


def test_a_gateway_needs_a_mail_server():
    fax = {"by": "gateway", "address": "{number}@fax.example"}
    with pytest.raises(ValidationError, match="a fax by gateway without `smtp`"):
        Account.model_validate({"email": "ruth@example.org", "fax": fax})
    Account.model_validate({"email": "ruth@example.org", "fax": fax, "smtp": {"host": "mail.example.org"}})


@pytest.mark.parametrize(
    ("keys", "form"),
    [({"by": "command", "preset": "hylafax"}, "tiff"), (WEB, "pdf"), ({**WEB, "attach": "tiff"}, "tiff")],
)
def test_what_is_handed_over_where_nothing_is_said(keys, form):
    assert Fax.model_validate(keys).form == form


def test_places_are_filled_and_nothing_else():
    assert fill("{number}@x", {"number": "{digits}", "digits": "1"}) == "{digits}@x"
    assert fill("{number}{none}", {"number": "1"}) == "1{none}"


def test_a_fault_is_told_with_its_place(tmp_path):
    (tmp_path / "campaigns.yaml").write_text("campaigns: {}\n")
    (tmp_path / "settings.yaml").write_text("accounts:\n  office:\n    fax:\n      by: gateway\n")
    (problem,) = map(str, read_data(tmp_path).problems)
    assert problem.startswith("settings.yaml:3:")
    assert "without `address`; write it as your provider says" in problem


def page():
    return (HOW_TO / "send-faxes.md").read_text("utf-8")


@pytest.mark.parametrize("block", blocks(page(), "yaml"), ids=lambda block: block.splitlines()[0])
def test_the_examples_of_the_page_are_right(block, tmp_path):
    (tmp_path / "campaigns.yaml").write_text("campaigns: {}\n")
    (tmp_path / "settings.yaml").write_text(block)
    assert [str(problem) for problem in read_data(tmp_path).problems] == []
    schema = Draft202012Validator(make_schema("settings"))
    assert [error.message for error in schema.iter_errors(yaml.safe_load(block))] == []


@pytest.mark.parametrize(
    ("title", "model"), [("Keys of fax", Fax), ("Keys of status", FaxState), ("Keys of find", FaxSearch)]
)
def test_every_key_is_told(title, model):
    listed = [cells for cells in rows(section(page(), title)) if len(cells) == 3]
    assert [cells[0].strip("`") for cells in listed] == [
        key for key in sorted(model.model_fields, key=_order(model)) if not key.startswith("password")
    ]
    for cells in listed:
        assert ("**needed**" in cells[1]) == model.model_fields[cells[0].strip("`")].is_required()


def _order(model):
    names = list(model.model_fields)
    return lambda name: (name.startswith("password"), names.index(name))


def test_every_place_is_told():
    told = {row[0] for row in rows(section(page(), "What goes into the places"))}
    assert told == {f"`{{{name}}}`" for name in ("number", "digits", "dial", "file", "tag", "subject", "id")}
    assert set(re.findall(r"\{(\w+)\}", page())) <= {"number", "digits", "dial", "file", "tag", "subject", "id"}
