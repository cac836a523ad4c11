"""What was made of a campaign and lies in output/: papers that may have been handed out, pages that stand elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from plaint.stops.standing import Gone

if TYPE_CHECKING:
    from pathlib import Path

OUTPUT = "output"
PAGES = frozenset({".html", ".xml", ".atom", ".rss", ".ics"})


@dataclass(frozen=True)
class Made:
    """Files of a campaign, by their names from the workspace's root.

    Attributes:
        pages: what stands on web sites: pages, indexes, feeds.
        papers: all else.
    """

    pages: tuple[str, ...]
    papers: tuple[str, ...]


def find_made(root: Path, campaign: str) -> Made:
    """Return what was made of a campaign: what lies in its folder, and the index and feed that name all campaigns."""
    folder = root / OUTPUT
    own = [path for path in (folder / campaign).rglob("*") if path.is_file() and not path.name.startswith(".")]
    shared = [path for path in folder.glob("*") if path.is_file() and path.suffix in PAGES]
    names = sorted(str(path.relative_to(root)) for path in (*own, *shared))
    pages = tuple(name for name in names if name.endswith(tuple(PAGES)))
    return Made(pages, tuple(name for name in names if name not in pages))


def remake_pages(root: Path, campaign: str) -> tuple[str, ...]:
    """Make pages, index and feed of a campaign anew as stopped, and return those that are not: today, all there are.

    Nothing here makes pages yet that can say it; whoever put one up takes it down.
    """
    return find_made(root, campaign).pages


def out_of_reach(root: Path, campaign: str) -> tuple[Gone, ...]:
    """Return the papers that may lie elsewhere too, and the pages that do not tell of the stop."""
    papers, pages = find_made(root, campaign).papers, remake_pages(root, campaign)
    told = []
    if papers:
        words = f"{_files(papers)} made into {OUTPUT}/{campaign}/ (PDFs, mails, drafts as .eml): printed or handed out?"
        told.append(Gone(kind="file", count=len(papers), words=words))
    if pages:
        words = f"{_files(pages)} that may stand elsewhere and do not say so: take them down ({', '.join(pages[:3])})"
        told.append(Gone(kind="page", count=len(pages), words=words))
    return tuple(told)


def _files(names: tuple[str, ...]) -> str:
    return f"{len(names):,} file{'' if len(names) == 1 else 's'}"
