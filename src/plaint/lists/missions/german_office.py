"""Missions in Germany, as the Foreign Office publishes them: `/opendata/representativesInGermany`, JSON.

Keys as its description has them (title, type, leader, street, number, zip, city, telefone, fax, mail, url, open).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from plaint.errors import Place, Problem
from plaint.lists.missions.row import MissionList, MissionRow, make_row

FORM = "the German Foreign Office's open data (JSON)"
SOURCE = "Auswärtiges Amt, open data; its terms of use tell what may be published"
HOST = "DE"
_KEYS = {
    "name": "title",
    "kind": "type",
    "street": "street",
    "number": "number",
    "postcode": "zip",
    "city": "city",
    "phone": "telefone",
    "fax": "fax",
    "email": "mail",
    "web": "url",
    "hours": "open",
}
_MOST_SECONDS = 4_000_000_000


def is_german_office(value: Any) -> bool:
    """Tell whether JSON is an answer of the Foreign Office; an empty object is its way to say that it is closed."""
    return isinstance(value, dict) and isinstance(value.get("response"), dict)


def read_german_office(value: Any, name: str) -> MissionList:
    """Return the missions of an answer."""
    response: dict[str, Any] = value["response"]
    rows = tuple(_rows(response, name))
    fault = Problem(Place(name), "no mission in it", "download /opendata/representativesInGermany again")
    return MissionList(FORM, rows, SOURCE, _dated(response), () if rows else (fault,))


def _rows(response: dict[str, Any], name: str) -> Iterator[MissionRow]:
    for number, listed in response.items():
        if not isinstance(listed, dict):
            continue
        state = str(listed.get("title") or listed.get("country") or "")
        addresses = {key: one for key, one in listed.items() if isinstance(one, dict)}
        if not addresses and ("street" in listed or "city" in listed):
            addresses = {number: listed}
        for own, address in addresses.items():
            cells = {key: address.get(written) for key, written in _KEYS.items()}
            of = "" if state == address.get("title") else state
            yield make_row(
                Place(f"{name}, entry {own}"[:200]), {**cells, "of": of, "host": HOST, "ref": f"entry {own}"}
            )


def _dated(response: dict[str, Any]) -> str:
    """Return the day of the newest entry; times are milliseconds since 1970."""
    times = [one.get("lastModified") for one in response.values() if isinstance(one, dict)]
    seconds = [time / 1000 for time in (*times, response.get("lastModified")) if isinstance(time, int)]
    newest = max((one for one in seconds if 0 < one < _MOST_SECONDS), default=None)
    return "" if newest is None else datetime.fromtimestamp(newest, UTC).date().isoformat()
