"""Characters that make a text read otherwise than it is: refused in data, shown by code in messages."""

from __future__ import annotations

import re

# Control characters (C0 but tab and line feed, DEL, C1), line and paragraph separators, the bidirectional
# overrides and isolates of Unicode's UAX 9, the byte order mark, and what is no character.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def describe_unsafe(text: str) -> str:
    """Name the first unsafe character of a text, as in U+202E."""
    found = UNSAFE.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
