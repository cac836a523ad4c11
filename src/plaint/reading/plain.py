"""YAML becomes plain values: mappings, lists and text, nothing else; each scalar stays as it was written.

PyYAML's C parser gives events; this builder turns them into values in one pass without recursion, so that a
deeply nested file cannot exhaust the stack, and sees what a loader hides: duplicate keys, anchors, tags.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from plaint.errors import Place, Problem
from plaint.reading.source import PLACEHOLDER, RETYPE, Source, blank_unsafe, find_unsafe
from plaint.reading.unsafe import UNSAFE, describe_unsafe, quote

MAX_DEPTH = 40
Trail = tuple[str | int, ...]

_NULLS = ("", "~", "null", "Null", "NULL")


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being filled."""

    container: dict[str, Any] | list[Any]
    path: Trail
    key: str | None = None


@dataclass
class Plain:
    """What a YAML file holds, with its problems and, where asked for, the place of each key and entry.

    Attributes:
        complete: whether the file was read to its end.
        places: of keys and entries. `values`: of the values that are plain text.
    """

    value: Any = None
    problems: list[Problem] = field(default_factory=list)
    complete: bool = True
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
    builder = _Builder(source, with_places)
    if UNSAFE.search(source.text):
        builder.is_spoilt = True
        builder.result.problems += find_unsafe(source)
        source = blank_unsafe(source)
    try:
        for event in yaml.parse(source.text, Loader=yaml.CBaseLoader):
            builder.take(event)
    except _Refused:
        builder.result.complete = builder.documents > 1
    except yaml.YAMLError as error:
        from plaint.reading.syntax import describe_syntax

        builder.result.problems.append(describe_syntax(error, source))
        builder.result.complete = False
    return builder.result


class _Refused(Exception):
    """The rest of the file is not worth reading."""


class _Builder:
    """Takes events in order and fills `result`."""

    def __init__(self, source: Source, with_places: bool) -> None:
        self.name = source.name
        # the whole text was searched at once: only an escape in double quotes can still bring an unsafe character
        self.has_escapes = "\\" in source.text
        self.is_spoilt = False
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
        self._problem(event, f"alias {quote('*' + event.anchor)}", "aliases are not read here: write the value out")
        self._add(None, event)

    def _scalar(self, event: Any) -> None:
        self._refuse_anchor_and_tag(event)
        text = event.value
        if self.has_escapes and UNSAFE.search(text):
            self._problem(event, f"unsafe character {describe_unsafe(text)}", RETYPE)
            text = UNSAFE.sub("", text)
        if self.is_spoilt:
            text = text.replace(PLACEHOLDER, "")
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
            self._problem(event, f"anchor {quote('&' + event.anchor)}", "anchors are not read here: remove it")
        if event.tag and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(event, f"tag {quote(tag)}", "tags are not read here: remove it")

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
        if not self.with_places:
            return ()
        if not isinstance(value, dict | list):
            self.result.values[(*top.path, key)] = self._place(event)
        return (*top.path, key)

    def _take_key(self, top: _Open, value: Any, event: Any) -> None:
        if not isinstance(value, str):
            remedy = "write a word before the colon; put a text that holds {{ … }} in quotes"
            self._problem(event, "a key that is no plain text", remedy)
            raise _Refused
        top.key = value
        trail = (*top.path, value)
        if value in top.container:
            first = self.result.places.get(trail)
            told = f" (first at line {first.line})" if first else ""
            self._problem(event, f"{quote(value)} a second time{told}", "remove one of the two")
        if self.with_places:
            self.result.places.setdefault(trail, self._place(event))

    def _note(self, path: Trail, event: Any) -> Trail:
        if self.with_places:
            self.result.places[path] = self._place(event)
        return path
