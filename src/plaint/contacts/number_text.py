"""What is printed of a number, made plain: ASCII digits and dashes, no label, the extension apart."""

from __future__ import annotations

import re
import unicodedata

# Nothing that long is one number; the bound keeps hostile text cheap.
_LONGEST = 60
_LABEL = re.compile(r"(?i)(?:tele(?:phone|fax|fon)|tel|phone|fax|факс|телефон|тел|mob|mobile|ph)\b[.:\s/]*")
_EXTENSION = re.compile(r"(?i)[\s,(]*(?:x|ext|extension|доб|poste|int|interno|app|#)[.\s]*(\d{1,6})\)?$")
_SIGNS = re.compile(r"[\d\s()\[\].~/+-]+", re.ASCII)
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_INTERNATIONAL = re.compile(r"\(?(?:\+[+\s]*|int\.?\)?[.\s:]*)(?=[(\d])", re.IGNORECASE)


def digits_of(text: str) -> str:
    """Return the digits of a text."""
    return re.sub(r"\D", "", text)


def plain_number(printed: str) -> tuple[str, str]:
    """Return a printed number in ASCII digits and dashes, without its label, and the extension or nothing."""
    text = unicodedata.normalize("NFKC", printed[: 2 * _LONGEST]).translate(_DASHES)
    text = "".join(_ascii_digit(sign) for sign in text if unicodedata.category(sign) != "Cf").strip()
    while label := _LABEL.match(text):
        text = text[label.end() :]
    extension = _EXTENSION.search(text)
    if extension is None or len(digits_of(text[: extension.start()])) < 2:
        return text, ""
    return text[: extension.start()].rstrip(), extension[1]


def _ascii_digit(sign: str) -> str:
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def after_plus(text: str) -> str | None:
    """Return what follows `+`, `++` or `(int)` in a plain number, or None where none of them leads it."""
    lead = _INTERNATIONAL.match(text)
    return text[lead.end() :] if lead else None


def is_one_number(text: str) -> bool:
    """Say whether a plain number is one number and nothing else: no words, no alternatives."""
    rest = after_plus(text)
    if len(text) > _LONGEST or "+" in (text if rest is None else rest):
        return False
    return _SIGNS.fullmatch(text if rest is None else rest) is not None and _has_no_second(text, rest)


def _has_no_second(text: str, rest: str | None) -> bool:
    # 030/123456 parts an area code from its number; 446000/327123 and 123456/57 are two numbers.
    before, slash, after = text.removeprefix("00").partition("/")
    longest = 5 if rest is None and not text.startswith("00") else 7
    one = "/" not in after and len(digits_of(before)) <= longest and len(digits_of(after)) >= 5
    return one or not slash
