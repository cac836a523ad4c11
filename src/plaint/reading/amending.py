"""Values of an entry of a YAML file are set, added and taken away in its text; all else stays, comments too."""

from __future__ import annotations

import codecs
import json
import re
from bisect import bisect_left
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import yaml

from plaint.errors import DataError, PlaintError
from plaint.reading.blocks import write_scalar
from plaint.reading.plain import read_plain
from plaint.reading.source import Source, as_text
from plaint.reading.unsafe import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plaint.reading.plain import Plain

    Edit = tuple[int, int, str]
    Pair = tuple[yaml.Node, yaml.Node]

_WORD = re.compile(r"[a-z0-9-]+\Z")


def amend_entry(source: Source, trail: tuple[str, ...], changes: Mapping[str, str | None], beside: str) -> bytes:
    """Return a file's bytes with the values of one entry changed.

    The result is read again: it says what was there, but for these values, or nothing is returned.

    Args:
        source: the file as it is.
        trail: the keys that lead to the entry, as `campaigns` and an id.
        changes: keys with their new texts, made one line each; None takes a key away.
        beside: the key under which new ones are put.

    Raises:
        DataError: the file cannot be read.
        PlaintError: the entry is written so that this cannot be done safely; says what to type.
    """
    before = read_plain(source)
    if before.problems:
        raise DataError(tuple(before.problems))
    wanted = {key: None if text is None else _one_line(text) for key, text in changes.items()}
    after = _applied(source, tuple(_edits(source.text, _pairs(source.text, trail), wanted, beside)))
    _require_kept(source, before, after, trail, wanted)
    return after


def _one_line(text: str) -> str:
    return " ".join(UNSAFE.sub("", text).split())


def _pairs(text: str, trail: tuple[str, ...]) -> yaml.MappingNode | None:
    """Return the entry; None where a trail leads to none."""
    node: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    for name in trail:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key, value in pairs if key.value == name), None)
    return node if isinstance(node, yaml.MappingNode) else None


def _edits(
    text: str, entry: yaml.MappingNode | None, changes: Mapping[str, str | None], beside: str
) -> Iterator[Edit]:
    """Yield what is to stand where, by places in the text; nothing where there is no entry, or no key to begin at."""
    pairs: dict[str, Pair] = {key.value: (key, value) for key, value in entry.value} if entry else {}
    if entry is None or beside not in pairs:
        return
    is_flow = bool(entry.flow_style)
    for name, words in changes.items():
        if words is None and name in pairs:
            yield (_taken_from_flow if is_flow else _taken)(text, pairs[name])
        elif words is not None:
            written = _written(words, is_flow=is_flow)
            if name in pairs:
                yield _set(text, pairs[name], written)
            else:
                yield _added(text, pairs[beside], name, written, is_flow=is_flow)


def _written(words: str, *, is_flow: bool) -> str:
    """Return YAML for a line; between braces commas and brackets end what stands bare."""
    return write_scalar(words) if not is_flow or _WORD.match(words) else json.dumps(words, ensure_ascii=False)


def _set(text: str, pair: Pair, written: str) -> Edit:
    key, value = pair
    start, end = value.start_mark.index, _end(text, value)
    gap = text[key.end_mark.index : start]
    if gap.strip() == ":":
        return key.end_mark.index, end, f": {written}"
    return start, end, written


def _added(text: str, beside: Pair, name: str, written: str, *, is_flow: bool) -> Edit:
    key, value = beside
    end = _end(text, value)
    if is_flow:
        return end, end, f", {name}: {written}"
    at = (text + "\n").index("\n", end)
    return at, at, f"\n{' ' * key.start_mark.column}{name}: {written}"


def _taken(text: str, pair: Pair) -> Edit:
    """Take a pair's lines away; a comment behind it keeps its line."""
    key, value = pair
    start, end = text.rfind("\n", 0, key.start_mark.index) + 1, _end(text, value)
    line_end = (text + "\n").index("\n", end)
    if rest := text[end:line_end].strip():
        return key.start_mark.index, line_end, rest
    return start, min(line_end + 1, len(text)), ""


def _taken_from_flow(text: str, pair: Pair) -> Edit:
    key, value = pair
    start, end = key.start_mark.index, _end(text, value)
    before = text[:start].rstrip()
    if before.endswith(","):
        return len(before) - 1, end, ""
    after = re.match(r"\s*,\s*", text[end:])
    return start, end + (after.end() if after else 0), ""


def _end(text: str, node: yaml.Node) -> int:
    """Return where a node's own words end: PyYAML counts comments and blank lines after it too."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return start + len(text[start:end].rstrip())


def _applied(source: Source, edits: tuple[Edit, ...]) -> bytes:
    """Return the file's own bytes with edits made, its line ends and byte order mark kept."""
    mark = codecs.BOM_UTF8 if source.raw.startswith(codecs.BOM_UTF8) else b""
    whole = source.raw.removeprefix(codecs.BOM_UTF8).decode()
    doubles = [found.start() - number for number, found in enumerate(re.finditer("\r\n", whole))]
    line_end = "\r\n" if doubles else "\n"
    done, position = [], 0
    for start, end, words in sorted(edits, key=lambda edit: edit[:2]):
        done += [whole[position : start + bisect_left(doubles, start)], words.replace("\n", line_end)]
        position = end + bisect_left(doubles, end)
    return mark + "".join((*done, whole[position:])).encode()


def _require_kept(
    source: Source, before: Plain, after: bytes, trail: tuple[str, ...], changes: Mapping[str, str | None]
) -> None:
    """Read the result, and refuse it unless it says what was there but for the changes."""
    expected = deepcopy(before.value)
    entry: Any = expected
    for name in trail:
        entry = entry.get(name) if isinstance(entry, dict) else None
    if isinstance(entry, dict):
        for key, text in changes.items():
            entry.pop(key, None)
            entry |= {key: text} if text is not None else {}
    found = as_text(after, source.name)
    read = read_plain(found) if isinstance(found, Source) else None
    is_lost = source.text.lstrip().startswith("{") and _comments(after) < _comments(source.raw)
    if not isinstance(entry, dict) or read is None or read.problems or read.value != expected or is_lost:
        raise _unsafe(source, trail, changes)


def _comments(raw: bytes) -> int:
    """Count the lines that are a comment, or look like one."""
    return sum(line.lstrip().startswith(b"#") for line in raw.splitlines())


def _unsafe(source: Source, trail: tuple[str, ...], changes: Mapping[str, str | None]) -> PlaintError:
    written = [f"{key}: {_written(text, is_flow=False)}" for key, text in changes.items() if text is not None]
    taken = [key for key, text in changes.items() if text is None]
    lines = "; ".join((*written, *(f"no `{key}:`" for key in taken)))
    return PlaintError(
        f"{source.name}: the entry `{trail[-1]}` is written in a form that cannot be changed safely; it was left alone",
        f"write into it yourself, each on a line of its own: {lines}",
    )
