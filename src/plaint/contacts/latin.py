"""What the post asks of writing: Latin letters, and capitals that are right for the language."""

from __future__ import annotations

import unicodedata

# Category Lo, yet part of Spanish, Portuguese and Italian addresses: 6ª Avenida, 2º andar.
_ORDINALS = frozenset("ªº")
_DOTTED_I = frozenset({"az", "tr"})


def is_latin(text: str) -> bool:
    """Say whether every letter of the text is Latin; digits and signs do not count."""
    return all(_is_latin_letter(letter) for letter in text if not letter.isascii())


def _is_latin_letter(letter: str) -> bool:
    if unicodedata.category(letter) not in ("Lu", "Ll", "Lt", "Lo") or letter in _ORDINALS:
        return True
    return unicodedata.name(letter, "").startswith("LATIN ")


def capitals(text: str, language: str) -> str:
    """Return the text in capitals, minding the dotted i of Turkish and Azerbaijani."""
    if language_of(language) in _DOTTED_I:
        text = text.replace("i", "İ")
    return text.upper()


def language_of(tag: str) -> str:
    """Return the language of a tag: `pt` for `pt-BR`, `pt_BR` or `PT`."""
    return tag.replace("_", "-").partition("-")[0].lower()
