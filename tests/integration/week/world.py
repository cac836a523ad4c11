"""The world of the week: a workspace, a clock that is moved by hand, a mail server and a mailbox on loopback."""

import os
import subprocess
import sys
import tempfile
from contextlib import chdir
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.integration.week.type_as_of import stand_at
from typer.testing import CliRunner

from plaint import cli

MONDAY = 23
TYPE_AS_OF = Path(__file__).parent / "type_as_of.py"


@dataclass(frozen=True)
class Said:
    """A command that was typed, and what came of it."""

    words: tuple[str, ...]
    code: int
    stdout: str
    stderr: str


@dataclass
class World:
    """What the organiser has before her.

    Args:
        root: the workspace.
        aside: a folder besides it: state, and reports of bugs.
        mail, imap: the servers.
        patch: pytest's, to set the clock.
    """

    root: Path
    aside: Path
    mail: object
    imap: object
    patch: object
    commands: list[Said] = field(default_factory=list)
    edits: list[str] = field(default_factory=list)
    begins: dict[str, int] = field(default_factory=dict)
    moment: datetime = field(init=False)

    def __post_init__(self):
        self.at(0, 9)
        self.patch.setenv("XDG_STATE_HOME", str(self.aside))
        self.patch.setattr(tempfile, "tempdir", str(self.aside))

    def at(self, day, hour, minute=0):
        """Move the clock: day 0 is Monday."""
        self.moment = datetime.fromisoformat(f"2026-11-{MONDAY + day:02}T{hour:02}:{minute:02}:00+00:00")
        self.patch.setattr(cli, "datetime", stand_at(self.moment))

    def begin(self, chapter):
        """Note that what the server gets from now on belongs to a chapter."""
        self.begins[chapter] = len(self.mail.box)

    def got(self, chapter):
        """Return what the server got in a chapter."""
        later = [number for number in self.begins.values() if number > self.begins[chapter]]
        return self.mail.box[self.begins[chapter] : min(later, default=None)]

    def type(self, *words, folder=None):
        """Type a command in this process."""
        with chdir(folder or self.root):
            done = CliRunner().invoke(cli.app, [str(word) for word in words], prog_name="plaint")
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        self.commands.append(Said(tuple(map(str, words)), done.exit_code, done.stdout, done.stderr))
        return self.commands[-1]

    def start(self, *words):
        """Type a command in a process of its own, that can be killed."""
        command = [sys.executable, str(TYPE_AS_OF), self.moment.isoformat(), *words]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=self.root, env=os.environ.copy(), stdout=pipe, stderr=pipe, text=True)

    def ended(self, process, *words):
        """Wait for it, and note it as a command."""
        stdout, stderr = process.communicate(timeout=120)
        self.commands.append(Said(words, process.returncode, stdout, stderr))
        return self.commands[-1]

    def said(self, verb):
        """Return the first command of a verb."""
        return next(one for one in self.commands if one.words[0] == verb)

    def edit(self, name, change):
        """Change a file by hand: a function of its text, or the whole."""
        path = self.root / name
        path.write_text(change(path.read_text("utf-8")) if callable(change) else change, "utf-8")
        path.chmod(0o600)
        self.edits.append(name)

    def lay(self, name, content):
        """Put a file there that comes from elsewhere: a membership list, an appeal, a photo."""
        path = self.root / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        path.chmod(0o600)
        return path
