"""Arabic letters are printed where their font is installed; elsewhere they are refused by name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sheets import PLAIN, Sheet, no_picture, printed
from stamped import batches_of, faults, paper_for, stamp_all
from tests.given import signatory

from plaint.errors import RenderError
from plaint.model.letter import Signature
from plaint.render import arabic, fonts
from plaint.render.pdf import Press

NAME = "محمد علي"
LETTER = replace(
    PLAIN,
    sender=(NAME, *PLAIN.sender[1:]),
    return_line=f"{NAME}\u200e · 12 Sample Road",
    signatures=(Signature(name=NAME),),
    body="Anna (محمد) 12 writes.\n",
)


def test_arabic_letters_are_printed_joined_and_the_same_each_time():
    pdf = printed(LETTER)
    assert pdf == printed(LETTER, by=Press(no_picture))
    text = Sheet(pdf).text
    assert "محمد" in text
    # the letters of a name are joined, so they are narrower than each by itself
    alone = printed(replace(LETTER, signatures=(Signature(name="\u200c".join(NAME)),)))
    assert Sheet(alone).text != text


def test_a_number_behind_an_arabic_name_stays_behind_it():
    across = [sign.origin for sign in Sheet(printed(LETTER)).find("12SampleRoad")]
    assert across == sorted(across)


def test_the_return_line_keeps_its_parts_in_order():
    one = batches_of((signatory(name=NAME, street="12 Example Road"),)).rows[0].parts[0]
    assert one.return_line == f"{NAME}\u200e · 12 Example Road"


def test_without_the_package_the_letters_are_named(monkeypatch):
    monkeypatch.setattr(fonts, "is_installed", lambda: False)
    with pytest.raises(RenderError) as caught:
        printed(LETTER)
    assert "م (U+0645)" in caught.value.message
    assert "install plaint[arabic]" in caught.value.hint


def test_the_fonts_are_static():
    for _, weight, _, file in arabic.FACES:
        font = fonts._open(file)
        assert "fvar" not in font
        assert font["OS/2"].usWeightClass == weight


def test_other_letters_of_a_run_are_stamped_next_to_arabic_ones():
    names = ("Jane Example", NAME, "Joan Example", "Anna (محمد) 12")
    signatories = tuple(signatory(f"s{number}", name=name, town="Leeds") for number, name in enumerate(names))
    paper = paper_for()
    run = stamp_all(batches_of(signatories), paper, tagged=False)
    assert faults(run, paper, tagged=False) == []
    assert {name for name, _ in run.refused} == {"s1", "s3"}
