"""Characters that make a text read otherwise than it is: refused in data, shown by code in messages."""

from __future__ import annotations

import re

# Control characters (C0 but tab and line feed, DEL, C1), line and paragraph separators, the bidirectional
# overrides and isolates of Unicode's UAX 9, what takes no room and joins nothing (zero width space, word joiner, byte
# order mark, annotations, tags), and what is no character. Joiners and direction marks stay: scripts need them.
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def describe_unsafe(text: str) -> str:
    """Name the first unsafe character of a text, as in U+202E."""
    found = UNSAFE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""


def quote(text: str) -> str:
    """Return a user's words for use in a message: in quotes, on one line, cut where they are long."""
    line = text.replace("\n", " ")
    return f"'{line[:60]}…'" if len(line) > 60 else f"'{line}'"
