"""A mail server as mailmerge knows it becomes an account of ours; a password never comes along."""

from __future__ import annotations

import configparser
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.errors import Place, Problem
from plaint.model.accounts import Login, Security, Smtp, is_loopback
from plaint.reading.unsafe import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.reading.source import Source

SECTION = "smtp_server"
MAX_RATE = 65_535
_KEYS = ("host", "port", "security", "username", "ratelimit")
_SECURITY: dict[str, tuple[Security, Login]] = {
    "SSL/TLS": ("tls", "password"),
    "STARTTLS": ("starttls", "password"),
    "PLAIN": ("none", "password"),
    "XOAUTH": ("starttls", "xoauth2"),
    "Never": ("none", "none"),
    "": ("none", "none"),
}
_PLACEHOLDER = "YOUR_USERNAME_HERE"


@dataclass(frozen=True, slots=True)
class PostServer:
    """Where mail is handed in, and how fast.

    Attributes:
        rate: letters a minute; 0 where mailmerge knew no limit.
        remarks: what is otherwise than it was.
    """

    smtp: Smtp
    rate: int = 0
    remarks: tuple[Problem, ...] = ()


def read_server(source: Source) -> PostServer | tuple[Problem, ...]:
    """Return the server of a configuration, or what is wrong with it."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(source.text)
        found = dict(parser.items(SECTION))
    except configparser.Error as error:
        line = getattr(error, "lineno", 0) or next((number for number, _ in getattr(error, "errors", ())), 1)
        return (Problem(Place(source.name, line), f"no [{SECTION}] that can be read", "write it as mailmerge has it"),)
    lines = _Lines(source, found)
    return tuple(lines.problems()) or lines.server()


@dataclass(frozen=True)
class _Lines:
    """The keys of a configuration, and where they stand."""

    source: Source
    found: dict[str, str]

    def _get(self, key: str) -> str:
        return (self.found.get(key) or "").strip()

    def _place(self, key: str) -> Place:
        found = re.search(rf"(?im)^{re.escape(key)}[ \t]*[=:]", self.source.text)
        line = self.source.text.count("\n", 0, found.start()) + 1 if found else 1
        return Place(self.source.name, line)

    def problems(self) -> Iterator[Problem]:
        """Yield what makes it no server."""
        if not self._get("host"):
            yield Problem(self._place("host"), "no host", "write the name of your mail server")
        if not re.fullmatch(r"[1-9]\d{0,4}", self._get("port"), re.ASCII):
            yield Problem(self._place("port"), "no port", "write its number, as 465 or 587")
        if self._get("security") not in _SECURITY:
            known = ", ".join(filter(None, _SECURITY))
            yield Problem(self._place("security"), f"no security '{self._get('security')[:40]}'", f"known: {known}")
        if not re.fullmatch(r"\d{0,9}", self._get("ratelimit"), re.ASCII):
            yield Problem(self._place("ratelimit"), "no number of mails a minute", "write a whole number, or 0")

    def server(self) -> PostServer | tuple[Problem, ...]:
        """Return it in our words."""
        security, login = _SECURITY[self._get("security")]
        host, port = self._get("host"), self._get("port")
        wanted = self._safe(security)
        keys = {"host": host, "port": port, "security": wanted, "login": login}
        user = self._get("username")
        if login != "none" and user and user != _PLACEHOLDER:
            keys["user"] = user
        try:
            smtp = Smtp.model_validate(keys)
        except ValueError:
            told = f"{quote(host)} is no mail server, or {quote(user)} no name to log in by"
            return (Problem(self._place("host"), told, "write the server as mail.example.org, with nothing around it"),)
        rate = min(int(self._get("ratelimit") or 0), MAX_RATE)
        return PostServer(smtp, rate, tuple(self._remarks(security, wanted, login)))

    def _safe(self, security: Security) -> Security:
        """Return how to speak to the server: nothing crosses the net in the clear."""
        if security != "none" or is_loopback(self._get("host")):
            return security
        return "tls" if self._get("port") == "465" else "starttls"

    def _remarks(self, security: Security, wanted: Security, login: Login) -> Iterator[Problem]:
        if security != wanted:
            message = f"mail to {self._get('host')} could be read on the way: settings.yaml says {wanted} instead"
            yield self._warning("security", message, "`plaint doctor --mail` tells whether the server knows that")
        if login != "none" and self._get("username") in ("", _PLACEHOLDER):
            yield self._warning("username", "no name to log in by", "write `user:` below `smtp:` in settings.yaml")
        for key in sorted({*self.found} - {*_KEYS}):
            if "pass" in key or "token" in key or "secret" in key:
                remedy = "Plaint asks for it, or runs your `password_command:`; take it out of that file"
                yield self._warning(key, "a secret is not carried over", remedy)
            else:
                yield self._warning(key, f"'{key[:40]}' is not carried over", "see `smtp:` in settings.yaml")

    def _warning(self, key: str, message: str, remedy: str) -> Problem:
        return Problem(self._place(key), message, remedy, "warning")
