"""The order of names in a list, as a language sorts them.

After CLDR's collation charts, first differences only: letters in the order of the language's alphabet, marks and case
decide between names that are otherwise alike, and the script of the letter's own language comes first.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from plaint.contacts.latin import language_of

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_CYRILLIC = "абвгґдѓђеєжзѕиіїйјкқлљмнњңоөпрстћќуұүўфхһцчџшщъыьэюяәғ"
# Where a language has its letters elsewhere than after the one that they look like.
_ALPHABETS = {
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "da": "abcdefghijklmnopqrstuvwxyzæøå",
    "no": "abcdefghijklmnopqrstuvwxyzæøå",
    "nb": "abcdefghijklmnopqrstuvwxyzæøå",
    "nn": "abcdefghijklmnopqrstuvwxyzæøå",
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "fi": "abcdefghijklmnopqrstuvwxyzåäö",
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "cs": "abcčdefghijklmnopqrřsštuvwxyzž",
    "sk": "aäbcčdefghijklmnoôpqrsštuvwxyzž",
    "hr": "abcčćdđefghijklmnopqrsštuvwxyzž",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "ro": "aăâbcdefghiîjklmnopqrsștțuvwxyz",
    "hu": "abcdefghijklmnoöpqrstuüvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}
_CYRILLIC_FIRST = frozenset({"ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn"})
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ς": "σ"}
)
_PARTS = re.compile(r"\w[\w’'-]*")
_DOTLESS = str.maketrans({"I": "ı", "İ": "i"})

SortKey = tuple[tuple[int, ...], str]


def name_key(name: str, language: str) -> SortKey:
    """Return what a name is sorted by.

    It is sorted as it is printed, since that is what readers follow; only a family name in capitals, as in `Bashar
    ABUL`, goes before the rest.
    """
    parts = _PARTS.findall(name)
    family = [part for part in parts if len(part) > 1 and part.isupper()]
    ordered = [*family, *(part for part in parts if part not in family)] if family != parts else parts
    return text_key(" ".join(ordered), language)


def text_key(text: str, language: str) -> SortKey:
    """Return what a text is sorted by: its letters' places in the alphabet, then the text itself."""
    weights = _weights(language_of(language))
    spelled = text.translate(_DOTLESS) if language_of(language) in ("tr", "az") else text
    folded = unicodedata.normalize("NFC", spelled.lower())
    return tuple(_place(sign, weights) for sign in _spelled(folded, weights)), folded


def _spelled(text: str, weights: dict[str, int]) -> str:
    """Return a text in letters of the alphabet, without marks that make no letter of their own."""
    plain = (sign if sign in weights else _bare(sign.translate(_PLAIN)) for sign in text)
    return "".join(sign for sign in "".join(plain) if sign.isalnum() or sign == " ")


def _bare(sign: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))


def _place(sign: str, weights: dict[str, int]) -> int:
    # what no alphabet here has comes after all that one has, in the order of Unicode
    return weights.get(sign, 10_000 + ord(sign))


@cache
def _weights(language: str) -> dict[str, int]:
    own = _ALPHABETS.get(language, "")
    is_cyrillic = language in _CYRILLIC_FIRST
    latin = _LATIN if is_cyrillic or not own else own
    cyrillic = own if is_cyrillic and own else _CYRILLIC
    others = (latin, _GREEK, cyrillic) if not is_cyrillic else (cyrillic, latin, _GREEK)
    order = (" ", "0123456789", *others, _CYRILLIC, _LATIN)
    return {sign: place for place, sign in reversed(list(enumerate("".join(order))))}
