"""The fixed words of what we print, from gettext catalogues: one a language and a kind of print.

A key's first word says which catalogue holds it: "picket.title" stands in picket.po, "letter.copies" in plaint.po.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib import resources

CATALOGUED = ("en", "ru", "fr", "de", "es", "kk")
# Kinds of print with a catalogue of their own: a letter need not read them.
KINDS = frozenset(("call", "copies", "fax", "page", "picket", "report", "street", "sheet"))


@cache
def _catalogue(language: str, kind: str) -> gettext.NullTranslations:
    file = resources.files("plaint") / "locales" / language / "LC_MESSAGES" / f"{kind}.mo"
    with file.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def phrase(language: str, *keys: str) -> str:
    """Return the words for the first key that the catalogue has; English where the language has no catalogue.

    Args:
        language: an ISO 639 code, with or without script and country.
        keys: from the most special to the most general, as "salutation.judge.m", "salutation.judge.n".

    Returns:
        The words; an empty string where no key is known.
    """
    root = language.partition("-")[0]
    known = root if root in CATALOGUED else "en"
    for key in keys:
        first = key.partition(".")[0]
        words = _catalogue(known, first if first in KINDS else "plaint").gettext(key)
        if words != key:
            return words
    return ""


def labelled(language: str, key: str, text: str) -> str:
    """Return a label and what it labels, with the space before the colon that the language wants."""
    return phrase(language, "letter.label").format(label=phrase(language, key), text=text)
