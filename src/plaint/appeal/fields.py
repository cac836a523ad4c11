"""The lines of a list of addressees, taken apart: labels and contact points out, the rest by commas and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.appeal.labels import LABEL, WORDS, label_of
from plaint.appeal.lexicon import HEADS, has
from plaint.appeal.lines import Plain
from plaint.appeal.offices import is_body, read_office
from plaint.appeal.postal import has_street
from plaint.appeal.spots import Spot
from plaint.appeal.words import key, listed
from plaint.contacts.country_mentions import find_countries

_BULLET = re.compile(
    r"[ ]{0,40}(?:[•·■□▪*►»–—-]|[^\w\s\"'“”„«(\[<{¿¡+@#&/.,;:!?)\]}>%$€£…|=_~^`\\-]\ufe0f?|\(?(?:\d{1,2}|[ivx]{1,4}|"
    r"[a-h])[.)](?=\s)|\(?(?:[IVX]{1,4}|[A-H])\)(?=\s)|"
    r"[IVX]{2,4}\.(?=\s)|\d{1,2}\s?\|)[ ]{0,6}(?!\d)"
)
_ABBREVIATED = "".join(
    f"(?<!\\b{word})"
    for word in listed(
        "z att attn Cnel Gral Tte Cmdte Sgto Mons Lcda ul ул пр al pl ст г д п str обл кв Dott Prof Capt Apdo просп "
        "пл dr mr nr Exmo Exma Excmo Excma "
        "Ilmo "
        "Revd Abog Irjen dott prof avv lic ing sig Supt Insp"
    )
)
_SPLIT = re.compile(
    rf"\s*[,;](?=\s|$)(?!\s(?:S\.\s?[AL]|S\.?p\.?A|Lda|Ltda?|Inc|plc|LLC|GmbH|B\.V|N\.V|SARL|SA|SL|AG)\b\.?(?=\s|,|$))(?!(?<=\d,)\s(?:bis,\s)?"
    rf"(?:rue|avenue|av\.|boulevard|bd|quai|place|allée|chemin|impasse)\s)|\s+[-–—|]+\s+|(?<=[\w.)»\"]) ?:(?=\s|$)|"
    rf"(?<=[\w)»\"])(?<!\b[A-ZА-Я])(?<!\b[A-ZА-Я][a-zа-я])(?<!\b[A-ZА-Я][a-zа-я][a-zа-я]){_ABBREVIATED}\.(?:\s+(?=[A-ZА-ЯÀ-Ý])|"
    rf"$)|(?<=\S)[^\S\n]{{3,}}(?=\S)"
)


# Lines of an address may be run together with strokes.
_STROKES = re.compile(rf"\s/(?=\s|$)|{_SPLIT.pattern}")
_FEWEST_STROKES = 2


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a line.

    Attributes:
        spot: the contact point, where it is one; `text` is then empty.
        label: `salutation`, `telex` or `address` where such a word leads it.
    """

    text: str
    start: int
    row: int
    spot: Spot | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list, wrapped lines joined.

    Attributes:
        has_bullet: whether a sign or a number sets it off.
        follows_blank: whether an empty line stands before it.
    """

    number: int
    start: int
    end: int
    has_bullet: bool
    follows_blank: bool


def find_rows(
    plain: Plain, start: int, end: int, spots: tuple[Spot, ...], *, is_wrapped: bool = False
) -> tuple[Row, ...]:
    """Return the rows of a stretch; `is_wrapped` where it is a sentence, whose line ends mean nothing."""
    rows: list[Row] = []
    blank = False
    index = plain.index_at(start)
    while index < len(plain.lines) and plain.start_of(index) < end:
        begin = max(start, plain.start_of(index))
        stop = min(end, plain.start_of(index) + len(plain.lines[index].text))
        text = plain.text[begin:stop]
        if not text.strip():
            blank = blank or begin > start
        else:
            bullet = bool(_BULLET.match(text)) and begin == plain.start_of(index)
            row = Row(len(rows), begin, stop, bullet, blank)
            in_table = text.count(" | ") > 1
            may_continue = bool(rows) and not (blank or bullet or in_table or begins_country(text))
            if may_continue and (is_wrapped or _continues(plain, rows[-1], row, spots)):
                rows[-1] = Row(rows[-1].number, rows[-1].start, stop, rows[-1].has_bullet, rows[-1].follows_blank)
            else:
                rows.append(row)
            blank = False
        index += 1
    return tuple(rows)


def _continues(plain: Plain, before: Row, row: Row, spots: tuple[Spot, ...]) -> bool:
    """Say whether a line goes on with what the line before it began."""
    if any(spot.start < row.start < spot.end for spot in spots):
        return True
    if any(0 <= before.end - spot.end <= 1 for spot in spots) and _begins_somebody(plain.text[row.start : row.end]):
        return False
    if begins_country(plain.text[row.start : row.end]):
        return False
    last = plain.text[plain.text.rfind("\n", 0, before.end) + 1 : before.end]
    here = plain.text[row.start : row.end]
    if last.rstrip().endswith(("/", "-")):
        return True
    if _is_head_alone(last) and key(here.split()[0]) in _GO_ON:
        return True
    if (
        before.has_bullet
        and here.startswith(" ")
        and not _begins_row(here)
        and plain.width
        and len(last) > 0.7 * plain.width
    ):
        return True
    first = here.split()[0]
    long = len(last.strip()) if last.startswith(" " * 20) else len(last)
    is_full = plain.width and long + 1 + len(first) > plain.width - 2
    return (
        bool(is_full)
        or (before.has_bullet and last.rstrip().endswith(","))
        or (_is_lower_rest(here) and not LABEL.match(here.lstrip()))
    )


_GO_ON = frozenset(listed("general adjunto adjunta of de del della do da des der für for"))


def _is_head_alone(text: str) -> bool:
    """Say whether a line is but the noun of an office, which the next line completes: `Secretario`, `General de …`."""
    return len(text.split()) == 1 and has(HEADS, key(text.strip()))


def _begins_somebody(text: str) -> bool:
    """Say whether a line begins with an office or a body, as the next of a list does."""
    lead = re.split(r"[,:;(]|\s[-–]\s", text.strip())[0]
    return lead[:1].isupper() and bool(read_office(lead) or is_body(lead))


def _is_lower_rest(text: str) -> bool:
    """Say whether a line goes on with small letters, and is no street that begins so, as `via` and `ul.`."""
    is_street = has_street(text) and re.search(r"\d", text)
    return text.lstrip()[:1].islower() and not is_street and not _AIMED.match(text)


_AIMED = re.compile(
    r"(?i)\s*(?:c/o|s/c|p/a|t\.?\s?a\.?\s?v\b|z\.?\s?hd|att?n\b|att\b|[àa]\s+l['’]att|a\s+la\s+at|all['’]att)"
)
_COUNTRY = re.compile(r"\s*([A-ZÀ-ÝА-Я][^\n:–@\d-]{2,30}?)\s*(?::|\s[–-]\s)")
_SLACK = 5


def begins_country(text: str) -> bool:
    """Say whether a row begins the next of a list by countries: `Testland: 1 Example Road, fax …`."""
    label = _COUNTRY.match(text)
    mentions = find_countries(label[1]) if label else ()
    return (
        label is not None
        and len(mentions) == 1
        and (mentions[0].how == "name" or (mentions[0].how == "town" and label[1].isupper()))
        and mentions[0].end - mentions[0].start > len(label[1]) - _SLACK
    )


def _begins_row(text: str) -> bool:
    label = LABEL.match(text.strip())
    return bool(label) and label_of(label) in ("salutation", "telex") if label else False


def fields_of(plain: Plain, row: Row, spots: tuple[Spot, ...]) -> Iterator[Field]:
    """Yield the fields of a row in their order."""
    at = row.start
    text = plain.text[row.start : row.end]
    if row.has_bullet and (bullet := _BULLET.match(text)):
        at += bullet.end()
    special = _special(plain.text[at : row.end].replace("\n", " "))
    if special:
        yield Field(special[1], at, row.number, label=special[0])
        return
    cuts = [(spot.start, spot.end, Field("", spot.start, row.number, spot=spot)) for spot in spots]
    cuts = [cut for cut in cuts if cut[1] > at and cut[0] < row.end]
    for start, end, one in sorted([*cuts, *_greetings(plain.text, at, row)], key=lambda cut: cut[0]):
        yield from _split(plain.text, at, start, row.number)
        yield one
        at = max(at, end)
    yield from _split(plain.text, at, row.end, row.number)


_GREETING = re.compile(
    rf"(?<=[\w).;,])[;,.]?\s+\(?(?:{WORDS['salutation']})\s?:\s*(?P<said>[^;:()@\d]{{4,80}}?)\s*(?=[;()]|\.?\s*$)",
    re.IGNORECASE,
)


def _greetings(text: str, start: int, row: Row) -> Iterator[tuple[int, int, Field]]:
    """Yield salutations that stand on a row behind other things: `fax 1; Salutation: Your Excellency`."""
    for match in _GREETING.finditer(text, start, row.end):
        said = " ".join(match["said"].split())
        yield match.start(), match.end(), Field(said, match.start("said"), row.number, label="salutation")


def _special(text: str) -> tuple[str, str] | None:
    """Return the label and the rest of a row that is a salutation or a telegram address as a whole."""
    text = text.strip().removeprefix("(")
    label = LABEL.match(text)
    if label is None or label_of(label) not in ("salutation", "telex"):
        return None
    rest = text[label.end() :].removesuffix(")")
    return (
        (label_of(label), rest.strip(" :.-–"))
        if rest[:2].strip()[:1] in (":", "-", ".") or label_of(label) == "telex"
        else None
    )


def _split(text: str, start: int, end: int, row: int) -> Iterator[Field]:
    if end <= start:
        return
    part = text[start:end]
    at = 0
    strokes = len(re.findall(r"\s/(?=\s|$)", part))
    for match in (_STROKES if strokes >= _FEWEST_STROKES else _SPLIT).finditer(part):
        yield from _field(part, at, match.start(), start, row)
        at = match.end()
    yield from _field(part, at, len(part), start, row)


def _field(part: str, begin: int, end: int, offset: int, row: int) -> Iterator[Field]:
    raw = part[begin:end]
    opening = raw.find(" (") if raw.count("(") > raw.count(")") else 0
    if opening > 0 and re.search(r"[\w.]\s*$", raw[:opening]):
        yield from _field(part, begin, begin + opening, offset, row)
        yield from _field(part, begin + opening + 2, end, offset, row)
        return
    if raw.strip().startswith("@"):
        return
    text = _without_label(" ".join(raw.split()).strip(" ,;.:|–—-•·/").removeprefix(")"))
    if re.search(r"\w", text):
        yield Field(text.strip(), offset + begin + len(raw) - len(raw.lstrip()), row)


def _without_label(text: str) -> str:
    """Return a field without a label that has lost its number, and without dangling words before one."""
    label = LABEL.match(text)
    while label and label_of(label) in ("fax", "phone", "email", "web", "address"):
        rest = text[label.end() :].lstrip(" :./&-№")
        if rest == text or (
            rest and not text[label.end() :].lstrip().startswith((":", "/", ".", "&")) and label_of(label) != "address"
        ):
            break
        text = rest
        label = LABEL.match(text)
    return text
