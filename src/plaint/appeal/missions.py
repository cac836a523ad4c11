"""Missions: an embassy in a town, and "the embassy of Kazakhstan in your country", whatever one that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.appeal.draft import Mission, MissionKind
from plaint.appeal.words import listed
from plaint.contacts.country_mentions import find_countries

_MISSION = (
    r"(?:embass(?:y|ies)|ambassades?|embajadas?|embaixadas?|ambasciat[ae]|botschaft(?:en)?|ambassades?|"
    r"посольств\w{0,3}|елшілі\w{1,5}|"
    r"consulates?(?:[ -]general)?|consulats?|consulados?|consolat[oi]|konsulate?n?|консульств\w{0,3}|"
    r"diplomatic\s+(?:representatives?|representations?|missions?)|repr[ée]sentants?\s+diplomatiques|"
    r"repr[ée]sentations?\s+diplomatiques?|missions?\s+diplomatiques?|"
    r"representantes?\s+diplom[áa]ticos?|representaci[óo]n(?:es)?\s+diplom[áa]ticas?|representa[çc](?:ão|"
    r"ões)\s+diplom[áa]ticas?|diplomatische[nr]?\s+vertretung(?:en)?|"
    r"rappresentan(?:ti|ze|za)\s+diplomatic\w{1,3}|diplomatieke\s+vertegenwoordig\w{2,8}|"
    r"дипломатическ\w{2,3}\s+представител\w{2,8}|"
    r"high\s+commissions?|permanent\s+missions?|mission\s+permanente|misi[óo]n\s+permanente|trade\s+(?:delegation|"
    r"mission)|"
    r"ambassadors?|botschafter\w{0,3}|ambassadeur(?:s|rice)?|embajador(?:es|a|as)?|embaixador(?:es|a|as)?|"
    r"ambasciator[ei])"
)
_YOURS = (
    r"(?:(?:in|to|at|of|near|for)\s+(?:your|their|his|her|our|one's)\s+(?:own\s+|respective\s+|"
    r"home\s+)?(?:countr(?:y|ies)|city|cities|capital|town|state|nation|area)|"
    r"(?:there\s+(?:is|are)|you\s+have)\s+in\s+your\s+(?:city|country)|nearest\s+(?:to\s+)?you|"
    r"(?:de|dans|en|aupr[èe]s\s+de)\s+(?:votre|ton|vos|leur)\s+(?:propre\s+|pays|ville|r[ée]gion)\w*|(?:le|"
    r"la)\s+plus\s+proche|"
    r"in\s+(?:Ihrem|eurem|deinem|ihrem)\s+(?:eigenen\s+)?(?:land|wohnland|heimatland)|Ihres\s+Landes|"
    r"(?:en|de|ante|acreditad\w{1,2}\s+en)\s+(?:su|tu|vuestro|sus|cada|nuestro)s?\s+(?:propio\s+|"
    r"respectivos?\s+)?(?:pa[íi]s(?:es)?|ciudad)|más\s+cercana|"
    r"(?:nel|del|nei|dei|presso\s+il)\s+(?:vostro|tuo|suo|vostri|rispettivi)\s+(?:paese|paesi|stato)|"
    r"(?:no|do|em|nos)\s+(?:seu|vosso|teu|seus)s?\s+(?:pr[óo]prio\s+)?pa[íi]s(?:es)?|"
    r"in\s+(?:uw|jullie|je|jouw|het)\s+(?:eigen\s+)?land|(?:в|во)\s+(?:вашей|своей|вашем|"
    r"ваших)\s+(?:стран\w{1,2}|город\w{1,2})|еліңізде\w{0,4}|өз\s+еліңіз\w{0,5}|"
    r"accredited\s+to\s+your\s+country|abroad|around\s+the\s+world|world-?wide|im\s+Ausland|à\s+l['’][ée]tranger|"
    r"en\s+el\s+(?:exterior|extranjero)|"
    r"all['’]estero|no\s+exterior|in\s+het\s+buitenland|за\s+рубежом)"
)
_NEAR = re.compile(
    rf"(?:(?:the|all|an?|any|local|nearest|your\s+(?:local|"
    rf"nearest))\s+)?[^.:;!?\n]{{0,40}}?\b{_MISSION}\b(?:[^.:;!?\n]|\n(?!\s*\n)){{0,110}}?\b{_YOURS}\b",
    re.IGNORECASE,
)
_YOURS_FIRST = re.compile(
    rf"(?:еліңіздегі|елдеріңіздегі|(?:в|во)\s+(?:вашей|своей)\s+стране)\s+(?:[\w-]+\s+){{0,3}}?{_MISSION}|"
    rf"\b(?:in|bei)\s+(?:Ihrem|eurem|deinem)\s+(?:land|staat)\s+(?:[\w-]+\s+){{0,3}}?{_MISSION}",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    rf"\b(?:(?:your\s+)?(?:local|nearest)|la\s+plus\s+proche|n[äa]chste[rn]?|"
    rf"más\s+cercan[ao])\s+(?:[\w’'-]+\s+){{0,2}}?{_MISSION}\b(?:\s+of\s+[A-Z][\w-]+)?",
    re.IGNORECASE,
)
_ANY = re.compile(_MISSION, re.IGNORECASE)
_KINDS: tuple[tuple[str, MissionKind], ...] = (
    (r"trade\s+(?:delegation|mission)", "trade-delegation"),
    (r"permanent|mission\s+permanente|misi[óo]n\s+permanente", "permanent-mission"),
    (r"consul|konsul|консул|consol", "consulate"),
)


# `the embassy of your country in Exampletown`: the reader's own, where those sit who are written to.
_IN_TOWN = re.compile(r"\s(?:à|in|en|a|em|в)\s[A-ZÀ-ÝА-Я][\w-]{2,30}")


@dataclass(frozen=True, slots=True)
class NearMission:
    """A mention of the missions near the reader, at its place."""

    start: int
    end: int
    words: str
    of: str | None


def find_near_missions(text: str) -> Iterator[NearMission]:
    """Yield every "embassy of X in your country"."""
    end = -1
    for match in sorted(
        [one for kind in (_NEAR, _LOCAL, _YOURS_FIRST) for one in kind.finditer(text)], key=lambda one: one.start()
    ):
        if match.start() < end:
            continue
        end = match.end()
        words, start = (match[0], match.start()) if match.re is _YOURS_FIRST else _trim(match)
        mentions = find_countries(words)
        if place := _IN_TOWN.match(text, match.end()):
            words, end = words + place[0], place.end()
        yield NearMission(start, end, " ".join(words.split()), mentions[0].country if mentions else None)


def _trim(match: re.Match[str]) -> tuple[str, int]:
    """Return the words from the article or adjective before the mission on."""
    words = match[0]
    inner = _ANY.search(words)
    before = words[: inner.start()] if inner else ""
    kept = _tail(before)
    at = len(before) - len(kept)
    of = re.match(r"\s*(?:(?:of|and|or)\s+)*", words[at:])
    at += of.end() if of else 0
    return words[at:], match.start() + at


def _tail(before: str) -> str:
    """Return what belongs to the mission of the words before it: `the`, `an Uzbek`, `local`."""
    words = before.split(" ")
    kept: list[str] = []
    for word in reversed(words):
        plain = word.strip("\n ,")
        together = " ".join([plain, *kept])
        names = plain[:1].isupper() and any(one.start == 0 for one in find_countries(together))
        if plain and not (plain.casefold() in _LEADING or names):
            break
        kept.insert(0, word)
    return " ".join(kept).lstrip()


_LEADING = frozenset(
    listed(
        "the all an a any local nearest your embassies and or of la las les el los die der den dem l'ambassade le il"
    )
)


def is_near_mission(text: str) -> bool:
    """Say whether a text speaks of a mission near the reader."""
    return any(kind.search(text[:400]) for kind in (_NEAR, _LOCAL, _YOURS_FIRST))


def read_mission(text: str) -> Mission | None:
    """Return the mission that a line names, as `Kazakhstan Embassy in Hungary`; None where it names none."""
    found = _ANY.search(text[:300])
    if found is None or re.match(r"(?i)ambassad(?:or|eur|rice)|botschafter|embajador|embaixador|ambasciator", found[0]):
        return None
    mentions = find_countries(text[:300])
    names = [mention for mention in mentions if mention.how != "town"]
    towns = [text[mention.start : mention.end] for mention in mentions if mention.how == "town"]
    return Mission(
        names[0].country if names else None, mission_kind(text), towns[0] if towns else "", is_near_mission(text)
    )


def mission_kind(text: str) -> MissionKind:
    """Return the kind of mission that words name; several are an embassy."""
    if re.search(r"(?i)embass|ambass|embaj|embaix|ambasc|botschaft|посольств|елші", text):
        return "embassy"
    return next((kind for pattern, kind in _KINDS if re.search(pattern, text, re.IGNORECASE)), "embassy")
