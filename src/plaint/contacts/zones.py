"""Time zones: which one a country keeps, how far apart two are, and the name of a place in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

# Names in the zone folders of a machine that mean something else on the next one, or nothing.
_NOT_ZONES = re.compile(r"localtime|posixrules|Factory|(posix|right)/.*")
# tzdata has a second zone here for what people keep locally; an office keeps the time of the law.
_LEGAL_ZONES = {"CN": "Asia/Shanghai", "UA": "Europe/Kyiv"}


@dataclass(frozen=True, slots=True)
class Locality:
    """A place whose time is told: its zone, and its name in a sentence."""

    zone: str
    name: str


def locality_of(zone: str) -> Locality:
    """Return the place that a zone is named after."""
    return Locality(zone, zone_place(zone))


def zone_place(zone: str) -> str:
    """Return the name of a zone's place: `London` for `Europe/London`, `UTC+5` for `Etc/GMT-5`."""
    name = zone.rpartition("/")[2].replace("_", " ")
    if zone.startswith("Etc/GMT") and len(name) > 3:
        # POSIX counts westward in these names, everyone else eastward.
        return "UTC" + name[3:].translate(str.maketrans("+-", "-+"))
    return name


def is_zone(name: str) -> bool:
    """Say whether the name is a zone of the IANA database, as `Asia/Almaty`."""
    from zoneinfo import ZoneInfo

    if _NOT_ZONES.fullmatch(name) or not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+/-]*", name):
        return False
    try:
        ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        return False
    return True


def zone_of_country(country: str, on: date) -> str | None:
    """Return a zone that is right everywhere in the country on a date, or None where there is none.

    Of several zones with one offset on that day, it is the one most people live in. None where the
    country kept more than one time that day, as Russia, or Kazakhstan before March 2024.
    """
    if country in _LEGAL_ZONES:
        return _LEGAL_ZONES[country]
    return one_zone(_zones_by_country().get(country, ()), on)


def one_zone(zones: tuple[str, ...], on: date) -> str | None:
    """Return the first of the zones if all of them keep the same time on a date, else None."""
    known = tuple(zone for zone in zones if is_zone(zone))
    if not known or len({_offsets(zone, on) for zone in known}) > 1:
        return None
    return known[0]


def _offsets(zone: str, on: date) -> tuple[timedelta, timedelta]:
    return _offset(zone, on), _offset(zone, on + timedelta(days=1))


def _offset(zone: str, on: date) -> timedelta:
    return in_zone(datetime.combine(on, time(), UTC), zone).utcoffset() or timedelta()


def zones_of(country: str) -> tuple[str, ...]:
    """Return the zones of a country, the most populous first; none where it is unknown."""
    return _zones_by_country().get(country, ())


@cache
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    """Read tzdata's table of zones, whose rows of a country begin with the most populous zone."""
    from importlib.resources import files

    zones: dict[str, tuple[str, ...]] = {}
    for row in files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            country, _, zone, *_ = row.split("\t")
            zones[country] = (*zones.get(country, ()), zone)
    return zones


def in_zone(moment: datetime, zone: str) -> datetime:
    """Return an aware moment as the clocks of a zone show it."""
    from zoneinfo import ZoneInfo

    return moment.astimezone(UTC).astimezone(ZoneInfo(zone))


def hours_between(zone: str, other: str, on: date) -> float:
    """Return by how many hours clocks in the other zone are ahead of the first one's at noon UTC."""
    noon = datetime.combine(on, time(12), UTC)
    ahead, behind = (in_zone(noon, name).utcoffset() or timedelta() for name in (other, zone))
    return (ahead - behind) / timedelta(hours=1)


def difference_problem(stated: float, zone: str, other: str, on: date) -> str | None:
    """Return what is wrong with a stated difference of hours, as an appeal gives it, or None."""
    true = hours_between(zone, other, on)
    if true == stated:
        return None
    return (
        f"{zone_place(other)} is stated to be {stated:+g} h from {zone_place(zone)}; by the time zone "
        f"database it was {true:+g} h on {on:%Y-%m-%d}: keep the words as a quotation, go by the zone"
    )
