"""Officials whom no phrase leads to: in blocks of their own, in sentences, above the salutation of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.appeal.addressee import ACT, ASKS, SENDERS, Addressee, is_plain
from plaint.appeal.edges import Stretch
from plaint.appeal.entries import DATE_LINE, SUBJECT, Gatherer, Rough
from plaint.appeal.lexicon import HEADS, has
from plaint.appeal.lines import Plain
from plaint.appeal.missions import read_mission
from plaint.appeal.offices import is_body, is_company, is_person, read_office
from plaint.appeal.salutations import bare_salutation, is_salutation
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.spots import Spot
from plaint.appeal.words import TOKEN, key, lower_share, tokens

# In these parts of a text an office with a number is no addressee.
_CLOSED = ("sender", "donation", "list", "support", "relay", "stop", "copy", "target", "closing")


# Characters that an addressee takes, before a copy goes to somebody else.
_SHORTEST = 20


def find_blocks(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> Iterator[Addressee]:
    """Yield officials who stand with their numbers in blocks of their own that no phrase leads to."""
    if not ASKS.search(plain.text):
        return
    last = -10
    for start, stop in _paragraphs(plain):
        end = _before_copies(plain, stretches, start, stop)
        inside = tuple(spot for spot in spots if start <= spot.start < end and _is_open(spot, stretches))
        if not inside:
            continue
        if any(one.start < end - 1 and one.end > start and one.role in _CLOSED for one in stretches):
            yield from _headless(plain, inside, start, end)
            yield from _in_open_lines(plain, stretches, spots, (start, end))
            continue
        if lower_share(_without_spots(plain, inside, start, end)) >= 0.5:
            named = list(_in_sentences(plain, spots, inside))
            yield from named or _headless(plain, inside, start, end)
            continue
        if _is_letterhead(plain, start, end) or _is_signature(plain, start, end):
            continue
        before = last
        for rough in Gatherer(plain, spots).gather(start, end):
            body = rough.bodies or any(is_company(text) for text, *_ in rough.unread)
            goes_on = 0 <= start - last <= 3 or last == end
            is_mission = any(read_mission(text) for text, *_ in rough.bodies)
            if (rough.spots and (rough.office or is_mission or (body and goes_on))) or (rough.is_near and goes_on):
                yield Addressee(rough, "target", sure=is_plain(rough) and bool(ACT.search(plain.text[:start])))
                last = end
        if last == before:
            yield from _headless(plain, inside, start, end)


_OF_SENDERS = re.compile(
    r"(?i)\b(?:director|president|chair\w*|co-?ordinator|secretary|editor|presidente|directora?|pr[ée]sidente?|"
    r"vorsitzende\w*)\s*:"
)


def _is_letterhead(plain: Plain, start: int, end: int) -> bool:
    """Say whether the first block of a text names who sends it: a body first, then `Director: …` and its numbers."""
    text = plain.text[start:end]
    first = text.strip().partition("\n")[0]
    return (
        not plain.text[:start].strip()
        and is_body(first)
        and read_office(first) is None
        and bool(_OF_SENDERS.search(text))
    )


_ON_BEHALF = re.compile(
    r"(?i)\s*(?:for\s+(?:the|and)|on\s+behalf\s+of|f[üu]r\s+(?:den|die|das)|pour\s+l[ea']|por\s+(?:el|la)|per\s+(?:il|"
    r"la)|pela?o?\s|"
    r"namens|от\s+имени|signed\b|signé|gezeichnet|firmado|firmato|assinado)"
)


def _is_signature(plain: Plain, start: int, end: int) -> bool:
    """Say whether a block signs: on behalf of somebody, or by an office that those hold who send appeals."""
    text = plain.text[start:end]
    offices = [line for line in text.split("\n") if SENDERS.search(line.strip())]
    return bool(_ON_BEHALF.match(text)) or (
        bool(offices) and not re.search(r"\b\d{4,5}\b[ -]+[A-Z]", text) and end > len(plain.text) // 2
    )


def _in_open_lines(
    plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...], edges: tuple[int, int]
) -> Iterator[Addressee]:
    """Yield officials on lines of their own in a paragraph of which other lines say something else."""
    for index in range(plain.index_at(edges[0]), plain.index_at(max(edges[0], edges[1] - 1)) + 1):
        start = plain.start_of(index)
        stop = start + len(plain.lines[index].text)
        if any(one.start < stop and one.end > start and one.role in _CLOSED for one in stretches):
            continue
        if lower_share(_without_spots(plain, tuple(s for s in spots if start <= s.start < stop), start, stop)) >= 0.5:
            continue
        for rough in Gatherer(plain, spots).gather(start, stop):
            if rough.spots and (rough.office or rough.bodies):
                yield Addressee(rough, "target", sure=False)


def _before_copies(plain: Plain, stretches: tuple[Stretch, ...], start: int, end: int) -> int:
    """Return where a paragraph ends whose last line already leads to those who get copies."""
    closed = [one for one in stretches if one.start < end and one.end > start and one.role in _CLOSED]
    if closed and all(one.role == "copy" and one.start > start + _SHORTEST for one in closed):
        return min(one.start for one in closed)
    copies = [one.start for one in stretches if one.role == "copy" and one.is_heading and start < one.start < end]
    begin = plain.start_of(plain.index_at(min(copies, default=end)))
    return begin if copies and start < begin and not plain.text[min(copies) : end].strip() else end


def _without_spots(plain: Plain, inside: tuple[Spot, ...], start: int, end: int) -> str:
    cuts = [start, *(edge for spot in inside for edge in (spot.start, spot.end)), end]
    return " ".join(plain.text[begin:stop] for begin, stop in zip(cuts[::2], cuts[1::2], strict=True))


def _in_sentences(plain: Plain, spots: tuple[Spot, ...], inside: tuple[Spot, ...]) -> Iterator[Addressee]:
    """Yield officials whom a sentence names right before a number or an address of theirs."""
    last = -1
    for spot in inside:
        if spot.start < last:
            continue
        begin = max(sentence_start(plain.text, spot.start), last)
        head = _last_office(plain.text[begin : spot.start])
        if head is None or not ACT.search(plain.text[begin : spot.end]):
            continue
        if not ASKS.search(plain.text[begin : spot.end]) and lower_share(plain.text[begin + head : spot.start]) >= 0.5:
            continue
        last = min(sentence_end(plain.text, spot.end), len(plain.text))
        for rough in Gatherer(plain, spots).gather(begin + head, last, is_wrapped=True):
            if rough.spots and rough.office:
                yield Addressee(rough, "target", sure=False)


def _last_office(text: str) -> int | None:
    """Return where the last office that a text names begins."""
    found = None
    for match in list(TOKEN.finditer(text))[-40:]:
        if has(HEADS, key(match[0])) and match[0][:1].isupper():
            found = match.start()
    return found


def _is_open(spot: Spot, stretches: tuple[Stretch, ...]) -> bool:
    """Say whether a contact point stands in no part of the text that has been accounted for."""
    if not spot.channels or spot.channels == ("web",):
        return False
    return not any(one.start <= spot.start < one.end and one.role in _CLOSED for one in stretches)


def _headless(plain: Plain, spots: tuple[Spot, ...], start: int, end: int) -> Iterator[Addressee]:
    if not ACT.search(plain.text[start:end]):
        return
    for rough in Gatherer(plain, spots).gather(start, end):
        if rough.spots and not rough.has_head and not rough.address:
            yield Addressee(rough, "target", sure=False)


def _paragraphs(plain: Plain) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    for index, line in enumerate(plain.lines):
        if line.is_blank:
            if begin is not None:
                yield begin, plain.start_of(index)
            begin = None
        elif begin is None:
            begin = plain.start_of(index)
    if begin is not None:
        yield begin, len(plain.text)


def find_letterheads(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> Iterator[Addressee]:
    """Yield the addressee that stands above the salutation of a letter, who may stand there alone."""
    for index, line in enumerate(plain.lines):
        if not is_salutation(line.text):
            continue
        start = plain.start_of(_head_start(plain, index))
        end = plain.start_of(index)
        end = min([one.start for one in stretches if start <= one.start < end and one.role == "copy"] or [end])
        before = (one for one in stretches if one.start < end and one.role in ("target", "copy", "sender"))
        closed = [min(one.end, end) for one in before]
        start = max([start, *closed])
        if any(one.role in ("target", "copy") and one.start <= end - 2 < one.end for one in stretches):
            continue
        entries = [rough for rough in Gatherer(plain, spots).gather(start, end) if _is_addressee(rough)]
        for rough in [one for one in entries[:-1] if one.spots] + entries[-1:]:
            _cut_head(rough)
            if len(entries) == 1:
                rough.salutation = rough.salutation or (bare_salutation(line.text), end)
            yield Addressee(rough, "target", sure=is_plain(rough), is_mention=not (rough.spots or rough.address))


def _cut_head(rough: Rough) -> None:
    """Drop what stands above an addressee: titles and slogans of the page."""
    heads = [part[1] for part in (rough.name, rough.office) if part]
    if heads:
        rough.unread = [part for part in rough.unread if part[1] > min(heads) or is_person(part[0])]
        rough.bodies = [part for part in rough.bodies if part[1] > min(heads)]


def _is_addressee(rough: Rough) -> bool:
    """Say whether what stands above a salutation is who is saluted, and no date, subject or sender."""
    return bool(
        rough.office
        or (rough.name and rough.name[2])
        or any(is_company(text) for text, *_ in (*rough.unread, *rough.bodies))
    )


_OF_COPY = re.compile(r"(?i)\s*(?:b?cc|cop(?:y|ies?|ias?)|c[óo]pias?|kopien?|durchschl\w+|abschrift\w*|копи[яи])\b")


def _head_start(plain: Plain, index: int) -> int:
    """Return the line at which the block above a salutation begins."""
    at, blanks, taken = index - 1, 0, 0
    while at >= 0 and taken < 14:
        text = plain.lines[at].text
        if not text.strip():
            blanks += 1
            if blanks > 3:
                break
        elif (len(tokens(text)) > 9 and lower_share(text) > 0.4 and not _OF_COPY.match(text)) or is_salutation(text):
            break
        else:
            blanks, taken = 0, taken + 1
            if re.match(
                r"(?i)\s*(?:an\s+(?:die|den|das|herrn|frau)\b|to(?:\s+the)?\s*:|кому\b|à\s+(?:monsieur|"
                r"madame|m\.|mme|l['’]attention)|al?\s+(?:señora?|sr\.|sra\.)|alla\s+c)",
                text,
            ):
                return at
            if DATE_LINE.match(text):
                return at + 1 if taken > 2 else _head_start(plain, at)
            if SUBJECT.match(text):
                blanks, taken = 0, 0
        at -= 1
    return at + 1
