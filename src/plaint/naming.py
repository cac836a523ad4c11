"""Names for files and ids out of people's and offices' names: ASCII, stable, never twice the same."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

MAX_SLUG = 48
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_APART = re.compile(r"[\W_]+")

# Cyrillic after ICAO Doc 9303, part 3, section 6B; Kazakh letters and Greek by their nearest Latin ones.
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэіїґўј", "abvgdeziiklmnoprstufyeiiguj", strict=True)),
        **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "iu"},
        **{"я": "ia", "є": "ie", "ә": "a", "ғ": "g", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h"},
        **dict(zip("αβγδεζηικλμνξοπρσςτυω", "avgdezeiklmnxoprsstyo", strict=True)),
        **{"θ": "th", "φ": "f", "χ": "ch", "ψ": "ps", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "þ": "th"},
        **{"ı": "i", "œ": "oe", "ə": "a", "ð": "d"},
    }
)


def folded(text: str) -> str:
    """Return a text in small letters without accents, its words apart by single spaces, one around it all."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return f" {_APART.sub(' ', bare.casefold()).strip()} "


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, whichever of them comes first: the same for all ways to write it."""
    return tuple(sorted(folded(name).split()))


def slugify(text: str, fallback: str = "x") -> str:
    """Return small ASCII letters, digits and single hyphens for any text; `fallback` where nothing is left."""
    if text.isascii():  # most names of a long table, and nothing of them needs a table of letters
        return _NO_SLUG.sub("-", text.lower()).strip("-")[:MAX_SLUG].strip("-") or fallback
    folded = unicodedata.normalize("NFC", text.casefold()).translate(_LATIN)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    plain = re.sub(r"\W", "-", bare.translate(_LATIN)).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain).strip("-")[:MAX_SLUG].strip("-") or fallback


def free_slug(text: str, taken: Container[str], fallback: str = "x") -> str:
    """Return a slug that is not taken yet, with a number where it must be told from another."""
    slug = slugify(text, fallback)
    number, candidate = 1, slug
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate
