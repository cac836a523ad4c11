"""What can go wrong, said so that the reader knows what to do next. Imports nothing of Plaint."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands: a file as the user knows it, line and column counted from 1 (0: unknown)."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in the user's data: a value, not an exception, so that all can be shown at once."""

    place: Place
    message: str
    remedy: str = ""
    severity: Severity = "error"
    campaign: str = field(default="", compare=False)

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "warning: "
        line = f"{self.place}: {mark}{self.message}" + (f"; {self.remedy}" if self.remedy else "")
        return line.replace("\n", " ")  # a file's name may hold a line break, and pass for a message of ours


class PlaintError(Exception):
    """The root of every expected failure: a message, and a hint that says what to do next."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class DataError(PlaintError):
    """The user's files hold problems; all of them are in `problems`, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class TemplateError(PlaintError):
    """A template or a letter's text cannot be filled; the message begins with its place."""


class UnknownName(PlaintError):
    """A name that nothing bears: says which are known and which may have been meant."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        choices = sorted(known)
        hint = did_you_mean(name, choices) or (f"known: {', '.join(choices[:20])}" if choices else "there is none yet")
        super().__init__(f"no {kind} '{name}'", hint)


class RenderError(PlaintError):
    """Paper cannot be made: a missing library, a character that no font of ours has, a picture that is none."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'email'?" for a near-miss, else an empty string."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""
