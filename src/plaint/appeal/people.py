"""For whom an appeal is: the people whom it names as held, dismissed, threatened, and whom it demands be freed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from plaint.appeal.draft import Found
from plaint.appeal.languages import language_of
from plaint.appeal.lines import Plain
from plaint.appeal.offices import is_person, without_honorific
from plaint.appeal.words import PARTICLES, key, listed, similar
from plaint.contacts.country_mentions import find_countries

_UPPER = "".join(
    sign for sign in map(chr, (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00))) if sign.isupper()
)
_CAPITAL = rf"(?:(?:[ae]l-)?[{_UPPER}](?:[\w’'-]{{0,40}}[\w])?)"
_INITIAL = r"(?:[A-ZА-Я]\.\s?)"
_PARTICLE = r"(?:de|del|de\s+la|da|dos|das|van|von|van\s+der|von\s+der|al|el|bin|bint|ibn)"
_NAME = re.compile(
    rf"(?<![\w.@-]){_INITIAL}{{0,2}}{_CAPITAL}(?:[ ]+(?:{_PARTICLE}[ ]+)?(?:{_CAPITAL}|"
    rf"[A-ZА-Я]\.)){{1,4}}|(?<![\w.@-]){_INITIAL}{{1,2}}{_CAPITAL}"
)
_LISTED = re.compile(
    r"(?im)^[ ]*(?:names?(?:\s+and\s+preferred\s+pronouns?)?|person\(?s?\)?|nombres?|noms?|namen?|nomi|имена|"
    r"who)\s*:\s*(?P<names>[^\n]{4,300})"
)
_FREE = re.compile(
    r"(?:freedom\s+(?:for|to)|free|liberty\s+for|release(?:\s+of)?|justice\s+for|libert[ée]\s+pour|"
    r"freiheit\s+f[üu]r|libertad\s+(?:para|a)|libert[àa]\s+(?:per|a)|vrijheid\s+voor|liberdade\s+para|"
    r"свобод[уа]|бостандық|hands\s+off)\s+",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"(?i)\b(?:arrest\w*|detain\w*|detention|imprison\w*|jail\w*|sentenc\w+|charged|held|abduct\w*|"
    r"disappear\w*|taken\s+(?:away|from)|picked\s+up|dismiss\w*|sacked|fired|beaten|attack\w*|threat\w*|"
    r"tortur\w*|prison\w*|missing|hunger\s+strike|"
    r"acquitted|injured|in\s+the\s+cells?|custody|captivity|on\s+trial|pulled\s+off|seized|kidnapp\w*|disparu\w*|"
    r"enlev\w*|enferm\w*|"
    r"enfermée?|festgehalten|verschwunden|einzelhaft|aangeklaagd|mishandeld|geslagen|"
    r"evict\w*|harass\w*|shot\s+at|prosecut\w*|convict\w*|locked|released?|freed?|"
    r"reinstat\w*|banned|d[ée]tenu\w*|arr[êe]t[ée]\w*|condamn\w*|incarc[ée]r\w*|expuls\w*|licenci\w*|"
    r"menac\w*|verhaft\w*|inhaftiert\w*|festgenommen|verurteilt|gek[üu]ndigt|k[üu]ndigung|abschiebung|haft|"
    r"freizulassen|"
    r"deteni\w+|pres[oa]s?|encarcel\w*|condenad\w*|despedid\w*|amenazad\w*|disparos|secuestrad\w*|"
    r"arrestat\w*|carcere|licenziat\w*|condannat\w*|liberazione|ameaçad\w*|presos?|detid\w*|gevangen\w*|"
    r"gearresteerd|ontslagen|"
    r"арест\w*|задерж\w*|приговор\w*|уволен\w*|увольнен\w*|изби\w+|осужд\w*|посад\w*|восстановить|қама\w*|"
    r"ұста\w*|алып\s+кетті)\b"
)
_NOT_SUFFERED = re.compile(
    r"(?i)\b(?:judge|warden|police\s+chief|according\s+to|told|said|spokes\w+|signed|minister|president|"
    r"governor|owner|director|lawyer\s+\w+\s+said)\b"
)
_OFFICIAL = re.compile(
    r"(?i)\b(?:judge|warden|minister|president(?!\s+of\s+the\s+union)|governor|mayor|prosecutor|commander|"
    r"colonel|general|captain|superintendent|officer|attorney|lawyer|counsell?or|spokesperson|doctor|coordinator|"
    r"secretary|ambassador|senator|avocat\w*|councillor|owner|manager|ceo|dean|spokes\w+|witness|"
    r"according\s+to|signed|"
    r"juge|ministre|pr[ée]fet|juez|ministro|gobernador|alcalde|fazendeiro|richter|innenminister|pfarrer\w*|"
    r"судья|министр|губернатор|прокурор)\s+(?:\w+\.?\s+){0,2}$"
)
# Where a number or an address stands, people are named who can be reached.
_REACHED = re.compile(r"(?i)@|\b(?:tel|fax|phone|факс|тел)\b\.?:?\s*[+(\d]|\bcontact\b")
_PLACE = re.compile(
    r"(?i)\b(?:in|at|near|en|à|nel|nella|im|em|na|no|в|(?:village|town|city|port|district|department|"
    r"municipality|province|prison|island|state|county|estado|governo|gobierno|centre|center|centro|land|camp|"
    r"comunidad|departamento|municipio|município|acampamento|isla|"
    r"comune)\s+(?:of|de|di|do|da))\s+$"
)
_BREAKS = re.compile(r"\n[ ]*\n|(?<=[.!?])\s+(?=[A-ZА-ЯҚ])")
_MOST = 12
_FEWEST = 3
_SHARE = 0.5
_CERTAIN = 9
_NEAR = 90
_TITLE_LINES = 6


def find_people(plain: Plain, demands: tuple[Found[str], ...], others: list[str]) -> tuple[Found[str], ...]:
    """Return the people for whom an appeal is, in the order of the text.

    Args:
        plain: the text.
        demands: what is asked; who is named there is likely one of them.
        others: names of addressees and signatories, who are not.
    """
    text = _unwrapped(plain)
    listed = [
        (name, at) for match in _LISTED.finditer(text) for name, at in _names(match["names"], match.start("names"))
    ]
    if listed:
        return tuple(_once(plain, listed, others, sure=True))
    points = _weigh(plain, text, demands)
    most = max((weight for weight, _ in points.values()), default=0)
    chosen = [
        (_bare_tail(name, text), at) for name, (weight, at) in points.items() if weight >= max(_FEWEST, _SHARE * most)
    ]
    certain = {_bare_tail(name, text) for name, (weight, _) in points.items() if weight >= _CERTAIN}
    found = _once(plain, sorted(chosen, key=lambda one: one[1]), others, sure=False)
    return tuple(replace(one, sure=one.value in certain and not _CYRILLIC.match(one.value)) for one in found)


def _names(text: str, offset: int) -> Iterator[tuple[str, int]]:
    for match in _NAME.finditer(text[:60_000]):
        name, at = " ".join(match[0].split()), match.start()
        bare = _without_lead(name)
        after = text[match.end() : match.end() + 14]
        if (
            _COMPANY_AFTER.match(after)
            or _is_heading(bare)
            or _NOUN.search(bare)
            or (" " not in bare and "." not in bare)
            or not re.search(r"\w{3}", bare)
        ):
            continue
        if bare and is_person(bare) and not _is_place(bare):
            yield bare, offset + at + len(name) - len(bare)


_COMPANY_AFTER = re.compile(
    r"\s*,?\s*(?:S\.?p\.?A|S\.?A\b|GmbH|Co\.|Ltd|Inc|plc|LLC|AG\b|Union|Committee|Council|Prison|Province|"
    r"University|Party|Movement|Council)"
)
_NOUN = re.compile(
    r"(?i)(?:ung|heit|keit|schaft|tion|ismus|amt)\b|\b(?:sie|ihre?n?|ihrem|uns|wir|ich|convention|"
    r"declaration|code|life|law|act|committee|forum|workers|builders|crews|support|council|article|day|"
    r"street|news|cross|cruz|croix|croce|kreuz|крест|collective|books|state|creek|force|enforcement|activities|"
    r"hostages|panther|home|system|pradesh|missionaries|journal|times|post|weekly|test|ban|treaty|nations|general|"
    r"christmas|easter|island|islands|region|district)\b"
)


def _is_heading(name: str) -> bool:
    """Say whether a phrase is all capitals, as headlines are; a surname may be."""
    return name.isupper() and "." not in name


def _without_lead(name: str) -> str:
    """Return a name without words that only a sentence's beginning or a title makes look like one."""
    words = name.split()
    while words and key(words[0]) in _LEADS:
        words.pop(0)
    while words and key(words[-1]) in (_LEADS | PARTICLES):
        words.pop()
    if not name.isupper():
        cut = next((at for at in range(2, len(words) - 1) if " ".join(words[at:]).isupper()), len(words))
        words = words[:cut]
    if words:
        words[-1] = re.sub(r"['’]s$", "", words[-1])
    return without_honorific(" ".join(words))


_LEADS = frozenset(
    listed(
        "on in at the a an and but for when since after before his her their its our your my we i he she they it "
        "this that these those as if from to of by with president minister judge warden governor dear mr mrs ms "
        "dr don dona "
        "release free freedom justice liberty drop stop end hands tell ask release libertad libertà liberté "
        "freiheit brother sister comrade comrades kollegin kollege mitarbeiterin mitarbeiter gewerkschafter "
        "gewerkschafterin bloggerin blogger journalistin anwalt anwaltin familie bauerin united mon tue wed thu "
        "fri sat sun writer poet editor activist unionist student lawyer journalist poet doctor captain "
        "general colonel father capt the prof "
        "professor pastor pfarrerin "
        "tochter sohn bruder schwester vater mutter sprecher sprecherin vakbondsman dochter zoon broer zus hija hijo "
        "hermano "
        "hermana bloguera bloguero periodista abogado abogada lider dirigente fils fille frere soeur pere mere epouse "
        "stellvertreter stellvertreterin gemeindepolizistin polizistin lehrerin lehrer arzt arztin studentin pater "
        "bruder "
        "both all activists activist workers worker two three four mass bring writers students "
        "am im der die das und von frau herr am seit le la les el los las un une il lo i gli de du des en y e o "
        "os as no na em в на и о по за из от с к у для он она его её их это что как the"
    )
)


def _is_place(name: str) -> bool:
    mentions = [mention for mention in find_countries(name) if mention.how != "adjective"]
    return bool(mentions)


def _unwrapped(plain: Plain) -> str:
    """Return the text with spaces for the line breaks at which running text was wrapped; offsets stay."""
    signs = list(plain.text)
    for index, line in enumerate(plain.lines[:-1]):
        end = plain.start_of(index + 1) - 1
        if plain.width and len(line.text) > _FULL * plain.width and not plain.lines[index + 1].is_blank:
            signs[end] = " "
    return "".join(signs)


_FULL = 0.7


def _bare_tail(name: str, text: str) -> str:
    """Return a name without a noun before it, where the text has it without that elsewhere: `Verlegers Jan Muster`."""
    _, _, tail = name.partition(" ")
    if language_of(text) not in ("de", "nl"):
        return name
    return tail if tail.count(" ") and text.count(tail) > text.count(name) else name


def _weigh(plain: Plain, text: str, demands: tuple[Found[str], ...]) -> dict[str, tuple[int, int]]:
    """Return a weight for every person named, and where first."""
    small = frozenset(re.findall(r"\b[^\W\d_A-ZÀ-ÝА-Я]\w{3,}", text))
    weights: Counter[str] = Counter()
    first: dict[str, int] = {}
    asked = " ".join(demand.value for demand in demands)
    title = plain.start_of(_TITLE_LINES)
    for begin, sentence in _sentences(text):
        if _REACHED.search(sentence):
            continue
        for name, at in _names(sentence, begin):
            if any(word.casefold() in small for word in name.split()):
                continue
            known = _known(name, first)
            first.setdefault(known, at)
            before = text[max(0, at - 40) : at]
            speaks = bool(_SPEAKS.match(text, at + len(name)))
            official = bool(_OFFICIAL.search(before) or _PLACE.search(before)) or speaks
            freed = bool(_FREE.search(before))
            suffered = _suffered(sentence, at - begin, at - begin + len(name))
            aged = bool(_AGE.match(text, at + len(name)))
            in_title = at < title
            weights[known] += 1 + 2 * suffered + 3 * freed + 2 * aged + in_title - 4 * official
    for name in first:
        if any(part and part in asked for part in (name, name.split()[-1])):
            weights[name] += 4
    return {name: (weights[name], at) for name, at in first.items()}


_AGE = re.compile(
    r"\s*(?:\([mf]\))?,?\s*(?:\((?:\d{2}|[mf])\)|aged\s+\d|\d{2}\s+(?:years|ans|Jahre|años|anni|anos|jaar|лет)|"
    r"\d{2}(?:,\s|\s*\)))"
)


_SPEAKS = re.compile(
    r"['’]?s?,?\s+(?:[^.,\n]{0,60},\s+)?(?:told|said|says|added|explained|a\s+d[ée]clar[ée]|d[ée]clare|dit|sagte|"
    r"erkl[äa]rte|dijo|declar[óo]|disse|ha\s+detto|zei|сказал\w?|заявил\w?)\b"
)


def _suffered(sentence: str, start: int, end: int) -> bool:
    """Say whether what befell somebody is told near a name."""
    return bool(_SUFFERED.search(sentence, max(0, start - _NEAR), min(len(sentence), end + _NEAR)))


def _known(name: str, first: dict[str, int]) -> str:
    return next(
        (other for other in first if similar(name, other) > 0.9 or name in other or _inflects(name, other)), name
    )


_STEM = 4
_CASES = 3


def _inflects(one: str, other: str) -> bool:
    """Say whether two Cyrillic names are one in different cases: `Алену Ждановскую`, `Аленой Ждановской`."""
    first, second = one.split(), other.split()
    return (
        len(first) == len(second)
        and bool(_CYRILLIC.match(one))
        and all(
            a[:_STEM] == b[:_STEM] and a[: max(len(a), len(b)) - _CASES] == b[: max(len(a), len(b)) - _CASES]
            for a, b in zip(first, second, strict=True)
        )
    )


_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for match in _BREAKS.finditer(text[:60_000]):
        yield at, text[at : match.start()]
        at = match.end()
    yield at, text[at:60_000]


def _once(plain: Plain, named: list[tuple[str, int]], others: list[str], *, sure: bool) -> Iterator[Found[str]]:
    kept: list[str] = []
    for raw, at in named:
        name = " ".join(raw.split())
        if any(similar(name, other) > 0.84 for other in (*kept, *others)) or len(kept) >= _MOST:
            continue
        kept.append(name)
        yield Found(name, plain.line_at(at), sure)
