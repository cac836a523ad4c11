"""Addresses that no window shows: the page says so, and whoever makes it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.render.geometry import layout_named
from plaint.render.page.geometry import fits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.page.value import Desk, Door


def window_remarks(desk: Desk) -> Iterator[str]:
    """Yield a sentence for each target whose address is too long for a window in which its letters are posted."""
    names = sorted({desk.envelopes.usual, *(name for _, name in desk.envelopes.others)})
    for door in desk.doors:
        unfit = [name for name in names if not _fits(door, name)]
        if unfit:
            yield f"the address of {door.id} is too long for the window of {', '.join(unfit)}: it goes on the envelope"


def _fits(door: Door, name: str) -> bool:
    layout = layout_named(name)
    return all(fits(wording.letter, layout, abroad=True) is not None for _, wording in door.wordings)
