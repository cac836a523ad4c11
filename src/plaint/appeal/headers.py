"""Mail headers in a pasted text: where they stand, and what they tell; nobody named in them is an addressee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plaint.appeal.lines import Plain

_ANY = re.compile(
    r"\s*(?:from|to|cc|bcc|reply-to|sender|return-path|received|message-id|date|sent|subject|x-[\w-]+|"
    r"list-[\w-]+|delivered-to|mime-version|content-[\w-]+|"
    r"da|a|data|oggetto|von|an|gesendet|betreff|datum|de|à|envoyé|objet|para|enviado|fecha|asunto|assunto|"
    r"enviada em|van|aan|verzonden|onderwerp|от|кому|дата|тема|копия)\s?:\s",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\s*(?:subject|oggetto|betreff|objet|asunto|assunto|onderwerp|тема)\s?:\s*(?P<topic>.*)", re.IGNORECASE
)
# What only a mail that was sent has; `To:`, `Cc:` and `Subject:` alone say how the reader is to fill in one.
_SENT = re.compile(
    r"\s*(?:from|reply-to|sender|return-path|received|message-id|date|sent|x-[\w-]+|list-[\w-]+|delivered-to|"
    r"mime-version|content-[\w-]+|da|data|von|gesendet|datum|de|envoyé|enviado|fecha|enviada em|van|verzonden|"
    r"от|дата)\s?:\s",
    re.IGNORECASE,
)
_MBOX = re.compile(r"From \S+@\S+ +\w{3} ")


def header_lines(plain: Plain) -> frozenset[int]:
    """Return the indexes of lines that belong to mail headers."""
    found: set[int] = set()
    for block in _blocks(plain):
        texts = [plain.lines[index].text for index in block]
        was_sent = any(_SENT.match(text) for text in texts)
        if len(block) > 1 and (was_sent or (block[0] == 0 and any(_TOPIC.match(text) for text in texts))):
            found.update(block)
    return frozenset(found)


def _blocks(plain: Plain) -> Iterator[list[int]]:
    block: list[int] = []
    for index, line in enumerate(plain.lines):
        goes_on = block and line.text[:1] in (" ", "\t") and line.text.strip()
        if _ANY.match(line.text) or _MBOX.match(line.text) or goes_on:
            block.append(index)
        elif block:
            yield block
            block = []
    if block:
        yield block


def topic_of(line: str) -> str | None:
    """Return the subject that a header line gives, without list names and `Fw:`."""
    match = _TOPIC.match(line)
    if match is None:
        return None
    return (
        re.sub(
            r"^(?:\s*(?:re|fw|fwd|aw|wg|rif|i|tr)\s?:|\s*\[[^\]]{1,30}\])+\s*", "", match["topic"], flags=re.IGNORECASE
        ).strip()
        or None
    )
