"""The proof of a campaign as it is now, and who approved which state of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.approvals.fingerprint import fingerprint
from plaint.compose.letters import Order
from plaint.compose.proof import Proof, compose_proof
from plaint.deliver.record.diary import approvals_of

if TYPE_CHECKING:
    from datetime import date

    from plaint.deliver.act import Approval
    from plaint.deliver.record.reading import Record
    from plaint.model.campaign import Campaign
    from plaint.workspace import Workspace

CODE = 10  # characters of a fingerprint that people read and type


@dataclass(frozen=True)
class Seen:
    """The last approval of a campaign.

    Attributes:
        approval: as the journal has it; None where there is none.
        is_current: nothing has changed since.
    """

    approval: Approval | None
    is_current: bool


def last_approval(record: Record, campaign: str, known: str) -> Seen:
    """Return who approved a campaign last, and whether that holds for the state with this fingerprint.

    An earlier approval of the very same state counts as well: what was changed and changed back is known.
    """
    found = record.read(approvals_of(campaign))
    same = [one for one in found if one.fingerprint == known]
    return Seen(same[-1], is_current=True) if same else Seen(found[-1] if found else None, is_current=False)


def proof_of(
    workspace: Workspace, campaign: Campaign, today: date, language: str, words: tuple[str, ...] = ()
) -> tuple[Proof, str]:
    """Return the proof of a campaign, and the fingerprint of what it shows.

    Args:
        workspace: with all that it is made of.
        campaign: one of it.
        today: whose holders and contact points count.
        language: of names and offices.
        words: what a call adds, as `own_words` gives it.

    Raises:
        DataError: a text or a template cannot be read.
    """
    order = Order(campaign=campaign, origin=workspace.data.settings.country, day=today)
    proof = compose_proof(workspace.data, workspace.library(campaign.id), order, language)
    return replace(proof, words=words), fingerprint(workspace, campaign, order.lookup_day, words)


def code_of(known: str) -> str:
    """Return the beginning of a fingerprint, as people read and type it."""
    return known[:CODE]
