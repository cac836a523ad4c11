"""When an appeal was published and until when it asks to act; every other day in it is an event."""

from __future__ import annotations

import re
from datetime import date

from plaint.appeal.dates import Day
from plaint.appeal.draft import Event, Found
from plaint.appeal.headers import header_lines
from plaint.appeal.lines import Plain
from plaint.appeal.sentences import sentence_end
from plaint.appeal.words import tokens

_BEFORE = re.compile(
    r"(?:\b(?:before|by|until|till|through|expires?(?:\s+on)?|up\s+to|not?\s+later\s+than|deadline|closing\s+date|"
    r"einsendeschluss|frist|срок|после|after|avant(?:\s+le)?|"
    r"jusqu['’]au|au\s+plus\s+tard(?:\s+le)?|d['’]ici(?:\s+le|\s+au)?|vor\s+dem|bis(?:\s+zum|"
    r"\s+sp[äa]testens(?:\s+zum|\s+am)?)?|"
    r"sp[äa]testens(?:\s+am|\s+bis(?:\s+zum)?)?|antes\s+del?(?:\s+d[íi]a)?|hasta\s+el(?:\s+d[íi]a)?|"
    r"a\s+m[áa]s\s+tardar(?:\s+el)?|entro(?:\s+e\s+non\s+oltre)?(?:\s+il|\s+l['’])?|fino\s+al|prima\s+del|"
    r"(?:no\s+)?m[áa]s\s+tarde\s+del?(?:\s+d[íi]a)?|at[ée](?:\s+o\s+dia|\s+ao?|\s+dia)?|antes\s+de|"
    r"v[óo][óo]r|uiterlijk(?:\s+op)?|tot(?:\s+en\s+met|\s+uiterlijk)?|до|не\s+позднее|к|date\s+limite|"
    r"fecha\s+l[íi]mite|scadenza|prazo|act\s+by|stichtag)\s*:?\s*)"
    r"(?:(?:noon|midnight|\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm|h|uhr|uur)?)\s+(?:on|am|le|el|op)\s+)?(?:(?:the|le|la|il|"
    r"den|am|dem|el|o|dia|op)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:lundi|"
    r"mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
    r"sonntag|luned[iì]|marted[iì]|mercoled[iì]|gioved[iì]|venerd[iì]|sabato|domenica|lunes|martes|mi[ée]rcoles|"
    r"jueves|viernes|s[áa]bado|"
    r"domingo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|[a-zäöü]{3,12}(?:tag|mag|day)),?\s+)?$",
    re.IGNORECASE,
)
_KAZAKH_BEFORE = re.compile(r"\s*(?:\w{2}\s+)?дейін")
_ACT = re.compile(
    r"(?i)\b(?:appeals?|letters?|faxes|send|sending|write|writing|protests?|messages|action|act|e-?mails?|"
    r"sign|return|signatures?|firm\w+|unterschrift\w*|signatur\w*|подпис\w+|sheets|objections?|comments?|звони\w*|"
    r"aktion|mitmachen|teilnehmen|acci[óo]n|azione|"
    r"a[çc][ãa]o|actie|акци\w+|coupons?|"
    r"valid|g[üu]ltig|valable|v[áa]lid[oa]|deadline|lettres?|[ée]cri\w+|envo\w+|appels|brief\w*|schreib\w+|schick\w+|"
    r"send\w+|fax\w*|"
    r"einsend\w+|eintreff\w+|"
    r"cartas?|escrib\w+|env[ií]\w*|mand\w+|lettere|scriv\w+|invi\w+|escrev\w+|brieven|schrijf\w*|stuur\w*|"
    r"письм\w*|отправ\w+|направ\w+|пиш\w+|хат\w*|жібер\w+|жаз\w+|urgent|einsendeschluss|срок|date\s+limite|"
    r"fecha\s+l[íi]mite|scadenza|prazo|until|take\s+action|petition)\b"
)
_NOT_DEADLINE = re.compile(
    r"(?i)\b(?:fund|rent|paid|appeal\s+(?:hearing|court)|trial|hearing|verdict|strike|leave|"
    r"return\s+completed|reply|evict|demol|remand|adjourn|postpon|detain|held|imprison|sentenc|renvoy|report[ée]|"
    r"vertagt|aplazad|rinviat|adiad)\w*\b"
)
_LABEL = re.compile(
    r"(?im)^[^\n]{0,120}?\b(?:issue\s+date|date(?:\s+of\s+(?:issue|publication))?|published(?:\s+on)?|"
    r"posted(?:\s+(?:on|by[^\n]{0,30}))?|publi[ée]\s+le|datum|fecha|data|дата|sent|stand|publicado(?:\s+el)?|"
    r"issued|pubblicato(?:\s+il)?|ver[öo]ffentlicht(?:\s+am)?|mis\s+en\s+ligne(?:\s+le)?|publicad[oa](?:\s+em)?|"
    r"опубликовано|geplaatst(?:\s+op)?|written)\b\s*[:·]?\s*(?:\d{1,2}[:.]\d{2}\s*(?:am|pm|uhr|h)?,?\s*)?$"
)
_PLACE_DATE = re.compile(r"[\w.,:;'’ ()/–—-]{0,60}$")
_HEAD = 14
_NEAR = 200


def find_published(plain: Plain, days: tuple[Day, ...]) -> Found[str] | None:
    """Return the date that a text gives as its own: labelled, in its head, or at its end."""
    for rule, sure in ((_labelled, True), (_header, True), (_alone, True), (_in_head, True), (_at_end, False)):
        if day := rule(plain, days):
            return Found(_iso(day), plain.line_at(day.start), sure, plain.text[day.start : day.end])
    return _season(plain)


_SEASON = re.compile(
    r"(?i)\b(?:spring|summer|autumn|fall|winter|printemps|[ée]t[ée]|automne|hiver|fr[üu]hling|fr[üu]hjahr|sommer|"
    r"herbst|primavera|verano|"
    r"oto[ñn]o|invierno|estate|autunno|inverno|ver[ãa]o|outono|lente|zomer|herfst|весна|лето|осень|"
    r"зима)[ ,/]{1,2}(?P<year>(?:19|20)\d{2})\b"
)
_TAIL = 5


def _season(plain: Plain) -> Found[str] | None:
    """Return the year of a season that a bulletin bears in its head or at its end: `No. 33, Autumn 1993`."""
    head, tail = plain.start_of(_HEAD), plain.start_of(max(0, len(plain.lines) - _TAIL))
    for match in _SEASON.finditer(plain.text):
        if match.start() < head or match.start() >= tail:
            return Found(match["year"], plain.line_at(match.start()), sure=False, printed=match[0])
    return None


def _iso(day: Day) -> str:
    whole = day.on(None)
    return whole.isoformat() if whole else f"{day.year}-{day.month:02}"


def _line(plain: Plain, day: Day) -> tuple[str, str]:
    """Return what stands before and after a date on its line."""
    begin = plain.text.rfind("\n", 0, day.start) + 1
    end = plain.text.find("\n", day.end)
    begin, end = max(begin, day.start - _NEAR), end if end >= 0 else len(plain.text)
    return plain.text[begin : day.start], plain.text[day.end : min(end, day.end + _NEAR)]


def _is_event(before: str, after: str) -> bool:
    """Say whether a line tells when something happens."""
    return bool(
        _HOUR.search(after[:24])
        or _HOUR.search(before[-24:])
        or re.search(r"(?i)\bdemo\b", before)
        or _EVENT.search(before)
    )


_HOUR = re.compile(r"(?i)\b\d{1,2}(?:[.:]\d{2})?\s*(?:uhr|h\b|p\.?m\.?|a\.?m\.?\b|ore|uur|час)")


def _labelled(plain: Plain, days: tuple[Day, ...]) -> Day | None:
    headers = header_lines(plain)
    return next(
        (
            day
            for day in days
            if day.year and day.day and _LABEL.search(_line(plain, day)[0]) and plain.index_at(day.start) not in headers
        ),
        None,
    )


def _header(plain: Plain, days: tuple[Day, ...]) -> Day | None:
    headers = header_lines(plain)
    dated = [
        day
        for day in days
        if day.year
        and day.day
        and plain.index_at(day.start) in headers
        and re.match(r"(?i)\s*(?:date|sent|data|datum|gesendet|fecha|enviad\w+|дата|envoyé)", _line(plain, day)[0])
    ]
    # Whoever passed it on wrote later than whoever wrote it.
    return (dated[-1] if _PASSED_ON.search(plain.text) else dated[0]) if dated else None


_PASSED_ON = re.compile(
    r"(?i)original message|forwarded message|mensaje reenviado|message transf[ée]r[ée]|weitergeleitete "
    r"nachricht|messaggio inoltrato|пересылаемое сообщение"
)


def _alone(plain: Plain, days: tuple[Day, ...]) -> Day | None:
    """Return a date that stands alone on its line, with a place at most, in the head of the text."""
    for day in days:
        before, after = _line(plain, day)
        words = [word for word in tokens(before) if word[0].isalnum()]
        if (
            not _is_event(before, after if plain.index_at(day.start) >= _FIRST_LINES else "")
            and day.year
            and day.day
            and plain.index_at(day.start) < _HEAD + 8
            and len(words) <= 3
            and not _BEFORE.search(before)
            and not _CLOSES.search(before)
            and len(after.strip(" .г,")) < 14
            and _PLACE_DATE.match(before)
        ):
            return day
    return None


# When an action ends is no date of a text.
_CLOSES = re.compile(
    r"(?i)\b(?:clos\w+|ends?|ending|expir\w+|termin\w+|endet|schlie(?:ß|ss)t|l[äa]uft|s['’]ach[èe]ve|cl[ôo]tur\w+|"
    r"cierra|vence|scade|chiude|encerra\w*|eindigt|sluit|заканчив\w+|заверша\w+)\b[^.]{0,20}$"
)


def _in_head(plain: Plain, days: tuple[Day, ...]) -> Day | None:
    for day in days:
        before, after = (part.strip() for part in _line(plain, day))
        small = len(re.findall(r"\b[a-z]\w{3,}", before))
        is_dateline = len(before) < _PLACE and bool(_DASH.match(after)) and small <= 1
        if (
            day.year
            and not _is_event(before, after if not is_dateline else "")
            and plain.index_at(day.start) < _HEAD
            and (len(before) + len(after) < 90 or is_dateline)
            and not after[:1].islower()
            and not _BEFORE.search(before)
            and not _CLOSES.search(before)
        ):
            return day
    return None


_FIRST_LINES = 4
_PLACE = 45
# `(Paris, 1 February 2008) - The network …`
_DASH = re.compile(r"[)\]г. ]{0,4}\s*[–—:-]")


def _at_end(plain: Plain, days: tuple[Day, ...]) -> Day | None:
    """Return a date that stands alone on a line further down: under the text, or above a letter."""
    for day in reversed(days):
        before, after = _line(plain, day)
        words = [word for word in tokens(before) if word[0].isalnum()]
        if (
            day.year
            and day.day
            and len(words) <= 4
            and len(after.strip(" .")) < 6
            and not _BEFORE.search(before)
            and not _CLOSES.search(before)
            and not re.search(r"\w{3,}\s*:\s*$", before)
        ):
            return day
    return None


def find_deadline(plain: Plain, days: tuple[Day, ...], published: Found[str] | None) -> Found[date] | None:
    """Return the last day on which to act; a day without a year takes that of the text's own date."""
    own = published.value if published else ""
    year = int(own[:4]) if own else None
    best: tuple[int, Found[date]] | None = None
    for day in days:
        if not _is_deadline(plain.text, day):
            continue
        chosen = day.on(_year_of(day, own, year))
        if chosen is None or (own and chosen.isoformat() < own):
            continue
        weight = _weight(plain.text, day)
        if best is None or weight > best[0]:
            best = (weight, Found(chosen, plain.line_at(day.start), weight > 1, plain.text[day.start : day.end]))
    return best[1] if best else _before_then(plain, days, own, year)


_THEN = re.compile(
    r"(?i)\b(?:(?:before|by)\s+(?:then|that\s+(?:day|date)|the\s+(?:hearing|trial|vote|verdict))|"
    r"avant\s+(?:cette\s+date|l['’]audience|le\s+proc[èe]s)|"
    r"vorher|bis\s+dahin|antes\s+(?:de\s+(?:esa|essa)\s+(?:fecha|data)|de\s+la\s+audiencia|disso)|"
    r"prima\s+di\s+(?:allora|quella\s+data)|"
    r"prima\s+dell['’]udienza|voor\s+die\s+(?:tijd|datum)|до\s+(?:этого|суда|этой\s+даты))\b"
)


def _before_then(plain: Plain, days: tuple[Day, ...], own: str, year: int | None) -> Found[date] | None:
    """Return the day before which letters are asked for: `The court meets on 28 April; write before then`."""
    for match in _THEN.finditer(plain.text):
        begin = max(plain.text.rfind("\n\n", 0, match.start()), match.start() - _NEAR, 0)
        if not _ACT.search(plain.text[begin : match.end() + 60]):
            continue
        for day in reversed([one for one in days if begin <= one.start and one.end <= match.start()]):
            if chosen := day.on(_year_of(day, own, year)):
                return Found(chosen, plain.line_at(day.start), sure=False, printed=plain.text[day.start : day.end])
    return None


def _year_of(day: Day, own: str, year: int | None) -> int | None:
    if day.year or year is None or len(own) < 7:
        return day.year or year
    return year + 1 if day.month < int(own[5:7]) - 6 else year


def _is_deadline(text: str, day: Day) -> bool:
    before = text[max(0, day.start - 60) : day.start].replace("\n", " ")
    if not (_BEFORE.search(before) or _KAZAKH_BEFORE.match(text, day.end)):
        return False
    sentence = _sentence(text, day)
    acts = {match[0].casefold() for match in _ACT.finditer(sentence)} - {"until"}
    return bool(acts) or (bool(_ACT.search(sentence)) and not _NOT_DEADLINE.search(sentence))


def _weight(text: str, day: Day) -> int:
    sentence = _sentence(text, day)
    heading = bool(
        re.search(
            r"(?i)until|deadline|act by|before|avant|bis|antes|entro|até|uiterlijk|до|дейін",
            text[max(0, day.start - 40) : day.end + 12],
        )
    )
    return (0 if _NOT_DEADLINE.search(sentence) else 2) + heading


def _sentence(text: str, day: Day) -> str:
    floor = max(0, day.start - 300)
    starts = [match.end() for match in re.finditer(r"[.!?]\s+(?=[A-ZА-ЯҚҒӘ])|\n\s*\n", text[floor : day.start])]
    begin = floor + (starts[-1] if starts else 0)
    return text[begin : min(len(text), sentence_end(text, day.end))]


def find_events(
    plain: Plain, days: tuple[Day, ...], published: Found[str] | None, act_before: Found[date] | None
) -> tuple[Event, ...]:
    """Return pickets, rallies, hearings that have a day of their own."""
    year = int(published.value[:4]) if published else None
    events = []
    for day in days:
        sentence = " ".join(_sentence(plain.text, day).split())
        on = day.on(year)
        if on and on != (act_before and act_before.value) and _EVENT.search(sentence):
            events.append(Event(sentence[:300], on, plain.line_at(day.start)))
    return tuple(events[:20])


_EVENT = re.compile(
    r"(?i)\b(?:picket|rally|demonstration|march|vigil|day\s+of\s+action|hearing|trial|meeting|"
    r"protest\s+outside|rassemblement|manifestation|proc[èe]s|kundgebung|mahnwache|demonstration|prozess|"
    r"concentraci[óo]n|manifestaci[óo]n|juicio|marcha|presidio|corteo|manifestazione|processo|ato|"
    r"manifesta[çc][ãa]o|demonstratie|wake|пикет|митинг|суд|заседани\w+)\b"
)
