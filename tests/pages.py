"""Pages of Markdown, read for what the tests compare: headings, fenced blocks, tables."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
HOW_TO = ROOT / "docs" / "how-to"
EXPLANATION = ROOT / "docs" / "explanation"
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))


def title(path):
    """Name a page in the list of tests."""
    return str(path.relative_to(ROOT))


def page(name):
    return (REFERENCE / name).read_text("utf-8")


def blocks(text, language):
    """Return what stands between the fences of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def section(text, heading):
    """Return what stands under a heading, up to the next one."""
    found = re.search(rf"^##+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"no heading '{heading}'"
    return re.sub(r"^```.*?^```$", "", found[1], flags=re.DOTALL | re.MULTILINE)


def rows(text):
    """Return the rows of tables as cells, without heads."""
    lines = [line for line in text.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def table(text):
    """Return rows by what their first cell names."""
    return {cells[0].strip("`"): cells[1:] for cells in rows(text)}


def prose(path):
    """Return a page without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
