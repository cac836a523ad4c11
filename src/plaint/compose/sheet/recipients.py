"""How each target is reached: address, salutation, numbers as they are dialled from here, hours, languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.catalogues import CATALOGUED, phrase
from plaint.compose.address import address_lines, addressee_lines, closing, forward_line, salutation
from plaint.compose.sheet.hours import office_hours
from plaint.compose.sheet.summary import as_sentence
from plaint.compose.sheet.value import Entry, Line, Passage
from plaint.compose.signing import Signing
from plaint.compose.targets import office_of
from plaint.compose.views import concerns, locale_of
from plaint.model.contact import first_usable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.sheet.value import Reader
    from plaint.compose.targets import Addressee
    from plaint.model.campaign import Campaign
    from plaint.model.contact import ContactPoint
    from plaint.model.recipient import Recipient
    from plaint.model.text import Channel

_NO_BREAK = "\N{NO-BREAK SPACE}"
_LABELS: dict[Channel, str] = {
    "post": "sheet.post",
    "fax": "letter.fax",
    "email": "letter.email",
    "phone": "letter.telephone",
    "web": "sheet.web",
}


def describe_target(addressee: Addressee, campaign: Campaign, reader: Reader) -> Entry:
    """Return what a reader must know to reach one target."""
    language, target = reader.language, addressee.target
    channels = campaign.channels_to(target)
    shown = addressee.via or addressee
    people = (person for person in campaign.people if concerns(target.people, str(person.name)))
    demands = (demand for demand in campaign.demands if concerns(target.demands, demand.id))
    return Entry(
        target=addressee.id,
        whom=_whom(addressee.recipient, reader),
        addressee=", ".join(addressee_lines(addressee.recipient, reader.lookup, language)),
        address=_address(addressee, channels, reader),
        forward=forward_line(addressee, reader.lookup, language),
        salutations=tuple(_salutations(addressee.recipient, reader)),
        closing=_closing(addressee.recipient, reader),
        lines=(
            *(line for channel in channels for line in _channel(addressee, channel, reader)),
            *_about(shown.recipient, reader, numbers=bool({"phone", "fax"} & set(channels))),
            *_remarks(shown, reader),
        ),
        names=tuple(person.name.best(language) for person in people),
        demands=tuple(as_sentence(demand.text.best(language)) for demand in demands),
    )


def _whom(recipient: Recipient, reader: Reader) -> str:
    holder = recipient.holder_on(reader.lookup)
    name = holder.name.best(reader.language) if holder else ""
    return ", ".join(filter(None, (name, office_of(recipient, reader.language))))


def _address(addressee: Addressee, channels: tuple[Channel, ...], reader: Reader) -> tuple[str, ...]:
    shown = addressee.via or addressee
    if shown.is_generic or ("post" in channels and first_usable(shown.recipient.post, reader.lookup)):
        return address_lines(addressee, reader.lookup, reader.origin, reader.language)
    return addressee_lines(shown.recipient, reader.lookup, reader.language)


def _salutations(recipient: Recipient, reader: Reader) -> Iterator[Passage]:
    """Yield the salutation in the sheet's language, and in one that the target reads where it does not read this."""
    others = () if reader.language in recipient.languages else recipient.languages
    readable = next((language for language in others if language in CATALOGUED), "")
    for language in filter(None, (reader.language, readable)):
        yield Passage(salutation(recipient, reader.lookup, language), language)


def _closing(recipient: Recipient, reader: Reader) -> str:
    greeting = salutation(recipient, reader.lookup, reader.language)
    return closing(recipient, greeting, Signing(date=reader.day), reader.language)


def _channel(addressee: Addressee, channel: Channel, reader: Reader) -> Iterator[Line]:
    """Yield how a channel is used; what is lost, dead or withheld is named, never dropped."""
    points = addressee.receiver.points(channel)
    label = phrase(reader.language, _LABELS[channel])
    best = first_usable(points, reader.lookup)
    if best:
        brief = _brief(best, addressee, reader)
        text = _text(best, brief, reader)
        if channel != "post" or best.status == "bouncing":
            yield Line(channel, label, text, brief)
        else:
            yield Line(channel, "", "", brief)
        return
    for point in points:
        if point.holds_on(reader.lookup):
            yield Line(channel, label, _why_unusable(point, reader.language))


def _brief(point: ContactPoint, addressee: Addressee, reader: Reader) -> str:
    from plaint.contacts.dialling import dial
    from plaint.model.contact import PhoneNumber, PostalAddress

    if isinstance(point, PostalAddress):
        lines = address_lines(addressee, reader.lookup, reader.origin, reader.language)
        return ", ".join(lines)
    return dial(point.e164 or "", None).text if isinstance(point, PhoneNumber) else str(point)


def _text(point: ContactPoint, brief: str, reader: Reader) -> str:
    from plaint.model.contact import PhoneNumber

    dialled = how_to_dial(point.e164 or "", reader) if isinstance(point, PhoneNumber) else ""
    shown = brief.replace(" ", _NO_BREAK) if isinstance(point, PhoneNumber) else brief
    words = phrase(reader.language, "sheet.dial").format(number=shown, dialled=dialled) if dialled else shown
    bounced = phrase(reader.language, "sheet.point.bouncing") if point.status == "bouncing" else ""
    return ", ".join(filter(None, (words, bounced)))


def how_to_dial(e164: str, reader: Reader) -> str:
    """Return what to dial for a number from the reader's country, or "" where that is unknown."""
    from plaint.contacts.dialling import dial

    if reader.origin is None:
        return ""
    dialled = dial(e164, reader.origin)
    if dialled.text.startswith("+"):
        return phrase(reader.language, "sheet.dial.carrier")
    # the form for a mobile begins with +, as the number itself does
    ways = (dialled.text, *(other for other in dialled.alternatives if not other.startswith("+")))
    tone = phrase(reader.language, "sheet.dial.tone") if any("~" in way for way in ways) else ""
    return "; ".join(filter(None, (" / ".join(way.replace(" ", _NO_BREAK) for way in ways), tone)))


def _why_unusable(point: ContactPoint, language: str) -> str:
    if not point.is_known or point.status == "dead":
        return phrase(language, f"sheet.point.{point.status}")
    return f"{point} ({phrase(language, 'sheet.point.local')})"


def _about(recipient: Recipient, reader: Reader, *, numbers: bool) -> Iterator[Line]:
    language = reader.language
    if numbers and (hours := office_hours(recipient, reader)):
        yield Line("hours", phrase(language, "sheet.hours"), hours)
    if recipient.languages:
        yield Line("reads", phrase(language, "sheet.reads"), ", ".join(_named(recipient.languages, language)))


def _named(languages: tuple[str, ...], language: str) -> Iterator[str]:
    names = locale_of(language).languages
    return (str(names.get(one.partition("-")[0], one)) for one in languages)


def _remarks(shown: Addressee, reader: Reader) -> Iterator[Line]:
    if shown.is_generic:
        yield Line("remark", "", phrase(reader.language, "sheet.mission.unknown"))
