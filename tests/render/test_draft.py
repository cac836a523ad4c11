"""Drafts: read back as mail programs read them, with nothing that only a sent message has."""

import email
import getpass
import os
import socket
from dataclasses import replace
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.given import compose_one, court, data, signatory, text

from plaint.errors import RenderError
from plaint.render.draft import Envelope, render_draft
from plaint.render.plaintext import render_message

PDF = b"%PDF-1.7 not much of one \xff\x00\n"
TO = Envelope(to="court@example.org", to_name="Ada Bench", sender="ruth@example.org", sender_name="Ruth Example")


@pytest.fixture(scope="module")
def letter():
    return compose_one(data(court()), text(front="subject: 'Ворота: „open“ them'"), signatories=(signatory(),))


def read(letter, envelope=TO, **keys):
    return email.message_from_bytes(render_draft(letter, envelope, PDF, **keys), policy=default)


def test_a_mail_program_opens_it_for_editing(letter):
    message = read(letter)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "Ворота: „open“ them"
    assert (message["To"], message["From"]) == ("Ada Bench <court@example.org>", "Ruth Example <ruth@example.org>")
    assert message.defects == []


def test_it_has_no_headers_but_those_of_a_draft(letter):
    assert {name.casefold() for name in read(letter)} == {
        "x-unsent",
        "to",
        "from",
        "subject",
        "mime-version",
        "content-type",
    }


def test_it_carries_the_words_and_the_pdf(letter):
    message = read(letter, file_name="open-gates-en.pdf")
    words, paper = message.iter_parts()
    assert words.get_content().replace("\r\n", "\n") == render_message(letter)
    assert (words.get_content_type(), words.get_content_charset()) == ("text/plain", "utf-8")
    assert (paper.get_content_type(), paper.get_filename(), paper.get_content()) == (
        "application/pdf",
        "open-gates-en.pdf",
        PDF,
    )
    assert paper.get_content_disposition() == "attachment"


def test_the_raw_message_is_ascii_in_lines_that_servers_take(letter):
    raw = render_draft(replace(letter, body="слово " * 300), TO, PDF)
    assert raw.isascii()
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 998
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_without_an_address_the_sender_is_left_to_the_mail_program(letter):
    assert read(letter, Envelope(to="court@example.org"))["From"] is None
    assert read(letter, Envelope(to="court@example.org"))["To"] == "court@example.org"


def test_a_name_in_any_script_is_encoded(letter):
    envelope = Envelope(to="court@example.org", to_name="Ада Бенч, председатель")
    message = read(letter, envelope)
    (address,) = message["To"].addresses
    assert (address.display_name, address.addr_spec) == ("Ада Бенч, председатель", "court@example.org")


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("суд@пример.рф", None),
        ("court@пример.рф", "court@xn--e1afmkfd.xn--p1ai"),
        ("court@Bücher.example", "court@xn--bcher-kva.example"),
        ("Court@Example.ORG", "Court@Example.ORG"),
    ],
)
def test_a_domain_is_sent_in_ascii_and_what_cannot_be_is_refused(letter, written, sent):
    if sent is None:
        with pytest.raises(RenderError, match="cannot stand in a mail"):
            read(letter, Envelope(to=written))
    else:
        (address,) = read(letter, Envelope(to=written))["To"].addresses
        assert address.addr_spec == sent


@pytest.mark.parametrize(
    "hostile",
    [
        Envelope(to="court@example.org\nBcc: x@example.org"),
        Envelope(to="court@example.org, x@example.org"),
        Envelope(to="court@example.org", to_name="Ada\r\nBcc: x@example.org"),
        Envelope(to="court@example.org", sender="ruth@example.org\r\nBcc: x@example.org"),
        Envelope(to="no address"),
        Envelope(to="@example.org"),
        Envelope(to="a..b@example.org"),
        Envelope(to="court@exa mple.org"),
        Envelope(to=f"court@{'я' * 70}.рф"),
    ],
)
def test_an_address_that_is_none_makes_no_draft(letter, hostile):
    with pytest.raises(RenderError, match="cannot stand in a mail") as caught:
        render_draft(letter, hostile, PDF)
    assert caught.value.hint == "correct it, or use another"


NASTY = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(NASTY)
def test_no_subject_can_add_a_header(subject):
    letter = compose_one(data(court()), text())
    nasty = replace(letter, subject=" ".join(f"x {subject}".split()))
    message = read(nasty)
    assert {name.casefold() for name in message} <= {
        "x-unsent",
        "to",
        "from",
        "subject",
        "mime-version",
        "content-type",
    }
    assert len(message.get_all("to")) == 1


@given(NASTY)
def test_no_name_can_add_an_address(name):
    letter = compose_one(data(court()), text())
    try:
        message = read(letter, Envelope(to="court@example.org", to_name=name))
    except RenderError:
        return
    assert [address.addr_spec for address in message["To"].addresses] == ["court@example.org"]
    assert message["Bcc"] is None


def test_the_same_letter_gives_the_same_bytes_and_another_another_boundary(letter):
    assert render_draft(letter, TO, PDF) == render_draft(letter, TO, PDF)
    boundaries = {
        email.message_from_bytes(render_draft(letter, TO, pdf), policy=default).get_boundary()
        for pdf in (PDF, b"other")
    }
    assert len(boundaries) == 2


def test_nobody_asks_who_and_where_this_is(letter, monkeypatch):
    def refuse(*_):
        raise AssertionError("a draft needs no name of a host or user")

    for module, name in ((socket, "gethostname"), (socket, "getfqdn"), (getpass, "getuser"), (os, "getlogin")):
        monkeypatch.setattr(module, name, refuse)
    assert b"X-Unsent" in render_draft(letter, TO, PDF)
