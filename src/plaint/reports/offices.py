"""Which office something was for, what that is called, and what became of it all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.targets import mission_name, office_of
from plaint.contacts.countries import country_name
from plaint.reports.value import OTHER, Fates, Outcome, Tally, TargetRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.deliver.act import Standing
    from plaint.model.campaign import Campaign, Target
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data
    from plaint.reports.facts import Facts
    from plaint.reports.people import Crowd


def tally_of(standing: Standing, count: int) -> Tally:
    """Return a number on the ground on which it stands."""
    return Tally(claimed=count) if standing == "claimed" else Tally(witnessed=count)


def add_fate(fates: Fates, fate: str) -> Fates:
    """Return fates with one letter more."""
    return replace(fates, **{fate: getattr(fates, fate) + 1})


@dataclass
class Offices:
    """The offices of one campaign.

    Args:
        data: the address book.
        campaign: the campaign.
        facts: what was done.
        crowd: who did it: a mission to which too few people wrote would tell where they live, and is not named.
        language: of the names.
    """

    data: Data
    campaign: Campaign
    facts: Facts
    crowd: Crowd
    language: str
    _printed: dict[str, str] = field(default_factory=dict)
    _hidden: frozenset[str] = frozenset()
    _stead: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.facts.sendings:
            if one.entry.delivery.printed_office:
                self._printed.setdefault(one.entry.key.office, one.entry.delivery.printed_office)
        heads = self._heads()
        self._hidden = frozenset(one for one in heads if self._is_mission(one) and heads[one] < self.crowd.least)
        own = [target for target in self.campaign.targets if target.mission and target.id in heads]
        self._stead = {one: target.id for target in reversed(own) for one in self._of(target, self._hidden)}

    def key(self, office: str, target: str) -> str:
        """Return by what an office is known here: its recipient's id, or the target's where that is not known."""
        if office:
            return office
        named = next((one for one in self.campaign.targets if target == one.id), None)
        return (named.recipient if named else None) or target

    def is_hidden(self, key: str) -> bool:
        """Tell whether an office is a mission that is not named."""
        return key in self._hidden

    def shown(self, key: str) -> str:
        """Return the key under which an office stands in the report: a mission that is not named under its target's.

        Where nothing is known of the target but by missions, they are counted together as others.
        """
        return self._stead.get(key, OTHER) if key in self._hidden else key

    def label(self, key: str) -> str:
        """Return what an office is called."""
        key = self.shown(key)
        if key == OTHER:
            return phrase(self.language, "report.target.other")
        if not key:
            return phrase(self.language, "report.target.whole")
        recipient = self.data.recipients.get(key)
        if recipient is not None:
            return self._called(recipient)
        state = next((one.mission for one in self.campaign.targets if one.id == key and one.mission), None)
        return mission_name("embassy", state, self.language) if state else self._printed.get(key, key)

    def _called(self, recipient: Recipient) -> str:
        name = office_of(recipient, self.language) or (recipient.name.best(self.language) if recipient.name else "")
        if recipient.kind == "mission":
            return f"{name} ({country_name(recipient.country, self.language)})"
        return name or recipient.id

    def rows(self) -> tuple[TargetRow, ...]:
        """Return what became of what was for each office: those of the campaign's targets first."""
        found = self._counted()
        for target in self.campaign.targets:
            if not self._of(target, found):
                found[self.key("", target.id)] = TargetRow(id=self.key("", target.id), office="")
        return tuple(self._settled(row) for row in self._merged(found))

    def reached(self) -> int:
        """Return how many of the campaign's targets were reached."""
        found = self._counted()
        rows = ((found[key] for key in self._of(target, found)) for target in self.campaign.targets)
        return sum(any(outcome_of(row) == "reached" for row in own) for own in rows)

    def _counted(self) -> dict[str, TargetRow]:
        """Count letter by letter and act by act."""
        found: dict[str, TargetRow] = {}

        def change(key: str, holder: str = "") -> TargetRow:
            row = found.setdefault(key, TargetRow(id=key, office=""))
            return replace(row, holders=tuple(dict.fromkeys((*row.holders, *filter(None, (holder,))))))

        for one in self.facts.sendings:
            key = self.key(one.entry.key.office, one.entry.delivery.target)
            row = change(key, one.entry.key.holder)
            sent = Tally(sent=1) if one.fate == "sent" else Tally()
            found[key] = replace(row, fates=add_fate(row.fates, one.fate), letters=row.letters + sent)
        for deed in self.facts.deeds:
            key = self.key(deed.office, deed.target)
            row, count = change(key, deed.holder), tally_of(deed.standing, deed.count)
            part = "letters" if deed.is_letters else {"called": "calls"}.get(deed.how, "pickets")
            found[key] = replace(row, **{part: getattr(row, part) + count})
        for act in self.facts.refusals:
            key = self.key(act.office, act.target)
            found[key] = replace(change(key), refused=found[key].refused + act.count if key in found else act.count)
        for answer in self.facts.answers:
            key, name = self.key(answer.office, answer.target), "answers" if answer.kind == "answer" else "automatic"
            row = change(key)
            found[key] = replace(row, **{name: getattr(row, name) + 1})
        return found

    def _heads(self) -> dict[str, int]:
        """Count the people behind each office: those that are known, and as many as an act of nobody's tells of."""
        known: dict[str, dict[str, int]] = defaultdict(dict)
        unknown: dict[str, int] = defaultdict(int)
        for one in self.facts.sendings:
            key = self.key(one.entry.key.office, one.entry.delivery.target)
            known[key] |= {name: self.crowd.weight(name) for name in one.entry.delivery.signers}
            unknown[key] += not one.entry.delivery.signers
        for deed in self.facts.deeds:
            key = self.key(deed.office, deed.target)
            known[key] |= {name: self.crowd.weight(name) for name in deed.people}
            unknown[key] += 0 if deed.people else deed.count
        for act in self.facts.refusals:
            unknown[self.key(act.office, act.target)] += act.count
        for answer in self.facts.answers:
            unknown[self.key(answer.office, answer.target)] += 0
        return {key: sum(known[key].values()) + unknown[key] for key in {**known, **unknown}}

    def _is_mission(self, key: str) -> bool:
        recipient = self.data.recipients.get(key)
        return recipient is not None and recipient.kind == "mission"

    def _of(self, target: Target, found: Iterable[str]) -> tuple[str, ...]:
        """Return the offices that a target leads to, of those that were found."""
        if target.recipient is not None:
            return tuple(key for key in found if key == target.recipient)
        return tuple(key for key in found if key == target.id or self._stands_for(key, target))

    def _stands_for(self, key: str, target: Target) -> bool:
        recipient = self.data.recipients.get(key)
        return recipient is not None and recipient.of is not None and recipient.of == target.mission

    def _merged(self, found: dict[str, TargetRow]) -> Iterator[TargetRow]:
        """Yield rows in their order; missions that are not named become one."""
        for key in sorted(self._hidden & set(found)):
            if (stead := self._stead.get(key)) in found:
                found[stead] = replace(_sum([found[stead], found.pop(key)]), id=stead)
        ordered = [key for target in self.campaign.targets for key in sorted(self._of(target, found))]
        keys = dict.fromkeys((*ordered, *sorted(set(found) - {*ordered, ""}), *({""} & set(found))))
        hidden = [found[key] for key in keys if key in self._hidden]
        yield from (found[key] for key in keys if key not in self._hidden and key)
        if hidden:
            yield replace(_sum(hidden), id=OTHER, holders=())
        yield from (found[key] for key in keys if not key)

    def _settled(self, row: TargetRow) -> TargetRow:
        holders = tuple(self._holder(row.id, name) for name in row.holders)
        return replace(row, office=self.label(row.id), holders=holders, outcome=outcome_of(row))

    def _holder(self, key: str, name: str) -> str:
        """Return a holder's name in the report's language, where the address book has it in several."""
        recipient = self.data.recipients.get(key)
        holders = recipient.holders if recipient else ()
        names = [one.name for one in holders] + ([recipient.name] if recipient and recipient.name else [])
        known = next((one for one in names if name in (words for _, words in one.versions)), None)
        return known.best(self.language) if known else name


def outcome_of(row: TargetRow) -> Outcome:
    """Return whether an office was reached, or else the kindest thing that can be said."""
    if row.letters or row.calls or row.pickets:
        return "reached"
    fates = row.fates
    order: tuple[tuple[Outcome, int], ...] = (
        ("unknown", fates.unknown),
        ("drafts", fates.drafts),
        ("refused", row.refused),
        ("returned", fates.returned),
        ("failed", fates.failed),
        ("waiting", fates.waiting),
    )
    return next((name for name, count in order if count), "none")


def _sum(rows: list[TargetRow]) -> TargetRow:
    first, *others = rows
    for row in others:
        first = replace(
            first,
            letters=first.letters + row.letters,
            fates=Fates(*(getattr(first.fates, name) + getattr(row.fates, name) for name in Fates.__slots__)),
            calls=first.calls + row.calls,
            pickets=first.pickets + row.pickets,
            refused=first.refused + row.refused,
            answers=first.answers + row.answers,
            automatic=first.automatic + row.automatic,
        )
    return first
