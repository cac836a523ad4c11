"""Who signs what is sent, and who must be left out of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.sending.desks import agreed, same_mailbox
from plaint.sending.plan import Refusal

if TYPE_CHECKING:
    from datetime import date

    from plaint.model.accounts import Account
    from plaint.model.people import Signatory
    from plaint.reading.data import Data
    from plaint.sending.plan import Desk

SENDER = "sender"  # stands for the campaign's own organisation where it signs


@dataclass(frozen=True)
class Signers:
    """Those who may sign, and those who may not.

    Attributes:
        good: in their order.
        refusals: the others, each with the reason.
    """

    good: tuple[Signatory, ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rules:
    """By what it is decided who may sign.

    Attributes:
        accounts: of the settings; whoever signs alone and sends from her own mailbox needs no written consent.
        today: by the sender's clock.
        known: all signatories, whether they sign or not: a mailbox that two of them have is nobody's own.
        numbered: ids that a table's row got by a number, since an earlier row has the same name.
    """

    accounts: tuple[Account, ...]
    today: date
    known: tuple[Signatory, ...] = ()
    numbered: frozenset[str] = frozenset()


def everybody(data: Data, signatories: tuple[Signatory, ...]) -> tuple[Signatory, ...]:
    """Return all signatories that are known: those of the workspace, and those of a table."""
    return tuple({**data.signatories, **{one.id: one for one in signatories}}.values())


def sort_signers(signatories: tuple[Signatory, ...], rules: Rules) -> Signers:
    """Sort out who may sign what leaves this machine."""
    mailboxes = Counter((one.email or "").casefold() for one in rules.known or signatories)
    alone = {one.id for one in signatories if one.email and mailboxes[one.email.casefold()] == 1}
    refusals = {one.id: found for one in signatories if (found := _refusal(one, rules, is_alone=one.id in alone))}
    return Signers(tuple(one for one in signatories if one.id not in refusals), tuple(refusals.values()))


def _refusal(one: Signatory, rules: Rules, *, is_alone: bool) -> Refusal | None:
    """Return why somebody may not sign.

    Args:
        one: who.
        rules: by which it is decided.
        is_alone: nobody else who signs has the same mailbox, so that it is known whose it is.
    """
    if one.id in rules.numbered:
        reason = "an earlier row has the same name, so who is who could not be told the next time"
        return Refusal(who=one.id, reason=reason, remedy="add a column `id` to the table", is_rule=True)
    own = next((account for account in rules.accounts if same_mailbox(account.email, one.email)), None)
    if own is not None and one.show == "initials":
        reason = f"signs with initials, but From would show {own.email}"
        remedy = "let it leave by the organisers' account, or print it"
        return Refusal(who=one.id, reason=reason, remedy=remedy, is_rule=True)
    if agreed(one, "sign", rules.today) or (own is not None and is_alone):
        return None
    return no_consent(one)


def without_consent(signatories: tuple[Signatory, ...], desk: Desk, today: date) -> tuple[Signatory, ...]:
    """Return who of those who sign a letter together has not agreed to that.

    Only somebody who signs alone, and whose own mailbox it leaves by, needs no written consent.
    """
    if len(signatories) == 1 and same_mailbox(desk.account.email, signatories[0].email):
        return ()
    return tuple(one for one in signatories if not agreed(one, "sign", today))


def no_consent(one: Signatory) -> Refusal:
    """Return what is said of somebody who has not agreed."""
    remedy = "ask, then add `consent: {sign: DAY}` (in a table: column consent, as `sign 2026-11-02`); paper needs none"
    return Refusal(who=one.id, reason="no consent to sign what is sent", remedy=remedy, is_rule=True)
