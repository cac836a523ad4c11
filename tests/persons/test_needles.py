"""Somebody is recognised however she is written, and nobody else is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.persons.needles import Needles, folded

RUTH = Needles(
    names=("Ruth Exämple",), mailboxes=("ruth@example.org",), ids=("ruth-exaemple",), words=("I have taught.",)
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
        "output/gates/court-en-ruth-exaemple.pdf",
        "she says: I have taught!",
    ],
)
def test_she_is_found(text):
    assert RUTH.is_in(text)


@pytest.mark.parametrize(
    "text", ["", "Ruth", "Example", "Ruthann Example", "Ruth Q. Example", "truth example", "I taught."]
)
def test_others_are_not(text):
    assert not RUTH.is_in(text)


def test_one_word_alone_may_be_anybody_s():
    ruth = Needles(names=("Ruth",), ids=("ruth",))
    assert not ruth.is_in("the book of Ruth")
    assert ruth.names_cell(" ruth ")
    assert not ruth.names_cell("Ruth Other")


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
