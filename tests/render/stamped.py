"""Letters stamped into one file, each compared with what full rendering makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from bound import Structure, differences, shifted
from sheets import TEMPLATES, no_picture
from tests.given import BODY, TODAY, campaign, court, data, embassy, library, recipient, signatory, text

from plaint.compose.batches import Batch, Batches, compose_batches, letter_of
from plaint.compose.letters import Order
from plaint.compose.parts import Part
from plaint.deliver.record.marks import Marks
from plaint.model.people import Signatory
from plaint.reading.texts import LetterText
from plaint.render.binding import Binder
from plaint.render.geometry import layout_named
from plaint.render.paper import Templates
from plaint.render.pdf import Press
from plaint.render.stamping import Paper, prepare
from plaint.render.typesetting import lay_out_letter

MINISTER = {"kind": "ministry", "office": "Minister of Justice", "country": "KZ", "post": {"city": "Y"}}
BOOK = (court(), embassy(), recipient("minister", **MINISTER))
TEXTS = (text(body=BODY + "\n\nThank you."), text("ru", body="Прошу Вас."))
TARGETS = ["court", "minister"]
TWO = ("Jane Example", "Joan Aston")


def batches_of(
    signatories: tuple[Signatory, ...],
    texts: tuple[LetterText, ...] = TEXTS,
    targets: list[object] = TARGETS,
    **order: object,
) -> Batches:
    wanted = {"origin": None, "day": TODAY, "signatories": signatories, **order}
    about = campaign(targets=targets, channels=["post"])
    return compose_batches(data(*BOOK), library(*texts), Order(campaign=about, **wanted))[0]


@dataclass
class Run:
    """A run of letters.

    Attributes:
        pdf: the file of those that were stamped.
        stamped: the letters in it.
        refused: the others, by the signatory's label and target, with the reason.
    """

    pdf: bytes
    stamped: list
    refused: dict


def stamp_all(batches: Batches, paper: Paper, *, tagged: bool) -> Run:
    stamper = prepare(paper, batches, tagged=tagged)
    out, stamped, refused = BytesIO(), [], {}
    binder = Binder(out, title="Letters", language="en", tagged=tagged)
    for batch, part in batches:
        found = stamper.stamp(batch, part)
        if isinstance(found, str):
            refused[part.label, batch.letter.target] = found
        else:
            binder.add_stamped(found, part.label)
            stamped.append(letter_of(batch, part, paper.code_of))
    if stamped:
        binder.close()
    return Run(out.getvalue(), stamped, refused)


def paper_for(envelope: str = "din5008b", templates: Templates = TEMPLATES, *, coded: bool = False) -> Paper:
    return Paper(Press(no_picture), templates, lambda letter: layout_named(envelope), a_code if coded else None)


def a_code(batch: Batch, part: Part) -> str:
    """Return a code that no other letter has, in all of a code's signs."""
    digest = Marks(b"key").code(batch.letter.target, part.label)
    return f"fair-harbour-{1 + TARGETS.index(batch.addressee.target.id)}-{digest}"


def faults(run: Run, paper: Paper, *, tagged: bool, some: range | None = None) -> list[str]:
    """List how stamped letters differ from letters rendered in full: to the eye, in their words, in their structure."""
    bound = pypdfium2.PdfDocument(run.pdf)
    whole = Structure(run.pdf) if tagged else None
    trees = whole.trees() if whole else []
    found, first, tops = [], 0, 0
    for number, letter in enumerate(run.stamped):
        document = lay_out_letter(letter, paper.layout_of(letter), paper.templates, paper.press)
        pages = len(document.pages)
        if some is None or number in some:
            alone = paper.press.write(document)
            found += [f"{letter.signatory} to {letter.target}: {one}" for one in differences(bound, first, alone)]
            if tagged:
                expected = [shifted(tree, first) for tree in Structure(alone).trees()]
                if trees[tops : tops + len(expected)] != expected:
                    found.append(f"{letter.signatory} to {letter.target}: structure")
                tops += len(expected)
        first += pages
    if first != len(bound):
        found.append(f"{len(bound)} pages, not {first}")
    return found + (whole.faults() if whole else [])


def people(names: tuple[str, ...], **more: str) -> tuple[Signatory, ...]:
    return tuple(
        signatory(f"s{number}", name=name, town="Győr", country="GB", street=f"{number} Example Road", **more)
        for number, name in enumerate(names)
    )


def refusals(
    *names: str, templates: dict[str, str] | None = None, coded: bool = False, **order: object
) -> dict[str, str]:
    """Stamp letters and compare them with full ones; return why the others were not stamped, by signatory."""
    paper = paper_for(templates=Templates(templates), coded=coded)
    run = stamp_all(batches_of(people(names or TWO), **{"targets": ["court"], **order}), paper, tagged=True)
    assert not run.stamped or faults(run, paper, tagged=True) == []
    return {name: reason for (name, _), reason in run.refused.items()}
