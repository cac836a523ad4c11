"""Who signs, and how that is printed: one person, an organisation's officer, many, or lines to sign by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaint.catalogues import phrase
from plaint.compose.collation import name_key
from plaint.contacts.countries import country_name
from plaint.model.contact import first_usable
from plaint.model.letter import Signature
from plaint.naming import slugify

if TYPE_CHECKING:
    from datetime import date

    from plaint.model.campaign import Sender
    from plaint.model.people import Signatory

LINES_ON_STATEMENT = 8


@dataclass(frozen=True, kw_only=True)
class Signing:
    """Those who sign one letter.

    Attributes:
        signatories: none, one, or many; many share one letter.
        sender: the organisation that writes in its own name.
        is_statement: one letter that carries all names.
        date: the letter's date.
        most_names: how many a statement names before it counts the others; None for all.
        organisation: on whose behalf lines are signed, from settings.yaml.
        date_words, country_words: what stands for the date, and for the country of the one who signs, where these are
            filled in later; empty to write them out.
    """

    date: date
    signatories: tuple[Signatory, ...] = ()
    sender: Sender | None = None
    is_statement: bool = False
    most_names: int | None = None
    organisation: str = ""
    date_words: str = ""
    country_words: str = ""

    @property
    def one(self) -> Signatory | None:
        """The signatory of a letter that one person signs."""
        return self.signatories[0] if len(self.signatories) == 1 else None

    @property
    def country(self) -> str | None:
        """Where those who sign are, if that is one country."""
        return country_of(self.signatories, self.sender)

    @property
    def is_plural(self) -> bool:
        """Whether the letter says "we"."""
        return self.sender is not None or self.is_statement or len(self.signatories) > 1

    @property
    def shown_name(self) -> str:
        """The name of the one who signs, as it may be shown."""
        if self.one:
            return shown_name(self.one)
        return str(self.sender.name) if self.sender else ""


def country_of(signatories: tuple[Signatory, ...], sender: Sender | None) -> str | None:
    """Return the one country of those who sign, or of the organisation that writes in its own name."""
    if not signatories:
        return sender.country if sender else None
    countries = {signatory.country for signatory in signatories if signatory.country}
    return countries.pop() if len(countries) == 1 else None


def file_label(signatory: Signatory) -> str:
    """Return what tells a signatory's files apart: the id, or initials where the name must not be read."""
    return signatory.id if signatory.show == "full" else slugify(shown_name(signatory))


def shown_name(signatory: Signatory) -> str:
    """Return the full name, or initials where the name must not be read: "Anna-Maria Beispiel" becomes "A.-M. B."."""
    if signatory.show == "full":
        return signatory.name
    words = ([part for part in word.split("-") if part] for word in signatory.name.split())
    return " ".join("-".join(f"{part[0]}." for part in parts) for parts in words if parts)


def signatures(signing: Signing, language: str) -> tuple[Signature, ...]:
    """Return what is printed under the closing, in order."""
    if signing.is_statement and signing.signatories:
        return _cut_short(_listed(signing.signatories, language), signing.most_names, language)
    if signing.signatories:
        return tuple(_signature(one, language, signing.country_words) for one in signing.signatories)
    if signing.sender and signing.sender.officer:
        officer = signing.sender.officer
        role = (officer.role.best(language),) if officer.role else ()
        return (Signature(name=officer.name.best(language), lines=(*role, signing.sender.name.best(language))),)
    blank = _line_to_sign(signing, language)
    return (blank,) * (LINES_ON_STATEMENT if signing.is_statement else 1)


def _listed(signatories: tuple[Signatory, ...], language: str) -> tuple[Signature, ...]:
    """Return the signatures of a statement, as the language sorts names: who, and on one line from where."""
    signed = (_signature(signatory, language) for signatory in signatories)
    listed = (replace(one, lines=tuple(filter(None, (", ".join(one.lines),)))) for one in signed)
    return tuple(sorted(listed, key=lambda one: (name_key(one.name, language), one.lines)))


def _cut_short(listed: tuple[Signature, ...], most: int | None, language: str) -> tuple[Signature, ...]:
    """Return the first names and "and n others"; never for one, whose name takes no more room."""
    if most is None or len(listed) <= most + 1:
        return listed
    others = phrase(language, "sign.others").format(number=len(listed) - most)
    return (*listed[:most], Signature(lines=(others,)))


def signed_twice(signatories: tuple[Signatory, ...]) -> tuple[str, ...]:
    """Return the names that are printed more than once alike, with country and organisation; each is told once."""
    alike = Counter((shown_name(one), one.country, one.organisation) for one in signatories)
    return tuple(dict.fromkeys(name for (name, *_), number in alike.items() if number > 1))


def home_of(signatory: Signatory, language: str, stand_in: str = "") -> str:
    """Return the name of the country of one who signs, or what stands for it; "" where it is unknown."""
    return stand_in or (country_name(signatory.country, language) if signatory.country else "")


def _signature(signatory: Signatory, language: str, stand_in: str = "") -> Signature:
    hidden = signatory.show == "initials"
    organisation = "" if hidden else (signatory.organisation or "")
    role = "" if hidden else (signatory.role or "")
    country = home_of(signatory, language, stand_in)
    place = ", ".join(filter(None, (signatory.town, country)))
    lines = tuple(filter(None, (role, organisation, place)))
    image = "" if hidden else (signatory.signature or "")
    return Signature(name=shown_name(signatory), lines=lines, image=image)


def _line_to_sign(signing: Signing, language: str) -> Signature:
    name = phrase(language, "sign.name")
    labels = (phrase(language, "sign.signature"), name, phrase(language, "sign.town"))
    lines = (
        (phrase(language, "sign.for").replace("{organisation}", signing.organisation),) if signing.organisation else ()
    )
    return Signature(labels=labels, lines=lines)


def sender_lines(signing: Signing, language: str) -> tuple[str, ...]:
    """Return the letterhead: name, street, town and country of the one who writes; nothing of who must stay hidden."""
    if signing.one:
        return _signatory_lines(signing.one, language, signing.country_words)
    if signing.sender and not signing.signatories:
        return _organisation_lines(signing.sender, signing.date, language)
    return ()


def _signatory_lines(signatory: Signatory, language: str, stand_in: str) -> tuple[str, ...]:
    country = home_of(signatory, language, stand_in)
    if signatory.show == "initials":
        return tuple(filter(None, (shown_name(signatory), signatory.town, country)))
    town = " ".join(filter(None, (signatory.postcode, signatory.town)))
    return tuple(filter(None, (signatory.name, signatory.organisation, signatory.street, town, country)))


def _organisation_lines(sender: Sender, day: date, language: str) -> tuple[str, ...]:
    address = first_usable(sender.post, day)
    street = address.lines if address else ()
    town = ", ".join(filter(None, (address.city, address.postcode))) if address else ""
    lines = (sender.name.best(language), *street, town, country_name(sender.country, language))
    points = {
        "letter.telephone": first_usable(sender.phone, day),
        "letter.fax": first_usable(sender.fax, day),
        "letter.email": first_usable(sender.email, day),
    }
    numbers = (f"{phrase(language, key)} {point}" for key, point in points.items() if point)
    return tuple(filter(None, (*lines, *numbers)))


def town_of(signing: Signing) -> str:
    """Return the place for the dateline, or ""."""
    if signing.one:
        return signing.one.town or ""
    if signing.sender and not signing.signatories:
        address = first_usable(signing.sender.post, signing.date)
        return (address.city or "") if address else ""
    return ""
