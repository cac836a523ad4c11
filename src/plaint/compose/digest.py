"""What organisers are told of letters that were sent: how many to whom, who agreed to be named, each text once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.filling import escape
from plaint.compose.views import long_date
from plaint.model.letter import Letter, Signature

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Sent:
    """Letters to one office by one channel.

    Attributes:
        office, holder: as printed in them.
        way: email or fax.
        letters: how many.
        signatures: how many signed them; more than letters where many signed one.
    """

    office: str
    holder: str
    way: str
    letters: int
    signatures: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Specimen:
    """One text as it was sent, unsigned; the body is Markdown."""

    office: str
    holder: str
    subject: str
    body: str


@dataclass(frozen=True, kw_only=True)
class Digest:
    """What one organiser is told at one time.

    Attributes:
        campaign, title: the campaign's id, and its title in the organiser's language.
        to: the organiser's id.
        name: and name.
        address: the lines of the envelope, for what goes by post.
        language: in which it is written.
        first, last: the days on which the letters went.
        day: on which it is written.
        sent: the letters.
        names: of those who agreed to be named.
        specimens: the texts.
        sender: who tells it; "".
        country: from where, ISO 3166-1; "".
    """

    campaign: str
    title: str
    to: str
    name: str
    address: tuple[str, ...]
    language: str
    first: date
    last: date
    day: date
    sent: tuple[Sent, ...]
    names: tuple[str, ...]
    specimens: tuple[Specimen, ...]
    sender: str = ""
    country: str = ""


def compose_digest(digest: Digest) -> Letter:
    """Return the digest as a letter to the organiser."""
    language = digest.language
    return Letter(
        campaign=digest.campaign,
        title=digest.title,
        target=f"copy-{digest.to}",
        office=digest.name,
        holder="",
        language=language,
        country=digest.country,
        date=digest.day,
        address=digest.address or (digest.name,),
        sender=(digest.sender,) if digest.sender else (),
        return_line=digest.sender,
        dateline=long_date(digest.day, language),
        subject=phrase(language, "copies.digest.subject").format(title=digest.title),
        salutation=phrase(language, "copies.digest.salutation"),
        body="\n\n".join(_paragraphs(digest)) + "\n",
        closing=phrase(language, "copies.digest.closing"),
        signatures=(Signature(name=digest.sender),),
    )


def _paragraphs(digest: Digest) -> Iterator[str]:
    language = digest.language
    first, last = (long_date(day, language) for day in (digest.first, digest.last))
    key = "copies.digest.day" if digest.first == digest.last else "copies.digest.days"
    yield escape(phrase(language, key).format(title=digest.title, first=first, last=last))
    yield "\n".join(f"- {escape(_line(one, language))}" for one in digest.sent)
    if digest.names:
        yield escape(phrase(language, "copies.digest.names").format(names="; ".join(digest.names)))
    alike: dict[tuple[str, str], list[str]] = {}
    for one in digest.specimens:
        alike.setdefault((one.subject, one.body), []).append(_who(one.office, one.holder))
    for (subject, body), whom in alike.items():
        yield f"**{escape(phrase(language, 'copies.digest.text').format(who='; '.join(whom)))}**"
        yield f"*{escape(subject)}*"
        yield body.strip()
    yield escape(phrase(language, "copies.digest.secret"))


def _who(office: str, holder: str) -> str:
    return ", ".join(filter(None, (office, holder)))


def _line(one: Sent, language: str) -> str:
    key = "copies.digest.signed" if one.signatures > one.letters else "copies.digest.line"
    way = phrase(language, f"copies.by.{one.way}")
    who = _who(one.office, one.holder)
    return phrase(language, key).format(who=who, number=one.letters, signatures=one.signatures, way=way)
