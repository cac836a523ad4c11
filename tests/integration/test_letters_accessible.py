"""Every letter of the repository's campaigns, and every shape of letter, passes PDF/UA-1 and is read in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from accessibility import reading_problems, ua_problems
from PIL import Image
from tests.render.sheets import PLAIN, SENTENCE, press, printed

from plaint.catalogues import CATALOGUED
from plaint.compose.choice import default_languages
from plaint.compose.letters import Order, compose_letters
from plaint.make import choose_layout
from plaint.model.letter import Letter, Signature
from plaint.model.people import Signatory
from plaint.reading.texts import read_default_texts
from plaint.render import pdf
from plaint.render.geometry import LAYOUTS, Layout
from plaint.render.pdf import Press
from plaint.render.typesetting import lay_out_letter
from plaint.workspace import open_workspace

ROOT = Path(__file__).resolve().parent.parent.parent
WORKSPACE = open_workspace(ROOT)
OWN = WORKSPACE.templates()
JANE = Signatory(id="jane", name="Jane Sample", town="Exampletown", country="GB", language="en")


def ordered(campaign: str, language: str) -> Order:
    found = WORKSPACE.campaign(campaign)
    return Order(
        campaign=found,
        origin="GB",
        day=date(2030, 3, 17),
        language=language,
        form=found.form,
        signatories=() if found.sender else (JANE,),
        with_translation=language == "ru" and not found.sender,
    )


def languages(campaign: str) -> set[str]:
    found = WORKSPACE.campaign(campaign)
    return {*WORKSPACE.library(campaign).languages(found), *default_languages(found)}


CASES = [(campaign, language) for campaign in WORKSPACE.data.campaigns for language in sorted(languages(campaign))]


def require_accessible(made: bytes) -> None:
    assert ua_problems(made) == []
    assert reading_problems(made) == []


@pytest.mark.parametrize(("campaign", "language"), CASES)
def test_letters_of_the_campaigns(campaign: str, language: str) -> None:
    letters, _ = compose_letters(WORKSPACE.data, WORKSPACE.library(campaign), ordered(campaign, language))
    assert letters
    for one in letters:
        layout = choose_layout(WORKSPACE.data.settings, one.letter.country, None)
        require_accessible(press().write(lay_out_letter(one.letter, layout, OWN, press())))


def test_default_letters_of_every_language() -> None:
    texts = {text.language: text for text in read_default_texts() if not text.variant}
    assert set(texts) == set(CATALOGUED)
    for language, text in texts.items():
        require_accessible(printed(replace(PLAIN, language=language, body=f"{text.body}", sender=())))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_envelope(layout: Layout) -> None:
    letter = replace(PLAIN, forward="Please forward to: the Prosecutor General", address=PLAIN.address[:3])
    require_accessible(printed(letter, layout.name))


LONG = "\n\n".join([SENTENCE * 5] * 10)
# No two lines are alike: a line that comes again at the edge of pages would be taken for a running head.
COUNTED = ["".join(chr(97 + number // 26**place % 26) for place in range(4)) for number in range(4200)]
ENDLESS = "\n\n".join(" ".join(COUNTED[start : start + 60]) for start in range(0, 4200, 60))
BLANK = Signature(labels=("Signature", "Name", "Town"))
GERMAN = replace(PLAIN, language="de", subject="Der Fall Ann Sample", body="Bitte lassen Sie sie frei.")


def people(number: int) -> tuple[Signature, ...]:
    return tuple(Signature(name=f"Signatory {one}", lines=("Teacher", "Exampletown")) for one in range(number))


@pytest.mark.parametrize(
    "letter",
    [
        replace(PLAIN, body=LONG, copies=("Bo Example",), enclosures=("A list",)),
        replace(PLAIN, body=ENDLESS, holder="", office="Chairman of the Committee for justice and all our rights"),
        replace(PLAIN, translation=GERMAN),
        replace(PLAIN, body=LONG, translation=replace(GERMAN, body=LONG)),
        replace(PLAIN, signatures=(BLANK,)),
        replace(PLAIN, signatures=(BLANK,) * 8),
        replace(PLAIN, signatures=people(8)),
        replace(PLAIN, signatures=people(61)),
        replace(PLAIN, signatures=people(200)),
        replace(PLAIN, code="fair-harbour-12-K7Q4XM"),
        replace(PLAIN, body=LONG, code="fair-harbour-12-K7Q4XM"),
        replace(PLAIN, body="- one\n- two\n\n  1. three\n  2. *four* and **five**\n\n  six\n\n7. seven"),
    ],
    ids=["two", "six", "translation", "two-translation", "hand", "rows", "8", "61", "200", "code", "two-code", "lists"],
)
def test_every_shape_of_letter(letter: Letter) -> None:
    require_accessible(printed(letter))


def test_a_signature_that_is_a_picture() -> None:
    out = BytesIO()
    Image.new("RGBA", (120, 40), (0, 0, 90, 90)).save(out, "PNG")
    letter = replace(PLAIN, signatures=(Signature(name="Jane Sample", image="jane.png"),))
    require_accessible(printed(letter, by=Press(lambda name: out.getvalue())))


def test_a_running_head_left_as_it_was_would_be_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "hide_repeats", lambda document: None)
    problems = reading_problems(printed(replace(PLAIN, body=ENDLESS)))
    assert {problem.split(":")[0] for problem in problems} == {"PAG-001"}
