"""What was made of a campaign and lies in output/: papers that may have been handed out, pages that stand elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plaint.output import Output
from plaint.pages import made_before, remake
from plaint.stops.standing import Gone
from plaint.workspace import open_workspace

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

OUTPUT = "output"
PAGES = "page"


def find_papers(root: Path, campaign: str) -> tuple[str, ...]:
    """Return what was made of a campaign and is no page, by names from the workspace's root."""
    folder = root / OUTPUT / campaign
    own = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return tuple(sorted(str(path.relative_to(root)) for path in own))


def find_pages(root: Path, campaign: str) -> tuple[str, ...]:
    """Return the pages of a campaign, and the index and feed that name it, by names from the workspace's root."""
    return tuple(f"{OUTPUT}/{PAGES}/{name}" for name in made_before(root / OUTPUT / PAGES, campaign))


def remake_pages(root: Path, campaign: str, day: date) -> tuple[str, ...]:
    """Make a campaign's pages, index and feed anew as its status in campaigns.yaml says by now; return their names.

    Args:
        root: of the workspace.
        campaign: its id.
        day: on which they are made.

    Raises:
        PlaintError: the workspace cannot be read, or a page cannot be made or written.
    """
    if not find_pages(root, campaign):
        return ()
    folder = root / OUTPUT / PAGES
    output = Output(folder, root)
    files = remake(open_workspace(root), campaign, folder, day)
    for file in files:
        output.write(folder / file.name, file.content)
    return tuple(f"{OUTPUT}/{PAGES}/{file.name}" for file in files)


def out_of_reach(root: Path, campaign: str) -> tuple[Gone, ...]:
    """Return the papers that may lie elsewhere too, and the pages that stand elsewhere as they were."""
    papers, pages = find_papers(root, campaign), find_pages(root, campaign)
    told = []
    if papers:
        words = f"{_files(papers)} made into {OUTPUT}/{campaign}/ (PDFs, mails, drafts as .eml): printed or handed out?"
        told.append(Gone(kind="file", count=len(papers), words=words))
    if pages:
        words = (
            f"{_files(pages)} that may stand on the web as they were: put those of {OUTPUT}/{PAGES}/ in their place "
            f"({', '.join(name.rpartition('/')[2] for name in pages[:4])})"
        )
        told.append(Gone(kind="page", count=len(pages), words=words))
    return tuple(told)


def _files(names: tuple[str, ...]) -> str:
    return f"{len(names):,} file{'' if len(names) == 1 else 's'}"
