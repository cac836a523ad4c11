"""The words in files of any kind, however they are packed or escaped."""

import base64
import gzip
import io
import zipfile

import pytest

from plaint.persons.contents import words_of

NAME = "Ruth Exämple"
ENCODED = base64.b64encode(f"Dear {NAME}".encode()).decode()
MAIL = f"From: a@example.org\nSubject: =?utf-8?q?{NAME.replace(' ', '_').replace('ä', '=C3=A4')}?=\n\nHello\n"
HEAD = "From: a@example.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
IN_BASE64 = f"{HEAD}{ENCODED}\n"


def packed():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:t>Ruth</w:t><w:t> Exämple</w:t>")
    return file.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        NAME.encode(),
        NAME.encode("utf-16"),
        MAIL.encode(),
        IN_BASE64.encode(),
        f"From one@example.org Mon\nSubject: x\n\nhi\n\nFrom two@example.org Mon\n{IN_BASE64}".encode(),
        b"mailto:a@example.org?body=Ruth%20Ex%C3%A4mple",
        b"<p>Ruth&#32;Ex&auml;mple</p>",
        b'{"name": "Ruth Ex\\u00e4mple"}',
        gzip.compress(NAME.encode()),
        packed(),
    ],
)
def test_the_name_is_read(raw):
    assert any(NAME in text for text in words_of(raw))


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"\x1f\x8bbroken", b"From \n\xff\xfe", b"A: \xff"]
)
def test_what_is_spoilt_raises_nothing(raw):
    assert all(isinstance(text, str) for text in words_of(raw))
