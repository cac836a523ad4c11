"""The letter that an appeal offers to be copied, and whom its salutation greets."""

from __future__ import annotations

import re
from dataclasses import replace

from plaint.appeal.cues import find_cues
from plaint.appeal.draft import Entry, Found, ModelLetter
from plaint.appeal.languages import language_of
from plaint.appeal.lines import Plain
from plaint.appeal.salutations import bare_salutation, is_closing, is_salutation
from plaint.appeal.words import key, tokens

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
    """Return the targets, the one whom the letter greets with its salutation."""
    if (
        letter is None
        or not letter.salutation
        or any(one.salutation and one.salutation.value == letter.salutation for one in targets)
    ):
        return targets
    people = [one for one in targets if not (one.mission and one.mission.is_in_your_country)]
    greeted = [one for one in people if _greets(letter.salutation, one)] or (people if len(people) == 1 else [])
    if not greeted or greeted[0].salutation:
        return targets
    found = Found(letter.salutation, letter.first - 1, len(people) == 1)
    return tuple(replace(one, salutation=found) if one is greeted[0] else one for one in targets)


def _greets(salutation: str, entry: Entry) -> bool:
    said = {key(word) for word in tokens(salutation) if len(word) > 3}
    name = {key(word) for word in tokens(entry.name.value if entry.name else "") if len(word) > 3}
    offices = " ".join([entry.office.value if entry.office else "", *entry.other_offices])
    office = {key(word) for word in tokens(offices) if len(word) > 3}
    return bool(said & name) or bool(said & office)
