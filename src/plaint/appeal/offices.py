"""Offices by their grammar: `Deputy Minister of Defence`, `Justizminister`, `Прокурору Мурманской области`.

A line may hold an office, a name, or both run together; where one ends and the other begins is told by the words
that offices are made of, by prepositions, titles and initials.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from plaint.appeal import lexicon
from plaint.appeal.words import PARTICLES, TOKEN, is_capital, is_initial, key, listed
from plaint.contacts.country_mentions import find_countries

_PREPOSITIONS = frozenset(
    listed(
        "of for de del della dello dei degli delle di da do dos das du des der die van von vom für fur per pour "
        "para in en an the la le los las lo il i и по в"
    )
)
_PLACES = frozenset(
    listed(
        "san santa santo sao são saint st new nueva nuevo nova novo el la los las puerto port villa ciudad rio "
        "north south east west upper lower fort mount bad"
    )
)
_CONJUNCTIONS = frozenset(listed("and y e et und en и"))
_LONGEST = 220
_MOST_BEFORE = 6
_LEADING = re.compile(
    r"^(?:[\s•·■*–—-]*)(?:\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+)?(?:(?:to|an|à|a(?=\s+l)|ao|aan|al|alla|allo|agli|alle|au|"
    r"aux|zum|"
    r"zur|for|dear|и|в|в адрес)\s+)?"
    r"(?:(?:the|die|den|das|der|dem|le|la|les|el|los|il|lo|gli|de|het)\s+)?:?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says of who somebody is; either part may be empty.

    Attributes:
        is_titled: whether a title, an initial or the grammar of the office set the name apart.
    """

    office: str
    name: str
    is_titled: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=4096)
def read_office(text: str) -> Reading | None:
    """Return the office that a line names, and the person with it; None where it names no office."""
    if len(text) > _LONGEST:
        return None
    words = _words(text)
    head = _head(words)
    if head is None:
        return None
    titled = _title_after(words, head)
    if titled is not None:
        return Reading(
            _clean(text[: words[titled].start]), without_honorific(text[words[titled].start :]), is_titled=True
        )
    if words[head].key in _BODY_HEADS:
        return Reading(_clean(text), "")
    last = _last_of_office(text, words, head)
    name = text[words[last].end :].strip(' ,:-–—»"”“')
    follows_place = any(word.key in _PREPOSITIONS for word in words[head + 1 : last + 1])
    if (
        name
        and words[last].key not in _CONJUNCTIONS
        and not (last > head and words[last].key in _COMMITTEES)
        and not _JOINED.search(name)
        and is_person(name, fewest=2 if follows_place else 1)
    ):
        closing = text[words[last].end : words[last].end + 1]
        end = words[last].end + (closing in ("»", '"', "”", "“"))
        return Reading(_clean(text[:end]), without_honorific(name), is_titled=True)
    return Reading(_clean(text), "")


# Heads that are bodies: what follows them is what they are for, and no name.
_BODY_HEADS = frozenset(
    key(word) for word in listed("management direktion direction dirección direzione direção presidencia presidenza")
)


# What follows one of these goes on with what it is for: `Presidente Comitato Diritti Umani`.
_COMMITTEES = frozenset(key(word) for word in listed("comitato comité comitê comissão comisión commissione"))


def is_body_head(office: str) -> bool:
    """Say whether an office is a body by its noun: `Direzione provinciale del lavoro`."""
    words = _words(office)
    head = _head(words)
    return head is not None and words[head].key in _BODY_HEADS


# What is joined so goes on with the office: `Recursos Naturales y Ambiente`.
_JOINED = re.compile(r"\s(?:y|e|and|et|und|en|и|&)\s")
_COURTESY = re.compile(
    r"^(?:(?:sua\s+excel[êe]ncia|su\s+excelencia|son\s+excellence|sua\s+eccellenza|seine\s+exzellenz|his\s+excellency|"
    r"her\s+"
    r"excellency|h\.?e\.?|monsieur|madame|m\.|mme|herrn?|frau|señor(?:a)?|sr\.|sra\.|sr|sra|exm[oa]\.?|excm[oa]\.?|"
    r"senhora?|"
    r"signora?|ill\.?m[oa]|the\s+hon\.?(?:ourable)?|hon\.?)\s+){1,3}(?:(?:le|la|o|a|den|der|dem|il|el|the)\s+|"
    r"l['’])?\s*(?=\w)",
    re.IGNORECASE,
)


def without_lead(text: str) -> str:
    """Return a line without the article or preposition that leads to it: `an die Botschaft`."""
    return _LEADING.sub("", text, count=1).strip() or text


def _clean(text: str) -> str:
    bare = _COURTESY.sub("", text, count=1)
    return _LEADING.sub("", bare, count=1).strip(" ,;:.-–—").removesuffix(" der Firma") if bare else ""


def _words(text: str) -> list[_Word]:
    return [_Word(m.start(), m.end(), m[0], _possessed(key(m[0]))) for m in TOKEN.finditer(text) if m[0][0].isalpha()]


def _possessed(word: str) -> str:
    return word.removesuffix("'s")


def _head(words: list[_Word]) -> int | None:
    """Return which word names the office; all before it must be able to stand there."""
    is_kazakh = any(_KAZAKH.search(word.text) for word in words[: _MOST_BEFORE + 1])
    for at, word in enumerate(words[: _MOST_BEFORE + 1]):
        if lexicon.has(lexicon.HEADS, word.key):
            return at
        if not (_may_precede(word) or is_kazakh):
            return None
    return None


# Kazakh puts the noun of an office last: `Ақпарат және қоғамдық даму министрі`.
_KAZAKH = re.compile(r"[әғқңөұүһӘҒҚҢӨҰҮҺ]")


def _may_precede(word: _Word) -> bool:
    if not is_capital(word.text) and any(one.how == "adjective" for one in find_countries(word.text)):
        return True
    return is_capital(word.text) or word.key in lexicon.RANKS or word.key in PARTICLES or _is_lexical(word.key)


def _is_lexical(word: str) -> bool:
    if len(word) == 1:
        return False
    kinds = (lexicon.HEADS, lexicon.DOMAINS, lexicon.BODIES, lexicon.STREETS)
    return any(lexicon.has(kind, word) for kind in kinds) or word in _RANKS


_RANKS = frozenset(
    key(word)
    for word in listed(
        "general deputy vice acting chief senior federal state prime interim cabinet permanent regional "
        "executive managing "
        "inspector attorney supreme special high affairs генеральный первый"
    )
)


def _title_after(words: list[_Word], head: int) -> int | None:
    """Return where a person's title stands after the office, as `г-ну` or `Mr`."""
    for at in range(head + 1, len(words) - 1):
        word = words[at]
        if word.key in lexicon.HONORIFICS and not _is_lexical(word.key) and is_capital(words[at + 1].text):
            return at
    return None


def _last_of_office(text: str, words: list[_Word], head: int) -> int:
    countries = find_countries(text)
    last = head
    for at in range(head + 1, len(words)):
        word = words[at]
        in_country = any(one.start <= word.start < one.end for one in countries)
        is_small = not is_capital(word.text) and word.key not in PARTICLES
        if (
            text[word.end : word.end + 1] in ("»", '"', "”", "“")
            or _is_lexical(word.key)
            or in_country
            or is_small
            or _follows_preposition(words, at)
        ):
            last = at
    return last


def _follows_preposition(words: list[_Word], at: int) -> bool:
    before = words[at - 1]
    if before.key in PARTICLES and at > 1 and is_initial(words[at - 2].text):
        return False
    if before.key in _PLACES and at > 1 and words[at - 2].key in _PREPOSITIONS:
        return True
    return before.key in _PREPOSITIONS and not is_capital(before.text) and not is_initial(words[at].text)


_AFTER = re.compile(r"\s+(?:мырзаға|ханымға|мырза|ханым|Esq\.?|Bey|Hanım|-san)$")
_EXCELLENCY = re.compile(r"^(?:[HSI]\.\s?E\.|S\.\s?A\.\s?R\.|HRH|HH|HE)\s+(?=\w)")


def without_honorific(text: str) -> str:
    """Return a name without titles before it; a rank that is part of how people know somebody stays."""
    name = _AFTER.sub("", _EXCELLENCY.sub("", text.strip(" ,;:-–—")))
    for _ in range(4):
        first, _, rest = name.partition(" ")
        if rest and key(first) in _COURTESIES:
            name = rest.strip()
        else:
            break
    return name


_COURTESIES = frozenset(
    key(word)
    for word in listed(
        "mr mr. mrs mrs. ms ms. miss sir herr herrn frau monsieur madame mme mlle m. señor señora sr sr. sra "
        "sra. don doña h.e h.e. he his her excellency "
        "hon hon. honourable honorable the right rt signor signora sig sig. sig.ra senhor senhora exmo exmo. "
        "exma exma. excmo excmo. heer mevrouw dhr. mevr. de "
        "господин госпожа г-н г-жа г-ну г-же господину госпоже мырза ханым shri s.e. son excellence"
    )
)


def is_person(text: str, fewest: int = 2) -> bool:
    """Say whether a text can be a person's name: capitals, initials, particles, no word of offices or streets.

    Args:
        text: without title.
        fewest: how many words, initials among them.
    """
    plain = without_honorific(text)
    words = _words(plain.strip(" .,"))
    if not words or re.search(r"[\d@:;/«»\"“„]", plain) or len(words) > 7:
        return False
    full = [word for word in words if word.key not in PARTICLES]
    count = len(full) + sum("." in word.text.strip(".") for word in full)
    if count < fewest or not all(is_capital(word.text) for word in full):
        return False
    if any(_is_no_name(word.key) for word in full) or not any(len(word.key) > 1 for word in full):
        return False
    covered = [mention for mention in find_countries(plain) if mention.how != "adjective"]
    return not (covered and covered[0].start == 0 and covered[-1].end >= len(plain.rstrip(" .")))


def _is_no_name(word: str) -> bool:
    if len(word) == 1:
        return False
    kinds = (lexicon.HEADS, lexicon.BODIES, lexicon.STREETS)
    return any(lexicon.has(kind, word) for kind in kinds) or word in lexicon.COMPANIES or word in _COMMON


_COMMON = frozenset(
    key(word)
    for word in listed(
        "the and of for please send fax email dear we our urgent action appeal appeals letter copies copy "
        "national international human rights public republic "
        "yours sincerely fraternally respectfully solidarity signed from to date name address your foreign "
        "internal affairs defence security und and"
    )
)


_SMALL_TITLES = frozenset(
    listed("dott dottssa ing avv prof sig dr mr mrs lic г-н г-ну г-же господину госпоже mme mevr dhr")
)


def is_titled(text: str) -> bool:
    """Say whether a line begins with a person's title."""
    if _EXCELLENCY.match(text):
        return True
    words = _words(re.sub(r"^(?:the|le|la|el|il|o|a|der|die|den|dem|de)\s+(?=[A-ZÀ-Ý])", "", text))
    return (
        len(words) > 1
        and not re.search(r"\d", text)
        and words[0].key in lexicon.HONORIFICS
        and (is_capital(words[0].text) or (words[0].key in _SMALL_TITLES and is_capital(words[1].text)))
    )


def is_body(text: str) -> bool:
    """Say whether a line names a body: a ministry, a court, a union, a company."""
    if len(text) > _LONGEST:
        return False
    words = _words(text)
    return any(lexicon.has(lexicon.BODIES, word.key) for word in words) or is_company(text)


_SMALL_COMPANIES = frozenset(listed("plc ltd inc llc llp gmbh"))


def is_company(text: str) -> bool:
    """Say whether a line names a company by what the law makes it write."""
    written = re.findall(r"[^\s,()«»\"]+", text[:_LONGEST])
    found = {token.casefold() for token in written[1:] if token[:1].isupper() or token in _SMALL_COMPANIES}
    return any(token in lexicon.COMPANIES or token.strip(".") in lexicon.COMPANIES for token in found)
