"""E-mail addresses: whether one can be written to, and what a masked one hides."""

from __future__ import annotations

import re

# What the full reading accepts anyway: most addresses are of this kind, and the library takes 60 ms to load.
_PLAIN = re.compile(
    r"(?=.{1,64}@)(?=.{1,200}$)[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*"
    r"@(?:[a-z0-9](?:-?[a-z0-9]){0,30}\.)+(?:com|org|net|edu|gov|int|info|example|[a-z]{2})",
    re.IGNORECASE | re.ASCII,
)
_AT_WORDS = "at|ат|собака|arroba|arobase|chez|ät|chiocciola|a"
_BARE_AT = "at|ат|собака|arroba|arobase|ät|chiocciola"
_DOT_WORDS = "dot|punkt|point|punto|точка|tochka|ponto"
_AT = rf"(?:\s*@\s*|\s*&\#0?64;\s*|\s*[\[({{<]\s*(?:{_AT_WORDS}|@)\s*[\])}}>]\s*|\s+(?:{_BARE_AT})\s+)"
_DOT = rf"(?:\s*[\[({{<]\s*(?:{_DOT_WORDS}|\.)\s*[\])}}>]\s*|\s+(?:{_DOT_WORDS})\s+|\s?\.\s?)"
_WORD = r"[\w+-]+"
_MASKED = re.compile(
    rf"(?P<name>{_WORD}(?:{_DOT}{_WORD})*){_AT}(?P<domain>{_WORD}(?:{_DOT}{_WORD})*{_DOT}[^\W\d_]{{2,24}})",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"(?:mailto:\s*(?P<link>\S+)|.*<\s*(?P<angled>[^<>\s]+@[^<>\s]+)\s*>)", re.IGNORECASE)
_BLANKED = re.compile(r"[x*.…-]+", re.IGNORECASE)
_LONGEST = 320


def email_problem(address: str) -> str | None:
    """Return what is wrong with an e-mail address and what to write instead, or None.

    The form is checked by RFC 5321 and 6531 as mail servers read them; nothing is looked up.
    """
    if _PLAIN.fullmatch(address):
        return None
    if hint := _unwrapped(address) or _unmasked(address):
        return f"{address!r} is not an e-mail address as it stands: write {hint}"
    if reason := _refusal(address):
        return f"{address!r} is not an e-mail address: {reason} Write it as name@example.org"
    return None


def _unwrapped(address: str) -> str | None:
    inner = address.strip()
    if len(inner) <= _LONGEST and (match := _WRAPPED.fullmatch(inner)):
        inner = match["link"] or match["angled"]
    return f"only {inner}" if inner != address and _refusal(inner) is None else None


def _unmasked(address: str) -> str | None:
    plain = read_masked(address)
    if plain is None or plain == address:
        return None
    printed = address.strip().replace("\\", r"\\").replace('"', r"\"")
    return f'{{printed: "{printed}", address: {plain}}} if that is what it hides'


def _refusal(address: str) -> str | None:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False)
    except EmailNotValidError as error:
        return str(error)
    return None


def read_masked(text: str) -> str | None:
    """Return the address that a masked one seems to hide, or None.

    `ainur1917 at mail.ru`, `a [at] b (dot) org`, `a(a)b.org`, `user@ mail.ru`. It is a suggestion for a
    person to confirm: `Look at mail.ru` reads the same. What was blanked out (`xxx at xxxx.xx`) stays so.
    """
    match = _MASKED.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        return None
    name, domain = (re.sub(_DOT, ".", match[part], flags=re.IGNORECASE) for part in ("name", "domain"))
    if _BLANKED.fullmatch(name) or _BLANKED.fullmatch(domain):
        return None
    address = f"{name}@{domain.lower()}"
    return address if _refusal(address) is None else None
