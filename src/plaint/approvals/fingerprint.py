"""What tells the state of a campaign from every other: all words and addresses that letters are made of.

It does not change with what no letter, copy or address shows: sources, days of verification, notes, status, events.
"""

from __future__ import annotations

import hashlib
import json
import shlex
from typing import TYPE_CHECKING, Any

from plaint.compose.proof import reached, used_texts
from plaint.errors import RenderError
from plaint.model.campaign import CHANNELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from plaint.model.campaign import Campaign
    from plaint.model.recipient import Recipient
    from plaint.model.text import Value
    from plaint.workspace import Workspace

_NOT_OF_CAMPAIGN = frozenset({"status", "reason", "ended", "note", "source", "events", "asks", "previous"})
_NOT_OF_RECIPIENT = frozenset({"verified", "source", "note", "stated", "holders", *CHANNELS})


def fingerprint(workspace: Workspace, campaign: Campaign, today: date, words: tuple[str, ...] = ()) -> str:
    """Return the sha256 of all that is looked at before a campaign is sent.

    Args:
        workspace: with texts, templates and enclosures.
        campaign: one of it.
        today: whose holders and contact points count.
        words: what else a call tells its members, as `own_words` gives it.

    Raises:
        DataError: a text or a template cannot be read.
    """
    data = workspace.data
    value: dict[str, Any] = {
        "campaign": _dumped(campaign, _NOT_OF_CAMPAIGN),
        "recipients": {one.id: _recipient(one, today) for one in _concerned(workspace, campaign)},
        "texts": {
            one.name: [one.language, one.variant, _dumped(one.front), one.body]
            for one in used_texts(workspace.library(campaign.id), campaign)
        },
        "paper": {name: _digest(text.encode()) for name, text in workspace.templates().own.items()},
        "enclosures": dict(_enclosures(workspace, campaign)),
        "organisation": data.settings.organisation,
        "country": data.settings.country,
        "language": data.settings.language,
        "accounts": {name: [one.email, one.name] for name, one in data.settings.accounts.items()},
    }
    value |= {"words": sorted(words)} if words else {}
    return _digest(json.dumps(value, ensure_ascii=False, sort_keys=True).encode())


def own_words(words: Iterable[tuple[str, str]], page: str) -> tuple[str, ...]:
    """Return what organisers add to a call, as it is typed and as a second reader sees it.

    Args:
        words: by language; under "" for every other.
        page: the address of a page; "".
    """
    told = (f"--text {language}={text}" if language else f"--text {text}" for language, text in words)
    return (*told, *((f"--page {page}",) if page else ()))


def as_typed(campaign: str, words: tuple[str, ...]) -> str:
    """Return what people type after `plaint proof` for a campaign and words that `own_words` gives."""
    return shlex.join((campaign, *(part for one in words for part in one.split(" ", 1))))


def _concerned(workspace: Workspace, campaign: Campaign) -> Iterator[Recipient]:
    """Yield who is written to or through, with those whom one letter addresses together, and who gets copies."""
    book = workspace.data.recipients
    for _, recipient, _ in reached(campaign, workspace.data):
        yield recipient
        yield from (book[name] for name in recipient.joint)
    yield from (book[copy.to] for copy in campaign.copies)


def _recipient(recipient: Recipient, today: date) -> dict[str, Any]:
    holder = recipient.holder_on(today)
    points = [point for channel in CHANNELS for point in recipient.points(channel) if point.holds_on(today)]
    return {
        **_dumped(recipient, _NOT_OF_RECIPIENT),
        "holder": _dumped(holder, frozenset({"since", "until"})) if holder else None,
        "points": [_dumped(point, frozenset({"note", "since", "until"})) for point in points],
    }


def _dumped(value: Value, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return a value as JSON has it; what is as usual is left out, so that a newer Plaint's keys change nothing."""
    return value.model_dump(mode="json", exclude=set(without), exclude_defaults=True)


def _enclosures(workspace: Workspace, campaign: Campaign) -> Iterator[tuple[str, str]]:
    for target in campaign.targets:
        for one in campaign.enclosures_to(target):
            try:
                yield one.file, _digest(workspace.open_enclosure(one.file))
            except RenderError as error:  # `send` refuses it in its own words
                yield one.file, error.message


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
