"""Free words of an appeal for files that git tracks: without anybody's contact in them, who may be an organiser."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.compose.discretion import names_contact
from plaint.importing.words import one_line

if TYPE_CHECKING:
    from plaint.appeal.draft import AppealDraft, Found
    from plaint.reading.data import Data


def discreet(draft: AppealDraft, data: Data) -> AppealDraft:
    """Return a draft whose asks, events and risks point to the appeal where they name a contact.

    What a letter would print, and what names a mailbox, is left out: a demand is none that holds one.

    Args:
        draft: what was read.
        data: of the workspace, whose organisers' addresses count too.
    """
    title = draft.title if draft.title and not _has_mailbox(draft.title.value) else None
    return replace(
        draft,
        title=title,
        asks=tuple(replace(ask, how=_pointing(ask.how, ask.line, data)) for ask in draft.asks),
        events=tuple(replace(event, what=_pointing(event.what, event.line, data)) for event in draft.events),
        risks=tuple(replace(risk, value=_pointing(risk.value, risk.line, data)) for risk in draft.risks),
        people=_without_mailboxes(draft.people),
        groups=_without_mailboxes(draft.groups),
        demands=_without_mailboxes(draft.demands),
        slogans=_without_mailboxes(draft.slogans),
    )


def left_out(draft: AppealDraft) -> tuple[int, ...]:
    """Return the lines of what `discreet` leaves out."""
    every = (*draft.people, *draft.groups, *draft.demands, *draft.slogans)
    return tuple(sorted({found.line for found in every if _has_mailbox(found.value)}))


def pointing(found: Found[str], data: Data) -> str:
    """Return a value's words on one line, or where to look for them where they name a contact."""
    return one_line(_pointing(found.value, found.line, data), 200)


def _pointing(words: str, line: int, data: Data) -> str:
    return f"see line {line} of the appeal" if names_contact(words, data) else words


def _without_mailboxes(every: tuple[Found[str], ...]) -> tuple[Found[str], ...]:
    return tuple(found for found in every if not _has_mailbox(found.value))


def _has_mailbox(words: str) -> bool:
    return "@" in words
