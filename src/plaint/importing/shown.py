"""A plan as people and programs read it: YAML on standard output, or plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plaint.reading.blocks import Block, Items, Key, Leaf, write_block, write_comment
from plaint.reading.root import CAMPAIGNS, PRIVATE, RECIPIENTS

if TYPE_CHECKING:
    from plaint.importing.plan import Plan
    from plaint.reading.blocks import Node


def as_yaml(plan: Plan) -> str:
    """Return everything that would be added, a YAML document each file."""
    parts = (
        (RECIPIENTS, "recipients", plan.recipients),
        (f"{PRIVATE}, which git does not see", "recipients", plan.private),
        (CAMPAIGNS, "campaigns", (plan.campaign,)),
    )
    documents = (_document(name, top, entries) for name, top, entries in parts if entries)
    return f"{write_comment(plan.heading)}\n" + "\n---\n".join(documents)


def _document(name: str, top: str, entries: tuple[Key, ...]) -> str:
    blocks = ("\n".join(write_block(Block((entry,)), 2)) for entry in entries)
    return f"{write_comment(name)}\n{top}:\n\n" + "\n\n".join(blocks)


def as_values(plan: Plan) -> dict[str, Any]:
    """Return everything that would be added as plain values, as the files would hold them."""
    return {
        "id": plan.campaign.name,
        "campaigns": _entries((plan.campaign,)),
        "recipients": _entries(plan.recipients),
        "recipients.private": _entries(plan.private),
        "texts": dict(plan.texts),
        "known": list(plan.known),
    }


def _entries(keys: tuple[Key, ...]) -> dict[str, Any]:
    return {key.name: _value(key.value) for key in keys}


def _value(node: Node) -> Any:
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Items):
        return [_value(item) for item in node.items]
    return _entries(node.keys)
