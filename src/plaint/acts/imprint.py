"""Which code stands on which printed letter."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from plaint.acts.codes import Codes
from plaint.deliver.journal import NAME, open_journal, read_journal
from plaint.deliver.record.marks import Marks
from plaint.deliver.record.migrating import new_key
from plaint.errors import PlaintError
from plaint.sending.signers import SENDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from plaint.compose.batches import Batch
    from plaint.compose.letters import Composed, Order
    from plaint.compose.parts import Part
    from plaint.compose.targets import Addressee
    from plaint.model.people import Signatory


@dataclass(frozen=True)
class Imprint:
    """Gives letters on paper their codes.

    Args:
        codes: of the campaign.
        nobody: stands for who signs where that is no single person: the campaign's own organisation, or "".
        keep: makes the journal, where there is none yet, before the first letter is written; it must be called then.
    """

    codes: Codes
    nobody: str
    keep: Callable[[], None]

    def of(self, batch: Batch, part: Part) -> str:
        """Return the code of a letter of a run."""
        return self._code(batch.addressee.target.id, part.signatory)

    def on(self, composed: Composed) -> Composed:
        """Return a letter of a picket with its code; as it is, where it is for none of the campaign's targets."""
        target = self._target_of(composed.addressee)
        if target is None:
            return composed
        code = self._code(target, composed.signatory)
        return replace(composed, letter=replace(composed.letter, code=code))

    def _target_of(self, addressee: Addressee) -> str | None:
        """Return the id of the campaign's target: a mission at whose door people stand is asked for by its state."""
        own, recipient = addressee.target.id, addressee.recipient
        targets = self.codes.campaign.targets
        if own in {one.id for one in targets}:
            return own
        return next((one.id for one in targets if one.mission and one.mission == recipient.of), None)

    def _code(self, target: str, signatory: Signatory | None) -> str:
        return self.codes.code(target, signatory.id if signatory else self.nobody)


def open_imprint(root: Path, order: Order, now: Callable[[], float]) -> Imprint | None:
    """Return what gives an order's letters their codes; None where they have none.

    Only letters of a campaign that runs have one, and only where the journal, without which nobody could read it, is
    there or can be made.

    Args:
        root: of the workspace.
        order: the letters.
        now: tells the time in seconds since 1970 (UTC).
    """
    campaign, path = order.campaign, root / NAME
    if campaign.status not in ("open", "updated"):
        return None
    is_new = not _size(path)
    marks = _new_marks(path) if is_new else _marks(path, now)
    if marks is None:
        return None
    nobody = SENDER if campaign.sender and not order.signatories else ""
    return Imprint(Codes(campaign, marks), nobody, partial(_lay_down, path, now, marks) if is_new else _nothing)


def _nothing() -> None:
    return None


def _new_marks(path: Path) -> Marks | None:
    """Return marks for a journal that is still to be made; None where it could not be, or one was lost."""
    was_lost = _size(path.with_name(f"{path.name}-handed")) > 0
    return Marks(new_key()) if os.access(path.parent, os.W_OK) and not was_lost else None


def _marks(path: Path, now: Callable[[], float]) -> Marks | None:
    """Return the journal's marks, which are the same as long as it is kept; None where it is not sound."""
    for opened in (partial(open_journal, path, now), partial(read_journal, path)):
        try:
            with opened() as record:
                return record.marks
        except PlaintError:  # whatever is wrong with it, letters are printed; what sends says it
            continue
    return None


def _lay_down(path: Path, now: Callable[[], float], marks: Marks) -> None:
    with open_journal(path, now, marks.key) as journal:
        if journal.marks != marks:
            raise PlaintError(f"{path.name} was made by another program meanwhile", "run the same again")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
