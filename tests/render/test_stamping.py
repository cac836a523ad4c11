"""A stamped letter is the letter that full rendering makes: to the eye, in its words, in its structure."""

from __future__ import annotations

import pytest
from sheets import SENTENCE
from stamped import batches_of, faults, paper_for, stamp_all
from tests.given import signatory, text

from plaint.render.paper import Templates
from plaint.render.stamping import planning
from plaint.render.stamping.errors import UnfitError
from plaint.render.stamping.shaping import runs_of

# Ligatures, marks, kerning, no-break spaces, two scripts in one name: each was once drawn wrong by some shaper.
NAMES = (
    "Griffith Affleck",
    "Zoë AV. Ťažký WAVE To",
    "O’Brien–Šimek",
    "Δημήτρης Παπαδόπουλος",
    "Олександр Шевченко",
    "Қайрат Әлімов",
    "Anna Иванов",
    "O’Brien’s) Иванов» & Ωδή’s",
    "J. R. R. Sample",
    "100 % <b>&amp; {co}",
    "e\u0301a\u0308 Combining",
)


def people(names=NAMES, **more):
    return tuple(
        signatory(f"s{number}", name=name, town="Győr", country="GB", street=f"{number} Example Road", **more)
        for number, name in enumerate(names)
    )


@pytest.mark.parametrize("tagged", [False, True])
def test_stamped_letters_are_those_that_full_rendering_makes(tagged):
    paper = paper_for()
    run = stamp_all(batches_of(people()), paper, tagged=tagged)
    assert faults(run, paper, tagged=tagged) == []
    assert {name for name, _ in run.refused} == {"s10"}


TWO = ("Jane Example", "Joan Aston")
HEAD = '{% extends "builtin/letter.html" %}{% block letterhead %}<header class="head">'
FOOT = "</header>{% endblock %}"


def stamped(*names, templates=None, **order):
    """Stamp letters and compare them with full ones; return why the others were not stamped, by signatory."""
    paper = paper_for(templates=Templates(templates))
    run = stamp_all(batches_of(people(names or TWO), **{"targets": ["court"], **order}), paper, tagged=True)
    assert not run.stamped or faults(run, paper, tagged=True) == []
    return {name: reason for (name, _), reason in run.refused.items()}


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
def test_every_kind_of_letter_is_stamped(body, more):
    assert stamped(texts=(text(body=body), text("ru", body="Прошу.")), **more) == {}


def test_sizes_of_the_line_above_the_address_are_taken_from_one_target_for_all():
    names = ("Jo Aston", "Jo Aston", *("Wilhelmina Esterhazy-Featherstonehaugh",) * 2, *("Maximiliana Aston",) * 2)
    assert stamped(*names, targets=["court", "minister"]) == {}


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
    assert stamped(templates=own(head)) == {}


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
    refused = stamped(templates=own(head))
    assert set(refused) == {"s0", "s1"}
    assert all(reason in told for told in refused.values()), refused


def test_a_line_too_long_for_its_place_is_rendered_in_full():
    refused = stamped(*TWO, *("Jane " + "Wolfeschlegelstein " * many for many in (6, 6, 20)))
    assert set(refused) == {"s2", "s3", "s4"}
    assert "too long" in refused["s2"]


def test_a_letter_with_a_picture_or_by_itself_is_rendered_in_full():
    paper = paper_for()
    signatories = (*people(TWO), *people(("Jo Picture",), signature="jo.png"))
    batches = batches_of(signatories, targets=["court"])
    assert list(stamp_all(batches, paper, tagged=False).refused.values()) == ["a signature is a picture"]
    alone = batches_of(people(("Jane Example",)), targets=["court"])
    assert list(stamp_all(alone, paper, tagged=False).refused.values()) == ["no other letter shares its page"]


def test_samples_are_bounded(monkeypatch):
    monkeypatch.setattr(planning, "MOST_SAMPLES", 1)
    paper = paper_for()
    run = stamp_all(batches_of(people(TWO)), paper, tagged=False)
    assert (len(run.stamped), len(run.refused)) == (2, 2)


def test_a_run_makes_the_same_bytes_each_time():
    runs = [stamp_all(batches_of(people(TWO)), paper_for(), tagged=True).pdf for _ in range(2)]
    assert runs[0] == runs[1]


SPACED = ["", " a", "a ", "a  b", "12", "A (Б)", "a\tb", "a\u200bb", "a\u00adb"]


@pytest.mark.parametrize("words", [*SPACED, "עמי", "李明", "محمد", "e\u0301", "µm", "ʼn", "ﬁn"])
def test_words_that_may_be_drawn_otherwise_are_not_shaped(words):
    with pytest.raises(UnfitError):
        runs_of(words)


def test_words_are_split_by_script_as_pango_splits_them():
    assert runs_of("12 Ann, Иванов 3 Ωδή") == [("Latn", "12 Ann, "), ("Cyrl", "Иванов 3 "), ("Grek", "Ωδή")]
