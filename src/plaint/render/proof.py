"""The proof of a campaign as text and on paper: one page of whom it goes to, one of what it says and shows."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from plaint.render import fonts
from plaint.render.piece import Piece, fill_piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.compose.proof import Proof, ProofTarget, ProofText
    from plaint.render.paper import Templates
    from plaint.render.piece import Page

NAME = "proof"
WIDTH = 96
PRIVATE = "For organisers alone: it shows whose data appear where."


def proof_piece(templates: Templates, page: Page, proof: Proof, code: str) -> Piece:
    """Return the proof as one piece of print.

    Args:
        templates: the paper.
        page: its sheet and margins.
        proof: what is looked at.
        code: tells this state of things from every other.

    Raises:
        RenderError: a character that no bundled font has.
        TemplateError: the template cannot be filled.
    """
    fonts.require_characters([proof_as_text(proof, code)], f"{proof.campaign}, the proof")
    title = f"Proof of {proof.campaign}"
    values = {
        "proof": proof,
        "code": code,
        "language": "en",
        "title": title,
        "private": PRIVATE,
        "questions": QUESTIONS,
    }
    return Piece(NAME, title, fill_piece(templates, f"{NAME}.html", page, values))


QUESTIONS = (
    "Is each the right office, and does this person hold it today? Look at the source, not at this page.",
    "Do the numbers and addresses stand there too, digit by digit?",
    "Is every name, fact and demand right, in every language? Read each text whole, as a letter.",
    "Is nobody named who did not agree to it?",
)


def proof_as_text(proof: Proof, code: str) -> str:
    """Return the proof as text, its lines at most 96 characters long where words allow it."""
    until = f"until {proof.until}" if proof.until else "no deadline"
    head = (
        f"Proof {code} of {proof.campaign}: {proof.title}",
        f"{proof.status}, {until}; as of {proof.day}",
        PRIVATE,
    )
    parts = (
        ("To whom", tuple(line for one in proof.targets for line in _target(one))),
        ("For whom", proof.people),
        ("What is asked", tuple(f"{number}. {words}" for number, words in enumerate(proof.demands, 1))),
        ("What is written", tuple(line for one in proof.texts for line in _text(one))),
        ("What goes along", proof.enclosures),
        ("What members are told besides", proof.words),
        ("Whose data appear where", tuple(f"{one.whose}: {one.what}; {one.where}" for one in proof.shown)),
        ("To be asked", QUESTIONS),
    )
    told = ("\n".join((name.upper(), *_wrapped(lines))) for name, lines in parts if lines)
    return "\n\n".join(("\n".join(head), *told)) + "\n"


def _wrapped(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        depth = len(line) - len(line.lstrip())
        lead = "  " + " " * depth
        yield textwrap.fill(
            line.strip(), WIDTH, initial_indent=lead, subsequent_indent=f"{lead}  ", break_on_hyphens=False,
            break_long_words=False,
        )  # fmt: skip


def _target(one: ProofTarget) -> Iterator[str]:
    whom = ", ".join(filter(None, (one.holder or "(no name known)", one.office)))
    yield f"{one.recipient}: {whom}" + (f" [{one.role}]" if one.role else "")
    if one.reads:
        yield f"  reads {', '.join(one.reads)}"
    for channel, address, fault in one.points:
        yield f"  {channel}: {address}" + (f" ({fault})" if fault else "")
    when = f"verified {one.verified}" if one.verified else ""
    told = (when, one.remark.upper(), f"source: {one.source or 'none'}")
    yield f"  {'; '.join(filter(None, told))}"


def _text(one: ProofText) -> Iterator[str]:
    whom = f" for {one.meant_for}" if one.meant_for else ""
    origin = f", translated from {one.origin}" if one.origin else ""
    yield f"{one.name} ({one.language}){whom}: {one.digest}, {one.words} words{origin}"
    yield f"  {one.subject}"
    yield f"  {one.begins}"
