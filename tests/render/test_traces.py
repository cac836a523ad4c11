"""A PDF says nothing of the machine that made it, and every machine makes the same one."""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from sheets import PLAIN, SENTENCE, TEMPLATES, Sheet, no_picture, printed

import plaint
from plaint.model.letter import Letter
from plaint.render.geometry import layout_named
from plaint.render.paper import render_html
from plaint.render.pdf import Press

HERE = Path(__file__).parent
LONG = replace(PLAIN, body="\n\n".join([SENTENCE * 5] * 8), translation=replace(PLAIN, language="de"))
EMPTY = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig/>'
PROGRAM = "import sys; from sheets import PLAIN, printed; sys.stdout.buffer.write(printed(PLAIN))"


def opened(pdf: bytes) -> list[bytes]:
    """Return the file and everything packed in it."""
    with pikepdf.open(BytesIO(pdf)) as document:
        streams = [item.read_bytes() for item in document.objects if isinstance(item, pikepdf.Stream)]
        plain = [item.unparse(resolved=True) for item in document.objects if not isinstance(item, pikepdf.Stream)]
        return [pdf, *streams, *plain, str(document.docinfo).encode()]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The plain letter, made by another process of another user, on a machine without any fonts."""
    folder = tmp_path_factory.mktemp("hidden-folder")
    (folder / "hidden-temp").mkdir()
    (folder / "fonts.conf").write_text(EMPTY)
    environment = {
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "HOME": str(folder / "hidden-home"),
        "LC_ALL": "C",
        "LOGNAME": "hidden-user",
        "PATH": os.environ["PATH"],
        "PYTHONHASHSEED": "5",
        "PYTHONPATH": os.pathsep.join([str(Path(plaint.__file__).parent.parent), str(HERE)]),
        "TMPDIR": str(folder / "hidden-temp"),
        "TZ": "Asia/Tokyo",
        "USER": "hidden-user",
    }
    made = subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder, env=environment, capture_output=True, check=True)
    assert not list((folder / "hidden-temp").iterdir()), "something stays in the temporary folder"
    return made.stdout


def test_a_machine_without_fonts_makes_the_same_file(elsewhere: bytes) -> None:
    assert hashlib.sha256(elsewhere).hexdigest() == hashlib.sha256(printed(PLAIN)).hexdigest()


def test_no_user_folder_host_or_path_is_in_it(elsewhere: bytes) -> None:
    host = socket.gethostname()
    for part in opened(elsewhere):
        assert b"hidden" not in part
        assert b"/home" not in part
        assert b"weasyprint-" not in part
        assert b"site-packages" not in part
        assert len(host) < 4 or host.encode() not in part
        assert str(Path(plaint.__file__).parent).encode() not in part


@pytest.mark.parametrize("letter", [PLAIN, LONG], ids=["plain", "long"])
def test_the_same_letter_gives_the_same_bytes_whatever_was_printed_before(letter: Letter) -> None:
    once = printed(letter)
    printed(replace(letter, language="ru", body="*Прошу* **освободить** её. Ω ₸ →", forward="Просьба передать"))
    assert printed(letter) == once
    assert printed(letter, by=Press(no_picture)) == once


def test_it_names_its_title_and_language_and_no_time() -> None:
    with pikepdf.open(BytesIO(printed(replace(PLAIN, language="de", subject="Der Fall Ann Sample")))) as document:
        assert document.Root.Lang == "de"
        assert set(document.docinfo) == {"/Title", "/Producer"}
        assert document.docinfo.Title == "Der Fall Ann Sample"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        told = document.Root.Metadata.read_bytes()
        assert b"pdfuaid" in told
        assert b"Date" not in told


def fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return {str(item.BaseFont).split("+")[1] for item in document.objects if is_font(item)}


def is_font(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font" and "/DescendantFonts" in item


ODD = [
    "quotes ‘a’ “b” „c“ «d» ‹e›",
    "soft\u00adhyphen and joiner\u2060s and\u200bzero\u200cwidth\u200dmarks\ufeff",
    "left\u200eright\u200fmarks",
    "non\u2011breaking hy\u2010phen, narrow\u202fspace, thin\u2009space, wide\u2003space",
    "arrows → ← ✓ ☐ ∑ ∞ ≠",
    "Ελληνικά, ἀρχαῖα",
    "Қазақша әғқңөұүһі, ₸ 5 000, № 7",
    "Tiếng Việt, ṩ, q̃, e\u0301, ﬁ ﬄ",
    "ᴬᴮᴰ ½ ⅞ ² ³ ™ © ® § ¶ † ‡ •",
]


@pytest.mark.parametrize("words", ODD)
def test_only_our_fonts_are_embedded_even_for_odd_characters(words: str) -> None:
    body = f"{words}\n\n*{words}*\n\n**{words}**\n\n***{words}***"
    letter = replace(PLAIN, body=body, subject=words, sender=(words, words), address=(words,), closing=words)
    used = fonts(printed(letter, "fr"))
    assert used
    assert all(name.startswith(("Plaint-Serif", "Plaint-Sans")) for name in used), used


def test_a_face_that_is_not_needed_is_not_declared() -> None:
    html = render_html(replace(PLAIN, sender=(), return_line=""), layout_named("dl"), TEMPLATES)
    assert html.count("@font-face") == 3
    html = render_html(replace(PLAIN, body="An *emphasis* and an arrow →"), layout_named("dl"), TEMPLATES)
    assert html.count("@font-face") == 6
    html = render_html(replace(PLAIN, body="A non\u2011breaking hyphen"), layout_named("dl"), TEMPLATES)
    assert html.count("@font-face") == 8


def test_spaces_and_hyphens_are_read_as_typed() -> None:
    letter = replace(PLAIN, address=("Суд\u00a0города", "ALMATY"), body="A well-known case", language="ru")
    text = Sheet(printed(letter)).text
    assert "\u00a0" not in text
    assert "A well-known case" in text
