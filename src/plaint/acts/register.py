"""Who and what acts can be of: a campaign's targets, the people who may have done something, codes on letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.acts.codes import Bearers
from plaint.compose.letters import Order, choose_addressees
from plaint.compose.targets import resolve_targets
from plaint.errors import UnknownName
from plaint.sending.signers import SENDER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from plaint.acts.codes import Code, Codes
    from plaint.model.campaign import Campaign
    from plaint.model.people import Signatory
    from plaint.model.recipient import Recipient
    from plaint.reading.data import Data


@dataclass(frozen=True, slots=True)
class Goal:
    """Whom an act was for.

    Attributes:
        target: the id by which the campaign's target is asked for; "" for the campaign as a whole.
        office, holder: as of `Act`.
    """

    target: str = ""
    office: str = ""
    holder: str = ""


@dataclass(frozen=True, kw_only=True)
class Register:
    """What is known when acts are noted.

    Attributes:
        data: the workspace's.
        campaign: whose acts they are.
        today: by the sender's clock.
        origin: the country they were done from; None leaves it to each person, and to the settings.
        people: signatories of the workspace and of a table, by id.
        seen: ids that only the journal knows.
        codes: of the campaign.
        is_forgotten: tells whether somebody of an id, name or mailbox asked to be forgotten.
    """

    data: Data
    campaign: Campaign
    today: date
    origin: str | None
    people: Mapping[str, Signatory]
    seen: frozenset[str]
    codes: Codes
    is_forgotten: Callable[[str], bool]

    def person(self, name: str) -> str:
        """Return the id of somebody by id, mailbox or name.

        Raises:
            UnknownName: nobody, or several, are called so.
        """
        if name in self.people or name in self.seen or (name == SENDER and self.campaign.sender):
            return name
        found = self._called.get(name.casefold(), [])
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownName("single person called", name, found)
        raise UnknownName("person", name, self.people)

    def known_as(self, person: str) -> tuple[str, ...]:
        """Return what else somebody is known by in the journal: a mailbox that nobody shares."""
        mailbox = self._mailbox(person)
        return (f"mailto:{mailbox}",) if mailbox and self._mailboxes[mailbox] == 1 else ()

    def asked_to_be_forgotten(self, person: str) -> bool:
        """Tell whether somebody asked for that, by id, name or mailbox."""
        one = self.people.get(person)
        names = (person, one.name, one.email or "") if one else (person,)
        return any(self.is_forgotten(name) for name in names if name)

    def owners(self, code: Code) -> tuple[tuple[str, str], ...]:
        """Return whom a code may be for: pairs of target and person."""
        return self._bearers.of(code)

    @cached_property
    def _bearers(self) -> Bearers:
        return Bearers(self.codes, (*self.people, *self.seen, SENDER))

    @cached_property
    def _called(self) -> Mapping[str, list[str]]:
        """The people whom a name or a mailbox is that of."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self.people.values():
            for name in {one.name.casefold(), (one.email or one.name).casefold()}:
                found[name].append(one.id)
        return found

    def goals(self, person: str, day: date) -> tuple[Goal, ...]:
        """Return whom somebody's letters go to: the targets for which `plaint letter` makes one."""
        origin = self._origin(person)
        order = Order(campaign=self.campaign, origin=origin, day=day)
        chosen, _ = choose_addressees(self.data, order, origin)
        return tuple(_goal(one.id, one.recipient, day) for one in chosen)

    def goal(self, name: str, person: str, day: date, *, at_a_door: bool) -> Goal:
        """Return whom an act was for.

        Args:
            name: as `--to` has it.
            person: who did it; "".
            day: on which: who held the office then, counts.
            at_a_door: any recipient will do, as a mission that is no target.

        Raises:
            UnknownName: there is no such target.
        """
        try:
            found = resolve_targets(self.campaign, self.data, self._origin(person), (name,))
        except UnknownName:
            if at_a_door and name in self.data.recipients:
                return _goal(name, self.data.recipients[name], day)
            raise
        chosen = next((one for one in found if name == one.id), found[0])
        return _goal(chosen.id, chosen.recipient, day)

    def _origin(self, person: str) -> str | None:
        own = self.people[person].country if person in self.people else None
        return self.origin or own or self.data.settings.country

    def _mailbox(self, person: str) -> str:
        return (self.people[person].email or "").casefold() if person in self.people else ""

    @cached_property
    def _mailboxes(self) -> Counter[str]:
        return Counter(one.email.casefold() for one in self.people.values() if one.email)


def _goal(target: str, recipient: Recipient, day: date) -> Goal:
    holder = recipient.holder_on(day)
    return Goal(target, recipient.id, str(holder.name) if holder else "")
