"""A pasted list becomes entries: `SURNAME, First, Country, organisation;` or `First Last (organisation), Country`.

Seed 001 has the first form, all in one line; petitions on the web have the second, one a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from plaint.contacts.country_reading import read_country, resembled_country
from plaint.errors import Place, Problem
from plaint.lists.capitals import is_shouted
from plaint.lists.entry import Raw
from plaint.lists.names import is_generation
from plaint.reading.rows import MOST_ROWS
from plaint.reading.unsafe import quote

MOST_LETTERS = 2000
"""Of one entry; what is longer is no entry of a list."""
_MOST_WORDS = 6  # of a name
_MARK = re.compile(r"[^;\n]+|[;\n]")
_ENUMERATION = re.compile(r"\A(?:\d{1,6}\s*[.)\]:]|[-–—•*·▪‣]|\[\s?\])\s+")
_EMAIL = re.compile(r"<?(?:mailto:)?([\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})>?")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BETWEEN_COMMAS = re.compile(r"(?:[^,()]|\([^()]*\)|[()])+")  # a comma in brackets parts nothing
_INITIALS = re.compile(r"(?:\w\.?[ -]?){1,4}")
_DASH = re.compile(r"\s+[–—-]\s+")
_SMALL = re.compile(
    r"(?:^|\s)(?:of|and|for|the|du|des|für|und|по|за|general|secretary|president|member|union|syndicat)(?=\s|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """The text of one entry, and where it begins."""

    place: Place
    text: str


def read_pasted(text: str, name: str) -> tuple[Raw, ...]:
    """Read a pasted list; what is no person, as a heading, comes back with a problem that says so.

    No more entries are read than `MOST_ROWS` and one.
    """
    pieces = tuple(islice(_pieces(text, name), MOST_ROWS + 1))
    shouting = _is_shouting(pieces)
    return tuple(_read(piece, shouting=shouting) for piece in pieces)


def _pieces(text: str, name: str) -> Iterator[Piece]:
    """Cut at semicolons where there are as many as lines, a break then being a blank; else at the ends of lines."""
    lines = text.split("\n")
    ends = _ends_of_entries([line.strip() for line in lines if line.strip()])
    line, column = 1, 1
    start: Place | None = None
    gathered: list[str] = []
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark == "\n" and mark not in ends and gathered and start and not _is_blank_below(lines, line):
            gathered.append(" ")
        elif mark == "\n" or mark in ends:
            yield from _gathered(gathered, start)
            gathered, start = [], None
        else:
            bare = mark.lstrip()
            if bare and start is None:
                start = Place(name, line, column + len(mark) - len(bare))
            gathered.append(mark)
        line, column = (line + 1, 1) if mark == "\n" else (line, column + len(mark))
    yield from _gathered(gathered, start)


def _is_blank_below(lines: list[str], line: int) -> bool:
    """Tell whether a blank line follows: a list does not go on across one."""
    return line >= len(lines) or not lines[line].strip()


def _ends_of_entries(said: list[str]) -> str:
    """Return at which signs an entry ends: line breaks, semicolons, or both."""
    counts = [line.count(";") for line in said]
    if sum(counts) < max(1, len(said) - 1):
        return "\n"
    is_regular = len(said) > 1 and min(counts) == max(counts) and not any(line.endswith(";") for line in said)
    if not is_regular:
        return ";"
    # as many in each line: they part the columns of a table without titles, or whole entries, which have commas
    return "\n" if sum(line.count(",") for line in said) < sum(counts) else ";\n"


def _gathered(parts: list[str], start: Place | None) -> Iterator[Piece]:
    text = " ".join("".join(parts).split())
    if text and start:
        yield Piece(start, text)


def _is_shouting(pieces: tuple[Piece, ...]) -> bool:
    """Tell whether the list writes surnames first, in capitals: half of its entries begin so."""
    firsts = [_bare(piece.text).partition(",")[0].strip() for piece in pieces]
    return bool(firsts) and 2 * sum(map(is_shouted, firsts)) >= len(firsts)


def _bare(text: str) -> str:
    return _ENUMERATION.sub("", text, count=1)


def _read(piece: Piece, *, shouting: bool) -> Raw:
    text = _bare(piece.text)
    if len(text) > MOST_LETTERS:
        message = f"{len(text)} characters, more than one person needs"
        return Raw(piece.place, (), (Problem(piece.place, message, "write one person a line, or ; after each"),))
    if text.endswith(":") or not any(sign.isalpha() for sign in text):
        return Raw(piece.place, (), (_no_person(piece),))
    email = _EMAIL.search(text)
    if email:
        text = f"{text[: email.start()]},{text[email.end() :]}"
    cells = dict(_parts(text, shouting=shouting))
    if email:
        cells["email"] = email[1].rstrip(".")
    if not cells.get("name") or len(cells["name"].split()) > _MOST_WORDS:
        return Raw(piece.place, (), (_no_person(piece),))
    return Raw(piece.place, tuple(cells.items()), _doubt(piece, cells))


def _no_person(piece: Piece) -> Problem:
    remedy = "left out; if it is one, write SURNAME, First, Country"
    return Problem(piece.place, f"no person: {quote(piece.text)}", remedy, "warning")


def _doubt(piece: Piece, cells: dict[str, str]) -> tuple[Problem, ...]:
    if " " in cells["name"].replace(",", " ").strip():
        return ()
    return (Problem(piece.place, f"only one word of a name: '{cells['name']}'", "look whether it is whole", "warning"),)


def _parts(text: str, *, shouting: bool) -> Iterator[tuple[str, str]]:
    """Yield key and words: a name, a country where one is named, and what is left as the organisation."""
    words = [part.strip(" ,") for part in _BETWEEN_COMMAS.findall(_DASH.sub(", ", text.replace(";", ",")))]
    words = [part for part in words if part]
    if not words:
        return
    bracketed = [found.strip() for found in _BRACKETS.findall(words[0])]
    words[0] = " ".join(_BRACKETS.sub(" ", words[0]).split())
    if len(words) > 1:
        words[-1] = _without_stop(words[-1])
    name, rest = _split_name(words, shouting=shouting)
    yield "name", name
    rest = [*filter(None, bracketed), *rest]
    country = _country_in(rest)
    if country is not None:
        yield "country", rest.pop(country)
    if rest:
        yield "organisation", ", ".join(rest)


def _without_stop(word: str) -> str:
    """Take the full stop of the list's end away, but none of an abbreviation."""
    return word[:-1] if word.endswith(".") and len(word.split()[-1]) > 3 and "." not in word[:-1].split()[-1] else word


def _split_name(words: list[str], *, shouting: bool) -> tuple[str, list[str]]:
    first, rest = words[0], words[1:]
    if not rest or not _is_given(first, rest[0], shouting=shouting):
        return first, rest
    if is_generation(rest[0]):
        return f"{first} {rest[0]}", rest[1:]
    return f"{first}, {rest[0]}", rest[1:]


def _is_given(first: str, second: str, *, shouting: bool) -> bool:
    """Tell whether what stands behind the first comma is a given name, or already the country or an office."""
    if is_generation(second):
        return True
    if len(second.split()) > 3 or _SMALL.search(second) or any(sign.isdigit() for sign in second):
        return False
    if _INITIALS.fullmatch(second):
        return len(first.split()) == 1 or is_shouted(first)
    if shouting:
        is_whole = len(first.split()) > 1 and read_country(second).code
        return is_shouted(first) and not is_whole and not is_shouted(second)
    is_given = second[:1].isupper() and not is_shouted(second)
    return len(first.split()) == 1 and is_given and not _names_country(second)


def _names_country(text: str) -> bool:
    read = read_country(text)
    return bool(read.code or read.choices)


def _country_in(words: list[str]) -> int | None:
    """Return which of the words is a country: one that is known, else one that is nearly."""
    known = [place for place, word in enumerate(words) if _names_country(word)]
    if known:
        return known[-1] if _is_last(words, known[-1]) else known[0]
    near = (place for place, word in enumerate(words[:2]) if "?" in word and resembled_country(word).choices)
    return next(near, None)


def _is_last(words: list[str], place: int) -> bool:
    return place == len(words) - 1
