"""Members' letters on paper: a page that many share is laid out once, and each name stamped into it."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.compose.batches import compose_batches, letter_of
from plaint.render.binding import Binder
from plaint.stamps import Stamps

if TYPE_CHECKING:
    from plaint.acts.codes import Codes
    from plaint.calls.dossiers import Dossier
    from plaint.calls.plan import CallPlan
    from plaint.compose.batches import Batch
    from plaint.compose.letters import Composed
    from plaint.compose.parts import Part
    from plaint.make import Workshop
    from plaint.model.letter import Letter
    from plaint.render.binding.stamped import Stamped


@dataclass
class LetterPress:
    """Prints the letters of one plan, each the fastest way that is right.

    Args:
        workshop: puts letters on paper.
        plan: whose letters.
        codes: makes the codes at their feet; None where they have none.
    """

    workshop: Workshop
    plan: CallPlan
    codes: Codes | None = None

    def print(self, dossier: Dossier, composed: Composed) -> bytes:
        """Return one letter as PDF; errors as in `Workshop.pdf_of`."""
        stamped = self._stamped(dossier.member.id, composed.letter)
        if stamped is None:
            return self.workshop.pdf_of(with_code(composed.letter, self.codes, dossier.member.id))
        return _written(composed.letter, stamped)

    def _stamped(self, member: str, letter: Letter) -> Stamped | None:
        """Return a letter stamped, where that gives the very letter that is wanted."""
        pair = self._pairs.get((member, letter.target))
        if pair is None or letter_of(*pair) != letter:
            return None
        found = self._stamps.stamp(*pair)
        return None if isinstance(found, str) else found

    @cached_property
    def _pairs(self) -> dict[tuple[str, str], tuple[Batch, Part]]:
        workspace = self.workshop.workspace
        members = tuple(one.dossier.member for one in self.plan.messages if one.has_letters)
        order = replace(self.plan.order, signatories=members)
        letters, _ = compose_batches(workspace.data, workspace.library(order.campaign.id), order)
        tagged = {batch.letter.language: True for batch, _ in letters}
        self._stamps = Stamps(self.workshop, "auto", tagged, self._code_of if self.codes else None)
        self._stamps.prepare(letters)
        return {
            (part.signatory.id, batch.letter.target): (batch, part) for batch, part in letters if part.signatory
        }

    def _code_of(self, batch: Batch, part: Part) -> str:
        assert self.codes is not None, "codes are asked for"
        assert part.signatory is not None, "a member signs"
        return self.codes.code(batch.letter.target, part.signatory.id)


def with_code(letter: Letter, codes: Codes | None, member: str) -> Letter:
    """Return a member's letter with its code; as it is, where letters have none."""
    return replace(letter, code=codes.code(letter.target, member)) if codes else letter


def _written(letter: Letter, stamped: Stamped) -> bytes:
    file = io.BytesIO()
    binder = Binder(file, title=letter.subject, language=letter.language, tagged=True)
    binder.add_stamped(stamped, letter.subject)
    binder.close()
    return file.getvalue()
