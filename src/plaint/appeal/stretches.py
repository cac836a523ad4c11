"""Stretches of a text, each with the part that it plays: whom to write to, who gets a copy, who sends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plaint.appeal.cues import Cue, find_cues
from plaint.appeal.edges import Stretch, close, prose_end, starts_somebody
from plaint.appeal.headers import header_lines
from plaint.appeal.lines import Plain
from plaint.appeal.missions import is_near_mission
from plaint.appeal.offices import is_body
from plaint.appeal.salutations import is_closing, is_salutation
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.spots import Spot

_WEAK_WORDS = 7


def find_stretches(plain: Plain, spots: tuple[Spot, ...]) -> tuple[Stretch, ...]:
    """Return the stretches of a text that cues open, in order."""
    text = plain.text
    headers = header_lines(plain)
    told = tuple(cue for cue in find_cues(text) if plain.index_at(cue.start) not in headers)
    cues = [*_effective(text, told, spots), *_letter_edges(plain), *_header_edges(plain, headers)]
    ordered = sorted(cues, key=lambda cue: (cue.start, cue.end))
    ends = [cue.start for cue in ordered[1:]] + [len(text)] * bool(ordered)
    closed = tuple(close(plain, cue, end, spots) for cue, end in zip(ordered, ends, strict=True))
    return tuple(sorted([*closed, *_resumed(plain, closed, spots)], key=lambda one: one.start))


def _resumed(plain: Plain, stretches: tuple[Stretch, ...], spots: tuple[Spot, ...]) -> Iterator[Stretch]:
    """Yield lists of addressees that go on below a note, right under their heading, on something else."""
    heading: Stretch | None = None
    for one, following in zip(stretches, [*stretches[1:], None], strict=False):
        if one.role == "target" and one.is_heading and not one.is_weak:
            heading = None if any(one.start <= spot.start < one.end for spot in spots) else one
        elif one.role not in ("sender", "relay", "stop", "support"):
            heading = None
        end = following.start if following else len(plain.text)
        if heading and one is not heading and one.end < end and (not following or following.role not in _CLOSED):
            more = Stretch(one.end, end, "target", is_heading=True)
            yield replace(more, end=prose_end(plain, more.start, more.end, spots))
            heading = None


_CLOSED = ("sender", "relay", "stop", "support")


def _letter_edges(plain: Plain) -> Iterator[Cue]:
    """Yield where letters to addressees begin and end."""
    for index, line in enumerate(plain.lines):
        at = plain.start_of(index)
        if is_salutation(line.text):
            yield Cue(at, at, "letter", is_heading=True)
        elif is_closing(line.text):
            yield Cue(at, at, "closing", is_heading=True)


def _header_edges(plain: Plain, headers: frozenset[int]) -> Iterator[Cue]:
    for index in sorted(headers):
        if index - 1 not in headers:
            at = plain.start_of(index)
            yield Cue(at, at, "list", is_heading=True, is_header=True)
        if index + 1 not in headers:
            at = plain.start_of(index + 1)
            yield Cue(at, at, "opening", is_heading=True)


def _effective(text: str, cues: tuple[Cue, ...], spots: tuple[Spot, ...]) -> Iterator[Cue]:
    before: Cue | None = None
    copied: Cue | None = None
    for found in cues:
        if found.role == "copy" and _TO_COPY_OUT.search(text, found.start, found.end + 30):
            continue
        if found.role == "sender" and copied and _is_copied(text, copied, found):
            continue
        copied = found if found.role == "copy" else copied
        if found.role == "target" and copied and _goes_on_copying(text, copied, found):
            continue
        cue = _judged(text, found, spots)
        if cue is None or (before and cue.role == "target" and _only_goes_on(text, before, cue)):
            continue
        if cue.role == "target" and cue.is_heading:
            is_copy = copied and copied.start < cue.start and sentence_end(text, copied.end) >= cue.end
            cue = replace(cue, role="copy") if is_copy else _with_addressee(text, cue)
        yield cue
        before = cue


def _is_copied(text: str, copied: Cue, cue: Cue) -> bool:
    """Say whether `to us` only names who gets a copy as well: `a copy to the ministry, and one to us`."""
    in_sentence = copied.end <= cue.start < sentence_end(text, copied.end)
    is_short = len(text[cue.start : cue.end].split()) <= _FEW
    return in_sentence and is_short and bool(_TO_US.search(text, cue.start, cue.end))


_OR = re.compile(r"(?i)(?:\b(?:or|ou|oder|o|oppure|of|или|немесе)\s+|/\s*)(?:\w+\s+)?$")


_AND_THEN = re.compile(r"(?i)\b(?:and|then|but|y|et|und|e|en|и|sowie|puis|luego|poi|dann)\b")


def _goes_on_copying(text: str, copied: Cue, cue: Cue) -> bool:
    """Say whether a verb only names another way to send the copy: `a copy to us by post, or mail to …`."""
    in_sentence = copied.end <= cue.start < sentence_end(text, copied.end)
    between = text[copied.end : cue.start]
    goes_on = bool(_OR.search(between)) or not (_AND_THEN.search(between) or re.search(r"[@\d]{3}|[;:]", between))
    return in_sentence and not cue.is_heading and goes_on


# A text to be copied is no copy to be sent.
_TO_COPY_OUT = re.compile(
    r"(?i)\bcop(?:y|ier?|iez|iar|ia|iare)\s*(?:and|&|/|,|or|et|y|e|-|–)\s*(?:paste|past|coller|collez|pegar|pega|"
    r"incolla\w*|amend|adapt|sign)"
)


def _judged(text: str, cue: Cue, spots: tuple[Spot, ...]) -> Cue | None:
    """Return a cue as it is meant where it stands; None where it means nothing there."""
    if cue.role == "letter":
        return cue if _is_alone(text, cue) else None
    if cue.role not in ("list", "target") and any(spot.start <= cue.start and cue.end <= spot.end for spot in spots):
        return None
    if cue.role in _OWN_LINE:
        return replace(cue, start=_line_start(text, cue.start, spots))
    words = text[cue.start : cue.end]
    if cue.is_weak and ((_LABELLED.search(words) and len(words.split()) < _FEW) or _holds(cue, spots)):
        return None
    named = _VERB.match(text, cue.start, cue.end) if cue.role == "target" else None
    if named and starts_somebody(text[named.end() : cue.end + 40]):
        return replace(cue, end=named.end(), is_heading=False)
    if (
        cue.role == "target"
        and not cue.is_heading
        and _BYSTANDER.search(text, sentence_start(text, cue.start), cue.end)
    ):
        return replace(cue, role="sender")
    if cue.role == "target":
        is_nothing = _is_in_spot(cue, spots) or _INSERT.search(text, max(0, cue.start - 60), cue.end)
        return cue if not is_nothing and (cue.is_heading or _leads_to_somebody(text, cue, spots)) else None
    return _judged_copy(text, cue, spots) if cue.role == "copy" else cue


# Who may be reached by those who want to know more, and is not protested to.
_BYSTANDER = re.compile(
    r"(?i)\b(?:lawyers?|solicitors?|journalists?|reporters?|spokes\w+|relatives|avocate?s?|journalistes?|anw[aä]lt\w*|"
    r"journalist\w*|"
    r"abogad[oa]s?|periodistas?|portavoz|avvocat[oi]|giornalisti?|advogad[oa]s?|jornalistas?|advoca(?:at|ten)|"
    r"адвокат\w*|журналист\w*)\b"
    r"[^.!?]{0,60}\b(?:reached|contact\w*|joign\w+|erreich\w+|localiza\w+|raggiung\w+|bereik\w+|обраща\w+)"
)
_VERB = re.compile(
    r"(?i)(?:call|phone|ring|e-?mail|fax|contact|telephone|text)\s+(?:also\s+)?(?=(?-i:[A-Z])|the\s)(?=[^\n]*\s(?:at|"
    r"on)$)"
)


_FEW = 4
# `E-mail:` at the end of a line leads to an address, not to a list.
_LABELLED = re.compile(r"(?i)(?:mail|correo|courriel|почта|fax|факс|tel|тел|telefax|web|internet)\s?:\s*$")


def _holds(cue: Cue, spots: tuple[Spot, ...]) -> bool:
    return any(cue.start < spot.end and spot.start < cue.end for spot in spots)


# What is printed for all to read is sold and sent for; it is no letter.
_PRINTED = re.compile(
    r"(?i)(?:(?:a|one|more|eine|una|une|m[áa]s)\s+)?(?:cop(?:y|ies)\s+of\s+(?:this|the|our|a|an|his|"
    r"her)\s+(?:\w+\s+)?(?:report|newsletter|bulletin|book|booklet|magazine|"
    r"brochure|leaflet|flyer|pamphlet|video|tape|film|poster|minutes|study|calendar|issue|publication)|"
    r"kopien?\s+(?:dieses|des|der|dieser)\s+\w*(?:rundbrief|bericht|heft|brosch|flugblatt|video)|"
    r"copias?\s+de\s+(?:este|esta|el|la)\s+(?:volante|informe|bolet[íi]n|video|libro|folleto|revista)|"
    r"(?:exemplaires?\s+d[ue]|ejemplares?\s+d|copias?\s+del\s+(?:informe|libro|bolet[íi]n|video)|"
    r"copie\s+du\s+(?:rapport|livre|bulletin)|cop(?:ie|ia)\s+del\s+(?:rapporto|libro|bollettino)))"
)


def _judged_copy(text: str, cue: Cue, spots: tuple[Spot, ...]) -> Cue | None:
    if _PRINTED.match(text, cue.start):
        return replace(cue, role="sender")
    if _ANSWERS.search(text, sentence_start(text, cue.start), cue.start):
        return replace(cue, role="sender")
    if _NOT.search(text[max(sentence_start(text, cue.start), cue.start - 60) : cue.start]):
        return replace(cue, role="stop")
    line = text[text.rfind("\n", 0, cue.start) + 1 : cue.start]
    if len(line) < _LONGEST_HEADING and _OF_TARGETS.match(line):
        return replace(cue, role="target", end=_line_end(text, cue.end), is_heading=True)
    if cue.is_heading or _leads_to_somebody(text, cue, spots) or _TO_US.search(text, cue.start, cue.end + 4):
        return cue
    announced = _announced(text, cue)
    return announced if announced.is_heading else None


_NOT = re.compile(
    r"(?i)\b(?:do\s+not|don['’]t|never|(?:ne|n['’])\s*\w+\s+(?:pas|jamais)|nicht|keine?|no\s+(?:env|mand|escrib)\w*|"
    r"non\s+(?:inv|mand)\w*|"
    r"n[ãa]o|niet|geen|не)\b(?!\s+(?:to\s+|vous\s+|te\s+)?(?:forget|hesitate|vergess|oubli|olvid|esque|dimentic|"
    r"vergeet|забу))[^.:]{0,30}$"
)


_TO_US = re.compile(r"(?i)\b(?:us|me|nous|uns|nos|noi|ons|нам)\b")
# `TARGETS' CONTACT DETAILS AND "COPIES TO"`: those of targets come first.
_OF_TARGETS = re.compile(r"(?i)\s*(?:target|addressee|recipient|(?:please\s+)?(?:send\s+)?appeals?\s+to\b)[^.!?]*$")
_LONGEST_HEADING = 60


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _announced(text: str, cue: Cue) -> Cue:
    """Return a cue whose sentence ends in a colon as one of a list that follows."""
    end = sentence_end(text, cue.end)
    sentence = text[cue.end : end].rstrip()
    at_line_end = sentence.endswith(":") and "@" not in sentence
    return replace(cue, end=cue.end + len(sentence), is_heading=True) if at_line_end else cue


_ADDRESSEE = re.compile(
    r"(?i)\b(?:to|an|à|al?|alla|ao|aan)\s+(?:the\s+|den\s+|die\s+|le\s+|"
    r"la\s+)?(?P<who>[^,.:;!?\n]{4,80}?)\s+(?:at|on|by|unter|à|en|via|per|op)\s*(?:\w+\s+){0,4}:$"
)


def _with_addressee(text: str, cue: Cue) -> Cue:
    """Return a cue such as `Fax your protest to President X at:` as one that ends before the addressee it names."""
    named = _ADDRESSEE.search(text[max(cue.start, cue.end - 140) : cue.end].rstrip())
    if named is None or not starts_somebody(named["who"]):
        return cue
    return replace(cue, end=max(cue.start, cue.end - 140) + named.start("who"))


_INSERT = re.compile(r"(?i)\binsert\b")
_ANSWERS = re.compile(
    r"(?i)\b(?:repl(?:y|ies)|answers?|responses?|antwort\w{0,3}|r[ée]ponses?|respuestas?|rispost[ae]|"
    r"respostas?|antwoord\w{0,2}|ответ\w{0,2})\b"
)


def _is_in_spot(cue: Cue, spots: tuple[Spot, ...]) -> bool:
    """Say whether a cue is nothing but the label of a number."""
    return not cue.is_heading and any(spot.start <= cue.start < spot.end for spot in spots)


# Where one of these stands on a line, all of the line speaks of it.
_OWN_LINE = ("donation", "list", "sender", "support", "site")


def _only_goes_on(text: str, before: Cue, cue: Cue) -> bool:
    """Say whether a verb such as `write to` belongs to a sentence that began with another purpose."""
    if before.role not in ("sender", "donation", "list", "support", "stop", "relay"):
        return False
    asked = text.find("?", before.end - 1, cue.start)
    if asked >= 0 and sentence_end(text, asked + 1) >= cue.end and "\n\n" not in text[before.end : cue.start]:
        return True
    return sentence_end(text, before.end) >= cue.end and not _PROTEST.search(text[cue.start : cue.end])


_PROTEST = re.compile(r"(?i)protest|appeal|demand|complain|exig|forder|протест|требов|наразылық")


def _line_start(text: str, at: int, spots: tuple[Spot, ...]) -> int:
    begin = text.rfind("\n", 0, at) + 1
    begin = max(begin, sentence_start(text, at)) if at - begin < 2000 else at
    return at if any(begin <= spot.start < at for spot in spots) else begin


def _is_alone(text: str, cue: Cue) -> bool:
    """Say whether a cue stands on a line of its own, so that a part of the text begins there."""
    begin, end = text.rfind("\n", 0, cue.start) + 1, text.find("\n", cue.start)
    line = text[begin : end if end >= 0 else len(text)].strip()
    return (len(line) <= 70 and not line.endswith((".", ","))) or line.endswith(":")


# A verb alone, as in `ring Brenda on 01632 960111`, says nothing of protest.
_POSTED = re.compile(
    r"(?i)protest|appeal|letter|lettre|brief|schreib|[ée]cri[rtv]|carta|escrib|escrev|scriv|schrijf|письм|пиш|напис|"
    r"хат|жаз|message|"
    r"e-?mail|\bmail|fax|факс|telegram|demand|exig|forder|требу|complain|object|urge|send|envo|env[ií]|invi|stuur|"
    r"отправ|направ"
)


def _leads_to_somebody(text: str, cue: Cue, spots: tuple[Spot, ...]) -> bool:
    end = sentence_end(text, cue.end)
    has_spot = any(
        cue.start <= spot.start < end or cue.start < spot.end <= end for spot in spots if spot.channels != ("web",)
    )
    if has_spot and (cue.role == "copy" or _POSTED.search(text, sentence_start(text, cue.start), end)):
        return True
    words = text[cue.end : end].replace("\n", " ").split()
    if not words:
        return True
    lead = " ".join(words[: _WEAK_WORDS + 5])
    return any(starts_somebody(part) for part in (lead, lead.partition(",")[0])) or (
        cue.role == "copy" and (is_body(lead) or is_near_mission(lead))
    )
