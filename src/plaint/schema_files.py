"""JSON Schemas (2020-12) of the YAML files, made from the model, for editors that help with writing them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

FILES = ("campaigns", "recipients", "signatories", "settings")


def schema_text(name: str) -> str:
    """Return a file's schema as JSON text; the same for the same model."""
    return json.dumps(make_schema(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def make_schema(name: str) -> dict[str, Any]:
    """Return a file's schema.

    Args:
        name: one of FILES.
    """
    schema = _models()[name].model_json_schema(by_alias=True, mode="validation")
    for definition in schema.get("$defs", {}).values():
        _as_written(definition)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"Plaint: {name}.yaml"}


def _models() -> dict[str, type[BaseModel]]:
    from plaint.model.campaign import CampaignFile
    from plaint.model.people import Settings, SignatoryFile
    from plaint.model.recipient import AddressBook

    return {"campaigns": CampaignFile, "recipients": AddressBook, "signatories": SignatoryFile, "settings": Settings}


def _as_written(definition: dict[str, Any]) -> None:
    """Drop what reading adds: an entry's id is the key above it."""
    definition.get("properties", {}).pop("id", None) if definition.get("title") in _KEYED else None
    if definition.get("title") in _KEYED and "required" in definition:
        definition["required"] = [key for key in definition["required"] if key != "id"]


_KEYED = ("Campaign", "Recipient", "Signatory")
