"""Where contact points stand in a text: labelled numbers, e-mail addresses plain and masked, web addresses.

Nothing is read here, only found: which country's number it is, and whose, is known later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plaint.appeal.draft import Channel
from plaint.appeal.labels import JOINT, LABEL, LabelKind, label_of, letter_labels
from plaint.appeal.languages import language_of
from plaint.appeal.mailboxes import find_mailboxes


@dataclass(frozen=True, slots=True)
class Spot:
    """One contact point, or several numbers printed as one.

    Attributes:
        start: of the label, where it has one; `end` is after the last sign.
        printed: without the label.
        value: an address or URL as it is to be written; None where it is masked, and for numbers.
        is_labelled: whether a word right before it says what it is.
        is_damaged: blanked out or cut.
    """

    start: int
    end: int
    channels: tuple[Channel, ...]
    printed: str
    value: str | None = None
    is_labelled: bool = False
    is_damaged: bool = False
    is_telex: bool = False


# A number may go on after a line's end where the rest is short and a stop follows it.
_SEPARATOR = (
    r"(?:\)\s{0,3}\n[ ]{0,12}|(?<=[\d)] )\n[ ]{0,12}(?=\d{2,4}[.,;)](?:\s|$))|"
    r"\n[ ]{0,12}(?=\d{2,4}[.,;)](?:\s|$))|[ ().~–—‐‑-]{0,5}|[ ]?/[ ]?)"
)
_LEAD = r"[(\[]?(?:\+[+ ]{0,2}|\(?int\.?\)?[ ]?|0xx)?[(\[]?"
_DIGITS = rf"\d(?:{_SEPARATOR}\d){{4,22}}"
_EXTENSION = r"(?:[ ,]{0,2}\(?(?:x|ext|extension|доб|poste|interno|ramal|anexo|durchwahl)[. ]{0,2}\d{1,6}\)?)?"
_ONE = rf"{_LEAD}{_DIGITS}{_EXTENSION}"
_BETWEEN = (
    r"(?:[ ]{0,2}[,;/&|][ ]{0,2}\n?[ ]{0,12}|[ ]{1,2}\(?(?:or|o|ou|oder|and|y|и|или|e|und|et|of|en|немесе|"
    r"alternatively|bzw\.?|sinon)[ :]{1,2}-?|[ ]{0,2}\n?[ ]{0,12}\(?if[ ](?:engaged|busy)[ :]{1,2}-?)"
)
_NUMBERS = re.compile(rf"{_ONE}(?:{_BETWEEN}{_ONE}){{0,5}}", re.IGNORECASE)
_LOCAL = re.compile(r"\d(?:[ -]?\d){3,7}")
_GAP = re.compile(
    r"[\s.:№#º°=–-]{0,8}(?:(?:n(?:o|r|um|º|°)?s?|numbers?|numero|n[úu]meros?|номер\w{0,2}|au|al|an|on|to|at|"
    r"is)[.:\s]{1,3})?"
    r"(?:\((?!int)[^\d()\n]{2,24}\)[\s:]{0,3})?[^\d\n@+(]{0,70}",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"account|iban|konto|cuenta|compte|conto|conta|rekening|сч[её]т|шот|bank|swift|bic|c/c|invoice|\$|€|£|code|index",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"»”)\]]{3,400}|(?<![\w@.])[a-z0-9-]{2,40}\.(?:org|com|net|example)/[\w/.~-]{0,200}"
)
_BARE = re.compile(
    rf"(?<![\w@/.,-])(?:\+[+ ]{{0,2}}\(?{_DIGITS}|00[ ]?[1-9]{_SEPARATOR}{_DIGITS}|\(\d{{3}}\)[ ]?\d{{3}}[-. ]\d{{4}}|"
    rf"\(?0\d{{1,4}}[ )/-]{{1,3}}\d{{2,4}}[ -]?\d{{2,4}}(?:[ -]?\d{{2,4}})?|"
    rf"(?:1[-. ])?\(?\d{{3}}\)?[-. ]\d{{3}}[-.]\d{{4}}|"
    rf"\(\d{{3,5}}\)[ ]?\d{{1,3}}-\d{{2}}-\d{{2}}|8[- ]\d{{3}}[- ]\d{{3}}-\d{{2}}-\d{{2}}|(?<=: )\d{{3}} \d{{7}}|"
    rf"(?<=[:—–] )\d{{2,3}}-\d{{2}}-\d{{2}}|(?<=: )\d{{2,3}} \d{{3}} \d{{2}} \d{{2}}){_EXTENSION}(?![\w@])",
    re.IGNORECASE,
)
_MASK = re.compile(
    r"[\s.:–-]{0,4}(?:[\[(<][^\])>\n\d]{3,40}[\])>]|[\dxх?*+() -]{0,20}[xх?*]{2}[\dxх?*() -]{0,20})", re.IGNORECASE
)
_REACH_OF = r"(?:local\w{0,2}|inter?national\w{0,2}|national\w{0,2}|nazionale|nacional|direct[oae]?|direkt)"
_NEXT_LINE = re.compile(
    rf"[^\n]{{0,80}}\n(?:[ ]{{0,8}}\n)?[ ]{{0,60}}(?:(?i:{_REACH_OF})[ ]?:[ ]{{0,3}})?(?P<number>{_ONE})"
    r"(?=[ ]{0,3}(?:\n|\(|$))"
)


def find_spots(text: str) -> tuple[Spot, ...]:
    """Return all contact points of a plain text in their order; none overlaps another."""
    labelled = list(_labelled_numbers(text))
    labelled = [_over_lines(text, _with_same(text, spot)) for spot in labelled]
    found = [*find_urls(text), *_mail_spots(text), *labelled, *_next_lines(text, labelled), *_labelled_behind(text)]
    found += [_with_same(text, spot) for spot in _bare_numbers(text)]
    kept: list[Spot] = []
    taken_to = -1
    for spot in sorted(found, key=lambda one: (one.start, one.end - one.start if not one.is_labelled else -1)):
        if spot.start >= taken_to:
            kept.append(spot)
            taken_to = spot.end
    return tuple(kept)


# `Tel 555 0100, fax same number`.
_SAME = re.compile(
    r"\)?[\s,;(]{1,3}(?:and\s+|y\s+|et\s+|und\s+)?(?:fax|факс)[\s:]{1,3}(?:(?:the\s+)?same|idem|[íi]dem|dito|mismo|"
    r"m[êe]me|gleiche|dieselbe|stesso|mesmo|"
    r"zelfde|hetzelfde|тот\s+же)\b|\)?[\s,;(]{1,3}(?:same\s+(?:for|number\s+for)\s+fax|(?:also|auch|aussi|tamb[ée]n|"
    r"anche|ook|também)\s+fax\b)",
    re.IGNORECASE,
)


_REST = re.compile(rf"\n[ ]{{0,12}}\d{{2,4}}(?:[ -]\d{{2,4}}){{1,3}}(?:{_BETWEEN}{_ONE}){{0,3}}(?![\d])", re.IGNORECASE)
_CUT_SHORT = 8


def _over_lines(text: str, spot: Spot) -> Spot:
    """Return a number that a line's end cuts after country and area code, with what the next line has of it."""
    digits = re.sub(r"\D", "", spot.printed)
    rest = _REST.match(text, spot.end) if spot.printed.startswith("+") and len(digits) < _CUT_SHORT else None
    return replace(spot, end=rest.end(), printed=" ".join((spot.printed + rest[0]).split())) if rest else spot


def _with_same(text: str, spot: Spot) -> Spot:
    """Return a telephone of which the text says that it is the fax as well."""
    return (
        replace(spot, channels=("fax", "phone"))
        if spot.channels == ("phone",) and _SAME.match(text, spot.end)
        else spot
    )


def find_urls(text: str) -> Iterator[Spot]:
    """Yield web addresses."""
    for match in _URL.finditer(text):
        printed = match[0].rstrip(".,;:!?'")
        is_form = bool(_FORM.search(text, max(0, match.start() - _NEAR_FORM), match.start()))
        yield Spot(match.start(), match.start() + len(printed), ("web",), printed, printed, is_labelled=is_form)


# A page on which an office takes letters is a way to reach it.
_FORM = re.compile(
    r"(?i)\b(?:(?:web|online|contact|website|e-?mail)?[- ]?form(?:ular|ulaire|ulario|ul[áa]rio|ulier)?|"
    r"kontaktformular|modulo|"
    r"электронн\w+\s+при[её]мн\w+|форм\w+)\b[^.\n]{0,20}$"
)
_NEAR_FORM = 60


def _mail_spots(text: str) -> Iterator[Spot]:
    for box in find_mailboxes(text):
        start, is_labelled = _label_before(text, box.start, "email")
        yield Spot(start, box.end, ("email",), box.printed, box.address, is_labelled, is_damaged=box.address is None)


def _label_before(text: str, start: int, kind: LabelKind) -> tuple[int, bool]:
    floor = max(0, start - 30)
    for match in reversed(list(LABEL.finditer(text[floor:start]))):
        between = text[floor + match.end() : start]
        if label_of(match) == kind and not re.search(r"[\w@;,]|\n\s*\n", between):
            return floor + match.start(), True
        break
    letter = re.search(r"(?<![^\s,;(/|])[EЕ] ?[.:]\s{0,3}$", text[floor:start]) if kind == "email" else None
    return (floor + letter.start(), True) if letter else (start, False)


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    end: int
    kinds: tuple[LabelKind, ...]


def _labels(text: str) -> Iterator[_Label]:
    """Yield labels, those joined into one as `Tel./Fax` together."""
    found = sorted([*LABEL.finditer(text), *letter_labels().finditer(text)], key=lambda match: match.start())
    held: _Label | None = None
    for match in found:
        kind = label_of(match)
        if held and match.start() < held.end:
            continue
        joint = text[held.end : match.start()] if held else ""
        if held and len(joint) <= 6 and JOINT.fullmatch(joint.removeprefix(".")):
            held = _Label(held.start, match.end(), (*held.kinds, kind))
            continue
        if held:
            yield held
        held = _Label(match.start(), match.end(), (kind,))
    if held:
        yield held


# There, a `telefax` is a line for both.
_TELEFAX = re.compile(r"tele\s?fax", re.IGNORECASE)
_BOTH_IN = ("es", "pt")


def _labelled_numbers(text: str) -> Iterator[Spot]:
    for label in _labels(text):
        kinds = {"fax", "phone", "telex"} & set(label.kinds)
        if not kinds:
            continue
        channels: tuple[Channel, ...] = tuple(kind for kind in ("fax", "phone") if kind in kinds)
        if channels == ("fax",) and _TELEFAX.match(text, label.start) and language_of(text) in _BOTH_IN:
            channels = ("fax", "phone")
        spot = _after_label(text, label, channels) or _masked_after(text, label, channels)
        if spot:
            yield replace(spot, is_telex="telex" in kinds and not channels)


def _after_label(text: str, label: _Label, channels: tuple[Channel, ...]) -> Spot | None:
    gap = _GAP.match(text, label.end)
    if gap is None:
        return None
    numbers = _number_in_gap(text, label.end, gap.end())
    between = text[label.end : numbers.start()] if numbers else ""
    if numbers is None or _MONEY.search(between) or LABEL.search(between) or between.count("\n") > 2:
        return None
    if re.search(r"(?<!Mr)(?<!Ms)(?<!Dr)(?<!Sr)(?<!Mrs)[.!?;]\s+[A-ZА-Я]", between) or not _reaches(
        text, between, numbers
    ):
        return None
    if garbled := _GARBLED.match(text, numbers.end()):
        return Spot(
            label.start,
            garbled.end(),
            channels,
            text[numbers.start() : garbled.end()],
            is_labelled=True,
            is_damaged=True,
        )
    is_close = not re.search(r"\w{3}", _OF_LABEL.sub("", between))
    start = label.start if is_close else numbers.start()
    return Spot(start, numbers.end(), channels, numbers[0], is_labelled=is_close)


_OF_LABEL = re.compile(rf"(?i:numbers?|номер|num[eé]ro|nummer|{_REACH_OF})(?!\w)")


# A scanner's or a typist's letter among the digits: which digit it was is not to be guessed.
_GARBLED = re.compile(r"[ .-]?[lIoOSB?][\dlIoOSB?]{1,6}(?!\w)|[\d .-]{0,8}\?{1,4}|\.{2,3}(?!\w)|[ .-]?[xX*]{2,8}(?!\w)")


def _reaches(text: str, between: str, number: re.Match[str]) -> bool:
    """Say whether a label reaches over an empty line: only to a number that stands alone on its line."""
    if not re.search(r"\n\s*\n", between):
        return True
    rest = text[number.end() : number.end() + 40].partition("\n")[0]
    return not rest.strip() and bool(re.fullmatch(r"[\s:.]+", between))


def _number_in_gap(text: str, start: int, stop: int) -> re.Match[str] | None:
    for at in range(stop, min(stop + 2, len(text) + 1)):
        if match := _NUMBERS.match(text, at):
            return match
    opening = re.compile(r"[+(\d\[]").search(text, start, stop + 1)
    return _NUMBERS.match(text, opening.start()) or _LOCAL.match(text, opening.start()) if opening else None


def _masked_after(text: str, label: _Label, channels: tuple[Channel, ...]) -> Spot | None:
    masked = _MASK.match(text, label.end)
    if masked is None or not channels:
        return None
    printed = masked[0].strip(" .:-–\n")
    is_note = not re.search(
        r"\d|[xх?*]{3}|remov|delet|protect|withheld|hidden|masked|удал|скрыт", printed, re.IGNORECASE
    )
    if is_note:
        return None
    return Spot(label.start, masked.end(), channels, printed, is_labelled=True, is_damaged=True)


def _next_lines(text: str, labelled: list[Spot]) -> Iterator[Spot]:
    """Yield numbers that stand alone on the line after a labelled one, and share its label."""
    for spot in labelled:
        before = spot
        while before.channels and (match := _NEXT_LINE.match(text, before.end)):
            if len(re.sub(r"\D", "", match["number"])) < 7:
                break
            before = Spot(match.start("number"), match.end("number"), spot.channels, match["number"], is_labelled=True)
            yield before


_BEHIND = re.compile(rf"(?<![\w@/.,+-]){_ONE}[ ]{{0,2}}\((?P<label>[a-zA-Zà-ýа-я. ]{{2,14}})\)", re.IGNORECASE)


def _labelled_behind(text: str) -> Iterator[Spot]:
    """Yield numbers whose label stands behind them in brackets: `1 212 555 0129 (fax)`."""
    for match in _BEHIND.finditer(text):
        label = LABEL.fullmatch(match["label"].strip())
        kind = label_of(label) if label else None
        if kind in ("fax", "phone"):
            printed = text[match.start() : match.start("label") - 1].rstrip()
            yield Spot(match.start(), match.end(), (kind,), printed, is_labelled=True)


def _bare_numbers(text: str) -> Iterator[Spot]:
    for match in _BARE.finditer(text):
        number = _NUMBERS.match(text, match.start()) if _MORE.match(text, match.end()) else None
        end = max(match.end(), number.end() if number else 0)
        yield Spot(match.start(), end, (_column_channel(text, match.start()),), text[match.start() : end])


_MORE = re.compile(rf"{_BETWEEN}\d")
# Which way readers were last told to use, before a number that nothing labels.
_WAYS = re.compile(
    r"\b(?P<verb>fax(?:es|ed|ing)?\s+(?:the|your|this|a|it|them|him|her|to|from|in)\b|only\s+faxes|"
    r"fax\s+numbers?(?:\s+(?:are|is))?\s*:)|\b(?P<fax>fax(?:es|ed|ing)?|faxe[nzr]?|faxt|фак[сс]\w{0,3})\b|\b(?:call|"
    r"phone|ring|dial|tel\w{0,8}|mobile|cell|whatsapp|"
    r"appele[zr]|ruft|anrufen|llam\w{1,3}|chiamat\w|ligu\w{1,2}|bel|звон\w{2,4}|тел\w{0,6})\b",
    re.IGNORECASE,
)
_WAY_BACK = 500


def _told(text: str, at: int) -> Channel:
    ways = list(_WAYS.finditer(text, max(0, at - _WAY_BACK), at))
    if ways and ways[-1]["verb"]:
        return "fax"
    return "fax" if ways and ways[-1]["fax"] and not re.search(r"[\d@]", text[ways[-1].end() : at]) else "phone"


def _column_channel(text: str, at: int) -> Channel:
    """Return what the head of a table says of the column in which a number stands; a telephone where nothing does."""
    begin = text.rfind("\n", 0, at) + 1
    column = text.count("|", begin, at)
    if not column:
        return _told(text, at)
    for line in reversed(text[max(0, begin - 3000) : begin].split("\n")):
        cells = line.split("|")
        label = LABEL.search(cells[column]) if len(cells) > column else None
        if label and not re.search(r"\d", cells[column]):
            return "fax" if label_of(label) == "fax" else "phone"
    return "phone"
