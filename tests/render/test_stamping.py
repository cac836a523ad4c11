"""A stamped letter is the letter that full rendering makes: to the eye, in its words, in its structure."""

from __future__ import annotations

import pytest
from stamped import TWO, batches_of, faults, paper_for, people, refusals, stamp_all

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


@pytest.mark.parametrize("coded", [False, True])
@pytest.mark.parametrize("tagged", [False, True])
def test_stamped_letters_are_those_that_full_rendering_makes(tagged, coded):
    paper = paper_for(coded=coded)
    run = stamp_all(batches_of(people(NAMES)), paper, tagged=tagged)
    assert faults(run, paper, tagged=tagged) == []
    assert {name for name, _ in run.refused} == {"s10"}


def test_a_line_too_long_for_its_place_is_rendered_in_full():
    refused = refusals(*TWO, *("Jane " + "Wolfeschlegelstein " * many for many in (6, 6, 20)))
    assert set(refused) == {"s2", "s3", "s4"}
    assert "too long" in refused["s2"]


def test_a_letter_with_a_picture_or_by_itself_is_rendered_in_full():
    paper = paper_for()
    signatories = (*people(TWO), *people(("Jo Picture",), signature="jo.png"))
    batches = batches_of(signatories, targets=["court"])
    assert list(stamp_all(batches, paper, tagged=False).refused.values()) == ["a signature is a picture"]
    alone = batches_of(people(("Jane Example",)), targets=["court"])
    assert list(stamp_all(alone, paper, tagged=False).refused.values()) == ["no other letter shares its page"]


@pytest.mark.parametrize(
    "words",
    [
        "{{ letter.sender | first | first }}",
        "{{ (letter.dateline | list) | first }}",
        "{% for sign in letter.dateline %}{% if loop.first %}{{ sign }}{% endif %}{% endfor %}",
        '{% if letter.dateline < "M" %}early{% endif %}',
        '{% if letter.dateline >= "M" %}late{% endif %}',
        '{% if letter.dateline != "Sampleton" %}away{% endif %}',
        '{% if letter.dateline in "Sampleton, Oldtown" %}near{% endif %}',
        '{{ {"Sampleton": "near"}[letter.dateline] | default("far") }}',
    ],
)
def test_a_letter_whose_template_looks_at_a_line_is_rendered_in_full(words):
    own = f'{{% extends "builtin/letter.html" %}}{{% block dateline %}}<p>x {words}</p>{{% endblock %}}'
    run = stamp_all(
        batches_of(people(TWO), targets=["court"]), paper_for(templates=Templates({"letter.html": own})), tagged=False
    )
    assert set(run.refused.values()) == {"a template reads the lines of who signs"}


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
