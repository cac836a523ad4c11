"""Word differences."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plaint.sending.changes import word_difference

WORDS = st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=30).map(" ".join)


def test_what_changed_stands_among_a_few_words():
    old = "I write about Orla Fair, who has been held since 3 May, and ask that she be freed at once and for good."
    new = "I write about Orla Fair, who has been held since 5 May, and ask that she be freed at once and for good."
    assert word_difference(old, new) == "… Fair, who has been held since [-3-] {+5+} May, and ask that she be …"


def test_line_breaks_are_no_change():
    assert word_difference("one two\n\nthree", "one  two three") == ""


def test_added_and_removed():
    assert word_difference("one two", "one two three") == "one two {+three+}"
    assert word_difference("one two three", "two three") == "[-one-] two three"
    assert word_difference("", "one") == "{+one+}"


@given(WORDS, WORDS)
def test_the_new_text_can_be_read_out_of_it_where_nothing_is_left_out(old, new):
    shown = word_difference(old, new)
    if "…" in shown:
        return
    read = re.sub(r"\[-.*?-\] ?", "", shown).replace("{+", "").replace("+}", "")
    assert read.split() == (new.split() if shown else [])


@given(WORDS, WORDS)
def test_it_is_empty_for_equal_texts_alone(old, new):
    assert (word_difference(old, new) == "") == (old.split() == new.split())
