"""Files of several letters, one language each, filled as the letters come."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.render.binding import Binder, Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from plaint.model.letter import Letter
    from plaint.output import Begun, Output
    from plaint.render.binding.stamped import Stamped


@dataclass
class _Volume:
    begun: Begun
    binder: Binder
    letters: int = 0


class Volumes:
    """The files of a run; a context, which finishes those that are open, or drops them where something goes wrong.

    Args:
        output: where they go.
        split: how many letters stand in each; 0: all of a language.
        tagged: by language, whether they have structure.
        finished: where the names of whole files are noted.
    """

    def __init__(self, output: Output, split: int, tagged: Mapping[str, bool], finished: list[Path]) -> None:
        self.output = output
        self.split = split
        self.tagged = tagged
        self.finished = finished
        self._open: dict[str, _Volume] = {}
        self._begun: dict[str, int] = {}

    def add(self, letter: Letter, content: Fragment | Stamped) -> Path:
        """Append a letter to the file of its language; return the name that this file will have.

        Raises:
            PlaintError: the file cannot be written.
        """
        volume = self._open.get(letter.language) or self._begin(letter)
        with volume.begun.named():
            add(volume.binder, content, _bookmark(letter))
        volume.letters += 1
        if volume.letters == self.split:
            self._finish(letter.language)
        return volume.begun.path

    def _begin(self, letter: Letter) -> _Volume:
        language = letter.language
        number = self._begun[language] = self._begun.get(language, 0) + 1
        begun = self.output.begin(self.output.volume_path(letter, number if self.split else 0))
        title = f"{letter.title} ({number})" if self.split else letter.title
        binder = Binder(begun.file, title=title, language=language, tagged=self.tagged[language])
        self._open[language] = volume = _Volume(begun, binder)
        return volume

    def _finish(self, language: str) -> None:
        volume = self._open[language]
        with volume.begun.named():
            volume.binder.close()
        self.finished.append(volume.begun.finish())
        del self._open[language]

    def __enter__(self) -> Volumes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._dropping():
            for language in tuple(self._open) if error is None else ():
                self._finish(language)

    @contextmanager
    def _dropping(self) -> Iterator[None]:
        try:
            yield
        finally:
            for volume in self._open.values():
                volume.begun.drop()


def add(binder: Binder, content: Fragment | Stamped, bookmark: str) -> None:
    """Append a letter to a file, however it was printed."""
    if isinstance(content, Fragment):
        binder.add(content, bookmark)
    else:
        binder.add_stamped(content, bookmark)


def write_alone(output: Output, letter: Letter, stamped: Stamped) -> Path:
    """Write a stamped letter into a file of its own; errors as in `Output.write`."""
    with output.begin(output.letter_path(letter, "pdf")) as begun:
        binder = Binder(begun.file, title=letter.subject, language=letter.language, tagged=True)
        binder.add_stamped(stamped, letter.subject)
        binder.close()
    return begun.path


def _bookmark(letter: Letter) -> str:
    """Return what a letter is called in the file: who signs it, and whom it is to."""
    return " · ".join(filter(None, (letter.signatures[0].name, letter.office)))
