"""Reading an appeal: plain text, contact points, stretches, addressees; then what it asks, for whom, until when."""

from __future__ import annotations

import re
from dataclasses import replace

from plaint.appeal.addressee import Addressee
from plaint.appeal.addressees import find_addressees
from plaint.appeal.country import find_country
from plaint.appeal.dates import find_days
from plaint.appeal.demands import find_demands
from plaint.appeal.doubts import with_doubts
from plaint.appeal.draft import AppealDraft, CopyEntry, CopyOf, Entry, Found
from plaint.appeal.languages import HOMES, language_of, languages_of
from plaint.appeal.lines import Plain, make_plain
from plaint.appeal.model_letter import find_letter, with_salutations
from plaint.appeal.own_demands import with_own_demands
from plaint.appeal.people import find_people
from plaint.appeal.questions import find_questions
from plaint.appeal.settle import Setting, settle
from plaint.appeal.spots import Spot, find_spots
from plaint.appeal.stretches import find_stretches
from plaint.appeal.surroundings import find_asks, find_passed_over, find_risks, find_slogans, find_source, find_title
from plaint.appeal.times import find_deadline, find_events, find_published
from plaint.contacts.country_mentions import find_countries


def read_appeal(text: str) -> AppealDraft:
    """Return what an appeal says, as far as rules can tell; never fails, whatever the text.

    Args:
        text: of one appeal; more than 400,000 characters are not read, which a question says.
    """
    plain = make_plain(text)
    spots = find_spots(plain.text)
    stretches = find_stretches(plain, spots)
    addressees = find_addressees(plain, stretches, spots)
    addressees = with_doubts(plain, stretches, addressees)
    draft = _with_addressees(plain, addressees)
    draft = _with_surroundings(_with_contents(draft, plain, spots, addressees), plain)
    taken = {spot.start for one in addressees for spot in one.rough.spots}
    draft = replace(draft, passed_over=find_passed_over(plain, spots, stretches, taken))
    return replace(draft, questions=find_questions(draft, len(text)))


def _what(words: str) -> tuple[CopyOf, ...]:
    """Return of what a copy is asked for, by the words that lead to it: letters, unless they say answers or photos."""
    sentence = words[max(words.rfind(sign) for sign in ("\n\n", ". ", "! ")) + 1 :]
    told: list[tuple[CopyOf, str]] = [
        (
            "reply",
            r"repl(?:y|ies)|answers?|responses?|antwort\w*|r[ée]ponses?|respuestas?|rispost[ae]|respostas?|"
            r"ответ\w*",
        ),
        ("photo", r"photos?|pictures?|fotos?|foto\w*|фото\w*"),
    ]
    more = tuple(what for what, pattern in told if re.search(rf"(?i)\b(?:{pattern})\b", sentence))
    return ("letter", *more)


_REACH = 300


def _with_addressees(plain: Plain, addressees: list[Addressee]) -> AppealDraft:
    country = find_country(plain, [one.rough for one in addressees if one.role == "target"])
    home = HOMES.get(language_of(plain.text))
    home = country[0] if country and country[0] in _NEIGHBOURS.get(home or "", ()) else home
    if country is None and home and addressees and not find_countries(plain.text):
        country = (home, False)
    setting = Setting(plain, country[0] if country else None, home)
    letter = find_letter(plain)
    targets = with_salutations(tuple(_entries(addressees, setting, "target")), letter, plain)
    copies = tuple(_copy(entry, plain) for entry in _entries(addressees, setting, "copy"))
    return AppealDraft(
        country=country and Found(country[0], 0, country[1]), targets=targets, copies=copies, letter=letter
    )


# Countries that write the same language, and each other's local numbers.
_NEIGHBOURS = {"NL": ("BE",), "DE": ("AT", "CH"), "FR": ("BE", "CH")}


def _copy(entry: Entry, plain: Plain) -> CopyEntry:
    begin = max(0, plain.start_of(max(0, entry.line - 1)) - _REACH)
    what = _what(plain.text[begin : plain.start_of(entry.line)])
    ways = dict.fromkeys(point.channel for point in entry.points if not point.is_damaged)
    return CopyEntry(entry, what, by=(*ways, *(("post",) if entry.address else ())))


def _with_contents(
    draft: AppealDraft, plain: Plain, spots: tuple[Spot, ...], addressees: list[Addressee]
) -> AppealDraft:
    days = tuple(
        day for day in find_days(plain.text) if not any(spot.start < day.end and day.start < spot.end for spot in spots)
    )
    published = find_published(plain, days)
    is_asked = bool(draft.targets or draft.copies)
    act_before = find_deadline(plain, days, published) if is_asked else None
    demands = find_demands(plain, spots)
    if not is_asked:
        demands = tuple(one for one in demands if one.sure)
    targets = with_own_demands(plain, [one for one in addressees if one.role == "target"], draft.targets, demands)
    return replace(
        draft,
        targets=targets,
        published=published,
        act_before=act_before,
        demands=demands,
        people=find_people(plain, demands, _names(draft.targets, draft.copies)),
        events=find_events(plain, days, published, act_before),
    )


def _with_surroundings(draft: AppealDraft, plain: Plain) -> AppealDraft:
    return replace(
        draft,
        title=find_title(plain),
        languages=languages_of(plain.text),
        slogans=find_slogans(plain),
        asks=find_asks(plain),
        risks=find_risks(plain),
        source=find_source(plain),
    )


def _names(targets: tuple[Entry, ...], copies: tuple[CopyEntry, ...]) -> list[str]:
    entries = (*targets, *(copy.to for copy in copies))
    return [entry.name.value for entry in entries if entry.name]


def _entries(addressees: list[Addressee], setting: Setting, role: str) -> list[Entry]:
    return [settle(one.rough, setting, sure=one.sure) for one in addressees if one.role == role]
