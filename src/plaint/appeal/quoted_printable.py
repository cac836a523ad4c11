"""Debris of quoted-printable in a pasted mail: `=20`, `=E9`, lines that end in `=` (RFC 2045, 6.7)."""

from __future__ import annotations

import re

_CODE = re.compile(r"=[0-9A-F]{2}")
_RUN = re.compile(r"(?:=[0-9A-F]{2})+")
_DOUBLED = re.compile(r"= ?=20 ?")
# Fewer may be what somebody wrote: `E=MC`, a web address with `id=2F`.
_FEWEST = 3


def undo_quoted_printable(numbered: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return numbered lines without the debris; as they are where there is none."""
    codes = sum(len(_CODE.findall(line)) for _, line in numbered)
    soft = sum(line.endswith("=") for _, line in numbered)
    if codes < _FEWEST and not (codes and soft):
        return numbered
    return [(number, _decode(line)) for number, line in _join(numbered)]


def _join(numbered: list[tuple[int, str]]) -> list[tuple[int, str]]:
    joined: list[tuple[int, str]] = []
    parts: list[str] = []
    first = 0
    for number, line in numbered:
        first = first if parts else number
        if line.endswith("="):
            parts.append(line[:-1])
            continue
        joined.append((first, "".join((*parts, line))))
        parts = []
    return joined + ([(first, "".join(parts))] if parts else [])


def _decode(line: str) -> str:
    return _RUN.sub(lambda run: _text(bytes.fromhex(run[0].replace("=", ""))), _DOUBLED.sub(" ", line))


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
