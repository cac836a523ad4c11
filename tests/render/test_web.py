"""The HTML form: one file that needs nothing else, on a screen and printed from there."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from sheets import PLAIN, TEMPLATES, press

from plaint.model.letter import Letter, Signature
from plaint.render.geometry import layout_named
from plaint.render.paper import Templates, render_html
from plaint.render.typesetting import set_letter
from plaint.render.web import make_self_contained

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
DATA = re.compile(r'"data:([\w/+-]+);base64,([^"]*)"')
RUSSIAN = replace(
    PLAIN,
    language="ru",
    address=("Председателю областного суда А. Примерову", "ул. Примерная 1", "KARAGANDA", "KAZAKHSTAN"),
    forward="Просьба передать: Председателю областного суда",
    dateline="Лондон, 17 марта 2030 г.",
    subject="Дело Анны Примеровой",
    salutation="Уважаемый господин Председатель!",
    body="Прошу *безотлагательно* и **полностью**:\n\n1. освободить её;\n2. сообщить мне об этом.\n\n- № 5\n- «да»",
    closing="С уважением,",
    signatures=(Signature(name="Jane Sample"), Signature(name="Bo Example", lines=("Exampletown",))),
    copies=("Cy Sample",),
    enclosures=("A list",),
    translation=PLAIN,
)


def hollow(url: str) -> tuple[bytes, str]:
    """Serve nothing: what fonts weigh is measured elsewhere."""
    return b"", "font/woff" if url.startswith("font") else "image/svg+xml"


def web(letter: Letter, envelope: str = "din5008b") -> str:
    return make_self_contained(set_letter(letter, layout_named(envelope), TEMPLATES, press()).html, hollow)


@pytest.mark.parametrize(("name", "letter", "envelope"), [("plain", PLAIN, "din5008b"), ("russian", RUSSIAN, "fr")])
def test_golden(name: str, letter: Letter, envelope: str, request: pytest.FixtureRequest) -> None:
    html = DATA.sub(r'"data:\1;base64,…"', web(letter, envelope)) + "\n"
    file = GOLDEN / f"web-{name}.html"
    if request.config.getoption("--update-golden"):
        file.write_text(html, "utf-8")
    assert html == file.read_text("utf-8"), "look at it; when it is better than before: pytest --update-golden"


def test_everything_is_inside() -> None:
    html = web(RUSSIAN)
    assert not re.search(r'"(font|mark|workspace):', html)
    assert set(re.findall(r"\burl\((.{0,6})", html)) == {'"data:'}
    assert not re.search(r"https?://|<link|<script|@import", html)
    assert {kind for kind, _ in DATA.findall(html)} == {"font/woff", "image/svg+xml"}


def test_a_font_has_the_letters_and_little_else() -> None:
    html = f'<style>@font-face {{ src: url("font:PlaintSans-Regular.ttf"); }}</style><p>{PLAIN.body} Ж'
    (kind, content), *rest = DATA.findall(make_self_contained(html, press().serve))
    assert (kind, rest) == ("font/woff", [])
    face = TTFont(BytesIO(base64.b64decode(content)))
    known = set(face.getBestCmap())
    assert {ord(sign) for sign in PLAIN.body + "Ж" if sign.isprintable()} <= known
    assert 0x0391 not in known
    assert len(known) < 200
    assert "GPOS" in face
    assert len(content) < 40_000


def test_a_picture_is_inside() -> None:
    html = '<img src="workspace:pictures/jane%20s.png" alt="Jane">'
    asked = []

    def serve(url: str) -> tuple[bytes, str]:
        asked.append(url)
        return b"picture", "image/png"

    assert make_self_contained(html, serve) == '<img src="data:image/png;base64,cGljdHVyZQ==" alt="Jane">'
    assert asked == ["workspace:pictures/jane%20s.png"]


def test_words_that_look_like_addresses_stay_words() -> None:
    words = 'See "workspace:secret.png", "font:PlaintSerif-Bold.ttf", "mark:" and "font: bold".'
    letter = replace(PLAIN, body=words, subject=words)
    block = '{% block dateline %}<p style="font: bold 9pt serif">x</p>{% endblock %}'
    own = Templates({"letter.html": '{% extends "builtin/letter.html" %}' + block})
    html = make_self_contained(render_html(letter, layout_named("dl"), own), hollow)
    assert html.count("workspace:secret.png") == 3
    assert 'style="font: bold 9pt serif"' in html


def test_a_letter_that_is_set_tighter_is_so_here_too() -> None:
    long = replace(PLAIN, body="  \n".join(["Nobody knows why."] * 28))
    assert "11pt/14.5pt" in web(PLAIN)
    assert "11pt/14.5pt" not in web(long)
