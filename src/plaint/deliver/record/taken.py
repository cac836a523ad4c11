"""Who has a letter already, or may have: what a plan asks before it adds another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from plaint.deliver.delivery import TAKEN, Kind, State, Way
from plaint.deliver.record.rows import member_claim

if TYPE_CHECKING:
    import sqlite3

    from plaint.deliver.record.marks import Marks


class Held(NamedTuple):
    """A delivery that arrived or may have: its digest, where it stands and since when, how it went, of which text."""

    digest: str
    state: State
    since: float
    way: Way
    version: str
    round: int


@dataclass(frozen=True)
class Taken:
    """The letters that arrived or may have, as one campaign asks; it answers the same before and after a scrub."""

    campaign: str
    marks: Marks
    _by_office: dict[bytes, Held]
    _by_text: dict[bytes, Held]

    def by_office(self, office: str, holder: str, signer: str) -> Held | None:
        """Return what a signer has sent to whoever holds an office, in any text on any channel: the last round."""
        return self._by_office.get(self.marks.claim(self.campaign, office, holder, signer))

    def by_text(self, address: str, plain: str, signer: str) -> Held | None:
        """Return what a signer has sent of a text to a mailbox or number, in whatever campaign.

        Args:
            address: the mailbox or number.
            plain: the version of the text without anybody's own words.
            signer: the id.
        """
        return self._by_text.get(self.marks.claim(address, plain, signer))

    def by_member(self, kind: Kind, occasion: str, name: str) -> Held | None:
        """Return the message of a kind that a member has had on an occasion.

        Args:
            kind: call, reminder or notice.
            occasion: as `Delivery.target` of it.
            name: the member's id, or a mailbox.
        """
        return self._by_office.get(member_claim(self.marks, kind, occasion, self.campaign, name))


class Covered(NamedTuple):
    """What an organiser was told, or will be: the digests of the letters, and when a copy was last planned or sent."""

    letters: frozenset[str]
    last: float


def read_taken(database: sqlite3.Connection, campaign: str, marks: Marks) -> Taken:
    """Return who has a letter: of a campaign, and of each text in any campaign, since that may have been renamed."""
    rows = database.execute(
        f"""select claim, text_claim, digest, state, since, way, version, round
        from delivery join signer on signer.delivery = delivery.id
        where state in ({", ".join("?" * len(TAKEN))}) order by round, since""",  # noqa: S608
        tuple(TAKEN),
    )
    by_office, by_text = {}, {}
    for claim, text, *held in rows:
        by_office[claim] = by_text[text] = Held(*held)  # a claim on an office holds its campaign
    return Taken(campaign, marks, by_office, by_text)


def read_covered(database: sqlite3.Connection, campaign: str, office: str, marks: Marks) -> Covered:
    """Return what an organiser was told of a campaign."""
    rows = database.execute(
        """select letter, since from delivery left join cover on copy = delivery.id
        where campaign = ? and kind = 'copy' and office in (?, ?) and state not in ('failed', 'cancelled')""",
        (campaign, office, marks.mark(office)),
    ).fetchall()
    letters = frozenset(letter for letter, _ in rows if letter is not None)
    return Covered(letters, max((since for _, since in rows), default=0.0))
