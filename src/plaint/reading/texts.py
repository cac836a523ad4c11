"""A letter's text: front matter in YAML, then Markdown with Jinja inside."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from pydantic import Field, ValidationError, model_validator

from plaint.errors import Place, Problem
from plaint.model.text import Language, Line, Value, refuse
from plaint.reading.plain import Plain, read_plain
from plaint.reading.source import Source, blank_unsafe, find_unsafe, read_source
from plaint.reading.wording import describe_errors

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64 * 1024
FILE_NAME = re.compile(r"([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)(?:\.([a-z0-9-]+))?\.md\Z")
_FRONT = re.compile(r"---[ \t]*\n((?:.*\n)*?)---[ \t]*(?:\n|\Z)")


class Origin(Value):
    """Which text a translation was made from: its language and the beginning of its digest."""

    language: Language
    digest: Line

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, str):
            language, _, digest = value.partition(" ")
            if not re.fullmatch(r"[0-9a-f]{8}", digest.strip()):
                raise refuse(f"'{value}' is no language and digest", "write it as en 1a2b3c4d; `plaint check` tells it")
            return {"language": language, "digest": digest.strip()}
        return value


class FrontMatter(Value):
    """The keys above a text.

    Attributes:
        whole: the text has its own salutation, closing and name; nothing is put before and after it.
    """

    subject: Line
    translated_from: Origin | None = Field(None, alias="translated-from")
    salutation: Line | None = None
    closing: Line | None = None
    whole: bool = False

    @model_validator(mode="after")
    def _whole_or_not(self) -> FrontMatter:
        if self.whole and (self.salutation or self.closing):
            raise refuse("`whole` beside `salutation` or `closing`", "keep the text whole, or remove `whole`")
        return self


@dataclass(frozen=True)
class LetterText:
    """One text that can be filled.

    Attributes:
        name: the file as messages call it.
        variant: a target's id or kind for which it is meant; empty for all.
        lines_before: how many lines of the file stand above the body.
        subject_line: where the subject stands, counted from 1.
        digest: the first 8 hexadecimal digits of the file's sha256.
    """

    name: str
    language: str
    variant: str
    front: FrontMatter = field(repr=False)
    body: str = field(repr=False)
    lines_before: int = 0
    subject_line: int = 2
    digest: str = ""


def digest_of(raw: bytes) -> str:
    """Return what `translated-from` quotes of a source text."""
    return hashlib.sha256(raw).hexdigest()[:8]


def read_text(path: Path, name: str) -> LetterText | tuple[Problem, ...]:
    """Read one text file, or say everything that is wrong with it."""
    named = FILE_NAME.match(path.name)
    if not named:
        return (Problem(Place(name), "not the name of a text", "name it <language>.md or <language>.<target>.md"),)
    source = read_source(path, name, MAX_BYTES)
    if isinstance(source, Problem):
        return (source,)
    return parse_text(source, named[1], named[2] or "")


@cache
def read_default_texts() -> tuple[LetterText, ...]:
    """Return the built-in default letters."""
    found: list[LetterText] = []
    for entry in sorted((resources.files("plaint") / "letters").iterdir(), key=lambda entry: entry.name):
        if named := FILE_NAME.match(entry.name):
            raw = entry.read_bytes()
            source = Source(f"builtin/{entry.name}", raw.decode(), raw)
            text = parse_text(source, named[1], named[2] or "")
            assert isinstance(text, LetterText), f"{entry.name}: {text}"
            found.append(text)
    return tuple(found)


def parse_text(source: Source, language: str, variant: str = "") -> LetterText | tuple[Problem, ...]:
    """Split a text into front matter and body; errors as values."""
    unsafe = find_unsafe(source)
    clean = blank_unsafe(source) if unsafe else source
    found = _FRONT.match(clean.text)
    if not found:
        return (*unsafe, _no_front_matter(clean))
    lines_before = found[0].count("\n")
    body = clean.text[found.end() :]
    # the line break stands for the opening ---, so that lines count as in the file
    plain = read_plain(Source(clean.name, "\n" + found[1], b""), with_places=True)
    front = _front_matter(plain, clean.name)
    problems = unsafe + (front if isinstance(front, tuple) else ())
    if not body.strip():
        problems += (Problem(Place(source.name, lines_before), "no text after the front matter", "write it"),)
    if problems or isinstance(front, tuple):
        return problems
    subject_line = plain.place_of(("subject",), Place("", 2)).line
    return LetterText(source.name, language, variant, front, body, lines_before, subject_line, digest_of(source.raw))


def _no_front_matter(source: Source) -> Problem:
    remedy = "begin the file with three lines: --- / subject: … / ---"
    begun = source.text.startswith("---")
    return Problem(Place(source.name, 1, 1), "front matter that does not end" if begun else "no front matter", remedy)


def _front_matter(plain: Plain, name: str) -> FrontMatter | tuple[Problem, ...]:
    problems = tuple(plain.problems)
    if not plain.complete:
        return problems
    try:
        front = FrontMatter.model_validate({} if plain.value is None else plain.value)
    except ValidationError as error:
        return (*problems, *describe_errors(error, FrontMatter, plain, name))
    return problems or front
