"""Dates as appeals write them, in nine languages, and which of them say when it was published and until when to act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from plaint.appeal.words import key, listed

_NAMES = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "de": "januar februar marz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru2": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru3": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "ru4": "янв февр март апр мая июня июля авг сент окт нояб дек",
    "short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "short2": "janv fev marz avr mai giu juil ago sept okt nov dez",
    "short3": "ene febr mrt abr mag lug juli aug set ott nov dic",
}
_KAZAKH_ENDINGS = ("ға", "ге", "қа", "ке", "ға дейін", "да", "де", "нан", "нен", "дан", "ден", "ның", "нің", "ы", "і")
_WEEKDAYS = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    r"lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|luned[ìi]|marted[ìi]|mercoled[ìi]|"
    r"gioved[ìi]|venerd[ìi]|sabato|domenica)[,.]?\s+"
)
_MONTH = r"[^\W\d_]{3,12}\.?"
_DAY_FIRST = re.compile(
    rf"(?<![\d.,/])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°|ª|\.|-?го)?(?:\s+(?:of|de|di|day of|do)|"
    rf"-)?\s*[\s-](?P<month>{_MONTH})(?:\s+(?:de|del|do|of)|,|-)?(?:[\s-]+(?P<year>\d{{4}}|['’]\d{{2}}|"
    rf"\d{{2}}(?![\d:.])))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?<![^\W\d_])(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/])(?:(?:,|"
    rf"\s)\s*(?:del?\s+)?(?P<year>\d{{4}}))?(?!\d)",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,2})(?:er|º|°)?(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<year>\d{4}|\d{2})(?![\d/])"
)
_SHORT_NUMERIC = re.compile(r"(?<![\d/.,-])(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?![\d])")
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_KAZAKH = re.compile(
    r"(?P<year>\d{4})\s+ж(?:ыл\w*|\.)\s+(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]{4,12})|"
    r"(?<!\d)(?P<day2>\d{1,2})\s+(?P<month2>[^\W\d_]{4,12})",
    re.IGNORECASE,
)
_CTIME = re.compile(
    r"(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[A-Z]{2,5}\s+)?(?P<year>\d{4})"
)
_MONTH_ONLY = re.compile(rf"(?<![^\W_])(?P<month>{_MONTH})\s+(?:de\s+)?(?P<year>(?:19|20)\d{{2}})(?!\d)", re.IGNORECASE)
_ROMAN = re.compile(
    r"(?<![\w.])(?P<day>\d{1,2})[. /-]{1,2}(?P<month>X?I{0,3}|I?V|VI{1,3}|I?X)[. /-]{1,2}(?P<year>(?:19|20)\d{2})(?!\d)"
)
_ROMANS = {name: number for number, name in enumerate(listed("I II III IV V VI VII VIII IX X XI XII"), 1)}
_MONTH_END = re.compile(
    rf"(?<![^\W_])(?:end\s+of(?:\s+the\s+month\s+of)?|fin(?:\s+du\s+mois)?\s+(?:de|d['’])|fin|"
    rf"ende(?:\s+des\s+monats)?|finales\s+de|fines\s+de|"
    rf"(?:la\s+)?fine\s+di|fine|fim\s+de|final\s+de|eind(?:e)?(?:\s+van)?|"
    rf"конц[ае])\s*(?P<month>{_MONTH})(?:\s+(?:de\s+)?(?P<year>(?:19|20)\d{{2}}))?",
    re.IGNORECASE,
)
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEARS = (1900, 2199)


@dataclass(frozen=True, slots=True)
class Day:
    """A date at its place; `year` None where the text leaves it out, `day` None where it says a month only."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def on(self, year: int | None) -> date | None:
        """Return the day, in the year given where it has none of its own."""
        chosen = self.year or year
        try:
            return date(chosen, self.month, self.day) if chosen and self.day else None
        except ValueError:
            return None


@cache
def _months() -> dict[str, int]:
    return {key(name): number for names in _NAMES.values() for number, name in enumerate(names.split(), 1)}


def month_of(word: str) -> int | None:
    """Return the number of a month by its name, whole, shortened, inflected."""
    plain = key(word)
    if plain in _months():
        return _months()[plain]
    for ending in _KAZAKH_ENDINGS:
        if plain.endswith(ending) and plain.removesuffix(ending) in _months():
            return _months()[plain.removesuffix(ending)]
    return None


def find_days(text: str) -> tuple[Day, ...]:
    """Return all dates of a text in order; none overlaps another."""
    found = sorted(_all(text), key=lambda one: (one.start, -(one.end - one.start)))
    kept: list[Day] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.year and not kept[-1].year and one.day:
            kept[-1] = one
    return tuple(kept[:_MOST])


_MOST = 400


def _all(text: str) -> Iterator[Day]:
    for pattern in (_CTIME, _DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            month = month_of(match["month"])
            if month and (day := _day(match, match["year"], month, int(match["day"]))):
                yield day
    for match in _KAZAKH.finditer(text):
        month = month_of(match["month"] or match["month2"])
        if month and (day := _day(match, match["year"], month, int(match["day"] or match["day2"]))):
            yield day
    for match in _ISO.finditer(text):
        if day := _day(match, match["year"], int(match["month"]), int(match["day"])):
            yield day
    yield from _numeric(text)
    yield from _romans_and_ends(text)
    for match in _MONTH_ONLY.finditer(text):
        if month := month_of(match["month"]):
            yield Day(match.start(), match.end(), int(match["year"]), month, None)


def _romans_and_ends(text: str) -> Iterator[Day]:
    for match in _ROMAN.finditer(text):
        if (month := _ROMANS.get(match["month"])) and (day := _day(match, match["year"], month, int(match["day"]))):
            yield day
    for match in _MONTH_END.finditer(text):
        month = month_of(match["month"])
        if month and (day := _day(match, match["year"], month, _LAST_DAYS[month - 1])):
            yield day


# `MDE 11/14/96` is the number of a document.
_INDEX = re.compile(r"[A-Z]{2,4}\s?$")


def _numeric(text: str) -> Iterator[Day]:
    for match in _NUMERIC.finditer(text):
        if _INDEX.search(text, max(0, match.start() - 5), match.start()):
            continue
        first, second = int(match["a"]), int(match["b"])
        # Only America puts the month first, and writes slashes then.
        if match["sep"] == "-" and len(match["year"]) < 4:
            continue
        if match["sep"] == "/" and second > 12 >= first:
            first, second = second, first
        if day := _day(match, match["year"], second, first):
            yield day
    for match in _SHORT_NUMERIC.finditer(text):
        if day := _day(match, None, int(match["b"]), int(match["a"])):
            yield day


def _day(match: re.Match[str], year: str | None, month: int, day: int) -> Day | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = int(year.strip("'’")) if year else None
    if number is not None and number < 100:
        number += 1900 if number >= 70 else 2000
    if number is not None and not _YEARS[0] <= number <= _YEARS[1]:
        return None
    return Day(match.start(), match.end(), number, month, day)
