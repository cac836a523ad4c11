"""What `plaint proof` does: prints the proof, or notes that it was approved."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from plaint import console
from plaint.commands.tell import shown, step_line
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from plaint.approvals.approving import Seen
    from plaint.compose.proof import Proof
    from plaint.session import Session
    from plaint.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class ProofWish:
    """What somebody asked of `plaint proof`, as typed."""

    campaign: str
    forms: tuple[str, ...] = ("pdf",)
    words: tuple[str, ...] = ()
    by: str = ""
    code: str = ""
    note: str = ""
    output: Path | None = None
    json: bool = False


@dataclass(frozen=True)
class _Opened:
    """The proof as it is now."""

    workspace: Workspace
    proof: Proof
    fingerprint: str
    today: date


def _open(session: Session, wish: ProofWish) -> _Opened:
    """Make the proof.

    Raises:
        PlaintError: there is no such campaign.
        DataError: a file cannot be read.
    """
    from plaint.approvals.approving import proof_of
    from plaint.orders import sender_zone

    workspace = session.open()
    settings = workspace.data.settings
    campaign = workspace.campaign(wish.campaign)
    today = session.today(sender_zone(workspace, settings.country, session.now.date()))
    return _Opened(workspace, *proof_of(workspace, campaign, today, settings.language or "en", wish.words), today)


def give_proof(session: Session, wish: ProofWish) -> None:
    """Print the proof, and say whether it was approved.

    Raises:
        PlaintError: there is no such campaign; it cannot be printed or written.
    """
    from plaint.approvals.approving import code_of, last_approval
    from plaint.deliver.journal import NAME, read_journal

    opened = _open(session, wish)
    code = code_of(opened.fingerprint)
    with read_journal(opened.workspace.root / NAME) as record:
        seen = last_approval(record, opened.proof.campaign, opened.fingerprint)
    if wish.json:
        console.result(json.dumps(_as_json(opened.proof, opened.fingerprint, seen), ensure_ascii=False, indent=2))
        return
    for form in wish.forms:
        if form == "text":
            from plaint.render.proof import proof_as_text

            console.result(proof_as_text(opened.proof, code).rstrip("\n"))
        else:
            _give_pdf(opened, wish, code)
    _say_doubts(opened.proof)
    _say_state(opened.proof, code, seen)


def approve_campaign(session: Session, wish: ProofWish) -> None:
    """Note that somebody read the proof and found it right.

    Raises:
        PlaintError: the name is missing; what was read is not what stands there now; the journal cannot be written.
    """
    from plaint.approvals.approving import code_of
    from plaint.commands.surroundings import running_clock
    from plaint.deliver.act import Approval
    from plaint.deliver.journal import NAME, open_journal
    from plaint.deliver.record.diary import note_approval

    if not wish.by:
        raise PlaintError("--by is missing", "say who read the proof; it is kept in the journal")
    opened = _open(session, wish)
    code = code_of(opened.fingerprint)
    if wish.code and not opened.fingerprint.startswith(wish.code):
        raise PlaintError(
            f"what was read as {wish.code} has changed: it is {code} by now",
            f"print it anew and read it again: plaint proof {_typed(opened.proof)}",
        )
    journal = open_journal(opened.workspace.root / NAME, running_clock(session).now)
    try:
        for known in (*_without_words(opened), opened.fingerprint):
            approval = Approval(campaign=opened.proof.campaign, fingerprint=known, who=wish.by, note=wish.note)
            journal.write(note_approval(approval))
    finally:
        journal.close()
    _say_doubts(opened.proof)
    console.say(f"{opened.proof.campaign} is approved by {wish.by}, as proof {code} shows it.", "strong")
    console.say("When a text, an address, a holder of an office or a copy changes, it is to be read again.")


def _without_words(opened: _Opened) -> tuple[str, ...]:
    """Return the fingerprint of the campaign alone, where a call's words were read too: who read both read the one."""
    from plaint.approvals.fingerprint import fingerprint

    campaign = opened.workspace.campaign(opened.proof.campaign)
    return (fingerprint(opened.workspace, campaign, opened.today),) if opened.proof.words else ()


def _give_pdf(opened: _Opened, wish: ProofWish, code: str) -> None:
    from plaint.contacts.countries import paper_of
    from plaint.output import Output
    from plaint.printing import PrintRoom
    from plaint.render.piece import page_of
    from plaint.render.proof import proof_piece

    root, settings = opened.workspace.root, opened.workspace.data.settings
    output = Output(wish.output.absolute(), None) if wish.output else Output(root / "output", root)
    room = PrintRoom(opened.workspace, output)
    page = page_of(settings.paper or paper_of(settings.country))
    piece = proof_piece(room.templates, page, opened.proof, code)
    console.result(shown(room.write(opened.proof.campaign, piece.name, [piece]).path))


def _say_doubts(proof: Proof) -> None:
    for one in proof.targets:
        faults = [f"{channel} {address} is {fault}" for channel, address, fault in one.points if fault]
        if told := "; ".join(filter(None, (one.remark, *faults))):
            console.say(step_line("look", f"{one.recipient}: {told}"), "warning")


def _typed(proof: Proof) -> str:
    from plaint.approvals.fingerprint import as_typed

    return as_typed(proof.campaign, proof.words)


def _say_state(proof: Proof, code: str, seen: Seen) -> None:
    if seen.is_current and seen.approval:
        console.say(f"Proof {code} is approved, by {seen.approval.who}.", "strong")
        return
    if seen.approval:
        console.say(f"It has changed since {seen.approval.who} approved it.", "warning")
    console.say("Let somebody else read it, and the letters whole. When all is right:", "strong")
    console.say(f"  plaint proof {_typed(proof)} --approve --by NAME --code {code}")


def _as_json(proof: Proof, known: str, seen: Seen) -> dict[str, Any]:
    value = asdict(proof)
    for target in value["targets"]:
        target["points"] = [dict(zip(("channel", "address", "status"), one, strict=True)) for one in target["points"]]
    approval = seen.approval
    return {
        "fingerprint": known,
        "approved": seen.is_current,
        "approved_by": approval.who if approval and seen.is_current else None,
        **value,
    }
