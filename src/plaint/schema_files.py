"""JSON Schemas (2020-12) of the YAML files, made from the model, for editors that help with writing them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from plaint.contacts.countries import COUNTRIES

if TYPE_CHECKING:
    from pydantic import BaseModel

FILES = ("campaigns", "recipients", "recipients.private", "signatories", "settings")
_ALIASES = {"since": "from"}
_KEYED = ("Campaign", "Recipient", "Signatory")
_RULES = ("required", "if", "then", "else", "not")
_ATTRIBUTE = re.compile(r"^    ([a-z0-9_, ]+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def schema_text(name: str) -> str:
    """Return a file's schema as JSON text; the same for the same model."""
    return json.dumps(make_schema(name), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def make_schema(name: str) -> dict[str, Any]:
    """Return a file's schema: what may be written, as an editor reads it.

    Args:
        name: one of FILES; entries of `recipients.private` may be incomplete, since they are laid over public ones.
    """
    schema = _models()[name].model_json_schema(by_alias=True, mode="validation")
    for title, definition in schema.get("$defs", {}).items():
        _as_written(definition, keyed=title in _KEYED)
    _as_written(schema, keyed=False)
    if name == "recipients.private":
        for rule in _RULES:
            schema["$defs"]["Recipient"].pop(rule)
    schema = _name_countries(schema)
    schema.setdefault("$defs", {})["Country"] = {"description": "ISO 3166-1 alpha-2", "enum": sorted(COUNTRIES)}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"Plaint: {name}.yaml"}


def _models() -> dict[str, type[BaseModel]]:
    from plaint.model.campaign import CampaignFile
    from plaint.model.people import Settings, SignatoryFile
    from plaint.model.recipient import AddressBook

    models: tuple[type[BaseModel], ...] = (CampaignFile, AddressBook, AddressBook, SignatoryFile, Settings)
    return dict(zip(FILES, models, strict=True))


def _as_written(definition: dict[str, Any], *, keyed: bool) -> None:
    """Drop what reading adds (an entry's id is the key above it), and say what each key is."""
    properties = definition.get("properties", {})
    if keyed:
        del properties["id"]
        definition["required"].remove("id")
    for entry in properties.values():
        entry.pop("title", None)
        if "patternProperties" in entry:
            entry["additionalProperties"] = False
    summary, _, attributes = definition.get("description", "").partition("\n\nAttributes:\n")
    if summary:
        definition["description"] = _one_line(summary)
    for names, words in _ATTRIBUTE.findall(attributes):
        for name in names.split(", "):
            properties.get(_ALIASES.get(name, name), {})["description"] = _one_line(words)


def _name_countries(node: Any) -> Any:
    """Refer to one list of countries wherever one is wanted."""
    if isinstance(node, list):
        return [_name_countries(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    if node.get("format") == "iso-3166-1":
        return {"$ref": "#/$defs/Country"} | {key: node[key] for key in ("description",) if key in node}
    return {key: _name_countries(entry) for key, entry in node.items()}


def _one_line(words: str) -> str:
    return " ".join(words.split())
