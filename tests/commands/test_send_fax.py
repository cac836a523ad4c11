"""Faxes from the command line: by a program, by a service on the web, by a gateway; found again, asked about."""

import email
import email.policy
import io
import json
import sys

import pytest
from PIL import Image
from tests.commands.posting import edit, write_accounts
from tests.deliver import conftest as servers
from tests.deliver.fax_service import FaxService

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

SEND = ("send", "port-aurora", "--signed-by", "bo", "--by", "fax", "--any-hour", "--copies", "none")
REALLY = ("--really", "--yes")
KEEP = """\
import pathlib, shutil, sys
shutil.copy(sys.argv[1], sys.argv[3])
pathlib.Path(sys.argv[4]).write_text(sys.argv[2])
"""
WEB = (
    "{{by: http, url: '{url}/faxes', fields: {{to: '{{number}}', document: '{{file}}', ref: '{{tag}}'}}, id: data.id, "
    "status: {{url: '{url}/faxes/{{id}}', state: state, sent: [done], failed: [error]}}, "
    "find: {{url: '{url}/faxes?ref={{tag}}', id: found}}}}"
)


@pytest.fixture
def service():
    with FaxService() as service:
        yield service


@pytest.fixture
def post(workspace, mail_server, service):
    return write_accounts(workspace, mail_server(), f"  fax:\n    fax: {WEB.format(url=service.url)}\n")


def states(run, post):
    return [one["state"] for one in json.loads(run("status", "--json", folder=post).stdout)]


def test_the_service_gets_the_fax_and_the_number(run, post, service):
    assert run(*SEND, *REALLY, folder=post).code == 0
    (taken,) = [one for one in service.taken if one.method == "POST"]
    assert b"+442079460301" in taken.body
    assert b"%PDF" in taken.body
    assert states(run, post) == ["sent"]
    assert run(*SEND, *REALLY, folder=post).code == 0
    assert len([one for one in service.taken if one.method == "POST"]) == 1


def test_a_lost_answer_is_looked_for_by_the_next_run(run, post, service):
    service.answers = ["drop"]
    assert run(*SEND, *REALLY, folder=post).code == 3
    assert states(run, post) == ["unknown"]
    service.answers = [(200, {"found": 7, "state": "done"})]
    done = run(*SEND, *REALLY, folder=post)
    assert states(run, post) == ["sent"]
    assert "weather-minister: it is known by now that it has gone" in " ".join(done.stderr.split())
    assert len([one for one in service.taken if one.method == "POST"]) == 1


def test_what_is_not_found_stays_unknown(run, post, service):
    service.answers = ["drop"]
    run(*SEND, *REALLY, folder=post)
    service.answers = [(200, {"nothing": None})]
    run(*SEND, *REALLY, folder=post)
    assert states(run, post) == ["unknown"]
    assert len([one for one in service.taken if one.method == "POST"]) == 1


def test_resolve_asks_the_service(run, post, service):
    service.answers = ["drop"]
    run(*SEND, *REALLY, folder=post)
    key = json.loads(run("status", "--json", folder=post).stdout)[0]["key"]
    service.answers = [(200, {"nothing": None})]
    assert run("resolve", key, folder=post).code == 1
    service.answers = [(200, {"found": 7, "state": "done"})]
    done = run("resolve", key, folder=post)
    assert (done.code, "counts as sent" in done.stderr) == (0, True)


@pytest.mark.parametrize(("state", "stage"), [("done", "delivered"), ("busy", "queued"), ("error", "given up")])
def test_status_asks_what_became_of_it(run, post, service, state, stage):
    run(*SEND, *REALLY, folder=post)
    service.answers = [(200, {"state": state})]
    done = run("status", "--look", folder=post)
    assert "weather-minister (+442079460301), job 7" in done.stdout
    assert stage in done.stderr


def test_a_program_gets_a_tiff_and_what_to_dial(run, workspace, mail_server):
    (workspace / "keep.py").write_text(KEEP)
    words = [sys.executable, workspace / "keep.py", "{file}", "{dial}", workspace / "kept.tif", workspace / "dialled"]
    command = ", ".join(f"'{word}'" for word in words)
    post = write_accounts(workspace, mail_server(), f"  fax:\n    fax: {{by: command, command: [{command}]}}\n")
    assert run(*SEND, *REALLY, "--from", "DE", folder=post).code == 0
    assert (post / "dialled").read_text() == "00442079460301"
    with Image.open(post / "kept.tif") as fax:
        assert (fax.size[0], fax.mode) == (1728, "1")


def test_a_gateway_gets_a_mail(run, workspace, mail_server):
    server = mail_server()
    post = write_accounts(workspace, server)
    fax = "{by: gateway, address: '{digits}@fax.example', attach: tiff}"
    edit(post, "settings.yaml", "login: none}", f"login: none}}\n    fax: {fax}")
    done = run(*SEND, *REALLY, folder=post)
    assert done.code == 0, done.stderr
    (got,) = server.box
    assert got.to == ("442079460301@fax.example",)
    message = email.message_from_bytes(got.content, policy=email.policy.default)
    (fax,) = message.iter_attachments()
    assert fax.get_content_type() == "image/tiff"
    with Image.open(io.BytesIO(fax.get_content())) as picture:
        assert picture.size[0] == 1728


def test_outside_office_hours_it_waits(run, post, service):
    words = [word for word in SEND if word != "--any-hour"]
    done = run(*words, *REALLY, folder=post)
    assert service.taken == []
    assert states(run, post) == ["planned"]
    assert "later     weather-minister by fax to +442079460301; the office opens at 02:00 on 23 November" in " ".join(
        done.stderr.split(" ")
    ).replace("\n            ", " ")
