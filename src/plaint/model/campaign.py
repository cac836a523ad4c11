"""A campaign: for whom, against what, to whom, and what is asked."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, WithJsonSchema, model_validator

from plaint.model.contact import Addresses, Mailboxes, Numbers
from plaint.model.heading import Heading
from plaint.model.text import (
    MAX_TEXT,
    Channel,
    Country,
    Day,
    Gender,
    Labelled,
    Line,
    MissionKind,
    OneOrMany,
    Slug,
    Text,
    Value,
    refuse,
    written,
)

Form = Literal["letter", "statement"]
CopyOf = Literal["letter", "reply", "photo"]
When = Literal["each", "daily", "weekly", "end"]
What = Literal["donate", "publish", "forward", "report", "telegram", "join"]
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\Z", re.ASCII)
HEAD_COUNT = re.compile(r"[1-9]\d{0,5}\Z", re.ASCII)
CELL_NAME = re.compile(r"[^\W\d_]\w*\Z")
CHANNELS: tuple[Channel, ...] = ("post", "fax", "email", "phone", "web")


def _recipient(value: Any) -> Any:
    return {"recipient": value} if isinstance(value, str) else value


class Route(Value):
    """Somebody to go to or through: a recipient by id, or whatever mission of a state is near the sender."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["recipient"]}, {"required": ["mission"]}]})

    recipient: Slug | None = None
    mission: Country | None = None
    kinds: Annotated[tuple[MissionKind, ...], OneOrMany] = ()

    @model_validator(mode="after")
    def _one_of_two(self) -> Route:
        if (self.recipient is None) == (self.mission is None):
            raise refuse("needs either a recipient's id or `mission`", "write kz-president or {mission: KZ}")
        return self

    @property
    def id(self) -> str:
        """The name by which command line and files know it: `kz-president`, `mission-kz`."""
        return self.recipient or f"mission-{(self.mission or '').lower()}"


def _cell_name(text: str) -> str:
    if not CELL_NAME.match(text) or len(text) > 64:
        raise refuse(f"'{text[:80]}' cannot name a value", "begin with a letter, then letters, digits and underlines")
    return text


def _pairs(value: Any) -> Any:
    if isinstance(value, list):
        raise refuse("names with values are wanted here, not a list", "write name: value, one a line")
    return tuple(value.items()) if isinstance(value, dict) else value


def _enclosure(value: Any) -> Any:
    return {"file": value} if isinstance(value, str) else value


class Enclosure(Value):
    """A file that goes along with a letter.

    Attributes:
        file: in the workspace's folder `enclosures/`, as ledger.pdf or 2026/ledger.pdf.
        title: what the letter calls it; else the file's own name.
    """

    file: Line
    title: Text | None = None

    @property
    def name(self) -> str:
        """The file's name without folders."""
        return self.file.rpartition("/")[2]

    def called(self, language: str) -> str:
        """Return what a letter in a language calls it."""
        return self.title.best(language) if self.title else self.name


def _cell(text: str) -> str:
    if "\n" in text or len(text) > MAX_TEXT:
        raise refuse("a value that is no line", f"write it on one line of at most {MAX_TEXT} characters")
    return text


Cell = Annotated[str, AfterValidator(_cell), WithJsonSchema({"type": ["string", "number"], "maxLength": MAX_TEXT})]
CellName = Annotated[Line, AfterValidator(_cell_name), written(CELL_NAME, 64, digits=False)]
Cells = Annotated[
    tuple[tuple[CellName, Cell], ...], BeforeValidator(_pairs, json_schema_input_type=dict[CellName, Cell])
]
Enclosures = Annotated[
    tuple[Annotated[Enclosure, BeforeValidator(_enclosure, json_schema_input_type=Line | Enclosure)], ...], OneOrMany
]


class Target(Route):
    """A recipient as this campaign addresses it.

    Attributes:
        via: who is asked to forward the letter.
        channels: preferred over the campaign's.
        demands, people: ids and names where this target gets only some of them.
        enclosures: go to this target besides the campaign's.
        values: words for this target alone, which a text prints as `{{ target.values.name }}`.
    """

    via: Annotated[Route, BeforeValidator(_recipient, json_schema_input_type=Slug | Route)] | None = None
    channels: Annotated[tuple[Channel, ...], OneOrMany] = ()
    demands: Annotated[tuple[Slug, ...], OneOrMany] = ()
    people: Annotated[tuple[Line, ...], OneOrMany] = ()
    enclosures: Enclosures = ()
    values: Cells = ()
    note: Text | None = None


class Person(Value):
    """Whom the campaign is for. `aliases` are other spellings in use."""

    name: Text
    aliases: Annotated[tuple[Line, ...], OneOrMany] = ()
    gender: Gender | None = None
    role: Text | None = None
    facts: Text | None = None


class Demand(Labelled):
    """What is asked, exactly as the campaign puts it; `{id: release, en: …, ru: …, people: […]}`."""

    id: Slug
    text: Text
    people: Annotated[tuple[Line, ...], OneOrMany] = ()


class Risk(Labelled):
    """What may harm somebody; shown before anything is sent. `id` is one that Plaint knows, where one fits."""

    id: Slug | None = None
    text: Text


class Copy(Value):
    """Who gets a copy of what, how, when.

    Attributes:
        visible: print the name on the letter; only with `consent`, the day on which that person agreed to it.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"visible": {"const": True}}, "required": ["visible"]},
            "then": {"required": ["consent"]},
        }
    )

    to: Slug
    what: Annotated[tuple[CopyOf, ...], OneOrMany] = ("letter",)
    by: Channel
    when: When = "daily"
    visible: bool = False
    consent: Day | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _visible_by_consent(self) -> Copy:
        if self.visible and not self.consent:
            raise refuse(
                f"copy to {self.to} is visible without consent", "add `consent:` with the day, or remove `visible`"
            )
        return self


def _time_of_day(value: Any) -> Any:
    if isinstance(value, str) and not CLOCK.match(value.strip()):
        raise refuse(f"'{value[:60]}' is no time of day", "write it as 18:30")
    return value


TimeOfDay = Annotated[datetime.time, BeforeValidator(_time_of_day), written(CLOCK, digits=False)]


def _head_count(value: Any) -> Any:
    if isinstance(value, str) and not HEAD_COUNT.match(value.strip()):
        raise refuse(f"'{value[:60]}' is no number of people", "write a whole number, as 30")
    return value


HeadCount = Annotated[int, BeforeValidator(_head_count), written(HEAD_COUNT, 6)]


class Event(Value):
    """Something that happens: a picket, a rally; at a mission, or at a place in words.

    Attributes:
        time, until: when it begins and ends, by the clocks of the place.
        announced: the day on which the call or the leaflet goes out.
        expected: how many people, as the authority is told.
    """

    what: Text
    at: Annotated[Route, BeforeValidator(_recipient, json_schema_input_type=Slug | Route)] | None = None
    place: Text | None = None
    on: Day | None = None
    time: TimeOfDay | None = None
    until: TimeOfDay | None = None
    announced: Day | None = None
    expected: HeadCount | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Event:
        if self.until and not (self.time and self.time < self.until):
            raise refuse(f"until {self.until:%H:%M} without an earlier time", "write time: 12:00 and until: 14:00")
        if self.announced and self.on and self.announced > self.on:
            raise refuse(f"announced {self.announced} lies after {self.on}", "correct one of the two dates")
        return self


class Ask(Value):
    """What else the appeal asks of its readers: told to the organiser, never printed on a letter."""

    what: What
    how: Text


def _link(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


class Link(Value):
    """Where more can be read."""

    url: Line
    title: Text | None = None


class Officer(Value):
    """Who signs for an organisation."""

    name: Text
    role: Text | None = None


class Sender(Value):
    """An organisation that writes in its own name: letterhead and signing officer."""

    name: Text
    officer: Officer | None = None
    country: Country
    post: Addresses = ()
    phone: Numbers = ()
    fax: Numbers = ()
    email: Mailboxes = ()
    letterhead: Slug | None = None


class Campaign(Heading):
    """An appeal as data.

    Attributes:
        until: the last day on which to act; absent where it is open-ended.
        reason: why it stands where `status` says.
        ended: the day on which it was stopped or won.
        form: `letter`, one for each signatory, or `statement`, one letter that carries them all.
        channels: in order of preference; a target may override.
        cover: a cover page goes before each fax.
        enclosures: files that go along with each letter.
        previous: the campaign that this one updates.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"status": {"enum": ["stopped", "won"]}}, "required": ["status"]},
            "then": {"required": ["reason"]},
        }
    )

    reason: Text | None = None
    ended: Day | None = None
    form: Form = "letter"
    sender: Sender | None = None
    people: tuple[Person, ...] = ()
    demands: tuple[Demand, ...] = ()
    slogans: Annotated[tuple[Text, ...], OneOrMany] = ()
    targets: tuple[Annotated[Target, BeforeValidator(_recipient, json_schema_input_type=Slug | Target)], ...]
    channels: Annotated[tuple[Channel, ...], OneOrMany] = CHANNELS
    cover: bool = False
    enclosures: Enclosures = ()
    copies: tuple[Copy, ...] = ()
    events: tuple[Event, ...] = ()
    asks: tuple[Ask, ...] = ()
    links: tuple[Annotated[Link, BeforeValidator(_link, json_schema_input_type=Line | Link)], ...] = ()
    risks: tuple[Risk, ...] = ()
    previous: Slug | None = None
    source: Text | None = None
    note: Text | None = None

    def channels_to(self, target: Target) -> tuple[Channel, ...]:
        """Return the channels to a target, preferred first: its own, else the campaign's."""
        return target.channels or self.channels

    def enclosures_to(self, target: Target) -> tuple[Enclosure, ...]:
        """Return what goes along with a letter to a target: the campaign's, then its own; each file once."""
        return tuple({one.file: one for one in (*self.enclosures, *target.enclosures)}.values())

    @model_validator(mode="after")
    def _check(self) -> Campaign:
        if self.status in ("stopped", "won") and self.reason is None:
            raise refuse(f"status {self.status} without a reason", "add `reason:` so that people know why")
        if self.published and self.until and self.until < self.published:
            raise refuse(f"until {self.until} lies before published {self.published}", "correct one of the two dates")
        return self


class CampaignFile(Value):
    """campaigns.yaml: every campaign by id."""

    campaigns: dict[Slug, Campaign]
