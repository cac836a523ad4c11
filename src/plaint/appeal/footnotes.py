"""Addressees whose addresses stand in footnotes: `write to the president[2]`, below `[2] Palace, P.O. Box 1`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.appeal.addressee import ACT, Addressee
from plaint.appeal.entries import Gatherer
from plaint.appeal.lexicon import HEADS, has
from plaint.appeal.lines import Plain
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.spots import Spot
from plaint.appeal.words import TOKEN, key

_NOTE = re.compile(r"(?m)^[ ]{0,12}\[(?P<mark>\d{1,2})\][ ]?(?=\S)")
_MARK = re.compile(r"(?<=[\w)»\"”])\[(?P<mark>\d{1,2})\]")
_COPIED = re.compile(r"(?i)\bcop(?:y|ies|ie|ia|ias)\b|\bcópias?\b|\bkopien?\b|\bcc\b|копи[юи]|көшірме")
_REACH = 80


def find_footnotes(plain: Plain, spots: tuple[Spot, ...]) -> Iterator[tuple[Addressee, int, int]]:
    """Yield whoever a footnote tells how to reach, with the edges of the footnote."""
    text = plain.text
    if not ACT.search(text):
        return
    notes = list(_NOTE.finditer(text))
    for number, note in enumerate(notes):
        mark = next((one for one in _MARK.finditer(text) if one["mark"] == note["mark"]), None)
        blank = re.compile(r"\n[ ]*\n").search(text, note.end())
        edges = [notes[number + 1].start()] if number + 1 < len(notes) else []
        end = min([*edges, blank.start() if blank else len(text)])
        if mark is None or mark.start() > note.start():
            continue
        if any(note.end() <= spot.start < end and spot.channels not in ((), ("web",)) for spot in spots):
            yield from ((one, note.start(), end) for one in _addressees(plain, spots, mark, note.end(), end))


def _addressees(
    plain: Plain, spots: tuple[Spot, ...], mark: re.Match[str], start: int, end: int
) -> Iterator[Addressee]:
    who = _who(plain.text, mark.start())
    begin, stop = sentence_start(plain.text, mark.start()), sentence_end(plain.text, mark.end())
    role = "copy" if _COPIED.search(plain.text, begin, stop) else "target"
    entries = Gatherer(plain, spots).gather(start, end, is_wrapped=True)
    points = [spot for rough in entries for spot in rough.spots]
    for rough in entries[:1]:
        rough.spots = points
        if rough.office is None and who:
            rough.office = who
        yield Addressee(rough, role, sure=False)  # type: ignore[arg-type]


def _who(text: str, at: int) -> tuple[str, int] | None:
    """Return the office, or else the capitals, that stand right before a mark."""
    floor = max(0, at - _REACH, *(text.rfind(sign, 0, at) + 1 for sign in (",", ".", ";", ":", "]", "(")))
    found = [one for one in TOKEN.finditer(text, floor, at) if has(HEADS, key(one[0]))]
    begin = found[0].start() if found else text.rfind(" ", 0, at) + 1
    words = " ".join(text[begin:at].split())
    return (words, begin) if words[:1].isalpha() else None
