"""Files that go along with letters: there, inside their folder, and not too much for a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.checks.ground import Fault, is_living
from plaint.errors import RenderError
from plaint.workspace import open_enclosure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.model.campaign import Campaign, Enclosure
    from plaint.reading.plain import Trail

MOST_TOGETHER = 10 * 1024 * 1024  # bytes; base64 adds a third, and many servers stop at 15 MiB


def enclosure_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield an error for each file that cannot go along, a warning where a mail becomes too large."""
    for campaign in ground.data.campaigns.values():
        if is_living(campaign):
            yield from _of_campaign(campaign, ground)


def _of_campaign(campaign: Campaign, ground: Ground) -> Iterator[Remark]:
    sizes: dict[str, int] = {}
    for trail, enclosure, stops in _named(campaign):
        try:
            sizes[enclosure.file] = len(open_enclosure(ground.data.root, enclosure.file))
        except RenderError as error:
            yield ground.of_campaign(campaign, trail, Fault(error.message, error.hint, "error", stops))
    for number, target in enumerate(campaign.targets):
        total = sum(sizes.get(one.file, 0) for one in campaign.enclosures_to(target))
        if total > MOST_TOGETHER:
            message = f"{target.id}: {total // (1024 * 1024)} MiB are enclosed; many mail servers refuse that"
            yield ground.of_campaign(campaign, ("targets", number), Fault(message, "make the files smaller"))


def _named(campaign: Campaign) -> Iterator[tuple[Trail, Enclosure, int]]:
    """Yield each enclosure with its place, and how many letters it goes along with."""
    for number, one in enumerate(campaign.enclosures):
        yield ("enclosures", number), one, len(campaign.targets)
    for place, target in enumerate(campaign.targets):
        for number, one in enumerate(target.enclosures):
            yield ("targets", place, "enclosures", number), one, 1
