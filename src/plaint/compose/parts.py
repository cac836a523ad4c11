"""What a letter has of the one who signs it, and nothing of its target."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.signing import file_label, sender_lines, signatures, town_of
from plaint.compose.views import date_of

if TYPE_CHECKING:
    from plaint.compose.signing import Signing
    from plaint.model.letter import Letter, Signature
    from plaint.model.people import Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of one signatory in one language: the same in every letter that he or she signs.

    Attributes:
        signatory: who signs, where that is one person.
        label: for names of files.
        sender, return_line, dateline, signatures: as in a `Letter`.
        translation: the same for the letter's translation, where it has one.
    """

    signatory: Signatory | None
    label: str
    sender: tuple[str, ...]
    return_line: str
    dateline: str
    signatures: tuple[Signature, ...]
    translation: Part | None = None


def own_part(signing: Signing, language: str) -> Part:
    """Return the lines of those who sign a letter in a language."""
    sender = sender_lines(signing, language)
    return Part(
        signatory=signing.one,
        label=file_label(signing.one) if signing.one else "",
        sender=sender,
        return_line=" · ".join(map(_kept_apart, sender[:4])),
        dateline=_dateline(signing, language),
        signatures=signatures(signing, language),
    )


def _kept_apart(line: str) -> str:
    """Return words that do not turn those after them round, as numbers behind Arabic letters are (UAX 9)."""
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in line)
    return f"{line}\u200e" if turned else line


def _dateline(signing: Signing, language: str) -> str:
    day, town = date_of(signing, language), town_of(signing)
    return phrase(language, "letter.place-date").format(place=town, date=day) if town else day


def with_part(letter: Letter, part: Part) -> Letter:
    """Return a letter as another signs it."""
    translation = letter.translation
    return replace(
        letter,
        sender=part.sender,
        return_line=part.return_line,
        dateline=part.dateline,
        signatory=part.label,
        signatures=part.signatures,
        translation=with_part(translation, part.translation) if translation and part.translation else translation,
    )
