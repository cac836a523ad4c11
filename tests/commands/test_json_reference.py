"""What the reference says of JSON is what programs get."""

import json

import pytest

from pages import page, section, table


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
