"""Files in output/ that show names or addresses which are old by now: letters, packs, sheets, pages, lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.persons.contents import MOST, words_of
from plaint.reading.source import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plaint.outdated.today import Today

OUTPUT = "output"
READ = frozenset({".pdf", ".txt", ".html", ".eml", ".docx", ".xlsx", ".csv", ".json", ".vcf", ".xml", ".ics", ".md"})


@dataclass(frozen=True, kw_only=True)
class OldFile:
    """A file that is to be made anew.

    Attributes:
        name: from the workspace's root.
        recipient: whose data are old in it.
        shows: what stands in it that is old; "" where it lacks what is new.
        lacks: what should stand in it, and does not; "".
    """

    name: str
    recipient: str
    shows: str
    lacks: str


def old_files(root: Path, today: Today, more: Iterable[tuple[str, str]]) -> Iterator[OldFile]:
    """Yield the files of a campaign with old data; those that cannot be read are passed over.

    Args:
        root: of the workspace.
        today: what would be printed now.
        more: further words that are old, each with the id of the recipient, as the journal tells.
    """
    words = {(recipient, word): None for recipient, word in (*today.old_words(), *more) if word}
    for path in sorted((root / OUTPUT / today.campaign.id).rglob("*")):
        text = _text_of(path)
        if text:
            yield from _old_in(str(path.relative_to(root)), path, text, _Sought(today, tuple(words)))


@dataclass(frozen=True)
class _Sought:
    today: Today
    words: tuple[tuple[str, str], ...]


def _old_in(name: str, path: Path, text: str, sought: _Sought) -> Iterator[OldFile]:
    for recipient in dict.fromkeys(recipient for recipient, _ in sought.words):
        shown = [word for whose, word in sought.words if whose == recipient and _plain(word) in text]
        if shown:
            yield OldFile(name=name, recipient=recipient, shows=", ".join(shown), lacks="")
            return
    for recipient, missing in _lacking(path, text, sought.today):
        yield OldFile(name=name, recipient=recipient, shows="", lacks=", ".join(missing))


def _lacking(path: Path, text: str, today: Today) -> Iterator[tuple[str, list[str]]]:
    """Yield what the PDF of a letter, `<target>-<language>….pdf`, lacks of the address of today."""
    if path.suffix != ".pdf":
        return
    for name, recipient in today.named():
        rest = path.stem.removeprefix(f"{name}-")
        language = rest.partition("-")[0]
        if rest == path.stem or len(language) not in (2, 3) or language == "via":
            continue
        names, lines = today.own_lines(recipient, language)
        missing = [line for line in (*names, *lines) if _plain(line) not in text]
        is_theirs = name == recipient.id or any(line not in missing for line in lines)
        if missing and is_theirs:  # else it may be a letter to a mission whose address nobody knew
            yield recipient.id, missing


def _text_of(path: Path) -> str:
    """Return the words of a file in one line, folded; "" where it holds none that can be read."""
    if path.suffix not in READ or path.name.startswith(".") or not path.is_file():
        return ""
    try:
        raw = read_bytes(path, MOST)
    except OSError:
        return ""
    return _plain("\n".join(words_of(raw))) if raw is not None else ""


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
