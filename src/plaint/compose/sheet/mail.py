"""The short letter for a link that opens the reader's mail program: long links are cut by many of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.sheet.summary import as_sentence, shown_names
from plaint.contacts.mailto import mailto

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.sheet.value import Entry, Sheet

MOST_CHARACTERS = 2000  # of a whole link, encoded


@dataclass(frozen=True, slots=True)
class Mail:
    """A message to one target."""

    target: str
    to: str
    subject: str
    text: str

    @property
    def link(self) -> str:
        """The message as a link that a mail program opens."""
        return mailto(self.to, self.subject, self.text)


def compose_mails(sheet: Sheet) -> tuple[Mail, ...]:
    """Return a short message for each target with a mailbox.

    It holds the demands in their order as long as the link stays within `MOST_CHARACTERS`, the first in any case.
    """
    return tuple(_shortened(sheet, entry) for entry in sheet.entries if entry.brief("email") and not entry.forward)


def _shortened(sheet: Sheet, entry: Entry) -> Mail:
    mails = (_mail(sheet, entry, number) for number in range(len(entry.demands), 0, -1))
    return next((mail for mail in mails if len(mail.link) <= MOST_CHARACTERS), _mail(sheet, entry, 1))


def _mail(sheet: Sheet, entry: Entry, demands: int) -> Mail:
    text = "\n\n".join(_paragraphs(sheet, entry, demands))
    return Mail(entry.target, entry.brief("email"), sheet.title, text)


def _paragraphs(sheet: Sheet, entry: Entry, demands: int) -> Iterator[str]:
    language, chosen = sheet.language, entry.demands[:demands]
    yield entry.salutations[0].text
    protest = phrase(language, "sheet.telegram.protest")
    names = shown_names(entry.names, language) if entry.names else sheet.title
    yield f"{protest} {as_sentence(labelled(language, 'sheet.telegram.about', names))}"
    if len(chosen) > 1:
        yield "\n".join(f"{number}. {demand}" for number, demand in enumerate(chosen, 1))
    else:
        yield from chosen
    yield phrase(language, "sheet.telegram.more.3")
    yield entry.closing
    yield sheet.letter.signature[-1] if len(sheet.letter.signature) == 1 else phrase(language, "sheet.signature")
