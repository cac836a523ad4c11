"""What the reference says of JSON is what programs get."""

import json
import re
from typing import get_args

import pytest
from tests.answers.conftest import sent, world
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers

from pages import page, section, table
from plaint.answers import finding
from plaint.deliver.outbox import What
from plaint.stops import stopping

sent, world = sent, world

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


def test_every_key_of_a_call_is_told(run, post):
    value = json.loads(run("call", "port-aurora", "--to", "all", "--json", folder=post).stdout)
    assert set(value) == told("A call")
    assert set(value["messages"][0]) == told("A message to a member")
    (cells,) = table(section(page("json.md"), "A call"))["left_out"]
    assert all(f"`{key}`" in cells for one in value["left_out"] for key in one)
    (cells,) = table(section(page("json.md"), "A message to a member"))["letters"]
    assert all(f"`{key}`" in cells for key in value["messages"][0]["letters"][0])


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


def test_every_key_of_an_act_is_told(run, post):
    words = ("done", "port-aurora", "--by", "bo", "--how", "called", "--json")
    (noted,) = json.loads(run(*words, folder=post).stdout)
    (act,) = json.loads(run("status", "--json", folder=post).stdout)
    assert set(act) == told("An act")
    assert set(noted) - set(act) == {"outcome", "before"}
    (cells,) = table(section(page("json.md"), "A plan"))["by_hand"]
    run("done", "port-aurora", "--by", "bo", "--how", "posted", folder=post)
    plan = json.loads(run("send", "port-aurora", "--signed-by", "bo", "--json", folder=post).stdout)
    assert len(plan["by_hand"]) == 3
    assert all(f"`{key}`" in cells for one in plan["by_hand"] for key in one)


def keys_told(heading):
    """Return the keys of a table some of whose rows are of several."""
    return {key for name in table(section(page("json.md"), heading)) for key in name.split("`, `")}


def test_every_key_of_a_message_and_of_an_answer_is_told(run, world, tmp_path):
    path = tmp_path / "one.eml"
    with world.journal() as journal:
        path.write_bytes(world.message("failure-postfix", journal))
    (message,) = json.loads(run("inbox", path, "--json", folder=world.root).stdout)
    assert set(message) == keys_told("A message of the inbox")
    rows = table(section(page("json.md"), "A message of the inbox"))
    assert all(f"`{key}`" in rows["acts"][0] for act in message["acts"] for key in act)
    assert [what for what in get_args(finding.What) if f"`{what}`" not in rows["what"][0]] == []
    answer = json.loads(run("reply", "open-gates", "court", path, "--json", folder=world.root).stdout)
    assert set(answer) == keys_told("A filed answer")


def test_every_key_of_a_stop_is_told(run, post):
    words = ("--yes", "--because", "it is over", "--json")
    run("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", folder=post)
    value = json.loads(run("stop", "port-aurora", *words, folder=post).stdout)
    rows = table(section(page("json.md"), "A stop"))
    assert set(value) == set(rows)
    (steps,), (beyond,) = rows["steps"], rows["out_of_reach"]
    assert {f"`{what}`" for what in get_args(stopping.What)} <= set(re.findall("`[a-z -]+`", steps))
    assert {f"`{one['kind']}`" for one in value["out_of_reach"]} <= set(re.findall("`[a-z -]+`", beyond))


def test_every_key_of_a_proof_is_told(run, post):
    value = json.loads(run("proof", "port-aurora", "--json", folder=post).stdout)
    rows = table(section(page("json.md"), "A proof"))
    assert set(value) == set(rows)
    for name in ("targets", "texts", "shown"):
        assert all(f"`{key}`" in rows[name][0] for key in value[name][0])


def test_every_key_of_changed_recipients_is_told(run, post):
    run("send", "port-aurora", "--signed-by", "bo", "--really", "--yes", folder=post)
    run("letter", "port-aurora", "--signed-by", "bo", folder=post)
    edit(post, "recipients.yaml", "minister@example.org", "other@example.org")
    edit(post, "recipients.yaml", "1 Lighthouse Quay", "9 Harbour Road")
    (value,) = json.loads(run("recipients", "changed", "--json", folder=post).stdout)
    rows = table(section(page("json.md"), "Changed recipients"))
    assert set(value) == set(rows)
    for name in ("differences", "sent", "files"):
        told_of = " ".join(rows[name if name != "sent" else "planned"])
        assert all(f"`{key}`" in told_of for key in value[name][0])
