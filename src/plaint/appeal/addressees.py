"""Targets and copies of an appeal: every stretch that names some, gathered, and one entry for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plaint.appeal.addressee import ACT, ASKS, SENDERS, Addressee, is_of_state, is_plain
from plaint.appeal.asides import without_asides
from plaint.appeal.blocks import find_blocks, find_letterheads
from plaint.appeal.corrections import put_right
from plaint.appeal.cue_patterns import Role
from plaint.appeal.edges import Stretch
from plaint.appeal.entries import Gatherer, Rough
from plaint.appeal.footnotes import find_footnotes
from plaint.appeal.home import copies_to_us
from plaint.appeal.lines import Plain
from plaint.appeal.merging import merge, without_mentions
from plaint.appeal.missions import find_near_missions
from plaint.appeal.offices import read_office
from plaint.appeal.prose import TURN
from plaint.appeal.relays import with_relays
from plaint.appeal.salutations import is_salutation
from plaint.appeal.senders import own_domains, without_own
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.sharing import share_out
from plaint.appeal.spots import Spot
from plaint.appeal.words import key, similar

_COPY = re.compile(r"(?i)\bcop(?:y|ies)\b|\bcopia|\bcópia|\bkopie|\bcopie|копи[ию]|көшірме|conoscenza|\bcc\b")


def find_addressees(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> list[Addressee]:
    """Return targets and copies, each once."""
    if _OVER.search(plain.text):
        return []
    listed = list(_from_stretches(plain, stretches, spots))
    found = [*listed, *find_letterheads(plain, stretches, spots), *find_blocks(plain, stretches, spots)]
    found += _sources(plain, stretches, spots)
    found += copies_to_us(plain, stretches, spots, found)
    notes = list(find_footnotes(plain, spots))
    found = [one for one in found if not any(start <= one.rough.start < end for _, start, end in notes)]
    found += [one for one, *_ in notes]
    found = list(without_own(_lead_headless(plain, share_out(found)), own_domains(plain, stretches, spots)))
    found = list(_not_stopped(plain, stretches, merge(_with_saluted(plain, found))))
    found = _named_for_copies(found)
    found = with_relays(plain, stretches, put_right(plain, found, spots))
    found = list(without_asides(plain, found))
    found += _near_missions(plain, stretches, found)
    return without_mentions(sorted(found, key=lambda one: one.rough.start))


def _with_saluted(plain: Plain, found: list[Addressee]) -> list[Addressee]:
    """Make a target, though a doubtful one, of whom a list of copies ends with, where a letter to that office begins.

    Such as a letterhead below a sentence on copies: `Dr X, Governador do Estado, Fax …`, `Senhor Governador:`.
    """
    for one in found:
        if one.role == "copy" and one.rough.office and one.rough.spots and _is_saluted(plain, one.rough):
            one.role, one.sure = "target", False
    return found


def _named_for_copies(found: list[Addressee]) -> list[Addressee]:
    """Make those copies of whom a sentence above the list says so: `with copies to the Office of the Ombudsman`."""
    for mention in [one for one in found if one.role == "copy" and one.is_mention and not one.rough.is_near]:
        said = set().union(*map(_long_words, _called(mention.rough)))
        named = [
            one
            for one in found
            if one.role == "target" and one.rough.start > mention.rough.start and not one.rough.is_near
            for words in [[_long_words(text) for text in _called(one.rough)]]
            if any(len(own) > 1 and own <= said for own in words)
        ]
        for one in named:
            one.role, one.sure = "copy", False
        found = [one for one in found if one is not mention or not named]
    return found


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", key(text)))


def _called(rough: Rough) -> list[str]:
    texts = [part[0] for part in (rough.name, rough.office) if part]
    return texts + [text for text, *_ in (*rough.unread, *rough.bodies)]


def _is_saluted(plain: Plain, rough: Rough) -> bool:
    index = plain.index_at(max(spot.end for spot in rough.spots)) + 1
    line = plain.lines[index].text if index < len(plain.lines) else ""
    words = {word for word in re.findall(r"\w+", key(line)) if len(word) >= _LONG}
    return bool(rough.office and is_salutation(line) and words & set(key(rough.office[0]).split()))


_LONG = 5


_OVER = re.compile(
    r"(?i)\bstop\s+action\b|\bno\s+(?:more|further)\s+(?:letters|appeals|action|faxes|"
    r"messages)\b[^.\n]{0,60}\b(?:needed|required|necessary|requested)|"
    r"\bn[ãa]o\s+é\s+(?:mais\s+)?preciso\s+escrever|"
    r"\b(?:il\s+n['’]est|n['’]est)\s+plus\s+(?:n[ée]cessaire|utile)\s+d['’][ée]crire|\bya\s+no\s+(?:es|"
    r"hace)\s+(?:necesario|falta)|\bnon\s+è\s+più\s+necessario|\bniet\s+meer\s+nodig|"
    r"\b(?:keine|nicht)\s+(?:weiteren\s+)?(?:briefe|appelle|aktionen)?\s*mehr\s+n[öo]tig|"
    r"\bdo\s+not\s+(?:sign|forward)\s+it\b|"
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
            if _is_of_sender(rough):
                continue
            if rough.has_head or rough.spots:
                begin = sentence_start(plain.text, max(0, stretch.start - 1))
                asked = bool(rough.spots) and in_sentence
                asked = asked and (
                    stretch.role == "copy" or (is_of_state(rough) and bool(ASKS.search(plain.text[begin:end])))
                )
                yield Addressee(
                    rough,
                    stretch.role,
                    not rough.is_late and (stretch.is_heading or asked or rough.is_near or is_plain(rough)),
                    is_mention=not (rough.spots or rough.address or rough.is_near or _is_listed(rough, stretch)),
                )


def _is_listed(rough: Rough, stretch: Stretch) -> bool:
    """Say whether somebody stands in a list with name and office, though without an address."""
    return stretch.is_heading and not stretch.is_weak and bool(rough.office and rough.name and rough.name[2])


def _is_of_sender(rough: Rough) -> bool:
    """Say whether an entry that follows running text is the sender's own."""
    office = " ".join([rough.office[0] if rough.office else "", *(text for text, *_ in rough.unread[:2])])
    return rough.is_late and (bool(SENDERS.search(office)) or not (rough.office or rough.bodies or rough.is_near))


def _inline_end(plain: Plain, stretch: Stretch) -> int:
    """Return where a sentence that names somebody turns to what is asked of him."""
    text = plain.text
    own = min(stretch.end, sentence_end(text, stretch.start))
    turn = TURN.search(text, stretch.start, own)
    return turn.start() if turn and stretch.end == own else stretch.end


_INTO_COPY = re.compile(r"(?i)\b(?:on|in|en|em|в)\s+(?:cc|copy|copie|copia|c[óo]pia|kopie|копию)\b")


_NEAR_LIST = 600


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
        is_copy = (
            bool(_COPY.search(plain.text[begin : mission.start]))
            or bool(_INTO_COPY.search(plain.text[mission.end : begin + len(sentence)]))
            or (stretch is not None and stretch.role == "copy")
        )
        follows = any(0 < mission.start - one.rough.start < _NEAR_LIST for one in found if one.role == "target")
        if not (is_copy or ACT.search(sentence) or follows or (stretch and stretch.role == "target")):
            continue
        role: Role = "copy" if is_copy else "target"
        if any(similar(one.office[0] if one.office else "", mission.words) > 0.5 for one in known) or any(
            one.role == role for one in added
        ):
            continue
        rough = Rough(mission.start, office=(mission.words, mission.start), is_near=True)
        added.append(Addressee(rough, role, sure=True))
    return added
