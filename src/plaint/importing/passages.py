"""An appeal line by line, with what was found in each: what a person compares before anything is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from plaint.importing.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plaint.appeal.draft import AppealDraft, Entry, Found, Point

Role = Literal["target", "copy", "person", "demand", "frame", "passed"]
MOST_LINES = 40
"""Over how many lines a value is followed."""
MOST_WORDS = 40
"""Words of a value that are sought in one line."""
LONGEST = 2000
"""Characters of a line that are shown and searched: a page pasted without line ends would drown the rest."""
MOST_SHOWN = 140
"""Characters of a value: the text stands beside it."""
_WORD = re.compile(r"\S+")
_EDGES = ".,;:!?()[]«»“”\"'•■-–—*"
REASONS = {
    "sender": "the sender’s own",
    "list": "of the mailing list",
    "donation": "for donations",
    "support": "for messages of support",
    "relay": "of a go-between",
    "site": "a web site",
    "telex": "a telex",
    "hoax": "no contact",
    "background": "of the story",
    "unclear": "nobody knows whose",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What was found, as it stands in the draft.

    Attributes:
        line: of the appeal; 0 for the whole.
    """

    line: int
    label: str
    value: str
    role: Role
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a line that something was found in; offsets as in a slice."""

    start: int
    end: int
    role: Role
    sure: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of the appeal; `number` is 0 for what follows from the whole."""

    number: int
    text: str
    spans: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()


def passages_of(text: str, draft: AppealDraft) -> tuple[Passage, ...]:
    """Return the lines of an appeal with what was found in them.

    Args:
        text: as it was read, its lines counted as the draft counts them.
        draft: what was found.
    """
    lines = [line if len(line) <= LONGEST else line[:LONGEST] + "…" for line in text.split("\n")]
    spans: dict[int, list[Span]] = {}
    notes: dict[int, list[Note]] = {}
    for note, printed in _notes(draft):
        at = note.line if 0 < note.line <= len(lines) else 0
        notes.setdefault(at, []).append(note)
        for number, span in _spans(lines, at, printed, note) if at else ():
            spans.setdefault(number, []).append(span)
    whole = [Passage(0, "", (), tuple(notes[0]))] if 0 in notes else []
    return (*whole, *(_passage(n, line, spans, notes) for n, line in enumerate(lines, 1)))


def _passage(number: int, line: str, spans: dict[int, list[Span]], notes: dict[int, list[Note]]) -> Passage:
    marked = sorted(spans.get(number, ()), key=lambda span: (span.start, -span.end))
    return Passage(number, line, tuple(marked), tuple(notes.get(number, ())))


def _notes(draft: AppealDraft) -> Iterator[tuple[Note, str]]:
    """Yield what was found, each with the words that it was read from."""
    frame = (("title", draft.title), ("country", draft.country), ("published", draft.published))
    for label, found in (*frame, ("act before", draft.act_before), ("source", draft.source)):
        if found:
            yield (
                Note(found.line, label, one_line(str(found.value), MOST_SHOWN), "frame", found.sure),
                found.printed or str(found.value),
            )
    yield from _every("for", (*draft.people, *draft.groups), "person")
    yield from _every("demand", draft.demands, "demand")
    yield from _every("slogan", draft.slogans, "demand")
    yield from _every("risk", draft.risks, "frame")
    for entry in draft.targets:
        yield from _entry("to", entry, "target")
    for copy in draft.copies:
        yield from _entry("copy to", copy.to, "copy")
    yield from _others(draft)


def _others(draft: AppealDraft) -> Iterator[tuple[Note, str]]:
    for ask in draft.asks:
        yield Note(ask.line, ask.what, one_line(ask.how, MOST_SHOWN), "frame"), ask.how
    for event in draft.events:
        yield Note(event.line, "event", one_line(f"{event.on or ''} {event.what}", MOST_SHOWN), "frame"), event.what
    if draft.letter:
        last = f"their letter, lines {draft.letter.first}-{draft.letter.last}"
        yield Note(draft.letter.first, "text", last, "frame", sure=False), ""
    for passed in draft.passed_over:
        words = f"{one_line(passed.point.printed, MOST_SHOWN)} ({REASONS[passed.reason]})"
        yield Note(passed.point.line, "left out", words, "passed"), passed.point.printed


def _every(label: str, every: Iterable[Found[str]], role: Role) -> Iterator[tuple[Note, str]]:
    for found in every:
        yield Note(found.line, label, one_line(found.value, MOST_SHOWN), role, found.sure), found.printed or found.value


def _entry(label: str, entry: Entry, role: Role) -> Iterator[tuple[Note, str]]:
    """Yield an addressee: whom first, then by what ways; a line each."""
    named = [found for found in (entry.office, entry.name) if found]
    if entry.mission and not named:
        where = "in the sender’s country" if entry.mission.is_in_your_country else entry.mission.seat
        words = " ".join(filter(None, (f"{entry.mission.kind} of {entry.mission.of or '?'}", where)))
        yield Note(entry.line, label, words, role, entry.sure), ""
    for number, found in enumerate(sorted(named, key=lambda one: one.line)):
        own = label if number == 0 else ""
        yield (
            Note(found.line, own, one_line(found.value, MOST_SHOWN), role, entry.sure and found.sure),
            found.printed or found.value,
        )
    if not named and not entry.mission:
        yield Note(entry.line, label, "somebody without a name", role, sure=False), ""
    for part in (*((entry.salutation,) if entry.salutation else ()), *entry.address):
        kind = "salutation" if part is entry.salutation else "post"
        yield Note(part.line, kind, one_line(part.value, MOST_SHOWN), role, part.sure), part.printed or part.value
    yield from (_point(point, role) for point in entry.points)


def _point(point: Point, role: Role) -> tuple[Note, str]:
    value = point.today or point.value
    words = (
        f"{one_line(point.printed, MOST_SHOWN)} (damaged)"
        if point.is_damaged
        else one_line(value or point.printed, MOST_SHOWN)
    )
    return Note(point.line, point.channel, words, role, point.sure and not point.is_damaged), point.printed


def _spans(lines: list[str], number: int, printed: str, note: Note) -> Iterator[tuple[int, Span]]:
    """Yield where words stand: as a whole in their line, else word by word over the lines that follow."""
    start = lines[number - 1].find(printed) if printed else -1
    if start >= 0:
        yield number, Span(start, start + len(printed), note.role, note.sure)
        return
    words = printed.split()
    for at in range(number, min(number + MOST_LINES, len(lines) + 1)):
        tokens = tuple(_WORD.finditer(lines[at - 1]))
        first, count = _longest_run(tokens, words[:MOST_WORDS])
        if count:
            yield at, Span(tokens[first].start(), tokens[first + count - 1].end(), note.role, note.sure)
        elif tokens and at > number:
            return
        words = words[count:]
        if not words:
            return


def _longest_run(tokens: Sequence[re.Match[str]], words: Sequence[str]) -> tuple[int, int]:
    """Return where a line has most of the words that are next, and how many; one alone counts at its end only."""
    best = (0, 0)
    for first in range(len(tokens)):
        pairs = zip(tokens[first:], words, strict=False)
        count = next((n for n, (token, word) in enumerate(pairs) if not _same(token[0], word)), None)
        count = min(len(tokens) - first, len(words)) if count is None else count
        is_whole = count in (len(words), len(tokens) - first)
        if count > best[1] and (count > 1 or is_whole):
            best = (first, count)
    return best


def _same(token: str, word: str) -> bool:
    return token == word or token.strip(_EDGES).casefold() == word.strip(_EDGES).casefold() != ""
