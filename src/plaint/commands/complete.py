"""Names offered by the shell's completion: whatever the workspace around the current folder, or `-w`, has."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from plaint.reading.data import Data


def campaigns(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer campaign ids with their titles."""
    data = _data(ctx)
    known = data.campaigns.items() if data else ()
    return [(name, str(campaign.title)) for name, campaign in known if name.startswith(incomplete)]


def targets(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the targets of the campaign that stands on the line, and the missions that one can pick."""
    data = _data(ctx)
    campaign = data.campaigns.get(_campaign(ctx)) if data else None
    if data is None or campaign is None:
        return []
    states = [route.mission for target in campaign.targets for route in (target, target.via) if route]
    missions = [mission.id for state in states if state for mission in data.missions(state)]
    return _beginning(incomplete, (*(target.id for target in campaign.targets), *missions))


def languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the languages that the campaign has a text in, and those of the default letter."""
    from plaint.catalogues import CATALOGUED

    root = _root(ctx)
    folder = root / "letters" / _campaign(ctx) if root else None
    own = {path.name.split(".")[0] for path in folder.glob("*.md")} if folder else set()
    return _beginning(incomplete, sorted(own | set(CATALOGUED)))


def report_languages(incomplete: str) -> list[str]:
    """Offer the languages in which there are words for a report."""
    from plaint.catalogues import CATALOGUED

    return _beginning(incomplete, CATALOGUED)


def doors(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the missions of the state that the campaign on the line accuses."""
    data = _data(ctx)
    campaign = data.campaigns.get(_campaign(ctx)) if data else None
    missions = data.missions(campaign.country) if data and campaign else ()
    return _beginning(incomplete, (mission.id for mission in missions))


def picket_parts(incomplete: str) -> list[str]:
    """Offer the parts of a picket pack."""
    from plaint.picket.part import PARTS

    return _beginning(incomplete, PARTS)


def mailboxes(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the accounts whose mailboxes can be read."""
    data = _data(ctx)
    accounts = data.settings.accounts if data else {}
    return _beginning(incomplete, (name for name, account in accounts.items() if account.imap))


def signatories(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer signatories by id, and `all`."""
    data = _data(ctx)
    return _beginning(incomplete, ("all", *(data.signatories if data else ())))


def _campaign(ctx: typer.Context) -> str:
    """Return the campaign on the line; behind an option without its value, the parser leaves it among the rest."""
    return ctx.params.get("campaign") or next(iter(ctx.args), "")


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete)]


def _data(ctx: typer.Context) -> "Data | None":
    from plaint.reading.data import read_data

    root = _root(ctx)
    return read_data(root) if root else None


def _root(ctx: typer.Context) -> Path | None:
    from plaint.errors import PlaintError
    from plaint.workspace import find_root

    asked = ctx.find_root().params.get("workspace")
    try:
        return find_root(Path(asked or "").absolute())
    except PlaintError:
        return None
