"""The ways to passwords from a command: the environment, the keyring of the desktop, and whoever sits there."""

import os
import sys
from collections.abc import Callable

from plaint.deliver.secrets import Ways, desktop_keyring


def ways_here() -> Ways:
    """Return them; nobody is asked where there is no terminal."""
    return Ways(environ=os.environ, keyring=desktop_keyring(), prompt=_prompt())


def _prompt() -> Callable[[str], str] | None:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    from getpass import getpass

    return lambda question: getpass(f"{question}: ")
