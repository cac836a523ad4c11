"""Somebody is recognised however she is written, and nobody else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.naming import folded
from plaint.persons.needles import Needles

RUTH = Needles(
    names=("Ruth Exämple",),
    mailboxes=("ruth@example.org",),
    ids=("station-1",),
    words=("I have taught.",),
    codes=("K7Q4XM",),
    stems=("r-e",),
)


@pytest.mark.parametrize(
    "text",
    [
        "signed: Ruth Exämple, Leeds",
        "RUTH  EXÄMPLE",
        "Ruth\nExample",
        "EXAMPLE, Ruth",
        unicodedata.normalize("NFD", "Ruth Exämple"),
        "write to RUTH@example.org",
        "output/gates/court-en-ruth-example.pdf",
        "your letter open-gates-2-k7q4xm of May",
        "she says: I have taught!",
    ],
)
def test_she_is_found(text):
    assert RUTH.is_in(text)


@pytest.mark.parametrize(
    "text",
    ["", "Ruth", "Example", "Ruthann Example", "Ruth Q. Example", "truth example", "I taught.", "station 1 was closed"],
)
def test_others_are_not(text):
    assert not RUTH.is_in(text)


def test_one_word_alone_may_be_anybody_s():
    ruth = Needles(names=("Ruth",), ids=("ruth",))
    assert not ruth.is_in("the book of Ruth")
    assert ruth.names_cell(" ruth ")
    assert not ruth.names_cell("Ruth Other")


@pytest.mark.parametrize(
    ("row", "is_hers"),
    [
        ({"name": "EXAMPLE, Ruth"}, True),
        ({"id": "station-1", "name": "R. E."}, True),
        ({"target": "court", "by": "station-1", "how": "posted"}, True),
        ({"by": "Ruth Example", "how": "posted"}, True),
        ({"name": "Ruth Example", "email": "another@example.org"}, False),
        ({"name": "R. Example", "email": "RUTH@example.org"}, True),
        ({"name": "Kim Other", "street": "station-1"}, False),
        ({"target": "court", "count": "station-1", "how": "posted"}, False),
        ({"name": "Kim Other", "note": "friend of Ruth Example"}, False),
    ],
)
def test_a_row_is_hers_by_the_columns_that_say_whose_it_is(row, is_hers):
    assert RUTH.owns(row) is is_hers


@pytest.mark.parametrize(
    ("stem", "is_hers"),
    [("court-en-station-1", True), ("court-en-station-1-2", True), ("court-de-r-e", True), ("court-station-12", False)],
)
def test_a_letter_s_file_is_hers_by_its_name(stem, is_hers):
    assert RUTH.ends(stem) is is_hers


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be", "latin-1"])
def test_bytes_are_looked_through(coding):
    assert RUTH.is_in_bytes(b"\x00\xff" + "Ruth Exämple".encode(coding) + b"\x07")
    assert not RUTH.is_in_bytes(b"\x00\xff" + "Ruth Other".encode(coding))


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_stands_around_her(before, after):
    assert RUTH.is_in(f"{before} Ruth Exämple {after}")


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)
