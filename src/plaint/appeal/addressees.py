"""Targets and copies of an appeal: every stretch that names some, gathered, and one entry for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plaint.appeal.cues import Role
from plaint.appeal.entries import DATE_LINE, SUBJECT, Gatherer, Rough
from plaint.appeal.lexicon import HEADS, has
from plaint.appeal.lines import Plain
from plaint.appeal.missions import find_near_missions
from plaint.appeal.offices import is_body, is_company, is_person, read_office
from plaint.appeal.postal import is_postal
from plaint.appeal.salutations import bare_salutation, is_salutation
from plaint.appeal.spots import Spot
from plaint.appeal.stretches import Stretch, sentence_end, sentence_start
from plaint.appeal.words import TOKEN, key, lower_share, similar, tokens

_COPY = re.compile(r"(?i)\bcop(?:y|ies)\b|\bcopia|\bcópia|\bkopie|\bcopie|копи[ию]|көшірме|conoscenza|\bcc\b")
_ACT = re.compile(
    r"(?i)\b(?:send|write|fax|protest|appeal|letter|e-?mail|picket|demonstrat|rally|gather|contact|phone|"
    r"call|address|visit|deliver|"
    r"[ée]cri|envo|adress|schreib|schick|protestier|escrib|env[ií]|dirij|scriv|invi|manda|escrev|envi|"
    r"schrijf|stuur|отправ|направ|пиш|пикет|протест|жаз|жібер)"
)


@dataclass
class Addressee:
    """An entry with its role, and whether that is beyond doubt."""

    rough: Rough
    role: Role
    sure: bool
    is_mention: bool = False
    """Whether it is only named in a sentence, without any way to reach it."""


def find_addressees(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> list[Addressee]:
    """Return targets and copies, each once."""
    if _OVER.search(plain.text):
        return []
    listed = list(_from_stretches(plain, stretches, spots))
    found = [*listed, *_letterheads(plain, stretches, spots), *_blocks(plain, stretches, spots)]
    found += _sources(plain, stretches, spots)
    found = list(_not_stopped(plain, stretches, _merge(_lead_headless(plain, found))))
    found += _near_missions(plain, stretches, found)
    return _without_mentions(sorted(found, key=lambda one: one.rough.start))


_OVER = re.compile(
    r"(?i)\bstop\s+action\b|\bno\s+(?:more|further)\s+(?:letters|appeals|action|faxes|"
    r"messages)\b[^.\n]{0,60}\b(?:needed|required|necessary|requested)|"
    r"\bn[ãa]o\s+é\s+(?:mais\s+)?preciso\s+escrever|"
    r"\b(?:il\s+n['’]est|n['’]est)\s+plus\s+(?:n[ée]cessaire|utile)\s+d['’][ée]crire|\bya\s+no\s+(?:es|"
    r"hace)\s+(?:necesario|falta)|\bnon\s+è\s+più\s+necessario|\bniet\s+meer\s+nodig|"
    r"\b(?:keine|nicht)\s+(?:weiteren\s+)?(?:briefe|appelle|aktionen)?\s*mehr\s+n[öo]tig|"
    r"больше\s+не\s+(?:нужно|надо|требуется)"
)


def _not_stopped(plain: Plain, stretches: tuple[Stretch, ...], found: Iterable[Addressee]) -> Iterator[Addressee]:
    """Yield all but those to whom a later sentence says not to write any more."""
    stopped = []
    for stretch in stretches:
        if stretch.role == "stop":
            words = re.sub(
                r"^\W*(?:again\s+)?(?:to|an|a|al|à|au|den|the)?\s+(?:the|den|die|le|la|el)?\s*",
                "",
                " ".join(plain.text[stretch.start : stretch.end].split()[:9]),
            )
            reading = read_office(re.split(r"[.,;:!]", words)[0])
            if reading:
                stopped.append((stretch.start, key(reading.office.split()[0]) if reading.office else ""))
    for one in found:
        office = key(one.rough.office[0]) if one.rough.office else ""
        if not any(one.rough.start < at and head and head in office for at, head in stopped):
            yield one


_TO_SOURCE = re.compile(
    r"(?i)\bcopy\s+(?:your\s+)?appeals?\s+to\s+the\s+source\b|\bcopies?\s+to\s+the\s+(?:source|sender)\b"
)


def _sources(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> list[Addressee]:
    """Return whoever is to be asked for more, where alerts say "please copy appeals to the source"."""
    if not _TO_SOURCE.search(plain.text):
        return []
    for stretch in stretches:
        if stretch.role == "sender":
            entries = Gatherer(plain, spots).gather(stretch.start, stretch.end, is_wrapped=True)
            if any(rough.spots for rough in entries):
                return [Addressee(rough, "copy", sure=False) for rough in entries if rough.spots][:1]
    return []


_CALLED_ON = re.compile(
    r"(?:[Cc]all(?:ing)?\s+(?:on|upon)|[Uu]rg(?:e|ing)|[Dd]emand(?:ing)?\s+(?:of|from))\s+(?:the\s+)?"
    r"(?P<who>(?:[Gg]overnment|[Aa]uthorities|[Mm]anagement|[Pp]resident)\s+of\s+[A-Z]\w+(?:\s[A-Z]\w+){0,3})"
)


def _called_on(plain: Plain) -> tuple[str, int] | None:
    """Return the government or firm that a text calls on, for a bare list of addresses."""
    match = _CALLED_ON.search(plain.text)
    return (match["who"], match.start("who")) if match else None


def _lead_headless(plain: Plain, found: list[Addressee]) -> list[Addressee]:
    """Give numbers and addresses without anybody's name to the one target that there is."""
    for one in found:
        if (
            one.role == "target"
            and one.sure
            and one.rough.spots
            and not one.rough.has_head
            and (named := _called_on(plain))
        ):
            one.rough.office = named
    heads = [one for one in found if one.role == "target" and (one.rough.has_head or one.rough.is_near)]
    headless = [
        one
        for one in found
        if one.role == "target" and not one.rough.has_head and one.rough.spots and not one.rough.address
    ]
    people = [one for one in heads if not one.rough.is_near]
    if len(people) == 1 and not people[0].rough.spots:
        for one in headless:
            people[0].rough.spots += one.rough.spots
            people[0].is_mention = False
        return [one for one in found if one not in headless]
    return [one for one in found if one not in headless or one.sure]


# In these parts of a text an office with a number is no addressee.
_CLOSED = ("sender", "donation", "list", "support", "relay", "stop", "copy", "target", "closing")


def _blocks(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> Iterator[Addressee]:
    """Yield officials who stand with their numbers in blocks of their own that no phrase leads to."""
    last = -10
    for start, end in _paragraphs(plain):
        inside = tuple(spot for spot in spots if start <= spot.start < end and _is_open(spot, stretches))
        if not inside:
            continue
        if any(one.start < end and one.end > start and one.role in _CLOSED for one in stretches):
            yield from _headless(plain, inside, start, end)
            continue
        if lower_share(_without_spots(plain, inside, start, end)) >= 0.5:
            named = list(_in_sentences(plain, spots, inside))
            yield from named or _headless(plain, inside, start, end)
            continue
        for rough in Gatherer(plain, spots).gather(start, end):
            body = rough.bodies or any(is_company(text) for text, *_ in rough.unread)
            if rough.spots and (rough.office or (body and 0 <= start - last <= 3)):
                yield Addressee(rough, "target", sure=_is_plain(rough) and bool(_ACT.search(plain.text[:start])))
                last = end


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
        if head is None or not _ACT.search(plain.text[begin : spot.end]):
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


def _is_plain(rough: Rough) -> bool:
    """Say whether an entry shows by itself that an office or a company is written to: who, where, by which number."""
    who = rough.office or any(is_company(text) for text, *_ in rough.unread)
    labelled = any(spot.is_labelled or spot.value for spot in rough.spots)
    return bool(who and labelled and (rough.address or rough.name or rough.unread))


def _is_open(spot: Spot, stretches: tuple[Stretch, ...]) -> bool:
    """Say whether a contact point stands in no part of the text that has been accounted for."""
    if not spot.channels or spot.channels == ("web",):
        return False
    return not any(one.start <= spot.start < one.end and one.role in _CLOSED for one in stretches)


def _headless(plain: Plain, spots: tuple[Spot, ...], start: int, end: int) -> Iterator[Addressee]:
    if not _ACT.search(plain.text[start:end]):
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


def _from_stretches(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> Iterator[Addressee]:
    for stretch in stretches:
        if stretch.role not in ("target", "copy"):
            continue
        end = stretch.end
        if not stretch.is_heading:
            end = _inline_end(plain, stretch)
        line = plain.text[stretch.start : end].partition("\n")[0].rstrip()
        in_sentence = (
            not stretch.is_heading and not line.endswith(":") and end <= sentence_end(plain.text, stretch.start)
        )
        for rough in Gatherer(plain, spots, has_bare_names=stretch.role == "copy").gather(
            stretch.start, end, is_wrapped=in_sentence
        ):
            if stretch.is_weak and not (rough.spots or rough.is_near or (rough.office and rough.address)):
                continue
            if rough.has_head or rough.spots:
                asked = stretch.role == "copy" and bool(rough.spots) and in_sentence
                yield Addressee(
                    rough,
                    stretch.role,
                    stretch.is_heading or asked or _is_plain(rough),
                    is_mention=not (rough.spots or rough.address or rough.is_near),
                )


def _inline_end(plain: Plain, stretch: Stretch) -> int:
    """Return where a sentence that names somebody turns to what is asked of him."""
    text = plain.text
    own = min(stretch.end, sentence_end(text, stretch.start))
    turn = _TURN.search(text, stretch.start, own)
    return turn.start() if turn and stretch.end == own else stretch.end


_TURN = re.compile(
    r",?\s+(?:asking|demanding|urging|calling|requesting|and\s+(?:ask|demand|urge|call|tell|let)|to\s+(?:demand|protest|ask|express|urge|"
    r"let)|telling|expressing|protesting|about|who|which|whose|so\s+that|in\s+order|pour\s+(?:demander|exiger|protester|qu)|afin|damit|"
    r"und\s+(?:fordert|verlangt|bitten)|para\s+(?:exigir|pedir|solicitar|protestar|demandar|que)|exigiendo|pidiendo|solicitando|"
    r"per\s+(?:chiedere|protestare|pretendere|esigere)|chiedendo|om\s+te|exigindo|pedindo|с\s+требовани\w+|чтобы|требу\w+|талап)\b",
    re.IGNORECASE,
)


def _letterheads(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> Iterator[Addressee]:
    """Yield the addressee that stands above the salutation of a letter, who may stand there alone."""
    for index, line in enumerate(plain.lines):
        if not is_salutation(line.text):
            continue
        start = plain.start_of(_head_start(plain, index))
        end = plain.start_of(index)
        end = min([one.start for one in stretches if start <= one.start < end and one.role == "copy"] or [end])
        if any(one.role in ("target", "copy") and one.start <= end - 2 < one.end for one in stretches):
            continue
        entries = [rough for rough in Gatherer(plain, spots).gather(start, end) if _is_addressee(rough)]
        for rough in entries[-1:]:
            _cut_head(rough)
            rough.salutation = rough.salutation or (bare_salutation(line.text), end)
            yield Addressee(rough, "target", sure=_is_plain(rough), is_mention=not (rough.spots or rough.address))


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


def _head_start(plain: Plain, index: int) -> int:
    """Return the line at which the block above a salutation begins."""
    at, blanks, taken = index - 1, 0, 0
    while at >= 0 and taken < 14:
        text = plain.lines[at].text
        if not text.strip():
            blanks += 1
            if blanks > 3:
                break
        elif (len(tokens(text)) > 9 and lower_share(text) > 0.4) or is_salutation(text):
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


def _near_missions(plain: Plain, stretches: tuple[Stretch, ...], found: list[Addressee]) -> list[Addressee]:
    """Return the missions near the reader that no list named."""
    known = [one.rough for one in found if one.rough.is_near]
    added: list[Addressee] = []
    for mission in find_near_missions(plain.text):
        begin = max(plain.text.rfind("\n\n", 0, mission.start), plain.text.rfind(". ", 0, mission.start), 0)
        sentence = plain.text[begin : sentence_end(plain.text, mission.end)]
        stretch = next((one for one in stretches if one.start <= mission.start < one.end), None)
        if stretch and stretch.role == "stop":
            continue
        is_copy = bool(_COPY.search(plain.text[begin : mission.start])) or (
            stretch is not None and stretch.role == "copy"
        )
        if not (is_copy or _ACT.search(sentence) or (stretch and stretch.role == "target")):
            continue
        role: Role = "copy" if is_copy else "target"
        if any(similar(one.office[0] if one.office else "", mission.words) > 0.5 for one in known) or any(
            one.role == role for one in added
        ):
            continue
        rough = Rough(mission.start, office=(mission.words, mission.start), is_near=True)
        added.append(Addressee(rough, role, sure=True))
    return added


def _merge(found: Iterable[Addressee]) -> Iterator[Addressee]:
    """Yield each addressee once; what is said of it in several places is put together."""
    kept: list[Addressee] = []
    for one in found:
        same = next((other for other in kept if _is_same(one, other)), None)
        if same is None:
            kept.append(one)
        else:
            _put_together(same, one)
    yield from kept


def _is_same(one: Addressee, other: Addressee) -> bool:
    if one.rough.is_near or other.rough.is_near:
        return one.rough.is_near and other.rough.is_near and one.role == other.role
    if one.role != other.role and not (one.is_mention or other.is_mention):
        return False
    first, second = one.rough, other.rough
    if {spot.value or spot.printed for spot in first.spots} & {spot.value or spot.printed for spot in second.spots}:
        return True
    return _same_name(first, second) or _same_office(first, second)


def _same_name(first: Rough, second: Rough) -> bool:
    one, other = _name_of(first), _name_of(second)
    if not one or not other:
        return False
    if similar(" ".join(_heads(first)), " ".join(_heads(second))) > 0.84:
        return True
    if _names_part(one, other) or _names_part(other, one):
        return True
    return similar(one, other) > 0.84 or bool(
        _surnames(one) & _surnames(other) and _same_office(first, second, strict=False)
    )


def _name_of(rough: Rough) -> str:
    if rough.name:
        return rough.name[0]
    return (
        (rough.unread or rough.bodies or [("", 0, 0)])[0][0]
        if not rough.office
        else (rough.unread or [("", 0, 0)])[0][0]
    )


def _names_part(one: str, other: str) -> bool:
    """Say whether one is only the surname of the other."""
    word = re.sub(r"['’]s$", "", one).strip()
    return " " not in word and len(word) > 4 and word in other.split()


def _heads(rough: Rough) -> list[str]:
    return [re.sub(r"^(?:the|la|le|el|die|der)\s|['’]s?(?=\s)", "", text) for text, *_ in rough.bodies] or ["-"]


def _surnames(name: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{4,}", name)}


def _same_office(first: Rough, second: Rough, *, strict: bool = True) -> bool:
    one = [first.office[0], *first.other_offices] if first.office else []
    other = [second.office[0], *second.other_offices] if second.office else []
    same = any(similar(a, b) > 0.84 or (_stem(a) == _stem(b)) for a in one for b in other)
    if not strict:
        return same or any(_stem(a) in _stem(b) or _stem(b) in _stem(a) for a in one for b in other)
    a, b = _name_of(first), _name_of(second)
    return same and (not a or not b or bool(_surnames(a) & _surnames(b)))


def _stem(office: str) -> str:
    return re.sub(r"\b(?:the|of|la|de|del|le|el|republic|republica|república|république)\b|\W+", "", office.casefold())


def _put_together(kept: Addressee, more: Addressee) -> None:
    one, other = kept.rough, more.rough
    if kept.is_mention and not more.is_mention:
        kept.role = "copy" if "copy" in (kept.role, more.role) else more.role
        kept.rough, kept.sure = other, more.sure
        one, other = other, one
    kept.is_mention = kept.is_mention and more.is_mention
    one.salutation = one.salutation or other.salutation
    one.name = one.name or other.name
    if one.office is None:
        one.office = other.office
    elif other.office and similar(one.office[0], other.office[0]) < 0.95:
        one.other_offices.append(other.office[0])
    seen = {spot.value or re.sub(r"\D", "", spot.printed) for spot in one.spots}
    one.spots += [spot for spot in other.spots if (spot.value or re.sub(r"\D", "", spot.printed)) not in seen]
    if not one.address:
        one.address = other.address


def _without_mentions(found: list[Addressee]) -> list[Addressee]:
    """Drop offices that a sentence only mentions where others are given with a way to reach them."""
    found = [
        one
        for one in found
        if _has_standing(one.rough)
        or (one.role == "copy" and any(" " in text.strip() for text, *_ in one.rough.unread))
    ]
    found = [one for one in found if not _is_signature(one, found)]
    if any(one.role == "target" and not one.is_mention and not one.rough.is_near for one in found):
        return [
            one
            for one in found
            if not one.is_mention
            or (one.role == "copy" and (one.rough.bodies or one.rough.name or one.rough.unread or one.rough.office))
        ]
    return [one for one in found if not one.is_mention or _is_somebody(one.rough)]


def _is_signature(one: Addressee, found: list[Addressee]) -> bool:
    """Say whether the last of a list of addresses is who signs below it: a name and an office, nowhere to write to."""
    rough = one.rough
    before = [other for other in found if other.role == one.role and other.rough.start < rough.start]
    is_last = not any(other.role == one.role and other.rough.start > rough.start for other in found)
    named = (rough.unread or rough.name) and rough.office
    return bool(
        is_last
        and named
        and before
        and before[-1].rough.address
        and not (rough.spots or rough.address or rough.is_near or rough.is_bulleted)
    )


def _has_standing(rough: Rough) -> bool:
    """Say whether it is told who a target is, or how to reach it; a bare name in a list is neither."""
    titled = rough.name and rough.name[2]
    company = any(is_company(text) for text, *_ in rough.unread)
    return bool(
        rough.office
        or titled
        or company
        or rough.bodies
        or rough.spots
        or (rough.name and rough.address)
        or (rough.unread and len(rough.address) > 1)
    )


def _is_somebody(rough: Rough) -> bool:
    text = rough.office[0] if rough.office else " ".join(text for text, *_ in rough.bodies)
    return bool(read_office(text)) or is_body(text) or is_postal(text)
