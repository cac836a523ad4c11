"""What a command that sends takes from its surroundings: the time as it passes, the environment, a person to ask."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from plaint import console

if TYPE_CHECKING:
    from plaint.deliver.pace import Clock
    from plaint.deliver.secrets import Ways
    from plaint.session import Session


def running_clock(session: Session) -> Clock:
    """Return a clock that begins at the session's moment and goes on from there, whatever the machine's clock does."""
    from plaint.deliver.pace import Clock

    begun = time.monotonic()
    return Clock(
        now=lambda: session.now.timestamp() + time.monotonic() - begun, monotonic=time.monotonic, sleep=time.sleep
    )


def moment(clock: Clock, like: datetime) -> datetime:
    """Return the clock's time as an aware moment in another's zone."""
    return datetime.fromtimestamp(clock.now(), UTC).astimezone(like.tzinfo)


def secret_ways() -> Ways:
    """Return the ways that lead to passwords here."""
    from plaint.deliver.secrets import Ways, desktop_keyring

    return Ways(environ=os.environ, keyring=desktop_keyring(), prompt=_ask_secret if can_ask() else None)


def can_ask() -> bool:
    """Tell whether a person sits there who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "") -> str:
    """Ask on standard error; return the answer, or the default for none."""
    console.ask(f"{question} ")
    try:
        answer = sys.stdin.readline()
    except KeyboardInterrupt:
        console.say()
        raise
    return answer.strip() or default


def _ask_secret(question: str) -> str:
    from getpass import getpass

    try:
        return getpass(f"{console.safe(question)}: ", sys.stderr)
    except KeyboardInterrupt:
        console.say()
        raise
