"""Whether a message speaks of a campaign: by a code, by a person's name, by the subject of what was sent."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from plaint.sending.versions import Versions

if TYPE_CHECKING:
    from plaint.answers.known import Known
    from plaint.answers.mail import Mail
    from plaint.model.campaign import Campaign

A_NAME = "a name"  # alone it makes no answer: a ministry's news names people too
_LEAST = 12  # letters of a subject below which it says too little
_ANSWERED = re.compile(
    r"\s*(?:(?:re|aw|antw|sv|rép|rv|res|fw|fwd|wg|tr|отв|ответ|на)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)


class Evidence:
    """Looks for signs of campaigns in messages.

    Args:
        known: what is known.
        versions: the texts that were sent.
    """

    def __init__(self, known: Known, versions: Versions) -> None:
        self._known = known
        self._versions = versions
        self._names: dict[str, re.Pattern[str] | None] = {}

    def of(self, mail: Mail, campaign: str) -> str:
        """Return by what a message speaks of a campaign, in words; "" where it does not."""
        text = mail.text[:50_000]
        if next(self._known.codes[campaign].find(text), None):
            return "its code"
        if (subject := self._subject(mail)) and subject in self._subjects.get(campaign, ()):
            return "the subject of what was sent"
        pattern = self._pattern(campaign)
        found = pattern.search(text) if pattern else None
        return A_NAME if found else ""

    def campaigns_with(self, subject: str) -> frozenset[str]:
        """Return of which campaigns letters with this very subject have left from here."""
        bare = " ".join(subject.split()).casefold()
        found = (name for name, subjects in self._subjects.items() if bare in subjects)
        return frozenset(found) if len(bare) >= _LEAST else frozenset()

    @staticmethod
    def _subject(mail: Mail) -> str:
        words = _ANSWERED.match(mail.subject)
        bare = mail.subject[words.end() :].casefold() if words else ""
        return bare if len(bare) >= _LEAST else ""

    @cached_property
    def _subjects(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for version, campaign in {
            one.key.version: one.key.campaign for one in self._known.entries if one.delivery.kind == "letter"
        }.items():
            if kept := self._versions.find(version):
                found.setdefault(campaign, set()).add(" ".join(kept.subject.split()).casefold())
        return found

    def _pattern(self, campaign: str) -> re.Pattern[str] | None:
        if campaign not in self._names:
            self._names[campaign] = _names_of(self._known.data.campaigns[campaign])
        return self._names[campaign]


def _names_of(campaign: Campaign) -> re.Pattern[str] | None:
    """Return what finds the people of a campaign by full name, in either order and in cases of Slavic languages."""
    names = {words for person in campaign.people for _, words in person.name.versions}
    names |= {alias for person in campaign.people for alias in person.aliases}
    found = [pattern for name in sorted(names) if (pattern := _name(name))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE) if found else None


def _name(name: str) -> str:
    words = [word for word in re.findall(r"\w+", name) if len(word) > 1]
    if len(words) < 2:
        return ""
    first, last = (rf"{re.escape(_stem(word))}\w{{0,4}}" for word in (words[0], words[-1]))
    given = rf"(?:{first}|{re.escape(words[0][0])}\.)"
    between = r"[\s,]{1,3}(?:[\w.]{1,20}\s{1,3}){0,2}"
    return rf"{given}{between}{last}|{last}{between}{given}"


def _stem(word: str) -> str:
    """Return what of a name in Cyrillic stays when it is inflected."""
    is_cyrillic = bool(re.fullmatch("[\u0400-\u04ff]+", word))
    return word[:-1] if is_cyrillic and len(word) > 3 and word[-1] in "аяйьоеы" else word


_YOURS = re.compile(
    r"\byour (?:letter|e-?mail|message|appeal|enquiry|inquiry|petition|fax)|\bваш\w* (?:обращени|письм|запрос|"
    r"заявлени|жалоб)|"
    r"обращени\w* (?:зарегистрирован|рассмотрен)|\bvotre (?:lettre|courrier|message|courriel|demande|pétition)|"
    r"\bihr\w{0,3} (?:schreiben|brief|e-?mail|anfrage|nachricht|eingabe|petition)|\bsu (?:carta|mensaje|correo|"
    r"escrito|petición)|"
    r"\bсіздің (?:хат|өтініш|үндеу|сауал)",
    re.IGNORECASE,
)


def answers_something(mail: Mail) -> bool:
    """Tell whether a message says that it is an answer: by its subject, or by "your letter" in six languages."""
    return bool(_ANSWERED.match(mail.subject) or _YOURS.search(f"{mail.subject}\n{mail.own[:20_000]}"))


_CALLED_ANSWER = re.compile(r"\s*(?:reply|answer|response|ответ|antwort|réponse|respuesta|жауап)\b", re.IGNORECASE)


def is_called_answer(mail: Mail) -> bool:
    """Tell whether a message answers something, or its subject calls it an answer: enough beside a name alone."""
    return bool(_CALLED_ANSWER.match(mail.subject)) or answers_something(mail)
