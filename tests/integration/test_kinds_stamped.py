"""Kinds of letters and templates of one's own: stamped as full rendering makes them, or refused with a reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.given import text

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "render"))

from sheets import SENTENCE
from stamped import refusals

HEAD = '{% extends "builtin/letter.html" %}{% block letterhead %}<header class="head">'
FOOT = "</header>{% endblock %}"


def own(head):
    return {"letter.html": f"{HEAD}{head}{FOOT}"}


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (f"{SENTENCE * 5}\n\n" * 9, {}),
        (f"{SENTENCE * 5}\n\n" * 4 + SENTENCE, {}),
        ("Please.", {"with_translation": True, "language": "ru"}),
        ("Please.", {"targets": [{"recipient": "minister", "via": {"mission": "KZ"}}, "minister"]}),
    ],
    ids=["two pages", "smaller type", "translation", "forwarded"],
)
@pytest.mark.parametrize("coded", [False, True])
def test_every_kind_of_letter_is_refusals(body, more, coded):
    assert refusals(texts=(text(body=body), text("ru", body="Прошу.")), coded=coded, **more) == {}


def test_sizes_of_the_line_above_the_address_are_taken_from_one_target_for_all():
    names = ("Jo Aston", "Jo Aston", *("Wilhelmina Esterhazy-Featherstonehaugh",) * 2, *("Maximiliana Aston",) * 2)
    assert refusals(*names, targets=["court", "minister"]) == {}


@pytest.mark.parametrize(
    "head",
    [
        "<p style='text-align: center'>{{ letter.sender | first }}</p>",
        "<p>From <b>{{ letter.sender | first }}</b>, a citizen, <i>{{ letter.dateline }}</i></p>",
        "<p style='margin-left: 20mm'>{{ letter.sender | last }}</p>",
        "{% for line in letter.sender %}<p>{{ line }}</p>{% endfor %}",
        "{% if letter.sender %}{% if letter.sender | first %}<p>{{ letter.sender | first }}</p>{% endif %}{% endif %}",
    ],
)
def test_a_template_of_ones_own_may_set_the_lines_otherwise(head):
    assert refusals(templates=own(head)) == {}


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("<p>{{ letter.sender | first | upper }}</p>", "reads the lines"),
        ("<p>{{ letter.sender | first | capitalize }}</p>", "reads the lines"),
        ("<p>Signed: {{ letter.sender | first }}.</p>", "inside running text"),
        (f"<p><b>{{{{ letter.sender | first }}}}</b> {SENTENCE * 2}</p>", "inside running text"),
        ("<p style='text-transform: uppercase'>{{ letter.sender | first }}</p>", "hides lines"),
        ("<p style='display: none'>{{ letter.sender | first }}</p>", "hides lines"),
        ("<p style='float: left'>{{ letter.sender | first }}</p>", "its words make wider"),
        ("<table><tr><td>{{ letter.sender | first }}</td></tr></table>", "its words make wider"),
        ("<p style='opacity: 0.5'>{{ letter.sender | first }}</p>", "is not found"),
        ("<p><u>{{ letter.sender | first }}</u></p>", "decorated"),
        ("<p style='letter-spacing: 1pt'>{{ letter.sender | first }}</p>", "in a way of its own"),
        ("<p>{% if letter.sender | first == 'Jane Example' %}The boss{% endif %}</p>", "reads the lines"),
        ("<p>{% if 'Jane' in letter.signatory %}The boss{% endif %}</p>", "reads the lines"),
        ("<p>{% if letter.dateline | length > 30 %}Far away{% endif %}</p>", "reads the lines"),
    ],
)
def test_what_a_template_makes_of_the_lines_is_never_guessed(head, reason):
    refused = refusals(templates=own(head))
    assert set(refused) == {"s0", "s1"}
    assert all(reason in told for told in refused.values()), refused
