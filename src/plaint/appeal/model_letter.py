"""The letter that an appeal offers to be copied, and whom its salutation greets."""

from __future__ import annotations

import re
from dataclasses import replace

from plaint.appeal.cues import find_cues
from plaint.appeal.draft import Entry, Found, ModelLetter
from plaint.appeal.languages import language_of
from plaint.appeal.lines import Plain
from plaint.appeal.salutations import bare_salutation, is_closing, is_salutation
from plaint.appeal.words import key, listed, tokens

_LEAST_WORDS = 25
_ENDS = re.compile(
    r"(?im)^[ ]{0,40}(?:appeals?\s+to|copies?\s+to|please\s+(?:e-?mail|send|fax|copy)|"
    r"additional\s+(?:information|targets)|background|-{8,}|_{8,}|con\s+copia|kopien?\s+an)"
)


def find_letter(plain: Plain) -> ModelLetter | None:
    """Return the first letter to an addressee that has a body; None where the appeal offers none."""
    for index, line in enumerate(plain.lines):
        if is_salutation(line.text) and (letter := _from(plain, index)):
            return letter
    return _unsaluted(plain)


def _from(plain: Plain, index: int) -> ModelLetter | None:
    last = index
    for at in range(index + 1, len(plain.lines)):
        text = plain.lines[at].text
        if is_closing(text) or _ENDS.match(text) or is_salutation(text):
            break
        last = at
    return _letter(plain, index + 1, last, bare_salutation(plain.lines[index].text))


def _unsaluted(plain: Plain) -> ModelLetter | None:
    """Return a text announced as a sample that greets nobody."""
    for cue in find_cues(plain.text):
        if cue.role == "letter" and cue.is_heading:
            index = plain.index_at(cue.end) + 1
            last = (
                next(
                    (
                        at
                        for at in range(index, len(plain.lines))
                        if is_closing(plain.lines[at].text) or _ENDS.match(plain.lines[at].text)
                    ),
                    len(plain.lines),
                )
                - 1
            )
            return _letter(plain, index, last, "")
    return None


def _letter(plain: Plain, first: int, last: int, salutation: str) -> ModelLetter | None:
    text = "\n".join(line.text for line in plain.lines[first : last + 1]).strip()
    if len(tokens(text)) < _LEAST_WORDS:
        return None
    return ModelLetter(text, language_of(text), salutation, plain.lines[first].number, plain.lines[last].number)


def with_salutations(targets: tuple[Entry, ...], letter: ModelLetter | None, plain: Plain) -> tuple[Entry, ...]:
    """Return the targets, those whom a letter greets with its salutation; a general one greets all."""
    given = list(targets)
    said = _said(letter, plain)
    known = {one.salutation.value for one in targets if one.salutation}
    for found in said:
        if found.value in known:
            continue
        greeted = _greeted(found.value, given, len(said))
        for index in greeted:
            sure = found.sure and len(greeted) == 1 and not (_GENERAL.search(found.value) and len(targets) > 1)
            given[index] = replace(given[index], salutation=replace(found, sure=sure))
    return tuple(given)


def _said(letter: ModelLetter | None, plain: Plain) -> list[Found[str]]:
    """Return the salutations of a text, each once: of its letter, and of others to other people."""
    lines = [(line.text, line.number) for line in plain.lines if is_salutation(line.text)]
    if letter and letter.salutation and not lines:
        lines = [(letter.salutation, letter.first - 1)]
    lines = lines or [(match[0], plain.line_at(match.start())) for match in _INLINE.finditer(plain.text)][:1]
    parts = [(bare_salutation(part), number) for text, number in lines for part in re.split(r"\s*/\s*", text)]
    once = {part: number for part, number in reversed(parts) if part}
    return [Found(part, number, sure=len(once) == 1) for part, number in reversed(once.items())]


_INLINE = re.compile(
    r"(?<=[\"“„«])(?:Your\s+Excellency|Excellency|Dear\s+[A-Z][\w. -]{2,40}|Уважаем\w{2}\s+[^,!\n]{4,50})(?=[,!:])"
)
_GENERAL = re.compile(
    r"(?i)^(?:your\s+)?excellenc\w+$|^(?:dear\s+)?(?:sirs?|madam|sir\s+or\s+madam|sir/madam|councillors?|senators?|"
    r"officials?)$|^to\s+whom\s+|"
    r"^geachte\s+(?:heer,?\s*(?:/|of)?\s*mevrouw|mevrouw,?\s*(?:/|of)?\s*heer|dames)|"
    r"^(?:mesdames|messieurs|madame,?\s+monsieur)\b|^sehr\s+geehrte\s+damen|^exzellenz$|^excelencia$|^excel[êe]ncia$|"
    r"^eccellenza$|^a\s+quien\s+"
)


def _greeted(salutation: str, targets: list[Entry], count: int) -> list[int]:
    """Return which targets a salutation is for: all where it is a general one, else whom it names, else one."""
    open_ones = [
        index
        for index, one in enumerate(targets)
        if not one.salutation and not (one.mission and one.mission.is_in_your_country)
    ]
    if _GENERAL.search(salutation):
        return open_ones
    likeness = {index: _likeness(salutation, targets[index]) for index in open_ones}
    most = max(likeness.values(), default=0)
    named = [index for index in open_ones if most and likeness[index] == most]
    people = [one for one in targets if not (one.mission and one.mission.is_in_your_country)]
    return named[:1] or (open_ones[:1] if len(people) == 1 or len(open_ones) == 1 < count else [])


_PREFIX = 5


def _likeness(salutation: str, entry: Entry) -> int:
    """Return how many words a salutation has in common with somebody's name and office."""
    said = {key(word)[:_PREFIX] for word in tokens(salutation) if len(word) > 3} - _POLITE
    texts = [entry.name.value if entry.name else "", entry.office.value if entry.office else "", *entry.other_offices]
    words = {key(word)[:_PREFIX] for text in texts for word in tokens(text) if len(word) > 3}
    return len(said & words)


_POLITE = frozenset(
    key(word)[:_PREFIX]
    for word in listed(
        "dear señor señora monsieur madame sehr geehrter geehrte herr frau egregio egregia gentile signor signora "
        "estimado estimada senhor senhora geachte heer mevrouw уважаемый уважаемая господин госпожа excelentísimo "
        "excelentíssimo your excellency"
    )
)
