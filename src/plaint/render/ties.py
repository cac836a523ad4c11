"""Words that a line's end must not part: initials and the name, a number sign and the number."""

from __future__ import annotations

import re

# One letter and a full stop (also Russian г.), and what Russian addresses shorten before a name.
_BEFORE_NAME = re.compile(r"(?<![\w.])([^\W\d_]\.|№|ул\.|пр\.|им\.|корп\.|кв\.|оф\.) (?=\w)")


def tied(text: str) -> str:
    """Return a text with no-break spaces where a line must not end."""
    return _BEFORE_NAME.sub("\\1\u00a0", text) if "." in text or "№" in text else text
