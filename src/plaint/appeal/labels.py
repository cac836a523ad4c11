"""The words before a number or an address that say what it is, in nine languages."""

from __future__ import annotations

import re
from typing import Literal

from plaint.appeal.draft import Channel

LabelKind = Literal["fax", "phone", "email", "web", "telex", "salutation", "address"]

WORDS: dict[LabelKind, str] = {
    "fax": r"tele\s?fax(?:es|er)?|telefacs\w*|facsimile|fax(?:es|e|en|number|nummer|nr)?|fx|telefax|"
    r"t[ée]l[ée]copi(?:e|es|eur)|t[ée]l[ée]c|факс\w{0,3}|телефакс\w{0,2}|(?:tele)?faks\w{0,3}",
    "phone": r"telephones?|t[ée]l[ée]phon(?:e|es|er|ez)|tel[ée]fono?s?|telefon\w{0,4}|telefoonnummer|telefoon|"
    r"tel[.]?[ée]?f|tfno|tlf|tel|te|t[ée]l|fon[oe]s?|phones?|ph|"
    r"cell(?:phone|ular)?|celular|mobile|mobil|m[óo]vil|mobiel|gsm|handy|mob|whatsapp|portable|тел|"
    r"телефон\w{0,3}|моб\w{0,6}|"
    r"hotline|switchboard|hot line|call|ring|dial|text|rufen|anrufen|llamar?|llame|chiamare|ligar|ligue|bel|"
    r"звоните|позвон\w{2,4}",
    "telex": r"telex(?:es)?|t[ée]lex|telegrams?|t[ée]l[ée]grammes?|telegramas?|telegrammi?|telegramme?|cables?|"
    r"телекс\w{0,2}|телеграмм\w{0,2}|tlx",
    "email": r"pec|e[\s-]?mails?(?:\saddress(?:es)?)?|[eе][\s-]?mail|mails?|correos?(?:\s?-?\s?e(?:lectr[óo]nico)?)?|"
    r"courriels?|m[ée]l|"
    r"(?:эл(?:ектронн\w{2,3})?[.\s]{0,2}(?:почт\w|адрес\w{0,2}))|e-?posta?|posta elettronica|correio eletr[óo]nico",
    "web": r"web(?:site|\s?form|\s?page|seite)?|internet|www|url|site|page|сайт|website|facebook|twitter|p[áa]gina "
    r"web|formular|sito",
    "salutation": r"salutations?|anrede|formule d'appel|tratamiento|saludo|encabezamiento|appellativo|"
    r"formula di apertura|"
    r"sauda[çc][ãa]o|tratamento|aanhef|обращение|form of address",
    "address": r"(?:postal |mailing |street )?address|adress[e]?|anschrift|postanschrift|adresse(?: postale)?|"
    r"direcci[óo]n(?: postal)?|"
    r"indirizzo(?: postale)?|endere[çc]o(?: postal)?|(?:почтовый )?адрес|postadres|adres|"
    r"мекенжай\w{0,3}|post|by post|by mail|почта",
}
"""What each kind is called, as alternatives of a pattern."""
_KINDS = tuple(WORDS)
_ONE = "|".join(f"(?P<{kind}>{words})" for kind, words in WORDS.items())
LABEL = re.compile(rf"(?<![\w@.-])(?:(?:by|via|par|per|por|via)\s)?(?:{_ONE})(?![\w@]|-[a-z])", re.IGNORECASE)
_LETTER = re.compile(
    r"(?<![^\s,;(/|])(?:(?:(?P<phone>[TPMТМ])|(?P<fax>[FФ])) ?[.:](?=[ ]{0,3}[\d+(])|(?P<email>[EЕ]) "
    r"?[.:](?=[ ]{0,3}\w))"
)
JOINT = re.compile(
    r"\s?(?:/|&|\+|\bor\b|\band\b|\bund\b|\bet\b|\bou\b|\boder\b|\by\b|\bo\b|\be\b|\bи\b|\bили\b|\ben\b)\s?|, ?|\. ?/ ?"
)


def label_of(match: re.Match[str]) -> LabelKind:
    """Return what a match of `LABEL` or of `letter_labels` says."""
    return next(kind for kind in _KINDS if kind in match.re.groupindex and match[kind])


def letter_labels() -> re.Pattern[str]:
    """Return the pattern of labels of one letter: `T:`, `F.`, `E:`."""
    return _LETTER


def channel_of(kind: LabelKind) -> Channel | None:
    """Return the channel that a label leads to."""
    return kind if kind in ("fax", "phone", "email", "web") else None
