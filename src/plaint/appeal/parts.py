"""Parts of a row, looked at alone: what only leads to an addressee, what says nothing of one, two offices in one."""

from __future__ import annotations

import re

from plaint.appeal.labels import LABEL, LabelKind, label_of
from plaint.appeal.lexicon import HEADS, has
from plaint.appeal.missions import read_mission
from plaint.appeal.offices import is_body, read_office
from plaint.appeal.salutations import bare_salutation
from plaint.appeal.words import is_capital, key, listed, lower_share

WITH_ARTICLE = re.compile(r"\b(?:the|his|her|la|le)\b")


def balanced(text: str) -> str:
    """Return a text without brackets that nothing opens or closes."""
    plain = text.strip()
    if plain.count("(") == plain.count(")") and not plain.startswith("("):
        return plain
    return plain.strip("() ")


_JOINED = re.compile(
    r"\s(?:and|und|et|y|e|en|и)\s+(?:to\s+(?:the\s+)?|the\s+|an\s+(?:den|die)\s+|den\s+|an\s+|aux?\s+|à\s+(?:la\s+)?|"
    r"al\s+|alla\s+|ao\s+|à\s+|aan\s+(?:de\s+)?)"
)


def parted_offices(text: str) -> tuple[str, str] | None:
    """Return two offices that a sentence names together: `the President and to the Minister of Justice`."""
    joint = _JOINED.search(text)
    if joint is None:
        return None
    left, right = text[: joint.start()], text[joint.end() :]
    return (left, right) if read_office(left) and read_office(right) else None


def is_idle(text: str) -> bool:
    """Say whether a part says nothing of an addressee: a caption, a date, words of a sentence."""
    is_named = read_office(text) or (len(text.split()) <= _FEW_WORDS and is_body(text))
    first = text.split()[0] if text.split() else ""
    is_office = is_capital(text) or (len(text.split()) <= _FEW_WORDS and is_body(text))
    is_office = is_office or is_capital(text) or has(HEADS, key(first)) or (read_mission(text) is not None)
    is_short = len(text) < 90 and is_office and bool(is_named or (read_mission(text) is not None))
    in_sentence = (lower_share(text) > 0.6 and not is_short) or len(text) > 200
    return not text or bool(_POSTAGE.search(text)) or in_sentence or key(text) in _IDLE or bool(DAY.match(text))


_POSTAGE = re.compile(
    r"(?i)\b(?:porto|luftpost|standardbrief|postage|air\s?mail|affranch\w+|franqueo|affrancatura|frankering|timbre)\b|"
    r"[€£$]\s?\d|\d\s?[€£$]"
)


def is_quoted(text: str) -> bool:
    """Say whether a part begins with a quotation mark."""
    return text[:1] in "«\"“„'"


def salutation_in(text: str) -> str:
    """Return the salutations of a labelled row, without the signs at their ends."""
    return " / ".join(bare_salutation(part) for part in re.split(r"\s*/\s*", " ".join(text.split())) if part.strip())


CARE_OF = re.compile(r"(?i)(?:c/o|s/c|z\.\s?hd|p\.\s?adr|a/c|presso)\b")
# `dom 18`, `kv. 22`, `16 mik-on`: small words that a sentence has too.
SMALL_PART = re.compile(r"(?:\d[\w/-]{0,6}\s+)?[^\W\d]{1,4}(?:-[^\W\d]{1,4})?\.?(?:\s?№?\s?\d[\w/-]{0,6})?")
DAY = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
LONGEST_IN_BRACKETS = 80
_FEW_WORDS = 4
IN_BRACKETS = re.compile(r"^\([^()]{1,60}\)\s*(?=\w)|(?<=\w)\s*\([a-zа-я][^()]{1,60}\)$")
YOUR_OWN = re.compile(
    r"(?i)(?:your|votre|ihre?n?|eure?n?|su|tu|vostro|uw|je)\s+(?:(?:own|local|propre|eigene[nr]?|propio|eigen)\s+)?"
    r"(?:MPs?|MEPs?|members?\s+of\s+(?:the\s+)?(?:european\s+)?(?:parliament|congress)|senators?|representatives?|"
    r"congress\w+|d[ée]put[ée]e?s?|"
    r"abgeordnete\w*|diputad\w+|deputato|kamerlid|(?:foreign|prime)\s+minister|minist(?:er|re|ro)\b[^,;(]{0,40})\b"
)
US = re.compile(r"(?i)(?:us|nous|nous-m[êe]mes|uns|nosotr[oa]s|noi|anche a noi|n[óo]s|ons|нам|бізге|to us|à nous|me)$")
_IDLE = frozenset(
    listed(
        "who where what name address wer wo wohin qui ou quien donde chi dove quem onde wie waar кто куда "
        "contact contacts fax phone tel email e-mail address here note date"
    )
)
ASK_FOR = re.compile(
    r"(?i)(?:and\s+)?(?:ask|asking)\s+for\s+|demande[zr]\s+(?=[A-ZÀ-Ý])|(?:nach\s+)?(?=(?:Frau|Herrn)\s.+\s(?:fragen|"
    r"verlangen)$)|"
    r"pregunt\w{1,2}\s+por\s+|chiedere\s+(?:di|del|della)\s+|vraag\s+naar\s+|спросить\s+"
)
AND_TO = re.compile(
    r"(?i)(?:and|y|e|et|und|en|и)\s+(?:also\s+)?(?:(?:one|another|un[oae]?(?:\s+(?:autre|altra))?|otr[oa]|uma|outra|"
    r"eine[s]?|een)\s+)?(?:to|a|al|alla|à|au|aux|an|aan|para|ao|aos|às|pour|agli|ai|alle|zum|zur|naar|в|на)\s"
)
_LEAD_WORDS = re.compile(
    r"(?i)^(?:(?:z\.?\s?hd(?:n)?\.?|attn\.?|att\.?|attention|for\s+the\s+attention\s+of|[àa]\s+l['’]attention\s+d[eu]|"
    r"a\s+la\s+atenci[óo]n\s+de|t\.a\.v\.?|all['’]attenzione\s+di|c\.a\.)(?:\s*:)?|(?:and|e|y|et|und)\s+(?:one|"
    r"another|un[oa]|otr[oa]|une?\s+autre|un['’]?altra|uma|outra|eine[s]?|een)\s+(?:to|al|alla|a|à|an)|"
    r"and\s+(?:also\s+)?to|and|to|also|then|or|ou|und|oder|y|e|et|en|и|an|al|alla|ao|à|au|para|naar|"
    r"aan|nonche['’]|nonch[ée]|sowie|as\s+well\s+as|as[íi]\s+como|ainsi\s+que|bem\s+como|alsmede|"
    r"а\s+также)\s+(?=[A-ZА-ЯÀ-Ýa-zа-я])"
)


def without_lead_words(text: str) -> str:
    """Return a part without words that only lead to an addressee: `and to the`, `an`, `all’`."""
    return _ELIDED.sub("", _LEAD_WORDS.sub("", text))


_ELIDED = re.compile(r"(?i)^(?:et\s+|e\s+)?(?:(?:à|a)\s+)?(?:l|all|dell)['’](?=\w)")


# Who else may be reached, in a sentence that has told where the one before can be: `and the Testing Union at`.
REACHED_AT = re.compile(
    r"(?i:the\s+|die\s+|den\s+|la\s+|le\s+|el\s+|l['’])?(?-i:[A-ZÀ-ÝА-Я])[\w.’'-]+(?:\s+[\w.’'-]+){1,7}\s+"
    r"(?:at|on|by|unter|under|sous|presso|bij|по)$"
)


def label_of_row(text: str) -> LabelKind | None:
    """Return what the label says with which a row of a list begins: `- Address: …`; None for how to salute."""
    bare = text.lstrip(" \t-–—•·*")
    label = LABEL.match(bare)
    if label is None or not bare[label.end() :].lstrip().startswith(":") or label_of(label) == "salutation":
        return None
    return label_of(label)
