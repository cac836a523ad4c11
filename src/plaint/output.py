"""Writing results: below the output folder only, whole or not at all, readable by nobody else."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.errors import PlaintError

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Container, Iterator
    from types import TracebackType
    from typing import BinaryIO

    from plaint.model.letter import Letter


class Output:
    """The output folder of one run.

    Args:
        folder: `--output`, or `output/` of the workspace.
        root: the workspace, out of which the default folder must not lead; None where the user chose the folder.

    Attributes:
        before_first: what must have happened before any file gets its name; it happens once a file can be written.
    """

    def __init__(self, folder: Path, root: Path | None) -> None:
        self.folder = folder
        self.root = root
        self.before_first: Callable[[], None] | None = None
        self._taken: set[tuple[str, str]] = set()

    def letter_path(self, letter: Letter, ending: str) -> Path:
        """Return `<campaign>/<target>-<lang>[-<signatory>].<ending>`, told apart by a number where it must be."""
        stem = "-".join(filter(None, (letter.target, letter.language, letter.signatory)))
        number, name = 1, f"{stem}.{ending}"
        while (letter.campaign, name) in self._taken:
            number += 1
            name = f"{stem}-{number}.{ending}"
        self._taken.add((letter.campaign, name))
        return self.folder / letter.campaign / name

    def volume_path(self, letter: Letter, number: int) -> Path:
        """Return `<campaign>/<campaign>-<lang>[-<number>].pdf`, where letters like this one stand together."""
        ending = f"-{number:03}" if number else ""
        return self.folder / letter.campaign / f"{letter.campaign}-{letter.language}{ending}.pdf"

    def write(self, path: Path, content: bytes) -> Path:
        """Write a file under a temporary name and rename it; 0600, folders 0700.

        Raises:
            PlaintError: the place cannot be written, or leads out of the workspace.
        """
        with self.begin(path) as begun:
            begun.file.write(content)
        return path

    def begin(self, path: Path) -> Begun:
        """Begin a file that is written bit by bit; errors as in `write`."""
        with _named(path):
            self._make_folder(path.parent)
            begun = Begun(path)
        if self.before_first:
            try:
                self.before_first()
            except BaseException:
                begun.drop()
                raise
            self.before_first = None
        return begun

    def sweep(self, folder: Path, names: re.Pattern[str], keep: Container[Path]) -> None:
        """Remove what an earlier run left in a folder of its own, so that nothing old is printed or passed on.

        Args:
            folder: below the output folder.
            names: which files are ours.
            keep: those of this run.

        Raises:
            PlaintError: the folder leads out, or a file cannot be removed.
        """
        _require_inside(folder, self.folder)
        for path in folder.iterdir():
            if names.fullmatch(path.name) and path not in keep:
                try:
                    path.unlink()
                except OSError as error:
                    raise PlaintError(f"cannot remove {path}: {error.strerror}", "remove it by hand") from None

    def _make_folder(self, folder: Path) -> None:
        if self.root:
            _require_inside(self.folder, self.root)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _require_inside(folder, self.folder)
        for below in (*reversed(folder.relative_to(self.folder).parents), folder.relative_to(self.folder)):
            (self.folder / below).mkdir(mode=0o700, exist_ok=True)


class Begun:
    """A file under a temporary name until it is whole; gone where it never is. A context that finishes or drops it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        self.file: BinaryIO = os.fdopen(os.open(self._temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    @contextlib.contextmanager
    def named(self) -> Iterator[None]:
        """Say which file it is that cannot be written, for the length of a block."""
        with _named(self.path):
            yield

    def finish(self) -> Path:
        """Give the file its name.

        Raises:
            PlaintError: it cannot be written to its end.
        """
        with _named(self.path):
            try:
                self.file.close()
                self._temporary.replace(self.path)
            except BaseException:
                self.drop()
                raise
        return self.path

    def drop(self) -> None:
        """Remove the file."""
        with contextlib.suppress(OSError):  # what is still to be written may not be writable
            self.file.close()
        _remove(self._temporary)

    def __enter__(self) -> Begun:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.finish()
            return
        self.drop()
        if isinstance(error, OSError):
            raise _unwritable(self.path, error) from None


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> PlaintError:
    return PlaintError(f"cannot write {path}: {error.strerror}", "choose a folder with --output DIR")


def _remove(temporary: Path) -> None:
    # where the file could not even be begun, there is nothing to remove
    with contextlib.suppress(OSError):
        temporary.unlink()


def _require_inside(folder: Path, home: Path) -> None:
    try:
        is_inside = folder.resolve().is_relative_to(home.resolve())
    except RuntimeError:  # a link to itself, until Python 3.13
        is_inside = False
    if not is_inside:
        raise PlaintError(f"{folder} leads out of {home}", "remove the link, or choose a folder with --output DIR")
