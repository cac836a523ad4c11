"""Delivery failures are matched with what left from here: by its Message-ID in them, else by the mailbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.answers.failure import read_notice
from plaint.answers.finding import Finding
from plaint.answers.mail import mailbox_key
from plaint.answers.suggestions import suggest_status
from plaint.deliver.act import Act
from plaint.deliver.delivery import TO_MEMBERS
from plaint.deliver.record.marks import is_mark

if TYPE_CHECKING:
    from plaint.answers.evidence import Evidence
    from plaint.answers.failure import Failure
    from plaint.answers.known import Known
    from plaint.answers.mail import Mail
    from plaint.answers.suggestions import Suggestion
    from plaint.deliver.delivery import Entry


def find_returned(known: Known, evidence: Evidence, mail: Mail) -> Finding | None:
    """Return what a notice of a mail server comes to; None where a message is none.

    Some servers give what leaves through them another Message-ID: then what came back is known by its subject.
    """
    notice = read_notice(mail)
    if notice is None:
        return None
    if not notice.failures:
        why = "a delay: the server still tries" if notice.delays else "a mail server says something, and no failure"
        return Finding(mail=mail, what="left", why=why)
    campaigns = evidence.campaigns_with(notice.subject)
    by_id = [known.by_tag[tag] for tag in notice.returned if tag in known.by_tag]
    if not by_id and (notice.is_foreign or notice.returned) and not campaigns:
        return Finding(mail=mail, what="left", why="what came back did not leave from here")
    matches = [_matches(known, failure, by_id, campaigns) for failure in notice.failures]
    pairs = list({pair[1].digest: pair for found in matches for pair in found}.values())
    if any(len(found) > 1 for found in matches):
        why = "it did not reach a mailbox of ours; of which campaign it was cannot be known"
        return Finding(mail=mail, what="asks", why=why, suggestions=_suggestions(known, pairs))
    if not pairs:
        return Finding(mail=mail, what="left", why="nothing was sent from here to whom it did not reach")
    return _found(known, mail, pairs, is_sure=bool(by_id))


def _suggestions(known: Known, pairs: list[tuple[Failure, Entry]]) -> tuple[Suggestion, ...]:
    return tuple(dict.fromkeys(one for failure, entry in pairs for one in suggest_status(known, entry, failure)))


def _matches(
    known: Known, failure: Failure, by_id: list[Entry], campaigns: frozenset[str]
) -> list[tuple[Failure, Entry]]:
    """Return what did not arrive: one delivery, or the last of each campaign where nobody can tell which it was."""
    if by_id:
        exact = [entry for entry in by_id if mailbox_key(entry.key.address) == failure.address]
        return [(failure, entry) for entry in (exact or by_id)[:1]]
    sent = known.sent_to(failure.address) if failure.address else ()
    likely = [entry for entry in sent if entry.key.campaign in campaigns] or sent
    return [(failure, entry) for entry in {entry.key.campaign: entry for entry in likely}.values()]


def _found(known: Known, mail: Mail, pairs: list[tuple[Failure, Entry]], *, is_sure: bool) -> Finding:
    new = [pair for pair in pairs if pair[1].digest not in known.returned]
    suggestions = _suggestions(known, pairs)
    if not new:
        return Finding(mail=mail, what="known", why="that it came back was noted before", suggestions=suggestions)
    acts = tuple(_act(known, mail, pair, number, is_sure=is_sure) for number, pair in enumerate(new))
    why = "the message that came back is ours, by its Message-ID" if is_sure else "it did not reach a mailbox of ours"
    return Finding(mail=mail, what="bounced", why=why, acts=acts, suggestions=suggestions, remedy=_remedy(new))


def _act(known: Known, mail: Mail, pair: tuple[Failure, Entry], number: int, *, is_sure: bool) -> Act:
    failure, entry = pair
    is_letter = entry.delivery.kind == "letter"
    member = entry.key.office if entry.delivery.kind in TO_MEMBERS and not is_mark(entry.key.office) else ""
    return Act(
        campaign=entry.key.campaign,
        target=entry.delivery.target if is_letter else "",
        office=entry.key.office if is_letter else "",
        holder=entry.key.holder if is_letter else "",
        how="bounced",
        day=min(mail.day or known.today, known.today),
        standing="witnessed" if is_sure else "claimed",
        source=f"{mail.source} {number}" if number else mail.source,
        note=" ".join(filter(None, (failure.status, failure.words))),
        person=member,
        delivery=entry.digest if is_sure or _is_only(known, entry) else "",
    )


def _is_only(known: Known, entry: Entry) -> bool:
    return len(known.sent_to(mailbox_key(entry.key.address))) == 1


def _remedy(pairs: list[tuple[Failure, Entry]]) -> str:
    unknown = [entry for _, entry in pairs if entry.state == "unknown"]
    return f'plaint resolve {unknown[0].short} sent --note "it came back"' if unknown else ""
