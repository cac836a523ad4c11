"""YAML becomes plain values: mappings, lists and text, nothing else; each scalar stays as it was written.

PyYAML's C parser gives events; this builder turns them into values in one pass without recursion, so that a
deeply nested file cannot exhaust the stack, and sees what a loader hides: duplicate keys, anchors, tags.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from plaint.errors import Place, Problem
from plaint.reading.source import Source
from plaint.reading.unsafe import UNSAFE, describe_unsafe

MAX_DEPTH = 40
Trail = tuple[str | int, ...]

_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass
class _Open:
    """A mapping or list that is still being filled."""

    container: dict[str, Any] | list[Any]
    path: Trail
    key: str | None = None
    places: dict[str, Place] = field(default_factory=dict)


@dataclass
class Plain:
    """What a YAML file holds, with its problems and, where asked for, the place of each key and entry."""

    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    places: dict[Trail, Place] = field(default_factory=dict)
    values: dict[Trail, Place] = field(default_factory=dict)

    def place_of(self, trail: Trail, fallback: Place) -> Place:
        """Return the place of a key or entry, or of the nearest thing around it."""
        while trail:
            if trail in self.places:
                return self.places[trail]
            trail = trail[:-1]
        return self.places.get((), fallback)

    def place_of_value(self, trail: Trail, fallback: Place) -> Place:
        """Return the place of a value that is plain text, else of its key."""
        return self.values.get(trail) or self.place_of(trail, fallback)


def read_plain(source: Source, *, with_places: bool = False) -> Plain:
    """Turn a YAML text into plain values.

    Args:
        source: the file.
        with_places: also note where each key and entry stands; slower, wanted only where something is wrong.
    """
    builder = _Builder(source.name, with_places)
    try:
        for event in yaml.parse(source.text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except _Refused:
        pass
    except yaml.MarkedYAMLError as error:
        builder.result.problems.append(_syntax_problem(error, source.name))
    except yaml.reader.ReaderError as error:
        builder.result.problems.append(_character_problem(source, error))
    return builder.result


class _Refused(Exception):
    """The rest of the file is not worth reading."""


class _Builder:
    """Takes events in order and fills `result`."""

    def __init__(self, name: str, with_places: bool) -> None:
        self.name = name
        self.with_places = with_places
        self.result = Plain()
        self.stack: list[_Open] = []
        self.documents = 0
        self.steps = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open_mapping,
            yaml.SequenceStartEvent: self._open_list,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        """Take one parser event."""
        step = self.steps.get(type(event))
        if step:
            step(event)

    def _place(self, event: Any) -> Place:
        return Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _problem(self, event: Any, message: str, remedy: str) -> None:
        self.result.problems.append(Problem(self._place(event), message, remedy))

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._problem(event, "a second YAML document", "keep one document a file: remove the line ---")
            raise _Refused

    def _alias(self, event: Any) -> None:
        self._problem(event, f"alias *{event.anchor}", "aliases are not read here: write the value out")
        self._add(None, event)

    def _scalar(self, event: Any) -> None:
        self._refuse_anchor_and_tag(event)
        text = event.value
        if UNSAFE.search(text):
            self._problem(event, f"unsafe character {describe_unsafe(text)}", "delete it and type the text again")
            text = UNSAFE.sub("", text)
        self._add(None if event.implicit[0] and text in _NULLS else text, event)

    def _open_mapping(self, event: Any) -> None:
        self._open({}, event)

    def _open_list(self, event: Any) -> None:
        self._open([], event)

    def _open(self, container: Any, event: Any) -> None:
        self._refuse_anchor_and_tag(event)
        if len(self.stack) >= MAX_DEPTH:
            self._problem(event, f"nested more than {MAX_DEPTH} deep", "write it flatter")
            raise _Refused
        path = self._add(container, event)
        self.stack.append(_Open(container, path))

    def _close(self, event: Any) -> None:
        self.stack.pop()

    def _refuse_anchor_and_tag(self, event: Any) -> None:
        if event.anchor:
            self._problem(event, f"anchor &{event.anchor}", "anchors are not read here: remove it")
        if event.tag and event.tag != "!":
            self._problem(event, f"tag {event.tag}", "tags are not read here: remove it")

    def _add(self, value: Any, event: Any) -> Trail:
        """Put a value where it belongs; return its path."""
        if not self.stack:
            self.result.value = value
            return self._note((), event)
        top = self.stack[-1]
        if isinstance(top.container, list):
            top.container.append(value)
            return self._note((*top.path, len(top.container) - 1), event) if self.with_places else ()
        if top.key is None:
            self._take_key(top, value, event)
            return ()
        key, top.key = top.key, None
        top.container[key] = value
        if self.with_places and not isinstance(value, dict | list):
            self.result.values[(*top.path, key)] = self._place(event)
        return (*top.path, key)

    def _take_key(self, top: _Open, value: Any, event: Any) -> None:
        if not isinstance(value, str):
            self._problem(event, "a key that is no plain text", "write a word before the colon")
            raise _Refused
        top.key = value
        place = top.places.setdefault(value, self._place(event))
        if value in top.container:
            self._problem(event, f"'{value}' a second time (first at line {place.line})", "remove one of the two")
        if self.with_places:
            self.result.places[(*top.path, value)] = place

    def _note(self, path: Trail, event: Any) -> Trail:
        if self.with_places:
            self.result.places[path] = self._place(event)
        return path


def _syntax_problem(error: yaml.MarkedYAMLError, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    return Problem(place, f"not valid YAML: {error.problem or error.context}", _syntax_remedy(error.problem or ""))


def _syntax_remedy(problem: str) -> str:
    remedies = {
        "mapping values are not allowed": 'a text that holds ": " needs quotes around it',
        "could not find expected ':'": "a key needs a colon after it; check the indentation too",
        "did not find expected key": "check the indentation and the quotes of this line and the one before",
        "cannot start any token": "indent with spaces, not tabs; quote a text that begins with @, `, % or *",
        "did not find expected ',' or": "close the bracket, and put commas between the entries",
        "unexpected end of stream": "a quote or bracket is not closed",
        "undefined alias": "quote a text that begins with *",
    }
    return next((remedy for key, remedy in remedies.items() if key in problem), "check the line and the one before it")


def _character_problem(source: Source, error: yaml.reader.ReaderError) -> Problem:
    found = UNSAFE.search(source.text)
    if not found:
        return Problem(Place(source.name), f"not valid YAML: {error.reason}", "save the file as plain text in UTF-8")
    line = source.text.count("\n", 0, found.start()) + 1
    column = found.start() - source.text.rfind("\n", 0, found.start())
    what = f"unsafe character U+{ord(found[0]):04X}"
    return Problem(Place(source.name, line, column), what, "delete it and type the text again")
