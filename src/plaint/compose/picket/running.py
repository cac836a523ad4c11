"""The running sheet: one look tells those who run a picket what happens when, who does it, and what to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from plaint.catalogues import phrase

if TYPE_CHECKING:
    from datetime import date, time

    from plaint.compose.picket.plan import PicketPlan

# minutes before or after the beginning, and what happens then
COURSE = ((-60, "brief"), (-30, "build"), (0, "begin"), (15, "hand-in"), (25, "photo"), (30, "sign"))
LENGTH = 60  # minutes that a picket lasts where nothing else is said
AFTERWARDS = 60  # minutes from its end until the report
BRING = ("letters", "notice", "placards", "leaflets", "phones", "vests", "water", "papers")
ROLES = ("police", "press", "stewards", "letter", "photos", "witnesses")
DOOR = ("wait", "form", "box", "later", "post")


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what stands beside it; without lines, room to write."""

    label: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happens, and what."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class PrintLine:
    """What to print: pages of the one file, or a file of its own; how many times; for what."""

    pages: str
    title: str
    times: str
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningSheet:
    """Every word of the running sheet."""

    title: str
    private: str
    campaign: str
    facts: tuple[Field, ...]
    warnings: tuple[str, ...]
    law: tuple[str, ...]
    roles: tuple[Field, ...]
    course: tuple[Moment, ...]
    answers: tuple[Field, ...]
    bring: tuple[str, ...]
    door: tuple[str, ...]
    prints: tuple[PrintLine, ...]
    files: tuple[PrintLine, ...]


@dataclass(frozen=True, slots=True)
class Roles:
    """Who does what, as settings.yaml has it; empty where a line is to be filled in by hand."""

    police: str = ""
    press: str = ""
    stewards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the running sheet is told besides the plan.

    Attributes:
        roles: who does what.
        warnings: what to mind.
        law: who must be told, by when.
        prints, files: pages of the one file, and files of their own.
    """

    roles: Roles = Roles()
    warnings: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    prints: tuple[PrintLine, ...] = ()
    files: tuple[PrintLine, ...] = ()


def running_sheet(plan: PicketPlan, known: Known) -> RunningSheet:
    """Put the running sheet into words."""
    language = plan.language
    return RunningSheet(
        title=phrase(language, "picket.sheet.title"),
        private=phrase(language, "picket.sheet.private"),
        campaign=plan.campaign.title.best(language),
        facts=_facts(plan),
        warnings=known.warnings,
        law=known.law,
        roles=_roles(known.roles, language),
        course=_course(plan),
        answers=_answers(plan),
        bring=tuple(phrase(language, f"picket.bring.{thing}") for thing in BRING),
        door=tuple(phrase(language, f"picket.door.{step}") for step in DOOR),
        prints=known.prints,
        files=known.files,
    )


def _facts(plan: PicketPlan) -> tuple[Field, ...]:
    language = plan.language
    what = plan.what(language)
    people = plan.people(language)
    address = plan.address(language)
    where = (plan.door(language), *address)
    facts = (
        Field(phrase(language, "picket.what"), (what,)) if what else None,
        Field(phrase(language, "picket.where"), where),
        Field(phrase(language, "picket.address")) if plan.recipient.address_on(plan.lookup) is None else None,
        Field(phrase(language, "picket.date"), tuple(filter(None, (plan.day(language),)))),
        Field(phrase(language, "picket.time"), tuple(filter(None, (_hours(plan),)))),
        Field(phrase(language, "picket.for"), (people,)) if people else None,
    )
    return tuple(fact for fact in facts if fact)


def _hours(plan: PicketPlan) -> str:
    return f"{plan.hour}–{plan.until:%H:%M}" if plan.until else plan.hour


def _roles(roles: Roles, language: str) -> tuple[Field, ...]:
    told = {"police": (roles.police,), "press": (roles.press,), "stewards": (", ".join(roles.stewards),)}
    return tuple(
        Field(phrase(language, f"picket.role.{role}"), tuple(filter(None, told.get(role, ())))) for role in ROLES
    )


def _course(plan: PicketPlan) -> tuple[Moment, ...]:
    ending = _minutes(plan.at, plan.until) if plan.at and plan.until else LENGTH
    steps = (*COURSE, (ending, "end"), (ending + AFTERWARDS, "report"))
    return tuple(
        Moment(_moment(plan, minutes), phrase(plan.language, f"picket.at.{step}")) for minutes, step in sorted(steps)
    )


def _minutes(first: time, last: time) -> int:
    return (last.hour - first.hour) * 60 + last.minute - first.minute


def _moment(plan: PicketPlan, minutes: int) -> str:
    if plan.at is None:
        sign = {-1: "−", 0: "", 1: "+"}[(minutes > 0) - (minutes < 0)]
        return phrase(plan.language, "picket.minutes").format(minutes=f"{sign}{abs(minutes)}")
    return f"{datetime.combine(_some_day(plan), plan.at) + timedelta(minutes=minutes):%H:%M}"


def _some_day(plan: PicketPlan) -> date:
    return plan.on or plan.today


def _answers(plan: PicketPlan) -> tuple[Field, ...]:
    """Return what to say to whom."""
    language = plan.language
    told = {"street": (plan.case(language),), "mission": (_request(plan),)}
    whom = ("street", "police", "press", "mission", "anger")
    return tuple(
        Field(phrase(language, f"picket.say.{one}.whom"), told.get(one) or (phrase(language, f"picket.say.{one}"),))
        for one in whom
    )


def _request(plan: PicketPlan) -> str:
    key = "picket.say.mission" if plan.place.is_mission else "picket.say.office"
    return phrase(plan.language, key)
