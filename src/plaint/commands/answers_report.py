"""What `plaint status` and `plaint show` say of answers: how many came from whom."""

from __future__ import annotations

import contextlib
from collections import Counter
from typing import TYPE_CHECKING

from plaint import console
from plaint.commands.send_report import counted
from plaint.deliver.record import diary
from plaint.errors import PlaintError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from plaint.deliver.act import Answer
    from plaint.deliver.record.reading import Record


def say_answers(record: Record, campaign: str | None) -> None:
    """Say how many answers came from each target of a campaign, or of all."""
    answers = record.read(diary.answers_to(campaign))
    for name in dict.fromkeys(answer.campaign for answer in answers):
        console.say(f"{name}: {count_answers(answer for answer in answers if answer.campaign == name)}", "strong")


def count_answers(answers: Iterable[Answer]) -> str:
    """Return how many there are, of whom, and how many more a machine gave."""
    all_answers = tuple(answers)
    written = Counter(answer.target for answer in all_answers if answer.kind == "answer")
    machines = sum(answer.kind == "automatic" for answer in all_answers)
    by_whom = ", ".join(f"{target} {count}" for target, count in sorted(written.items()))
    words = f"{counted(written.total(), 'answer')}: {by_whom}" if written else ""
    return "; ".join(filter(None, (words, counted(machines, "automatic answer") if machines else "")))


def answer_notes(root: Path, campaign: str) -> dict[str, tuple[str, ...]]:
    """Return for each target what came back from it, in words; nothing where the journal cannot be read.

    Args:
        root: of the workspace.
        campaign: its id.
    """
    from plaint.deliver.journal import NAME, read_journal

    with contextlib.suppress(PlaintError), read_journal(root / NAME) as record:
        answers = record.read(diary.answers_to(campaign))
        return {target: tuple(_notes(answers, target)) for target in {answer.target for answer in answers}}
    return {}


def _notes(answers: tuple[Answer, ...], target: str) -> Iterator[str]:
    own = [answer for answer in answers if answer.target == target]
    written = [answer for answer in own if answer.kind == "answer"]
    if written:
        last = max(written, key=lambda answer: answer.day)
        yield f"{counted(len(written), 'answer')}, the last of {last.day}" + (f": {last.file}" if last.file else "")
    if machines := len(own) - len(written):
        yield counted(machines, "automatic answer")
