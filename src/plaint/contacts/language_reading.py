"""A language's name as people write it, in six languages, becomes its ISO 639 code."""

from __future__ import annotations

import re
from functools import cache

from plaint.contacts.country_reading import LANGUAGES, country_key

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")


def read_language(text: str) -> str | None:
    """Return the code of a language by its code or its name, as `ru` for `русский`, `Russian` or `RU`; else None."""
    words = text.strip()
    lower = words.casefold()
    if _CODE.fullmatch(words):
        return words if words[:3].partition("-")[0] in _codes() else None
    if lower in _codes():
        return lower
    return _names().get(country_key(words[:60]))


@cache
def _codes() -> frozenset[str]:
    from babel import Locale

    return frozenset(str(code) for code in Locale.parse("en").languages if "_" not in str(code))


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for tongue in LANGUAGES:
        for code, name in Locale.parse(tongue).languages.items():
            if "_" not in code:
                found.setdefault(country_key(name), code)
    found.update({"kazak": "kk", "castellano": "es", "castilian": "es"})
    return found
