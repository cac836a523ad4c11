"""Names offered by the shell's completion: whatever the workspace around the current folder has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from plaint.reading.data import Data


def campaigns(incomplete: str) -> list[tuple[str, str]]:
    """Offer campaign ids with their titles."""
    data = _data()
    known = data.campaigns.items() if data else ()
    return [(name, str(campaign.title)) for name, campaign in known if name.startswith(incomplete)]


def targets(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the targets of the campaign that stands on the line."""
    data = _data()
    campaign = data.campaigns.get(ctx.params.get("campaign") or "") if data else None
    if data is None or campaign is None:
        return []
    missions = [
        mission.id for target in campaign.targets if target.mission for mission in data.missions(target.mission)
    ]
    return [name for name in (*(target.id for target in campaign.targets), *missions) if name.startswith(incomplete)]


def languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the languages that the campaign has a text in, and those of the default letter."""
    from plaint.catalogues import CATALOGUED

    folder = Path("letters") / str(ctx.params.get("campaign") or "")
    own = {path.name.split(".")[0] for path in folder.glob("*.md")} if folder.is_dir() else set()
    return sorted(name for name in own | set(CATALOGUED) if name.startswith(incomplete))


def signatories(incomplete: str) -> list[str]:
    """Offer signatories by id, and `all`."""
    data = _data()
    return [name for name in ("all", *(data.signatories if data else ())) if name.startswith(incomplete)]


def _data() -> Data | None:
    from plaint.errors import PlaintError
    from plaint.reading.data import read_data
    from plaint.workspace import find_root

    try:
        return read_data(find_root(Path().absolute()))
    except PlaintError:
        return None
