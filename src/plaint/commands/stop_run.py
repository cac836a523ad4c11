"""What `plaint stop` does: asks once, stops, and says what is done, undone and out of reach."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer

from plaint import console
from plaint.commands.stop_report import say_after, say_out_of_reach, say_told, say_what_there_is
from plaint.commands.surroundings import ask, can_ask, running_clock, secret_ways
from plaint.errors import DataError, PlaintError, UnknownName

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plaint.model.campaign import Campaign
    from plaint.reading.data import Data
    from plaint.session import Session
    from plaint.stops.standing import Gone, Standing
    from plaint.stops.stopping import StopOrder, Told

SOMETHING_LEFT = 1


@dataclass(frozen=True, kw_only=True)
class StopWish:
    """What somebody asked of `plaint stop`, as typed."""

    campaign: str
    because: str = ""
    won: bool = False
    yes: bool = False
    dry_run: bool = False
    json: bool = False


def stop_campaign(session: Session, wish: StopWish) -> None:
    """Stop a campaign.

    Raises:
        PlaintError: it is unknown, or history; the reason is missing; nobody is there to be asked.
        Exit: the answer is no; or something is left to be done.
    """
    from plaint.stops.stopping import Stopping

    order = _order(session, wish)
    root = order.data.root
    before = _standing(root, order.campaign)
    say_what_there_is(order, before)
    if wish.dry_run:
        _finish(order, wish, ())
        return
    _require_word(f"Stop {order.campaign} now", wish)
    stopping = Stopping(order=order, clock=running_clock(session), ways=secret_ways())
    steps = []
    for told in stopping.steps():
        steps.append(told)
        say_told(told)
    _finish(order, wish, tuple(steps))
    if stopping.undone:
        console.say("Not everything is done. Run the same again: it does the rest.", "error")
        raise typer.Exit(SOMETHING_LEFT)


def reopen_campaign(session: Session, wish: StopWish) -> None:
    """Open a campaign again.

    Raises:
        PlaintError: as in `Reopening.reopen`; the reason is missing; nobody is there to be asked.
        Exit: the answer is no.
    """
    from plaint.stops.reopening import Reopening

    workspace = session.open()
    campaign = workspace.campaign(wish.campaign)
    _require_reason(wish, "it is opened again")
    reopening = Reopening(
        root=workspace.root, campaign=campaign, because=wish.because, day=_today(session, workspace.data)
    )
    told: dict[str, Any] = {"campaign": campaign.id, "changes": reopening.changes, "done": not wish.dry_run}
    for key, text in reopening.changes.items():
        console.say(f"  {key}: {text}" if text is not None else f"  {key}: taken away")
    if wish.dry_run:
        console.say("Nothing was changed.", "strong")
    else:
        _require_word(f"Open {campaign.id} again", wish)
        reopening.reopen()
        console.say(f"{campaign.id} is open: letters leave again. See them first: plaint send {campaign.id}", "strong")
    if wish.json:
        console.result(json.dumps(told, ensure_ascii=False, indent=2))


def _order(session: Session, wish: StopWish) -> StopOrder:
    """Settle what is to be stopped; files that are not needed may be wrong, since a stop cannot wait for them."""
    from plaint.reading.data import read_data
    from plaint.reading.root import find_root
    from plaint.stops.stopping import StopOrder

    data = read_data(find_root(session.folder))
    campaign = _campaign(data, wish.campaign)
    if campaign is not None and campaign.status == "closed":
        raise PlaintError(f"{campaign.id} is closed: it is history, and never sends", "there is nothing to stop")
    is_over = campaign is not None and campaign.status in ("stopped", "won")
    if not is_over:
        _require_reason(wish, "it is stopped")
    is_won = wish.won or (campaign is not None and campaign.status == "won")
    because = wish.because
    if is_over and campaign is not None and wish.won and campaign.status == "stopped":
        _require_reason(wish, "it is won")
    return StopOrder(
        data=data,
        campaign=wish.campaign,
        status="won" if is_won else "stopped",
        because=because or (str(campaign.reason) if campaign else ""),
        day=_today(session, data),
    )


def _campaign(data: Data, name: str) -> Campaign | None:
    """Return the campaign; None where its entry is wrong, but there.

    Raises:
        UnknownName: there is none.
        DataError: campaigns.yaml cannot be read at all.
    """
    if name in data.campaigns:
        return data.campaigns[name]
    read = data.reads["campaigns"]
    there = {name for plain in read.placed for name in _names(plain.value)} if read.problems else set(data.campaigns)
    if name in there:
        return None
    if read.problems and not there:
        raise DataError(read.problems)
    raise UnknownName("campaign", name, sorted(there))


def _names(value: Any) -> set[str]:
    entries = value.get("campaigns") if isinstance(value, dict) else None
    return set(entries) if isinstance(entries, dict) else set()


def _today(session: Session, data: Data) -> date:
    from plaint.orders import sender_zone
    from plaint.workspace import Workspace

    country = data.settings.country
    return session.today(sender_zone(Workspace(data.root, data), country, session.now.date()))


def _standing(root: Path, campaign: str) -> Standing | None:
    """Return how the campaign stands; None where the journal cannot be read."""
    from plaint.deliver.journal import NAME, read_journal
    from plaint.stops.standing import look

    try:
        with read_journal(root / NAME) as record:
            return look(record, campaign)
    except PlaintError as error:
        console.say(f"{error.message}: what was sent cannot be told; {error.hint}", "warning")
        return None


def _finish(order: StopOrder, wish: StopWish, steps: tuple[Told, ...]) -> None:
    """Say what is out of reach, and how to tell people."""
    from plaint.stops.pages import out_of_reach
    from plaint.stops.standing import gone

    standing = _standing(order.data.root, order.campaign)
    beyond = (*(gone(standing) if standing else ()), *out_of_reach(order.data.root, order.campaign))
    say_out_of_reach(beyond)
    say_after(order, standing, is_done=bool(steps))
    if wish.json:
        console.result(_as_json(order, steps, beyond))


def _as_json(order: StopOrder, steps: tuple[Told, ...], beyond: tuple[Gone, ...]) -> str:
    value = {
        "campaign": order.campaign,
        "status": order.status,
        "reason": order.because,
        "day": order.day.isoformat(),
        "done": bool(steps),
        "steps": [{"what": one.what, "text": one.words, "keys": list(one.keys)} for one in steps],
        "out_of_reach": [{"kind": one.kind, "count": one.count, "text": one.words} for one in beyond],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _require_reason(wish: StopWish, what: str) -> None:
    if not wish.because:
        raise PlaintError("--because is missing", f"say in a few words why {what}: people are shown it")


def _require_word(question: str, wish: StopWish) -> None:
    """Ask once.

    Raises:
        PlaintError: there is nobody to ask.
        Exit: the answer is no.
    """
    if wish.yes:
        return
    if not can_ask():
        raise PlaintError("nobody is here to be asked", "look at what stands above, then add --yes")
    if ask(f"{question}? Type yes:").casefold() != "yes":
        console.say("Nothing was changed.")
        raise typer.Exit(1)
