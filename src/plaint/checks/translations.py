"""Texts beside each other: translations older than their source, and texts that no letter will use."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from plaint.checks.ground import Fault, missions_of
from plaint.errors import Place, did_you_mean
from plaint.model.recipient import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.checks.ground import Ground, Remark
    from plaint.model.campaign import Campaign
    from plaint.reading.texts import LetterText, Origin


def translation_remarks(ground: Ground) -> Iterator[Remark]:
    """Yield a warning for each text that has fallen behind its source, or that nobody will get."""
    for campaign in ground.data.campaigns.values():
        texts = ground.texts.get(campaign.id, ())
        variants = {target.id for target in campaign.targets} | set(get_args(Kind))
        for target in campaign.targets:
            variants |= {mission.id for mission in missions_of(target, ground.data)} if target.mission else set()
        for text in texts:
            if text.front.translated_from and (fault := _behind(text, text.front.translated_from, texts)):
                yield ground.of_text(campaign, _place(ground, text), fault)
            if text.variant and text.variant not in variants:
                yield ground.of_text(campaign, Place(text.name), _unused(text.variant, variants, campaign))


def _behind(text: LetterText, origin: Origin, texts: tuple[LetterText, ...]) -> Fault | None:
    sources = {one.variant: one for one in texts if one.language == origin.language}
    source = sources.get(text.variant) or sources.get("")
    folder = text.name.rpartition("/")[0]
    if source is None:
        name = f"{origin.language}.{text.variant}.md" if text.variant else f"{origin.language}.md"
        remedy = "bring that text back, or take `translated-from` out"
        return Fault(f"translated from {folder}/{name}, which is not there", remedy)
    if origin.digest in (one.digest for one in sources.values()):
        return None
    message = f"older than {source.name}, which has changed since it was translated"
    line = f"translated-from: {origin.language} {source.digest}"
    return Fault(message, f"compare the two, mend this one, then write `{line}`")


def _place(ground: Ground, text: LetterText) -> Place:
    """Return the line of the front matter that names the source."""
    lines = ground.source_of(text).split("\n")
    found = (number for number, line in enumerate(lines, 1) if line.startswith("translated-from"))
    return Place(text.name, next(found, 1), 1)


def _unused(variant: str, known: set[str], campaign: Campaign) -> Fault:
    targets = ", ".join(sorted(target.id for target in campaign.targets))
    remedy = did_you_mean(variant, known) or f"name it after a target ({targets}) or a kind, as mission"
    return Fault(f"'{variant}' is no target of this campaign and no kind, so nobody gets this text", remedy)
