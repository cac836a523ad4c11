"""The text of a PDF: what is written in one comes out, and one that unpacks without end is refused."""

import zlib

import pytest
from weasyprint import HTML

from plaint.appeal.files import read_bytes
from plaint.appeal.read import read_appeal
from plaint.errors import PlaintError
from plaint.render.pdf_text import MOST_OF_ALL, MOST_OF_ONE, pdf_text

APPEAL = """\
<h1>Free Ana Testova!</h1>
<p>3 May 2004</p>
<p>Please send protests to:</p>
<p>Minister of Justice<br>Mr Ivan Modelov<br>1 Example Street<br>Astana, Kazakhstan<br>Fax: +7 7172 321234</p>
<p>Copies to: union@labour.example</p>
"""


def made(content: bytes, *, filters: bytes = b"/FlateDecode", times: int = 1) -> bytes:
    """Return a PDF of one page whose content is a packed stream, named so many times."""
    named = b" ".join([b"4 0 R"] * times)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents ["
        + named
        + b"] /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


def packed(size: int, words: bytes = b"BT /F1 12 Tf 10 10 Td (Write) Tj ET") -> bytes:
    packer = zlib.compressobj(9)
    pieces = [packer.compress(words)] + [packer.compress(b" " * 2**20) for _ in range(size // 2**20)]
    return b"".join([*pieces, packer.flush()])


def test_an_appeal_comes_out_of_a_pdf_as_it_went_in():
    found = read_bytes(HTML(string=APPEAL).write_pdf(), pdf_text)
    draft = read_appeal(found.text)
    (target,) = draft.targets
    assert (target.name.value, target.office.value, target.values("fax")) == (
        "Ivan Modelov",
        "Minister of Justice",
        ("+77172321234",),
    )
    assert [copy.to.values("email") for copy in draft.copies] == [("union@labour.example",)]
    assert draft.published.value == "2004-05-03"


def test_pages_are_parted():
    pages = "<p>One</p><p style='break-before: page'>Two</p>"
    assert [part.strip() for part in pdf_text(HTML(string=pages).write_pdf()).split("\n\n")] == ["One", "Two"]


def test_what_is_packed_a_little_is_read():
    assert pdf_text(made(packed(0))).strip() == "Write"


@pytest.mark.parametrize("size", [MOST_OF_ONE + 2**20, 300 * 2**20])
def test_a_small_file_that_unpacks_to_very_much_is_refused(size):
    raw = made(packed(size))
    assert len(raw) < 2**20
    with pytest.raises(PlaintError, match="unpacks"):
        pdf_text(raw)


def test_what_is_packed_twice_is_refused():
    raw = made(zlib.compress(packed(300 * 2**20), 9), filters=b"[/FlateDecode /FlateDecode]")
    with pytest.raises(PlaintError, match="unpacks"):
        pdf_text(raw)


def test_a_part_named_over_and_over_is_refused():
    with pytest.raises(PlaintError, match="unpacks"):
        pdf_text(made(packed(2**20), times=1000))


def test_many_large_parts_are_refused():
    part = made(packed(MOST_OF_ONE - 2**20))
    with pytest.raises(PlaintError, match="unpacks"):
        pdf_text(part * (MOST_OF_ALL // MOST_OF_ONE + 2))


@pytest.mark.parametrize("raw", [b"%PDF-1.4\n", b"%PDF-1.7 stream\n/FlateDecode", b"%PDF" + bytes(range(256)) * 40])
def test_what_is_no_pdf_is_told(raw):
    with pytest.raises(PlaintError, match="cannot be opened"):
        pdf_text(raw)
