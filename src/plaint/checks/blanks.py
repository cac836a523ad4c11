"""Values that a text asks for and that there are not: seen without filling it, on branches that nothing takes too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.checks.drafts import failed_letter
from plaint.compose.filling import find_text_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark


def blank_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield an error for each fault that a text has whatever it is filled with."""
    for campaign in ground.data.campaigns.values():
        for text in ground.texts.get(campaign.id, ()):
            for fault in find_text_faults(text):
                # the letters that it stops are counted where they are tried
                yield replace(failed_letter(fault, ground, campaign, ()), stops=0)
