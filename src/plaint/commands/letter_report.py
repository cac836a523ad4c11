"""What `plaint letter` says of its letters: for people in words, for programs in JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from plaint import console
from plaint.commands.tell import (
    campaign_state,
    copy_json,
    copy_words,
    mission_gap,
    say_steps,
    shown,
    step_json,
    step_line,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from plaint.compose.batches import Batches
    from plaint.compose.copies import CopyLine
    from plaint.compose.letters import Composed, LeftOut, Order
    from plaint.guide import Step
    from plaint.make import Made
    from plaint.runs import Tally
    from plaint.workspace import Workspace


MOST_NAMED = 20  # signatories in one line


def compose_all(workspace: Workspace, order: Order) -> tuple[Batches, tuple[LeftOut, ...]]:
    """Compose the letters of an order from the workspace's data and texts; errors as in `compose_batches`."""
    from plaint.compose.batches import compose_batches

    return compose_batches(workspace.data, workspace.library(order.campaign.id), order)


def say_written(paths: Sequence[Path]) -> None:
    """Name what was written before a run broke off, so that nobody prints it without knowing."""
    for path in paths:
        console.result(shown(path))
    if count := len(paths):
        console.say(
            f"The run broke off; {count} file{'s were' if count > 1 else ' was'} written before that.", "warning"
        )


@dataclass
class Report:
    """The outcome of one call of `plaint letter`; of many letters it keeps those that say something new.

    Args:
        workspace: for recipients and texts.
        order: what was ordered.
        left_out: targets without a letter.
        is_whole: keep every letter, for programs.
    """

    workspace: Workspace
    order: Order
    left_out: tuple[LeftOut, ...]
    is_whole: bool = False
    lines: list[Path | Made] = field(default_factory=list)
    unsaid: dict[str, dict[str, None]] = field(default_factory=dict)
    is_unsigned: bool = False
    _told: set[tuple[str, str, str]] = field(default_factory=set)
    _paths: dict[Path, int] = field(default_factory=dict)

    def add(self, made: Made) -> None:
        """Note a letter: whole where it is the first to a target from a country in a language, else its file alone."""
        letter, writer = made.composed.letter, made.composed.signatory
        if writer and writer.personal and writer.own_words(letter.language) is None:
            self.unsaid.setdefault(letter.language, {})[letter.signatory] = None
        self.is_unsigned |= not letter.signatures[0].name
        key = (letter.target, letter.country, letter.language)
        is_new = key not in self._told
        self._told.add(key)
        if is_new or self.is_whole or not made.path:
            self.lines.append(made)
        elif made.path not in self._paths:
            self.lines.append(made.path)
        if made.path:
            self._paths[made.path] = self._paths.get(made.path, 0) + 1

    @property
    def made(self) -> tuple[Made, ...]:
        """The letters that were kept."""
        return tuple(line for line in self.lines if not isinstance(line, PurePath))

    def print_words(self, today: date) -> None:
        """Print paths on standard output; on standard error, what to do with each letter."""
        console.say(f"{self.order.campaign.id}: {self.order.campaign.title}", "strong")
        for line in campaign_state(self.order.campaign, today):
            console.say(step_line("note", line), "warning")
        told: set[tuple[str, str] | Path] = set()
        for one in self.lines:
            self._print_line(one, told)
        for line in self._signed_twice():
            console.say(step_line("names", line), "warning")
        for target in self.left_out:
            console.say(step_line("left out", f"{target.target}: {target.reason}"), "warning")
        for line in (*self._better_languages(), *self._unsaid()):
            console.say(step_line("language", line), "warning")
        for copy in self._copies():
            console.say(step_line("copy", copy_words(copy)))
        self._print_end()

    def _copies(self) -> tuple[CopyLine, ...]:
        from plaint.compose.copies import copy_lines

        return copy_lines(self.workspace.data, self.order)

    def _better_languages(self) -> list[str]:
        """Return which offices read another language better, a line each pair of languages."""
        from plaint.compose.choice import reads_better

        offices: dict[tuple[str, str], dict[str, None]] = {}
        library = self.workspace.library(self.order.campaign.id)
        for made in self.made:
            used = made.composed.letter.language
            if better := reads_better(library, self.order.campaign, made.composed.addressee, used):
                offices.setdefault((better, used), {})[made.composed.letter.target] = None
        return [
            f"{', '.join(names)}: better read in '{better}' than in '{used}'; try --lang {better} --with-translation"
            for (better, used), names in offices.items()
        ]

    def _print_line(self, line: Path | Made, told: set[tuple[str, str] | Path]) -> None:
        path = line if isinstance(line, PurePath) else line.path
        if path and path not in told:
            told.add(path)
            console.result(shown(path))
        if isinstance(line, PurePath):
            return
        if line.skipped:
            console.say(step_line("left out", line.skipped), "warning")
        letter = line.composed.letter
        if (letter.target, letter.country) not in told:
            told.add((letter.target, letter.country))
            self._print_steps(line)

    def _print_steps(self, made: Made) -> None:
        letter = made.composed.letter
        if any(other.path == made.path and other.composed.letter.target != letter.target for other in self.made):
            console.say(step_line("to", f"{letter.target}: {', '.join(filter(None, (letter.holder, letter.office)))}"))
        for line in self._remarks(made):
            console.say(step_line("note", line), "warning")
        say_steps(self._steps(made.composed))

    def _remarks(self, made: Made) -> list[str]:
        letter, addressee = made.composed.letter, made.composed.addressee
        remarks: list[str] = []
        is_list = self.order.form == "statement"
        if made.pages > (2 if letter.translation else 1) and not is_list:
            remarks.append(f"{made.pages} pages: officials read one")
        generic = addressee.via if addressee.via and addressee.via.is_generic else addressee
        if generic.is_generic:
            remarks.append(mission_gap(self.workspace.data, generic.recipient.of or "", letter.country))
        if others := (addressee.via or addressee).others:
            remarks.append(f"other missions there: {', '.join(others)}; pick one with --to")
        return remarks

    def _signed_twice(self) -> list[str]:
        """Return whose name a statement carries more than once."""
        from plaint.compose.signing import signed_twice

        names = signed_twice(self.order.signatories) if self.order.form == "statement" else ()
        return [f"printed more than once, with the same country and organisation: {_named(names)}"] if names else []

    def _unsaid(self) -> list[str]:
        """Return whose own sentence is in none of the letter's words, a line each language."""
        if self.order.form == "statement" and (silent := sum(1 for one in self.order.signatories if one.personal)):
            return [f"a statement has no room for `personal`: the sentences of {silent} who sign are left out"]
        return [
            f"{_named(names)}: `personal` is left out, as it has no words in '{language}'"
            for language, names in self.unsaid.items()
        ]

    def _steps(self, composed: Composed) -> tuple[Step, ...]:
        from plaint.guide import steps
        from plaint.orders import standpoint

        addressee = composed.addressee
        recipient = addressee.receiver
        channels = self.order.campaign.channels_to(addressee.target)
        stand = standpoint(self.workspace, self.order, composed.letter.country or None)
        return steps(recipient, composed.letter.address, channels, stand)

    def _print_end(self) -> None:
        files = len(self._paths)
        if not files:
            console.say("No letter was written.", "warning")
            return
        console.say(f"{files} file{'s' if files > 1 else ''} written." + (" Sign by hand." if self.is_unsigned else ""))
        for line in self._missing_settings():
            console.say(line)

    def _missing_settings(self) -> Iterator[str]:
        """Yield what to tell Plaint so that it can say more."""
        from plaint.contacts.zones import zones_of
        from plaint.orders import sender_zone

        countries = {made.composed.letter.country for made in self.made}
        if "" in countries:
            yield "Where do you write from? Add --from GB, or `country: GB` to settings.yaml,"
            yield "to see what to dial and when."
        if not any(made.composed.addressee.receiver.hours for made in self.made):
            return
        for country in sorted(countries - {""}):
            if sender_zone(self.workspace, country, self.order.day) is None:
                example = next(iter(zones_of(country)), "Europe/London")
                yield f"{country} has several time zones: add yours to settings.yaml, as `timezone: {example}`."

    def print_json(self, today: date, tally: Tally) -> None:
        """Print one JSON object on standard output."""
        import json

        value = {
            "campaign": self.order.campaign.id,
            "status": self.order.campaign.status,
            "notes": [*campaign_state(self.order.campaign, today), *self._signed_twice()],
            "letters": [self._json_of(made) for made in self.made],
            "files": [{"path": str(path), "letters": count} for path, count in self._paths.items()],
            "printed": {"stamped": tally.stamped, "full": tally.full, "reasons": dict(tally.reasons)},
            "languages": [*self._better_languages(), *self._unsaid()],
            "copies": [copy_json(line) for line in self._copies()],
            "left_out": [{"target": one.target, "reason": one.reason} for one in self.left_out],
        }
        console.result(json.dumps(value, ensure_ascii=False, indent=2))

    def _json_of(self, made: Made) -> dict[str, Any]:
        letter = made.composed.letter
        return {
            "path": str(made.path) if made.path else None,
            "form": made.form,
            "target": letter.target,
            "office": letter.office,
            "holder": letter.holder,
            "language": letter.language,
            "signatory": letter.signatory or None,
            "from": letter.country or None,
            "address": list(letter.address),
            "version": letter.version,
            "pages": made.pages or None,
            "notes": self._remarks(made),
            "steps": [step_json(step) for step in self._steps(made.composed)],
        }


def _named(names: Collection[str]) -> str:
    """Return names in a line, no more than anybody would read."""
    rest = len(names) - MOST_NAMED
    return ", ".join(islice(names, MOST_NAMED)) + (f" and {rest} more" if rest > 0 else "")
