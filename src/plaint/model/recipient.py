"""The address book: who is written to, at which office, held by whom on which day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from plaint.model.contact import (
    Addresses,
    ContactPoint,
    Mailboxes,
    Numbers,
    PostalAddress,
    WebForms,
    first_usable,
)
from plaint.model.text import (
    Channel,
    Country,
    Day,
    Gender,
    Language,
    Line,
    MissionKind,
    OneOrMany,
    Slug,
    Text,
    Value,
    refuse,
)

Kind = Literal["official", "ministry", "court", "mission", "parliament", "company", "media", "organiser"]
Rank = Literal["head-of-state", "minister", "judge", "prosecutor", "ambassador", "official"]

MAX_DIFFERENCE = 26  # hours between the International Date Line's two sides
_MISSION_KEYS = ("mission", "of", "covers")
_RULES: dict[str, Any] = {
    "if": {"properties": {"kind": {"const": "mission"}}, "required": ["kind"]},
    "then": {"required": ["mission", "of"]},
    "else": {
        "properties": dict.fromkeys(_MISSION_KEYS, False),
        "anyOf": [{"required": [key]} for key in ("office", "name", "holders")],
    },
    "not": {"required": ["name", "holders"]},
}


class Holder(Value):
    """Who held an office, and when; `from` is included, `until` is not."""

    name: Text
    gender: Gender | None = None
    aliases: Annotated[tuple[Line, ...], OneOrMany] = ()
    addressee: Text | None = None
    salutation: Text | None = None
    since: Day | None = Field(None, alias="from")
    until: Day | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether this person held the office on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


def _difference(hours: float) -> float:
    if not abs(hours) <= MAX_DIFFERENCE:
        raise refuse(f"{hours} hours are no time difference", f"at most {MAX_DIFFERENCE}")
    return hours


class StatedDifference(Value):
    """A time difference as an appeal stated it, kept beside what the time zone database says."""

    hours: Annotated[float, AfterValidator(_difference)]
    ahead_of: Line
    text: Text


class Recipient(Value):
    """An entry of the address book.

    Attributes:
        office: what the letter is addressed to; the person who holds it may change.
        addressee: the line of the address where the language inflects it (Russian dative).
        joint: ids of the recipients that one letter addresses together; forms of address are then plural.
        languages: what the office reads, best first.
        hours: working hours, as in "Mo-Fr 09:00-18:00", local to `timezone`.
        verified: the day on which a person last checked the contact points.
        key: encrypts what is sent to this recipient: an age key (age1…), or a file in the workspace that holds an
            OpenPGP public key.
    """

    model_config = ConfigDict(json_schema_extra=_RULES)

    id: Slug
    kind: Kind
    rank: Rank | None = None
    gender: Gender | None = None
    name: Text | None = None
    aliases: Annotated[tuple[Line, ...], OneOrMany] = ()
    holders: tuple[Holder, ...] = ()
    joint: tuple[Slug, ...] = ()
    office: Text | None = None
    addressee: Text | None = None
    salutation: Text | None = None
    closing: Text | None = None
    languages: Annotated[tuple[Language, ...], OneOrMany] = ()
    country: Country
    mission: MissionKind | None = None
    of: Country | None = None
    seat: Line | None = None
    covers: Annotated[tuple[Country, ...], OneOrMany] = ()
    post: Addresses = ()
    fax: Numbers = ()
    phone: Numbers = ()
    email: Mailboxes = ()
    web: WebForms = ()
    timezone: Line | None = None
    hours: Line | None = None
    stated: StatedDifference | None = None
    verified: Day | None = None
    key: Line | None = None
    source: Text | None = None
    note: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_or_holders(cls, value: Any) -> Any:
        if isinstance(value, dict) and "name" in value and "holders" in value:
            raise refuse("both `name` and `holders`", "keep `holders` and put the name there")
        return value

    @model_validator(mode="after")
    def _check(self) -> Recipient:
        if self.kind == "mission" and not (self.mission and self.of):
            raise refuse("a mission needs `mission`, `of` and `country`", "as in mission: embassy, of: KZ, country: RU")
        if self.kind != "mission" and (self.mission or self.of or self.covers):
            raise refuse("`mission`, `of` and `covers` belong to `kind: mission`", "set the kind or remove them")
        if not (self.office or self.name or self.holders or self.mission):
            raise refuse("neither `office` nor `name`", "write whom or what this recipient is")
        if len(self.holders) > 1 and self.addressee:
            raise refuse("`addressee` names one person but the office has several holders", "move it to the holder")
        _check_hours(self.hours)
        return self

    def holder_on(self, day: date) -> Holder | None:
        """Return who held the office on that day, or None where nobody is known."""
        if self.name:
            known = {
                "name": self.name,
                "gender": self.gender,
                "addressee": self.addressee,
                "salutation": self.salutation,
            }
            return Holder.model_validate(known)
        return next((holder for holder in self.holders if holder.holds_on(day)), None)

    def points(self, channel: Channel) -> tuple[ContactPoint, ...]:
        """Return every contact point of a channel, usable or not."""
        found: tuple[ContactPoint, ...] = getattr(self, channel)
        return found

    def reachable_by(self, channel: Channel, day: date) -> bool:
        """Tell whether a point of this channel can be used on that day."""
        return first_usable(self.points(channel), day) is not None

    def address_on(self, day: date) -> PostalAddress | None:
        """Return the postal address of that day."""
        return first_usable(self.post, day)


def _check_hours(text: str | None) -> None:
    if text is None:
        return
    from plaint.contacts.hours import parse_hours

    try:
        parse_hours(text)
    except ValueError as error:
        raise refuse(str(error)) from None


class AddressBook(Value):
    """recipients.yaml: every recipient by id."""

    recipients: dict[Slug, Recipient]
