"""A workspace that can send: the starter's, with a mail account on a server of ours."""

import email
import email.policy

SIGNATORIES = """\
signatories:
  alma:
    name: Alma Quill
    town: Sampleton
    country: GB
    street: 12 Example Road
    postcode: YY1 1YY
    personal: I kept a weather diary of my own.
    email: alma@example.org
    consent: [sign]
  bo:
    name: Bo Winter
    country: GB
    email: bo@example.com
    consent: [sign, publish-name]
  nil:
    name: Nil Silent
    country: GB
"""
PRIVATE = """\
recipients:
  observers-union:
    email: union@example.net
"""


def write_accounts(root, server, more=""):
    """Write settings, signatories and the organisers' address; return the workspace."""
    settings = (
        "country: GB\ntimezone: Europe/London\norganisation: Sampleton Trades Council\nrate: 60000\n"
        "accounts:\n  branch:\n    email: branch@example.org\n    name: Sampleton Branch\n"
        f"    smtp: {{host: 127.0.0.1, port: {server.port}, security: none, login: none}}\n{more}"
    )
    for name, text in (
        ("settings.yaml", settings),
        ("signatories.yaml", SIGNATORIES),
        ("recipients.private.yaml", PRIVATE),
    ):
        (root / name).write_text(text, "utf-8")
        (root / name).chmod(0o600)
    return root


def parse(content):
    return email.message_from_bytes(content, policy=email.policy.default)


def words_of(content):
    """Return the text of a mail."""
    return parse(content).get_body(("plain",)).get_content()


def edit(root, name, old, new):
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
