"""Who signs what is sent, and who must be left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.sending.desks import agreed, same_mailbox
from plaint.sending.plan import Refusal

if TYPE_CHECKING:
    from plaint.model.accounts import Account
    from plaint.model.people import Signatory

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


def sort_signers(
    signatories: tuple[Signatory, ...], accounts: tuple[Account, ...], numbered: frozenset[str] = frozenset()
) -> Signers:
    """Sort out who may sign what leaves this machine.

    Args:
        signatories: who was asked for.
        accounts: those of the settings; whoever sends from her own mailbox needs no written consent.
        numbered: ids that a table's row got by a number, since an earlier row has the same name.
    """
    refusals = {one.id: refusal for one in signatories if (refusal := _refusal(one, accounts, numbered))}
    return Signers(tuple(one for one in signatories if one.id not in refusals), tuple(refusals.values()))


def _refusal(one: Signatory, accounts: tuple[Account, ...], numbered: frozenset[str]) -> Refusal | None:
    if one.id in numbered:
        reason = "an earlier row has the same name, so who is who could not be told the next time"
        return Refusal(who=one.id, reason=reason, remedy="add a column `id` to the table", is_rule=True)
    own = next((account for account in accounts if same_mailbox(account.email, one.email)), None)
    if own is None and not agreed(one, "sign"):
        reason = "no consent to sign what is sent"
        remedy = "ask, then add `consent: {sign: DAY}`; paper needs none"
        return Refusal(who=one.id, reason=reason, remedy=remedy, is_rule=True)
    if own is not None and one.show == "initials":
        reason = f"signs with initials, but From would show {own.email}"
        remedy = "let it leave by the organisers' account, or print it"
        return Refusal(who=one.id, reason=reason, remedy=remedy, is_rule=True)
    return None
