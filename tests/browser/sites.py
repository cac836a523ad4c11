"""Pages to look at: made by Plaint in folders of their own, on a fixed day, from invented campaigns and its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from page_letters import names, opened
from plaint.pages import Maker
from plaint.starter_kit import unpack
from plaint.workspace import Workspace, open_workspace

MADE = date(2026, 11, 22)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAGE = "port-aurora"
# What became of each campaign that has no letter any more.
ENDS = {
    "stopped": "status: stopped\n    reason: The minister asks for time & <b>has</b> it until May.",
    "won": "status: won\n    reason: Both are back at their posts.",
    "closed": "status: closed",
    "late": "status: open\n    until: 2026-11-21",
}
LANGUAGES = ("en", "ru", "fr", "de", "es", "kk")
ARABIC = "ar"
CHANNELS = "    channels:\n      - post\n      - fax\n      - email\n"
WITHHELD = (
    "      status: withheld\n"
    "      note: write it into recipients.private.yaml, as recipients.private.example.yaml shows\n"
)


@dataclass(frozen=True)
class Site:
    """A workspace and the folder in which its pages are laid."""

    workspace: Workspace
    folder: Path
    url: str = ""

    def page(self, name: str = PAGE, language: str = "en", day: date = MADE) -> Path:
        """Return a campaign's page, made when it is first asked for."""
        folder = self.folder if day == MADE else self.folder / str(day)
        made = folder / f"{name}-{language}.html"
        if not made.exists():
            folder.mkdir(parents=True, exist_ok=True)
            maker = Maker(self.workspace, self.workspace.templates(), day, (language,), self.url)
            (file,) = maker.pages(name)
            made.write_bytes(file.content)
        return made

    def listing(self, language: str = "en") -> tuple[Path, Path]:
        """Return the index and the feed of all campaigns."""
        maker = Maker(self.workspace, self.workspace.templates(), MADE, (), self.url)
        files = maker.listing(tuple(self.workspace.data.campaigns), language)
        folder = self.folder / f"list-{language}"
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            (folder / file.name).write_bytes(file.content)
        return folder / files[0].name, folder / files[1].name

    @cached_property
    def history(self) -> tuple[str, ...]:
        """The names of campaigns that are open."""
        return tuple(names(self.workspace))


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts in a file; each must be there."""
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def invented(folder: Path, languages: tuple[str, ...] = ()) -> Site:
    """Return the starter's campaign with everything a page can show, and one campaign for each end.

    Args:
        folder: where it is made.
        languages: besides English and French; their texts are the English one.
    """
    root = folder / "-".join(("invented", *languages))
    root.mkdir()
    unpack(root, MADE)
    for language in languages:
        shutil.copy(root / "letters" / PAGE / "en.md", root / "letters" / PAGE / f"{language}.md")
    edit(root / "recipients.yaml", (WITHHELD, "      address: union@example.org\n"))
    campaigns = root / "campaigns.yaml"
    edit(
        campaigns,
        ("        # visible: true\n", "        visible: true\n"),
        ("        # consent: 2040-01-31", "        consent: 2026-01-31"),
        (CHANNELS, f"{CHANNELS}      - phone\n      - web\n"),
        ("recipient: port-aurora-station\n        channels:\n          - email\n", "port-aurora-station\n"),
    )
    head, block = campaigns.read_text("utf-8").split(f"  {PAGE}:\n", 1)
    copies = (_copy(root, block, end, status) for end, status in ENDS.items())
    campaigns.write_text(f"{head}  {PAGE}:\n{block}\n{''.join(copies)}", "utf-8")
    return Site(open_workspace(root), root / "output" / "page")


def tongues(folder: Path) -> Site:
    """Return the same in every language of the catalogues, and in one that is written from right to left."""
    return invented(folder, (*LANGUAGES[1:2], *LANGUAGES[3:], ARABIC))


def _copy(root: Path, block: str, end: str, status: str) -> str:
    shutil.copytree(root / "letters" / PAGE, root / "letters" / f"aurora-{end}")
    return f"  aurora-{end}:\n{block.replace('status: open', status).replace(str(MADE), '2026-11-01')}\n"


def history(folder: Path) -> Site:
    """Return the repository's own campaigns, all of them open."""
    root = folder / "history"
    root.mkdir()
    return Site(open_workspace(opened(root)), folder / "history-pages")


def elsewhere(site: Site, url: str) -> Site:
    """Return a site whose pages know where they will stand."""
    return replace(site, url=url, folder=site.folder / "elsewhere")
