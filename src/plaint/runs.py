"""A run: the letters of many, each printed the fastest way that is right, in files of their own or a few large ones."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from plaint.compose.batches import letter_of
from plaint.compose.letters import Composed
from plaint.make import ENDINGS, Made
from plaint.pool import Alone, Pool, in_order, processes_for
from plaint.render.paper import require_printable
from plaint.render.printer import Job, Printer
from plaint.volumes import Volumes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from plaint.compose.batches import Batch, Batches
    from plaint.make import FormOfPaper, Workshop
    from plaint.pool import Printing
    from plaint.render.printer import Printed

Render = Literal["auto", "full", "stamp"]
MOST_TAGGED = 1000  # letters in a file that has the structure of PDF/UA unless somebody says otherwise


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is to be made of the letters.

    Attributes:
        forms: of paper; more than PDF only where each letter is a file.
        is_bound: letters stand together in files.
        split: how many in each; 0: all of a language.
        render: `full`: every letter by WeasyPrint; `stamp`: none but once for many; `auto`: as each letter allows.
        tagged: whether files of several letters have the structure of PDF/UA; None: up to `MOST_TAGGED` letters.
    """

    forms: tuple[FormOfPaper, ...] = ("pdf",)
    is_bound: bool = False
    split: int = 0
    render: Render = "auto"
    tagged: bool | None = None

    def is_tagged(self, letters: int) -> bool:
        """Tell whether a file of so many letters has structure."""
        if not self.is_bound:
            return True
        return letters <= MOST_TAGGED if self.tagged is None else self.tagged


@dataclass
class Tally:
    """How the letters of a run were printed.

    Attributes:
        full: how many in full.
        stamped: how many by stamping.
        reasons: why letters were printed in full that would otherwise have been stamped.
    """

    full: int = 0
    stamped: int = 0
    reasons: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Task:
    composed: Composed
    form: FormOfPaper


class Run:
    """Makes the letters of an order.

    Args:
        workshop: for this order.
        plan: what is to be made.

    Attributes:
        tally: how they were printed so far.
        finished: the files that are whole.
        untagged: a file has no structure, and nobody asked for that.
    """

    def __init__(self, workshop: Workshop, plan: Plan) -> None:
        self.workshop = workshop
        self.plan = plan
        self.tally = Tally()
        self.finished: list[Path] = []
        self.untagged = False
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
        languages = Counter(batch.letter.language for batch, _ in letters)
        most = {language: min(self.plan.split or count, count) for language, count in languages.items()}
        self._tagged = {language: self.plan.is_tagged(count) for language, count in most.items()}
        self.untagged = self.plan.tagged is None and not all(self._tagged.values())
        with ExitStack() as stack:
            volumes = stack.enter_context(Volumes(self.workshop.output, self.plan.split, self._tagged, self.finished))
            printing = self._open(len(letters) if "pdf" in self.plan.forms else 0, stack)
            for turn in in_order(self._tasks(letters), printing):
                yield self._finish(turn.task, turn.printed, volumes)

    def _open(self, letters: int, stack: ExitStack) -> Printing:
        processes = processes_for(letters)
        if processes > 1:
            return stack.enter_context(Pool(self.workshop.workspace, processes))
        return Alone(Printer(self.workshop.templates, self.workshop.press))

    def _tasks(self, letters: Batches) -> Iterator[tuple[_Task, Job | None]]:
        for batch, part in letters:
            for form in self.plan.forms:
                composed = Composed(letter_of(batch, part), batch.addressee, part.signatory)
                yield _Task(composed, form), self._job(composed) if form == "pdf" else None

    def _job(self, composed: Composed) -> Job:
        letter = composed.letter
        layout = self.workshop.layout(letter)
        return Job(letter, layout, self.plan.is_bound, self._tagged[letter.language])

    def _finish(self, task: _Task, printed: Printed | None, volumes: Volumes) -> Made:
        if printed is None:
            made = self.workshop.make_one(task.composed, task.form)
        else:
            self.tally.full += 1
            made = Made(task.composed, task.form, self._keep(task.composed, printed, volumes), printed.pages)
        if made.path and not self.plan.is_bound:
            self.finished.append(made.path)
        return made

    def _keep(self, composed: Composed, printed: Printed, volumes: Volumes) -> Path:
        letter, output = composed.letter, self.workshop.output
        if printed.fragment:
            return volumes.add(letter, printed.fragment)
        return output.write(output.letter_path(letter, ENDINGS["pdf"]), printed.file)


def _require_printable(letters: Batches) -> None:
    """Look at every text and every signatory once; errors as in `paper.require_printable`."""
    seen: set[Batch | int] = set()
    for batch, part in letters:
        if batch not in seen or id(part) not in seen:
            seen |= {batch, id(part)}
            require_printable(letter_of(batch, part))
