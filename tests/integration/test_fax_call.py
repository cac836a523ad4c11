"""A real fax call: what one machine sends, the other receives, dot for dot; and a line that breaks is told as such."""

import subprocess

import pytest
from tests.given import compose_one, court, data, signatory, text
from tests.integration.fax_machines import compile_source, pages_of

from plaint.render.fax import fax_pages, heading_of
from plaint.render.fax_cover import Line, lay_out_fax
from plaint.render.geometry import layout_named
from plaint.render.paper import Templates
from plaint.render.pdf import Press

LONG = "\n\n".join(["Требуем немедленно прекратить преследования: съёмка, щётка, № 337. Қазақстан, ұйымдасу."] * 20)
COVER = Line(to="+77212742783", origin="GB", own="+442079460301")


def letter(body=None, language="en"):
    own = text(language, body=body) if body else text(language)
    return compose_one(data(court()), own, language=language, signatories=(signatory(town="Sampleton"),))


LETTERS = {
    "one page": (letter(), "dl", None, 1),
    "two pages": (letter(LONG, "ru"), "din5008b", None, 2),
    "cover": (letter(), "dl", COVER, 2),
    "on Letter": (letter(), "us10", COVER, 2),
}


@pytest.fixture(scope="module")
def call(tmp_path_factory):
    """call(fax, line) puts a fax through and returns how that ended, what was said, and what was received."""
    folder = tmp_path_factory.mktemp("call")
    program = compile_source("call", folder)

    def put_through(fax, line="clean"):
        sent, received = folder / "sent.tif", folder / "received.tif"
        sent.write_bytes(fax)
        received.unlink(missing_ok=True)
        done = subprocess.run([program, sent, received, line], capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, sent, received

    return put_through


def fax_of(name, profile="F"):
    one, layout, cover, _ = LETTERS[name]
    press = Press(lambda _: b"")
    pdf = press.write(lay_out_fax(one, layout_named(layout), Templates(), press, cover))
    return fax_pages(pdf, heading_of(one, "+442079460301"), profile)


@pytest.mark.parametrize("profile", ["F", "S"])
@pytest.mark.parametrize("name", LETTERS)
def test_every_dot_arrives(call, name, profile):
    code, said, sent, received = call(fax_of(name, profile))
    pages = LETTERS[name][3]
    assert code == 0, said
    assert f"called: OK; 0 sent, {pages} received, 1728 x" in said
    assert len(pages_of(sent)) == pages
    assert pages_of(received) == pages_of(sent)


@pytest.mark.parametrize(
    ("line", "words"), [("cut", "No response after sending a page"), ("noise", "No response after sending a page")]
)
def test_a_line_that_breaks_is_told(call, line, words):
    code, said, _, _ = call(fax_of("one page"), line)
    assert code == 1
    assert f"caller: {words}" in said


def test_what_is_no_fax_is_not_sent(call):
    code, said, *_ = call(fax_of("one page")[:200])
    assert code == 1
    assert "caller: " in said
