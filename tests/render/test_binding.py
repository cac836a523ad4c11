"""Letters bound into one file look, read and are tagged as each of them alone."""

from __future__ import annotations

import pickle
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from bound import Structure, differences, shifted, syntax_faults
from sheets import PLAIN, SENTENCE, TEMPLATES, press, printed

from plaint.model.letter import Letter
from plaint.render.binding import Binder, Fragment, take_fragment, trees
from plaint.render.binding.entries import KEY, split_references
from plaint.render.geometry import layout_named
from plaint.render.typesetting import lay_out_letter

LETTERS = (
    replace(PLAIN, sender=("Jane (12 0 R) \\ 100 %", *PLAIN.sender[1:]), subject="12 0 R (of) <many>"),
    replace(PLAIN, language="ru", subject="Дело", dateline="Лондон", translation=replace(PLAIN, language="de")),
    replace(PLAIN, body="\n\n".join([SENTENCE * 5] * 8)),
)


@cache
def fragment(letter: Letter, tagged: bool) -> Fragment:
    document = lay_out_letter(letter, layout_named("din5008b"), TEMPLATES, press())
    return pickle.loads(pickle.dumps(take_fragment(press(), document, tagged=tagged)))


def bound(letters: tuple[Letter, ...], *, tagged: bool) -> bytes:
    out = BytesIO()
    binder = Binder(out, title="Letters (all)", language="en", tagged=tagged)
    for letter in letters:
        binder.add(fragment(letter, tagged), f"{letter.target} {letter.signatory} – é")
    binder.close()
    return out.getvalue()


@pytest.mark.parametrize("tagged", [False, True])
def test_each_letter_looks_and_reads_as_alone(tagged):
    pdf = pypdfium2.PdfDocument(bound(LETTERS, tagged=tagged))
    first = 0
    for letter in LETTERS:
        alone = printed(letter)
        assert differences(pdf, first, alone) == []
        first += len(pypdfium2.PdfDocument(alone))
    assert len(pdf) == first == 5


def test_the_structure_is_that_of_each_letter_one_after_the_other():
    whole = Structure(bound(LETTERS, tagged=True))
    expected, pages = [], 0
    for letter in LETTERS:
        alone = Structure(printed(letter))
        expected += [shifted(tree, pages) for tree in alone.trees()]
        pages += len(alone.pages)
    assert whole.trees() == expected
    assert whole.faults() == []
    languages = [str(kid.get("/Lang", "")) for kid in whole.root.K[0].K]
    assert set(languages) == {"", "ru"}
    assert whole.pdf.Root.MarkInfo.Marked
    assert whole.pdf.Root.ViewerPreferences.DisplayDocTitle
    assert b"<pdfuaid:part>1</pdfuaid:part>" in whole.pdf.Root.Metadata.read_bytes()


@pytest.mark.parametrize("tagged", [False, True])
@pytest.mark.parametrize("many", [1, 3, 4, 9, 10, 28])
def test_trees_of_any_size_are_whole(tagged, many, monkeypatch):
    monkeypatch.setattr(trees, "FANOUT", 3)
    content = bound(LETTERS[:1] * many, tagged=tagged)
    assert syntax_faults(content) == []
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) == many
        assert max(len(node.Kids) for node in pdf.objects if node.get("/Type") == "/Pages") <= 3
        assert [str(item.title) for item in pdf.open_outline().root] == ["court jane – é"] * many


def test_what_letters_share_stands_there_once():
    one, two, ten = (len(bound(LETTERS[:1] * many, tagged=False)) for many in (1, 2, 10))
    assert two - one < 200
    assert ten - two < 8 * 60


def test_a_bookmark_for_each_letter_up_to_a_thousand_and_always_with_structure():
    counts = []
    for many, tagged in ((1000, False), (1001, False), (1001, True)):
        with pikepdf.open(BytesIO(bound(LETTERS[:1] * many, tagged=tagged))) as pdf:
            counts.append(len(pdf.open_outline().root))
    assert counts == [1000, 0, 1001]


def test_the_same_letters_give_the_same_bytes():
    assert bound(LETTERS, tagged=True) == bound(LETTERS, tagged=True)


def test_memory_holds_little_of_a_letter():
    binder = Binder(BytesIO(), title="Letters", language="en")
    for number in range(2_000):
        binder.add(Fragment(f"{number}", "en", fragment(PLAIN, False).entries, fragment(PLAIN, False).pages), "x")
    kept = (len(binder._bookmarks), len(binder._shelf._objects), len(binder._kids), len(binder._parents._leaves))
    assert kept[0] <= 1001
    assert kept[1] < 100
    assert kept[2:] == (0, 0)


def test_references_are_found_by_tokens():
    body = b"<</A 7 0 R/B [7 0 R 8 0 R 5]/C (7 0 R \\) 8 0 R 5%)/D <ABCD>/K 4 1 R/E [7 0 R/XYZ 0 1]>>"
    template, found = split_references(body, {7: 0, 8: 1}.__getitem__)
    assert found == (0, 0, 1, KEY - 4, 0)
    filled = b"<</A 70 0 R/B [70 0 R 80 0 R 5]/C (7 0 R \\) 8 0 R 5%)/D <ABCD>/K 9/E [70 0 R/XYZ 0 1]>>"
    assert template % (70, 70, 80, 9, 70) == filled


def test_two_subsets_of_a_font_have_tags_of_their_own():
    with pikepdf.open(BytesIO(bound(LETTERS, tagged=False))) as pdf:
        descriptors = [item for item in pdf.objects if getattr(item, "get", {}.get)("/Type") == "/FontDescriptor"]
        names = {str(item.FontName) for item in descriptors}
        files = {item.FontFile2.read_bytes() for item in descriptors}
        fonts = [item for item in pdf.objects if getattr(item, "get", {}.get)("/Type") == "/Font"]
        assert {str(item.BaseFont) for item in fonts} == names
    assert len(names) == len(files) > 4
