"""What is said of acts: as they are noted, and in `plaint status`."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from plaint import console
from plaint.commands.send_report import counted
from plaint.commands.tell import step_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.deliver.act import Act
    from plaint.deliver.record.noting import Noted

# One of what is counted, by how it was done.
WHAT = {
    "posted": "letter posted",
    "handed-in": "letter handed in",
    "called": "call",
    "faxed": "fax",
    "emailed": "e-mail",
    "web-form": "web form",
    "picket": "person at a picket",
    "refused": "letter refused",
    "bounced": "message come back",
}
MANY = {
    "posted": "letters posted",
    "handed-in": "letters handed in",
    "called": "calls",
    "faxed": "faxes",
    "emailed": "e-mails",
    "web-form": "web forms",
    "picket": "people at pickets",
    "refused": "letters refused",
    "bounced": "messages come back",
}


def say_noted(noted: Iterable[Noted]) -> None:
    """Say what was noted, and what was noted before; the numbers of acts go to standard output."""
    outcomes, campaign = Counter[str](), ""
    for one in noted:
        campaign = one.act.campaign
        outcomes[one.outcome] += 1
        if one.outcome == "known":
            console.say(f"{one.act.number}  noted already: {act_words(one.act)}", "faint")
            continue
        console.result(f"{one.act.number}  {act_words(one.act)}")
        if one.before:
            console.say(step_line("", f"claimed before as act {one.before}, which counts no more"))
    new = outcomes["noted"] + outcomes["shown"]
    before = f"; {outcomes['known']:,} noted before" if outcomes["known"] else ""
    console.say(f"Noted {counted(new, 'act')}{before}." if new else f"Nothing new{before}.", "strong")
    if outcomes["known"]:
        console.say("Where somebody did the same once more: the same again with --again.")
    if new:
        console.say(f'A mistake? plaint done {campaign} --undo NUMBER --because "why"')


def say_withdrawn(acts: Iterable[Act]) -> None:
    """Say which acts count no more."""
    for act in acts:
        console.result(f"{act.number}  {act_words(act)}")
        console.say(step_line("", f"counts no more: {act.withdrawn}"))


def print_noted(noted: Iterable[Noted]) -> None:
    """Print what was noted for programs."""
    _print([{**act_json(one.act), "outcome": one.outcome, "before": one.before or None} for one in noted])


def print_acts(acts: Iterable[Act]) -> None:
    """Print acts for programs."""
    _print([act_json(act) for act in acts])


def _print(value: list[dict[str, Any]]) -> None:
    console.result(json.dumps(value, ensure_ascii=False, indent=2))


def act_words(act: Act) -> str:
    """Return an act on a line: when, what, to whom, by whom."""
    what = _counted(act.how, act.count)
    whom = f"to {act.target}" if act.target and act.how != "picket" else f"at {act.target}" if act.target else ""
    by = f"by {act.person}" if act.person else ""
    shown = "witnessed" if act.standing == "witnessed" else "claimed"
    return ", ".join(filter(None, (f"{act.day}  {what}", whom, by, shown, act.note)))


def sum_of_acts(acts: Iterable[Act]) -> Iterator[str]:
    """Yield what acts come to, in a line for those that are claimed and one for those that are witnessed."""
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for act in acts:
        if not act.withdrawn:
            totals[act.standing][act.how] += act.count
    for standing in ("claimed", "witnessed"):
        if counts := totals[standing]:
            words = ", ".join(_counted(how, counts[how]) for how in WHAT if counts[how])
            yield f"by hand, {standing}: {words}"


def _counted(how: str, count: int) -> str:
    return f"{count:,} {(WHAT if count == 1 else MANY)[how]}"


def act_json(act: Act) -> dict[str, Any]:
    """Return an act for programs."""
    return {
        "kind": "act",
        "number": act.number,
        "campaign": act.campaign,
        "target": act.target or None,
        "how": act.how,
        "on": act.day.isoformat(),
        "count": act.count,
        "standing": act.standing,
        "by": act.person or None,
        "code": act.code or None,
        "proof": act.proof or None,
        "may_publish": act.may_publish,
        "note": act.note or None,
        "withdrawn": act.withdrawn or None,
    }
