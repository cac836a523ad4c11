"""One call of `plaint call`, `plaint remind` or `plaint notify`: the plan, the trial, and in earnest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from plaint import console
from plaint.catalogues import CATALOGUED
from plaint.commands.call_report import call_json, require_all_told, say_call, say_how_to_call
from plaint.commands.send_report import counted, say_refusals
from plaint.commands.send_tally import SOME_NOT_SENT, Tally, say_proved, say_recovered
from plaint.commands.surroundings import ask, can_ask, moment, running_clock, secret_ways
from plaint.commands.tell import step_line
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.calls.muster import Muster
    from plaint.calls.parcels import CallParcels
    from plaint.calls.plan import CallPlan, Message
    from plaint.calls.wish import CallWish
    from plaint.deliver.journal import Journal
    from plaint.deliver.pace import Clock
    from plaint.deliver.record.reading import Record
    from plaint.deliver.transport import Handover
    from plaint.output import Output
    from plaint.sending.lines import Lines
    from plaint.session import Session

TRIALS = 3  # messages to oneself, unless another number was asked for


@dataclass(frozen=True, kw_only=True)
class Round:
    """One call of a verb that writes to members.

    Attributes:
        session: where and when it is made.
        campaign: its id.
        to: `all`, an id, or a table.
        wish: the options.
        limit: messages this time, at most; None for no limit.
        skip_bad: leave bad rows of a table out.
        json: print for programs.
    """

    session: Session
    campaign: str
    to: str
    wish: CallWish
    limit: int | None = None
    skip_bad: bool = False
    json: bool = False

    def muster(self) -> Muster:
        """Open the workspace and settle who is called; errors as in `open_muster` and `table_of`."""
        from plaint.calls.clearance import require_discreet
        from plaint.calls.muster import Members, open_muster
        from plaint.commands.letter_members import Asked, table_of
        from plaint.members import is_table

        workspace = self.session.open()
        if self.skip_bad and not is_table(self.to):
            raise PlaintError("--skip-bad without a table", "name one, as --to members.csv")
        asked = Asked(
            campaign=workspace.campaign(self.campaign).id,
            output=self.output(workspace.root),
            skip_bad=self.skip_bad,
            open_picture=workspace.open_picture,
        )
        members = Members.of(workspace, self.campaign, self.to, table_of(self.to, asked))
        for _, words in self.wish.words:
            require_discreet(words, workspace.data)
        return open_muster(workspace, self.session, self.campaign, members, self.wish)

    def output(self, root: Path) -> Output:
        """Return the folder for what is printed."""
        from plaint.output import Output

        return Output(root / "output", root)

    def parcels(self, muster: Muster, plan: CallPlan, clock: Clock, record: Record) -> CallParcels:
        """Return what makes mails of a plan's messages."""
        from plaint.acts.codes import Codes
        from plaint.calls.letterpress import LetterPress
        from plaint.calls.parcels import CallParcels
        from plaint.make import Workshop

        workshop = Workshop(muster.workspace, self.output(muster.workspace.root), muster.order)
        has_codes = muster.workspace.data.settings.codes == "yes"
        codes = Codes(muster.order.campaign, record.marks) if has_codes else None
        press = LetterPress(workshop, plan, codes)
        return CallParcels(press, lambda: moment(clock, muster.now), record.marks.tag)


def show(call: Round) -> None:
    """Show what would be sent; nothing is written.

    Raises:
        PlaintError: the campaign does not allow it, or something that was asked for is not there.
    """
    from plaint.deliver.journal import NAME, read_journal

    muster = call.muster()
    with read_journal(muster.workspace.root / NAME) as record:
        plan = muster.plan(record)
        gap = _approval_gap(call, muster, record, plan)
    if call.json:
        console.result(call_json(plan))
    else:
        say_call(plan, muster)
        if gap:
            console.say(step_line("approval", f"{gap.message}: {gap.hint}"), "warning")
        say_how_to_call(plan)
    require_all_told(plan)


def try_out(call: Round) -> None:
    """Send some messages to the sender's own mailbox, each language first; the journal knows nothing of it.

    Raises:
        PlaintError: there is no account for mail, or nothing to try.
    """
    from plaint.deliver.journal import NAME, read_journal
    from plaint.sending.lines import Lines

    muster = call.muster()
    lines, failed = Lines(muster.workspace.root, secret_ways()), 0
    with read_journal(muster.workspace.root / NAME) as record:
        plan = muster.plan(record)
        parcels = call.parcels(muster, plan, running_clock(call.session), record)
        try:
            for message in _samples(plan, call.limit or TRIALS):
                handover = _try_one(message, parcels, lines)
                failed += _say_trial(handover, message)
                if handover.stops:
                    break
        finally:
            lines.close()
    console.say("Not all of it was sent." if failed else "Nobody but you got anything.", "strong")
    if failed:
        raise typer.Exit(SOME_NOT_SENT)


def _samples(plan: CallPlan, number: int) -> tuple[Message, ...]:
    if not plan.messages:
        say_refusals(plan.refusals)
        raise PlaintError("there is no message to try out", "the same without --to-me shows what has gone already")
    firsts = {one.dossier.language: one for one in reversed(plan.messages)}
    rest = (one for one in plan.messages if one is not firsts[one.dossier.language])
    return (*sorted(firsts.values(), key=plan.messages.index), *rest)[:number]


def _try_one(message: Message, parcels: CallParcels, lines: Lines) -> Handover:
    assert message.desk is not None, "only mails are tried out"
    own = message.desk.account.email or ""
    return lines.transport("email", message.desk).hand_over(parcels.trial(message, own), _nothing)


def _nothing() -> None:
    """Note nothing: a trial is no delivery."""


def _say_trial(handover: Handover, message: Message) -> bool:
    """Say what became of a trial; return whether it failed."""
    from plaint.deliver.transport import Outcome

    own = message.desk.account.email if message.desk else ""
    told = f"{message.dossier.member.id}, in '{message.dossier.language}': to yourself, {own}"
    if handover.outcome is Outcome.SENT:
        console.say(step_line("trial", told))
        return False
    console.say(step_line("failed", "; ".join(filter(None, (told, handover.reply, handover.remedy)))), "error")
    return True


def go(call: Round, *, is_agreed: bool) -> None:
    """Send what the plan says, or print it for the post.

    Args:
        call: what was asked.
        is_agreed: nobody needs to be asked.

    Raises:
        PlaintError: the campaign does not allow it; another process sends; the journal cannot be written; there is
            nobody to be asked.
    """
    from plaint.deliver.journal import NAME, open_journal

    muster = call.muster()
    clock = running_clock(call.session)
    journal = open_journal(muster.workspace.root / NAME, clock.now)
    try:
        with journal.locked():
            say_recovered(journal.recover())
            _look_for_doubtful(muster, journal)
            plan = muster.plan(journal)
            say_call(plan, muster)
            if not plan.messages:
                if call.json:
                    console.result(call_json(plan))
                say_how_to_call(plan)
                require_all_told(plan)
                return
            if gap := _approval_gap(call, muster, journal, plan):
                raise gap
            _require_word(plan, is_agreed=is_agreed)
            if call.wish.way == "post":
                from plaint.commands.call_print import print_packets

                print_packets(call, muster, journal, _first(plan, call.limit))
                return
            tally = _send(call, muster, journal, plan, clock)
    finally:
        journal.close()
    tally.say(call.json)
    if tally.exit_code:
        raise typer.Exit(tally.exit_code)
    require_all_told(plan)


def _first(plan: CallPlan, limit: int | None) -> CallPlan:
    return replace(plan, messages=plan.messages[:limit])


def _look_for_doubtful(muster: Muster, journal: Journal) -> None:
    """Ask the accounts what became of messages that may have arrived: it may be known by now."""
    from plaint.sending.lines import Lines
    from plaint.sending.proof import settle_what_can_be_known

    lines = Lines(muster.workspace.root, secret_ways())
    try:
        for entry, words in settle_what_can_be_known(muster.order.campaign.id, journal, muster.workspace, lines):
            say_proved(entry, words)
    finally:
        lines.close()


def _approval_gap(call: Round, muster: Muster, record: Record, plan: CallPlan) -> PlaintError | None:
    """Return what speaks against writing to so many members with what nobody approved.

    Of notices, those count that hold letters: that all is over may be told at any time.
    """
    from plaint.approvals.fingerprint import own_words
    from plaint.approvals.gate import Leaving, approval_gap

    first = _first(plan, call.limit).messages
    count = sum(1 for one in first if one.has_letters or call.wish.kind != "notice")
    again = frozenset(one.delivery.key.digest for one in first)
    leaving = Leaving(count, own_words(call.wish.words, call.wish.page), again)
    return approval_gap(muster.workspace, muster.order.campaign, leaving, record, muster.today)


def _require_word(plan: CallPlan, *, is_agreed: bool) -> None:
    """Ask once.

    Raises:
        PlaintError: there is nobody to ask.
        Exit: the answer is no.
    """
    if is_agreed:
        return
    if not can_ask():
        raise PlaintError("nobody is here to be asked", "look at the plan above, then add --yes")
    number = len(plan.messages)
    question = f"Send {counted(number, 'message')}? What is sent cannot be taken back."
    if plan.wish.way == "post":
        question = f"Print {counted(number, 'packet')}, and note them?"
    try:
        answer = ask(f"{question} Type yes:")
    except KeyboardInterrupt:
        answer = ""
    if answer.casefold() != "yes":
        console.say("Nothing was sent.")
        raise typer.Exit(1)


def _send(call: Round, muster: Muster, journal: Journal, plan: CallPlan, clock: Clock) -> Tally:
    from plaint.calls.handing import Handing
    from plaint.sending.lines import Lines

    lines = Lines(muster.workspace.root, secret_ways())
    tally = Tally(muster, len(plan.messages))
    handing = Handing(muster=muster, journal=journal, lines=lines, clock=clock, limit=call.limit)
    try:
        for step in handing.send(plan, call.parcels(muster, plan, clock, journal).mail):
            tally.take(step)
    except KeyboardInterrupt:
        tally.is_interrupted = True
    finally:
        lines.close()
    return tally


def play(call: Round, *, really: bool, to_me: bool, yes: bool) -> None:
    """Show the plan, try it out, or send; errors as in `show`, `try_out` and `go`."""
    if really and to_me:
        raise PlaintError("both --really and --to-me", "look at the trial first: keep one of them")
    if to_me:
        try_out(call)
    elif really:
        go(call, is_agreed=yes)
    else:
        show(call)


def words_by_language(given: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Return the organiser's own words by language, under "" for all others.

    Raises:
        PlaintError: there are several for one language.
    """
    found: dict[str, str] = {}
    for one in given or ():
        language, words = _parted(one)
        if language in found:
            where = f"in '{language}'" if language else "without a language"
            raise PlaintError(f"words of your own {where} twice", "keep one; those of a language begin with it: 'ru=…'")
        found[language] = words
    return tuple(found.items())


def _parted(given: str) -> tuple[str, str]:
    first, is_there, rest = given.partition("=")
    language = first.strip().casefold()
    return (language, rest.strip()) if is_there and language in CATALOGUED else ("", given.strip())
