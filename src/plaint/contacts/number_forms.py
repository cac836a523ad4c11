"""The forms in which appeals print a number, each read into E.164 or left alone.

Exit codes are those of the caller whom the appeal's writer had in mind: `00` of most of the world, `011` of
North America, `8~10` of the former Soviet Union (often without its 8), `19` of France until 1996.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.contacts import numbering_plan as plan
from plaint.contacts.area_codes import areas_of
from plaint.contacts.number_text import after_plus, digits_of
from plaint.contacts.numbering_plan import Length
from plaint.contacts.renumbering import renumbering_of


@dataclass(frozen=True, slots=True)
class Found:
    """A number that a printed form stands for, and what was done to find it."""

    e164: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class _Exit:
    """What callers somewhere dial to leave their country."""

    pattern: re.Pattern[str]
    fewest: int
    """Digits of the whole text below which it is taken for something else."""
    is_plain: bool
    """Whether the sign is unmistakable; if not, what follows must be a number in use."""


_EXITS = (
    _Exit(re.compile(r"00"), 11, is_plain=True),
    _Exit(re.compile(r"8[\s~-]+10[\s~-]*"), 12, is_plain=True),
    # Many in the former Soviet Union write the 10 that follows the second tone and leave out the 8.
    _Exit(re.compile(r"10[\s-]*(?=\(?7)"), 13, is_plain=False),
    _Exit(re.compile(r"810"), 13, is_plain=False),
    _Exit(re.compile(r"011"), 12, is_plain=True),
    _Exit(re.compile(r"010"), 12, is_plain=False),
    _Exit(re.compile(r"0011"), 13, is_plain=False),
    _Exit(re.compile(r"001"), 12, is_plain=False),
    _Exit(re.compile(r"19[\s~-]+"), 12, is_plain=False),
)


def find_number(text: str, country: str | None, area: str | None) -> Found | None:
    """Return the number that a plain text states, as of the time when it was printed; None if in doubt.

    Args:
        text: one number as `number_text` makes it plain.
        country: the country in which it is a number.
        area: the town or area code of a local number.
    """
    rest = after_plus(text)
    if rest is not None:
        return _international(rest)
    if country is None or text.startswith("00"):
        return next(_after_exit(text, country), None)
    found = _national(text, country) or next(_after_exit(text, country), None)
    return found or (_local(text, country, area) if area else None)


def _international(rest: str) -> Found | None:
    e164 = plan.read(f"+{rest}")
    # No area code of North America begins with 0 or 1: what looks so began with another exit code.
    if e164 is None or re.match(r"\+1[01]", e164):
        return None
    return Found(e164) if plan.length(e164) in (Length.RIGHT, Length.LOCAL) else None


def _after_exit(text: str, country: str | None) -> Iterator[Found]:
    for exit_code in _EXITS:
        match = exit_code.pattern.match(text)
        if match is None or len(digits_of(text)) < exit_code.fewest:
            continue
        found = _international(text[match.end() :])
        if found and (exit_code.is_plain or _is_known(found.e164) or _is_of(found.e164, country)):
            yield found


def _is_known(e164: str) -> bool:
    return plan.is_valid(e164) or renumbering_of(e164) is not None


def _is_of(e164: str, country: str | None) -> bool:
    code = plan.calling_code(country) if country else None
    return code is not None and e164.startswith(f"+{code}")


def _national(text: str, country: str) -> Found | None:
    e164 = plan.read(text, country)
    if e164 and _is_known(e164) and _shows_area(text, e164, country):
        return Found(e164)
    return _without_old_zero(text, country) or _with_bare_code(text, country) or _out_of_use(text, e164, country)


def _shows_area(text: str, e164: str, country: str) -> bool:
    """Say whether a national text carries its area code: a local number may look like a national one."""
    digits = digits_of(text)
    with_trunk = digits.startswith(plan.trunk_prefix(country)) or digits == digits_of(plan.national(e164))
    return with_trunk or text.startswith("(") or len(digits) >= 9


def _without_old_zero(text: str, country: str) -> Found | None:
    if plan.trunk_prefix(country) or not text.lstrip("( ").startswith("0"):
        return None
    e164 = plan.read(text.replace("0", "", 1), country)
    return Found(e164, "the 0 in front is no longer dialled") if e164 and plan.is_valid(e164) else None


def _with_bare_code(text: str, country: str) -> Found | None:
    """Find a number whose country code stands without a sign before it, as `84 4 3823 1000`."""
    e164 = plan.read(f"+{text}")
    if e164 is None or not _is_of(e164, country) or not digits_of(text).startswith(e164[1:4]):
        return None
    return Found(e164) if _is_known(e164) or plan.length(e164) is Length.RIGHT else None


def _out_of_use(text: str, e164: str | None, country: str) -> Found | None:
    """Find a whole number that no longer fits the plan, if its area code is plain to see."""
    trunk, digits = plan.trunk_prefix(country), digits_of(text)
    # Without a trunk prefix, a 0 in front was one once, and is no part of the number.
    shown = (trunk and digits.startswith(trunk)) or (text.startswith("(") and not digits.startswith("0"))
    return Found(e164) if e164 and shown and plan.length(e164) is Length.RIGHT else None


def _local(text: str, country: str, area: str) -> Found | None:
    local, calling_code = digits_of(text), plan.calling_code(country)
    numbers = [f"+{calling_code}{code}{local}" for code in _area_codes(country, area, len(local))]
    known = [e164 for e164 in numbers if _is_known(e164)]
    return Found(known[0], f"local number, in {area}") if len(known) == 1 else None


def _area_codes(country: str, area: str, digits: int) -> tuple[str, ...]:
    if code := digits_of(area):
        return (code.removeprefix(plan.trunk_prefix(country)),)
    return tuple(known.code for known in areas_of(country, area) if known.digits in (0, digits))
