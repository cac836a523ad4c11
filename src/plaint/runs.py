"""A run: the letters of many, each printed the fastest way that is right, in files of their own or a few large ones."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plaint.compose.batches import letter_of
from plaint.compose.letters import Composed
from plaint.make import ENDINGS, Made
from plaint.pool import Alone, Pool, Staff, in_order
from plaint.render.paper import require_printable
from plaint.render.printer import Job, Printer
from plaint.stamps import Stamps
from plaint.volumes import Volumes, write_alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.compose.batches import Batch, Batches, CodeOf
    from plaint.compose.parts import Part
    from plaint.make import FormOfPaper, Workshop
    from plaint.pool import Turn
    from plaint.render.binding.stamped import Stamped

Render = Literal["auto", "full", "stamp"]
MOST_TAGGED = 1000  # letters in a file that has the structure of PDF/UA unless somebody says otherwise


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be made of the letters.

    Attributes:
        forms: of paper; more than PDF only where each letter is a file.
        is_bound: letters stand together in files.
        split: how many in each; 0: all of a language.
        render: `full`: every letter by itself; `stamp`: none by itself; `auto`: as each letter allows.
        tagged: whether files of several letters have the structure of PDF/UA; None: up to `MOST_TAGGED` letters.
        code_of: gives each letter on paper its code; None where they have none.
    """

    forms: tuple[FormOfPaper, ...] = ("pdf",)
    is_bound: bool = False
    split: int = 0
    render: Render = "auto"
    tagged: bool | None = None
    code_of: CodeOf | None = None

    def tagged_by_language(self, letters: Batches) -> dict[str, bool]:
        """Return whether the files of each language have structure; a file of one letter always has."""
        counts = Counter(batch.letter.language for batch, _ in letters)
        most = {language: min(self.split or count, count) for language, count in counts.items()}
        if not self.is_bound:
            return dict.fromkeys(most, True)
        return {name: count <= MOST_TAGGED if self.tagged is None else self.tagged for name, count in most.items()}


@dataclass
class Tally:
    """How the letters of a run were printed.

    Attributes:
        full: how many by themselves.
        stamped: how many into a page that was laid out once for several.
        reasons: why letters were not stamped.
        untagged: a file has no structure, and nobody asked for that.
    """

    full: int = 0
    stamped: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    untagged: bool = False


@dataclass(frozen=True, slots=True)
class _Task:
    composed: Composed
    form: FormOfPaper
    stamped: Stamped | None = None


class Run:
    """Makes the letters of an order.

    Args:
        workshop: for this order.
        plan: what is to be made.

    Attributes:
        tally: how they were printed so far.
        finished: the files that are whole.
    """

    def __init__(self, workshop: Workshop, plan: Plan) -> None:
        self.workshop = workshop
        self.plan = plan
        self.tally = Tally()
        self.finished: list[Path] = []
        self._tagged: dict[str, bool] = {}

    def make(self, letters: Batches) -> Iterator[Made]:
        """Make every letter in every form, in order; none before all can be printed.

        Raises:
            RenderError: a letter cannot be put on paper.
            TemplateError: a template cannot be filled.
            PlaintError: a file cannot be written.
        """
        if set(self.plan.forms) != {"text"}:
            _require_printable(letters)
        self._tagged = self.plan.tagged_by_language(letters)
        self.tally.untagged = self.plan.tagged is None and not all(self._tagged.values())
        stamps = Stamps(self.workshop, self.plan.render, self._tagged, self.plan.code_of)
        if "pdf" in self.plan.forms:
            stamps.prepare(letters)
        with ExitStack() as stack:
            volumes = stack.enter_context(Volumes(self.workshop.output, self.plan.split, self._tagged, self.finished))
            for turn in in_order(self._tasks(letters, stamps), self._staff(stamps.expected, stack)):
                yield self._finish(turn, volumes)

    def _staff(self, expected: int, stack: ExitStack) -> Staff:
        alone = Alone(Printer(self.workshop.templates, self.workshop.press))
        return Staff(alone, lambda many: stack.enter_context(Pool(self.workshop.workspace, many)), expected)

    def _tasks(self, letters: Batches, stamps: Stamps) -> Iterator[tuple[_Task, Job | None]]:
        for batch, part in letters:
            for form in self.plan.forms:
                on_paper = form == "pdf"  # only paper comes back with a stamp on it
                letter = letter_of(batch, part, self.plan.code_of if on_paper else None)
                composed = Composed(letter, batch.addressee, part.signatory)
                yield self._task(composed, form, stamps.stamp(batch, part) if on_paper else None)

    def _task(self, composed: Composed, form: FormOfPaper, found: Stamped | str | None) -> tuple[_Task, Job | None]:
        if found is None:
            return _Task(composed, form), None
        if not isinstance(found, str):
            return _Task(composed, form, found), None
        if found:
            self.tally.reasons[found] += 1
        letter = composed.letter
        job = Job(letter, self.workshop.layout(letter), self.plan.is_bound, self._tagged[letter.language])
        return _Task(composed, form), job

    def _finish(self, turn: Turn[_Task], volumes: Volumes) -> Made:
        made = self._made(turn, volumes)
        if made.path and not self.plan.is_bound:
            self.finished.append(made.path)
        return made

    def _made(self, turn: Turn[_Task], volumes: Volumes) -> Made:
        task, printed, output = turn.task, turn.printed, self.workshop.output
        letter = task.composed.letter
        if task.stamped:
            self.tally.stamped += 1
            path = (
                volumes.add(letter, task.stamped) if self.plan.is_bound else write_alone(output, letter, task.stamped)
            )
            return Made(task.composed, task.form, path, task.stamped.pages)
        if printed is None:
            return self.workshop.make_one(task.composed, task.form)
        self.tally.full += 1
        if printed.fragment:
            return Made(task.composed, task.form, volumes.add(letter, printed.fragment), printed.pages)
        path = output.write(output.letter_path(letter, ENDINGS["pdf"]), printed.file)
        return Made(task.composed, task.form, path, printed.pages)


def _require_printable(letters: Batches) -> None:
    """Look at every text and every signatory once; errors as in `paper.require_printable`."""
    texts: set[Batch] = set()
    last: Part | None = None
    for batch, part in letters:
        if batch not in texts or part is not last:
            texts.add(batch)
            last = part
            require_printable(letter_of(batch, part))
