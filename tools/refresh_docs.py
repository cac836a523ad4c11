"""Run the console blocks of README.md and docs/, and write what they print back into them; make README's picture.

Run it when Plaint says something in other words, look at the difference, and commit it; tests/test_docs.py says
when that was forgotten. A block is fenced as `console`; a line that begins with `$ ` is a command, what follows
is what it prints. README's blocks run one after the other in a copy of the repository's workspace, those of every
other page in a workspace that `plaint init` makes; `plaint` runs in this process, all else in a shell. A block fenced
as `yaml` whose first line is the name of a file, as `# settings.yaml`, is written to that file; so is one fenced as
`text` whose first line is a name in brackets, as `[appeal.txt]`, without that line.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any
from unittest import mock

from typer.testing import CliRunner

from plaint.cli import app
from plaint.starter_kit import unpack

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 22)
WORKSPACE = ("campaigns.yaml", "recipients.yaml", "letters", "templates", "*.example.yaml")
PICTURE = ROOT / "docs" / "letter.png"
PICTURED = "plaint letter port-aurora --to weather-minister --signed-by alma-quill --no-code --json"
SCALE = 1.4  # pixels a point
GREYS = 16
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_ANY = re.compile(r"^```(console|yaml|text)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"# ([a-z.]+\.yaml)\n")
_TEXT_FILE = re.compile(r"\[([a-z-]+\.[a-z]+)\]\n")


class Noon:
    """A clock that stands at noon of one day."""

    @staticmethod
    def now(zone: tzinfo) -> datetime:
        """Return the moment, in UTC as the program asks for it."""
        return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=zone)


@dataclass
class Shell:
    """A folder in which commands run, one after the other."""

    folder: Path
    home: Path

    def run(self, command: str) -> str:
        """Run a command; return what it prints on both streams, in the order in which it came."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return ""
        if Path(words[0]).name == "plaint":
            return self._plaint(words[1:])
        done = subprocess.run(["sh", "-c", command], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout + done.stderr

    def _plaint(self, words: list[str]) -> str:
        launcher = str(self.home / "plaint")
        settled = {"NO_COLOR": "1", "COLUMNS": "80", "PLAINT_LAUNCHER": launcher}
        variables = {"XDG_STATE_HOME": str(self.home / ".state"), **settled}
        with (
            contextlib.chdir(self.folder),
            mock.patch.dict(os.environ, variables),
            mock.patch("plaint.cli.datetime", Noon),
        ):
            return CliRunner().invoke(app, words, prog_name="plaint").output


def refreshed(text: str, shell: Shell) -> str:
    """Return a page with what its commands print today."""
    return _ANY.sub(lambda found: _again(found, shell), text)


def _again(found: re.Match[str], shell: Shell) -> str:
    if found[1] == "console":
        return f"```console\n{''.join(_rerun(found[2], shell))}```"
    if named := _TEXT_FILE.match(found[2]):
        (shell.folder / named[1]).write_text(found[2].removeprefix(named[0]), "utf-8")
    elif found[1] == "yaml" and (name := _FILE.match(found[2])):
        path = shell.folder / name[1]
        path.write_text(found[2], "utf-8")
        path.chmod(0o600)
    return found[0]


def _rerun(block: str, shell: Shell) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ "):
            yield f"{line}\n{shell.run(line[2:])}"


def pages() -> list[Path]:
    """Return README.md and every page of docs/ that has such blocks."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if _BLOCK.search(page.read_text("utf-8"))]


def open_shell(page: Path, folder: Path) -> Shell:
    """Return a shell in the workspace that a page's blocks are about, made in an empty folder."""
    if page.name == "README.md" and page.parent == ROOT:
        for path in (path for pattern in WORKSPACE for path in ROOT.glob(pattern)):
            copy = shutil.copytree if path.is_dir() else shutil.copy
            copy(path, folder / path.name)
    else:
        unpack(folder, TODAY)
    return Shell(folder, folder)


def make_letter(folder: Path) -> dict[str, Any]:
    """Make the letter of the picture in an empty folder; return what the program tells of it."""
    shell = open_shell(PICTURE, folder)
    shell.run("cp signatories.example.yaml signatories.yaml")
    letter: dict[str, Any] = json.loads(shell.run(PICTURED))["letters"][0]
    return letter


def make_picture(folder: Path) -> None:
    """Write the picture of a letter that is made in an empty folder."""
    import pypdfium2
    from PIL.PngImagePlugin import PngInfo

    letter = make_letter(folder)
    note = PngInfo()
    note.add_text("version", letter["version"])
    with (
        contextlib.closing(pypdfium2.PdfDocument(folder / letter["path"])) as document,
        contextlib.closing(document[0]) as page,
    ):
        picture = page.render(scale=SCALE, grayscale=True).to_pil().quantize(GREYS)
    picture.save(PICTURE, optimize=True, pnginfo=note)


def main() -> int:
    """Write every page and the picture anew."""
    for page in pages():
        with tempfile.TemporaryDirectory() as folder:
            text = refreshed(page.read_text("utf-8"), open_shell(page, Path(folder).resolve()))
        page.write_text(text, "utf-8")
        print(page.relative_to(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        make_picture(Path(folder).resolve())
    print(PICTURE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
