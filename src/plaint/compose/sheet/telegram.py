"""The telegram: thirty to fifty words to one target, with a name and a demand in it, in capitals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.sheet.summary import as_sentence, count_words, shown_names
from plaint.contacts.latin import capitals
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.sheet.value import Entry, Sheet

FEWEST_WORDS, MOST_WORDS = 30, 50
_FILLERS = tuple(f"sheet.telegram.more.{number}" for number in range(1, 5))


@dataclass(frozen=True, slots=True)
class Telegram:
    """One telegram: the address on one line, the text, where the sender signs."""

    target: str
    address: str
    text: str
    signature: str

    @property
    def words(self) -> int:
        """How many words the text has; address and signature are apart."""
        return count_words(self.text)


def compose_telegrams(sheet: Sheet) -> tuple[Telegram, ...]:
    """Return a telegram for each target; where its postal address is not known, a gap stands for it.

    Raises:
        PlaintError: a demand is too long to be telegraphed.
    """
    signature = phrase(sheet.language, "sheet.telegram.signature")
    return tuple(
        Telegram(
            entry.target,
            _address(entry, sheet.language),
            capitals(" ".join(_sentences(sheet, entry)), sheet.language),
            signature,
        )
        for entry in sheet.entries
    )


def _address(entry: Entry, language: str) -> str:
    known = capitals(", ".join(filter(None, (entry.forward, *entry.address))), language)
    return known if entry.brief("post") else f"{known}, {phrase(language, 'sheet.telegram.address')}"


def _sentences(sheet: Sheet, entry: Entry) -> list[str]:
    sentences = _core(sheet, entry)
    for demand in entry.demands:
        if demand not in sentences and _count([*sentences, demand]) <= MOST_WORDS:
            sentences.append(demand)
    for key in _FILLERS:
        filler = phrase(sheet.language, key)
        if _count(sentences) < FEWEST_WORDS and _count([*sentences, filler]) <= MOST_WORDS:
            sentences.append(filler)
    return sentences


def _core(sheet: Sheet, entry: Entry) -> list[str]:
    """Return protest, name and demand; the demands are tried in their order, then fewer names."""
    core = next((core for core in _cores(sheet, entry) if _count(core) <= MOST_WORDS), None)
    if core is None:
        hint = f"{sheet.campaign}: give one demand, or the title, in fewer words in '{sheet.language}'"
        raise PlaintError(f"no telegram to {entry.target}: {MOST_WORDS} words are too few for any demand", hint)
    return core


def _cores(sheet: Sheet, entry: Entry) -> Iterator[list[str]]:
    language, names = sheet.language, entry.names
    protest = phrase(language, "sheet.telegram.protest")
    subjects = (shown_names(names, language), shown_names(names[:1], language)) if names else (sheet.title,)
    for subject in subjects:
        about = as_sentence(labelled(language, "sheet.telegram.about", subject))
        for demand in entry.demands or ("",):
            is_named = bool(names) and all(name in demand for name in names)
            yield [part for part in (protest, "" if is_named else about, demand) if part]


def _count(sentences: list[str]) -> int:
    return count_words(" ".join(sentences))
