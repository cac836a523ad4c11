"""Entries by id that are checked against the model only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


class Entries(Mapping[str, Model], Generic[Model]):
    """A mapping from id to a value of the model, over plain values that were valid when they were copied.

    Args:
        plain: entries by id, as JSON holds them.
        model: what each of them is.
    """

    def __init__(self, plain: Mapping[str, Any], model: type[Model]) -> None:
        self.plain = plain
        self.model = model
        self._ready: dict[str, Model] = {}

    def __getitem__(self, name: str) -> Model:
        if name not in self._ready:
            self._ready[name] = self.model.model_validate(self.plain[name])
        return self._ready[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.plain)

    def __len__(self) -> int:
        return len(self.plain)

    def __contains__(self, name: object) -> bool:
        return name in self.plain

    def where(self, key: str, wanted: str) -> Iterator[Model]:
        """Yield the entries whose key holds this text, without looking into the others."""
        return (self[name] for name, entry in self.plain.items() if entry.get(key) == wanted)
