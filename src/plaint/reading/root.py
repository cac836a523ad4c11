"""Where a workspace begins, and the files that its data lies in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from pathlib import Path

CAMPAIGNS = "campaigns.yaml"
RECIPIENTS = "recipients.yaml"
PRIVATE = "recipients.private.yaml"
SIGNATORIES = "signatories.yaml"
SETTINGS = "settings.yaml"


def find_root(start: Path) -> Path:
    """Return the nearest folder upwards that holds campaigns.yaml.

    Raises:
        PlaintError: there is none.
    """
    for folder in (start, *start.parents):
        if os.path.lexists(folder / CAMPAIGNS):
            return folder
    hint = "go to your workspace, name it with -w DIR, or make one with: plaint init my-campaigns"
    raise PlaintError(f"no {CAMPAIGNS} here or in any folder above", hint)
