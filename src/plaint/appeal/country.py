"""Which country's authorities an appeal is about."""

from __future__ import annotations

import re
from collections import Counter

from plaint.appeal.entries import Rough
from plaint.appeal.languages import HOMES, language_of
from plaint.appeal.lines import Plain
from plaint.appeal.missions import read_mission
from plaint.contacts import numbering_plan as plan
from plaint.contacts.country_mentions import find_countries

_PREFIXED = re.compile(r"\b(?P<sign>D|CH|A|F|I|E|B|NL|PL|DK|S|N)-(?=\d{4,5}\b)")
_SIGNS = {
    "D": "DE",
    "CH": "CH",
    "A": "AT",
    "F": "FR",
    "I": "IT",
    "E": "ES",
    "B": "BE",
    "NL": "NL",
    "PL": "PL",
    "DK": "DK",
    "S": "SE",
    "N": "NO",
}
_AMERICAN = re.compile(
    r"\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b(?:Kansas|Texas|California|Ohio|Florida|"
    r"Pennsylvania|Illinois|Arizona|Georgia|Alabama|Michigan|Virginia|Oregon|Nevada|Colorado)\b"
)
_CLUES = (
    ("CA", re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] {1,2}\d[A-Z]\d\b|\((?:Qu[ée]bec|Ontario)\)")),
    ("FR", re.compile(r"\b(?:pr[ée]fecture|pr[ée]f[eè]te?|cedex|titre de s[ée]jour|sous-pr[ée]fet)\b", re.IGNORECASE)),
    (
        "DE",
        re.compile(
            r"\b(?:GmbH|Bundesrepublik|Ausländerbehörde|Landrat|Arbeitsgericht|Bundesamt|Innenminister des Landes)\b"
        ),
    ),
    ("IT", re.compile(r"\b(?:questura|prefettura|S\.p\.A|S\.r\.l)\b", re.IGNORECASE)),
    ("GB", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b(?:Home Office|Home Secretary|MP for|Council Tax)\b")),
    ("BE", re.compile(r"\b(?:schepen(?:en)?|[ée]chevin\w*|bourgmestre|Gent|Antwerpen|Vlaams\w*)\b")),
    ("AT", re.compile(r"\b(?:Landeshauptmann|Landeshauptfrau|Nationalrat)\b")),
    ("CH", re.compile(r"\b(?:Regierungsrat|Kantonsrat|Kantonspolizei|Staatsrat des Kantons)\b")),
    (
        "ES",
        re.compile(
            r"\b(?:Guardia Civil|Ayuntamiento de|Delegaci[óo]n del Gobierno|Audiencia Nacional|desahucio|daci[óo]n en "
            r"pago)\b"
        ),
    ),
    ("NL", re.compile(r"\b(?:IND|Tweede Kamer|B\.V\.)\b")),
    ("RU", re.compile(r"\b(?:ОАО|ЗАО|ГУВД|УФСИН|облсуд)\b")),
)


def find_country(plain: Plain, targets: list[Rough]) -> tuple[str, bool] | None:
    """Return the country and whether it is beyond doubt; None where the text does not tell."""
    votes = _votes(plain)
    weights = Counter(votes)
    for country, weight in _of_targets(targets).items():
        weights[country] += weight
    told = Counter(weights)
    clue = _by_clues(plain.text) or _by_numbers(targets)
    if clue and sum(weights.values()) < 6:
        weights[clue[0]] += 4
    if not weights or _are_many(targets):
        return None
    (best, most), *others = weights.most_common(2)
    if not targets and most < 0.6 * sum(weights.values()):
        return None
    second = others[0][1] if others else 0
    places = {_place(rough) for rough in targets if not rough.is_near} - {None}
    is_elsewhere = bool(places) and best not in places
    is_ahead = most >= 2 * second or (best in places and 2 * most >= 3 * second)
    return best, bool(told[best]) and not is_elsewhere and is_ahead


def _are_many(targets: list[Rough]) -> bool:
    """Say whether addressees sit in several countries, none of them in most."""
    places = [country for rough in targets if not rough.is_near and (country := _place(rough))]
    counted = Counter(places).most_common(1)
    return len(set(places)) > 1 and counted[0][1] <= len(places) / 2


def _place(rough: Rough) -> str | None:
    parts = [text for text, *_ in [*rough.bodies, rough.office or ("",)]]
    if any(read_mission(text) or _AMBASSADOR.search(text) for text in parts):
        return None
    where = " , ".join(text for text, *_ in rough.address)
    names = [mention.country for mention in find_countries(where) if mention.how == "name"]
    return names[-1] if names else None


_AMBASSADOR = re.compile(r"(?i)ambassad|embajador|embaixador|ambasciator|botschafter|посол|послу")


def _by_numbers(targets: list[Rough]) -> tuple[str, bool] | None:
    printed = [
        digits
        for rough in targets
        for spot in rough.spots
        if spot.value is None
        for digits in [spot.printed.replace(" ", "")]
    ]
    countries = [plan.country_of("+" + re.sub(r"\D", "", number)) for number in printed if number.startswith("+")]
    return (countries[0], False) if countries and countries[0] else None


def _votes(plain: Plain) -> Counter[str]:
    votes: Counter[str] = Counter()
    weight = {"name": 2, "adjective": 2, "town": 1}
    head = plain.start_of(12)
    home = HOMES.get(language_of(plain.text))
    mentions = find_countries(plain.text)
    is_about_another = any(one.how == "name" and one.country != home for one in mentions)
    for mention in mentions:
        if is_about_another and mention.how == "town" and mention.country == home:
            continue
        votes[mention.country] += weight[mention.how] * (2 if mention.start < head else 1)
    return votes


def _of_targets(targets: list[Rough]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for rough in targets:
        if rough.office and _AMBASSADOR.search(rough.office[0]):
            continue
        where = " , ".join(text for text, *_ in rough.address)
        mentions = find_countries(f"{rough.office[0] if rough.office else ''} , {where}")
        for country in {mention.country for mention in mentions}:
            votes[country] += 3
    return votes


def _by_clues(text: str) -> tuple[str, bool] | None:
    if prefixed := _PREFIXED.search(text):
        return _SIGNS[prefixed["sign"]], False
    for country, pattern in _CLUES:
        if pattern.search(text):
            return country, False
    return ("US", False) if _AMERICAN.search(text) else None
