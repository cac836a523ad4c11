"""A letter that would come out spoilt is an error that says what to mend."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from sheets import PLAIN, no_picture, press, printed

from plaint.errors import PlaintError, RenderError, TemplateError
from plaint.render import fonts, pdf
from plaint.render.complaints import Hearing
from plaint.render.fonts import SCRIPTS, missing_characters, require_characters
from plaint.render.geometry import layout_named
from plaint.render.paper import Templates, render_html
from plaint.render.pdf import Press

LETTER = replace(PLAIN, letterhead="own")


def printed_on(template: str) -> bytes:
    """Print a letter on a workspace's template."""
    templates = Templates({"own.html": f'{{% extends "builtin/letter.html" %}}\n{template}'})
    made = Press(no_picture, templates.place_of)
    return made.print(render_html(LETTER, layout_named("dl"), templates))


@pytest.mark.parametrize(
    ("words", "named", "script"),
    [
        ("קריאה", "ק (U+05E7), ר (U+05E8), י (U+05D9)", "no Hebrew letters"),
        ("請願", "請 (U+8ACB), 願 (U+9858)", "no Chinese or Japanese letters"),
        ("すカ", "す (U+3059), カ (U+30AB)", "no Japanese letters"),
        ("청원", "청 (U+CCAD), 원 (U+C6D0)", "no Korean letters"),
        ("საჩივარი", "ს (U+10E1)", "no Georgian letters"),
        ("Բողոք", "Բ (U+0532)", "no Armenian letters"),
        ("याचिका", "य (U+092F)", "no Devanagari letters"),
        ("ถวาย แล שלום", "ถ (U+0E16)", "no Hebrew or Thai letters"),
        ("a \U0001f600", "\U0001f600 (U+1F600)", "write it with other characters"),
        ("a\u1680b", "U+1680 OGHAM SPACE MARK", "write it with other characters"),
        ("a\u202eb", "U+202E RIGHT-TO-LEFT OVERRIDE", "write it with other characters"),
        ("a\ue000b", "U+E000", "write it with other characters"),
    ],
)
def test_a_character_without_a_glyph_is_named(words: str, named: str, script: str) -> None:
    for changed in ({"body": words}, {"address": (words,)}, {"translation": replace(PLAIN, subject=words)}):
        with pytest.raises(RenderError) as caught:
            printed(replace(PLAIN, **changed))
        assert named in caught.value.message
        assert caught.value.message.startswith("river-2030, letter to court, signed by jane: no font here has")
        assert script in caught.value.hint


def test_at_most_eight_characters_are_named() -> None:
    with pytest.raises(RenderError) as caught:
        require_characters(["アイウエオカキクケコ"], "a letter")
    assert caught.value.message.count("U+") == 8


def test_every_script_that_is_named_is_missing() -> None:
    samples = {
        "CJK": "一",
        "FULLWIDTH": "Ａ",
        "HALFWIDTH": "ｱ",
        "IDEOGRAPHIC": "\u3000",
        "COPTIC": "ⲁ",
        "TIFINAGH": "ⴰ",
    }
    assert missing_characters(samples.values()) == tuple(samples.values())
    assert set(samples) <= set(SCRIPTS)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("p { colour: red }", "templates/own.html:4: Ignored `colour: red`, unknown property"),
        ("p { color: reddish }", "templates/own.html:4: Ignored `color: reddish`, invalid value"),
        ("p { color red }", "templates/own.html:4: Error: EOF reached before {} block for a qualified rule"),
        ("p { margin: 1 }", "templates/own.html:4: Ignored `margin: 1`, invalid value"),
        ("p > { color: red }", "templates/own.html:4: Invalid or unsupported selector, 'p > '"),
        ("@medium print { p { color: red } }", "templates/own.html:4: Unknown rule"),
        ("@page { @top-middle { content: none } }", "templates/own.html:4: Unknown @page rule"),
    ],
)
def test_a_mistake_in_a_stylesheet_is_told_at_its_line(style: str, said: str) -> None:
    with pytest.raises(TemplateError) as caught:
        printed_on("{% block style %}\nh1 { font-weight: bold }\n" + style + "\n{% endblock %}")
    assert caught.value.message.startswith(said)
    assert caught.value.hint == "mend the stylesheet"


def test_a_mistake_in_a_line_that_was_filled_is_quoted() -> None:
    with pytest.raises(RenderError) as caught:
        printed_on("{% block style %}\n.head { heigth: {{ look.head }}mm }\n{% endblock %}")
    assert caught.value.message == (
        "the page would be spoilt: Ignored `heigth: 45.5mm`, unknown property, in: .head { heigth: 45.5mm }"
    )


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<img src="https://example.org/logo.png" alt="Logo">', "a template asks for https://example.org/logo.png"),
        ('<img src="file:///etc/passwd" alt="Logo">', "a template asks for file:///etc/passwd"),
        ('<img src="workspace:gone.png" alt="Logo">', "gone.png: cannot be read"),
        ('<img src="workspace:text.png" alt="Logo">', "text.png: not a picture that can be read"),
        ('<img src="workspace:dot.png">', 'Image "workspace:dot.png" has no required alt description'),
        ('<p style="colour: red">Head</p>', "Ignored `colour: red`"),
        ('<p style="font-family: DejaVu Sans, sans-serif">Head</p>', "a template sets words in '"),
        ('<link rel="stylesheet" href="https://example.org/a.css">', "a template asks for https://example.org/a.css"),
        ('<a href="#nowhere">Head</a>', "No anchor #nowhere"),
    ],
)
def test_what_a_template_must_not_ask_for(head: str, said: str) -> None:
    templates = Templates(
        {"own.html": '{% extends "builtin/letter.html" %}{% block letterhead %}' + head + "{% endblock %}"}
    )
    with pytest.raises(PlaintError) as caught:
        Press(pictures, templates.place_of).print(render_html(LETTER, layout_named("dl"), templates))
    assert said in caught.value.message
    assert caught.value.hint


def pictures(name: str) -> bytes:
    from io import BytesIO

    from PIL import Image

    if name == "gone.png":
        raise RenderError("gone.png: cannot be read: No such file or directory", "check the file name")
    out = BytesIO()
    Image.new("RGB", (3, 3)).save(out, "PNG")
    return out.getvalue() if name == "dot.png" else b"no picture"


@pytest.mark.parametrize(
    "asked",
    ["@import url(https://example.org/a.css);", '@font-face { font-family: X; src: url("https://example.org/x.ttf") }'],
)
def test_a_stylesheet_fetches_nothing(asked: str) -> None:
    with pytest.raises(RenderError, match=r"a template asks for https://example\.org/"):
        printed_on("{% block style %}" + asked + "{% endblock %}")


def test_a_font_that_does_not_exist_names_those_that_do() -> None:
    with pytest.raises(RenderError) as caught:
        printed_on('{% block style %}@font-face { font-family: X; src: url("font:../x.ttf") }{% endblock %}')
    assert caught.value.message == "no bundled font '../x.ttf'"
    assert "PlaintSerif-Regular.ttf" in caught.value.hint


def test_a_font_file_that_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "font_file", lambda name: b"no font")
    with pytest.raises(RenderError, match=r"Font-face '[Pp]laint [Ss]erif' cannot be loaded"):
        printed(PLAIN, by=Press(no_picture))


def test_after_an_error_the_press_prints_on() -> None:
    made = Press(no_picture)
    with pytest.raises(RenderError):
        made.print('<html lang="en"><title>x</title><style>p { colour: red }</style><p>Words')
    assert made.print(render_html(PLAIN, layout_named("dl"), Templates())).startswith(b"%PDF")


@pytest.mark.parametrize(
    "message",
    [
        'Using fontTools instead of HarfBuzz-Subset for font "Plaint Serif". This will be unsupported.',
        'Unable to subset "Plaint Serif" with HarfBuzz',
        "Deprecated `-weasy-x:1` at 1:1, prefixes on unstable attributes are deprecated, use 'x' instead.",
        "Error when closing stream for font:PlaintSerif-Regular.ttf:",
    ],
)
def test_some_complaints_are_harmless(message: str) -> None:
    with Hearing() as heard:
        logging.getLogger("weasyprint").warning(message)
    assert (heard.spoilt, heard.messages) == ("", [message])


def test_any_other_complaint_spoils_the_letter() -> None:
    with Hearing() as heard:
        logging.getLogger("weasyprint").warning("Deprecated `a:b` at 1:1")
        logging.getLogger("weasyprint").error("something new went wrong")
    assert heard.spoilt == "something new went wrong"


def test_nothing_is_printed_while_listening(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PlaintError):
        printed_on("{% block style %}p { colour: red }{% endblock %}")
    assert capfd.readouterr() == ("", "")
    assert not logging.getLogger("weasyprint").handlers[1:]


def test_a_missing_library_says_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def without() -> None:
        raise OSError("cannot load library 'libpango-1.0-0': no such file")

    monkeypatch.setattr(pdf, "load_weasyprint", without)
    with pytest.raises(RenderError) as caught:
        pdf.import_weasyprint()
    assert caught.value.message == "the text-layout library libpango-1.0-0 is not installed"
    assert "plaint doctor" in caught.value.hint


def test_letters_that_both_families_have_are_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_characters", None)
    assert missing_characters(["Zażółć — «Привет» № 5 …"]) == ()
    assert press().refused == []
