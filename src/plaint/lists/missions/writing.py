"""Missions as entries of recipients.yaml, or as values for programs. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plaint.lists.writing import problem_json
from plaint.reading.blocks import Block, Items, Key, Leaf, write_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plaint.lists.missions.book import Missions
    from plaint.lists.missions.mission import Line, Mission
    from plaint.reading.blocks import Node

TOP = "recipients"
_OSM = re.compile(r"(?:node|way|relation)/\d+\Z")


def as_entries(missions: Missions, source: str, day: str) -> tuple[Key, ...]:
    """Return the new missions as entries, each with whose data it is and of what day.

    Args:
        missions: what was settled.
        source: whose data it is and what may be done with it, in words.
        day: ISO date of the data.
    """
    return tuple(Key(name, Block(tuple(_keys(one, source, day)))) for name, one in missions.new)


def as_yaml(entries: Sequence[Key]) -> str:
    """Return entries as recipients.yaml has them."""
    lines = [f"{TOP}:"]
    for entry in entries:
        lines += ["", *write_block(Block((entry,)), 2)]
    return "\n".join(lines) + "\n"


def _keys(mission: Mission, source: str, day: str) -> Iterator[Key]:
    is_ambassadors = mission.kind in ("embassy", "permanent-mission")
    head = (
        ("kind", "mission"),
        ("rank", "ambassador" if is_ambassadors else ""),
        ("mission", mission.kind),
        ("of", mission.of),
        ("seat", mission.seat),
        ("country", mission.host),
    )
    yield from (Key(key, Leaf(words)) for key, words in head if words)
    if mission.covers:
        yield Key("covers", Items(tuple(map(Leaf, (mission.host, *mission.covers)))))
    if mission.lines:
        yield Key("post", Block(tuple(_post(mission))))
    yield from _points(mission)
    note = "an honorary consul: no office of the state's own" if mission.is_honorary else ""
    foot = (("hours", mission.hours), ("source", source_words(mission, source, day)), ("note", note))
    yield from (Key(key, Leaf(words)) for key, words in foot if words)


def _points(mission: Mission) -> Iterator[Key]:
    points: tuple[tuple[str, list[Leaf | Block]], ...] = (
        ("fax", [_number(line) for line in mission.fax]),
        ("phone", [_number(line) for line in mission.phone]),
        ("email", [Leaf(one) for one in mission.email]),
        ("web", [Leaf(one) for one in mission.web]),
    )
    yield from (Key(key, _one_or_many(nodes)) for key, nodes in points if nodes)


def _post(mission: Mission) -> Iterator[Key]:
    yield Key("lines", Items(tuple(Leaf(line) for line in mission.lines)))
    if mission.seat:
        yield Key("city", Leaf(mission.seat))
    if mission.postcode:
        yield Key("postcode", Leaf(mission.postcode))


def _one_or_many(nodes: list[Leaf | Block]) -> Node:
    return nodes[0] if len(nodes) == 1 else Items(tuple(nodes))


def _number(line: Line) -> Leaf | Block:
    reads_itself = line.printed.startswith("+") and "+" + re.sub(r"\(0\)|\D", "", line.printed) == line.e164
    if not line.note and (reads_itself or not line.e164):
        return Leaf(line.printed)
    keys = (("printed", line.printed), ("e164", line.e164), ("note", line.note))
    return Block(tuple(Key(key, Leaf(words)) for key, words in keys if words))


def source_words(mission: Mission, source: str, day: str) -> str:
    """Return where a mission's entry comes from: whose data, which entry of theirs, what licence, which day."""
    ref = next(iter(mission.refs), "")
    where = f"https://www.openstreetmap.org/{ref}" if _OSM.match(ref) else ref
    return "; ".join(filter(None, (source, where[:200], day)))


def as_json(missions: Missions, source: str, day: str) -> dict[str, Any]:
    """Return everything that was settled, for programs."""
    return {
        "source": source,
        "dated": day,
        "missions": [_mission_json(name, one, source_words(one, source, day)) for name, one in missions.new],
        "known": [{"id": one.id, "beyond": list(one.more)} for one in missions.known],
        "joined": missions.joined,
        "passed_over": missions.passed_over,
        "uncovered": list(missions.uncovered),
        "problems": [{"file": one.place.file, **problem_json(one)} for one in missions.problems],
    }


def _mission_json(name: str, mission: Mission, source: str) -> dict[str, Any]:
    return {
        "id": name,
        "mission": mission.kind,
        "of": mission.of,
        "country": mission.host,
        "seat": mission.seat or None,
        "covers": list(mission.covers),
        "lines": list(mission.lines),
        "postcode": mission.postcode or None,
        "fax": [_line_json(line) for line in mission.fax],
        "phone": [_line_json(line) for line in mission.phone],
        "email": list(mission.email),
        "web": list(mission.web),
        "hours": mission.hours or None,
        "honorary": mission.is_honorary,
        "missing": list(mission.gaps),
        "source": source,
        "lines_of_file": [str(place) for place in mission.places],
    }


def _line_json(line: Line) -> dict[str, str | None]:
    return {"printed": line.printed, "e164": line.e164 or None, "note": line.note or None}
