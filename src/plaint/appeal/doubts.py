"""What makes an addressee doubtful, whatever cue led to it: how sureness is lost.

A cue says to whom a list belongs; each rule here looks for something else that may claim an entry or a number: those
who send the appeal, a sentence on copies, money, questions or a mailing list. One such claim and nothing of the
entry is sure. The rules read words by their class in nine languages, not single phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plaint.appeal.addressee import Addressee, is_of_state
from plaint.appeal.asides import footer_start, is_aside
from plaint.appeal.edges import Stretch
from plaint.appeal.entries import Rough
from plaint.appeal.lines import Plain
from plaint.appeal.offices import is_company
from plaint.appeal.sentences import sentence_start
from plaint.appeal.words import key, lower_share, tokens

_REACH = 300
_HEAD = 12


def with_doubts(plain: Plain, stretches: tuple[Stretch, ...], found: list[Addressee]) -> list[Addressee]:
    """Return addressees, those doubtful that something else in the text may claim.

    Args:
        plain: the text.
        stretches: its parts.
        found: targets and copies, in the order of the text.
    """
    changed = [match.start() for match in _CHANGED.finditer(plain.text)]
    senders = frozenset(_senders(plain))
    footer = footer_start(plain)
    unreached = [
        one.rough.start for one in found if one.role == "copy" and one.is_mention and not one.rough.is_of_sender
    ]
    if any(at < plain.start_of(_HEAD) for at in changed):
        return [replace(one, sure=False) for one in found]
    return [
        replace(
            one,
            sure=one.sure
            and not _is_near(one, changed)
            and max([one.rough.start, *(spot.end for spot in one.rough.spots)]) < footer
            and not _is_of(one.rough, senders)
            and not _is_headless(plain, one)
            and not is_aside(plain, one.rough)
            and not _is_running_text(one.rough)
            and not _may_be_copy(plain, stretches, one, unreached)
            and not _is_fellow(one),
        )
        for one in found
    ]


# What was said of an address before may no longer hold.
_CHANGED = re.compile(
    r"(?i)\bcorrection\b|\b(?:changed|new|wrong|old)\s+(?:its\s+|their\s+|the\s+|his\s+|her\s+)?(?:fax|phone|"
    r"telephone|e-?mail|number|address)|no\s+longer\s+(?:valid|in\s+use)|"
    r"\b(?:nouveau\s+num[ée]ro|neue\s+(?:fax)?nummer|nuevo\s+n[úu]mero|novo\s+n[úu]mero|nuovo\s+numero|"
    r"новый\s+номер|исправление|rectificaci[óo]n|rectificatif|berichtigung|errata\s+corrige)\b"
)


def _is_near(one: Addressee, places: list[int]) -> bool:
    """Say whether a change of a number is told within a few lines of an addressee's."""
    ends = [one.rough.start, *(spot.end for spot in one.rough.spots)]
    return any(min(ends) - _REACH < at < max(ends) + _REACH for at in places)


_SENDER = re.compile(
    r"(?im)^[> ]*(?:from|source|issued\s+by|signed|von|quelle|absender|unterzeichnet|de|fuente|firmado|da|fonte|"
    r"firmato|assinado|van|bron|от|источник|signé|дереккөз|"
    r"(?:(?:für|for|on\s+behalf\s+of|pour|por|per|pelo|pela|namens|от\s+имени)\s+"
    r"(?:the|das|die|den|le|la|el|il|o|a|het|de|l['’])?))"
    r"\s*:?\s+(?:the\s+|das\s+|die\s+|le\s+|la\s+|el\s+|il\s+|het\s+|l['’])?(?P<who>[^\n<@]{4,80})$"
)
_SHORTEST = 4


def _senders(plain: Plain) -> Iterator[frozenset[str]]:
    """Yield the words of the names that a text gives for those who send it: `From the X`, `Fuente: X`."""
    for match in _SENDER.finditer(plain.text):
        words = _words(re.split(r"[,;(]|\s\d", match["who"])[0])
        if words:
            yield words


def _words(text: str) -> frozenset[str]:
    return frozenset(key(word) for word in re.findall(r"\b[^\W\d_][\w'’-]*", text) if len(word) >= _SHORTEST)


def _is_of(rough: Rough, senders: frozenset[frozenset[str]]) -> bool:
    """Say whether an entry bears the name of those who send the appeal."""
    own = [words for words in map(_words, _texts(rough)) if words]
    return any(mine <= words or words <= mine for mine in own for words in senders)


def _is_headless(plain: Plain, one: Addressee) -> bool:
    """Say whether nobody's name stands with a number; a copy may go to one that its own sentence gives."""
    rough = one.rough
    if rough.has_head or rough.is_near or rough.is_of_sender:
        return False
    return one.role == "target" or bool(rough.address)


def _is_running_text(rough: Rough) -> bool:
    """Say whether what was taken for lines of an address is a sentence."""
    return any(len(tokens(text)) > _LONGEST_LINE and lower_share(text) >= 0.5 for text, *_ in rough.address)


_LONGEST_LINE = 10
_COPY = re.compile(
    r"(?i)\b(?:b?cc|cop(?:y|ies|ied|ie|ia|ias|ie[ns]?)|c[óo]pias?|kopie\w*|doubles?|duplicat\w*|durchschl\w+|durchschrift|"
    r"abschrift\w*|afschrift\w*|conoscenza|kenntnis\w*|conocimiento|conhecimento|копи[яиюей]\w*|көшірме\w*)\b|\bc/c\b"
)


def _may_be_copy(
    plain: Plain, stretches: tuple[Stretch, ...], one: Addressee, unreached: list[int]
) -> bool:
    """Say whether a target may be one of those who get copies.

    So it may where a copy is spoken of between the words that lead to the list and the entry, or where a sentence
    before names people for copies whose addresses are not told apart from those of the list.
    """
    if one.role != "target" or one.rough.is_near:
        return False
    start = one.rough.start
    within = [part.start for part in stretches if part.start <= start < part.end and part.role == "target"]
    begin = max(plain.text.rfind("\n\n", 0, max(0, start - 1)), start - _REACH, 0)
    begin = sentence_start(plain.text, max(0, within[0] - 1)) if within else begin
    return bool(_COPY.search(plain.text, begin, start)) or any(at < start for at in unreached)


_ORGANISERS = re.compile(
    r"(?i)\b(?:unions?|syndica\w+|sindica\w+|gewerkschaft\w*|vakbond\w*|профсоюз\w*|профком\w*|кәсіподақ\w*|"
    r"(?:strike\s+|solidarity\s+|support\s+)committee|committee\s+(?:of|for)|comit[éêa]t?o?\s+(?:de|di|des|del|da)|komitee|collecti\w+|"
    r"colectivo|coletivo|collettivo|association|asociaci[óo]n|associa[çc][ãa]o|associazione|agrupaci[óo]n|network|"
    r"r[ée]seau|red\s+de|netzwerk|werkgroep|initiative|campaign|alliance|alianza|movement|movimiento|coalition|"
    r"friends\s+of|relatives|famil(?:y|ies|iares))\b"
)


def _is_fellow(one: Addressee) -> bool:
    """Say whether a target is one of those who organise: they get copies and letters of support, hardly protests."""
    rough = one.rough
    if one.role != "target" or rough.is_near or is_of_state(rough):
        return False
    texts = _texts(rough)
    return any(map(_ORGANISERS.search, texts)) and not any(map(is_company, texts))


def _texts(rough: Rough) -> list[str]:
    """Return what an entry may be called."""
    texts = [part[0] for part in (rough.name, rough.office) if part]
    return texts + [text for text, *_ in (*rough.unread, *rough.bodies)]
