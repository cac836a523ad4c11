"""Who is written to through others: `letters to the Rector bounce; send them to our volunteers, who deliver them`."""

from __future__ import annotations

import re

from plaint.appeal.addressee import Addressee
from plaint.appeal.edges import Stretch
from plaint.appeal.lines import Plain
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.words import key

_FEWEST_LETTERS = 4
_LONGEST = 200


def with_relays(plain: Plain, stretches: tuple[Stretch, ...], found: list[Addressee]) -> list[Addressee]:
    """Return addressees; whoever a relay is told of, below his entry or by his office, has it as `via`."""
    targets = sorted((one for one in found if one.role == "target"), key=lambda one: one.rough.start)
    for stretch in stretches:
        if stretch.role != "relay":
            continue
        begin = sentence_start(plain.text, max(0, stretch.start - 1))
        before = plain.text[sentence_start(plain.text, max(0, begin - 2)) : stretch.start]
        named = [one for one in targets if _is_named(one, before)] or _above(plain, targets, begin)
        words = " ".join(plain.text[begin : sentence_end(plain.text, stretch.start)].split())[:_LONGEST]
        for one in named[:1]:
            one.rough.via = one.rough.via or (words, begin)
    return found


def _is_named(one: Addressee, text: str) -> bool:
    parts = [part[0] for part in (one.rough.office, one.rough.name) if part]
    first = [re.findall(rf"\w{{{_FEWEST_LETTERS},}}", part)[:1] for part in parts]
    words = {key(word) for word in re.findall(r"\w+", text)}
    return any(key(word) in words for found in first for word in found)


def _above(plain: Plain, targets: list[Addressee], at: int) -> list[Addressee]:
    """Return the target whose entry a note in the same paragraph belongs to."""
    before = [one for one in targets if one.rough.start < at]
    return [one for one in before[-1:] if "\n\n" not in plain.text[one.rough.start : at]]
