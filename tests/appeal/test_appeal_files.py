"""Files in which appeals arrive: text of any charset, mail, mail folder, web page, PDF."""

import pytest

from plaint.appeal.files import MAX_BYTES, read_bytes, read_file
from plaint.errors import PlaintError

RUSSIAN = "Просим направить письма протеста прокурору области. Товарищи находятся в тюрьме без суда.\n"
FRENCH = "Écrivez au préfet : les élèves déplacés ont été arrêtés à la frontière.\n"


def no_pdf(raw):
    raise AssertionError("no PDF was given")


def read(raw):
    return read_bytes(raw, no_pdf)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_russian_in_any_charset(charset):
    assert read(RUSSIAN.encode(charset)).text == RUSSIAN


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "latin-1"])
def test_french_in_any_charset(charset):
    assert read(FRENCH.encode(charset)).text == FRENCH


def test_a_guess_is_told():
    assert "guessed" in read(RUSSIAN.encode("koi8-r")).note
    assert read(RUSSIAN.encode()).note == ""


MAIL = b"""\
From: =?utf-8?q?Ren=C3=A9?= <rene@sender.example>
To: all@lists.example
Date: Wed, 24 Aug 2005 10:02:17 +0100
Subject: =?koi8-r?B?8NjTzc8=?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Pri=E8re d'=E9crire
--b
Content-Type: text/html

<p>never read</p>
--b--
"""


def test_mail_gives_headers_and_its_plain_part():
    found = read(MAIL)
    assert found.kind == "mail"
    assert "From: René <rene@sender.example>" in found.text
    assert "Prière d'écrire" in found.text
    assert "never read" not in found.text


def test_a_folder_gives_its_first_mail():
    folder = (
        b"From rene@sender.example Wed Aug 24 10:02:17 2005\nSubject: one\nMIME-Version: 1.0\n\nfirst\n\nFrom "
        b"x@y.example Thu Aug 25 10:02:17 2005\nSubject: two\n\nsecond\n"
    )
    found = read(folder)
    assert "first" in found.text
    assert "second" not in found.text
    assert "first mail" in found.note


def nested(depth):
    inner = b"Content-Type: text/plain\n\ndeep\n"
    for number in range(depth):
        mark = b"x%dy" % number
        inner = b"Content-Type: multipart/mixed; boundary=%s\n\n--%s\n%s\n--%s--\n" % (mark, mark, inner, mark)
    return b"MIME-Version: 1.0\nSubject: one\n" + inner


def test_nested_parts_are_read_to_a_depth_that_people_use():
    assert "deep" in read(nested(4)).text
    assert "deep" not in read(nested(40)).text


def test_page_gives_lines_without_scripts():
    page = (
        b"<html><head><title>x</title><style>p{}</style></head><body><p>Write to<br>the "
        b"<b>Minister</b></p><script>no()</script><ul><li>one<li>two</ul><a "
        b"href='mailto:a@b.example?x=1'>mail</a></body></html>"
    )
    found = read(page)
    assert found.kind == "web page"
    assert found.text.split("\n") == ["Write to", "the Minister", "", "- one", "- two", "", "<a@b.example> mail", ""]


def test_pdf_is_handed_over():
    found = read_bytes(b"%PDF-1.7 ...", lambda raw: "Write to\r\nthe Minister")
    assert (found.kind, found.text) == ("PDF", "Write to\nthe Minister")


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"", "no text"), (b" \n", "no text"), (b"PK\x03\x04rest", "no text, mail"), (b"x" * (MAX_BYTES + 1), "larger")],
    ids=["empty", "blank", "packed", "large"],
)
def test_what_cannot_be_read_is_said(raw, said):
    with pytest.raises(PlaintError, match=said) as refused:
        read(raw)
    assert refused.value.hint


def test_no_file_and_no_regular_file(tmp_path):
    with pytest.raises(PlaintError, match="cannot be read"):
        read_file(tmp_path / "none.txt", no_pdf)
    with pytest.raises(PlaintError):
        read_file(tmp_path, no_pdf)
    (tmp_path / "a.txt").write_text("Write!", "utf-8")
    assert read_file(tmp_path / "a.txt", no_pdf).text == "Write!"
