"""Entries as lines of JSON: the same values, looked into only when asked for."""

from hypothesis import given
from hypothesis import strategies as st

from plaint.model.recipient import Recipient
from plaint.reading.entries import Entries, read_lines, write_lines

COURT = {"id": "court", "kind": "court", "country": "KZ", "office": "Court"}
MISSION = {"id": "embassy", "kind": "mission", "mission": "embassy", "of": "KZ", "country": "RU"}
LIAR = {**COURT, "id": "liar", "note": 'reads "kind":"mission" here'}
words = st.text(min_size=1, max_size=60).map(str.strip).filter(lambda text: text and text.isprintable())


def book(*entries):
    return {entry["id"]: Recipient.model_validate(entry) for entry in entries}


def entries(*plain):
    return Entries(read_lines(write_lines(book(*plain))), Recipient)


def test_entries_are_a_mapping_in_the_order_of_the_book():
    found = entries(MISSION, COURT)
    assert list(found) == ["embassy", "court"]
    assert dict(found) == book(MISSION, COURT)
    assert "court" in found
    assert "nobody" not in found
    assert found.get("nobody") is None
    assert len(found) == 2


@given(words, words)
def test_whatever_an_entry_says_it_says_again(note, name):
    plain = {**COURT, "note": {"en": note, "ru": name}, "email": {"address": "a@example.org", "note": name}}
    assert dict(entries(plain, MISSION)) == book(plain, MISSION)


def test_an_entry_is_read_once_and_not_before_it_is_asked_for():
    found = Entries({"court": write_lines(book(COURT)).partition(b"\t")[2], "spoilt": b"{"}, Recipient)
    assert found["court"] is found["court"]
    assert "spoilt" in found


def test_a_search_is_not_misled_by_words_and_reads_nothing_else():
    lines = {**read_lines(write_lines(book(COURT, LIAR, MISSION))), "spoilt": b"{"}
    assert [found.id for found in Entries(lines, Recipient).where("kind", "mission")] == ["embassy"]


def test_values_above_stand_in_the_place_of_lines():
    lines = read_lines(write_lines(book(COURT, MISSION)))
    consulate = {**COURT, "kind": "mission", "mission": "consulate", "of": "KZ"}
    above = book(consulate, {**MISSION, "id": "second"}, {**COURT, "id": "third"})
    found = Entries(lines, Recipient, above)
    assert list(found) == ["court", "embassy", "second", "third"]
    assert [one.mission for one in found.where("kind", "mission")] == ["consulate", "embassy", "embassy"]


def test_nothing_is_written_as_nothing():
    assert read_lines(write_lines({})) == {}
