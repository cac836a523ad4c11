"""A fax posted to a service on the web: what it gets, what its answers mean, and what a lost connection means."""

import email
import json
import re
import socket
from dataclasses import replace
from email.policy import HTTP
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.deliver.fax_service import FaxService
from tests.deliver.faxing import FAX, TAG, Commit

from plaint.deliver.fax.answers import Answer, judge_answer
from plaint.deliver.fax.opening import open_fax
from plaint.deliver.fax.web import proxy_of
from plaint.deliver.transport import Outcome
from plaint.errors import PlaintError
from plaint.model.accounts import Fax

SECRET = "open-sesame"
FIELDS = {"to": "{number}", "label": "{tag}", "file": "{file}", "quality": "fine"}


@pytest.fixture
def service():
    with FaxService() as one:
        yield one


@pytest.fixture
def transport(tmp_path):
    """Return transport(service, **settings): a way out to it."""
    opened = []

    def make(service, **keys):
        usual = {"by": "http", "url": f"{service.url}/faxes", "fields": FIELDS, "id": "data.id"}
        fax = Fax.model_validate({**usual, **keys})
        opened.append(open_fax(fax, lambda: SECRET, tmp_path, {}))
        opened[-1]._patience = 2
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def parts_of(taken):
    head = f"Content-Type: {taken.headers['Content-Type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + taken.body, policy=HTTP)
    return {part.get_param("name", header="Content-Disposition"): part for part in message.iter_parts()}


def test_a_form_holds_the_file_and_the_fields(service, transport):
    commit = Commit()
    done = transport(service).hand_over(FAX, commit)
    assert (done.outcome, done.stage, done.code, done.reference) == (Outcome.SENT, "accepted", 201, "7")
    (taken,) = service.taken
    parts = parts_of(taken)
    assert {name: part.get_content() for name, part in parts.items() if name != "file"} == {
        "to": "+442079460302", "label": TAG[:40], "quality": "fine",
    }  # fmt: skip
    assert parts["file"].get_content_type() == "image/tiff"
    assert parts["file"].get_filename() == "fax.tif"
    assert parts["file"].get_payload(decode=True) == FAX.content
    assert (taken.method, taken.path, commit.times) == ("POST", "/faxes", 1)
    assert taken.headers["Content-Length"] == str(len(taken.body))
    assert taken.headers["User-Agent"] == "plaint"
    assert "Authorization" not in taken.headers


def test_a_bare_file_goes_with_the_fields_in_the_address(service, transport):
    fields = {"faxNumber": "{number}", "reference": "{tag}"}
    pdf = replace(FAX, form="pdf", content=b"%PDF")
    transport(service, body="raw", fields=fields, url=f"{service.url}/out/{{digits}}?x=1").hand_over(pdf, Commit())
    (taken,) = service.taken
    assert (taken.body, taken.headers["Content-Type"]) == (b"%PDF", "application/pdf")
    assert urlsplit(taken.path).path == "/out/442079460302"
    assert parse_qs(urlsplit(taken.path).query) == {"x": ["1"], "faxNumber": ["+442079460302"], "reference": [TAG[:40]]}


@pytest.mark.parametrize(
    ("keys", "header"),
    [({"auth": "bearer"}, f"Bearer {SECRET}"), ({"auth": "basic", "user": "ruth"}, "Basic cnV0aDpvcGVuLXNlc2FtZQ==")],
)
def test_the_secret_is_asked_for_once_and_shown_nowhere(service, transport, keys, header, monkeypatch):
    way = transport(service, **keys)
    asked = []
    monkeypatch.setattr(way, "_secret", lambda: asked.append(1) or SECRET)
    service.answers = [(403, {"message": f"no access with {SECRET}"})]
    done = [way.hand_over(FAX, Commit()) for _ in range(2)]
    assert [taken.headers["Authorization"] for taken in service.taken] == [header] * 2
    assert asked == [1]
    assert SECRET not in repr(done) + repr(way)
    assert done[0].reply == "HTTP 403 Forbidden: no access with …"


@pytest.mark.parametrize(
    ("status", "outcome", "stops"),
    [
        (200, "SENT", False), (202, "SENT", False),
        (301, "RETRY", True), (302, "UNKNOWN", False), (303, "UNKNOWN", False), (307, "RETRY", True),
        (400, "FAILED", False), (401, "RETRY", True), (402, "RETRY", True), (403, "RETRY", True), (404, "RETRY", True),
        (408, "RETRY", False), (409, "FAILED", False), (413, "FAILED", False), (422, "FAILED", False),
        (425, "RETRY", False), (429, "RETRY", False),
        (500, "UNKNOWN", False), (502, "UNKNOWN", False), (503, "RETRY", False), (504, "UNKNOWN", False),
    ],
)  # fmt: skip
def test_the_status_says_what_came_of_it(service, transport, status, outcome, stops):
    service.answers = [(status, {"data": {"id": "f-7"}, "error": {"message": "so it\nis"}})]
    done = transport(service).hand_over(FAX, Commit())
    assert (done.outcome.name, done.stops, done.code) == (outcome, stops, status)
    assert done.reply.endswith(": so it is")
    assert bool(done.remedy) == (outcome in ("FAILED", "UNKNOWN") or stops)
    assert len(service.taken) == 1, "a redirection is not followed"


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[" * 100_000, {"data": {}}, {"data": {"id": None}}, {"data": {"id": []}}]
)
def test_an_answer_without_the_id_is_no_proof(service, transport, body):
    service.answers = [(200, body)]
    assert transport(service).hand_over(FAX, Commit()).outcome is Outcome.UNKNOWN
    assert transport(service, id=None).hand_over(FAX, Commit()).outcome is Outcome.SENT


@pytest.mark.parametrize("fault", ["drop", "deaf", "silent", "half"])
def test_what_is_lost_on_the_way_may_have_arrived(service, transport, fault):
    service.answers = [fault]
    way, commit = transport(service), Commit()
    way._patience = 0.3
    done = way.hand_over(replace(FAX, content=b"x" * 5_000_000), commit)
    assert (done.outcome, commit.times) == (Outcome.UNKNOWN, 1)
    assert done.remedy


def test_an_answer_of_half_a_body_is_still_an_answer_where_no_id_is_wanted(service, transport):
    service.answers = ["half"]
    assert transport(service, id=None).hand_over(FAX, Commit()).outcome is Outcome.SENT


def test_where_nobody_listens_nothing_is_noted_and_the_run_ends(service, transport):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        way, commit = transport(service, url=f"http://127.0.0.1:{nobody.getsockname()[1]}/"), Commit()
        done = way.hand_over(FAX, commit)
    assert (done.outcome, done.stops, commit.times) == (Outcome.RETRY, True, 0)
    assert "url" in done.remedy


def test_where_it_cannot_be_noted_no_byte_of_the_letter_leaves(service, transport):
    class DiskFull(Exception):
        pass

    with pytest.raises(DiskFull):
        transport(service).hand_over(FAX, Commit(DiskFull()))
    assert all(FAX.content not in taken.body for taken in service.taken)


def test_each_request_has_a_connection_of_its_own(service, transport):
    way = transport(service)
    assert [way.hand_over(FAX, Commit()).outcome for _ in range(3)] == [Outcome.SENT] * 3
    assert len({taken.port for taken in service.taken}) == 3


@pytest.mark.parametrize(("certificate", "is_taken"), [("good", True), ("expired", False), ("other", False)])
def test_certificates_are_checked(transport, contexts, ca_file, certificate, is_taken):
    with FaxService(context=contexts[certificate]) as service:
        commit = Commit()
        done = transport(service, ca=str(ca_file)).hand_over(FAX, commit)
    assert (done.outcome is Outcome.SENT, commit.times) == (is_taken, int(is_taken))
    if not is_taken:
        assert done.stops
        assert "certificate" in done.reply.casefold()
        assert "clock" in done.remedy
        assert service.taken == []


def test_an_authority_that_nobody_knows_is_refused(transport, contexts):
    with FaxService(context=contexts["good"]) as service:
        done = transport(service).hand_over(FAX, Commit())
    assert (done.outcome, done.stops, service.taken) == (Outcome.RETRY, True, [])


def test_a_file_of_certificates_that_is_none(transport, service, tmp_path):
    (tmp_path / "ca.pem").write_text("x")
    for name in ("ca.pem", "none.pem"):
        with pytest.raises(PlaintError, match=f"{name} cannot be read"):
            transport(service, ca=name)


SEARCH = {"id": "0.id"}
STATUS = {"state": "state", "sent": ["ok", "1"], "failed": "bad"}


def asking(service):
    return {
        "find": {**SEARCH, "url": f"{service.url}/faxes?label={{tag}}"},
        "status": {**STATUS, "url": f"{service.url}/faxes/{{id}}"},
    }


def test_what_was_lost_is_found_by_its_tag(service, transport):
    way = transport(service, **asking(service))
    service.answers = ["drop", (200, [{"id": "a/7"}]), (200, {"state": "ok"})]
    assert way.hand_over(FAX, Commit()).outcome is Outcome.UNKNOWN
    found = way.find(FAX)
    assert (found.outcome, found.stage, found.reference) == (Outcome.SENT, "delivered", "a/7")
    assert [taken.path for taken in service.taken[1:]] == [f"/faxes?label={TAG[:40]}", "/faxes/a%2F7"]


@pytest.mark.parametrize(
    ("answers", "outcome", "stage"),
    [
        ([(200, [{"id": 7}]), (200, {"state": "bad"})], "UNKNOWN", "given up"),
        ([(200, [{"id": 7}]), (200, {"state": 1})], "SENT", "delivered"),
        ([(200, [{"id": 7}]), (200, {"state": "waiting"})], "SENT", "queued"),
        ([(200, [{"id": 7}]), (500, {})], "SENT", "accepted"),
        ([(200, [{"id": 7}]), "drop"], "SENT", "accepted"),
        ([(200, [])], "UNKNOWN", "find"),
        ([(404, [{"id": 7}])], "UNKNOWN", "find"),
        ([(500, {})], "UNKNOWN", "find"),
        (["drop"], "UNKNOWN", "find"),
        ([(200, b"<html>")], "UNKNOWN", "find"),
    ],
)
def test_not_found_is_not_proof_of_not_sent(service, transport, answers, outcome, stage):
    service.answers = answers
    found = transport(service, **asking(service)).find(FAX)
    assert (found.outcome.name, found.stage) == (outcome, stage)


def test_the_fate_of_a_fax_is_told_by_its_id(service, transport):
    way = transport(service, **asking(service))
    service.answers = [(200, {"state": state}) for state in ("waiting", "ok", "bad")] + [(404, {})]
    fates = [way.fate("7") for _ in range(4)]
    assert [(fate.outcome.name, fate.stage) for fate in fates] == [
        ("SENT", "queued"), ("SENT", "delivered"), ("FAILED", "given up"), ("UNKNOWN", "status"),
    ]  # fmt: skip


def test_a_secret_that_no_header_can_carry_is_not_shown(service, tmp_path):
    settings = {"by": "http", "url": service.url, "fields": FIELDS, "auth": "bearer"}
    way, commit = open_fax(Fax.model_validate(settings), lambda: "open\nsesame", tmp_path, {}), Commit()
    done = way.hand_over(FAX, commit)
    assert (done.outcome, done.stops, commit.times) == (Outcome.RETRY, True, 0)
    assert "sesame" not in repr(done)


def test_a_service_that_cannot_be_asked(service, transport):
    way = transport(service)
    assert way.find(FAX).outcome is way.fate("7").outcome is Outcome.UNKNOWN
    assert service.taken == []


def test_a_long_answer_is_cut(service, transport):
    service.answers = [(201, {"data": {"id": 7}, "rest": "x" * 2_000_000})]
    assert transport(service).hand_over(FAX, Commit()).outcome is Outcome.UNKNOWN
    service.answers = ["endless"]
    assert transport(service, id=None).hand_over(FAX, Commit()).outcome is Outcome.SENT
    assert service.written < 30_000_000


def test_what_the_environment_says_is_not_asked_behind_our_back(service, transport, monkeypatch):
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    assert transport(service).hand_over(FAX, Commit()).outcome is Outcome.SENT


@pytest.mark.parametrize(
    ("url", "environ", "proxy"),
    [
        ("https://api.fax.example/", {}, None),
        ("https://api.fax.example/", {"HTTPS_PROXY": "http://proxy.example:8"}, "http://proxy.example:8"),
        ("https://api.fax.example/", {"all_proxy": "http://proxy.example:8"}, "http://proxy.example:8"),
        ("http://127.0.0.1:8/", {"HTTPS_PROXY": "http://proxy.example:8"}, None),
    ],
)
def test_a_proxy_is_used_unless_the_service_is_here(url, environ, proxy):
    assert proxy_of(url, environ) == proxy


@pytest.mark.parametrize("proxy", ["gopher://ruth:hunter2@proxy.example", "socks5://ruth:hunter2@proxy.example"])
def test_a_proxy_that_cannot_be_used_is_told_without_its_password(tmp_path, proxy):
    fax = Fax.model_validate({"by": "http", "url": "https://api.fax.example/", "fields": FIELDS})
    way = open_fax(fax, lambda: SECRET, tmp_path, {"HTTPS_PROXY": proxy})
    with pytest.raises(PlaintError, match="proxy") as caught:
        way.hand_over(FAX, Commit())
    assert "hunter2" not in f"{caught.value} {caught.value.hint}"


def test_the_right_way_is_opened(tmp_path):
    def kind(**keys):
        return type(open_fax(Fax.model_validate(keys), str, tmp_path, {})).__name__

    assert kind(by="command", preset="hylafax") == "HylaFax"
    assert kind(by="command", command=["fax", "{number}", "{file}"]) == "CommandTransport"
    assert kind(by="http", url="https://api.fax.example/", fields=FIELDS) == "WebTransport"
    with pytest.raises(PlaintError, match="by mail"):
        kind(by="gateway", address="{number}@fax.example")


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
)


PATH = some.from_regex(r"[a-z0-9]+(\.[a-z0-9]+){0,3}", fullmatch=True)


@given(content=JSON | some.binary(), path=PATH, status=some.integers(100, 599))
def test_whatever_a_service_answers_something_is_known_of_the_fax(content, path, status):
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    done = judge_answer(Answer(status, "Reason", raw), path)
    assert done.outcome is not Outcome.SENT or done.reference
    assert len(done.reply) <= 500
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", done.reply + done.reference)
    assert len(done.reference) <= 200


def test_lists_and_words_are_stepped_through():
    answer = Answer(200, "", b'{"a": [{"b": "x"}, {"b": 0}], "c": null, "d": {"0": false}}')
    assert [answer.at(path) for path in ("a.0.b", "a.1.b", "a.2.b", "a.x.b", "c", "d.0", "a", "e")] == [
        "x", "0", "", "", "", "False", "", "",
    ]  # fmt: skip
