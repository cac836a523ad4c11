"""The plan of a call: who gets what, who has it, who is left out and why. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plaint.calls.dossiers import Dossier
    from plaint.calls.wish import CallWish
    from plaint.calls.wording import Circular
    from plaint.compose.letters import Order
    from plaint.compose.mailing import Mail
    from plaint.deliver.delivery import Delivery, Entry
    from plaint.model.letter import Letter
    from plaint.sending.plan import Desk, Reckoning, Refusal, Writer


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message to one member.

    Attributes:
        delivery: as the journal keeps it.
        dossier: who she is, and what is at hand for her.
        circular: subject and words.
        has_letters: whether her letters go along.
        desk, writer: of a mail, by which account it leaves and what stands in From.
        leave: of a mail, the link by which she gets no more of them.
        mail: of a packet, her postal address.
        state: in the journal, where it is known there; "".
    """

    delivery: Delivery
    dossier: Dossier
    circular: Circular
    has_letters: bool
    desk: Desk | None = None
    writer: Writer | None = None
    leave: str = ""
    mail: Mail | None = None
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class CallPlan:
    """What a call comes to.

    Attributes:
        order: as it was placed.
        wish: the options.
        messages: what goes out, in order; packets in that of the post.
        taken: messages that have gone, or may have.
        refusals: who is left out, and why.
        warnings: what to know before saying yes.
        unasked: how many of those who are written to are not recorded to have agreed to be contacted.
        reckoning: how long it takes; None for packets.
        stale: digests of keys that are planned in the journal and must not go as they are.
        texts: the campaign's own letters that the messages carry, with nobody's name, to be kept.
        strangers: how many were called, stand on no list that is known here, and have not been told.
    """

    order: Order
    wish: CallWish
    messages: tuple[Message, ...] = ()
    taken: tuple[Entry, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    warnings: tuple[str, ...] = ()
    unasked: int = 0
    reckoning: Reckoning | None = None
    stale: tuple[str, ...] = ()
    texts: tuple[Letter, ...] = ()
    strangers: int = 0
