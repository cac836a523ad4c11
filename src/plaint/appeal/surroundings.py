"""What stands around the addressees of an appeal: its title and slogans, what else it asks, danger, who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.appeal.draft import Ask, Found, PassedOver, Reason, Wish
from plaint.appeal.edges import Stretch
from plaint.appeal.headers import header_lines, topic_of
from plaint.appeal.lines import Plain
from plaint.appeal.numbers import read_points
from plaint.appeal.salutations import is_greeting
from plaint.appeal.sentences import sentence_end
from plaint.appeal.spots import Spot
from plaint.appeal.words import tokens

_BANNER = re.compile(
    r"(?i)^(?:urgent\s+(?:action|appeal)|appel\s+urgent|acci[óo]n\s+urgente|azione\s+urgente|"
    r"a[çc][ãa]o\s+urgente|eilaktion|public|external|start|home|new\s+information|open\s+letter|petition|"
    r"take\s+action|үндеу|appeal)\W*$"
)
_SLOGAN = re.compile(
    r"(?i)^(?:freedom|free|liberty|release|justice|hands\s+off|no\s+to|stop|end|solidarity|an\s+injury|"
    r"workers\s+of|libert[ée]|libertad|freiheit|libert[àa]|vrijheid|liberdade|свобод\w|бостандық|"
    r"руки\s+прочь|нет\s|¡|unidos|hoch)[^\n]{4,90}$"
)
_ASKS: tuple[tuple[Wish, re.Pattern[str]], ...] = (
    (
        "donate",
        re.compile(
            r"(?i)\b(?:donat\w+|contribut\w+|strike\s+fund|bank\s+account|IBAN|spenden\w*|dons?\b|donaci\w+|"
            r"donazion\w+|doa[çc]\w+|giften|пожертвован\w+|материальн\w+\s+помощь|сч[её]т|c/c|cuenta|конто|"
            r"konto)\b"
        ),
    ),
    (
        "publish",
        re.compile(
            r"(?i)\b(?:publish(?:ing)?|print\s+this|in\s+(?:your|the)\s+(?:press|papers?|bulletins?)|"
            r"publi(?:ez|er)|ver[öo]ffentlich\w+|publi(?:quen|car)|pubblica\w+|publica\w+|опублик\w+)\b"
        ),
    ),
    (
        "forward",
        re.compile(
            r"(?i)\b(?:forward(?:ing)?\s+(?:this|it)|pass(?:ing)?\s+(?:it|this)\s+on|please\s+(?:forward|"
            r"circulate|distribute)|pass\s+on|share\s+widely|faites\s+circuler|weiterleiten|weiterverbreiten|"
            r"difund\w+|diffond\w+|divulg\w+|verspreid\w*|распростран\w+)\b"
        ),
    ),
    (
        "report",
        re.compile(
            r"(?i)\b(?:let\s+us\s+know|inform\s+us|keep\s+us\s+informed|tell\s+us|tenez-nous|informez-nous|"
            r"inf[óo]rm\w+nos|laat\s+ons|сообщ\w+\s+нам|fateci\s+sapere|informiert\s+uns)\b"
        ),
    ),
)
_RISK = re.compile(
    r"(?i)\b(?:in\s+danger|at\s+risk\s+if|do\s+not\s+(?:name|mention|publish)|for\s+security\s+reasons|"
    r"criminal\s+code\s+stipulates|unsafe|may\s+harm|made\s+things\s+worse|"
    r"do\s+not\s+write\s+to\s+the\s+prison|don['’]t\s+write\s+to|"
    r"en\s+danger|aus\s+sicherheitsgr[üu]nden|por\s+(?:razones|motivos)\s+de\s+seguridad|"
    r"per\s+motivi\s+di\s+sicurezza|по\s+соображениям\s+безопасности|must\s+not\s+be\s+(?:named|published)|"
    r"wish(?:es)?\s+to\s+remain\s+unnamed)\b"
)
_REASONS: dict[str, Reason] = {
    "sender": "sender",
    "donation": "donation",
    "list": "list",
    "support": "support",
    "relay": "relay",
    "closing": "sender",
    "background": "background",
    "stop": "background",
    "letter": "background",
}
_LIST_BOX = re.compile(
    r"(?i)(?:unsubscribe|request|owner|majordomo|listserv|bounce|no-?reply|postmaster)|@(?:lists?|listserv|"
    r"yahoogroups|googlegroups|liste)\."
)


def find_title(plain: Plain) -> Found[str] | None:
    """Return what an appeal is called: its subject, or the first line that says something."""
    headers = header_lines(plain)
    for index in sorted(headers):
        if topic := topic_of(plain.lines[index].text):
            return Found(topic[:200], plain.lines[index].number, sure=True)
    for index, line in enumerate(plain.lines[:12]):
        text = line.text.strip(" *#-=_")
        if (
            index in headers
            or not 2 < len(tokens(text)) < 28
            or _BANNER.match(text)
            or is_greeting(text)
            or text.endswith(":")
            or re.search(r"@|https?:|\d{5}|\d{4}\s*$", text)
        ):
            continue
        return Found(text[:200], line.number, sure=False)
    return None


def find_slogans(plain: Plain) -> tuple[Found[str], ...]:
    """Return lines that call out what is wanted, as placards do."""
    found: dict[str, Found[str]] = {}
    for line in plain.lines:
        text = line.text.strip(' *"“”„')
        if len(text) <= 100 and _SLOGAN.match(text) and text.endswith(("!", ".")):
            found.setdefault(text.casefold(), Found(text.rstrip("."), line.number, text.endswith("!")))
    return tuple(list(found.values())[:10])


def find_asks(plain: Plain) -> tuple[Ask, ...]:
    """Return the sentences that ask for money, print, spreading the word, news of what was done."""
    return tuple(ask for wish, pattern in _ASKS if (ask := _first(plain, wish, pattern)))


def _first(plain: Plain, wish: Wish, pattern: re.Pattern[str]) -> Ask | None:
    match = pattern.search(plain.text)
    return Ask(wish, _sentence(plain.text, match), plain.line_at(match.start())) if match else None


def _sentence(text: str, match: re.Match[str]) -> str:
    floor = max(0, match.start() - 300)
    begins = [one.end() for one in re.finditer(r"[.!?]\s+(?=[A-ZА-Я])|\n\s*\n", text[floor : match.start()])]
    begin = floor + (begins[-1] if begins else 0)
    return " ".join(text[begin : min(len(text), sentence_end(text, match.end()), match.end() + 400)].split())


def find_risks(plain: Plain) -> tuple[Found[str], ...]:
    """Return the sentences that speak of danger for somebody who writes, is written to or about."""
    found = (
        Found(_sentence(plain.text, match), plain.line_at(match.start()), sure=False)
        for match in _RISK.finditer(plain.text)
    )
    return tuple({one.value: one for one in found}.values())[:10]


def find_source(plain: Plain) -> Found[str] | None:
    """Return who sent the appeal, by a mail header or a line that says so."""
    for line in plain.lines[:60]:
        if match := re.match(
            r"(?i)\s*(?:from|source|von|da|de|от|absender|quelle|fuente|fonte)\s*:?\s+(?P<who>[^\n]{4,120})$", line.text
        ):
            return Found(re.sub(r"<[^>]*>|[\"']", "", match["who"]).strip(" -"), line.number, sure=False)
    return None


def find_passed_over(
    plain: Plain, spots: tuple[Spot, ...], stretches: tuple[Stretch, ...], taken: set[int]
) -> tuple[PassedOver, ...]:
    """Return every contact point that no addressee has, with the reason.

    Args:
        plain: the text.
        spots: all that stand in it.
        stretches: the parts that the text has.
        taken: where the points of targets and copies start.
    """
    return tuple(_passed(plain, spots, stretches, taken))


def _passed(
    plain: Plain, spots: tuple[Spot, ...], stretches: tuple[Stretch, ...], taken: set[int]
) -> Iterator[PassedOver]:
    headers = header_lines(plain)
    for spot in spots:
        if spot.start in taken:
            continue
        reason: Reason = "unclear"
        role = next((one.role for one in stretches if one.start <= spot.start < one.end), "")
        if spot.is_telex:
            reason = "telex"
        elif spot.channels == ("web",):
            reason = "site"
        elif _LIST_BOX.search(spot.printed) or plain.index_at(spot.start) in headers:
            reason = "list"
        else:
            reason = _REASONS.get(role, reason)
        for point in read_points([spot], plain, None, "", sure=False):
            yield PassedOver(point, reason)
