"""Which text a letter carries where it has changed since others were sent, and how the texts differ."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from plaint.deliver.delivery import TAKEN
from plaint.sending.changes import word_difference
from plaint.sending.ledger import is_joint
from plaint.sending.plan import Change

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from plaint.deliver.delivery import Entry
    from plaint.model.letter import Letter
    from plaint.sending.ledger import Ledger, Office
    from plaint.sending.versions import Version, Versions


@dataclass(frozen=True, slots=True)
class FirstSent:
    """What is known of a text and an office.

    Attributes:
        day: on which the text first went there; None where it has not.
        is_sent: some text has gone there.
        has_changed: another text has.
    """

    day: date | None
    is_sent: bool
    has_changed: bool


@dataclass
class Texts:
    """Compares the text of today with those that were sent, and brings back an old one.

    Args:
        ledger: what was sent.
        versions: the texts.
    """

    ledger: Ledger
    versions: Versions
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    lost: dict[str, None] = field(default_factory=dict)

    def compare(self, office: Office, plain: Letter) -> None:
        """Note whether others got another text than this one.

        Args:
            office: whom it is for.
            plain: the text of today, with nobody's own words in it.
        """
        sent = [one for one in self.ledger.to_office(office, plain.language) if one.state in TAKEN]
        others = [one for one in sent if one.delivery.plain and one.delivery.plain != plain.version]
        if not others:
            return
        last = others[-1].delivery.plain
        kept = self.versions.find(last)
        self.changes[plain.target, plain.language] = Change(
            target=plain.target,
            language=plain.language,
            old=last,
            new=plain.version,
            sent=sum(1 for one in others if one.delivery.plain == last),
            words=word_difference(_whole(kept), f"{plain.subject}\n\n{plain.body}") if kept else None,
        )

    def first_sent(self, office: Office, plain: Letter, zone: tzinfo | None) -> FirstSent:
        """Return when the text of today first went to an office, and whether others got another text.

        Args:
            office: whom it is for.
            plain: the text of today, with nobody's own words in it.
            zone: the sender's, whose days count.
        """
        sent = [one for one in self.ledger.to_office(office, plain.language) if one.state in TAKEN]
        days = [
            datetime.fromtimestamp(one.since, zone).date()
            for one in sent
            if plain.version in (one.delivery.plain, one.key.version)
        ]
        return FirstSent(min(days, default=None), is_sent=bool(sent), has_changed=len(days) < len(sent))

    def as_before(self, letter: Letter, office: Office, signers: tuple[str, ...], plain: str) -> tuple[Letter, str]:
        """Return a letter with the text that it was planned with, or that others sent; and that text's plain version.

        Nobody gets another's own words: of a letter that one person signs, the text without any is taken. A text that
        is the same today as it was stays; one that nobody had cannot be brought back.
        """
        known = self.ledger.to_office(office, letter.language)
        for entry in reversed(known):
            version = self._text_of(entry, signers)
            if version and entry.delivery.plain != plain:
                return replace(letter, subject=version.subject, body=version.body), entry.delivery.plain
        if not any(entry.delivery.plain == plain for entry in known):
            self.lost[letter.target] = None
        return letter, plain

    def _text_of(self, entry: Entry, signers: tuple[str, ...]) -> Version | None:
        own = set(entry.delivery.signers) == set(signers)
        together = len(signers) > 1 and is_joint(entry.delivery)
        if own or together:
            return self.versions.find(entry.key.version)
        alone = len(signers) == 1 and not is_joint(entry.delivery)
        return self.versions.find(entry.delivery.plain) if alone else None


def _whole(version: Version) -> str:
    return f"{version.subject}\n\n{version.body}"
