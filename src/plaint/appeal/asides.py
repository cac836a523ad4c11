"""Asides of an appeal: sentences that ask readers for money, help or news, and what a mail program adds below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plaint.appeal.addressee import Addressee
from plaint.appeal.entries import Rough
from plaint.appeal.lines import Plain
from plaint.appeal.sentences import sentence_start

# Who asks readers for something else than letters: money, questions, help with the form, news.
_ASIDE = re.compile(
    r"(?i)\b(?:if\s+(?:you|anyone|anybody)\s+(?:can|could|have|want|wish|need|know|would|speak|read)|whoever|"
    r"anyone\s+who|those\s+who|wer\s|falls\s+(?:du|ihr|sie)|quien(?:es)?\s|si\s+(?:alguien|algui[ée]n|vous|quelqu)|"
    r"chi\s+(?:vuole|volesse|pu[òo]|desidera)|quem\s|se\s+(?:qualcuno|algu[ée]m)|wie\s+(?:wil|kan)|кто\s|если\s+(?:вы|"
    r"кто)|quiconque|ceux\s+qui)\b|"
    r"\b(?:duda|dudas|d[úu]vidas?|dubbi|question|questions|quer(?:y|ies)|enquiries|inquiries|r[üu]ckfragen?|fragen|vragen|"
    r"вопрос\w*|preguntas?|consultas?|domande|perguntas?)\b|"
    r"\b(?:treasurer|tesorer\w+|tr[ée]sori[eè]re?|kassier\w*|schatzmeister\w*|cassier\w+|tesoureir\w+|"
    r"penningmeester|казначе\w+|donat\w+|donaci\w+|donazion\w+|doa[çc]\w+|spende\w*|giften|dons\b|collect(?:e|ion)s?|"
    r"euros?|dollars?|lire|pesos|marks?|francs?|pounds|пожертв\w+|деньг\w+|money|dinero|argent|geld|denaro|dinheiro)\b|"
    r"\b(?:webmaster|moderator\w*|unsubscribe|list[- ]?owner|owner|sponsor\w*)\b"
)


# Where letters are spoken of as well, an aside may lead to an addressee.
_LETTERS = re.compile(
    r"(?i)\b(?:letters?|fax\w*|protest\w*|appeals?|messages?|write|writing|send|lettres?|[ée]cri\w+|envoy\w+|brief\w*|"
    r"schreib\w*|schick\w*|cartas?|escrib\w+|env[ií]\w*|lettere|scriv\w+|invi\w+|escrev\w+|schrijf\w*|stuur\w*|"
    r"письм\w*|пиш\w+|отправ\w+|cop(?:y|ies|ie|ia)\w*)\b"
)


def is_aside(plain: Plain, rough: Rough) -> bool:
    """Say whether the sentence that leads to an entry asks readers for something else than letters."""
    at = min([rough.start, *(spot.start for spot in rough.spots)])
    return bool(_ASIDE.search(_lead(plain, at)))


def _lead(plain: Plain, at: int) -> str:
    """Return the sentence before an offset; the line, where an empty line parts the sentence."""
    lead = plain.text[sentence_start(plain.text, at) : at]
    return plain.text[plain.text.rfind("\n", 0, at) + 1 : at] if "\n\n" in lead else lead


def without_asides(plain: Plain, found: Iterable[Addressee]) -> Iterator[Addressee]:
    """Yield addressees without numbers to which asides lead, and without those that have nothing else."""
    footer = footer_start(plain)
    for one in found:
        had = bool(one.rough.spots)
        last = 0
        kept = []
        for spot in sorted(one.rough.spots, key=lambda spot: spot.start):
            lead = _lead(plain, spot.start)[-max(1, spot.start - last) :]
            last = spot.end
            if spot.start < footer and not (_ASIDE.search(lead) and not _LETTERS.search(lead)):
                kept.append(spot)
        one.sure = one.sure and len(kept) == len(one.rough.spots)
        one.rough.spots = kept
        if kept or not had or (one.rough.office and one.rough.start < footer):
            yield one


# Two hyphens set apart what a mail program or a list adds to every message (RFC 3676, 4.3).
_FOOTER = re.compile(r"(?m)^[> ]*--[ ]?$")


def footer_start(plain: Plain) -> int:
    """Return where a mail's signature begins, in the last third of a text; its length where it has none."""
    last = max((match.start() for match in _FOOTER.finditer(plain.text)), default=-1)
    return last if last > 2 * len(plain.text) // 3 else len(plain.text)
