"""Passwords and access tokens: found when they are needed, kept in no file, shown in no message."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plaint.model.accounts import Secret

Kind = Literal["smtp", "imap", "fax"]
PATIENCE = 60  # seconds that a password_command may take; people type into it
MAX_SECRET = 16_384  # characters; access tokens have some thousand


class Hidden:
    """A secret that no message shows by accident: neither str, repr, a format nor pickling tells it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return it, for the one who logs in."""
        return self._value

    def __repr__(self) -> str:
        return "Hidden(…)"

    def __reduce__(self) -> str:
        raise TypeError("a secret stays in its process")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What a secret is for.

    Attributes:
        account: its name in settings.yaml.
        kind: smtp, imap or fax.
        user: the login name.
        host: of the server, or of the service.
    """

    account: str
    kind: Kind
    user: str = ""
    host: str = ""

    @property
    def variable(self) -> str:
        """The environment variable that holds it where settings.yaml names none."""
        return f"PLAINT_{self.account.upper().replace('-', '_')}_{self.kind.upper()}_PASSWORD"

    @property
    def service(self) -> str:
        """The name under which a keyring has it."""
        return f"{self.kind}://{self.host}"


@dataclass(frozen=True, kw_only=True)
class Ways:
    """The ways that lead to secrets here.

    Attributes:
        environ: the environment.
        keyring: asks the desktop's keyring for a service and a user; None where there is none.
        fill: asks git's credential programs likewise; None where the account does not come from git.
        prompt: asks a person, given the question; None without a terminal.
    """

    environ: Mapping[str, str] = field(repr=False)
    keyring: Callable[[str, str], str | None] | None = None
    fill: Callable[[str, str], str | None] | None = None
    prompt: Callable[[str], str] | None = None


class SecretSource:
    """Finds one secret each time it is called: a token may have changed. What a person typed is asked for once.

    Args:
        wanted: what it is for.
        where: what settings.yaml says of it.
        ways: where to look.
    """

    def __init__(self, wanted: Wanted, where: Secret, ways: Ways) -> None:
        self.wanted = wanted
        self._where = where
        self._ways = ways
        self._typed: Hidden | None = None

    def __call__(self) -> str:
        """Return the secret.

        Raises:
            PlaintError: there is no way to it, or a way fails.
        """
        return self.find().reveal()

    def find(self) -> Hidden:
        """Return the secret, wrapped; errors as when called."""
        for name, look in self._places():
            value = look()
            if value:
                return Hidden(_checked(value, name))
        raise self._nowhere()

    def _places(self) -> Iterator[tuple[str, Callable[[], str | None]]]:
        where, ways, wanted = self._where, self._ways, self.wanted
        variable = where.password_env or wanted.variable
        yield f"the variable {variable}", lambda: ways.environ.get(variable)
        if where.password_command:
            yield "password_command", lambda: run_password_command(where.password_command)
        if ways.fill:
            fill = ways.fill
            yield "git credential", lambda: fill(wanted.host, wanted.user)
        if ways.keyring:
            keyring = ways.keyring
            yield "the keyring", lambda: keyring(wanted.service, wanted.user)
        if ways.prompt:
            prompt = ways.prompt
            yield "what was typed", lambda: self._ask(prompt)

    def _ask(self, prompt: Callable[[str], str]) -> str:
        if self._typed is None:
            at = f" at {self.wanted.host}" if self.wanted.host else ""
            self._typed = Hidden(prompt(f"Password of {self.wanted.user or self.wanted.account}{at}"))
        return self._typed.reveal()

    def _nowhere(self) -> PlaintError:
        wanted = self.wanted
        message = f"no password for the account '{wanted.account}' ({wanted.kind})"
        remedy = (
            f"set {self._where.password_env or wanted.variable}, or write password_command: under {wanted.kind}: as in "
            f"`pass show mail/ruth`, or type `keyring set {wanted.service} {wanted.user or 'USER'}` (Plaint's extra "
            "[keyring]), or run this in a terminal to be asked"
        )
        return PlaintError(message, remedy)


def run_password_command(words: tuple[str, ...]) -> str:
    """Return the first line that a program prints; it may ask on the terminal.

    Args:
        words: one string is for `/bin/sh -c`, several are a program and what it is given.

    Raises:
        PlaintError: it cannot be run, fails, takes longer than a minute or prints nothing.
    """
    call = ("/bin/sh", "-c", *words) if len(words) == 1 else words
    remedy = "type it in a terminal: it must print the password on its first line"
    try:
        done = subprocess.run(call, stdout=subprocess.PIPE, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        raise PlaintError(f"password_command took longer than {PATIENCE} seconds", remedy) from None
    except OSError as error:
        raise PlaintError(f"password_command cannot be run: {error.strerror}", remedy) from None
    if done.returncode:
        raise PlaintError(f"password_command failed with exit code {done.returncode}", remedy)
    line = done.stdout.decode("utf-8", "replace").partition("\n")[0].removesuffix("\r")
    if not line:
        raise PlaintError("password_command printed nothing on its first line", remedy)
    return line


def _checked(value: str, name: str) -> str:
    """Refuse what no login can carry, without saying what it is."""
    if len(value) > MAX_SECRET or any(character in value for character in "\r\n\0\x01\ufffd"):
        raise PlaintError(
            f"{name} gives what can be no password: a line break, a control character or too much",
            "it must give the password on one line, in UTF-8",
        )
    return value


def desktop_keyring() -> Callable[[str, str], str | None] | None:
    """Return a way to the desktop's keyring, or None where the extra [keyring] is not installed."""
    try:
        import keyring
        import keyring.errors
    except ImportError:
        return None

    def ask(service: str, user: str) -> str | None:
        try:
            found: str | None = keyring.get_password(service, user)
        except keyring.errors.KeyringError:  # no desktop, or it stays locked
            return None
        return found

    return ask
