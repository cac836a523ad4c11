"""The words of a message to a member: in her language, and nothing in it of any other member."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.discretion import names_contact
from plaint.compose.filling import escape
from plaint.compose.sheet.more import passage_of, risks
from plaint.compose.sheet.summary import as_sentence
from plaint.compose.signing import shown_name
from plaint.compose.views import long_date
from plaint.contacts.mailto import mailto
from plaint.model.letter import Letter, Signature
from plaint.render.plaintext import WIDTH
from plaint.render.sheet_text import render_sheet_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.calls.dossiers import Dossier
    from plaint.calls.wish import CallWish
    from plaint.compose.letters import Composed, Order
    from plaint.deliver.act import How
    from plaint.model.text import Channel
    from plaint.reading.data import Data

RULE = "-" * WIDTH
WITH_LETTERS = frozenset({"call", "reminder", "corrected"})
_HOW: dict[Channel, How] = {"post": "posted", "fax": "faxed", "email": "emailed", "phone": "called", "web": "web-form"}
_TOLD: tuple[How, ...] = ("posted", "faxed", "emailed", "web-form", "called", "handed-in")


@dataclass(frozen=True, slots=True)
class Circular:
    """A message in words: its subject, and plain text in which links stand on lines of their own."""

    subject: str
    text: str


def done_subject(code: str) -> str:
    """Return the subject by which a member says that she has done it: the same word in every language."""
    return f"done {code}"


def leave_subject(code: str) -> str:
    """Return the subject by which a member says that she wants no more messages."""
    return f"unsubscribe {code}"


def letter_file(letter: Letter) -> str:
    """Return the name of a letter's file in a message: of campaign and target, never of a person."""
    return f"{letter.campaign}-{letter.target}-{letter.language}.pdf"


def reason_of(order: Order, data: Data, language: str) -> str:
    """Return why a campaign was stopped or is won, or "" where the words would give somebody's contact away."""
    reason = order.campaign.reason
    words = passage_of(reason, language).text if reason else ""
    return "" if names_contact(words, data) else words


@dataclass(frozen=True, kw_only=True)
class Clerk:
    """Words messages.

    Args:
        order: the campaign and the day.
        wish: why members are written to, and with what.
        data: the address book, for what must not be told.
        house: who writes.
        mailbox: to which members answer; "" where there is none.
    """

    order: Order
    wish: CallWish
    data: Data
    house: str
    mailbox: str

    def circular(self, dossier: Dossier, code: str) -> Circular:
        """Return a message to be mailed.

        Args:
            dossier: of the member.
            code: hers, for all targets.
        """
        text = "\n\n".join(filter(None, self._parts(dossier, code))) + "\n"
        return Circular(self.subject(dossier), text)

    def subject(self, dossier: Dossier) -> str:
        """Return the subject."""
        key = self.wish.occasion if self.wish.occasion != "call" else self._what
        key = "sheet" if key == "page-link" else key
        return phrase(dossier.language, f"call.subject.{key}").format(title=self._title(dossier.language))

    def cover(self, dossier: Dossier, lines: tuple[str, ...], code: str) -> Letter:
        """Return the page on top of a packet, her address in the window of the envelope.

        Args:
            dossier: of the member.
            lines: of her address.
            code: hers, for all targets.
        """
        language = dossier.language
        return Letter(
            campaign=self.order.campaign.id,
            title=self._title(language),
            target=f"packet-{dossier.member.id}",
            office=lines[0],
            holder="",
            language=language,
            country=self.data.settings.country or "",
            date=self.order.day,
            address=lines,
            sender=(self.house,) if self.house else (),
            return_line=self.house,
            dateline=long_date(self.order.day, language),
            subject=self.subject(dossier),
            salutation=self._greeting(dossier),
            body="\n\n".join(escape(one) for one in self._told_on_paper(dossier, code) if one) + "\n",
            closing=phrase(language, "call.closing"),
            signatures=(Signature(name=self.house),),
        )

    # --- the parts, in order --------------------------------------------------------------------

    def _parts(self, dossier: Dossier, code: str) -> Iterator[str]:
        language = dossier.language
        yield _wrap(self._greeting(dossier))
        yield from map(_wrap, self._told(dossier))
        if self.wish.occasion in WITH_LETTERS and dossier.letters:
            if self.has_letters(dossier):
                yield _section(phrase(language, "call.files"), *map(_file_line, dossier.letters))
            yield self._done(dossier, code)
        yield _lines(phrase(language, "call.closing"), self.house)
        if self._has_sheet and dossier.sheet:
            yield f"{RULE}\n\n{render_sheet_text(dossier.sheet).rstrip()}"
        if self.wish.occasion in WITH_LETTERS and dossier.mails:
            yield f"{RULE}\n\n{self._mails(dossier)}"
        yield f"{RULE}\n{_wrap(phrase(language, 'call.leave'))}\n{self.leave(code)}"

    def _told(self, dossier: Dossier) -> Iterator[str]:
        """Yield what it is about, paragraph by paragraph."""
        language, occasion = dossier.language, self.wish.occasion
        yield self._intro(dossier)
        if occasion in ("call", "reminder") and self._what == "page-link":
            yield self.wish.page
        yield self.wish.words_in(language)
        if occasion in ("stopped", "won") and (reason := reason_of(self.order, self.data, language)):
            yield labelled(language, "call.reason", reason) if occasion == "stopped" else as_sentence(reason)
        if occasion in WITH_LETTERS and dossier.letters:
            yield from self._in_time(language)
            yield from () if self._has_sheet else self._risks(language)

    def _told_on_paper(self, dossier: Dossier, code: str) -> Iterator[str]:
        language = dossier.language
        whole = code.replace("-", "\N{NON-BREAKING HYPHEN}")
        subject = done_subject(whole).replace(" ", "\N{NO-BREAK SPACE}")
        words = {"address": self.mailbox, "subject": subject, "code": whole}
        yield phrase(language, "call.intro.paper").format(title=self._title(language))
        yield self.wish.words_in(language)
        yield from self._in_time(language)
        yield from self._risks(language)
        yield phrase(language, "call.done.paper" if self.mailbox else "call.done.code").format(**words)

    def _intro(self, dossier: Dossier) -> str:
        occasion = self.wish.occasion
        key: str = occasion
        if occasion == "call":
            key = {"page-link": "page"}.get(self._what, self._what)
        if occasion == "corrected" and not dossier.letters:
            key = "corrected.written"
        return phrase(dossier.language, f"call.intro.{key}").format(title=self._title(dossier.language))

    def _in_time(self, language: str) -> Iterator[str]:
        until = self.order.campaign.until
        if until and until >= self.order.day:
            yield phrase(language, "call.until").format(date=long_date(until, language))

    def _risks(self, language: str) -> Iterator[str]:
        for risk in risks(self.order.campaign, self.data, language):
            yield labelled(language, "call.risk", risk.text)

    def _done(self, dossier: Dossier, code: str) -> str:
        language, subject = dossier.language, done_subject(code)
        links = (self._done_link(language, how, subject) for how in self._ways(dossier))
        by_hand = phrase(language, "call.done.by-hand").format(address=self.mailbox, subject="").rstrip()
        told = (_wrap(phrase(language, "call.done.how")), *links, f"{_wrap(by_hand)}\n{subject}")
        return _section(phrase(language, "call.done"), *told)

    def _ways(self, dossier: Dossier) -> Iterator[How]:
        """Yield what she can do, as the campaign wants her letters' targets to be reached."""
        able: set[How] = set()
        for one in dossier.letters:
            receiver = one.addressee.receiver
            channels = self.order.campaign.channels_to(one.addressee.target)
            able |= {_HOW[channel] for channel in channels if receiver.points(channel)}
            if one.addressee.is_generic or (one.addressee.via and one.addressee.via.is_generic):
                able.add("posted")
            if receiver.mission and receiver.country == dossier.origin:
                able.add("handed-in")
        yield from (how for how in _TOLD if how in able)

    def _done_link(self, language: str, how: How, subject: str) -> str:
        words = phrase(language, f"call.done.{how}")
        body = how if words == how else f"{how}\n({words})"
        return f"- {words}\n{mailto(self.mailbox, subject, body)}"

    def _mails(self, dossier: Dossier) -> str:
        language, whom = dossier.language, _names_of(dossier)
        links = (f"- {whom.get(mail.target, mail.target)}\n{mail.link}" for mail in dossier.mails)
        return _section(phrase(language, "call.mails"), _wrap(phrase(language, "call.mails.how")), *links)

    def leave(self, code: str) -> str:
        """Return the link by which a member gets no more messages."""
        return mailto(self.mailbox, leave_subject(code))

    # --- what it rests on -----------------------------------------------------------------------

    def has_letters(self, dossier: Dossier) -> bool:
        """Tell whether her letters go along."""
        is_whole = self._what == "letter" or self.wish.occasion == "corrected"
        return self.wish.occasion in WITH_LETTERS and is_whole and bool(dossier.letters)

    @property
    def _what(self) -> str:
        return self.wish.what

    @property
    def _has_sheet(self) -> bool:
        return self.wish.occasion in ("call", "reminder") and self._what != "page-link"

    def _title(self, language: str) -> str:
        return self.order.campaign.title.best(language)

    def _greeting(self, dossier: Dossier) -> str:
        member = dossier.member
        if member.show == "initials":
            return phrase(dossier.language, "call.greeting.nobody")
        return phrase(dossier.language, "call.greeting").format(name=shown_name(member))


def _names_of(dossier: Dossier) -> dict[str, str]:
    return {one.letter.target: _whom(one) for one in dossier.letters}


def _whom(one: Composed) -> str:
    return ", ".join(filter(None, (one.letter.holder, one.letter.office)))


def _file_line(one: Composed) -> str:
    return f"{textwrap.fill(f'- {_whom(one)}', WIDTH, subsequent_indent='  ')}\n  {letter_file(one.letter)}"


def _section(heading: str, *parts: str) -> str:
    return f"{heading}\n{'-' * min(len(heading), WIDTH)}\n\n" + "\n\n".join(parts)


def _lines(*lines: str) -> str:
    return "\n".join(_wrap(line) for line in lines if line)


def _wrap(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
