"""Bytes become text: by their mark, by what they declare, else by the letters that a reader would expect."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w.:-]{2,30})|encoding\s*=\s*[\"']([\w.:-]{2,30})", re.IGNORECASE)
_GUESSES = ("cp1251", "koi8-r", "cp866", "iso8859-5", "cp1252", "cp1250", "cp1254", "cp1253")
_SAMPLE = 60_000
# Common small letters of Russian: a wrong reading of Cyrillic has capitals and rare letters in their place.
_RUSSIAN = frozenset("оеаинтсрвлкмдпуя")
_LATIN = frozenset("éèêàâçëïîôûùöäüßñóíáúãõìòåøæłżśćńęąşğıžšč’“”„–«»¿¡º")
_KNOWN = re.compile(r"[\w-]{2,30}", re.ASCII)


def decode(raw: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text, and a note where its letters had to be guessed.

    Args:
        raw: the bytes.
        declared: the charset that a header gives; believed where it fits.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), ""
    try:
        return raw.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    names = [name for name in (declared, _declared(raw)) if name]
    for name in names:
        if (text := _decoded(raw, name)) is not None:
            return text, ""
    best = max(_GUESSES, key=lambda name: (_plausibility(raw, name), -_GUESSES.index(name)))
    return raw.decode(best, "replace"), f"its letters were guessed to be {best}: check the names"


def _declared(raw: bytes) -> str | None:
    match = _DECLARED.search(raw[:4096])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _decoded(raw: bytes, name: str) -> str | None:
    """Return the text by a declared charset; None where that is unknown, or no charset of texts, or wrong."""
    if not _KNOWN.fullmatch(name) or name.casefold().replace("_", "-") in ("utf-8", "utf8"):
        return None
    try:
        text = raw.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _plausibility(raw: bytes, name: str) -> float:
    """Return how much of what is not ASCII reads as letters that are common."""
    high = bytes(byte for byte in raw[:_SAMPLE] if byte >= 0x80)
    text = high.decode(name, "replace")
    if not text:
        return 0.0
    expected = _RUSSIAN if name in ("cp1251", "koi8-r", "cp866", "iso8859-5") else _LATIN
    good = sum(sign in expected for sign in text)
    bad = sum(not (sign.isalpha() or sign in _LATIN) or sign == "\ufffd" for sign in text)
    runs = re.findall(rb"[\x80-\xff]+", raw[:_SAMPLE])
    # Cyrillic comes in whole words, what Latin alphabets add comes letter by letter.
    in_words = sum(len(run) > 2 for run in runs) >= len(runs) / 3
    return (good - bad) / len(text) - (in_words != (expected is _RUSSIAN))
