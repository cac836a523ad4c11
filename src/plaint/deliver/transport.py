"""What hands a letter over, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Outcome(Enum):
    """What is known after a hand-over."""

    SENT = "sent"
    """The other side has taken it."""
    RETRY = "retry"
    """It has certainly not been taken; later it may be."""
    FAILED = "failed"
    """It has certainly not been taken, and will not be as it is."""
    UNKNOWN = "unknown"
    """It may have been taken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Handover:
    """What came of handing one letter over.

    Attributes:
        outcome: what is known.
        stage: how far it went, in a word.
        code: the other side's, as 250 or 421; None where it gave none.
        reply: its words in one line, no more than 500 characters, or ours; never a secret, never the letter.
        reference: by which the other side knows it, as a fax job's number.
        remedy: what to do about it, in words for people; "".
        stops: nothing more will be taken from here now, as when a login is refused or a quota is reached.
    """

    outcome: Outcome
    stage: str
    code: int | None = None
    reply: str = ""
    reference: str = ""
    remedy: str = ""
    stops: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Parcel:
    """What is handed over.

    Attributes:
        tag: of the delivery, as the journal gives it, by which it can be found again; it tells others nothing.
        to: a mailbox (domain in ASCII) or a number in E.164.
        content: a whole message (RFC 5322, CRLF), a TIFF-F file or a PDF.
        form: which of these it is.
        sender: the envelope's sender, for mail.
        message_id: of the message, in angle brackets; "".
        dial: of a fax, what to dial from the sender's country, for a modem.
        subject: in words, for lists of jobs; no names of people.
    """

    tag: str
    to: str
    content: bytes
    form: str
    sender: str = ""
    message_id: str = ""
    dial: str = ""
    subject: str = ""


class Finder(Protocol):
    """Somebody who may know what became of a letter."""

    def find(self, parcel: Parcel) -> Handover:
        """Look for a letter whose fate is not known: SENT, FAILED or RETRY only by proof, else UNKNOWN."""


class Transport(Finder, Protocol):
    """A way out: a mail server, a folder of drafts, a fax."""

    def hand_over(self, parcel: Parcel, commit: Callable[[], None]) -> Handover:
        """Hand one letter over.

        Args:
            parcel: the letter.
            commit: to be called once, when all is ready and before the one act after which the letter may arrive. It
                makes that durable in the journal. If it raises, the act must not be done, and the error goes on.

        Returns:
            What came of it. No trouble of the network or of the other side is raised.
        """

    def close(self) -> None:
        """End the connection, if there is one; never raises."""
