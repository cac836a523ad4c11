"""Where a part of a text ends that a cue opens: with its paragraph, its list, or where running text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plaint.appeal.cue_patterns import Role
from plaint.appeal.cues import Cue
from plaint.appeal.lines import Plain
from plaint.appeal.offices import is_body, is_titled, read_office
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.spots import Spot
from plaint.appeal.words import lower_share, tokens

# A paragraph of running text that long, without any contact, ends a list of addressees.
_PROSE = 25
_PROSE_SHARE = 0.5
_LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text from `start` to `end` and what its cue says of it; `cue` None before the first."""

    start: int
    end: int
    role: Role
    is_heading: bool = False
    is_weak: bool = False


def starts_somebody(text: str) -> bool:
    """Say whether a phrase begins with an office, a titled person or a body."""
    phrase = re.sub(
        r"^\s*(?:also\s+)?(?:the|a|an|le|la|les|el|los|den|die|dem|der|il|lo|gli|o|os|as|de|het)\s+", "", text.strip()
    )
    reading = read_office(" ".join(phrase.split()[:7]))
    return bool(reading) or is_titled(phrase) or is_body(" ".join(phrase.split()[:4]))


def close(plain: Plain, cue: Cue, end: int, spots: tuple[Spot, ...]) -> Stretch:
    """Return the stretch that a cue opens, which another ends at the latest."""
    stretch = Stretch(cue.end, _whole_rows(plain.text, cue.end, end, spots), cue.role, cue.is_heading, cue.is_weak)
    if cue.role in ("sender", "donation", "support", "closing", "stop", "relay") or (
        cue.role == "list" and not cue.is_header
    ):
        return replace(stretch, end=_paragraph_end(plain.text, cue, end))
    if cue.role not in ("target", "copy"):
        return stretch
    if cue.is_heading:
        return replace(stretch, end=_list_end(plain, stretch, spots))
    text = plain.text
    own = sentence_end(text, cue.end)
    if own >= stretch.end:
        return stretch
    has_spot = any(cue.end <= spot.start < own for spot in spots)
    goes_on = not has_spot and (
        not text[cue.end : own].rstrip().endswith((".", "!", "?")) or _entry_follows(text[own:end])
    )
    return replace(stretch, end=prose_end(plain, own, stretch.end, spots) if goes_on else own)


_BLANK = re.compile(r"\n[ ]*\n")


def _paragraph_end(text: str, cue: Cue, end: int) -> int:
    """Return where a paragraph ends that asks for something else, with the one after it that it announces."""
    blank = _BLANK.search(text, cue.end, end)
    if turn := _list_after(text, cue, blank.start() if blank else end):
        return turn
    if blank is None:
        return end
    own = text[cue.end : blank.start()].strip()
    announces = not own or (cue.role == "closing" and "\n" not in own)
    following = _BLANK.search(text, blank.end(), end) if announces else None
    return (following.start() if following else end) if announces else blank.start()


def _list_after(text: str, cue: Cue, end: int) -> int:
    """Return where officials are listed below a whole sentence of the sender's; 0 where none are."""
    at = text.find("\n", cue.end, end)
    if at < 0 or not text[cue.end : at].rstrip().endswith((".", "!", "?")) or "@" in text[cue.end : at]:
        return 0
    while 0 <= at < end:
        following = text.find("\n", at + 1, end)
        line = text[at + 1 : following if following >= 0 else end].strip()
        if len(line) < _LONGEST_HEADING and (is_titled(line) or read_office(line)):
            return at
        at = following
    return 0


def _whole_rows(text: str, start: int, end: int, spots: tuple[Spot, ...]) -> int:
    """Return the end of a stretch without the beginning of the sentence in which the next cue stands."""
    begin = max(text.rfind("\n", start, end), min(sentence_start(text, end), end), start)
    has_spot = any(begin <= spot.start < end for spot in spots)
    return end if has_spot or end == len(text) else begin


def _list_end(plain: Plain, stretch: Stretch, spots: tuple[Spot, ...]) -> int:
    """Return where a list of addressees ends: with its paragraph, where it began on the line of its cue."""
    text = plain.text
    on_line = text[stretch.start : stretch.end].partition("\n")[0]
    starts_at_once = any(stretch.start <= spot.start < stretch.start + len(on_line) for spot in spots) or (
        on_line.strip() and starts_somebody(on_line)
    )
    if starts_at_once:
        blank = re.compile(r"\n[ ]*\n").search(text, stretch.start, stretch.end)
        return blank.start() if blank else stretch.end
    return prose_end(plain, stretch.start, stretch.end, spots)


def _entry_follows(text: str) -> bool:
    """Say whether the next paragraph looks like an entry: short lines, few small words."""
    block = re.split(r"\n[ ]*\n", text.strip("\n"), maxsplit=1)[0]
    return (
        bool(block.strip())
        and lower_share(block) < 0.3
        and any(starts_somebody(line) for line in block.split("\n")[:2])
    )


# A line across the page, or the number of the next case.
_RULER = re.compile(r"(?m)^[ ]*(?:[-_=*]{8,}|(?:- ){6,}|\d{1,2} ?\| .*)[ ]*$")


def prose_end(plain: Plain, start: int, end: int, spots: tuple[Spot, ...]) -> int:
    """Return where running text begins that speaks of something else."""
    text = plain.text
    ruler = _RULER.search(text, start, end)
    end = ruler.start() if ruler else end
    for match in re.finditer(r"(?:[^\n]+\n?)+", text[start:end]) if end - start < 100_000 else ():
        begin, stop = start + match.start(), start + match.end()
        if begin == start and text[start - 1 : start] != "\n" and start:
            continue
        has_spot = any(begin <= spot.start < stop for spot in spots if spot.channels != ("web",))
        if not has_spot and len(tokens(match[0])) > _PROSE and lower_share(match[0]) > _PROSE_SHARE:
            return begin
    return end
