"""A list of people from elsewhere becomes signatories: read, cleaned, looked through for damage and for doubles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plaint.errors import Place, Problem
from plaint.lists.cleaning import Cleaner
from plaint.lists.duplicates import Duplicate, find_duplicates
from plaint.lists.entry import Clean, Raw
from plaint.lists.pasted import read_pasted
from plaint.lists.spoilt import Inspector
from plaint.lists.table import NAMING, Titled, head_line, known_titles, read_titled
from plaint.naming import slugify
from plaint.reading.cells import PACKED, cells_of, split_cells, text_of
from plaint.reading.root import SIGNATORIES
from plaint.reading.rows import MOST_ROWS, too_many
from plaint.reading.source import MAX_BYTES, size_in_words
from plaint.reading.table import signatory_of
from plaint.reading.unsafe import UNSAFE

if TYPE_CHECKING:
    from plaint.lists.titles import Column
    from plaint.model.people import Signatory
    from plaint.reading.source import Source

Form = Literal["table", "list"]


@dataclass(frozen=True)
class Person:
    """One signatory of the list.

    Attributes:
        id: that no other has.
        clean: what the list says, cleaned.
    """

    id: str
    clean: Clean


@dataclass(frozen=True)
class People:
    """What a list holds.

    Attributes:
        form: how it was read.
        columns: of a table, with what each was taken for.
        persons: those who can sign, in the order of the list.
        known: those who stood in signatories.yaml before.
        problems: all that is wrong, in the order of the list.
        duplicates: by number, counting `known` first and `persons` after them.
    """

    form: Form
    columns: tuple[Column, ...] = ()
    persons: tuple[Person, ...] = ()
    known: tuple[Clean, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps somebody out of the list."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def everybody(self) -> tuple[Clean, ...]:
        """Those who were known before, and those of the list."""
        return (*self.known, *(person.clean for person in self.persons))

    @property
    def known_before(self) -> frozenset[str]:
        """Ids of those of the list who stand in signatories.yaml already, beyond doubt."""
        before, found = len(self.known), set[str]()
        same = {_likeness(clean) for clean in self.known}
        for double in self.duplicates:
            if double.is_certain and double.first < before <= double.second:
                found.add(self.persons[double.second - before].id)
        return frozenset(found | {person.id for person in self.persons if _likeness(person.clean) in same})


_COMPARED = ("name", "town", "country", "organisation", "role", "street", "postcode", "email", "language")


def _likeness(clean: Clean) -> frozenset[tuple[str, str]]:
    """Return what two entries share that say all the same of somebody."""
    return frozenset((key, words.casefold()) for key, words in clean.cells if key in _COMPARED)


def read_people(
    raw: bytes,
    name: str,
    known: Mapping[str, Signatory] | None = None,
    chosen: Mapping[str, str] | None = None,
    form: Form | None = None,
) -> People:
    """Read a list of people, a table or a pasted one.

    Args:
        raw: the file: CSV in UTF-8, a workbook, or text.
        name: what to call it in messages.
        known: signatories that are in the workspace already, by id.
        chosen: titles of columns, as `titles.title_key` makes them, to keys.
        form: as what to read it; None to tell by its content.
    """
    found = _read(raw, name, chosen or {}, form)
    before = tuple(_known(one) for one in (known or {}).values())
    desk = _Desk(set(known or ()), list(found.problems))
    desk.take(found.rows)
    if not desk.persons and not any(problem.severity == "error" for problem in desk.problems):
        desk.problems.append(Problem(Place(name), "nobody in it", "give a table, or a list of names"))
    persons = tuple(desk.persons)
    everybody = (*before, *(person.clean for person in persons))
    doubles = tuple(one for one in find_duplicates(everybody) if one.second >= len(before))
    return People(found.form, found.columns, persons, before, tuple(desk.problems), doubles)


@dataclass(frozen=True)
class _Found:
    form: Form
    rows: Iterable[Raw] = ()
    problems: tuple[Problem, ...] = ()
    columns: tuple[Column, ...] = ()


def _read(raw: bytes, name: str, chosen: Mapping[str, str], form: Form | None) -> _Found:
    if not raw.strip():
        return _Found("list", problems=(Problem(Place(name), "empty", "give a table or a list of names"),))
    if raw.startswith((PACKED, b"\xd0\xcf\x11\xe0")):
        return _from_table(read_titled(cells_of(raw, name), name, chosen))
    source = text_of(raw, name)
    if isinstance(source, Problem):
        return _Found("table", problems=(source,))
    above = head_line(source, known_titles(chosen), NAMING)
    first = source.text.lstrip("\n").partition("\n")[0]
    if form == "table" or (form is None and (above is not None or "\t" in first or chosen)):
        return _from_table(read_titled(split_cells(source, above or 0), name, chosen))
    return _from_text(source)


def _from_table(titled: Titled) -> _Found:
    return _Found("table", titled.rows, (*titled.faults, *titled.remarks), titled.columns)


def _from_text(source: Source) -> _Found:
    if len(source.raw) > MAX_BYTES:
        problem = Problem(Place(source.name), f"a pasted list larger than {size_in_words(MAX_BYTES)}", "split it")
        return _Found("list", problems=(problem,))
    found = UNSAFE.search(source.text)
    unsafe = () if found is None else (_unsafe(source, found.start()),)
    rows = read_pasted(UNSAFE.sub("", source.text) if found else source.text, source.name)
    surplus = (too_many(source.name),) if len(rows) > MOST_ROWS else ()
    return _Found("list", rows[:MOST_ROWS], (*unsafe, *surplus))


def _unsafe(source: Source, at: int) -> Problem:
    place = Place(source.name, source.text.count("\n", 0, at) + 1)
    return Problem(place, "unsafe characters are left out", "see whether a letter is lost", "warning")


@dataclass
class _Desk:
    """Takes one entry after another, and gives each an id that nobody has."""

    taken: set[str]
    problems: list[Problem]
    persons: list[Person] = field(default_factory=list)
    cleaner: Cleaner = field(default_factory=Cleaner)
    inspector: Inspector = field(default_factory=Inspector)
    made: Counter[str] = field(default_factory=Counter)

    def take(self, rows: Iterable[Raw]) -> None:
        """Take all entries; ids that the list gives go before ids that are made."""
        cleaned = [self.cleaner.clean(raw) for raw in rows]  # the rows are gone when the entries are looked at
        given = {clean.get("id") for clean in cleaned}
        for clean in cleaned:
            self.problems += clean.problems
            if clean.get("name"):
                self._add(clean, given)
            elif clean.cells or not clean.problems:
                self.problems.append(Problem(clean.place, "no name", "write one, or remove the row"))

    def _add(self, clean: Clean, given: set[str]) -> None:
        name = self._id(clean, given)
        found = signatory_of({**dict(clean.cells), "id": name}, clean.place)
        if isinstance(found, tuple):
            self.problems += found
            return
        self.taken.add(name)
        self.problems += self.inspector.inspect(clean)
        self.persons.append(Person(name, clean))

    def _id(self, clean: Clean, given: set[str]) -> str:
        own = clean.get("id")
        if own and own not in self.taken:
            return own
        slug = own or slugify(clean.get("name"), "signatory")
        while True:
            self.made[slug] += 1
            candidate = slug if self.made[slug] == 1 else f"{slug}-{self.made[slug]}"
            if candidate not in self.taken and candidate not in given:
                break
        if own:
            message = f"id '{own}' is taken: it becomes '{candidate}'"
            self.problems.append(Problem(clean.place, message, "see whether this is the same person", "warning"))
        return candidate


def _known(signatory: Signatory) -> Clean:
    """Return a signatory of the workspace as an entry to compare with."""
    words = signatory.model_dump(include=set(_COMPARED), exclude_none=True)
    cells = tuple((key, str(words[key])) for key in _COMPARED if words.get(key))
    return Clean(Place(SIGNATORIES), (("id", signatory.id), *cells))
