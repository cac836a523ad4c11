"""What a letter says: for whom it is, and everything that the campaign demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.checks.ground import Fault
from plaint.checks.names import fold, is_named, words_of
from plaint.errors import Place
from plaint.render.markup import Paragraph, parse_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.drafts import Draft
    from plaint.checks.ground import Ground, Remark
    from plaint.render.markup import Block


def content_remarks(draft: Draft, ground: Ground) -> Iterator[Remark]:
    """Yield a warning where a text names nobody, or leaves a demand of its target out."""
    place = Place(draft.text.name, draft.text.lines_before + 1)
    body = " ".join(" ".join(_words(block) for block in parse_markup(draft.composed.letter.body)).split())
    for fault in (*_nobody(draft, body), *_unsaid(draft, body)):
        yield ground.of_text(draft.campaign, place, fault)


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return " ".join(_words(inner) for item in block.items for inner in item)


def _nobody(draft: Draft, body: str) -> Iterator[Fault]:
    only = draft.composed.addressee.target.people
    people = [person for person in draft.campaign.people if not only or str(person.name) in only]
    spellings = [name for one in people for name in (*(words for _, words in one.name.versions), *one.aliases)]
    said = frozenset(fold(word) for _, word in words_of(body))
    if spellings and not any(is_named(name, said) for name in spellings):
        yield Fault("names none of the people whom the campaign is for", "write {{ people.names }} where they belong")


def _unsaid(draft: Draft, body: str) -> Iterator[Fault]:
    only = draft.composed.addressee.target.demands
    for demand in draft.campaign.demands:
        words = " ".join(demand.text.best(draft.text.language).split()).rstrip(".!?…")
        if (not only or demand.id in only) and words.casefold() not in body.casefold():
            remedy = "print the demands in a loop: {% for demand in demands %} … {{ demand }} … {% endfor %}"
            yield Fault(f"leaves out demand '{demand.id}' or words it otherwise", remedy)
