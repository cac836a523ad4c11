"""Names for files: ASCII, stable, never twice the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.model.text import SLUG
from plaint.naming import MAX_SLUG, free_slug, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ruth Example", "ruth-example"),
        ("Айнур Курманов", "ainur-kurmanov"),
        ("Щербаков Юрий", "shcherbakov-iurii"),
        ("Қайрат Әлиұлы", "qairat-aliuly"),
        ("Γιώργος Θωμάς", "giorgos-thomas"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Straße Æsir Øre", "strasse-aesir-ore"),
        ("Œuvre d’Été", "oeuvre-d-ete"),
        ("Rhein–Ruhr", "rhein-ruhr"),
        ("O’Brien O'Brien", "o-brien-o-brien"),
        ("  ../../etc/passwd  ", "etc-passwd"),
        ("a\0b\nc", "a-b-c"),
        ("İstanbul IĞDIR", "istanbul-igdir"),
        ("李明", "x"),
        ("", "x"),
        ("--", "x"),
    ],
)
def test_slugs(text, slug):
    assert slugify(text) == slug


def test_what_stands_in_where_nothing_is_left():
    assert slugify("李明", "signatory") == "signatory"


def test_decomposed_letters_are_the_same_letters():
    assert slugify("Йе\u0308") == slugify("И\u0306ё")
    assert slugify("e\u0301") == slugify("é") == "e"


@given(st.text(max_size=200))
def test_every_text_gives_an_id(text):
    slug = slugify(text)
    assert SLUG.match(slug), slug
    assert len(slug) <= MAX_SLUG
    assert slugify(slug) == slug
    assert re.fullmatch(r"[a-z0-9-]+", slug)


@given(st.lists(st.text(max_size=12), max_size=12))
def test_no_slug_is_given_twice(texts):
    taken = []
    for text in texts:
        taken.append(free_slug(text, taken))
    assert len(set(taken)) == len(taken)


def test_the_second_of_a_name_gets_a_number():
    assert free_slug("Ann A", {"ann-a"}) == "ann-a-2"
    assert free_slug("Ann A", {"ann-a", "ann-a-2"}) == "ann-a-3"
    assert free_slug("李", set(), "signatory") == "signatory"
