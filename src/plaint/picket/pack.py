"""The pack: all parts in print order in one file, numbered on the running sheet, and each as a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.discretion import names_contact
from plaint.compose.picket.remarks import Remark, remarks
from plaint.compose.picket.running import Known, PrintLine, Roles, RunningSheet, running_sheet
from plaint.picket.part import TIMES, Extra, Part
from plaint.render.piece import set_bookmark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.model.people import Picket
    from plaint.picket.papers import Papers
    from plaint.picket.part import PartName

EVERYTHING = "everything"
OURS = re.compile(r"(print-all|\d\d-[a-z0-9-]+|placards-a\d)\.pdf|picket\.ics")  # names of the files of a pack
USUAL_LENGTH = 2  # pages of a running sheet
MOST_TRIES = 4  # a running sheet that grows by a page moves the numbers on it, once


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the pack.

    Attributes:
        part: what it holds; `everything` for the one file with everything.
        first: its first page in the one file, from 1; 0 where it is not in it.
        times: how many times it is printed; 0 for what is no paper.
    """

    part: PartName | str
    title: str
    path: Path
    pages: int
    first: int
    times: int


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything laid out, nothing written yet."""

    parts: tuple[Part, ...]
    extras: tuple[Extra, ...]
    remarks: tuple[Remark, ...]

    @property
    def files(self) -> int:
        """How many files it will be."""
        return len(self.parts) + len(self.extras) + bool(self.parts)

    def numbered(self) -> Iterator[tuple[int, Part]]:
        """Yield each part with the number of its first page, from 1."""
        first = 1
        for part in self.parts:
            yield first, part
            first += part.pages


def lay_out_pack(papers: Papers, names: tuple[PartName, ...]) -> Iterator[Part | Extra | None]:
    """Lay out every part but the running sheet, name by name; otherwise as `Papers.make`."""
    for name in names:
        yield from papers.make(name)


def complete_pack(papers: Papers, made: tuple[Part | Extra | None, ...], names: tuple[PartName, ...]) -> Pack:
    """Add the running sheet, which counts the pages of everything, its own too."""
    parts = tuple(one for one in made if isinstance(one, Part))
    extras = tuple(one for one in made if isinstance(one, Extra))
    left_out = tuple(_left_out(papers.plan.language, text) for text in papers.street.left_out)
    pack = Pack(parts, extras, (*remarks(papers.plan), *left_out))
    if "running-sheet" not in names:
        return pack
    length = USUAL_LENGTH
    for _ in range(MOST_TRIES):
        sheet = _running_part(papers, pack, length)
        if sheet.pages == length:
            break
        length = sheet.pages
    return Pack((sheet, *parts), extras, pack.remarks)


def _left_out(language: str, text: str) -> Remark:
    here, english = (phrase(one, "picket.warn.left-out").format(text=text) for one in (language, "en"))
    return Remark(here, english)


def _running_part(papers: Papers, pack: Pack, length: int) -> Part:
    """Lay out the running sheet as if it had so many pages."""
    language = papers.plan.language
    own = PrintLine(
        _range(1, length), _title(language, "running-sheet"), _times(language, "running-sheet"),
        phrase(language, "picket.use.running-sheet"),
    )  # fmt: skip
    prints = (
        PrintLine(_range(first + length, part.pages), part.title, _times(language, part.name), part.use)
        for first, part in pack.numbered()
    )
    files = (
        PrintLine(extra.file, extra.title, _times(language, extra.name) if extra.pages else "", extra.use)
        for extra in pack.extras
    )
    warnings = (remark.text for remark in pack.remarks if not remark.is_law)
    known = Known(
        roles=_roles(papers.workspace.data.settings.picket),
        warnings=tuple(text for text in warnings if not names_contact(text, papers.workspace.data)),
        law=tuple(remark.text for remark in pack.remarks if remark.is_law),
        prints=(own, *prints),
        files=tuple(files),
    )
    return _set_running_sheet(papers, running_sheet(papers.plan, known))


def _set_running_sheet(papers: Papers, sheet: RunningSheet) -> Part:
    """Lay the running sheet out, in smaller type where that saves a page that it would spill onto."""
    pieces = (papers.desk.running_sheet(sheet, papers.plan.language, is_tight=tight) for tight in (False, True))
    loose = papers.bench.part("running-sheet", next(pieces))
    if loose.pages <= USUAL_LENGTH:
        return loose
    tight = papers.bench.part("running-sheet", next(pieces))
    return tight if tight.pages < loose.pages else loose


def _roles(people: Picket | None) -> Roles:
    return Roles(people.police or "", people.press or "", people.stewards) if people else Roles()


def _title(language: str, name: PartName) -> str:
    return phrase(language, f"picket.part.{name}")


def _times(language: str, name: PartName) -> str:
    return phrase(language, "picket.times").format(number=TIMES[name])


def _range(first: int, pages: int) -> str:
    return str(first) if pages <= 1 else f"{first}–{first + pages - 1}"


def print_pack(papers: Papers, pack: Pack, folder: Path) -> Iterator[tuple[Written, bytes]]:
    """Yield every file of the pack, with the place where it will be, and its bytes; nothing is written.

    Raises:
        RenderError: a page would be spoilt.
    """
    press, title = papers.press, papers.plan.campaign.title.best(papers.plan.language)
    for part in pack.parts:
        set_bookmark(part.document, part.title)
    if pack.parts:
        joined = press.join([part.document for part in pack.parts])
        yield Written(EVERYTHING, title, folder / "print-all.pdf", len(joined.pages), 1, 1), press.write(joined)
    for number, (first, part) in enumerate(pack.numbered(), 1):
        path = folder / f"{number:02}-{part.file}.pdf"
        yield Written(part.name, part.title, path, part.pages, first, part.times), press.write(part.document)
    for extra in pack.extras:
        times = TIMES[extra.name] if extra.pages else 0
        yield Written(extra.name, extra.title, folder / extra.file, extra.pages, 0, times), extra.content
