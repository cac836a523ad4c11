"""The plan of a sending: what goes out, what has gone, what stays and why. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.letters import Composed, Order
    from plaint.contacts.windows import Window
    from plaint.deliver.act import Act
    from plaint.deliver.delivery import Delivery, Entry
    from plaint.model.accounts import Account
    from plaint.model.people import Signatory


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """An account by which letters leave, under its name in settings.yaml."""

    id: str
    account: Account


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """From whom a message comes, as its headers say.

    Attributes:
        address, name: of From.
        reply_to: where answers go, where that is another mailbox; "".
        reply_name: beside it.
    """

    address: str
    name: str = ""
    reply_to: str = ""
    reply_name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """One letter, ready to go.

    Attributes:
        delivery: as the journal keeps it.
        composed: the letter and whom it is for.
        signatories: who signs it.
        desk: by which account it leaves.
        writer: what stands in From; None for a fax.
        to: the mailbox as it is written, or the number in E.164.
        to_name: beside the mailbox.
        opening: of a fax: the stretch of office hours in which it goes; None for any time.
        state: in the journal, where it is known there; "".
        remarks: what to know of it.
    """

    delivery: Delivery
    composed: Composed
    signatories: tuple[Signatory, ...]
    desk: Desk
    opening: Window | None = None
    writer: Writer | None = None
    to: str = ""
    to_name: str = ""
    state: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        """The id of the target."""
        return self.composed.letter.target


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Somebody or something that is left out of a sending.

    Attributes:
        who: a target's id, or a signatory's.
        reason: in words.
        remedy: what to do.
        flag: the option that overrides it; "" where none does.
        is_rule: no option may override it.
    """

    who: str
    reason: str
    remedy: str = ""
    flag: str = ""
    is_rule: bool = False

    def __str__(self) -> str:
        way_out = f"{self.flag} sends it all the same" if self.flag else ""
        final = "no option overrides this" if self.is_rule else ""
        return "; ".join(filter(None, (f"{self.who}: {self.reason}", self.remedy, way_out, final)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A text that has changed since some had it.

    Attributes:
        target, language: of the letters.
        old, new: versions, without anybody's own words.
        sent: how many letters with the old text have gone or may have.
        words: the difference, word by word; None where the old text is not kept.
    """

    target: str
    language: str
    old: str
    new: str
    sent: int
    words: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyPlan:
    """What an organiser will be told.

    Attributes:
        to, name: who.
        by, when: how, and how often.
        address: where; "" where it can go nowhere.
        letters: how many of those that have gone are still to be told.
        due: whether it goes with this sending.
        reason: why it does not, or what to know.
        is_locked: it is encrypted.
    """

    to: str
    name: str
    by: str
    when: str
    address: str
    letters: int
    due: bool
    reason: str = ""
    is_locked: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Reckoning:
    """How long it takes.

    Attributes:
        letters: how many are to go.
        today: how many of them can go today.
        cap: letters a day.
        minutes: how long today's take, at the rate of the settings.
        last: the day on which the last one goes; None where there is none.
        deadline: the campaign's.
        late: how many would go after it.
    """

    letters: int
    today: int
    cap: int
    minutes: int
    last: date | None
    deadline: date | None
    late: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a sending comes to.

    Attributes:
        order: as it was placed.
        envelopes: what goes out, in order.
        taken: letters that have gone, or may have: these people are not written to again.
        by_hand: acts by which somebody has written by hand: she is not written for again.
        refusals: who is left out, and why.
        changes: texts that differ from what others got.
        copies: what organisers are told.
        reckoning: how long it takes.
        warnings: what to know before saying yes.
        stale: digests of keys that are planned in the journal and will not be sent as they are.
    """

    order: Order
    envelopes: tuple[Envelope, ...] = ()
    taken: tuple[Entry, ...] = ()
    by_hand: tuple[Act, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    changes: tuple[Change, ...] = ()
    copies: tuple[CopyPlan, ...] = ()
    reckoning: Reckoning | None = None
    warnings: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()

    @property
    def is_something(self) -> bool:
        """Whether anything goes out: letters, or copies."""
        return bool(self.envelopes) or any(copy.due for copy in self.copies)
