"""Addressees named in several places become one; those only mentioned beside others are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plaint.appeal.addressee import Addressee
from plaint.appeal.entries import Rough
from plaint.appeal.offices import is_body, is_company, read_office
from plaint.appeal.postal import is_postal
from plaint.appeal.words import similar


def merge(found: Iterable[Addressee]) -> Iterator[Addressee]:
    """Yield each addressee once; what is said of it in several places is put together."""
    kept: list[Addressee] = []
    for one in found:
        same = next((other for other in kept if _is_same(one, other)), None)
        if same is None:
            kept.append(one)
        else:
            _put_together(same, one)
    yield from kept


def _is_same(one: Addressee, other: Addressee) -> bool:
    if one.rough.is_near or other.rough.is_near:
        return one.rough.is_near and other.rough.is_near and one.role == other.role
    if one.role != other.role and not (one.is_mention or other.is_mention):
        return False
    first, second = one.rough, other.rough
    if {spot.value or spot.printed for spot in first.spots} & {spot.value or spot.printed for spot in second.spots}:
        return True
    return not _sit_apart(first, second) and (_same_name(first, second) or _same_office(first, second))


def _sit_apart(first: Rough, second: Rough) -> bool:
    """Say whether two entries have addresses and numbers that have nothing in common, as two embassies of a country."""
    if not (first.address and second.address and first.spots and second.spots):
        return False
    one, other = (" ".join(text for text, *_ in rough.address) for rough in (first, second))
    words, others = (set(re.findall(r"\w{2,}", text.casefold())) for text in (one, other))
    return 2 * len(words & others) < min(len(words), len(others))


def _same_name(first: Rough, second: Rough) -> bool:
    one, other = _name_of(first), _name_of(second)
    if first.office and not second.office and similar(first.office[0], other) > 0.84:
        return True
    if second.office and not first.office and similar(second.office[0], one) > 0.84:
        return True
    if not one or not other:
        return False
    if similar(" ".join(_heads(first)), " ".join(_heads(second))) > 0.84:
        return True
    if _names_part(one, other) or _names_part(other, one):
        return True
    return similar(one, other) > 0.84 or bool(
        _surnames(one) & _surnames(other) and _same_office(first, second, strict=False)
    )


def _name_of(rough: Rough) -> str:
    if rough.name:
        return rough.name[0]
    return (
        (rough.unread or rough.bodies or [("", 0, 0)])[0][0]
        if not rough.office
        else (rough.unread or [("", 0, 0)])[0][0]
    )


def _names_part(one: str, other: str) -> bool:
    """Say whether one is only the surname of the other."""
    word = re.sub(r"['’]s$", "", one).strip()
    return " " not in word and len(word) > 4 and word in other.split()


def _heads(rough: Rough) -> list[str]:
    return [re.sub(r"^(?:the|la|le|el|die|der)\s|['’]s?(?=\s)", "", text) for text, *_ in rough.bodies] or ["-"]


def _surnames(name: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{4,}", name)}


def _same_office(first: Rough, second: Rough, *, strict: bool = True) -> bool:
    one = [first.office[0], *first.other_offices] if first.office else []
    other = [second.office[0], *second.other_offices] if second.office else []
    same = any(similar(a, b) > 0.84 or (_stem(a) == _stem(b)) for a in one for b in other)
    if not strict:
        return same or any(_stem(a) in _stem(b) or _stem(b) in _stem(a) for a in one for b in other)
    a, b = _name_of(first), _name_of(second)
    return same and (not a or not b or bool(_surnames(a) & _surnames(b)))


def _stem(office: str) -> str:
    return _EMPTY.sub("", office.casefold())


# What says nothing of which office it is.
_EMPTY = re.compile(
    r"['’]s\s+office\b|\boffice\s+of\b|"
    r"\b(?:the|of|la|de|del|le|el|republic|republica|república|république)\b|\W+"
)


def _put_together(kept: Addressee, more: Addressee) -> None:
    one, other = kept.rough, more.rough
    if kept.is_mention and not more.is_mention:
        kept.role = "copy" if "copy" in (kept.role, more.role) else more.role
        kept.rough, kept.sure = other, more.sure
        one, other = other, one
    kept.is_mention = kept.is_mention and more.is_mention
    one.salutation = one.salutation or other.salutation
    one.name = one.name or other.name
    if one.office is None:
        one.office = other.office
    elif other.office and similar(one.office[0], other.office[0]) < 0.95:
        one.other_offices.append(other.office[0])
    seen = {spot.value or re.sub(r"\D", "", spot.printed) for spot in one.spots}
    one.spots += [spot for spot in other.spots if (spot.value or re.sub(r"\D", "", spot.printed)) not in seen]
    if not one.address:
        one.address = other.address


def without_mentions(found: list[Addressee]) -> list[Addressee]:
    """Drop offices that a sentence only mentions where others are given with a way to reach them."""
    found = [
        one
        for one in found
        if _has_standing(one.rough)
        or (one.role == "copy" and any(" " in text.strip() for text, *_ in one.rough.unread))
    ]
    found = [one for one in found if not _is_signature(one, found)]
    if any(one.role == "target" and not one.is_mention and not one.rough.is_near for one in found):
        return [
            one
            for one in found
            if not one.is_mention
            or (one.role == "copy" and (one.rough.bodies or one.rough.name or one.rough.unread or one.rough.office))
        ]
    return [one for one in found if not one.is_mention or _is_somebody(one.rough)]


def _is_signature(one: Addressee, found: list[Addressee]) -> bool:
    """Say whether the last of a list of addresses is who signs below it: a name and an office, nowhere to write to."""
    rough = one.rough
    before = [other for other in found if other.role == one.role and other.rough.start < rough.start]
    is_last = not any(other.role == one.role and other.rough.start > rough.start for other in found)
    named = (rough.unread or rough.name) and rough.office
    return bool(
        is_last
        and named
        and before
        and before[-1].rough.address
        and not (rough.spots or rough.address or rough.is_near or rough.is_bulleted or rough.salutation)
    )


def _has_standing(rough: Rough) -> bool:
    """Say whether it is told who a target is, or how to reach it; a bare name in a list is neither."""
    titled = rough.name and rough.name[2]
    company = any(is_company(text) for text, *_ in rough.unread)
    return bool(
        rough.office
        or titled
        or company
        or rough.bodies
        or rough.spots
        or (rough.name and rough.address)
        or (rough.unread and len(rough.address) > 1)
    )


def _is_somebody(rough: Rough) -> bool:
    text = rough.office[0] if rough.office else " ".join(text for text, *_ in rough.bodies)
    return bool(read_office(text)) or is_body(text) or is_postal(text)
