"""Contact points: how a recipient is reached, as printed and as it works today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from plaint.model.text import Country, Day, Line, OneOrMany, Text, Value, refuse, written

Status = Literal["good", "bouncing", "dead", "lost", "withheld"]
E164 = re.compile(r"\+[1-9]\d{6,14}\Z")


def _email_address(text: str) -> str:
    from plaint.contacts.emails import email_problem

    if problem := email_problem(text):
        raise refuse(problem)
    return text


EmailAddress = Annotated[Line, AfterValidator(_email_address)]


class ContactPoint(Value):
    """What all contact points share.

    Attributes:
        status: `good`; `bouncing` (came back, may work again); `dead`; `lost` (the appeal named it, nobody knows
            it now); `withheld` (known to the organisers, kept out of this file).
        since, until: the days on which it holds, first included, last excluded (`from:` and `until:` in YAML).
        secret: never in a tracked file of a living campaign.
    """

    note: Text | None = None
    status: Status = "good"
    since: Day | None = Field(None, alias="from")
    until: Day | None = None
    secret: bool = False

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    @property
    def is_known(self) -> bool:
        """Whether the point itself is here: neither lost nor withheld."""
        return self.status not in ("lost", "withheld")

    @property
    def is_usable(self) -> bool:
        """Whether anything may be sent there."""
        return self.is_known and self.status != "dead"


def _known_by(*keys: str) -> ConfigDict:
    """Say in the schema that one of these keys is needed where the point is known."""
    unknown: dict[str, Any] = {"properties": {"status": {"enum": ["lost", "withheld"]}}, "required": ["status"]}
    wanted: list[Any] = [{"required": [key]} for key in keys]
    return ConfigDict(json_schema_extra={"anyOf": [*wanted, unknown]})


class PhoneNumber(ContactPoint):
    """A telephone or fax number: as the source printed it, and in E.164 (ITU-T E.164, `+` and up to 15 digits)."""

    model_config = _known_by("printed", "e164")

    printed: Line | None = None
    e164: Annotated[str, written(E164)] | None = None
    area: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        # (0) is for callers at home; the country code takes its place
        digits = "+" + re.sub(r"\(0\)|\D", "", value)
        international = value.strip().startswith("+") and E164.match(digits)
        return {"printed": value, "e164": digits} if international else {"printed": value}

    @model_validator(mode="after")
    def _check(self) -> PhoneNumber:
        if self.e164 is not None and not E164.match(self.e164):
            raise refuse(
                f"'{self.e164}' is not in E.164", 'write + country code and number without spaces, as in "+77212742783"'
            )
        if self.is_known and not (self.printed or self.e164):
            raise refuse("a number without `printed` or `e164`", "write the number, or {status: lost} where it is lost")
        return self

    @property
    def is_usable(self) -> bool:
        """Whether it can be dialled from anywhere."""
        return super().is_usable and self.e164 is not None

    def __str__(self) -> str:
        return self.printed or self.e164 or self.status


class Mailbox(ContactPoint):
    """An e-mail address; `printed` keeps a masked or damaged form beside it."""

    model_config = _known_by("printed", "address")

    printed: Line | None = None
    address: EmailAddress | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"address": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _check(self) -> Mailbox:
        if self.is_known and not (self.printed or self.address):
            raise refuse("a mailbox without `address`", "write the address, or {status: lost} where it is lost")
        return self

    @property
    def is_usable(self) -> bool:
        """Whether a message could be addressed to it."""
        return super().is_usable and self.address is not None

    def __str__(self) -> str:
        return self.address or self.printed or self.status


class WebForm(ContactPoint):
    """A form on a web site, filled in by hand."""

    model_config = _known_by("url")

    url: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"url": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _check(self) -> WebForm:
        if self.url is not None and not re.match(r"https?://[^\s<>\"]+\Z", self.url):
            raise refuse(f"'{self.url}' is no web address", "write it in full, as in https://www.example.org/contact")
        if self.is_known and self.url is None:
            raise refuse("a web form without `url`", "write the address, or {status: lost} where it is lost")
        return self

    @property
    def is_usable(self) -> bool:
        """Whether there is a page to open."""
        return super().is_usable and self.url is not None

    def __str__(self) -> str:
        return self.url or self.status


class PostalAddress(ContactPoint):
    """Where letters go. `lines` are street and building as the country writes them; the country is the recipient's."""

    model_config = _known_by("lines", "city")

    lines: Annotated[tuple[Line, ...], OneOrMany] = ()
    city: Line | None = None
    postcode: Line | None = None
    region: Line | None = None
    country: Country | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, str):
            raise refuse("an address in one string", "write {lines: [street and number], city: …, postcode: …}")
        return value

    @model_validator(mode="after")
    def _check(self) -> PostalAddress:
        if self.is_known and not (self.lines or self.city):
            raise refuse("an address without `lines` or `city`", "write {lines: […], city: …} or {status: lost}")
        return self

    def __str__(self) -> str:
        return ", ".join([*self.lines, *filter(None, (self.postcode, self.city))]) or self.status


Point = TypeVar("Point", bound=ContactPoint)


def first_usable(points: tuple[Point, ...], day: date) -> Point | None:
    """Return the first point that holds on this day and can be used; one that bounces only where no other is left."""
    usable = [point for point in points if point.is_usable and point.holds_on(day)]
    return next((point for point in usable if point.status == "good"), usable[0] if usable else None)


def _points(value: Any) -> Any:
    return [value] if isinstance(value, str | Mapping | ContactPoint) else value


Numbers = Annotated[
    tuple[PhoneNumber, ...],
    BeforeValidator(_points, json_schema_input_type=Line | PhoneNumber | list[Line | PhoneNumber]),
]
Mailboxes = Annotated[
    tuple[Mailbox, ...], BeforeValidator(_points, json_schema_input_type=Line | Mailbox | list[Line | Mailbox])
]
WebForms = Annotated[
    tuple[WebForm, ...], BeforeValidator(_points, json_schema_input_type=Line | WebForm | list[Line | WebForm])
]
Addresses = Annotated[
    tuple[PostalAddress, ...], BeforeValidator(_points, json_schema_input_type=PostalAddress | list[PostalAddress])
]
