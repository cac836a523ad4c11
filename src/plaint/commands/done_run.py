"""What one call of `plaint done` does: what was told is read, noted, and said again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint import console
from plaint.errors import DataError, PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.acts.deeds import Deed
    from plaint.acts.register import Register
    from plaint.acts.told import Told
    from plaint.deliver.journal import Journal
    from plaint.deliver.record.reading import Record
    from plaint.errors import Problem
    from plaint.model.campaign import Campaign
    from plaint.model.people import Signatory
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True)
class Call:
    """One call of `plaint done`.

    Attributes:
        session: where and when it is made.
        campaign: its id.
        told: what options say.
        from_csv: the table of what was done.
        members: the table of those who may have done it.
        origin: `--from`.
        again: somebody did the same once more.
        json: print for programs.
    """

    session: Session
    campaign: str
    told: Told
    from_csv: Path | None = None
    members: Path | None = None
    origin: str | None = None
    again: bool = False
    json: bool = False


def note_acts(call: Call) -> None:
    """Note what was done.

    Raises:
        DataError: something of it cannot be so; nothing was noted.
        PlaintError: the journal cannot be written, or the workspace not be read.
    """
    from plaint.acts.noting import note_deeds
    from plaint.commands.done_report import print_noted, say_noted

    workspace = call.session.open()
    campaign = workspace.campaign(call.campaign)
    people = {**workspace.data.signatories, **{one.id: one for one in _members(call, workspace)}}
    with _journal(call, workspace) as journal:
        deeds = _checked(_lines(call, workspace, campaign), _register(call, workspace, people, journal))
        noted = note_deeds(journal, workspace.root, deeds, again=call.again)
    if campaign.status == "draft":
        console.say(f"{campaign.id} is a draft: letters of it should not have left the house.", "warning")
    if call.json:
        print_noted(noted)
    else:
        say_noted(noted)


def undo_acts(call: Call, numbers: tuple[int, ...], why: str) -> None:
    """Let acts count no more; errors as in `noting.withdraw_acts`."""
    from plaint.commands.done_report import print_acts, say_withdrawn
    from plaint.deliver.record.noting import withdraw_acts

    workspace = call.session.open()
    campaign = workspace.campaign(call.campaign)
    with _journal(call, workspace) as journal:
        acts = journal.write(withdraw_acts(campaign.id, numbers, why))
    if call.json:
        print_acts(acts)
    else:
        say_withdrawn(acts)


def _journal(call: Call, workspace: Workspace) -> Journal:
    from plaint.commands.surroundings import running_clock
    from plaint.deliver.journal import NAME, open_journal

    return open_journal(workspace.root / NAME, running_clock(call.session).now)


def _members(call: Call, workspace: Workspace) -> tuple[Signatory, ...]:
    from plaint.members import read_members, require_good

    if call.members is None:
        return ()
    return require_good(read_members(str(call.members), workspace.open_picture)).signatories


def _lines(call: Call, workspace: Workspace, campaign: Campaign) -> tuple[Told, ...]:
    """Return what was told, line by line.

    Raises:
        DataError: the table is none.
    """
    from plaint.acts.table import read_table

    if call.from_csv is not None:
        lines, problems = read_table(call.from_csv, str(call.from_csv), call.told)
        if problems:
            raise DataError(problems)
        return lines
    return (_by_default(call.told, workspace, campaign),)


def _by_default(told: Told, workspace: Workspace, campaign: Campaign) -> Told:
    """Return what was told, done by whoever signs letters where nobody says who else."""
    from plaint.orders import choose_signatories

    if told.by or told.count or told.code or told.how == "picket":
        return told
    usual = choose_signatories(workspace, campaign, None)
    return replace(told, by=usual[0].id) if len(usual) == 1 else told


def _register(call: Call, workspace: Workspace, people: dict[str, Signatory], record: Record) -> Register:
    from plaint.acts.codes import Codes
    from plaint.acts.register import Register
    from plaint.deliver.record import diary
    from plaint.orders import checked_country, sender_zone

    campaign = workspace.campaign(call.campaign)
    country = checked_country(call.origin) or workspace.data.settings.country
    zone = sender_zone(workspace, country, call.session.now.date())
    return Register(
        data=workspace.data,
        campaign=campaign,
        today=call.session.today(zone),
        origin=checked_country(call.origin),
        people=people,
        seen=frozenset(_seen(record, campaign.id)),
        codes=Codes(campaign, record.marks),
        is_forgotten=lambda name: record.read(diary.is_forgotten(name)),
    )


def _seen(record: Record, campaign: str) -> Iterator[str]:
    """Yield the ids of people whom the journal names."""
    from plaint.deliver.record import diary

    for entry in record.entries(campaign):
        yield from entry.delivery.signers
    for act in record.read(diary.acts_of(campaign)):
        if act.person:
            yield act.person


def _checked(lines: tuple[Told, ...], register: Register) -> tuple[Deed, ...]:
    """Return the acts of all lines, and say what is to be looked at.

    Raises:
        DataError: something is wrong; all of it is told.
    """
    from plaint.acts.deeds import read_deeds

    deeds, problems = read_deeds(lines, register)
    if wrong := [one for one in problems if one.severity == "error"]:
        raise DataError(wrong)
    for problem in _once(problems):
        console.say(str(problem), problem.severity)
    if not deeds:
        raise PlaintError("nothing was done", "say what, as --by alma --how posted")
    return deeds


def _once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
