"""Stretches of a text, each with the part that it plays: whom to write to, who gets a copy, who sends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plaint.appeal.cues import Cue, Role, find_cues
from plaint.appeal.lines import Plain
from plaint.appeal.offices import is_body, is_person, is_titled, read_office
from plaint.appeal.salutations import is_closing, is_salutation
from plaint.appeal.spots import Spot
from plaint.appeal.words import lower_share, tokens

_SENTENCE_END = re.compile(r"(?<![A-ZА-Я])(?<![\s(][A-ZА-Яa-z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSr)(?<!\bNo)(?<!\bul)(?<!\bSt)(?<!\b[Tt]el)(?<!ext)[.!?](?=\s+[«\"“(]?[A-ZА-ЯÀ-ÝÖÜÄ])|\n[ ]*\n")
_WEAK_WORDS = 7
# A paragraph of running text that long, without any contact, ends a list of addressees.
_PROSE = 25
_PROSE_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text from `start` to `end` and what its cue says of it; `cue` None before the first."""

    start: int
    end: int
    role: Role
    is_heading: bool = False


def find_stretches(plain: Plain, spots: tuple[Spot, ...]) -> tuple[Stretch, ...]:
    """Return the stretches of a text that cues open, in order."""
    text = plain.text
    cues = [*_effective(text, find_cues(text), spots), *_letter_edges(plain)]
    ordered = sorted(cues, key=lambda cue: (cue.start, cue.end))
    ends = [cue.start for cue in ordered[1:]] + [len(text)]
    return tuple(_close(plain, cue, end, spots) for cue, end in zip(ordered, ends, strict=True))


def _letter_edges(plain: Plain) -> Iterator[Cue]:
    """Yield where letters to addressees begin and end."""
    for index, line in enumerate(plain.lines):
        at = plain.start_of(index)
        if is_salutation(line.text):
            yield Cue(at, at, "letter", is_heading=True)
        elif is_closing(line.text):
            yield Cue(at, at, "closing", is_heading=True)


def _effective(text: str, cues: tuple[Cue, ...], spots: tuple[Spot, ...]) -> Iterator[Cue]:
    for cue in cues:
        if cue.role == "letter" and not _is_alone(text, cue):
            continue
        if cue.role in ("target", "copy") and not cue.is_heading and not _leads_to_somebody(text, cue, spots):
            continue
        yield cue


def _is_alone(text: str, cue: Cue) -> bool:
    """Say whether a cue stands on a line of its own, so that a part of the text begins there."""
    begin, end = text.rfind("\n", 0, cue.start) + 1, text.find("\n", cue.start)
    line = text[begin : end if end >= 0 else len(text)].strip()
    return (len(line) <= 70 and not line.endswith((".", ","))) or line.endswith(":")


def _leads_to_somebody(text: str, cue: Cue, spots: tuple[Spot, ...]) -> bool:
    end = sentence_end(text, cue.end)
    if any(cue.start <= spot.start < end or cue.start < spot.end <= end for spot in spots if spot.channels != ("web",)):
        return True
    words = text[cue.end : end].replace("\n", " ").split()
    if not words:
        return True
    lead = " ".join(words[: _WEAK_WORDS + 5])
    return any(starts_somebody(part) for part in (lead, lead.partition(",")[0])) or cue.role == "copy" and is_body(lead)


def starts_somebody(text: str) -> bool:
    """Say whether a phrase begins with an office, a titled person or a body."""
    phrase = re.sub(r"^\s*(?:also\s+)?(?:the|a|an|le|la|les|el|los|den|die|dem|der|il|lo|gli|o|os|as|de|het)\s+", "", text.strip())
    reading = read_office(" ".join(phrase.split()[:7]))
    return bool(reading) or is_titled(phrase) or is_body(" ".join(phrase.split()[:4]))


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence or paragraph that an offset lies in ends."""
    match = _SENTENCE_END.search(text, at, min(len(text), at + 3000))
    return match.start() + 1 if match else min(len(text), at + 3000)


def _close(plain: Plain, cue: Cue, end: int, spots: tuple[Spot, ...]) -> Stretch:
    stretch = Stretch(cue.end, end, cue.role, cue.is_heading)
    if cue.role not in ("target", "copy"):
        return stretch
    text = plain.text
    if not cue.is_heading:
        own = sentence_end(text, cue.end)
        after = text[own:end]
        goes_on = not text[cue.end : own].rstrip().endswith((".", "!", "?")) or _entry_follows(after)
        return stretch if goes_on and end > own and _prose_end(plain, own, end, spots) > own else replace(stretch, end=min(end, own))
    return replace(stretch, end=_prose_end(plain, cue.end, end, spots))


def _entry_follows(text: str) -> bool:
    """Say whether the next paragraph looks like an entry: short lines, few small words."""
    block = re.split(r"\n[ ]*\n", text.strip("\n"), maxsplit=1)[0]
    return bool(block.strip()) and lower_share(block) < 0.3 and any(starts_somebody(line) or is_person(line) for line in block.split("\n")[:2])


def _prose_end(plain: Plain, start: int, end: int, spots: tuple[Spot, ...]) -> int:
    """Return where running text begins that speaks of something else."""
    text = plain.text
    for match in re.finditer(r"(?:[^\n]+\n?)+", text[start:end]) if end - start < 100_000 else ():
        begin, stop = start + match.start(), start + match.end()
        if begin == start and text[start - 1 : start] != "\n" and start:
            continue
        has_spot = any(begin <= spot.start < stop for spot in spots if spot.channels != ("web",))
        if not has_spot and len(tokens(match[0])) > _PROSE and lower_share(match[0]) > _PROSE_SHARE:
            return begin
    return end
