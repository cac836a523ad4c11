"""What an appeal asks for: its lists, its "that A, that B and that C", or the one sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.appeal.draft import Found
from plaint.appeal.lines import Plain
from plaint.appeal.offices import read_office
from plaint.appeal.sentences import sentence_end, sentence_start
from plaint.appeal.spots import Spot
from plaint.appeal.words import key, tokens

_BULLET = re.compile(
    r"[ ]{0,24}(?:[•·■□▪►»–—*✔✓☐➤●○◆★√→-]{1,2}|\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)°º]|o(?=[ ]{1,4}[A-Z])|👉|✊|⚠️|➡️|✅|"
    r"🔴)[ ]{0,6}(?=\w|[\"“„«¡¿])",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?i)\b(?:urg(?:e|ing)|call(?:ing|s)?\s+(?:on|upon|for)|demand(?:s|ing)?|ask(?:s|ing)?|request(?:s|"
    r"ing)?|appeal(?:ing)?|insist(?:ing)?|press\s+for|want|say(?:ing)?|tell|recommended\s+action|talking\s+points|"
    r"points\s+to\s+(?:make|raise)|requests|"
    r"express(?:ing)?|"
    r"demand\w{0,3}|exig\w+|r[ée]clam\w+|pri(?:er|ons|e)|actions\s+demand\w+|ford\w{2,7}|forderung\w{0,2}|verlang\w*|"
    r"revendica\w+|"
    r"bitt\w{1,3}|appellier\w+|"
    r"exig\w+|inst(?:o|amos|ar|e|en)|ped\w{1,4}|pid\w{1,4}|solicit\w+|demand\w+|reclam\w+|chied\w+|preten\w+|"
    r"rivendic\w+|cobr\w+|requer\w+|"
    r"exij\w+|eis\w{0,2}|vra[ag]\w{0,3}|verzoek\w*|"
    r"требу\w+|требован\w+|прос\w{2,4}|прошу|призыва\w+|настаива\w+|талап\w*|сұра\w*|urge|therefore)\b"
)
_GERUND = re.compile(
    r"(?i)\s*(?:[a-z]+ly\s+)?(?:призывайте|настаивайте|требуйте|просите|выража\w+|urge\s|call\s+(?:on|for)\s|ask\s|"
    r"demand\s|insist\s|"
    r"exija\w*|pida\w*|exige[zr]\s|demande[zr]\s|ford(?:ert|ern)\s|bitte[tn]\s|chiede\w+\s|exijam\s|eis\s|vraag\s|"
    r"pointing\s+out|noting|stressing|emphasi[sz]ing|recalling|inviting|encouraging|"
    r"condemning|"
    r"denouncing|deploring|voicing|stating|affirming|rappelant|exigeant|faisant|réclamant|recordando|reclamando|"
    r"manifestando|"
    r"señalando|instándol\w+|que\s|dass\s|daß\s|che\s|чтобы\s|de\s|d['’]|di\s|zu\s|om\s|"
    r"[a-zà-ÿ]{2,12}(?:ando|endo|indo)\b|expressing|urging|calling|asking|demanding|requesting|reminding|insisting|"
    r"appealing|seeking|"
    r"pressing|welcoming|protesting|that\s|to\s|exprimant|demandant|appelant|priant|expresando|instando|"
    r"pidiendo|exigiendo|solicitando)"
)
_ENUMERATES = re.compile(
    r"(?i)\b(?:demand(?:ing|s)?|ask(?:ing|s|ed)?|urg(?:e|ing|es)|request(?:ing|s)?|call(?:ing|s)?\s+(?:on|"
    r"upon)\s+[^.:;!?]{0,80}?|call(?:ing|s)?\s+for|insist(?:ing)?(?:\s+on)?|say(?:ing)?|we\s+want|"
    r"appeal\s+to\s+\w+|beg|"
    r"(?:vous\s+)?demand\w{1,4}|exig\w{1,5}|r[ée]clam\w{1,4}|ford(?:ern?|ere?)\w{0,2}(?:\s+sie\s+auf)?|"
    r"verlangen|bitten?\s+sie|ped\w{2,5}|exigi\w{2,5}|solicit\w{1,5}|reclam\w{1,5}|chied\w{2,5}|"
    r"pretend\w{1,4}|exij\w{1,4}|ei(?:sen|st)|verzoek\w{0,2}|vra(?:agt?|gen)|"
    r"требу\w{1,4}|требовани\w{1,2}|просим|призываем|талап\s+етеміз|сұраймыз|tell(?:ing)?\s+(?:the\s+\w+|them|him|her|"
    r"[A-Z]\w+)(?=\s+to\b)|tell|roep\w*\s+(?:hem|haar|hen|ze)?\s*op|"
    r"invit\w+\s+(?:le|la|lo|les)|sollecit\w+)\b"
)
_CLAUSE = re.compile(
    r"(?i)(?:,\s*(?:and\s+|y\s+|et\s+|e\s+|und\s+|и\s+|en\s+)?|\s+(?:and|y|et|e|und|и|en)\s+)(?=(?:that|to|"
    r"the|an?|not\s+to|que|qu['’]|d['’]|de|dass|daß|zu|die|das|den|der|che|di|per|o|os|las|los|la|el|il|lo|"
    r"dat|te|om|чтобы|the\s+immediate)\b)"
)
_LONGEST = 20


def find_demands(plain: Plain, spots: tuple[Spot, ...]) -> tuple[Found[str], ...]:
    """Return the demands in the words of the text, one each, each once."""
    lists = list(_lists(plain, spots))
    found = [one for demands in lists for one in demands] or list(_imperatives(plain))
    if not found:
        found = list(_asked_of_each(plain)) or list(_sentence(plain))
    kept: dict[str, Found[str]] = {}
    for one in found:
        kept.setdefault(key(one.value)[:60], one)
    return tuple(list(kept.values())[:_LONGEST])


def _lists(plain: Plain, spots: tuple[Spot, ...]) -> Iterator[list[Found[str]]]:
    """Yield lists of demands: items set off by signs, after words that ask, or beginning with such words."""
    index = 0
    while index < len(plain.lines):
        if not _BULLET.match(plain.lines[index].text):
            index += 1
            continue
        items, after = _items(plain, index, spots)
        lead = _lead(plain, index)
        gerunds = sum(bool(_GERUND.match(item.value)) for item in items)
        asked = bool(_ASKS.search(lead)) and (
            lead.rstrip().endswith((":", ",", "…", "...", "–", "—"))
            or len(tokens(lead)) < 9
            or bool(_ASKS.search(" ".join(lead.split()[-3:])))
            or bool(_SO_THAT.search(lead))
        )
        asked = (asked or bool(_FOR_THAT.search(lead))) and not _GROUNDS.search(lead)
        if items and (asked or (2 * gerunds > len(items) and not _GROUNDS.search(lead))):
            yield items
        index = max(after, index + 1)


_IMPERATIVE = re.compile(
    r"\s*(?:(?:immediately|please|unconditionally)\s+)?(?:release|free|drop|stop|end|recogni[sz]e|repeal|reinstate|"
    r"withdraw|investigate|grant|"
    r"allow|pay|respect|halt|lift|bring|ensure|give|close|return|negotiate|suspend|cancel|disclose|guarantee|protect|"
    r"restore|"
    r"abolish|prosecute|publish|rehire|quash|commute|dismiss|lib[ée]rez|cessez|abandonnez|r[ée]int[ée]grez|respectez|"
    r"liberen?|cesen|retiren|garanticen|respeten|liberate|ritirate|cessate|libertem|respeitem|"
    r"освобод\w{2,5}|прекрат\w{2,5}|отмен\w{2,5}|верн\w{2,5})\s+[^\n]{8,300}[.!;]?\s*$",
    re.IGNORECASE,
)
_FEWEST_IMPERATIVES = 2


def _imperatives(plain: Plain) -> Iterator[Found[str]]:
    """Yield orders that stand one a line, as the body of a statement has them: `Release the two`."""
    run: list[Found[str]] = []
    for line in (*plain.lines, None):
        if line and _IMPERATIVE.match(line.text) and len(tokens(line.text)) > 2:
            run.append(Found(_tidy(line.text), line.number, sure=True))
            continue
        if len(run) >= _FEWEST_IMPERATIVES:
            yield from run
            return
        run = []


_SO_THAT = re.compile(r"(?i)\b(?:that|que|dass|da[ß]|che|dat|чтобы|zu|om|de|di)\s*:?\s*$")
_FOR_THAT = re.compile(
    r"(?i)\b(?:so\s+that|para\s+que|pour\s+que|afin\s+(?:que|de)|damit|affinch[ée]|opdat|чтобы|para\s+pedir|"
    r"pour\s+demander)\s*:?\s*$"
)
# What a petition says before it asks.
_GROUNDS = re.compile(
    r"(?i)\b(?:premess[oi]|considerat[oi]|considerando|consid[ée]rant|whereas|considering|visto|vistos|in\s+view\s+of|"
    r"in\s+erw[äa]gung|"
    r"учитывая|overwegende)\b[^.]{0,40}$"
)


def _items(plain: Plain, index: int, spots: tuple[Spot, ...]) -> tuple[list[Found[str]], int]:
    items: list[Found[str]] = []
    first = _kind(plain.lines[index].text)
    while index < len(plain.lines):
        text = plain.lines[index].text
        bullet = _BULLET.match(text)
        if bullet and _kind(text) == first:
            items.append(Found(text[bullet.end() :].strip(), plain.lines[index].number, sure=True))
            if any(plain.start_of(index) <= spot.start < plain.start_of(index + 1) for spot in spots):
                return [], index + 1
        elif not text.strip():
            following = next((line.text for line in plain.lines[index + 1 : index + 3] if line.text.strip()), "")
            if not (_BULLET.match(following) and _kind(following) == first):
                break
        elif items and _goes_on(items[-1].value, text):
            if any(plain.start_of(index) <= spot.start < plain.start_of(index + 1) for spot in spots):
                return [], index + 1
            items[-1] = Found(f"{items[-1].value} {text.strip()}", items[-1].line, sure=True)
        else:
            break
        index += 1
    if 2 * sum(bool(read_office(item.value[:120].split(" - ")[0])) for item in items) >= len(items):
        return [], index
    return [
        Found(_tidy(item.value), item.line, item.sure) for item in items if 1 < len(tokens(item.value)) < 140
    ], index


def _goes_on(item: str, text: str) -> bool:
    return not item.rstrip().endswith((".", ";", "!", "?")) and (
        text[:1] == " " or len(item) > 50 or text.strip()[:1].islower()
    )


def _kind(text: str) -> str:
    sign = text.strip().lstrip("(")[:2]
    return "number" if re.match(r"\d|[ivxa-h][.)iv]", sign, re.IGNORECASE) and sign[:1] not in "-*•" else sign[:1]


def _lead(plain: Plain, index: int) -> str:
    """Return the words before a list: the paragraph that leads to it."""
    at = index - 1
    while at >= 0 and not plain.lines[at].text.strip():
        at -= 1
    parts: list[str] = []
    while at >= 0 and plain.lines[at].text.strip() and len(parts) < 5:
        parts.insert(0, plain.lines[at].text.strip())
        at -= 1
    text = " ".join(parts)
    return re.split(r"(?<=[.!?])\s+(?=[A-ZА-ЯҚ])", text)[-1]


def _tidy(text: str) -> str:
    plain = " ".join(text.split()).strip(" ;,")
    return re.sub(r"(?:[;,]\s*|\s)(?:and|y|et|und|e|и)$", "", plain).rstrip(" ;,.!")


_ASK_HIM = re.compile(
    r"(?i)(?:(?:^|[.;!?]\s+|\n\s*|\band\s+|\bund\s+|\bet\s+|\by\s+)(?:please\s+)?(?:ask|urge|tell|beg|request|"
    r"remind)\s+(?:him|her|them|it)(?=\s+to\s)|"
    r"\b(?:bitten|fordern)\s+sie\s+(?:ihn|sie|diese[ns]?)(?:\s+auf)?\s*,|\bdemandez[- ]lui(?=\s+d)|"
    r"\bp[íi]danle(?=\s+que)|\bchiedetegli(?=\s+di))"
)
_FEWEST_ASKED = 2


def _asked_of_each(plain: Plain) -> Iterator[Found[str]]:
    """Yield what each of several is asked: `Ask him to …`, `bitten Sie ihn, …`; nothing where only one is."""
    matches = list(_ASK_HIM.finditer(plain.text))
    for match in matches if len(matches) >= _FEWEST_ASKED else ():
        end = min(sentence_end(plain.text, match.end()), match.end() + 600)
        rest = _TO_SOMEBODY.split(" ".join(plain.text[match.end() : end].split()))[0].strip(" :,.!")
        for clause in _clauses(rest):
            yield Found(_tidy(clause), plain.line_at(match.start()), sure=False)


def _sentence(plain: Plain) -> Iterator[Found[str]]:
    """Yield the clauses of the sentence that asks most plainly."""
    best = max(_candidates(plain.text), key=lambda one: (one[0], -one[1]), default=None)
    if best is None:
        return
    _, start, clauses = best
    for clause in clauses:
        yield Found(clause, plain.line_at(start), sure=_are_parallel(clauses))


# What begins one clause of several alike: `to drop …, to pay …`, `that A …, that B …`.
_PARALLEL = re.compile(
    r"(?:to|that|que|dass|daß|чтобы)\s|[а-я]{3,20}(?:ть|ти|ться)\b", re.IGNORECASE
)


def _are_parallel(clauses: list[str]) -> bool:
    """Say whether a sentence asks for several things in the same form: what is told by chance hardly has it."""
    return (
        len(clauses) > 1
        and all(_PARALLEL.match(clause) for clause in clauses)
        and not any(_TO_READERS.match(clause) for clause in clauses)
    )


_TO_SOMEBODY = re.compile(
    r"(?i),?\s+(?:to|at|an|à|a|al|aan|para|по\s+адрес\w+)\s*:(?:\s|$)|\s+(?:may|should|can)\s+be\s+(?:sent|addressed|"
    r"written|faxed|directed)\b"
)


# What letters are sent for: `Envoyez vos fax pour exiger …`.
_SEND_TO = re.compile(
    r"(?i)\b(?:send|write|fax|e-?mail|envoye[zr]|[ée]crive[zr]|faxe[zr]|t[ée]l[ée]phone[zr]|schreib\w*|schick\w*|"
    r"fax(?:t|en)|env[íi]\w{1,4}|escrib\w{1,3}|"
    r"mand(?:en|ad|e)|scrivete|inviate|mandate|escrevam|enviem|schrijf|stuur|mail|пишите|шлите|отправ\w+|направ\w+)\b"
)
_NEAR = 300


def _candidates(text: str) -> Iterator[tuple[int, int, list[str]]]:
    for match in list(_ENUMERATES.finditer(text))[:60]:
        end = min(sentence_end(text, match.end()), match.end() + 900)
        rest = _TO_SOMEBODY.split(" ".join(text[match.end() : end].split()))[0].strip(" :,.!")
        if len(tokens(rest)) < 3:
            continue
        clauses = [_tidy(clause) for clause in _clauses(rest)]
        begin = max(sentence_start(text, match.start()), match.start() - _NEAR)
        is_purpose = bool(_SEND_TO.search(text, begin, match.start()))
        yield (
            _score(match[0], rest, clauses) + 3 * is_purpose,
            match.start(),
            [clause for clause in clauses if len(tokens(clause)) > 2] or [_tidy(rest)],
        )


_ZU = r"(?:\bzu\s+[a-zäöü]{3,}e?n\b|\b[a-zäöü]{2,}zu[a-zäöüß]{3,}n\b)"


_SIE_AUF = re.compile(
    r"^(?:(?:Sie|euch|dich)\s+)?(?:(?:dringend|nachdr[üu]cklich|daher|deshalb)\s+)?(?:auf\s*)?,\s*|^Sie\s+"
)


def _zu_infinitives(rest: str) -> list[str]:
    """Return what German asks in infinitives: `die Kündigung zurückzunehmen und Frau X weiterzubeschäftigen`."""
    if not re.search(rf"{_ZU}$", rest):
        return []
    plain = _SIE_AUF.sub("", rest)
    return re.split(rf"(?<=n),\s+(?=[^,]{{3,200}}?{_ZU})", plain)


# What is asked stands in infinitives: `пересмотреть дело, допустить врача и прекратить суд`.
_RUSSIAN = re.compile(r"(?:,\s*(?:и\s+)?|\s+и\s+)(?=[^\W\d_]{3,20}(?:ть|ти|ться)\b)")


def _clauses(rest: str) -> list[str]:
    lead = re.match(r"(?i)(?:that|to|que|de|dass|zu|che|di|чтобы|qu['’]|d['’])\b", rest)
    if zu := _zu_infinitives(rest):
        return zu
    if re.search(r"\bte\s+[a-z]{3,}en\b", rest):
        return [re.sub(r"^(?:ik\s+)?u\s+", "", rest)]
    if lead is None:
        at = re.search(r"(?i)\b(?:to|that|que|de|dass|zu|che|di|чтобы)\b", rest)
        if at and at.start() < 60:
            rest = rest[at.start() :]
            lead = re.match(r"\w+['’]?", rest)
    if lead is None:
        return _RUSSIAN.split(rest) if re.match(r"\w+(?:ть|ти|ться)\b", rest) else [rest]
    word = lead[0].casefold()
    parts = re.split(
        rf"(?i)(?:,\s*(?:and\s+|y\s+|et\s+|e\s+|und\s+|и\s+)?|\s+(?:and|y|et|e|und|"
        rf"и)\s+)(?={re.escape(word)}(?:\b|['’]))",
        rest,
    )
    return (
        parts
        if len(parts) > 1
        else _CLAUSE.split(rest)
        if word in ("that", "to", "de", "que") and len(tokens(rest)) > 14
        else [rest]
    )


def _score(word: str, rest: str, clauses: list[str]) -> int:
    strong = bool(
        re.match(
            r"(?i)demand|urg|call|request|exig|réclam|forder|verlang|требу|solicit|chied|exij|eis|pid|vous demand", word
        )
    )
    to_somebody = bool(
        re.match(r"(?i)\s*(?:you|vous|sie|usted|le|lei|them|that|to|que|de|dass|che|the\s+government|чтобы)\b", rest)
    )
    return 2 * strong + 2 * min(len(clauses), 4) + to_somebody - 12 * bool(_TO_READERS.match(rest))


# What readers are asked to do is no demand.
_TO_READERS = re.compile(
    r"(?i)\s*(?:(?:you|members|groups|comrades|friends|everyone|all|us|them|vous|sie|euch|ustedes|"
    r"lectores|нам|вас)\s+)?(?:to\s+|that\s+you\s+|de\s+|que\s+|zu\s+|di\s+|d['’])?(?:please\s+)?(?:add|send|write|"
    r"join|sign|"
    r"support|forward|help|protest|fax|e-?mail|contact|publish|let|"
    r"gather|take|phone|call|raise|back|any\s+question|[ée]crire|envoyer|signer|soutenir|schreiben|schicken|"
    r"unterschreiben|escribir|enviar|firmar|apoyar|inviare|scrivere|firmare|enviar|escrever|"
    r"присыла\w+|сообща\w+|писать|направ\w+|отправ\w+|поддержать)\b"
)
