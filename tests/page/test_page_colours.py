"""The colours of the page: words can be read on their ground, edges be seen, by light and by dark (WCAG 2.2)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CSS = (ROOT / "src/plaint/templates/page.css").read_text("utf-8")
WORDS = [
    ("ink", "ground"), ("ink", "surface"), ("ink", "warn"), ("quiet", "ground"), ("quiet", "surface"),
    ("quiet", "warn"), ("call", "ground"), ("call", "surface"), ("call-hover", "surface"), ("on-call", "call"),
    ("on-call", "call-hover"),
]  # fmt: skip
EDGES = [("line", "ground"), ("line", "surface"), ("focus", "ground"), ("focus", "surface"), ("call", "ground")]


def colours(scheme):
    parts = CSS.split("color-scheme: dark)")[:2]
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part)) for part in parts)
    dark = {name: value for name, value in dark.items() if name in light}
    return {"light": light, "dark": {**light, **dark}}[scheme]


def brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    high, low = sorted((brightness(one), brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), WORDS)
def test_words_can_be_read(scheme, words, ground):
    known = colours(scheme)
    assert contrast(known[words], known[ground]) >= 6.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(scheme, edge, ground):
    known = colours(scheme)
    assert contrast(known[edge], known[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_table_of_colours_is_true(scheme):
    text = (ROOT / "docs/explanation/type-and-colour.md").read_text("utf-8")
    rows = re.findall(r"^\| `--([\w-]+)` \| (#\w+) \| (#\w+) \|", text, re.MULTILINE)
    assert len(rows) == 10
    assert {name: (light, dark)[scheme == "dark"] for name, light, dark in rows}.items() <= colours(scheme).items()
