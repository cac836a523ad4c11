"""What a report is: every number counted, every name decided, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from plaint.deliver.act import AnswerKind, Standing
    from plaint.reports.inside import Inside

Fate = Literal["sent", "returned", "unknown", "drafts", "failed", "waiting"]
Outcome = Literal["reached", "returned", "refused", "unknown", "drafts", "failed", "waiting", "none"]
FATES: tuple[Fate, ...] = ("sent", "returned", "unknown", "drafts", "failed", "waiting")
LEAST = 3  # people in a group that is named; fewer would be known by it
OTHER = "other"  # stands for groups that are smaller


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, on three different grounds, which nobody adds up.

    Attributes:
        sent: by Plaint, taken by the other side.
        claimed: as people say.
        witnessed: as a receipt, a stamped copy, a fax report or a photo shows.
    """

    sent: int = 0
    claimed: int = 0
    witnessed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.sent + other.sent, self.claimed + other.claimed, self.witnessed + other.witnessed)

    def __bool__(self) -> bool:
        return bool(self.sent or self.claimed or self.witnessed)

    @property
    def most(self) -> int:
        """The largest of the three."""
        return max(self.sent, self.claimed, self.witnessed)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of letters.

    Attributes:
        key: a country (ISO 3166-1; `other`, `several`, `unknown`), a channel, or the Monday of a week.
        label: the same in words.
        letters: how many; of calls and pickets, calls and people.
        is_letters: calls and people at pickets are no letters, and no part of their sum.
    """

    key: str
    label: str
    letters: Tally
    is_letters: bool = True


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of the letters that Plaint was to send; each is one of these.

    Attributes:
        sent: taken by the other side, and did not come back.
        returned: came back.
        unknown: may have arrived.
        drafts: put into somebody's drafts; whether she sent it is not known.
        failed: certainly not taken.
        waiting: not handed over yet.
    """

    sent: int = 0
    returned: int = 0
    unknown: int = 0
    drafts: int = 0
    failed: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """What became of what was for one office.

    Attributes:
        id: of the recipient or target; `other` for missions too few people wrote to; "" for the campaign as a whole.
        office: in words.
        holders: who held it, as written to.
        outcome: reached, or why not.
        letters: to it.
        fates: of the letters that Plaint was to send to it.
        calls, pickets: calls and people, claimed and witnessed.
        refused: how often they would not take it.
        answers, automatic: that came from it.
    """

    id: str
    office: str
    holders: tuple[str, ...] = ()
    outcome: Outcome = "none"
    letters: Tally = Tally()
    fates: Fates = Fates()
    calls: Tally = Tally()
    pickets: Tally = Tally()
    refused: int = 0
    answers: int = 0
    automatic: int = 0


@dataclass(frozen=True, slots=True)
class Gathering:
    """A picket as it was noted: on which day, before whom, how many people."""

    day: date
    office: str
    people: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer: on which day it came, from which office, whether a machine gave it."""

    day: date
    office: str
    kind: AnswerKind


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph that may be published.

    Attributes:
        name: by which the page asks for it.
        day, how, office: what it shows, by the act that it proves.
    """

    name: str
    day: date
    how: str
    office: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """Those of one organisation who took part.

    Attributes:
        name: of it; "" for people of none, and for the rest.
        names: of those who agreed to be named.
        others: how many more.
        is_rest: whether it stands for people of organisations with too few of them.
    """

    name: str
    names: tuple[str, ...]
    others: int
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text as it went out, without anybody's own words.

    Attributes:
        version: its sha256, as `Letter.version`.
        language: ISO 639.
        office: whom it is for.
        letters: how many carried it.
        varied: how many of them with a sentence of the signatory's own, or in the plural.
        subject, body: its words, Markdown; "" where they are not kept.
    """

    version: str
    language: str
    office: str
    letters: int
    varied: int
    subject: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What was done in a campaign.

    Attributes:
        campaign, title, country, status, reason: of the campaign; the title and reason in the report's language.
        language: of the report.
        day: on which it is made.
        first, last: days of the first and the last letter or act; None where there is none.
        letters: all of them: the sum of countries, of weeks, of those channels that are letters, of targets.
        fates: of the letters that Plaint was to send.
        signatures: under the letters that were sent; more than letters where many signed one.
        channels, countries, weeks: the letters three times over.
        targets: offices, those of the campaign first, in its order.
        asked, reached: how many targets the campaign has, and how many of them were reached.
        people: who took part, as far as they are known.
        organisations: the same by organisation.
        proofs: files that show something, published or not.
        bounces: that match no letter of ours.
        inside: what only organisers may see; None in what is published.
    """

    campaign: str
    title: str
    country: str
    status: str
    reason: str
    language: str
    day: date
    first: date | None
    last: date | None
    letters: Tally
    fates: Fates
    signatures: int
    channels: tuple[Row, ...]
    countries: tuple[Row, ...]
    weeks: tuple[Row, ...]
    targets: tuple[TargetRow, ...]
    asked: int
    reached: int
    pickets: tuple[Gathering, ...]
    answers: tuple[AnswerRow, ...]
    photos: tuple[Photo, ...]
    proofs: int
    bounces: int
    people: int
    organisations: tuple[Organisation, ...]
    texts: tuple[TextRow, ...]
    inside: Inside | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the journal holds nothing of the campaign."""
        told = any(row.fates != Fates() or row.refused for row in self.targets)
        return not (self.first or self.answers or self.bounces or told)
