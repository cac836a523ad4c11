"""What Jinja finds wrong with a template, in the words of people who write letters."""

from __future__ import annotations

import re

from plaint.errors import did_you_mean

REFERENCE = "docs/reference/texts.md lists what a text may use"
NOT_ALLOWED = "this {}, which is not allowed here"
FILTERS = ("join", "upper", "lower", "trim", "capitalize", "title", "length", "first", "last", "list", "default")
TESTS = ("defined", "undefined", "none", "string", "in", "eq", "ne")
_TAGS = ("for", "endfor", "if", "elif", "else", "endif", "set", "block", "endblock", "extends", "include")
_BRACES = "check the braces, and the words between {% and %}"


def describe_syntax(told: str) -> tuple[str, str]:
    """Return Jinja's sentence about a template's syntax as a message and a remedy."""
    if "unsafe character" in told:
        return told, "delete it"
    if told.startswith("Missing end of comment"):
        return "a {# without its #}", "add #}"
    if told.endswith(NOT_ALLOWED.format("")[5:]):
        return told, "a text may print values, choose with if, and loop with for"
    if found := re.search(r"innermost block that needs to be closed is '(\w+)'", told):
        return f"a {{% {found[1]} %}} without its end", f"add {{% end{found[1]} %}}"
    if found := re.match(r"Encountered unknown tag '(\w+)'", told):
        return f"no tag '{found[1]}'", did_you_mean(found[1], _TAGS) or f"known: {', '.join(_TAGS)}"
    if found := re.match(r"No (filter|test) named '(\w+)'", told):
        known = FILTERS if found[1] == "filter" else TESTS
        return f"no {found[1]} '{found[2]}'", did_you_mean(found[2], known) or f"known: {', '.join(known)}"
    if found := re.match(r"expected token '(.+)', got '(.+)'", told):
        return f"'{found[2]}' where {_TOKENS.get(found[1], found[1])} is wanted", _BRACES
    if "expected 'end of print statement'" in told:
        return "a {{ without its }}", "add }}"
    return told.rstrip("."), _BRACES


_TOKENS = {"end of print statement": "}}", "end of statement block": "%}"}
