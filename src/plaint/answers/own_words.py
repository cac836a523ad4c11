"""What somebody wrote, and what is quoted of others: by marks at lines' starts, and by lines that introduce it."""

from __future__ import annotations

import re

_MOST_LINES = 4000
_QUOTED = re.compile(r"\s{0,3}(?:[>|»]|&gt;)")
# Lines after which mail programs put the message that is answered, in the languages they come in.
_INTRODUCTION = re.compile(
    r"\s{0,8}(?:"
    r"[-_=*]{2,}\s*(?:original|forwarded|ursprüngliche|weitergeleitete|message d'origine|message transféré|"
    r"mensaje original|mensaje reenviado|исходное|оригинальное|пересылаемое|пересланное|бастапқы|begin forwarded)"
    r"|begin forwarded message|_{10,}\s*$"
    r"|(?:on|am|le|el)\b.{4,160}\b(?:wrote|schrieb|a écrit|escribió)\b.{0,80}$"
    r"|.{4,160}\b(?:пишет|писал\(?а?\)?|написал\(?а?\)?|жазды)\s*:?\s*$"
    r")",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\s{0,8}\*?(?:from|von|de|от|кімнен)\s?:\*?.{1,200}$", re.IGNORECASE)
_HEADS = re.compile(
    r"\s{0,8}\*?(?:sent|to|date|subject|gesendet|an|datum|betreff|envoyé|à|objet|enviado|para|asunto|fecha|отправлено|"
    r"кому|"
    r"дата|тема|жіберілді|кімге|тақырып)\s?:",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"-- ?$")


def split_words(text: str) -> tuple[str, str]:
    """Return what the writer wrote and what is quoted; what stands below a signature's mark belongs to neither."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[:_MOST_LINES]
    own: list[str] = []
    quoted: list[str] = []
    for number, line in enumerate(lines):
        if _is_introduction(lines, number):
            quoted += lines[number:]
            break
        if _SIGNATURE.match(line):
            quoted += [one for one in lines[number:] if _QUOTED.match(one)]
            break
        (quoted if _QUOTED.match(line) else own).append(line)
    return "\n".join(own).strip(), "\n".join(quoted).strip()


def _is_introduction(lines: list[str], number: int) -> bool:
    """Tell whether the quoted message begins; such a line may be broken in two."""
    line = lines[number][:300]
    joined = f"{line} {lines[number + 1][:300].strip()}" if number + 1 < len(lines) else line
    begins = re.match(r"\s{0,8}(?:on|am|le|el)\b.*\d", line, re.IGNORECASE)
    is_head = _HEAD.match(line) and any(_HEADS.match(one) for one in lines[number + 1 : number + 5])
    return bool(_INTRODUCTION.match(line) or is_head or (begins and _INTRODUCTION.match(joined)))
