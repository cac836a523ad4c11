"""What the journal keeps beside deliveries: what people did by hand, answers that came, approvals that were given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

How = Literal["posted", "handed-in", "called", "faxed", "emailed", "web-form", "picket", "refused", "bounced"]
Standing = Literal["claimed", "witnessed"]
AnswerKind = Literal["answer", "automatic"]

# By these somebody has written to an office: she is not written for again.
WROTE: frozenset[How] = frozenset({"posted", "handed-in", "faxed", "emailed", "web-form"})
PROOFS = "proofs"  # the folder of receipts and photos
PUBLIC = ".public"  # in the name of a photo that may be published, before its ending


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Something that a person did by hand, or that befell a delivery.

    Attributes:
        campaign: its id.
        target: the id by which the campaign's target is asked for; "" for what was done for the campaign as a whole.
        office, holder: the recipient's id, and the name of who holds the office, as in a delivery's key; "".
        how: what was done; `refused`: they would not take it; `bounced`: a delivery came back.
        day: on which.
        count: how many letters, calls, or people at a picket.
        standing: `claimed`, or `witnessed` where a receipt, a stamped copy, a fax report or a photo shows it.
        code: as printed on the letter; "".
        proof: the file that shows it, relative to the workspace; "".
        fingerprint: sha256 of that file; "".
        source: what told of it, as a Message-ID or a table's row: the same is not noted twice; "". A keyed mark alone
            is kept of it.
        note: of whoever noted it.
        person: id of who did it; "" where unknown, or forgotten.
        delivery: digest of the delivery that it befell; "".
        number: by which people name it; 0 before it is noted.
        at: when it was noted, in seconds since 1970 (UTC).
        withdrawn: why it does not count any more; "" while it does.
    """

    campaign: str
    how: How
    day: date
    target: str = ""
    office: str = ""
    holder: str = ""
    count: int = 1
    standing: Standing = "claimed"
    code: str = ""
    proof: str = ""
    fingerprint: str = ""
    source: str = ""
    note: str = ""
    person: str = ""
    delivery: str = ""
    number: int = 0
    at: float = 0.0
    withdrawn: str = ""

    @property
    def may_publish(self) -> bool:
        """Whether those in the photo that is its proof have agreed that it be published.

        That is kept in the photo's name, as `proofs/port-aurora/9f86d0….public.jpg`: it cannot be parted from it.
        """
        return PUBLIC in self.proof.rpartition("/")[2]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """Something that came back from somebody who was written to.

    Attributes:
        campaign, target, office: as of `Act`.
        kind: an answer, or one that a machine gave.
        day: on which it came.
        file: where it is kept, relative to the workspace; "" once forgotten.
        fingerprint: sha256 of that file.
        source: its Message-ID, or another name: the same is not filed twice; "". Kept as of `Act`.
        sender, subject: as its headers say; "".
        note: of whoever filed it.
        delivery: digest of the delivery that it answers; "".
        number, at: as of `Act`.
    """

    campaign: str
    target: str
    office: str
    day: date
    file: str
    fingerprint: str
    kind: AnswerKind = "answer"
    source: str = ""
    sender: str = ""
    subject: str = ""
    note: str = ""
    delivery: str = ""
    number: int = 0
    at: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """That somebody looked a campaign through and approved it.

    Attributes:
        campaign: its id.
        fingerprint: sha256 of all that was approved.
        who: approved it.
        note: of hers.
        number, at: as of `Act`.
    """

    campaign: str
    fingerprint: str
    who: str
    note: str = ""
    number: int = 0
    at: float = 0.0
