"""Entries by id that are checked against the model only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from pydantic import BaseModel

Model = TypeVar("Model", bound="BaseModel")


class Entries(Mapping[str, Model], Generic[Model]):
    """A mapping from id to a value of the model, over lines of JSON that were valid when they were written.

    Args:
        lines: entries by id, as `write_lines` writes them.
        model: what each of them is.
        above: values that stand in the place of lines, or beside them.
    """

    def __init__(
        self, lines: Mapping[str, bytes], model: type[Model], above: Mapping[str, Model] | None = None
    ) -> None:
        self.lines = lines
        self.model = model
        self._ready = dict(above or {})
        self._names = {**dict.fromkeys(lines), **dict.fromkeys(self._ready)}

    def __getitem__(self, name: str) -> Model:
        if name not in self._ready:
            self._ready[name] = self.model.model_validate_json(self.lines[name])
        return self._ready[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def where(self, key: str, wanted: str) -> Iterator[Model]:
        """Yield the entries whose key holds this word, without looking into the others."""
        sign = f'"{key}":"{wanted}"'.encode()
        for name in self._names:
            if (name in self._ready or sign in self.lines[name]) and getattr(self[name], key) == wanted:
                yield self[name]


def write_lines(entries: Mapping[str, BaseModel]) -> bytes:
    """Write entries as JSON, one a line after its id; JSON has no line break or tab of its own."""
    return b"\n".join(
        name.encode() + b"\t" + entry.model_dump_json(by_alias=True, exclude_defaults=True).encode()
        for name, entry in entries.items()
    )


def read_lines(body: bytes) -> dict[str, bytes]:
    """Return what `write_lines` wrote, by id; each entry still as JSON."""
    pairs = (line.partition(b"\t") for line in body.split(b"\n"))
    return {name.decode(): entry for name, _, entry in pairs if name}
