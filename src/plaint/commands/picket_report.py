"""What `plaint picket` says of the pack: for people in words, for programs in JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plaint import console
from plaint.commands.tell import step_line
from plaint.errors import PlaintError
from plaint.picket.pack import EVERYTHING

if TYPE_CHECKING:
    from plaint.compose.picket.plan import PicketPlan
    from plaint.compose.picket.remarks import Remark
    from plaint.output import Output
    from plaint.picket.pack import Written


def write_files(folder: Output, ready: tuple[tuple[Written, bytes], ...]) -> None:
    """Write the files of a pack; name those that were written, where that breaks off."""
    done: list[Path] = []
    try:
        for written, content in ready:
            done.append(folder.write(written.path, content))
    except (PlaintError, KeyboardInterrupt):
        for path in done:
            console.result(_shown(path))
        console.say(f"The pack broke off; {len(done)} of {len(ready)} files were written before that.", "warning")
        raise


@dataclass(frozen=True)
class Report:
    """The outcome of one call of `plaint picket`.

    Attributes:
        known: the missions of the state that the address book has.
    """

    plan: PicketPlan
    remarks: tuple[Remark, ...]
    known: tuple[str, ...]
    written: tuple[Written, ...]

    def print_words(self) -> None:
        """Print paths on standard output; on standard error, where, when, what to mind and how often to print."""
        console.say(f"{self.plan.campaign.id}: {self.plan.campaign.title}", "strong")
        console.say(step_line("where", ", ".join((self.plan.door("en"), *self.plan.address("en")))))
        console.say(step_line("when", self._when()))
        for remark in self.remarks:
            console.say(step_line("mind", remark.english), "warning")
        if self.plan.place.is_generic:
            known = ", ".join(self.known) or "none"
            console.say(step_line("missions", f"known: {known}; pick one by --at, or add this one to recipients.yaml"))
        for one in self.written:
            console.result(_shown(one.path))
        for one in self.written:
            if one.first and one.part != EVERYTHING:
                console.say(step_line("print", f"{_pages(one)}, {_times(one.times)}: {one.title}"))
        self._print_end()

    def _when(self) -> str:
        day = self.plan.day("en") or "no day yet: lines to fill in; or add --on"
        hour = self.plan.hour or "no hour yet: or add --time"
        return f"{day}, {hour}"

    def _print_end(self) -> None:
        whole = next((one for one in self.written if one.part == EVERYTHING), None)
        if whole is None:
            console.say("No page was made." if self.written else "Nothing was made.", "warning")
            return
        sheets = "1 page" if whole.pages == 1 else f"{whole.pages} pages"
        told = any(one.part == "running-sheet" for one in self.written)
        console.say(f"{sheets} of {self.plan.paper} in {_shown(whole.path)}: print it once, at 100 %,")
        console.say(f"then copy pages as {'the running sheet' if told else 'the list above'} says.")

    def print_json(self) -> None:
        """Print one JSON object on standard output."""
        import json

        value = {
            "campaign": self.plan.campaign.id,
            "status": self.plan.campaign.status,
            "at": None if self.plan.place.is_generic else self.plan.recipient.id,
            "country": self.plan.country,
            "others": [one.id for one in self.plan.place.others],
            "on": str(self.plan.on) if self.plan.on else None,
            "time": self.plan.hour or None,
            "paper": self.plan.paper,
            "warnings": [remark.english for remark in self.remarks],
            "files": [_json_of(one) for one in self.written],
        }
        console.result(json.dumps(value, ensure_ascii=False, indent=2))


def _json_of(one: Written) -> dict[str, Any]:
    return {
        "part": one.part,
        "title": one.title,
        "path": str(one.path),
        "pages": one.pages or None,
        "first_page": one.first or None,
        "copies": one.times or None,
    }


def _pages(one: Written) -> str:
    return f"page {one.first}" if one.pages == 1 else f"pages {one.first}-{one.first + one.pages - 1}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _shown(path: Path) -> str:
    """Return the path as one would type it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
