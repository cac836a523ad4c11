"""What `plaint send --really` does: notes the plan, hands the letters over, and tells the organisers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from plaint import console
from plaint.commands.send_report import counted, plan_json, say_copy, say_how_to_go_on, say_plan
from plaint.commands.send_tally import Tally, say_copy_to_post, say_proved, say_recovered
from plaint.commands.surroundings import ask, can_ask, running_clock, secret_ways
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from plaint.commands.send_call import Call
    from plaint.deliver.journal import Journal
    from plaint.deliver.pace import Clock
    from plaint.sending.counter import Counter
    from plaint.sending.drafting import Drafting
    from plaint.sending.office import Consignment, PostOffice
    from plaint.sending.plan import Plan
    from plaint.sending.wish import Texts


def send(call: Call, *, is_agreed: bool) -> None:
    """Send what the plan says, then tell the organisers.

    Args:
        call: what was asked.
        is_agreed: nobody needs to be asked.

    Raises:
        PlaintError: the campaign does not send; another process sends; the journal cannot be written; there is nobody
            to be asked.
    """
    from plaint.approvals.gate import Leaving, require_approval
    from plaint.deliver.journal import NAME, open_journal

    counter = call.counter()
    clock = running_clock(call.session)
    journal = open_journal(counter.workspace.root / NAME, clock.now)
    try:
        with journal.locked():
            say_recovered(journal.recover())
            _look_for_doubtful(counter, journal)
            counter, drafting, plan = _settled(call, counter, journal)
            say_plan(plan, counter)
            if not plan.is_something:
                if call.json:
                    console.result(plan_json(plan))
                say_how_to_go_on(plan)
                return
            require_approval(
                counter.workspace, counter.order.campaign, Leaving(call.count(plan)), journal, counter.today
            )
            _require_word(plan, is_agreed=is_agreed)
            tally = _Run(call, counter, journal, clock).go(plan, drafting)
    finally:
        journal.close()
    tally.say(call.json)
    if tally.exit_code:
        raise typer.Exit(tally.exit_code)


def _look_for_doubtful(counter: Counter, journal: Journal) -> None:
    """Ask the accounts what became of letters that may have arrived: it may be known by now."""
    from plaint.sending.lines import Lines
    from plaint.sending.proof import settle_what_can_be_known

    lines = Lines(counter.workspace.root, secret_ways())
    try:
        for entry, words in settle_what_can_be_known(counter.order.campaign.id, journal, counter.workspace, lines):
            say_proved(entry, words)
    finally:
        lines.close()


def _settled(call: Call, counter: Counter, journal: Journal) -> tuple[Counter, Drafting, Plan]:
    """Return the plan; where a text has changed since some were sent, a person says who gets which."""
    drafting = counter.drafting()
    plan = counter.plan(journal, drafting)
    if not plan.changes or call.has_chosen_texts or not can_ask():
        return counter, drafting, plan
    say_plan(plan, counter, is_asked=True)
    texts, because = _ask_for_texts()
    counter = replace(counter, wish=replace(counter.wish, texts=texts, because=because))
    drafting = counter.drafting()
    return counter, drafting, counter.plan(journal, drafting)


def _ask_for_texts() -> tuple[Texts, str]:
    answers: dict[str, Texts] = {"n": "new", "new": "new", "o": "old", "old": "old", "a": "again", "again": "again"}
    console.say("The text has changed since some were sent. Who gets which?", "strong")
    texts: Texts | None = None
    while texts is None:
        question = "[n] the rest the new one  [o] the rest the old one  [a] all the new one, again  [q] stop  (n):"
        answer = ask(question, "n").casefold()
        if answer in ("q", "quit", "stop"):
            console.say("Nothing was sent.")
            raise typer.Exit(1)
        texts = answers.get(answer)
    because = ""
    while texts == "again" and not because:
        because = ask("Why do they get it again? It is kept in the journal:")
    return texts, because


def _require_word(plan: Plan, *, is_agreed: bool) -> None:
    """Ask once.

    Raises:
        PlaintError: there is nobody to ask.
        Exit: the answer is no.
    """
    if is_agreed:
        return
    if not can_ask():
        raise PlaintError("nobody is here to be asked", "look at the plan above, then add --yes")
    try:
        answer = ask(f"{_question(plan)}? What is sent cannot be taken back. Type yes:")
    except KeyboardInterrupt:
        answer = ""
    if answer.casefold() != "yes":
        console.say("Nothing was sent.")
        raise typer.Exit(1)


def _question(plan: Plan) -> str:
    copies = sum(1 for copy in plan.copies if copy.due)
    drafts = all(envelope.delivery.key.way == "drafts" for envelope in plan.envelopes)
    things = [counted(number, what) for number, what in ((len(plan.envelopes), "letter"), (copies, "copy")) if number]
    if drafts and plan.envelopes:
        return f"Lay {things[0]} into your drafts" + (f" and send {things[1]}" if things[1:] else "")
    return f"Send {' and '.join(things)}"


@dataclass(frozen=True)
class _Run:
    """One run: letters, then copies."""

    call: Call
    counter: Counter
    journal: Journal
    clock: Clock

    def go(self, plan: Plan, drafting: Drafting) -> Tally:
        """Send; what happens is said as it happens."""
        from plaint.sending.lines import Lines
        from plaint.sending.office import PostOffice

        lines = Lines(self.counter.workspace.root, secret_ways())
        office = PostOffice(
            counter=self.counter, journal=self.journal, lines=lines, clock=self.clock, limit=self.call.limit
        )
        tally = Tally(self.counter, len(plan.envelopes))
        try:
            office.note(plan, drafting)
            for step in office.send_letters(plan, self.call.parcels(self.counter, self.clock, self.journal).parcel):
                tally.take(step)
            if self.call.send.copies != "none" and not tally.is_stopped:
                self._copies(office, plan, tally)
        except KeyboardInterrupt:
            tally.is_interrupted = True
        finally:
            lines.close()
        return tally

    def _copies(self, office: PostOffice, plan: Plan, tally: Tally) -> None:
        from plaint.sending.copy_parcels import CopyParcels

        for copy in office.plan_copies(plan):
            say_copy(copy)
        parcels = self.call.parcels(self.counter, self.clock, self.journal)
        makers = CopyParcels(
            self.counter.teller(self.journal), parcels, self.counter.workspace.root, self.counter.wish.account
        )
        consignments: list[Consignment] = []
        for entry in (*office.copies("email"), *office.copies("fax")):
            try:
                consignments.append(makers.consignment(entry, plan))
                self.journal.replan([replace(entry.delivery, account=consignments[-1].desk.id)])
            except PlaintError as error:
                tally.refuse_copy(entry, error)
        for step in office.send_copies(tuple(consignments)):
            tally.take(step)
        for entry in office.copies("post"):
            folder = self.call.output(self.counter.workspace.root)
            path = folder.folder / entry.key.campaign / f"copy-{entry.key.office}-{entry.short}.pdf"
            say_copy_to_post(entry, folder.write(path, makers.pages(entry.delivery)), as_json=self.call.json)
