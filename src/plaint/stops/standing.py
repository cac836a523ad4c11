"""What of a campaign is under way, and what has gone and cannot be recalled."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.deliver.delivery import TO_MEMBERS, waits_to_be_posted
from plaint.deliver.record.diary import acts_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plaint.deliver.act import Act, How
    from plaint.deliver.delivery import Entry, Kind
    from plaint.deliver.record.reading import Record

_NAMED = 5  # offices on the screen
_KINDS: dict[Kind, tuple[str, str]] = {
    "letter": ("letter", "letters"),
    "copy": ("copy to an organiser", "copies to organisers"),
    "call": ("call to a member", "calls to members"),
    "reminder": ("reminder", "reminders"),
    "notice": ("notice", "notices"),
}
_BY_HAND: dict[How, str] = {
    "posted": "posted",
    "handed-in": "handed in",
    "faxed": "faxed by hand",
    "emailed": "mailed by hand",
    "web-form": "typed into a form",
    "called": "told by telephone",
}


@dataclass(frozen=True, kw_only=True)
class Gone:
    """Something that a stop does not reach.

    Attributes:
        kind: letter, copy, call, reminder, by-hand, file or page.
        count: how many.
        words: what it is, and where.
    """

    kind: str
    count: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A campaign as the journal has it.

    Attributes:
        planned: what a stop cancels: all that is planned but notices and printed packets.
        packets: calls that were printed for the post: people may have posted them by now.
        drafts: letters that we have laid into drafts, or may have.
        faxes: letters and copies that a fax server has taken.
        told: ids of the members who were called or reminded, or may have been; those of packets too.
        entries: all deliveries.
        acts: what people did by hand, and still counts.
    """

    planned: tuple[Entry, ...]
    packets: tuple[Entry, ...]
    drafts: tuple[Entry, ...]
    faxes: tuple[Entry, ...]
    told: frozenset[str]
    entries: tuple[Entry, ...]
    acts: tuple[Act, ...]


def look(record: Record, campaign: str) -> Standing:
    """Return how a campaign stands; errors as in `Record.entries`."""
    entries = record.entries(campaign)
    taken = [one for one in entries if one.state in ("sent", "unknown")]
    packets = tuple(one for one in entries if waits_to_be_posted(one))
    waiting = (one for one in entries if one.state == "planned" and one.delivery.kind != "notice")
    return Standing(
        planned=tuple(one for one in waiting if one not in packets),
        packets=packets,
        drafts=tuple(one for one in taken if one.key.way == "drafts"),
        faxes=tuple(one for one in taken if one.key.way == "fax" and one.state == "sent"),
        told=frozenset(one.key.office for one in (*taken, *packets) if one.delivery.kind in ("call", "reminder")),
        entries=entries,
        acts=tuple(act for act in record.read(acts_of(campaign)) if not act.withdrawn),
    )


def gone(standing: Standing) -> tuple[Gone, ...]:
    """Return what cannot be recalled of all that the journal knows: what servers took, and what people did by hand."""
    return (*_delivered(standing.entries), *_printed(standing.packets), *_done_by_hand(standing.acts))


def _printed(packets: tuple[Entry, ...]) -> Iterable[Gone]:
    if packets:
        words = "printed for the post, and may have been posted; where one was, `plaint resolve KEY sent` notes it"
        yield Gone(kind="call", count=len(packets), words=f"{counted_kind(len(packets), 'call')} {words}")


def _delivered(entries: Iterable[Entry]) -> Iterable[Gone]:
    kept = [one for one in entries if one.state in ("sent", "unknown") and one.delivery.kind != "notice"]
    for kind, way, state in dict.fromkeys((one.delivery.kind, one.key.way, one.state) for one in kept):
        alike = [one for one in kept if (one.delivery.kind, one.key.way, one.state) == (kind, way, state)]
        yield Gone(kind=kind, count=len(alike), words=f"{counted_kind(len(alike), kind)} {_fate(way, state, alike)}")


def counted_kind(count: int, kind: Kind) -> str:
    """Return a number of deliveries of a kind, as `2 letters`."""
    return f"{count:,} {_KINDS[kind][count != 1]}"


def _fate(way: str, state: str, alike: list[Entry]) -> str:
    fates = {
        "email": "accepted by a mail server",
        "drafts": "laid into drafts, and sent, changed or out of reach by now",
        "fax": "taken by a fax server, and not taken back",
        "post": "posted",
    }
    fate = fates[way] if state == "sent" else f"that may have gone by {way}; nobody knows"
    if alike[0].delivery.kind in TO_MEMBERS:
        return fate
    offices = list(dict.fromkeys(one.delivery.target or one.key.office for one in alike))
    more = f" and {len(offices) - _NAMED} more" if len(offices) > _NAMED else ""
    return f"{fate}: {', '.join(offices[:_NAMED])}{more}"


def _done_by_hand(acts: Iterable[Act]) -> Iterable[Gone]:
    counts: Counter[How] = Counter()
    for act in acts:
        if act.how in _BY_HAND:
            counts[act.how] += act.count
    for how, count in counts.items():
        yield Gone(kind="by-hand", count=count, words=f"{count:,} {_BY_HAND[how]} by people, as they told")
