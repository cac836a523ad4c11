"""Values become YAML as people write it here: block style, one key a line, remarks as comments.

What is written is read back as exactly the same words, whatever they hold; characters that reading refuses are left
out. Only what could be taken for something else stands in quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.reading.unsafe import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterator

STEP = 2
WIDTH = 110
"""Columns up to which a remark stands behind its value; a longer line has it above."""

# A letter or digit first; no blank but the space, nothing that opens a bracket, a quote, a comment or a mapping.
_BARE = re.compile(r"[^\W_](?:[^\s:#\"'`\[\]{}\\]|[:'](?=[^\s])| (?=[^\s#:]))*\Z")
_KEY = re.compile(r"(?!null\Z)[a-z][a-z0-9-]*\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
# What some reader of YAML 1.1 or 1.2 takes for a number, a date, a yes or a nothing.
_NUMBER_LIKE = re.compile(r"[\d.,:_+\-/a-fotxz]+\Z", re.IGNORECASE)
_WORDS = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words, and a remark on them."""

    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """A key with what stands under it; `remark` is about the key."""

    name: str
    value: Node
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Keys, one below the other."""

    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, one entry below the other."""

    items: tuple[Leaf | Block, ...]


Node = Leaf | Block | Items


def write_scalar(text: str) -> str:
    """Return YAML for a text: as it is where nothing can take it for something else, in double quotes elsewhere."""
    words = UNSAFE.sub("", text)
    if _DAY.match(words) or (_BARE.match(words) and not _is_ambiguous(words)):
        return words
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _is_ambiguous(words: str) -> bool:
    return words.casefold() in _WORDS or bool(_NUMBER_LIKE.match(words) and any(sign.isdigit() for sign in words))


def write_comment(text: str, indent: int = 0) -> str:
    """Return a comment on one line, whatever the text holds."""
    words = " ".join(UNSAFE.sub("", text).split())
    return f"{' ' * indent}# {words}".rstrip()


def write_block(block: Block, indent: int = 0) -> Iterator[str]:
    """Yield the lines of a block, without line ends."""
    for key in block.keys:
        yield from _key(key, " " * indent, indent)


def _key(key: Key, lead: str, indent: int) -> Iterator[str]:
    """Yield a key's lines; `lead` is what stands before it, spaces or a list's hyphen."""
    name = key.name if _KEY.match(key.name) else write_scalar(key.name)
    head, value = f"{lead}{name}:", key.value
    if isinstance(value, Leaf):
        remark = "; ".join(filter(None, (key.remark, value.remark)))
        yield from _remarked(f"{head} {write_scalar(value.text)}", remark, indent)
        return
    empty = "" if _holds(value) else (" {}" if isinstance(value, Block) else " []")
    yield from _remarked(f"{head}{empty}", key.remark, indent)
    if isinstance(value, Block):
        yield from write_block(value, indent + STEP)
    else:
        yield from _items(value, indent + STEP)


def _holds(value: Block | Items) -> bool:
    return bool(value.keys if isinstance(value, Block) else value.items)


def _items(items: Items, indent: int) -> Iterator[str]:
    lead = " " * indent + "- "
    for item in items.items:
        if isinstance(item, Leaf):
            yield from _remarked(f"{lead}{write_scalar(item.text)}", item.remark, indent)
        elif not item.keys:
            yield f"{lead}{{}}"
        else:
            first, *rest = item.keys
            yield from _item_head(first, lead, indent)
            yield from write_block(Block(tuple(rest)), indent + STEP)


def _item_head(key: Key, lead: str, indent: int) -> Iterator[str]:
    """Yield the first key of an entry; a remark that has no room behind it stands before the hyphen."""
    for line in _key(key, lead, indent + STEP):
        yield line[STEP:] if line.lstrip().startswith("#") and len(line) - len(line.lstrip()) == indent + STEP else line


def _remarked(line: str, remark: str, indent: int) -> Iterator[str]:
    comment = write_comment(remark) if remark else ""
    if comment and len(line) + 2 + len(comment) > WIDTH:
        yield " " * indent + comment
        yield line
    else:
        yield f"{line}  {comment}" if comment else line
