"""A downloaded list of missions is read, told of, and given where it is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint import console
from plaint.errors import DataError, PlaintError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from plaint.lists.missions.book import Missions
    from plaint.model.recipient import Recipient
    from plaint.session import Session


@dataclass(frozen=True)
class MissionWish:
    """What somebody wants of a list, as they typed it."""

    of: str | None
    host: str | None
    source: str | None
    on: str | None
    write: bool
    json: bool


def import_missions(session: Session, file: str, wish: MissionWish) -> None:
    """Read a list of missions and give what is new in it.

    Raises:
        PlaintError: the list cannot be read, holds nothing of the state, or what is wanted cannot be written.
    """
    from plaint.commands.import_missions_report import say_missions
    from plaint.commands.import_signatories_run import read_raw
    from plaint.lists.missions.book import Question, settle_missions
    from plaint.lists.missions.formats import read_missions
    from plaint.reading.source import MAX_BYTES

    of, host, day = _country(wish.of, "--of"), _country(wish.host, "--in"), _day(wish.on)
    root = _root(session, is_needed=wish.write)
    raw, name = read_raw(file, MAX_BYTES)
    found = read_missions(raw, name)
    if found.faults:
        raise DataError((*found.faults, *found.remarks))
    book, senders = _known(root) if root else ({}, frozenset[str]())
    missions = settle_missions(found, Question(of, host, senders), book)
    if not missions.new and not missions.known:
        raise _nothing(missions, of, name)
    day = day or found.dated or session.today(None).isoformat()
    source = wish.source or found.source or f"{name}, licence unknown: publish nothing of it before you know"
    if not wish.json:
        say_missions(found, missions, name, of)
    _give(missions, source, day, wish, root)


def _country(asked: str | None, option: str) -> str | None:
    from plaint.contacts.country_reading import read_country

    if asked is None:
        return None
    read = read_country(asked.upper() if len(asked) == 2 else asked)
    if not read.code:
        hint = f"write one of {', '.join(read.choices)}" if read.choices else "use ISO 3166-1 alpha-2, as in KZ or GB"
        raise PlaintError(f"{option} {asked}: no such country", hint)
    return read.code


def _day(asked: str | None) -> str | None:
    from datetime import date

    try:
        return date.fromisoformat(asked).isoformat() if asked else None
    except ValueError:
        raise PlaintError(f"--on {asked}: no date", "write it as year-month-day, 2026-11-22") from None


def _root(session: Session, *, is_needed: bool) -> Path | None:
    from plaint.reading.root import find_root

    try:
        return find_root(session.folder)
    except PlaintError:
        if is_needed:
            raise
        return None


def _known(root: Path) -> tuple[Mapping[str, Recipient], frozenset[str]]:
    """Return the recipients of the workspace, and the countries in which its people write.

    Raises:
        DataError: its files are wrong.
    """
    from plaint.reading.data import read_data

    data = read_data(root)
    if data.problems:
        raise DataError(data.problems)
    countries = (data.settings.country, *(one.country for one in data.signatories.values()))
    return data.recipients, frozenset(filter(None, countries))


def _nothing(missions: Missions, of: str | None, name: str) -> PlaintError:
    if missions.problems:
        return DataError(missions.problems)
    return PlaintError(f"{name}: no mission of {of}", f"{missions.passed_over} of other states: see --of")


def _give(missions: Missions, source: str, day: str, wish: MissionWish, root: Path | None) -> None:
    from json import dumps

    from plaint.lists.filing import PUBLIC, add_to_file
    from plaint.lists.missions.writing import as_entries, as_json, as_yaml
    from plaint.reading.root import RECIPIENTS

    entries = as_entries(missions, source, day)
    if wish.write and root and entries:
        add_to_file(root / RECIPIENTS, entries, f"{source}, {day}; no person has checked these yet", PUBLIC)
    if wish.json:
        added = len(entries) if wish.write else 0
        console.result(dumps({**as_json(missions, source, day), "added": added}, ensure_ascii=False, indent=2))
    elif wish.write:
        console.say(f"{len(entries)} added to {RECIPIENTS}." if entries else "Nothing was written.", "strong")
    elif entries:
        console.result(as_yaml(entries).removesuffix("\n"))
