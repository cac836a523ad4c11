"""Somebody whom an appeal addresses, as gathered, with the part that he plays in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from plaint.appeal.cue_patterns import Role
from plaint.appeal.entries import Rough
from plaint.appeal.offices import is_company

ACT = re.compile(
    r"(?i)\b(?:send|write|fax|protest|appeal|letter|e-?mail|picket|demonstrat|rally|gather|contact|phone|"
    r"call|address|visit|deliver|"
    r"[ée]cri|envo|adress|schreib|schick|protestier|escrib|env[ií]|dirij|scriv|invi|manda|escrev|envi|"
    r"schrijf|stuur|отправ|направ|пиш|пикет|протест|жаз|жібер)"
)


# Whether readers are asked to do something: an order at the start of a sentence, a courtesy, an appeal to "you".
ASKS = re.compile(
    r"(?im)(?:(?:^|[.!?:;(]\s+|[»\"”]\s+)\W{0,6}(?:\d{1,2}[.)]\s*)?|\b(?:please|kindly|you\s+(?:can|may|could|should)|"
    r"and|to|then|also|let['’]s)\s+(?:also\s+)?)"
    r"(?:send|write|fax|e-?mail|mail|phone|telephone|call|contact|protest|ring|demand|tell|ask|urge|address|flood|"
    r"visit|email)\b(?!\s+for\b)(?=\s+[a-zA-Z])(?!\s+(?:no|number|nr)\b)|"
    r"\b(?:please|kindly)\b|(?:letters|appeals|protests|faxes|"
    r"messages|telegrams|cables)[ ]+(?:\w+[ ]+){0,6}?(?:should|may|can)[ ]+be|"
    r"(?:letters|appeals|protests|faxes|telegrams)[ ]+to(?:[ ]*:|[ ]+(?!the[ ]+editor))|"
    r"\b(?:we|i)\s+(?:ask|urge|appeal\s+to|request|invite|call\s+(?:on|upon))\s+(?:you|all|our|readers|friends|"
    r"members|unions|every)|"
    r"\b(?:write|phone|fax|call|email)\s+to\b|\bappel\b|action\s+(?:urgente|requested|needed)|"
    r"[ée]cri(?:vez|re)\b|envoye[rz]|adresse[rz]|faxez|t[ée]l[ée]phonez|agissez|merci\s+d|veuillez|pri[èe]re\s+d|"
    r"signez|interpelle[rz]|"
    r"\bbitte\b|schreib(?:t|en|e)\b|schickt?\b|sende[tn]?\b|protestier|faxt|ruft\b|"
    r"escrib\w|env[ií](?:e|en|ar|ad)\b|dirig\w|dir[ií]j|favor|rogamos|pedimos|solicitamos|mand(?:e|en|ar)\b|"
    r"scriv(?:ete|ere|i)\b|invi(?:ate|are)\b|mandate|spedi(?:te|re)|compilate|telefonate|"
    r"escrev\w|envi(?:em|ar)\b|schrijf|stuur|vraag|protesteer|mail\b|\bbel\b|"
    r"просим|пишите|писать|направ|отправ|звони|шлите|присыла|жаз[ыуб]|жолда|жібер"
)


# Who signs for those who send an appeal, where a list of addressees runs into their own address.
SENDERS = re.compile(
    r"(?i)(?:general|national|honorary|membership|international)\s+secretary$|co-?ordinat|conven[oe]r|organi[sz]er|"
    r"(?:press|campaigns?)\s+officer|"
    r"treasurer|spokes|coordinad|portavoz|tesorer|responsable|porte-parole|sprecher|portavoce|coordenad|woordvoerder|"
    r"координатор|пресс-секретарь|үйлестіруші"
)


# Offices that states have and senders of appeals have not.
_OF_STATE = re.compile(
    r"(?i)minist|prime\s+min|govern|gouvern|gobern|prefe[ctkt]|pr[ée]fet|pr[ée]fète|mayor|alcald|\bmaire|"
    r"b[üu]rgermeist|burgemeester|sindac|prosecutor|"
    r"procur|fiscal|staatsanw|attorney[- ]general|judge|magistrat|juez|\bjuge|giudice|richter|chief\s+justice|warden|"
    r"sheriff|superintend|"
    r"ambassad|embajad|embaixad|ambasciat|botschaft|consul|konsul|king|queen|sultan|emir|commissioner|senator|"
    r"congress|parliament|"
    r"head\s+of\s+state|(?:president|pr[ée]sident|presidente|pr[äa]sident)\w*\s+(?:of\s+(?:the\s+)?(?:republic|[A-Z])|"
    r"de\s+la\s+r|da\s+r|della\s+r|der\s+rep)|"
    r"министр|губернатор|прокур|судь|посол|послу|мэр|аким|әкім|президент"
)


def is_of_state(rough: Rough) -> bool:
    """Say whether an entry's office is one of a state, which nobody has who sends appeals."""
    return bool(rough.office and _OF_STATE.search(rough.office[0]) and not SENDERS.search(rough.office[0]))


@dataclass
class Addressee:
    """An entry with its role, and whether that is beyond doubt."""

    rough: Rough
    role: Role
    sure: bool
    is_mention: bool = False
    """Whether it is only named in a sentence, without any way to reach it."""


def is_plain(rough: Rough) -> bool:
    """Say whether an entry shows by itself that an office or a company is written to: who, where, by which number."""
    who = rough.office or any(is_company(text) for text, *_ in rough.unread)
    labelled = any(spot.is_labelled or spot.value for spot in rough.spots)
    return bool(who and labelled and (rough.address or rough.name or rough.unread))
