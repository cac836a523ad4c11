"""Twenty secrets planted in a workspace and around it: none is in anything that a target gets, or on the way there."""

import email
import email.policy
import io
import shutil
import sys

import pikepdf
import pypdfium2
import pytest
from tests.commands.posting import edit
from tests.deliver import conftest as servers

authority, ca_file = servers.authority, servers.ca_file
contexts, mail_server = servers.contexts, servers.mail_server

SECRETS = {
    "organiser's name": "Ottoline Hidden",
    "organiser's mailbox": "ottoline@secret.example",
    "organiser's telephone": "+442079460971",
    "organiser's street": "71 Concealment Row",
    "organiser's note": "meets us behind the bakery",
    "copy's note": "hand it over in person",
    "signatory's street": "72 Obscurity Lane",
    "signatory's postcode": "QQ7 7QQ",
    "signatory's mailbox": "home-of-bo@secret.example",
    "somebody else's name": "Zebulon Absent",
    "somebody else's own words": "my uncle was there",
    "name behind initials": "Incognita Verborgen",
    "her organisation": "Society of the Unnamed",
    "risk": "their dog is called Pudding",
    "ask": "the money is under the stone",
    "source": "a friend in the ministry told us",
    "recipient's note": "the clerk drinks",
    "answers to the police": "Pola Answerable",
    "password": "open-sesame-77",
    "user of this machine": "user-of-this-machine",
    "name of this machine": "this-very-machine",
    "file of the key": "keys-of-the-kingdom",
}
SIGNATORIES = f"""\
signatories:
  bo:
    name: Bo Winter
    town: Sampleton
    country: GB
    street: {SECRETS["signatory's street"]}
    postcode: {SECRETS["signatory's postcode"]}
    email: {SECRETS["signatory's mailbox"]}
    consent: [sign, publish-name]
  ida:
    name: {SECRETS["name behind initials"]}
    organisation: {SECRETS["her organisation"]}
    country: GB
    show: initials
    consent: [sign]
  zeb:
    name: {SECRETS["somebody else's name"]}
    personal: {SECRETS["somebody else's own words"]}
"""
PRIVATE = f"""\
recipients:
  observers-union:
    name: {SECRETS["organiser's name"]}
    email: {SECRETS["organiser's mailbox"]}
    phone: "{SECRETS["organiser's telephone"]}"
    post: {{lines: ["{SECRETS["organiser's street"]}"], city: Port Aurora}}
    note: {SECRETS["organiser's note"]}
"""
TARGETS = ["minister@example.org", "director@example.org", "embassy@example.com"]
MAIL = ("--by", "email", "--really", "--yes")
COPY_NOTE = "copy's note"
PLANTED = (
    ("campaigns.yaml", "en: Do not write to the two observers themselves; their post is read.", "risk"),
    ("campaigns.yaml", "how: Print the appeal in your newsletter and send us the page.", "ask"),
    ("campaigns.yaml", "source: an example that comes with Plaint", "source"),
    ("recipients.yaml", "note: a person answers; ask for the fax tone", "recipient's note"),
)
COPY_FAX = "import shutil, sys\nshutil.copy(sys.argv[1], sys.argv[2])\n"


def settings(server, root):
    command = f"[{sys.executable}, {root}/keep.py, '{{file}}', {root}/kept.tif, '{{dial}}']"
    fax = f"{{by: command, command: {command}, number: '+442079460330'}}"
    return (
        "country: GB\ntimezone: Europe/London\norganisation: Sampleton Council\nrate: 60000\n"
        f"picket: {{responsible: {{name: {SECRETS['answers to the police']}}}}}\n"
        "accounts:\n  branch:\n    email: branch@example.org\n"
        f"    smtp: {{host: localhost, port: {server.port}, user: branch, ca: {SECRETS['file of the key']}.pem}}\n"
        f"  fax:\n    fax: {fax}\n"
    )


@pytest.fixture
def post(workspace, server, ca_file, monkeypatch):
    """The starter's workspace with secrets wherever there is room for one."""
    monkeypatch.setenv("PLAINT_BRANCH_SMTP_PASSWORD", SECRETS["password"])
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, SECRETS["user of this machine"])
    monkeypatch.setattr("socket.gethostname", lambda: SECRETS["name of this machine"])
    monkeypatch.setattr("socket.getfqdn", lambda *_: SECRETS["name of this machine"])
    shutil.copy(ca_file, workspace / f"{SECRETS['file of the key']}.pem")
    for name, text in (
        ("settings.yaml", settings(server, workspace)),
        ("signatories.yaml", SIGNATORIES),
        ("recipients.private.yaml", PRIVATE),
    ):
        (workspace / name).write_text(text, "utf-8")
        (workspace / name).chmod(0o600)
    (workspace / "keep.py").write_text(COPY_FAX)
    for name, old, what in PLANTED:
        edit(workspace, name, old, old.partition(": ")[0] + f": {SECRETS[what]}")
    edit(workspace, "campaigns.yaml", "when: weekly", f"when: weekly\n        note: {SECRETS[COPY_NOTE]}")
    return workspace


@pytest.fixture
def server(mail_server):
    return mail_server("tls", login=("branch", SECRETS["password"]))


def everything(raw):
    """Yield a file in all the forms in which something may hide in it."""
    yield raw
    if raw.startswith(b"%PDF"):
        yield from of_pdf(raw)
        return
    message = email.message_from_bytes(raw, policy=email.policy.default)
    for part in message.walk():
        yield str(part.items()).encode()
        content = part.get_payload(decode=True)
        if content:
            yield content
            if content.startswith(b"%PDF"):
                yield from of_pdf(content)


def of_pdf(raw):
    document = pypdfium2.PdfDocument(raw)
    yield " ".join(page.get_textpage().get_text_range() for page in document).encode()
    with pikepdf.open(io.BytesIO(raw)) as opened:
        for thing in opened.objects:
            yield thing.read_bytes() if isinstance(thing, pikepdf.Stream) else str(thing).encode()


def found_in(raw):
    parts = b"\n".join(everything(raw))
    return sorted(what for what, secret in SECRETS.items() if secret.encode() in parts)


# --- the search itself can find -------------------------------------------------------------------


def test_a_secret_that_is_there_is_found(run, post):
    words = ("letter", "port-aurora", "--signed-by", "bo", "--to", "weather-minister")
    run(*words, "--as", "pdf", "--as", "eml", folder=post)
    own = ["signatory's postcode", "signatory's street"]
    for path in (post / "output" / "port-aurora").iterdir():
        assert set(own) <= set(found_in(path.read_bytes())), path


# --- what targets get -----------------------------------------------------------------------------


@pytest.mark.parametrize("signed_by", ["all", "ida", "bo"])
def test_no_secret_reaches_a_target_by_mail(run, post, server, signed_by):
    done = run("send", "port-aurora", "--signed-by", signed_by, *MAIL, folder=post)
    assert done.code == 0, done.stderr
    *letters, copy = server.box
    assert len(letters) == 3
    assert [name for got in letters for name in got.to] == TARGETS
    assert [found_in(got.content) for got in letters] == [[], [], []]
    assert copy.to == (SECRETS["organiser's mailbox"],)
    assert all(got.sender == "branch@example.org" for got in server.box)
    assert server.names == ["localhost"] or all(name not in SECRETS.values() for name in server.names)


def test_a_home_address_goes_only_where_that_is_asked_for(run, post, server):
    done = run("send", "port-aurora", "--signed-by", "bo", *MAIL, "--home-address", "--copies", "none", folder=post)
    assert done.code == 0, done.stderr
    for got in server.box:
        assert found_in(got.content) == ["signatory's postcode", "signatory's street"], "the letterhead of the PDF"


def test_no_secret_is_in_a_fax(run, post):
    done = run(
        *("send", "port-aurora", "--signed-by", "ida", "--by", "fax", "--any-hour", "--really", "--yes"),
        *("--copies", "none"),
        folder=post,
    )
    assert done.code == 0, done.stderr
    assert found_in((post / "kept.tif").read_bytes()) == []


# --- what is kept, and what is said ---------------------------------------------------------------


def test_the_record_keeps_no_secret_that_it_does_not_need(run, post, server):
    run("send", "port-aurora", "--signed-by", "all", *MAIL, folder=post)
    paths = [*post.glob("journal.db*"), *(post / "versions").iterdir()]
    kept = {what for path in paths for what in found_in(path.read_bytes())}
    assert kept <= {"organiser's name", "organiser's mailbox"}, "to whom a copy went"


def test_no_secret_is_printed(run, post, server):
    server.faults.script("rcpt", "550 no such user")
    done = run("send", "port-aurora", "--signed-by", "all", *MAIL, folder=post)
    said = found_in((done.stdout + done.stderr).encode())
    assert set(said) <= {"risk", "organiser's name", "organiser's mailbox"}, "risks and copies are for the sender"
