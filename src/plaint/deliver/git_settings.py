"""The mail account that `git send-email` uses, taken from git's own settings and credential programs."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from plaint.errors import PlaintError
from plaint.model.accounts import Security, Smtp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PATIENCE = 60  # seconds
_SECURITY: dict[str, Security] = {"ssl": "tls", "tls": "starttls"}
_HELP = "see `git help send-email`, or write smtp: in settings.yaml instead of git: true"


def read_git_settings(folder: Path) -> Smtp:
    """Return the server of `git config sendemail.*`.

    Args:
        folder: the workspace, whose own settings of git count too.

    Raises:
        PlaintError: git is missing, says nothing of a server, or names one that cannot be used.
    """
    said = _git(("config", "--null", "--get-regexp", r"^sendemail\."), folder)
    found = _pairs(said)
    host = found.get("smtpserver", "")
    if not host or "/" in host:
        what = "names a program instead of a server" if host else "says nothing of a mail server"
        raise PlaintError(f"git {what} (sendemail.smtpserver)", _HELP)
    coding = found.get("smtpencryption", "").lower()
    keys = {"host": host, "user": found.get("smtpuser"), "port": found.get("smtpserverport")}
    login = "none" if not keys["user"] or found.get("smtpauth") == "none" else "password"
    given = {name: value for name, value in keys.items() if value}
    try:
        return Smtp.model_validate({**given, "security": _SECURITY.get(coding, "none"), "login": login})
    except ValueError as error:
        faults: Any = error
        raise PlaintError(f"git's sendemail settings cannot be used: {faults.errors()[0]['msg']}", _HELP) from None


def _pairs(said: str) -> dict[str, str]:
    """Read `name LF value NUL`; the last of a name counts, and those of one identity keep that in their names."""
    entries = (entry.partition("\n") for entry in said.split("\0") if entry)
    return {name.removeprefix("sendemail."): value for name, _, value in entries}


def fill_from_git(folder: Path, server: Smtp, environ: Mapping[str, str]) -> str | None:
    """Return the password that git's credential programs have, or None; nobody is asked.

    Args:
        folder: the workspace.
        server: host and user.
        environ: the environment, in which git finds its own settings.
    """
    port = f":{server.port}" if server.port else ""
    asked = f"protocol=smtp\nhost={server.host}{port}\nusername={server.user or ''}\n\n"
    silent = {**environ, "GIT_TERMINAL_PROMPT": "0", "GIT_ASKPASS": "true", "SSH_ASKPASS": "true"}
    try:
        said = _git(("credential", "fill"), folder, asked, silent)
    except PlaintError:
        return None
    answers = (line.partition("=") for line in said.splitlines())
    return next((value for name, _, value in answers if name == "password"), None) or None


def _git(words: tuple[str, ...], folder: Path, asked: str = "", environ: Mapping[str, str] | None = None) -> str:
    """Run git; a program that finds nothing prints nothing."""
    try:
        done = subprocess.run(
            ("git", *words),  # noqa: S607 - where git lies differs
            cwd=folder,
            input=asked.encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            env=environ,
        )
    except FileNotFoundError:
        raise PlaintError("git is not installed, and the account takes its server from it", _HELP) from None
    except (OSError, subprocess.TimeoutExpired):
        raise PlaintError(f"git {words[0]} gave no answer", _HELP) from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
