"""Missions out of OpenStreetMap, as its Overpass service gives them in JSON.

Tags as the OpenStreetMap wiki has them: `office=diplomatic` with `diplomatic`, `embassy`, `consulate`, `country` (the
sending state), `target` (the receiving one); `contact:*` goes before the plain key.
"""

from __future__ import annotations

from typing import Any

from plaint.errors import Place, Problem
from plaint.lists.missions.row import MissionList, MissionRow, make_row

FORM = "OpenStreetMap (Overpass JSON)"
SOURCE = "© OpenStreetMap contributors, Open Database License (ODbL) 1.0"
_CONTACTS = {"phone": "phone", "fax": "fax", "email": "email", "website": "web"}
_NO_MISSION = frozenset(["residence", "branch", "visa", "non_diplomatic", "other"])


def is_overpass(value: Any) -> bool:
    """Tell whether JSON is an answer of Overpass."""
    return isinstance(value, dict) and isinstance(value.get("elements"), list)


def read_overpass(value: Any, name: str) -> MissionList:
    """Return the missions of an answer; what is closed, a residence or no mission is passed over."""
    elements = [element for element in value["elements"] if isinstance(element, dict)]
    rows = tuple(row for number, element in enumerate(elements, 1) if (row := _row(element, number, name)))
    meta = value.get("osm3s")
    dated = str(meta.get("timestamp_osm_base", ""))[:10] if isinstance(meta, dict) else ""
    fault = Problem(Place(name), "no mission in it", "query office=diplomatic, with `out center tags;`")
    return MissionList(FORM, rows, SOURCE, dated, () if rows else (fault,), _cut_short(value, name))


def _cut_short(value: Any, name: str) -> tuple[Problem, ...]:
    """Tell of an answer that broke off: Overpass says so in a remark and gives what it has."""
    remark = value.get("remark")
    if not isinstance(remark, str):
        return ()
    return (Problem(Place(name), f"Overpass says: {remark[:200]}", "run the query again", "warning"),)


def _row(element: dict[str, Any], number: int, name: str) -> MissionRow | None:
    tags = element.get("tags")
    if not isinstance(tags, dict) or not _is_mission(tags):
        return None
    contacts = {key: tags.get(f"contact:{tag}") or tags.get(tag) for tag, key in _CONTACTS.items()}
    cells = {
        **contacts,
        "ref": f"{element.get('type', 'node')}/{element.get('id', '')}",
        "name": tags.get("name:en") or tags.get("name"),
        "of": tags.get("country"),
        "host": tags.get("target") or tags.get("addr:country"),
        "kind": _kind(tags),
        "street": tags.get("addr:street") or tags.get("addr:full") or tags.get("addr:place"),
        "number": tags.get("addr:housenumber"),
        "city": tags.get("addr:city"),
        "postcode": tags.get("addr:postcode"),
        "hours": tags.get("opening_hours"),
    }
    return make_row(Place(f"{name}, element {number}"), cells)


def _is_mission(tags: dict[str, Any]) -> bool:
    is_diplomatic = tags.get("office") == "diplomatic" or tags.get("amenity") == "embassy" or "diplomatic" in tags
    closed = any(str(tag).startswith(("disused", "abandoned", "was:", "demolished")) for tag in tags)
    kinds = {str(tags.get(key, "")) for key in ("diplomatic", "embassy", "consulate")}
    return is_diplomatic and not closed and not kinds & _NO_MISSION


def _kind(tags: dict[str, Any]) -> str:
    """Return what kind of mission tags tell; `embassy=mission` is one to an international body."""
    if tags.get("embassy") in ("mission", "delegation"):
        return "permanent mission"
    words = (tags.get("consulate"), tags.get("diplomatic"), "embassy" if tags.get("amenity") == "embassy" else "")
    return " ".join(str(word) for word in words if word and word != "yes")
