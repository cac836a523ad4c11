"""Letters as plain text: golden ones, 72 columns, and the same words in every form."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.given import TODAY, campaign, compose_one, court, data, embassy, signatory

from plaint.compose.filling import escape
from plaint.compose.letters import Order, compose_letters
from plaint.model.letter import Letter, Signature
from plaint.render.markup import parse_markup
from plaint.render.plaintext import WIDTH, render_blocks, render_message, render_text
from plaint.workspace import Workspace, open_workspace

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
RUTH = signatory(
    street="12 Invented Road",
    town="Exampleton",
    postcode="EX1 2AB",
    country="GB",
    language="en",
    personal={"en": "I have taught for thirty years.", "ru": "Я преподаю тридцать лет."},
)
HISTORY = [("karaganda-2003", {"language": language}) for language in ("en", "ru", "fr", "de")] + [
    ("karaganda-2003", {"signatories": (RUTH,), "language": "ru", "with_translation": True}),
    ("cwi-2000", {}),
    ("ismailov-1998", {}),
    ("solidarity-1999", {"only": ("mission-kz",)}),
    ("uralsk-2001", {"signatories": (RUTH,)}),
    ("ilo-conference-1999", {"only": ("kz-interior-minister",), "signatories": (RUTH, signatory("kim", name="Kim X"))}),
]


@pytest.fixture(scope="module")
def history() -> Workspace:
    return open_workspace(ROOT)


@pytest.mark.parametrize(("name", "order"), HISTORY, ids=str)
def test_the_appeals_come_out_as_letters(name, order, history, request):
    about = history.campaign(name)
    wanted = Order(campaign=about, **{"origin": "GB", "day": TODAY, "form": about.form, **order})
    composed, left_out = compose_letters(history.data, history.library(name), wanted)
    assert left_out == ()
    for one in composed:
        signed = "-with-translation" if one.letter.translation else ""
        stem = "-".join(filter(None, (name, one.letter.target, one.letter.language, one.letter.signatory)))
        require_golden(f"{stem}{signed}.txt", render_text(one.letter), request)


@pytest.mark.parametrize("language", ["en", "ru", "fr", "de", "es", "kk"])
@pytest.mark.parametrize("target", ["court", "mission"])
def test_the_default_letter_comes_out_in_each_language(language, target, request):
    words = {code: f"Gates ({code})" for code in ("en", "ru", "fr", "de", "es", "kk")}
    about = campaign(
        title=words,
        published="2026-11-01",
        demands=[{"id": "gates", **words}, {"id": "doors", "text": "Doors!"}],
        people=[{"name": "Orla Fair", "role": words, "facts": words}, {"name": "Bo Winter"}],
        targets=["court"] if target == "court" else [{"mission": "KZ"}],
    )
    letter = compose_one(data(court(), embassy()), about=about, language=language, origin="GB", signatories=(RUTH,))
    require_golden(f"default-{target}-{language}.txt", render_text(letter), request)


def require_golden(name, shown, request):
    path = GOLDEN / name
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(shown, "utf-8")
    assert path.is_file(), "look at it, then run: pytest --update-golden"
    assert shown == path.read_text("utf-8")


LETTER = Letter(
    campaign="open-gates",
    title="Open the gates",
    target="court",
    office="Court",
    holder="",
    language="en",
    country="GB",
    date=TODAY,
    address=("The Court", "1 Court Square"),
    dateline="22 November 2026",
    subject="The gates",
    salutation="Dear Court,",
    body="I write.\n",
    closing="Yours,",
    signatures=(Signature(name="Ruth Example", lines=("Exampleton",)),),
)


def test_the_parts_stand_in_order():
    whole = replace(
        LETTER,
        sender=("Ruth", "Exampleton"),
        forward="Please forward to: the Court",
        copies=("A", "B"),
        enclosures=("a list",),
    )
    assert render_text(whole).split("\n\n") == [
        "Ruth\nExampleton",
        "Please forward to: the Court\nThe Court\n1 Court Square",
        "22 November 2026",
        "The gates",
        "Dear Court,",
        "I write.",
        "Yours,",
        "Ruth Example\nExampleton",
        "Copies to: A; B",
        "Enclosure: a list\n",
    ]


def test_a_line_to_sign_has_its_labels():
    blank = replace(LETTER, signatures=(Signature(labels=("Signature", "Name"), lines=("for Club",)),))
    assert render_text(blank).endswith(f"for Club\n\nSignature: {'_' * 30}\n\nName: {'_' * 30}\n")
    assert f"Signature\u00a0: {'_' * 30}" in render_text(replace(blank, language="fr"))


def test_a_translation_is_marked_and_not_signed():
    shown = render_text(replace(LETTER, language="ru", translation=replace(LETTER, body="The same.\n")))
    letter, rule, translation = shown.partition("-" * WIDTH)
    assert rule
    assert "Ruth Example" in letter
    heading = "Translation for the person who signs; not part of the letter"
    assert translation == f"\n\n{heading}\n\nThe gates\n\nDear Court,\n\nThe same.\n\nYours,\n"


def test_a_message_leaves_out_what_stands_in_headers():
    whole = replace(LETTER, sender=("Ruth",), copies=("A",))
    assert render_message(whole) == "Dear Court,\n\nI write.\n\nYours,\n\nRuth Example\nExampleton\n\nCopies to: A\n"
    assert render_message(replace(LETTER, forward="Please forward to: X")).startswith("Please forward to: X\n\nDear")


def test_lists_hang():
    long = "word " * 30
    (shown,) = render_blocks(parse_markup(f"9. {long}\n10. {long}\n\n    - {long}"))
    lines = shown.split("\n")
    assert lines[0].startswith("9. word")
    assert lines[1].startswith("   word")
    tenth = next(number for number, line in enumerate(lines) if line.startswith("10. "))
    assert lines[tenth + 1].startswith("    word")
    assert any(line.startswith("    - word") for line in lines)
    assert max(map(len, lines)) <= WIDTH


def test_a_list_counts_from_its_first_number():
    assert list(render_blocks(parse_markup("3. a\n4. b\n\nx\n\n1. c"))) == ["3. a\n4. b", "x", "1. c"]


def test_no_break_spaces_hold_words_together():
    (shown,) = render_blocks(parse_markup("x" * 70 + " 5\u00a0December 1.\u00a0a"))
    assert shown.split("\n")[1] == "5\u00a0December 1.\u00a0a"


def test_no_word_is_broken_at_its_hyphen():
    (shown,) = render_blocks(parse_markup("x" * 66 + " Anna-Maria"))
    assert shown.split("\n")[1] == "Anna-Maria"


WORD = st.text(st.characters(categories=("L", "N", "P"), exclude_characters="\\"), min_size=1, max_size=90)
LINE = st.lists(WORD, min_size=1, max_size=30).map(" ".join)


def require_narrow(shown):
    for line in shown.split("\n"):
        assert len(line) <= WIDTH or " " not in line.strip().removeprefix("- "), line


@given(LINE, LINE, LINE, st.lists(LINE, min_size=1, max_size=3))
def test_nothing_is_wider_than_72_columns_but_a_word_that_cannot_be_broken(line, subject, name, body):
    letter = replace(
        LETTER,
        address=(line, subject),
        sender=(name,),
        subject=subject,
        salutation=line,
        closing=name,
        dateline=subject,
        copies=(name, line),
        body="\n\n".join(body),
        signatures=(Signature(name=name, lines=(line,)),),
    )
    require_narrow(render_text(letter).replace("-" * 80, ""))


@given(st.lists(LINE, min_size=1, max_size=4))
def test_wrapping_loses_and_adds_no_word(body):
    shown = "\n\n".join(render_blocks(parse_markup("\n\n".join(escape(line) for line in body))))
    assert shown.split() == " ".join(body).split()
