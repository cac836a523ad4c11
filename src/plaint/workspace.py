"""A workspace: the folder with campaigns.yaml, loaded once; its texts, templates and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.errors import DataError, Place, Problem, RenderError, UnknownName
from plaint.reading.data import read_data
from plaint.reading.root import find_root as find_root
from plaint.reading.source import Source, read_bytes, read_source

if TYPE_CHECKING:
    from plaint.compose.choice import Library
    from plaint.model.campaign import Campaign
    from plaint.reading.cache import Cache
    from plaint.reading.data import Data
    from plaint.reading.texts import LetterText
    from plaint.render.paper import Templates

MAX_PICTURE = 20 * 1024 * 1024
MAX_ENCLOSURE = 20 * 1024 * 1024
ENCLOSURES = "enclosures"
MAX_TEMPLATE = 1024 * 1024


@dataclass(frozen=True)
class Workspace:
    """A folder and what its files say."""

    root: Path
    data: Data

    def campaign(self, name: str) -> Campaign:
        """Return a campaign by id.

        Raises:
            UnknownName: with what may have been meant.
            DataError: a time zone of somebody whom it addresses is none.
        """
        from plaint.checks.references import zone_problems

        if name not in self.data.campaigns:
            raise UnknownName("campaign", name, self.data.campaigns)
        campaign = self.data.campaigns[name]
        if problems := tuple(zone_problems(self.data, campaign)):
            raise DataError(problems)
        return campaign

    def texts(self, campaign: str) -> tuple[tuple[LetterText, ...], tuple[Problem, ...]]:
        """Read the texts of a campaign, and what is wrong with them."""
        from plaint.reading.texts import LetterText

        folder = self.root / "letters" / campaign
        found = [self._text(path) for path in sorted(folder.glob("*.md"))] if folder.is_dir() else []
        texts = tuple(text for text in found if isinstance(text, LetterText))
        return texts, tuple(problem for text in found if isinstance(text, tuple) for problem in text)

    def library(self, campaign: str) -> Library:
        """Return a campaign's texts and the default letters.

        Raises:
            DataError: a text cannot be read.
        """
        from plaint.compose.choice import Library
        from plaint.reading.texts import read_default_texts

        texts, problems = self.texts(campaign)
        if problems:
            raise DataError(problems)
        return Library(texts, read_default_texts())

    def templates(self) -> Templates:
        """Read the workspace's paper templates over the built-in ones.

        Raises:
            DataError: one cannot be read.
        """
        from plaint.render.paper import Templates

        folder = self.root / "templates"
        paths = sorted(folder.glob("*.html")) + sorted(folder.glob("*.css")) if folder.is_dir() else []
        read = [read_source(self.inside(path), f"templates/{path.name}", MAX_TEMPLATE) for path in paths]
        if problems := [found for found in read if isinstance(found, Problem)]:
            raise DataError(problems)
        return Templates({Path(one.name).name: one.text for one in read if isinstance(one, Source)})

    def open_picture(self, name: str) -> bytes:
        """Return a picture of the workspace; errors as in `open_picture`."""
        return open_picture(self.root, name)

    def open_enclosure(self, name: str) -> bytes:
        """Return a file of the workspace's folder of enclosures; errors as in `open_enclosure`."""
        return open_enclosure(self.root, name)

    def inside(self, path: Path) -> Path:
        """Return the path if it lies in the workspace, following links.

        Raises:
            RenderError: it leads outside.
        """
        return _inside(self.root, path)

    def _text(self, path: Path) -> LetterText | tuple[Problem, ...]:
        from plaint.reading.texts import read_text

        name = str(path.relative_to(self.root))
        try:
            return read_text(self.inside(path), name)
        except RenderError as error:
            return (Problem(Place(name), error.message.removeprefix(f"{name}: "), error.hint),)


def open_workspace(start: Path, cache: Cache | None = None) -> Workspace:
    """Load the workspace around a folder.

    Raises:
        PlaintError: there is none.
        DataError: something in its files is wrong; everything is said.
    """
    root = find_root(start)
    data = read_data(root, cache)
    problems = data.problems + _reference_problems(data, cache)
    if problems:
        raise DataError(problems)
    return Workspace(root, data)


def _reference_problems(data: Data, cache: Cache | None) -> tuple[Problem, ...]:
    """Look for names that mean nothing, unless none was found before in these very files."""
    from plaint.checks.references import reference_problems

    if cache is None or data.problems or not any(cache.is_for(source) for source in data.sources):
        return tuple(reference_problems(data))
    if cache.load("references", data.digest):
        return ()
    problems = tuple(reference_problems(data))
    if not problems:
        cache.store("references", data.digest, b"none is wrong")
    return problems


def open_picture(root: Path, name: str) -> bytes:
    """Return a picture of the workspace with that root.

    Raises:
        RenderError: it is not there, not inside the workspace, or too large.
    """
    try:
        raw = read_bytes(_inside(root, root / name), MAX_PICTURE)
    except OSError as error:
        raise RenderError(f"{name}: cannot be read: {error.strerror or error}", "check the file name") from None
    if raw is None:
        raise RenderError(f"{name}: larger than 20 MiB", "make the picture smaller")
    return raw


def open_enclosure(root: Path, name: str) -> bytes:
    """Return a file that goes along with letters; only what lies in the folder `enclosures/` ever does.

    Raises:
        RenderError: it is not there, not inside that folder, empty, or too large to be mailed.
    """
    folder, shown = root / ENCLOSURES, f"{ENCLOSURES}/{name}"
    try:
        path = _inside(root, folder / name)
        if not path.is_relative_to(folder.resolve()):
            raise RenderError(f"{shown}: leads out of {ENCLOSURES}/", f"copy the file into {ENCLOSURES}/")
        raw = read_bytes(path, MAX_ENCLOSURE)
    except OSError as error:
        hint = f"put the file into {ENCLOSURES}/, or correct its name"
        raise RenderError(f"{shown}: cannot be read: {error.strerror or error}", hint) from None
    if raw is None:
        raise RenderError(f"{shown}: larger than 20 MiB", "make it smaller: hardly any mail server takes it")
    if not raw:
        raise RenderError(f"{shown}: empty", "put the file itself there")
    return raw


def _inside(root: Path, path: Path) -> Path:
    name = path.relative_to(root) if path.is_relative_to(root) else path
    try:
        resolved = path.resolve()
    except (RuntimeError, ValueError):  # a link to itself, until Python 3.13; a character that no name may have
        raise RenderError(f"{name}: leads nowhere", "put the file itself there") from None
    if not resolved.is_relative_to(root.resolve()):
        raise RenderError(f"{name}: leads out of the workspace", "copy the file into the workspace")
    return resolved
