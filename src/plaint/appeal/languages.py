"""Which language words are in, told by small words that every text has."""

from __future__ import annotations

import re
from collections import Counter

_SMALL = {
    "en": "the of and to in is that for with was are been have from they this which who by on at be has not or an",
    "fr": "le la les des du et est une dans pour que qui sur au aux par pas ce cette vous nous son sa ont été",
    "de": "der die das und ist nicht mit den dem ein eine von zu auf für sich wir sie werden wurde auch dass im bei",
    "es": "el la los las de del que en y un una por con para se su al no es lo como más fue han sus",
    "it": "il lo la gli le di del della che e un una per con non si è sono al alla dei nel da come ha suo",
    "pt": "o os a as de do da dos que e um uma em no na por com para se não é ao à foi são seu mais",
    "nl": "de het een en van in is dat op te voor met zijn niet aan om ook werd bij uit haar naar als wij u",
    "ru": "и в не на что с по из за от для его её был как они мы это к о у их все ее",
    "kk": "мен және бұл үшін деп бар екі олар жоқ болып туралы сол осы оның күні қарай бір ол",
}
HOMES = {"de": "DE", "fr": "FR", "it": "IT", "nl": "NL", "ru": "RU", "kk": "KZ"}
"""Where most who write in a language are."""
_WORDS = {
    word: [code for code, words in _SMALL.items() if word in words.split()]
    for words in _SMALL.values()
    for word in words.split()
}
_SAMPLE = 40_000


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages of a text, the most used first; those with less than a tenth are left out."""
    votes: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", text[:_SAMPLE].casefold()):
        for code in _WORDS.get(word, ()):
            votes[code] += 1
    if not votes:
        return ()
    most = votes.most_common(1)[0][1]
    # Neighbours share small words: what also reads as Spanish is not Spanish for that.
    return tuple(
        code
        for code, count in votes.most_common(2)
        if count >= 0.6 * most or (count >= 0.3 * most and _apart(code, votes))
    )


def _apart(code: str, votes: Counter[str]) -> bool:
    first = votes.most_common(1)[0][0]
    groups = ({"es", "pt", "it", "fr"}, {"de", "nl"}, {"ru", "kk"})
    return not any(code in group and first in group for group in groups)


def language_of(text: str) -> str:
    """Return the main language of a text; empty where no word of it is known."""
    found = languages_of(text)
    return found[0] if found else ""
