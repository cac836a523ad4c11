"""What `plaint page` makes and says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plaint import console
from plaint.commands.tell import shown, step_line

if TYPE_CHECKING:
    from pathlib import Path

    from plaint.output import Output
    from plaint.pages import File, Maker
    from plaint.session import Session

_FOLDER_URL = re.compile(r"https?://[^\s<>\"?#]+\Z")


@dataclass(frozen=True)
class Publication:
    """The pages of one call."""

    maker: Maker

    advice = "Open a page in a browser and read it; then put the files on any host, or on a stick."

    @classmethod
    def of(
        cls, session: Session, *, on: str | None, languages: tuple[str, ...], url: str | None, every: bool
    ) -> Publication:
        """Open the workspace.

        Raises:
            PlaintError: a date or an address means nothing.
        """
        from plaint.orders import checked_day, folded_language, sender_zone
        from plaint.pages import Maker

        workspace = session.open()
        country = workspace.data.settings.country
        day = checked_day(on) or session.today(sender_zone(workspace, country, session.now.date()))
        chosen = tuple(dict.fromkeys(folded_language(one) or "" for one in languages))
        maker = Maker(workspace, workspace.templates(), day, chosen, checked_folder(url), is_lenient=every)
        return cls(maker)

    def names(self, asked: tuple[str, ...], *, every: bool) -> tuple[str, ...]:
        """Return the campaigns that were asked for, each once.

        Raises:
            PlaintError: none was, or both some and all.
        """
        from plaint.errors import PlaintError

        if bool(asked) == every:
            hint = "as in `plaint page port-aurora`, or `plaint page --all`"
            raise PlaintError("name one campaign or more, or give --all", hint)
        known = self.maker.workspace.data.campaigns
        found = tuple(name for name, one in known.items() if one.status != "draft") if every else asked
        if not found:
            raise PlaintError("no campaign can have a page", "a draft gets one once its status is open")
        return tuple(dict.fromkeys(found))

    def make(self, names: tuple[str, ...], *, every: bool) -> tuple[File, ...]:
        """Make the files; nothing is written before all are whole. Errors as in `Maker.pages`."""
        files = [file for name in names for file in self.maker.pages(name)]
        if every:
            first = self.maker.languages[:1] or (self.maker.workspace.data.settings.language or "en",)
            files += self.maker.listing(names, first[0])
        return tuple(files)

    def write(self, files: tuple[File, ...], folder: Output, *, as_json: bool) -> None:
        """Write the files and print where they are; errors as in `Output.write`."""
        written = [(file, folder.write(folder.folder / file.name, file.content)) for file in files]
        if as_json:
            import json

            value = {"pages": [_json(file, path) for file, path in written]}
            console.result(json.dumps(value, ensure_ascii=False, indent=2))
            return
        for file, path in written:
            console.result(shown(path))
            for label, line in _told(file):
                console.say(step_line(label, line), "warning" if label == "note" else "")


def _told(file: File) -> list[tuple[str, str]]:
    if file.page is None:
        return []
    page, size = file.page, f"some {round(len(file.content), -4) // 1000} kB"
    state = f"gives letters until {page.last}" if page.desk else f"gives no letter: the campaign is {page.case.state}"
    return [("page", f"{page.case.language}, {size}, {state}"), *(("note", remark) for remark in file.remarks)]


def _json(file: File, path: Path) -> dict[str, Any]:
    page = file.page
    return {
        "path": str(path),
        "campaign": page.case.campaign if page else None,
        "language": page.case.language if page else None,
        "state": page.case.state if page else None,
        "made": str(page.made) if page else None,
        "last": str(page.last) if page and page.desk else None,
        "bytes": len(file.content),
        "notes": list(file.remarks),
    }


def checked_folder(url: str | None) -> str:
    """Return the address of a folder on the web, ending in a slash, or "" for none.

    Raises:
        PlaintError: it is none.
    """
    from plaint.errors import PlaintError

    if url is None:
        return ""
    if not _FOLDER_URL.match(url):
        raise PlaintError(f"--url {url}: no web address of a folder", "write it as https://www.example.org/letters/")
    return url if url.endswith("/") else f"{url}/"
