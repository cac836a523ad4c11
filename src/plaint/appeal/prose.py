"""Rows of a list that name nobody to write to, and rows in which several parts run together."""

from __future__ import annotations

import re

from plaint.appeal.fields import Field
from plaint.appeal.lexicon import HEADS, has
from plaint.appeal.missions import is_near_mission
from plaint.appeal.offices import is_body, is_company, is_person
from plaint.appeal.postal import has_street
from plaint.appeal.words import key, lower_share, tokens

_STREET = re.compile(r"(?<=\w)\s+(?=[A-Z]\w{1,10}\.?\s+(?:N[o°º]\.?\s*)?\d)")


def run_together(text: str) -> list[str]:
    """Return name, office and street of a line that nothing parts: `ADA TESTA Presidenta de la Corte Calle 1 No. 2`."""
    words = text.split()
    count = next((at for at, word in enumerate(words) if not word.isupper()), len(words))
    name, rest = " ".join(words[:count]), " ".join(words[count:])
    if not 2 <= count < len(words) or not (is_company(name) or is_person(name)) or not has(HEADS, key(words[count])):
        return []
    street = next((one for one in _STREET.finditer(rest) if has_street(rest[one.end() :])), None)
    pieces = [rest[: street.start()], rest[street.end() :]] if street else [rest]
    return [name if is_company(name) else f"Mr {name}", *pieces]


def says_what(text: str) -> bool:
    """Say whether a row tells what to ask the addressee above it: `Ask him to stop all work`."""
    return bool(_SAYS_WHAT.match(text))


_SAYS_WHAT = re.compile(
    r"(?i)\W{0,6}(?:(?:please|politely|and|also)\s+)*(?:ask|tell|urge|demand|remind|call\s+on|beg|request|say|"
    r"same\s+as|demande[zr]|dites|"
    r"exige[zr]|bitte[tn]?|fordert?|fordern|verlang\w+|p[íi]da\w*|exi[jg]a\w*|d[íi]ga\w*|chiede\w+|dite|pe[çc]a\w*|"
    r"diga\w*|vraag\w*|"
    r"просите|требуйте|скажите)\b"
)
_PROSE_WORDS = 12


def tells(text: str, fields: list[Field]) -> bool:
    """Say whether a row below a list is a sentence with somebody's number in it, and names no office."""
    own = " ".join(one.text for one in fields if not one.spot)
    is_named = any(has(HEADS, key(word)) for word in tokens(own)) or is_body(own[:200]) or is_near_mission(text)
    return not is_named and len(tokens(own)) > _PROSE_WORDS and lower_share(own) > 0.6


def is_prose(text: str, fields: list[Field]) -> bool:
    """Say whether a row is a sentence that names nobody: a note between entries."""
    if _DOES_ELSE.match(text) and not is_near_mission(text):
        return True
    if any(one.label or (one.spot and (one.spot.channels != ("web",) or one.spot.is_labelled)) for one in fields):
        return False
    words = tokens(text)
    if DATE_LINE.match(text) or SUBJECT.match(text):
        return True
    if _ASKS.match(text) and not is_near_mission(text):
        return True
    return (len(words) > 8 and lower_share(text) > 0.5 and not is_near_mission(text)) or bool(
        re.search(r"https?://|www\.", text)
    )


DATE_LINE = re.compile(
    r"\s*(?:[\w.' -]{2,30},\s*)?(?:le\s+|den\s+|am\s+|the\s+|,\s*)?(?:[\d.]{1,4}(?:st|nd|rd|th|er|"
    r"º)?[./\s]+(?:de\s+)?(?:\w{3,12}|\d{1,2})[.,/\s]+(?:de\s+)?\d{2,4}|\w{3,12}\s+\d{1,2}(?:st|nd|rd|"
    r"th)?,?\s+\d{4}|\[date\])\s*г?\.?\s*$",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\s*(?:objet|betreff|betr\.|re|ref|subject|asunto|oggetto|assunto|betreft|тема|offener brief|lettre "
    r"ouverte|open letter|carta abierta|lettera aperta)\b",
    re.IGNORECASE,
)
# Where a sentence turns from whom to write to, to what to say.
TURN = re.compile(
    r",?\s+(?:asking|demanding|urging|calling|requesting|and\s+(?:ask|demand|urge|call|tell|let)|to\s+(?:demand|"
    r"protest|ask|express|urge|"
    r"let)|telling|expressing|protesting|about|who|which|whose|so\s+that|in\s+order|pour\s+(?:demander|exiger|"
    r"protester|qu)|afin|damit|"
    r"und\s+(?:fordert|fordern|verlangt|verlangen|bitten|bittet)|para\s+(?:exigir|pedir|solicitar|protestar|demandar|"
    r"que)|exigiendo|pidiendo|"
    r"solicitando|"
    r"per\s+(?:chiedere|protestare|pretendere|esigere)|chiedendo|om\s+te|exigindo|pedindo|с\s+требовани\w+|чтобы|"
    r"требу\w+|талап)\b",
    re.IGNORECASE,
)
# What readers are asked to do besides writing.
_DOES_ELSE = re.compile(
    r"(?i)\W{0,8}(?:\d{1,2}[.)]\s*)?(?:organi[sz]e|hold|join|sign|share|tweet|donate|keep\s+(?:us|the)|spread|forward|"
    r"pass\s+(?:on|this)|picket|"
    r"demonstrate|publici[sz]e|distribute|circulate|for\s+interviews|come\s+to|organisez|signez|partagez|diffusez|"
    r"rejoignez|"
    r"organisiert|unterschreibt|verbreitet|teilt|kommt|organicen?|firmen?|difunda\w*|comparta\w*|organizzate|firmate|"
    r"diffondete|"
    r"partecipate|organizem|assinem?|divulguem|organiseer|teken|deel|kom|организуйте|распростран\w+|подпишите|"
    r"подписывайте|приходите)\s"
)
_ASKS = re.compile(
    r"(?i)\s*(?:please|kindly|bitte|merci|por favor|per favore|graag|просим|пожалуйста|take\s+action|write|"
    r"send|sample|model|check|remember|note|n\.?b\.?|ps|you can|if|link to|name address)\b"
)
