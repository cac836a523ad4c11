"""An appeal line by line, with what was found in each."""

from dataclasses import replace

import pytest
from drafts import FAX, draft, entry, found, judge, point
from hypothesis import given
from hypothesis import strategies as st
from test_import_planning import anything

from plaint.appeal.draft import AppealDraft, PassedOver
from plaint.importing.passages import LONGEST, Note, passages_of

NOTHING = AppealDraft()


def marked(text, read):
    """Return what is in colour, line by line."""
    return {
        one.number: [(one.text[span.start : span.end], span.role) for span in one.spans]
        for one in passages_of(text, read)
        if one.spans
    }


def notes(text, read):
    return [(note.line, note.label, note.value) for one in passages_of(text, read) for note in one.notes]


def test_each_value_stands_at_its_line():
    text = "Title\nfor Orla Fair\nFax: +7 7212 00 10 00"
    read = replace(
        NOTHING,
        title=found("Title"),
        people=(found("Orla Fair", 2),),
        targets=(entry(3, points=(replace(FAX, line=3),)),),
    )
    assert marked(text, read) == {
        1: [("Title", "frame")],
        2: [("Orla Fair", "person")],
        3: [("+7 7212 00 10 00", "target")],
    }
    assert notes(text, read) == [
        (1, "title", "Title"),
        (2, "for", "Orla Fair"),
        (3, "to", "somebody without a name"),
        (3, "fax", "+77212001000"),
    ]


def test_somebody_without_a_name_is_doubtful():
    (passage,) = passages_of("x", replace(NOTHING, targets=(entry(1, sure=True),)))
    assert [note.sure for note in passage.notes] == [False]


def test_whom_it_is_to_is_said_once():
    read = replace(NOTHING, targets=(entry(1, name=found("Ada", 2), office=found("Judge", 1)),))
    assert notes("Judge\nAda", read) == [(1, "to", "Judge"), (2, "", "Ada")]


def test_a_value_is_followed_over_its_lines():
    text = "We ask\n  that the gates\n\n  be opened, and soon.\nMore"
    read = replace(NOTHING, demands=(found("that the gates be opened", 2),))
    assert marked(text, read) == {2: [("that the gates", "demand")], 4: [("be opened,", "demand")]}


@pytest.mark.parametrize(
    ("text", "value", "spans"),
    [
        ("to write to the court", "to the court", {1: [("to the court", "demand")]}),
        ("to write\nto\n> the court", "to the court", {2: [("to", "demand")], 3: [("the court", "demand")]}),
        ("write to\n> the court now", "to the court", {1: [("to", "demand")], 2: [("the court", "demand")]}),
        ("nothing of it", "to the court", {}),
        ("(the court)", "court", {1: [("court", "demand")]}),
        ("THE COURT,\nthe court", "the court", {1: [("THE COURT,", "demand")]}),
    ],
)
def test_words_are_found_where_most_of_them_stand(text, value, spans):
    assert marked(text, replace(NOTHING, demands=(found(value, 1),))) == spans


def test_what_was_read_counts_not_what_became_of_it():
    read = replace(NOTHING, act_before=replace(found("2027-01-31"), printed="31 January"))
    assert marked("before 31 January!", read) == {1: [("31 January", "frame")]}


def test_what_follows_from_the_whole_comes_first():
    passages = passages_of("x", replace(NOTHING, country=found("KZ", 0)))
    assert passages[0].number == 0
    assert passages[0].notes == (Note(0, "country", "KZ", "frame"),)


def test_a_line_that_is_not_there_counts_as_the_whole():
    assert notes("x", replace(NOTHING, country=found("KZ", 99))) == [(99, "country", "KZ")]


def test_what_was_left_out_says_why():
    read = replace(NOTHING, passed_over=(PassedOver(point("email", "a@b.org", "a@b.org", line=1), "donation"),))
    assert notes("give to a@b.org", read) == [(1, "left out", "a@b.org (for donations)")]


def test_a_doubtful_value_is_marked():
    (passage,) = passages_of("Orla", replace(NOTHING, people=(found("Orla", 1, sure=False),)))
    assert (passage.spans[0].sure, passage.notes[0].sure) == (False, False)


def test_endless_lines_are_cut():
    (passage,) = passages_of("x" * 100_000, NOTHING)
    assert len(passage.text) == LONGEST + 1


@pytest.mark.parametrize("read", [draft(), draft(targets=(judge(name=None),))])
def test_every_note_is_shown_once(read):
    every = notes("\n".join(f"line {number}" for number in range(1, 60)), read)
    assert len(every) == len(set(every))
    assert [label for _, label, _ in every].count("demand") == 2


@given(st.text(alphabet="ab \n", max_size=40), anything)
def test_any_draft_of_any_text_can_be_shown(text, read):
    for passage in passages_of(text, read):
        for span in passage.spans:
            assert 0 <= span.start < span.end <= len(passage.text)
