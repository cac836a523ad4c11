"""What a name is like when its accents, its order, its script or its spelling in another script do not count. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from plaint.lists.names import is_generation
from plaint.naming import slugify

_SPACE = re.compile(r"[\s,;.]+")
_APOSTROPHE = re.compile(r"['’ʼ`´]")
_INITIAL_STOP = re.compile(r"[.]-?")
_DASH = re.compile(r"[-‐‑–_]")
_UMLAUT = re.compile("[äöüåæøœßÄÖÜÅÆØŒ]")
_CYRILLIC = re.compile("[\u0400-\u052f]")

# Spellings of one Cyrillic sound in English, French, German, Spanish, Polish, Czech and Kazakh Latin letters, longest
# first. S stands for every hissing sound: ж з с ц ч ш щ are mixed up by these languages among each other.
_HISSING = re.compile(
    r"schtsch|shtch|chtch|shch|stsch|tsch|dsch|szcz|sch|tch|tsh|dzh|dsh|szh|sh|zh|sz|cz|dj|ts|tz|[sz]"
)
_SOUNDS = (
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"gh|gu(?=[ei])"), "g"),
    (re.compile(r"ck|cq|q|c(?![ehiy])"), "k"),
    (re.compile(r"c(?=[eiy])"), "S"),
    (re.compile(r"x"), "kS"),
    (re.compile(r"w"), "v"),
    (re.compile(r"f+\Z"), "v"),
    (re.compile(r"d(?:er|re)\Z"), "dr"),
    (re.compile(r"(?<!\A)[iy]+a"), "a"),
    (re.compile(r"\A[iy]a"), "ia"),
    (re.compile(r"[iy](?=[eu])"), ""),
    (re.compile(r"([aou])e"), r"\1"),
    (re.compile(r"[iy]o"), "e"),
    (re.compile(r"(?<=S)o"), "e"),
    (re.compile(r"[iy]+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_MOST_WORDS = 8


def exact_key(name: str) -> str:
    """Return a name without capitals and signs between its words: two that differ in no more are spelt the same."""
    plain = _DASH.sub(" ", _APOSTROPHE.sub("'", name.casefold()))
    return " ".join(word for word in _SPACE.split(plain) if word)


@lru_cache(maxsize=65536)
def _slug_words(word: str) -> tuple[str, ...]:
    """Return the parts of a word; of an initial one letter, though its Latin spelling may have two, as Ю."""
    parts = _INITIAL_STOP.split(_APOSTROPHE.sub("", word))
    slugs = (slugify(part, "")[: 1 if len(part) == 1 else None] for part in parts if part)
    return tuple(own for slug in slugs for own in slug.split("-"))


def plain_words(name: str) -> tuple[str, ...]:
    """Return a name's words in their order, in Latin letters without accents; no `Jr.` or `père` among them."""
    words = (word for word in name.split()[:_MOST_WORDS] if not is_generation(word))
    return tuple(part for word in words for part in _slug_words(word) if part)


def generation_of(name: str) -> str:
    """Return what tells two people of one name apart, as `jr` or `fils`, or ""."""
    return next((word.strip(".,()").casefold() for word in name.split()[1:] if is_generation(word)), "")


def is_cyrillic(name: str) -> bool:
    """Tell whether a name has a Cyrillic letter."""
    return _CYRILLIC.search(name) is not None


def has_umlaut(name: str) -> bool:
    """Tell whether a name has a letter that is written with an e behind it too, as in Müller and Mueller."""
    return _UMLAUT.search(name) is not None


@lru_cache(maxsize=65536)
def sounds_of(word: str) -> tuple[str, ...]:
    """Return how a word of `plain_words` may sound: what romanisations of one Cyrillic word have in common.

    `Чернышёв`, Chernyshev, Tchernychov and Tschernyschow share one; a word with j or ch, which are one sound in English
    and another in German or French, has several.
    """
    hissing = _HISSING.sub("S", word)
    readings = {hissing}
    for letters, sounds in (("j", "iS"), ("ch", "Sh")):
        if letters in hissing:
            readings = {reading.replace(letters, sound) for reading in readings for sound in sounds}
    return tuple(sorted({_fold(reading) for reading in readings}))


def _fold(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def are_initials(word: str) -> bool:
    """Tell whether a word of `plain_words` is one letter, and so stands for any name that begins with it."""
    return len(word) == 1
