"""Findings are acted on: files into `replies/`, answers and acts into the journal; the same again changes nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.answers.finding import WRITES
from plaint.answers.shelf import Shelf, label_of
from plaint.deliver.act import Act, Answer
from plaint.deliver.record import diary

if TYPE_CHECKING:
    from datetime import date

    from plaint.answers.finding import Finding
    from plaint.deliver.journal import Journal


class Filing:
    """Does what findings say.

    Args:
        journal: open for writing.
        shelf: where files are kept.
        today: counts where a message bears no day, or one that is still to come.
    """

    def __init__(self, journal: Journal, shelf: Shelf, today: date) -> None:
        self._journal = journal
        self._shelf = shelf
        self._today = today

    def do(self, finding: Finding, content: bytes) -> bool:
        """Do what a finding says; return whether anything was to be done.

        Args:
            finding: of a message.
            content: its bytes.

        Raises:
            PlaintError: file or journal cannot be written.
        """
        if finding.what not in WRITES:
            return False
        try:
            if finding.what == "stop":
                names = (finding.member, *finding.known_as)
                self._journal.write(diary.note_silence(names, finding.mail.source))
            elif finding.place is not None:
                self._answer(finding, content)
            else:
                self._acts(finding, content)
        except diary.NotedAlready:
            return False
        return True

    def _answer(self, finding: Finding, content: bytes) -> None:
        place, day = finding.place, self._day(finding)
        assert place is not None, "an answer has a place"
        kept = self._shelf.keep(place.campaign, label_of(day, place.target), content, "eml")
        answer = Answer(
            campaign=place.campaign,
            target=place.target,
            office=place.office,
            day=day,
            file=kept.name,
            fingerprint=kept.fingerprint,
            kind="automatic" if finding.what == "automatic" else "answer",
            source=finding.mail.source,
            sender=finding.sender,
            subject=finding.subject,
            delivery=place.delivery,
        )
        try:
            self._journal.write(diary.file_answer(answer))
        except BaseException:
            self._shelf.drop(kept)
            raise

    def _acts(self, finding: Finding, content: bytes) -> None:
        """Note all acts of a message, or none; a notice of failure is kept as their proof."""
        if finding.what != "bounced":
            self._note(finding.acts, finding.known_as)
            return
        first = finding.acts[0]
        kept = self._shelf.keep(first.campaign, label_of(first.day, first.target or "returned"), content, "eml")
        try:
            self._note(tuple(replace(act, proof=kept.name, fingerprint=kept.fingerprint) for act in finding.acts), ())
        except BaseException:
            self._shelf.drop(kept)
            raise

    def _note(self, acts: tuple[Act, ...], known_as: tuple[str, ...]) -> None:
        steps = [diary.note_act(act, known_as) for act in acts]
        self._journal.write(lambda *given: [step(*given) for step in steps])

    def _day(self, finding: Finding) -> date:
        return min(finding.mail.day or self._today, self._today)
