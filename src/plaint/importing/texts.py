"""The letter that an appeal offers becomes a text of the campaign: theirs, not yet read, and nothing in it runs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.importing.known import folded
from plaint.importing.words import printable
from plaint.model.text import LANGUAGE
from plaint.reading.texts import MAX_BYTES

if TYPE_CHECKING:
    from plaint.appeal.draft import AppealDraft, ModelLetter

COMMENT_LINE = 4
"""Of the file: where it says that nobody has read it."""
_TAG = re.compile(r"\{(?=[{%#])")
_MARKDOWN = re.compile(r"([\\*_])")
_BULLET = re.compile(r"[-+*•■▪●◦·–—][ \t]+(?=\S)")
_NUMBERED = re.compile(r"(\d{1,2})([.)])(?=[ \t]+\S)")
_OTHER_MARKER = re.compile(r"(\d{3,9})([.)])(?=\s|\Z)|([-+])(?=\s|\Z)")
_LONGEST_CLOSING = 70
SHORTEST_POINT = 6
"""Letters and digits of a contact point below which it may stand in any text."""
_CLOSING = re.compile(
    r"(?:yours|sincerely|respectfully|faithfully|in solidarity|with (?:best|kind) regards|(?:best|kind) regards|"
    r"mit (?:freundlich|solidarisch)\w{0,4}|hochachtungsvoll|veuillez|je vous prie|salutations|respectueusement|"
    r"atentamente|cordialmente|respetuosamente|saludos|atenciosamente|cordiali saluti|distinti saluti|hoogachtend|"
    r"met (?:vriendelijke|solidaire)|с уважением|с солидарностью|құрметпен)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"\[[^\[\]\n]{2,60}\]|_{3,}|\.{5,}|x{3,}", re.IGNORECASE)


def text_file(letter: ModelLetter) -> tuple[str, str] | None:
    """Return the name and content of a campaign's text; None where there is nothing to write or no language for it.

    Salutation and closing are cut off: each letter has its own.
    """
    if not LANGUAGE.match(letter.language):
        return None
    lines = _without_closing(_without_salutation(_lines(letter.text), letter.salutation))
    paired = zip(lines, ["", *lines], strict=False)
    body = "\n".join(_escaped(line) for line, before in paired if line or before).strip("\n")
    if not body.strip():
        return None
    where = f"lines {letter.first}-{letter.last} of the appeal"
    head = f'---\nsubject: "{{{{ campaign.title }}}}"\n---\n{{# theirs, not yet read: {where} #}}\n'
    content = f"{head}{body}\n"
    return (f"{letter.language}.md", content) if len(content.encode()) <= MAX_BYTES else None


def letter_of(draft: AppealDraft) -> ModelLetter | None:
    """Return the letter that an appeal offers; None where what was taken for one holds somebody's contact point.

    It would be printed in every letter, and an organiser's would stand in a file that git tracks.
    """
    entries = (*draft.targets, *(copy.to for copy in draft.copies))
    points = (*(point for entry in entries for point in entry.points), *(one.point for one in draft.passed_over))
    letter = draft.letter
    body = folded_signs(letter.text) if letter else ""
    seen = {folded_signs(words) for point in points for words in (point.printed, point.value or "")}
    if letter is None or any(one in body for one in seen if len(one) >= SHORTEST_POINT):
        return None
    return replace(letter, text="\n".join(_without_address(letter.text.splitlines(), draft)))


def _without_address(lines: list[str], draft: AppealDraft) -> list[str]:
    """Return the lines below the address of a target: each letter has its own."""
    parts = (part for entry in draft.targets for part in (entry.name, entry.office, *entry.address) if part)
    known = {folded_signs(part.value) for part in parts} | {""}
    first = next((number for number, line in enumerate(lines) if folded_signs(line) not in known), len(lines))
    return lines[first:]


def folded_signs(text: str) -> str:
    """Return a text's letters and digits alone, in small letters."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def placeholders(letter: ModelLetter) -> tuple[str, ...]:
    """Return what the letter leaves for its sender to fill in, as `[your name]`."""
    body = "\n".join(_without_closing(_lines(letter.text)))
    return tuple(dict.fromkeys(found[0][:40] for found in PLACEHOLDER.finditer(body)))


def _lines(text: str) -> list[str]:
    return [" ".join(printable(line).split()) for line in text.splitlines()]


def _without_salutation(lines: list[str], salutation: str) -> list[str]:
    first = next((number for number, line in enumerate(lines) if line), 0)
    wanted = folded(salutation)
    if lines and wanted and folded(lines[first]) == wanted:
        return lines[first + 1 :]
    return lines


def _without_closing(lines: list[str]) -> list[str]:
    """Return the lines up to the closing, if one stands near the end."""
    filled = [number for number, line in enumerate(lines) if line]
    for number in filled[-6:]:
        if len(lines[number]) <= _LONGEST_CLOSING and _CLOSING.match(lines[number]):
            return lines[:number]
    return lines


def _escaped(line: str) -> str:
    """Return a line that reads as exactly its words; a bullet or a number at its beginning stays a list's."""
    lead = ""
    if bullet := _BULLET.match(line):
        lead, line = "- ", line[bullet.end() :]
    elif number := _NUMBERED.match(line):
        lead, line = number[0] + " ", line[number.end() :].lstrip()
    words = _MARKDOWN.sub(r"\\\1", line)
    if marker := _OTHER_MARKER.match(words) or (_NUMBERED.match(words) if lead else None):
        words = f"{words[: marker.end() - 1]}\\{words[marker.end() - 1 :]}"
    return lead + _TAG.sub('{{ "{" }}', words)
