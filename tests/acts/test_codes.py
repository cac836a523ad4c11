"""Codes of printed letters: found in any text however they are spelled, and for nobody else."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from given import campaign
from plaint.acts.codes import Bearers, Codes
from plaint.deliver.record.marks import Marks

NAMES = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)
PEOPLE = st.one_of(st.just(""), NAMES)
AROUND = st.text(max_size=30).filter(lambda text: not re.search(r"[\w-]\Z|\A[\w-]", text))
# How people write what they read: a zero as O, a one as I or l, small letters.
MISREAD = {"0": "0Oo", "1": "1IiLl"}


def codes_of(name, places=3, key=b"key"):
    about = campaign(targets=[f"t{number}" for number in range(places)]).model_copy(update={"id": name})
    return Codes(about, Marks(key))


@given(NAMES, PEOPLE, st.integers(0, 3), st.binary(min_size=1), AROUND, AROUND)
def test_a_code_is_found_again_in_any_text(name, person, place, key, before, after):
    codes = codes_of(name, key=key)
    target = ["", "t0", "t1", "t2"][place]
    code = codes.code(target, person)
    (found,) = [one for one in codes.find(f"{before}{code}{after}") if one.text == code]
    assert (found.campaign, found.target) == (name, target)
    assert (target, person) in Bearers(codes, [person]).of(found)


@given(NAMES, PEOPLE, st.data())
def test_a_code_is_found_however_it_was_read(name, person, data):
    codes = codes_of(name)
    code = codes.code("t1", person)
    head, _, number = code.rpartition("-")
    typed = "".join(data.draw(st.sampled_from(MISREAD.get(sign, sign + sign.lower()))) for sign in number)
    (found,) = codes.find(f"done: {head.upper()}-{typed}.")
    assert found.text == code


@given(NAMES, NAMES, st.text())
def test_nothing_is_found_of_another_campaign_or_in_other_words(name, other, words):
    assume(name != other)
    codes = codes_of(name)
    assert list(codes.find(codes_of(other).code("t1", "ruth"))) == []
    assert all(one.text in words.lower() or "-" in words for one in codes.find(words))


def test_a_code_is_for_one_person_and_one_target():
    codes = codes_of("open-gates")
    (found,) = codes.find(codes.code("t1", "ruth"))
    assert Bearers(codes, ["kim", "ruth", "ida"]).of(found) == (("t1", "ruth"),)
    assert Bearers(codes, ["kim", "ida"]).of(found) == ()
    (by_hand,) = codes.find(codes.code("t1", ""))
    assert Bearers(codes, ["kim", "ruth"]).of(by_hand) == (("t1", ""),)


def test_a_code_is_known_after_targets_were_removed_or_put_in_another_order():
    before = codes_of("open-gates")
    for left in (["t2"], ["t2", "t1", "t0"], ["x", "t2", "t1"]):
        about = campaign(targets=left).model_copy(update={"id": "open-gates"})
        now = Codes(about, before.marks)
        (found,) = now.find(f"done {before.code('t2', 'ruth')}")
        assert Bearers(now, ["kim", "ruth"]).of(found) == (("t2", "ruth"),)
        assert found.text == before.code("t2", "ruth")


def test_a_number_that_nobody_has_is_for_nobody():
    codes = codes_of("open-gates")
    (found,) = codes.find("open-gates-7-K7Q4XM")
    assert (found.target, Bearers(codes, ["ruth"]).of(found)) == ("", ())


def test_a_long_text_without_codes_is_read_quickly():
    text = "a-" * 200_000
    assert list(codes_of("open-gates").find(text)) == []


def test_a_code_that_is_part_of_a_word_is_none():
    codes = codes_of("open-gates")
    code = codes.code("t1", "ruth")
    for words in (f"x{code}", f"{code}9", f"{code}-1", f"re-{code}"):
        assert [one.text for one in codes.find(words)] == []
