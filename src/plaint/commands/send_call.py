"""One call of `plaint send`: its options, and what they lead to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.deliver.pace import Clock
    from plaint.deliver.record.reading import Record
    from plaint.orders import Wish
    from plaint.output import Output
    from plaint.sending.counter import Counter
    from plaint.sending.parcels import Parcels
    from plaint.sending.plan import Plan
    from plaint.sending.wish import SendWish
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call of `plaint send`.

    Attributes:
        session: where and when it is made.
        wish: what letters are wanted.
        send: the options of sending.
        has_chosen_texts: which text goes out was said, and need not be asked.
        limit: letters this time, at most; None for no limit.
        skip_bad: leave bad rows of a table out.
        json: print for programs.
    """

    session: Session
    wish: Wish
    send: SendWish
    has_chosen_texts: bool = False
    limit: int | None = None
    skip_bad: bool = False
    json: bool = False

    def counter(self) -> Counter:
        """Open the workspace and settle who sends what; errors as in `open_counter`."""
        from plaint.commands.letter_members import Asked, table_of
        from plaint.sending.counter import open_counter

        workspace = self.session.open()
        asked = Asked(
            campaign=self.wish.campaign,
            output=self.output(workspace.root),
            skip_bad=self.skip_bad,
            open_picture=workspace.open_picture,
        )
        table = table_of(self.wish.signed_by, asked)
        wish = replace(self.wish, members=table.signatories)
        return open_counter(workspace, self.session, wish, self.send, table.numbered)

    def count(self, plan: Plan) -> int:
        """Return how many letters of a plan would leave this time, as far as was asked."""
        count = len(plan.envelopes)
        return count if self.limit is None else min(count, self.limit)

    def output(self, root: Path) -> Output:
        """Return the folder for what is to be printed."""
        from plaint.output import Output

        return Output(root / "output", root)

    def parcels(self, counter: Counter, clock: Clock, record: Record) -> Parcels:
        """Return what makes mails and faxes of letters."""
        from plaint.commands.surroundings import moment
        from plaint.make import Workshop
        from plaint.sending.parcels import Parcels

        workspace: Workspace = counter.workspace
        workshop = Workshop(workspace, self.output(workspace.root), counter.order)
        return Parcels(workshop, lambda: moment(clock, counter.now), record.marks.tag, text_only=self.send.text_only)
