"""Words as IMAP carries them: quoted strings, and folder names in modified UTF-7 (RFC 3501, 5.1.3)."""

from __future__ import annotations

import binascii
import re

_RUNS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")


def quote(raw: bytes) -> bytes:
    """Return a quoted string.

    Args:
        raw: without line breaks or NUL, which no quoted string holds.

    Raises:
        ValueError: there are such signs in it.
    """
    if re.search(rb"[\r\n\0]", raw):
        raise ValueError("a line break or NUL cannot be quoted")
    return b'"' + re.sub(rb'(["\\])', rb"\\\1", raw) + b'"'


def unquote(raw: bytes) -> bytes:
    """Return what stands between the quotation marks, or the words as they are where there are none."""
    if len(raw) < 2 or raw[:1] != b'"' or raw[-1:] != b'"':
        return raw
    return re.sub(rb"\\(.)", rb"\1", raw[1:-1], flags=re.DOTALL)


def encode_name(name: str) -> bytes:
    """Return a folder's name in modified UTF-7."""
    return "".join(_encode_run(run) for run in _RUNS.findall(name)).encode("ascii")


def decode_name(wire: bytes) -> str:
    """Return a folder's name for people; what is no modified UTF-7 stays as it came, never an error."""
    return _SHIFTED.sub(_decode_run, wire.decode("utf-8", "replace"))


def _encode_run(run: str) -> str:
    if run[0].isascii() and run[0].isprintable():
        return run.replace("&", "&-")
    units = run.encode("utf-16-be", "surrogatepass")
    base64 = binascii.b2a_base64(units, newline=False).rstrip(b"=").replace(b"/", b",")
    return f"&{base64.decode('ascii')}-"


def _decode_run(match: re.Match[str]) -> str:
    base64 = match[1].replace(",", "/")
    if not base64:
        return "&"
    try:
        units = binascii.a2b_base64(base64 + "=" * (-len(base64) % 4))
        return units.decode("utf-16-be")
    except ValueError:
        return match[0]
