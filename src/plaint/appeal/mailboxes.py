"""E-mail addresses in running text, plain or masked against robots; blanked ones are told from those that can be read.

Every search starts from a sign for `@` and looks at a bounded stretch on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plaint.appeal.words import listed

_AT = re.compile(
    r"[ ]?@[ ]?|&\#0?64;|[ ]?[\[({<][ ]?(?:at|ät|a|@|ат|собака|arroba|arobase|chez|chiocciola|apenstaartje|"
    r"snail|klammeraffe)[ ]?[\])}>][ ]?"
    r"|[ ]-?(?:at|ät|arroba|arobase|chez|chiocciola|собака)-?[ ]?\n?[ ]{0,8}(?=[\w-]{1,63}(?:[ ]?\.|[ ](?:dot|"
    r"punto|ponto|point|punkt|точка)[ ]|[ ]?[\[({]))"
    r"|_at_",
    re.IGNORECASE,
)
_DOT = (
    r"(?:\.|[ ]?[\[({<][ ]?(?:dot|punkt|point|punto|ponto|точка|tochka|punt|\.)[ ]?[\])}>][ ]?|[ ](?:dot|punkt|"
    r"punto|ponto|point|точка)[ ])"
)
_LOCAL = re.compile(rf"(?:[\w+%-]{{1,64}}{_DOT}){{0,6}}[\w+%-]{{1,64}}$", re.IGNORECASE)
_DOMAIN = re.compile(rf"\n?[ ]{{0,2}}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,6}}", re.IGNORECASE)
_SPLIT_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}(?:\.[ ]|[ ]\.[ ]?)(?:[a-z]{2,15}\.)?[a-z]{2,7}(?![\w@])")
_BLANK = re.compile(r"[x*.…_y-]{2,}|[x*]+", re.IGNORECASE)
_CUT = re.compile(
    r"[\w+-]{0,40}(?:\.{2,5}|…)@[\w.-]{2,60}|[\w+-]{1,40}(?:\.[\w+-]{1,40}){0,3}@(?:\.{2,5}|…)[\w.-]{0,60}|"
    r"[\w+-]{0,20}\*{2,8}@[\w.*-]{2,40}"
)
_PROTECTED = re.compile(
    r"[\[(<][ ]?(?:e-?mail|address|adresse?)[ ](?:protected|removed|deleted|hidden|withheld|suppressed)[ ]?[\])>]",
    re.IGNORECASE,
)
# Words after which "at some.site" is where something stands, not a mask.
_NO_LOCAL = frozenset(
    listed(
        "free look available found is are be online website site visit read more here form us him her them me you "
        "page pages posted petition "
        "sign information published see download stop report reports appeal appeals live located based arrive "
        "work works also it this that "
        "video story stories news statement article text letter latest details directly please"
    )
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class Box:
    """An address at its place; `address` is None where it is blanked out."""

    start: int
    end: int
    printed: str
    address: str | None


def find_mailboxes(text: str) -> Iterator[Box]:
    """Yield the e-mail addresses of a text in their order."""
    taken = -1
    damaged = sorted([*_PROTECTED.finditer(text), *_CUT.finditer(text)], key=lambda match: match.start())
    spoilt = {match.start(): match for match in damaged}
    for match in damaged:
        yield Box(match.start(), match.end(), match[0], None)
    for at in _AT.finditer(text):
        box = _around(text, at)
        if (
            box
            and box.start >= taken
            and not any(start <= at.start() < spoilt[start].end() for start in _near(spoilt, at))
        ):
            taken = box.end
            yield box


def _near(spoilt: dict[int, re.Match[str]], at: re.Match[str]) -> list[int]:
    return [start for start in range(max(0, at.start() - 110), at.start() + 1) if start in spoilt]


def _around(text: str, at: re.Match[str]) -> Box | None:
    floor = max(0, at.start() - _REACH)
    local = _LOCAL.search(text[floor : at.start()]) if at.start() else None
    domain = _domain(text, at.end())
    if local is None or domain is None:
        return None
    start = floor + local.start()
    name, host = _undotted(local[0]), _undotted(domain[0]).strip()
    is_word = at[0].strip("- \n").isalpha()
    if "." not in host.strip(".") or (is_word and not _is_masked(name, host)):
        return _cut_off(text, start, domain, name) if at[0].strip() == "@" else None
    return Box(start, domain.end(), text[start : domain.end()], _address(name, host))


def _domain(text: str, at: int) -> re.Match[str] | None:
    split = _SPLIT_DOMAIN.match(text, at)
    whole = _DOMAIN.match(text, at)
    return split if split and whole and "." not in _undotted(whole[0]).strip(".") else whole


def _undotted(part: str) -> str:
    return re.sub(r"\s*\.\s*", ".", re.sub(_DOT, ".", part, flags=re.IGNORECASE)).strip()


def _is_masked(name: str, host: str) -> bool:
    """Say whether `name at host` hides an address, and is no place in a sentence."""
    return name.casefold() not in _NO_LOCAL and not host.casefold().startswith("www.") and host == host.lower()


def _cut_off(text: str, start: int, domain: re.Match[str], name: str) -> Box | None:
    """Return an address without the end of its domain as damaged; `@name` of social media is none."""
    return Box(start, domain.end(), text[start : domain.end()], None) if name and len(domain[0].strip()) > 1 else None


def _address(name: str, host: str) -> str | None:
    labels = host.strip(".-").split(".")
    if _BLANK.fullmatch(name) or _BLANK.fullmatch(labels[0]) or not re.fullmatch(r"[^\W\d_]{2,24}", labels[-1]):
        return None
    if any(not label for label in labels) or name.startswith(".") or ".." in name:
        return None
    return f"{name}@{'.'.join(labels).lower()}"
