"""Names in capitals, or without any, become names as people write them. Pure."""

from __future__ import annotations

import re

_SMALL_WORDS = """
van der den de het ter ten tot te op la las los le les du des da das do dos di del della delle dello degli dei y e i
von vom zu zum zur und af av bin ibn bint ben abu el al ul ud oglu oğlu ogly oghly ogli kyzy kizi uly qyzy
оглы оглу кызы гызы улы уулу ұлы қызы фон де ла ван дер да ди дю
"""
_INNER_WORDS = """
y e i und oglu oğlu ogly oghly ogli kyzy kizi uly qyzy оглы оглу кызы гызы улы уулу ұлы қызы
"""
_FRENCH_SPEAKING = "FR BE LU CH MC HT SN ML CI BF TG BJ NE GN CG CD GA CM"
# Between given name and surname these stay small; in front of a name, most begin with a capital.
_PARTICLES = frozenset(_SMALL_WORDS.split())
_NEVER_FIRST = frozenset(_INNER_WORDS.split())
_ROMAN = frozenset(["II", "III", "IV", "VI", "VII", "VIII"])
_TURKIC = frozenset(["TR", "AZ"])
_TURKISH_LETTERS = re.compile("[İĞŞğşı]")
_FRENCH = frozenset(_FRENCH_SPEAKING.split())
_PARTS = re.compile(r"([-'’ʼ.])")
_APOSTROPHES = "'’ʼ"
_VOWEL = re.compile("[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-ÝаеёиоуыэюяіїєәөұүАЕЁИОУЫЭЮЯІЇЄӘӨҰҮΑΕΗΙΟΥΩ]")
_LONGEST_INITIALS = 2
# Those among whom the surname comes first, and is no mistake.
SURNAME_FIRST = frozenset(["CN", "HK", "HU", "JP", "KP", "KR", "MO", "TW", "VN"])


def mend_capitals(name: str, country: str | None = None, *, is_surname: bool = False) -> str:
    """Return a name in which words that are all capitals, or all small, are written as names are.

    `VAN DER BERG`, `O'BRIEN`, `MCDONALD`, `GBIKPI-BENISSAN`, `ИВАНОВ`, `AL-MASRI` become `van der Berg`, `O'Brien`,
    `McDonald`, `Gbikpi-Benissan`, `Иванов`, `al-Masri`; what has both kinds of letters already stays as it is.

    Args:
        name: with single spaces.
        country: by which Turkish i and French d' are told.
        is_surname: a given name will stand before it; two capitals, as in `NG`, are a name, and no initials.
    """
    words = name.split(" ")
    shouted = [word for word in words if _is_shouted(word)]
    if not shouted and (name != name.lower() or name == name.upper()):
        return name
    all_alike = is_surname or len(shouted) in (0, len([word for word in words if len(word) > 1]))
    tongue = "TR" if _TURKISH_LETTERS.search(name) else country
    return " ".join(
        _mend_word(word, tongue, is_inside=is_surname or place > 0) if _is_to_mend(word, all_alike) else word
        for place, word in enumerate(words)
    )


def is_shouted(text: str) -> bool:
    """Tell whether a text has at least two letters, and all of them are capitals."""
    plain = text.replace("ß", "")
    return sum(map(str.isalpha, text)) > 1 and plain == plain.upper() and plain != plain.lower()


def _is_to_mend(word: str, all_alike: bool) -> bool:
    if all_alike and (word == word.lower() or word.lower() in _NEVER_FIRST):
        return True
    return _is_shouted(word) and (all_alike or not _are_initials(word))


def _is_shouted(word: str) -> bool:
    """Tell whether a word is in capitals for being shouted, not for being initials or a number of a king."""
    if re.fullmatch(r"(?:\w\.-?)+", word):
        return False
    bare = word.replace("Mc", "").replace("Mac", "")
    return is_shouted(bare) and word.strip(".,") not in _ROMAN


def _are_initials(word: str) -> bool:
    return len(word) <= _LONGEST_INITIALS and not _VOWEL.search(word)


def is_particle(word: str, *, is_inside: bool = True) -> bool:
    """Tell whether a word stays small in a name: `van`, `de la`, `оглы`; fewer do in front of it."""
    return word.lower() in (_PARTICLES if is_inside else _NEVER_FIRST)


def _mend_word(word: str, country: str | None, *, is_inside: bool) -> str:
    small = _lower(word, country)
    if is_particle(small, is_inside=is_inside):
        return small
    parts = _PARTS.split(small)
    for number in range(0, len(parts), 2):
        parts[number] = _mend_part(parts, number, country)
    return "".join(parts)


def _mend_part(parts: list[str], number: int, country: str | None) -> str:
    part = parts[number]
    after = parts[number + 1] if number + 1 < len(parts) else ""
    before = parts[number - 1] if number else ""
    if after == "-" and part in ("al", "el", "ul", "ad", "as", "ash", "аль", "эль") and not number:
        return part
    if after and after in _APOSTROPHES and part == "d" and country in _FRENCH:
        return part
    if before and before in _APOSTROPHES and len(parts[number - 2]) > 1:
        return part  # Fa'asavalu, Қор'ан
    return _capital(part, country)


def _capital(part: str, country: str | None) -> str:
    if not part:
        return part
    if part.startswith("mc") and len(part) > 3:
        return f"Mc{part[2:].capitalize()}"
    if part.startswith("ij") and country in ("NL", "BE"):
        return f"IJ{part[2:]}"
    first = "İ" if part[0] == "i" and country in _TURKIC else part[0].upper()
    return first + part[1:]


def _lower(word: str, country: str | None) -> str:
    if country in _TURKIC:
        word = word.replace("I", "ı")
    return word.replace("İ", "i").lower()
