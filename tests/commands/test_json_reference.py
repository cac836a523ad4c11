"""What the reference says of JSON is what programs get."""

import json
from typing import get_args

import pytest
from tests.commands.posting import write_accounts
from tests.deliver import conftest as servers

from pages import page, section, table
from plaint.deliver.outbox import What

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server


def told(heading):
    return set(table(section(page("json.md"), heading)))


@pytest.mark.parametrize(("verb", "many"), [("letter", "letters"), ("show", "targets")])
def test_every_key_of_a_step_is_told(site, plaint, verb, many):
    words = ("--as", "text") if verb == "letter" else ()
    value = json.loads(plaint(verb, "open-gates", "--from", "GB", "--json", *words).stdout)
    steps = [step for one in value[many] for step in one["steps"]]
    assert {step["channel"] for step in steps} == {"post", "fax", "email"}
    assert all(set(step) == told("A step") for step in steps)


@pytest.mark.parametrize("verb", ["letter", "show", "copies"])
def test_every_key_of_a_copy_is_told(site, plaint, verb):
    words = ("--as", "text") if verb == "letter" else ()
    value = json.loads(plaint(verb, "open-gates", "--json", *words).stdout)
    assert [set(copy) for copy in value["copies"]] == [told("A copy")] * 2


def test_every_key_of_letters_is_told(site, plaint):
    value = json.loads(plaint("letter", "open-gates", "--as", "text", "--json").stdout)
    assert set(value) == told("Letters")
    (parts,) = table(section(page("json.md"), "Letters"))["letters"]
    assert all(f"`{key}`" in parts for key in value["letters"][0])


def test_every_key_of_pages_is_told(site, plaint):
    value = json.loads(plaint("page", "open-gates", "--lang", "en", "--json").stdout)
    assert set(value) == {"pages"}
    assert all(set(made) == told("Pages") for made in value["pages"])


@pytest.fixture
def post(workspace, mail_server):
    return write_accounts(workspace, mail_server())


def test_every_key_of_a_plan_is_told(run, post):
    value = json.loads(run("send", "port-aurora", "--signed-by", "bo", "--json", folder=post).stdout)
    assert set(value) == told("A plan")
    assert set(value["letters"][0]) == told("A letter to be sent")
    for name in ("copies", "left_out"):
        (cells,) = table(section(page("json.md"), "A plan"))[name]
        assert all(f"`{key}`" in cells for one in value[name] for key in one)


def test_every_key_of_a_run_and_of_a_delivery_is_told(run, post):
    words = ("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", "--json")
    value = json.loads(run(*words, folder=post).stdout)
    assert set(value) == told("A run")
    (cells,) = table(section(page("json.md"), "A run"))["letters"]
    assert all(f"`{key}`" in cells for key in value["letters"][0])
    (counts,) = table(section(page("json.md"), "A run"))["counts"]
    known = [what for what in get_args(What) if what != "ended"]
    assert [what for what in known if f"`{what}`" not in counts] == []
    entries = json.loads(run("status", "--json", folder=post).stdout)
    assert set(entries[0]) == told("A delivery")
