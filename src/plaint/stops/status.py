"""The campaign's entry in campaigns.yaml: status, reason and date, and nothing else of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.errors import DataError, Problem
from plaint.importing.writing import change_of, write_changes
from plaint.reading.amending import amend_entry
from plaint.reading.root import CAMPAIGNS
from plaint.reading.source import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def amended(root: Path, campaign: str, changes: Mapping[str, str | None]) -> tuple[bytes, bytes]:
    """Return campaigns.yaml as it is, and as it would be.

    Args:
        root: of the workspace.
        campaign: its id.
        changes: keys with their new texts; None takes a key away.

    Raises:
        DataError: the file cannot be read.
        PlaintError: the entry is written so that it cannot be changed safely; says what to type.
    """
    source = read_source(root / CAMPAIGNS, CAMPAIGNS)
    if isinstance(source, Problem):
        raise DataError((source,))
    return source.raw, amend_entry(source, (CAMPAIGNS.removesuffix(".yaml"), campaign), changes, "status")


def write_status(root: Path, campaign: str, changes: Mapping[str, str | None]) -> None:
    """Change the entry, whole or not at all; errors as in `amended` and `write_changes`."""
    before, after = amended(root, campaign, changes)
    if before != after:
        write_changes((change_of(root, CAMPAIGNS, before, after),), root)
