"""Messages are sorted: each becomes a finding; nothing is done here.

Only what is matched is acted on: by the Message-ID of something that left from here, which nobody can guess who has not
got it; by a code; or, of offices that were written to, by their own mailbox and what the message says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.answers.automatic import is_forged, is_list, is_spam, why_automatic
from plaint.answers.evidence import A_NAME, answers_something, is_called_answer
from plaint.answers.finding import WRITES, Finding
from plaint.answers.forwarded import forwarded_in
from plaint.answers.mail import tags_in
from plaint.answers.returned import find_returned
from plaint.deliver.delivery import TO_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from plaint.answers.evidence import Evidence
    from plaint.answers.finding import What
    from plaint.answers.known import Known, Place
    from plaint.answers.mail import Mail
    from plaint.answers.members import Members


class Sorter:
    """Sorts messages.

    Args:
        known: what workspace and journal know.
        evidence: tells whether a message speaks of a campaign.
        members: reads what members say.
    """

    def __init__(self, known: Known, evidence: Evidence, members: Members) -> None:
        self._known = known
        self._evidence = evidence
        self._members = members

    def sort(self, mail: Mail) -> Finding:
        """Return what is to be done with a message; never raises, whatever the message is."""
        steps: tuple[Callable[[Mail], Finding | None], ...] = (
            self._unusable,
            self._returned,
            self._in_thread,
            self._from_office,
            self._from_member,
        )
        found = next((one for one in (step(mail) for step in steps) if one), None)
        return found or _left(mail, "nothing of it is known here")

    def note(self, finding: Finding) -> None:
        """Remember what was found, so that the same message again is known."""
        if finding.what in WRITES:
            self._known.note(finding.mail.source, finding.sender if finding.place else None, finding.acts)
            self._known.returned |= {act.delivery for act in finding.acts if act.how == "bounced" and act.delivery}

    def _unusable(self, mail: Mail) -> Finding | None:
        known = self._known
        if mail.trouble:
            return _left(mail, mail.trouble)
        if known.is_noted(mail.source):
            first = known.answered_by(mail.source)
            if first is not None and first not in (mail.sender, *(one.sender for one in mail.attached)):
                return Finding(mail=mail, what="asks", why="another message has its Message-ID, from somebody else")
            return Finding(mail=mail, what="known", why="it was noted before")
        if any(tag in known.by_tag for tag in tags_in(mail.source)):
            return _left(mail, "it was sent from here")
        return _left(mail, "who wrote it asked to be forgotten") if known.is_forgotten(mail.sender) else None

    def _returned(self, mail: Mail) -> Finding | None:
        return find_returned(self._known, self._evidence, mail)

    def _in_thread(self, mail: Mail) -> Finding | None:
        """Judge what answers something that left from here."""
        entry = next((self._known.by_tag[tag] for tag in mail.answers if tag in self._known.by_tag), None)
        if entry is None:
            return None
        if entry.delivery.kind in TO_MEMBERS:
            return self._members.find(mail, entry) or _left(mail, "a member's automatic answer")
        if entry.delivery.kind == "copy":
            return Finding(mail=mail, what="asks", why="it answers a copy that an organiser got")
        if mail.sender in self._known.ours:
            return self._from_one_of_us(mail)
        return self._answer(mail, self._known.place_of(entry), "it answers what was sent")

    def _from_one_of_us(self, mail: Mail) -> Finding:
        """Judge what a member, an organiser or an account of ours writes in the thread of a letter."""
        found = self._forwarded(mail) or self._members.find(mail)
        return found or Finding(mail=mail, what="asks", why="one of us writes about a letter")

    def _forwarded(self, mail: Mail) -> Finding | None:
        for inner in forwarded_in(mail):
            if not inner.sender or inner.sender in self._known.ours or inner.sender == mail.sender:
                continue
            entry = next((self._known.by_tag[tag] for tag in inner.answers if tag in self._known.by_tag), None)
            if entry is not None and entry.delivery.kind == "letter":
                found: Finding | None = self._answer(inner, self._known.place_of(entry), "it answers what was sent")
            else:
                found = self._by_place(inner)
            if found and found.what in ("answer", "automatic"):
                return replace(found, mail=mail, why=f"forwarded; {found.why}")
        return None

    def _from_office(self, mail: Mail) -> Finding | None:
        """Judge what comes from the mailbox of an office, or from one beside it, and answers nothing by its headers."""
        if mail.sender in self._known.ours:
            return self._forwarded(mail)
        if not mail.sender or is_list(mail) or is_spam(mail):
            return None
        found = self._by_place(mail)
        if found and found.what != "asks" and is_forged(mail):
            return Finding(
                mail=mail,
                what="asks",
                why="the mail server says that its sender is forged (DMARC)",
                remedy=found.remedy or _how_to_file(found.place),
            )
        return found

    def _by_place(self, mail: Mail) -> Finding | None:
        known, domain = self._known, mail.sender.rpartition("@")[2]
        if places := known.places_at(mail.sender):
            return self._at_mailbox(mail, places)
        places = tuple(place for place in known.places_near(domain) if place.was_written)
        return self._at_domain(mail, places) if places else None

    def _at_mailbox(self, mail: Mail, places: tuple[Place, ...]) -> Finding:
        written = tuple(place for place in places if place.was_written)
        pool = written or places
        signs = self._signs(mail, pool)
        if found := self._sure(mail, signs):
            return self._answer(mail, found[0], f"from the office's own mailbox, with {found[1]}")
        is_reply = answers_something(mail) or why_automatic(mail)
        if len(written) == 1 and not signs and is_reply:
            return self._answer(mail, written[0], "from the office's own mailbox, and it answers something")
        why = "from an office's mailbox, and it may belong to several targets" if len(pool) > 1 else _UNSURE
        return Finding(mail=mail, what="asks", why=why, remedy=_how_to_file(*pool))

    def _at_domain(self, mail: Mail, places: tuple[Place, ...]) -> Finding:
        if found := self._sure(mail, self._signs(mail, places)):
            return self._answer(mail, found[0], f"from where the office has its mailbox, with {found[1]}")
        why = "from where an office has its mailbox; whether it answers a letter is not sure"
        return Finding(mail=mail, what="asks", why=why, remedy=_how_to_file(*places))

    def _sure(self, mail: Mail, signs: dict[Place, str]) -> tuple[Place, str] | None:
        """Return the one place of which there are signs; a name alone is none where nothing is answered."""
        if len(signs) != 1:
            return None
        ((place, sign),) = signs.items()
        return (place, sign) if sign != A_NAME or is_called_answer(mail) or why_automatic(mail) else None

    def _signs(self, mail: Mail, places: Iterable[Place]) -> dict[Place, str]:
        found = {place: self._evidence.of(mail, place.campaign) for place in places}
        return {place: sign for place, sign in found.items() if sign}

    def _answer(self, mail: Mail, place: Place, why: str) -> Finding:
        machine = why_automatic(mail)
        what: What = "automatic" if machine else "answer"
        words = f"{why}; by a machine: {machine}" if machine else why
        return Finding(mail=mail, what=what, why=words, place=place, sender=mail.sender, subject=mail.subject)

    def _from_member(self, mail: Mail) -> Finding | None:
        if is_list(mail) or is_spam(mail):
            return None
        if found := self._members.find(mail) or (None if why_automatic(mail) else self._members.silence(mail)):
            return found
        is_known = self._known.ours.get(mail.sender) and not why_automatic(mail)
        return Finding(mail=mail, what="asks", why="a member writes") if is_known else None


_UNSURE = "from an office's mailbox; whether it answers a letter is not sure"


def _left(mail: Mail, why: str) -> Finding:
    return Finding(mail=mail, what="left", why=why)


def _how_to_file(*places: Place | None) -> str:
    found = [f"plaint reply {place.campaign} {place.target} FILE" for place in places if place]
    return "if it is an answer: " + ", or ".join(found[:4]) if found else ""
