"""Pasted lists: the form of seed 001, and that of petitions on the web."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.lists.pasted import MOST_LETTERS, read_pasted

ONE_LINE = (
    "ABEND, Bashar, Bangladesh; ANOR , Albertine, Switzerland, SSP; GBIKPI-BENISSAN, General Secretary of National "
    "Federation of Unions of Togo; MOSTAFA, Foster ; MOUTOT, Dan, France, ; "
    "HÉBERT, Patrick, France, unionist (CGT-FO); "
    "SCHUSTER, H. W., Germany, OTV; YAO, K. Fran?ois, C?te d’Ivoire, SG SYNASEG."
)
BY_LINES = """\
Signatures:
1. Ruth Example (Example Teachers), United Kingdom
2) Jean DUPONT (CGT, Paris), France
- Иван Пример (профсоюз «Пример»), Россия

Anna Muster, Musterverein, Schweiz
Example, Ruth, GB
Bob Example, Jr., Canada
Carl Example <carl@example.org>, Sampleton
Maria de la Prueba – Sindicato X – España
John O'Example (UK)
"""


def cells(text):
    return [dict(raw.cells) for raw in read_pasted(text, "list")]


def test_surnames_in_capitals_come_first():
    assert cells(ONE_LINE) == [
        {"name": "ABEND, Bashar", "country": "Bangladesh"},
        {"name": "ANOR, Albertine", "country": "Switzerland", "organisation": "SSP"},
        {
            "name": "GBIKPI-BENISSAN",
            "organisation": "General Secretary of National Federation of Unions of Togo",
        },
        {"name": "MOSTAFA, Foster"},
        {"name": "MOUTOT, Dan", "country": "France"},
        {"name": "HÉBERT, Patrick", "country": "France", "organisation": "unionist (CGT-FO)"},
        {"name": "SCHUSTER, H. W.", "country": "Germany", "organisation": "OTV"},
        {"name": "YAO, K. Fran?ois", "country": "C?te d’Ivoire", "organisation": "SG SYNASEG"},
    ]


def test_names_before_brackets():
    heading, *rest = read_pasted(BY_LINES, "list")
    assert [str(problem) for problem in heading.problems] == [
        "list:1:1: warning: no person: 'Signatures:'; left out; if it is one, write SURNAME, First, Country"
    ]
    assert [dict(raw.cells) for raw in rest] == [
        {"name": "Ruth Example", "country": "United Kingdom", "organisation": "Example Teachers"},
        {"name": "Jean DUPONT", "country": "France", "organisation": "CGT, Paris"},
        {"name": "Иван Пример", "country": "Россия", "organisation": "профсоюз «Пример»"},
        {"name": "Anna Muster", "country": "Schweiz", "organisation": "Musterverein"},
        {"name": "Example, Ruth", "country": "GB"},
        {"name": "Bob Example Jr.", "country": "Canada"},
        {"name": "Carl Example", "organisation": "Sampleton", "email": "carl@example.org"},
        {"name": "Maria de la Prueba", "country": "España", "organisation": "Sindicato X"},
        {"name": "John O'Example", "country": "UK"},
    ]


def test_places_are_those_of_the_text():
    places = [
        (raw.place.line, raw.place.column) for raw in read_pasted("A, B, France;  C, D, Togo;\nE, F, Peru;\n", "x")
    ]
    assert places == [(1, 1), (1, 16), (2, 1)]


def test_lines_that_a_mail_program_broke_are_joined():
    text = "ABEND, Bashar,\nBangladesh; ANOR, Albertine, Switzerland, member of\nthe party; CHANEL, Didier, France;\n"
    assert [one["name"] for one in cells(text)] == ["ABEND, Bashar", "ANOR, Albertine", "CHANEL, Didier"]
    assert cells(text)[1]["organisation"] == "member of the party"


def test_a_blank_line_ends_an_entry():
    assert [one["name"] for one in cells("ABEND, Bashar, Togo\n\nCHANEL, Didier, Peru; DELEY, Luc, Togo;\n")][1:] == [
        *("CHANEL, Didier", "DELEY, Luc")
    ]


def test_semicolons_may_part_what_a_line_says():
    assert cells("Ruth Example; Sampleton; GB\nBob Example; Musterstadt; DE\n") == [
        {"name": "Ruth Example", "country": "GB", "organisation": "Sampleton"},
        {"name": "Bob Example", "country": "DE", "organisation": "Musterstadt"},
    ]


@pytest.mark.parametrize("end", [";", ""])
def test_several_entries_may_stand_in_a_line(end):
    text = f"ABEND, A, Togo; BEISPIEL, B, Peru{end}\nCHANEL, C, Togo; DELEY, D, Peru{end}\n"
    assert [one["name"][0] for one in cells(text)] == ["A", "B", "C", "D"]


@pytest.mark.parametrize("text", [f"{'x' * (MOST_LETTERS + 1)}", "one two three four five six seven", "---", "2003"])
def test_what_is_no_person_is_told(text):
    (raw,) = read_pasted(text, "list")
    assert raw.cells == ()
    assert len(raw.problems) == 1


def test_a_name_of_one_word_is_to_be_looked_at():
    (raw,) = read_pasted("Cher", "list")
    assert [problem.message for problem in raw.problems] == ["only one word of a name: 'Cher'"]


@given(st.text(max_size=300))
def test_any_text_is_read(text):
    for raw in read_pasted(text, "list"):
        assert raw.cells or raw.problems
        assert raw.place.line >= 1


@pytest.mark.parametrize("text", [",", ";", "(", "\n", "a,", "a;", "A (", "a - ", "a@", "<", ")", "1. "])
def test_time_does_not_explode(text):
    started = time.perf_counter()
    read_pasted(text * (1_000_000 // len(text)), "list")
    assert time.perf_counter() - started < 20
