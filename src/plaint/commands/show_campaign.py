"""What `plaint show` says of a campaign."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plaint.commands.tell import campaign_state, copy_json, copy_words, mission_gap, step_json, step_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from plaint.compose.copies import CopyLine
    from plaint.compose.letters import Order
    from plaint.compose.targets import Addressee
    from plaint.guide import Step
    from plaint.model.campaign import Route
    from plaint.model.text import Text
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True)
class Display:
    """A campaign seen from somewhere on some day."""

    workspace: Workspace
    order: Order
    today: date

    @classmethod
    def of(cls, session: Session, name: str, origin: str | None, on: str | None) -> Display:
        """Open the workspace and settle from where and when to look; errors as in `place_order`."""
        from plaint.orders import Wish, place_to_look, today_of

        workspace = session.open()
        order = place_to_look(workspace, session, Wish(campaign=name, origin=origin, on=on))
        return cls(workspace, order, today_of(workspace, session, order))

    def lines(self) -> Iterator[str]:
        """Yield the display, a line each."""
        campaign = self.order.campaign
        yield f"{campaign.id}: {campaign.title}"
        yield from self._dates()
        yield from (step_line("note", line) for line in campaign_state(campaign, self.today))
        if campaign.reason:
            yield step_line("reason", str(campaign.reason) + (f" (since {campaign.ended})" if campaign.ended else ""))
        yield from self._section("for", [_with_facts(person.name, person.facts) for person in campaign.people])
        yield from self._section("demands", [f"{n}. {d.text}" for n, d in enumerate(campaign.demands, 1)])
        yield from self._targets()
        yield from self._section("copies", self._copies())
        yield from self._section("events", [self._event(number) for number in range(len(campaign.events))])
        yield from self._section("also asked", [f"{ask.what}: {ask.how}" for ask in campaign.asks])
        yield from self._section(
            "links", [str(link.url) + (f" ({link.title})" if link.title else "") for link in campaign.links]
        )
        yield from self._section("texts", [", ".join(self._texts()) or "the built-in default letter"])

    def _texts(self) -> list[str]:
        texts, _ = self.workspace.texts(self.order.campaign.id)
        return sorted({f"{text.language}.{text.variant}" if text.variant else text.language for text in texts})

    def _dates(self) -> Iterator[str]:
        campaign = self.order.campaign
        days = [
            f"published {campaign.published}" if campaign.published else "",
            f"until {campaign.until}" if campaign.until else "",
        ]
        yield f"  {campaign.status}" + "".join(f", {day}" for day in days if day)

    @staticmethod
    def _section(title: str, entries: list[str]) -> Iterator[str]:
        if entries:
            yield ""
            yield title
            yield from (step_line("", entry) for entry in entries)

    def _targets(self) -> Iterator[str]:
        yield ""
        yield "targets" + (
            f" (from {self.order.origin})" if self.order.origin else " (add --from GB to see what to dial and when)"
        )
        for addressee in self.addressees():
            yield f"  {addressee.id}: {self.whom(addressee)}"
            for step in self.steps(addressee):
                yield "  " + step_line(step.channel, step.text)
            yield from ("  " + step_line("note", note) for note in self.notes(addressee))

    def addressees(self) -> tuple[Addressee, ...]:
        """Return the campaign's addressees, seen from the order's country."""
        from plaint.compose.targets import resolve_targets

        return resolve_targets(self.order.campaign, self.workspace.data, self.order.origin)

    def whom(self, addressee: Addressee) -> str:
        """Return holder and office in English, or whatever language they have."""
        from plaint.compose.address import addressee_lines

        lines = addressee_lines(addressee.recipient, self.order.lookup_day, "en")
        via = f" (via {addressee.via.id})" if addressee.via else ""
        return ", ".join(lines) + via

    def steps(self, addressee: Addressee) -> tuple[Step, ...]:
        """Return how the addressee, or who forwards, is reached."""
        from plaint.compose.address import address_lines
        from plaint.guide import steps
        from plaint.orders import standpoint

        recipient = addressee.receiver
        address = address_lines(addressee, self.order.lookup_day, self.order.origin, "en")
        channels = self.order.campaign.channels_to(addressee.target)
        return steps(recipient, address, channels, standpoint(self.workspace, self.order, self.order.origin))

    def notes(self, addressee: Addressee) -> Iterator[str]:
        """Yield what else is to be known: a gap, a stated time difference that is not confirmed, the data's note."""
        recipient = addressee.recipient
        forwarder = addressee.via or addressee
        if forwarder.is_generic:
            yield mission_gap(self.workspace.data, forwarder.recipient.of or "", self.order.origin or "")
        if forwarder.others:
            yield f"other missions there: {', '.join(forwarder.others)}; pick one with --to"
        if recipient.stated and recipient.timezone:
            yield f"the appeal says: “{recipient.stated.text}”"
            yield from filter(None, [self._difference(addressee)])
        if recipient.verified:
            yield f"last checked {recipient.verified}" + (f", {recipient.source}" if recipient.source else "")
        if recipient.note:
            yield str(recipient.note)
        yield from self._answers.get(addressee.id, ())

    @cached_property
    def _answers(self) -> dict[str, tuple[str, ...]]:
        from plaint.commands.answers_report import answer_notes

        return answer_notes(self.workspace.root, self.order.campaign.id)

    def _difference(self, addressee: Addressee) -> str | None:
        from plaint.contacts.zones import difference_problem

        stated, zone = addressee.recipient.stated, addressee.recipient.timezone
        if stated is None or zone is None:
            return None
        return difference_problem(stated.hours, stated.ahead_of, zone, self.order.lookup_day)

    def _copies(self) -> list[str]:
        return [copy_words(line) for line in self._copy_lines()]

    def _copy_lines(self) -> tuple[CopyLine, ...]:
        from plaint.compose.copies import copy_lines

        return copy_lines(self.workspace.data, self.order)

    def _event(self, number: int) -> str:
        event = self.order.campaign.events[number]
        where = str(event.place or "") or (self._where(event.at) if event.at else "")
        hours = "-".join(f"{at:%H:%M}" for at in (event.time, event.until) if at)
        when = " ".join(filter(None, (str(event.on or ""), hours)))
        return ", ".join(filter(None, (str(event.what), when, where, str(event.note or ""))))

    def _event_json(self, number: int) -> dict[str, Any]:
        event = self.order.campaign.events[number]
        return {
            "what": str(event.what),
            "on": str(event.on) if event.on else None,
            "time": f"{event.time:%H:%M}" if event.time else None,
            "at": event.at.id if event.at else None,
            "where": str(event.place or "") or (self._where(event.at) if event.at else None),
            "note": _words(event.note),
            "text": self._event(number),
        }

    def _where(self, at: Route) -> str:
        """Return the office and address of an event's place, or which missions it may be at."""
        from plaint.compose.targets import office_of
        from plaint.contacts.countries import country_name

        if at.recipient is None:
            name = country_name(at.mission or "", "en")
            return f"at the {' or '.join(kind.replace('-', ' ') for kind in at.kinds or ('embassy',))} ({name})"
        recipient = self.workspace.data.recipients[at.recipient]
        address = recipient.address_on(self.order.lookup_day)
        return ", ".join(filter(None, (office_of(recipient, "en"), str(address or ""))))

    def as_json(self) -> dict[str, Any]:
        """Return the campaign with its targets resolved."""
        campaign = self.order.campaign
        return {
            "id": campaign.id,
            "title": str(campaign.title),
            "status": campaign.status,
            "published": str(campaign.published) if campaign.published else None,
            "until": str(campaign.until) if campaign.until else None,
            "reason": _words(campaign.reason),
            "ended": str(campaign.ended) if campaign.ended else None,
            "from": self.order.origin,
            "notes": list(campaign_state(campaign, self.today)),
            "people": [
                {"name": str(one.name), "role": _words(one.role), "facts": _words(one.facts)} for one in campaign.people
            ],
            "demands": [{"id": one.id, "text": str(one.text), "people": one.people} for one in campaign.demands],
            "targets": [self._target_json(addressee) for addressee in self.addressees()],
            "copies": [copy_json(line) for line in self._copy_lines()],
            "events": [self._event_json(number) for number in range(len(campaign.events))],
            "asks": [{"what": ask.what, "how": str(ask.how)} for ask in campaign.asks],
            "links": [{"url": link.url, "title": _words(link.title)} for link in campaign.links],
            "risks": [str(risk.text) for risk in campaign.risks],
            "texts": self._texts(),
        }

    def _target_json(self, addressee: Addressee) -> dict[str, Any]:
        return {
            "id": addressee.id,
            "whom": self.whom(addressee),
            "generic": addressee.is_generic,
            "steps": [step_json(step) for step in self.steps(addressee)],
            "notes": list(self.notes(addressee)),
        }


def _words(text: Text | None) -> str | None:
    return str(text) if text else None


def _with_facts(name: object, facts: object) -> str:
    return f"{name}: {facts}" if facts else str(name)
