"""Objects of a PDF as plain bytes whose references can be set anew.

References are found by tokens (ISO 32000-1, 7.3): what looks like one inside a string or a stream is left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# What an entry refers to: an object by its index, the page tree's node, the structure's root, or, from KEY down, the
# keys of the parent tree.
NODE, ROOT, KEY = -1, -2, -3

_TOKEN = re.compile(
    rb"\((?:[^\\()]|\\.)*\)"  # a string; pydyf escapes every bracket in it
    rb"|<[0-9A-Fa-f]*>"  # a string in hexadecimal digits
    rb"|(?<=[ \[])(\d+) ([01]) R(?=[ \]/>]|$)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of a PDF.

    Attributes:
        template: its bytes, to be filled by `%` with numbers of objects and keys.
        references: what each of them refers to; see `NODE`.
        stream: what follows the dictionary of a stream, as it stands in the file; None for other objects.
        shared: whether an object of the same bytes may stand for it.
    """

    template: bytes
    references: tuple[int, ...] = ()
    stream: bytes | None = None
    shared: bool = False

    def filled(self, number_of: Callable[[int], int]) -> bytes:
        """Return its bytes, numbered."""
        return self.template % tuple(map(number_of, self.references))


def key_mark(key: int) -> bytes:
    """Return what stands for a key of the parent tree until the object is split."""
    return b"%d 1 R" % key


def split_references(body: bytes, index_of: Callable[[int], int]) -> tuple[bytes, tuple[int, ...]]:
    """Return a template and its references.

    Args:
        body: of an object, as pydyf writes it, with keys as `key_mark` writes them.
        index_of: what stands for the object of a number.
    """
    references: list[int] = []

    def mark(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0].replace(b"%", b"%%")
        is_key = found[2] == b"1"
        references.append(KEY - int(found[1]) if is_key else index_of(int(found[1])))
        return b"%d" if is_key else b"%d 0 R"

    parts, at = [], 0
    for found in _TOKEN.finditer(body):
        parts += [body[at : found.start()].replace(b"%", b"%%"), mark(found)]
        at = found.end()
    return b"".join((*parts, body[at:].replace(b"%", b"%%"))), tuple(references)
