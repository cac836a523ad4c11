"""A downloaded list of missions, told by what is in it: JSON of three services, or a table."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from plaint.errors import Place, Problem
from plaint.lists.missions.german_office import is_german_office, read_german_office
from plaint.lists.missions.overpass import is_overpass, read_overpass
from plaint.lists.missions.row import MissionList
from plaint.lists.missions.table import MISSION_TITLES, WANTED, is_bindings, read_bindings, read_mission_table
from plaint.lists.table import head_line
from plaint.reading.cells import PACKED, cells_of, split_cells, text_of
from plaint.reading.rows import Cells
from plaint.reading.source import MAX_BYTES, as_text, size_in_words

MOST = 20_000
"""Missions of one list: all that there are in the world are about so many."""
KNOWN = "an answer of Overpass, Wikidata's query service or the German Foreign Office, or a table with column names"
_Reader = Callable[[Any, str], MissionList]
_KINDS: tuple[tuple[Callable[[Any], bool], _Reader], ...] = (
    (is_overpass, read_overpass),
    (is_german_office, read_german_office),
    (is_bindings, read_bindings),
)


def read_missions(raw: bytes, name: str) -> MissionList:
    """Read a list of missions.

    Args:
        raw: JSON in UTF-8, CSV or a workbook, up to 16 MiB.
        name: what to call it in messages.
    """
    if len(raw) > MAX_BYTES:
        return _refused(name, f"larger than {size_in_words(MAX_BYTES)}", "ask for one country at a time")
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not start:
        return _refused(name, "empty", f"give {KNOWN}")
    found = _read_json(raw, name) if start in b"{[" else read_mission_table(_cells(raw, name), name)
    if len(found.rows) > MOST:
        return _refused(name, f"{len(found.rows):,} entries", f"at most {MOST:,}: ask for one country at a time")
    return found


def _cells(raw: bytes, name: str) -> Cells:
    """Return the rows of a table, without what stands above the column names of a text."""
    source = None if raw.startswith(PACKED) else text_of(raw, name)
    if source is None or isinstance(source, Problem):
        return cells_of(raw, name)
    return split_cells(source, head_line(source, MISSION_TITLES, WANTED) or 0)


def _read_json(raw: bytes, name: str) -> MissionList:
    source = as_text(raw, name)
    if isinstance(source, Problem):
        return MissionList("JSON", faults=(source,))
    try:
        value = json.loads(source.text)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        problem = Problem(place, f"no JSON: {error.msg}", "download it again: it may be cut off")
        return MissionList("JSON", faults=(problem,))
    except (RecursionError, ValueError):
        return _refused(name, "JSON that no service gives", f"give {KNOWN}")
    reader = next((read for is_kind, read in _KINDS if is_kind(value)), None)
    return reader(value, name) if reader else _refused(name, "JSON of no service that is known here", f"give {KNOWN}")


def _refused(name: str, message: str, remedy: str) -> MissionList:
    return MissionList("", faults=(Problem(Place(name), message, remedy),))
