"""What `plaint status` says of the journal."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from plaint import console
from plaint.commands.done_report import act_json, act_words, sum_of_acts
from plaint.commands.send_report import counted, how_to_resolve
from plaint.commands.tell import step_line
from plaint.deliver.delivery import TO_MEMBERS
from plaint.deliver.record.marks import is_mark
from plaint.sending.signers import SENDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from plaint.deliver.act import Act
    from plaint.deliver.delivery import Entry, State
    from plaint.session import Session

ORDER: tuple[State, ...] = ("sent", "planned", "sending", "handing", "unknown", "failed", "cancelled")
NOT_SENT: frozenset[State] = frozenset({"unknown", "failed", "sending", "handing", "planned"})
KINDS = {"letter": "letter", "copy": "copy", "call": "call", "reminder": "reminder", "notice": "notice"}
FORGOTTEN = "somebody (name forgotten)"
SHOWN: dict[State | str, str] = {"sending": "in work", "handing": "in work"}
STYLES = {"unknown": "warning", "failed": "error"}


def say_status(entries: tuple[Entry, ...], acts: tuple[Act, ...], session: Session, *, is_whole: bool) -> None:
    """Say how many letters of each campaign stand where, and name those that want something done.

    Args:
        entries: of the journal.
        acts: likewise; they stand beside, and are never added to what was sent.
        session: for the workspace's clock.
        is_whole: name the others too.
    """
    if not (entries or acts):
        console.say("Nothing was sent from this workspace yet. `plaint send CAMPAIGN` shows what would be.")
        return
    zone = _zone(session)
    campaigns = (*(entry.key.campaign for entry in entries), *(act.campaign for act in acts))
    for campaign in dict.fromkeys(campaigns):
        own = [entry for entry in entries if entry.key.campaign == campaign]
        console.say(f"{campaign}: {_counted(own) if own else 'nothing was sent'}", "strong")
        for entry in own:
            if is_whole or entry.state in NOT_SENT:
                _say_entry(entry, zone)
        _say_acts([act for act in acts if act.campaign == campaign], is_whole=is_whole)


def _say_acts(acts: list[Act], *, is_whole: bool) -> None:
    for line in sum_of_acts(acts):
        console.say(f"  {line}")
    for act in acts if is_whole else ():
        console.result(f"{act.number:<10}  {act_words(act)}")
        if act.withdrawn:
            console.say(step_line("", f"counts no more: {act.withdrawn}"), "faint")


def _counted(entries: Iterable[Entry]) -> str:
    """Return how many letters and copies stand where; what was taken back is not counted."""
    kept = [entry for entry in entries if entry.state != "cancelled"]
    told = (_states([one for one in kept if one.delivery.kind == kind], what) for kind, what in KINDS.items())
    return "; ".join(filter(None, told)) or "nothing"


def _states(entries: list[Entry], what: str) -> str:
    if not entries:
        return ""
    counts = Counter(map(_shown, entries))
    known = dict.fromkeys(SHOWN.get(state, state) for state in (*ORDER, "in drafts"))
    words = ", ".join(f"{counts[state]:,} {state}" for state in known if counts[state])
    return f"{counted(len(entries), what)}: {words}"


def _shown(entry: Entry) -> str:
    is_draft = entry.key.way == "drafts" and entry.state == "sent"
    return "in drafts" if is_draft else SHOWN.get(entry.state, entry.state)


def _say_entry(entry: Entry, zone: tzinfo) -> None:
    state = _shown(entry)
    at = datetime.fromtimestamp(entry.since, UTC).astimezone(zone)
    whom = _whom(entry) + (f" ({entry.key.address})" if entry.key.address else "")
    console.result(f"{entry.short}  {state:<9}  {at:%Y-%m-%d %H:%M}  {entry.key.way:<6}  {whom}")
    for line in _remarks(entry, zone):
        console.say(step_line("", line), STYLES.get(entry.state, ""))


def _whom(entry: Entry) -> str:
    delivery = entry.delivery
    if delivery.kind in TO_MEMBERS:
        return f"{delivery.kind} to {FORGOTTEN if is_mark(entry.key.office) else entry.key.office}"
    return f"{'copy to' if delivery.kind == 'copy' else 'to'} {delivery.target or FORGOTTEN}"


def _remarks(entry: Entry, zone: tzinfo) -> Iterable[str]:
    if entry.reply and entry.state != "sent":
        yield entry.reply
    if entry.state == "unknown":
        yield from how_to_resolve(entry)
    if entry.state == "failed":
        yield from _how_to_retry(entry)
    if entry.state == "planned" and entry.key.way == "post":
        yield "print and post it (output/), then:"
        yield f'plaint resolve {entry.short} sent --note "posted"'
    elif entry.state == "planned" and entry.not_before > entry.since:
        at = datetime.fromtimestamp(entry.not_before, UTC).astimezone(zone)
        yield f"not before {at:%Y-%m-%d %H:%M}"


def _how_to_retry(entry: Entry) -> Iterable[str]:
    if entry.delivery.kind == "copy":
        yield "correct the address, or try again:"
        yield f"plaint send {entry.key.campaign} --copies only --retry-failed --really"
        return
    if entry.delivery.kind in TO_MEMBERS:
        yield "correct the mailbox, or try again: the same command as before, with --retry-failed"
        return
    signers = entry.delivery.signers
    if len(signers) == 1 and signers[0] not in ("", SENDER):
        yield "correct the address, or try again:"
        yield f"plaint send {entry.key.campaign} --signed-by {signers[0]} --retry-failed --really"
        return
    yield "correct the address, or try again: the same `plaint send` as before, with --retry-failed"


def say_fates(entries: tuple[Entry, ...], session: Session) -> None:
    """Ask about faxes that were taken, and say what became of each.

    Raises:
        PlaintError: the workspace cannot be read.
    """
    from plaint.commands.surroundings import secret_ways
    from plaint.deliver.transport import Outcome
    from plaint.sending.lines import Lines
    from plaint.sending.proof import fates_of_faxes

    workspace = session.open()
    lines = Lines(workspace.root, secret_ways())
    try:
        for entry, fate in fates_of_faxes(entries, workspace, lines):
            stage = "" if fate.outcome is Outcome.UNKNOWN else fate.stage
            words = "; ".join(filter(None, (stage, fate.reply, fate.remedy)))
            style = "error" if fate.outcome is Outcome.FAILED else ""
            console.result(f"{entry.short}  {entry.delivery.target} ({entry.key.address}), job {entry.reference}")
            console.say(step_line("", words), style)
    finally:
        lines.close()


def _zone(session: Session) -> tzinfo:
    """Return the zone of the workspace's settings; UTC where they cannot be read."""
    from plaint.errors import PlaintError
    from plaint.orders import sender_zone

    try:
        workspace = session.open()
    except PlaintError:
        return UTC
    zone = sender_zone(workspace, workspace.data.settings.country, session.now.date())
    return session.now_in(zone).tzinfo or UTC


def status_json(entries: tuple[Entry, ...], acts: tuple[Act, ...]) -> str:
    """Return the journal's entries, then its acts, for programs."""
    value = [*map(_entry_json, entries), *map(act_json, acts)]
    return json.dumps(value, ensure_ascii=False, indent=2)


def _entry_json(entry: Entry) -> dict[str, Any]:
    delivery, key = entry.delivery, entry.key
    return {
        "key": entry.short,
        "id": entry.digest,
        "kind": delivery.kind,
        "campaign": key.campaign,
        "target": delivery.target,
        "member": key.office if delivery.kind in TO_MEMBERS else None,
        "by": key.way,
        "to": key.address or None,
        "state": entry.state,
        "since": datetime.fromtimestamp(entry.since, UTC).isoformat(timespec="seconds"),
        "attempts": entry.attempts,
        "reply": entry.reply or None,
        "reference": entry.reference or None,
        "signed_by": list(delivery.signers),
        "version": key.version,
    }
