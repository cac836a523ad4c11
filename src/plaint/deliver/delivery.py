"""One letter on one channel: what tells it from every other, and the states that it passes through."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import Literal

State = Literal["planned", "sending", "handing", "sent", "failed", "unknown", "cancelled"]
Way = Literal["email", "drafts", "fax", "post"]
Kind = Literal["letter", "copy", "call", "reminder", "notice"]
TO_MEMBERS: frozenset[Kind] = frozenset({"call", "reminder", "notice"})

# From `handing` on, the letter may have arrived. Only a person or proof leads out of `unknown`, nothing out of `sent`.
TRANSITIONS: frozenset[tuple[State, State]] = frozenset(
    {
        ("planned", "sending"),
        ("planned", "cancelled"),
        ("sending", "handing"),
        ("sending", "planned"),
        ("sending", "failed"),
        ("handing", "sent"),
        ("handing", "planned"),
        ("handing", "failed"),
        ("handing", "unknown"),
        ("unknown", "sent"),
        ("unknown", "planned"),
        ("failed", "planned"),
        ("failed", "cancelled"),
        ("cancelled", "planned"),
    }
)
# On some channels a person may settle more: what is posted leaves by hand; a draft may be deleted, and a fax that was
# taken may be given up later.
BY_HAND: dict[Way, tuple[State, State]] = {
    "post": ("planned", "sent"),
    "drafts": ("sent", "planned"),
    "fax": ("sent", "planned"),
}
# States in which a letter has arrived or may have: nobody is written to again by us.
TAKEN: frozenset[State] = frozenset({"sending", "handing", "sent", "unknown"})

SHORT = 10  # characters of a key that people read and type


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """What tells a delivery from every other; no two of one key are ever made.

    Attributes:
        campaign: its id.
        office: the id of the recipient that the letter is for; of a message to a member, the member's.
        holder: the name of who holds that office, the same in every language; "" where unknown.
        signatory: who signs: an id, or what tells a joint letter's signatories apart; "" for all but letters.
        way: the channel.
        version: of the text, as `Letter.version`; of a copy, what tells its contents apart.
        address: a mailbox, or a number in E.164; "" for the post.
        round: 0; higher where somebody had it sent again on purpose.
    """

    campaign: str
    office: str
    holder: str
    signatory: str
    way: Way
    version: str
    address: str
    round: int = 0

    @property
    def digest(self) -> str:
        """The sha256 of it all, in hexadecimal: 64 characters."""
        parts = (str(getattr(self, field.name)) for field in fields(self))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    @property
    def short(self) -> str:
        """The first characters of the digest, as people type it."""
        return self.digest[:SHORT]


def message_id(tag: str, mailbox: str) -> str:
    """Return the Message-ID of a delivery (RFC 5322, 3.6.4): a search for it finds what was sent.

    Args:
        tag: of the delivery, as the journal gives it.
        mailbox: that sends it, its domain in ASCII.
    """
    return f"<{tag[:40]}@{mailbox.rpartition('@')[2]}>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """A delivery as it is planned.

    Attributes:
        key: what tells it apart.
        kind: a letter to a target, a copy to an organiser, or a message to a member.
        target: the id by which the campaign's target is asked for; of a message to a member its occasion, as the number
            of a reminder or `stopped`, each of which nobody gets twice.
        printed_office, printed_holder: as they stand in the letter.
        addressee: the lines of the address as printed.
        language: of the text, ISO 639.
        plain: the version of the same text without anybody's own words; of a copy, "".
        signers: ids of all who sign it.
        known_as: what else they, or the member to whom a message goes, are known by, as their mailboxes; only keyed
            marks are kept, to know them again.
        account: by which it leaves.
        not_before: not to be handed over earlier, in seconds since 1970 (UTC); 0 for any time.
        covers: of a copy: digests of the keys of the letters that it tells of.
        note: why it is planned, in one line, where a person gave a reason; kept as what is said of that event.
    """

    key: Key
    kind: Kind = "letter"
    target: str = ""
    printed_office: str = ""
    printed_holder: str = ""
    addressee: tuple[str, ...] = ()
    language: str = ""
    plain: str = ""
    signers: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    account: str = ""
    not_before: float = 0.0
    covers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A delivery as the journal has it.

    Attributes:
        delivery: what was planned.
        state: where it stands.
        attempts: how often it was begun.
        not_before: as it is now; see `Delivery`.
        reply: what the other side said last, in one line; or what a person noted.
        reference: by which the other side knows it, as a fax job's number; "".
        since: when it came into this state, in seconds since 1970 (UTC).
        digest: of the key as it was planned: once scrubbed, what the entry shows of the key no longer gives it.
    """

    delivery: Delivery
    state: State
    attempts: int = 0
    not_before: float = 0.0
    reply: str = ""
    reference: str = ""
    since: float = 0.0
    digest: str = ""

    def __post_init__(self) -> None:
        if not self.digest:
            object.__setattr__(self, "digest", self.delivery.key.digest)

    @property
    def key(self) -> Key:
        """What tells it apart."""
        return self.delivery.key

    @property
    def short(self) -> str:
        """The first characters of the digest, as people type it."""
        return self.digest[:SHORT]


def waits_to_be_posted(entry: Entry) -> bool:
    """Tell whether an entry is a packet for a member that was printed, and is not known to be posted."""
    return entry.delivery.kind == "call" and entry.key.way == "post" and entry.state == "planned"


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One thing that happened to a delivery.

    Attributes:
        number: ever growing, whatever the clock does.
        at: when, in seconds since 1970 (UTC), by this machine's clock.
        state: what the delivery came into.
        attempt: how often it had been begun.
        detail: the other side's words, or ours; "" once scrubbed.
    """

    number: int
    at: float
    state: State
    attempt: int
    detail: str
