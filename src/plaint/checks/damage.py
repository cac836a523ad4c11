"""Characters that a mail program or a converter spoilt, and what probably stood there. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LOST = re.compile(r"(?<![\w?/=&.:%])[^\W\d_]+(?:\?[^\W\d_]+)+(?![\w?/=&:%])")
_GONE = re.compile("\\w*\N{REPLACEMENT CHARACTER}+\\w*")
_TWINS = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")

_NAMES = """
François Françoise Hélène Jérôme Frédéric Stéphane Gérard Renée Thérèse Benoît Joël Noël José Jesús María Andrés
Ángel Martín Ramón Tomás Sebastián Nicolás Raúl Hernández González Fernández Rodríguez Martínez García Pérez López
Sánchez Jürgen Günter Günther Jörg Björn Müller Schröder Köhler Krüger Schäfer Böhm João António Gonçalves Simões
Özgür Gülsüm Yılmaz Çelik Şahin Erdoğan Öztürk Tolé indépendance grève syndiqués liberté solidarité ouvrière
"""
WORDS = frozenset(_NAMES.split())
"""Words that are met in appeals and hold a letter that is easily lost."""


@dataclass(frozen=True)
class Damage:
    """A spoilt place in a text.

    Attributes:
        offset: where it begins, counted from 0.
        seen: what stands there.
        repairs: what may have stood there, likeliest first; none where nothing is known.
    """

    offset: int
    seen: str
    repairs: tuple[str, ...] = ()


def find_damage(text: str, vocabulary: Callable[[], Iterable[str]]) -> Iterator[Damage]:
    """Yield the spoilt places of a text.

    Args:
        text: any text; web addresses in it are passed over.
        vocabulary: gives words in which a lost letter is looked up; asked only where one is lost.
    """
    for found in _LOST.finditer(text):
        yield Damage(found.start(), found[0], tuple(_restored(found[0], vocabulary())))
    for found in _GONE.finditer(text):
        yield Damage(found.start(), found[0])
    for pattern, repair in _RULES:
        for found in pattern.finditer(text):
            if repaired := repair(found[0]):
                yield Damage(found.start(), found[0], (repaired,))


def _as_cyrillic(word: str) -> str:
    """Read as Windows-1251 what was read as Latin-1."""
    return word.encode("latin-1").decode("cp1251")


def _decoded_again(word: str) -> str:
    """Read as UTF-8 what was read as Windows-1252 or Latin-1; "" where it is no UTF-8."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return word.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return ""


def _house_letter(seen: str) -> str:
    """Take the letter of a house number for the Latin one that looks like it: these stand in Latin addresses."""
    return seen[:-1] + _as_cyrillic(seen[-1]).translate(_TWINS)


_RULES: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (re.compile(r"\d+ [À-ß](?=[.,;)\s]|\Z)"), _house_letter),
    (re.compile(r"\d+ ã\."), lambda seen: seen.replace("ã", "г")),
    (re.compile(r"(?<!\w)[À-ÿ¨¸]{4,}(?!\w)"), _as_cyrillic),
    (re.compile(r"[A-Za-z]{2,}¹s?(?!\w)"), lambda seen: seen.replace("¹", "’")),
    (re.compile(r"\w*(?:[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3})+\w*"), _decoded_again),
)


def _restored(word: str, vocabulary: Iterable[str]) -> Iterator[str]:
    """Yield the known words that differ only by a letter outside ASCII where the question mark is."""
    shape = re.compile(re.escape(word).replace(r"\?", r"[^\x00-\x7f]"), re.IGNORECASE)
    known = dict.fromkeys((*vocabulary, *sorted(WORDS)))
    yield from (one for one in known if shape.fullmatch(one))
