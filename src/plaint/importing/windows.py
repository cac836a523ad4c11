"""Whether an address shows in the window of the envelopes that a workspace uses: one that does not stops its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plaint.model.people import Settings

RETURN_LINES = 8.0  # millimetres, which a long sender's line may take from the address


def fits_window(lines: tuple[str, ...], settings: Settings, origin: str | None) -> bool:
    """Tell whether an address can be printed where the window is.

    Args:
        lines: name, office, street and town, country.
        settings: may name an envelope.
        origin: the country from which letters go; None for that of the settings.

    Raises:
        PlaintError: the settings' envelope and paper do not go together.
    """
    from dataclasses import replace

    from plaint.make import choose_layout
    from plaint.render.window import fit_lines, joined_lines

    layout = choose_layout(settings, origin or settings.country or "", None)
    box = layout.address
    left = replace(box, height=box.height - max(0.0, RETURN_LINES - layout.notes))
    return any(fit_lines(few, left) is not None for few in (lines, joined_lines(lines)))
