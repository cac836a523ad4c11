"""Where sentences of a text begin and end; abbreviations, initials and headings are none."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from plaint.appeal.words import listed

_ABBREVIATED = "".join(
    f"(?<!\\b{word})"
    for word in listed(
        "Ave Blvd Rd Sq Jl Gov Rep Sen Lt Dept Bldg Sgt Brig Adm Ste on On onn Onn z att Attn San Cnel Gral Tte Cmdte "
        "Sgto Mons Mr Mrs Ms Dr Sr No ul St tel Tel ext dott Dott Av art Prof Lic "
        "Ing Gen Col Hon Rev sig avv "
        "str кв обл "
        "prof ing avv Dkfm Hd Hdn bzw ca inkl Capt Pol Sra Dra ag n ул пр г д bd av Exmo Exma Amb"
    )
)
_SENTENCE_END = re.compile(
    rf"(?:(?<![A-ZА-Я])|"
    rf"(?<=[A-ZА-Я]{{3}}))(?<![\s(][A-ZА-Яa-z]){_ABBREVIATED}[.!?](?=[)\"”»']?\s+[«\"“(]?[A-ZА-ЯÀ-ÝÖÜÄ])|\n[ ]*\n"
)


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence that an offset lies in begins, at most 400 characters before."""
    ends = _ends(text)
    before = bisect_left(ends, at) - 1
    return max(0, at - 400, ends[before] + 1 if before >= 0 else 0)


def sentence_end(text: str, at: int) -> int:
    """Return where the sentence or paragraph that an offset lies in ends."""
    ends = _ends(text)
    following = bisect_left(ends, at)
    return min(len(text), at + _LONGEST_SENTENCE, ends[following] + 1 if following < len(ends) else len(text))


_LONGEST_SENTENCE = 3000


@lru_cache(maxsize=4)
def _ends(text: str) -> tuple[int, ...]:
    """Return where sentences and paragraphs of a text end: looked for once, however often asked."""
    return tuple(match.start() for match in _SENTENCE_END.finditer(text))
