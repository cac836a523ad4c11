"""Programs from npm, as tests/browser/package-lock.json and page/package-lock.json name them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent
NODES = HOME / "node_modules"
VNU = NODES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = NODES / "axe-core" / "axe.min.js"


def html_faults(*pages: Path) -> list[str]:
    """List what the Nu HTML checker calls wrong, each as `file: words`."""
    options = ("--format", "json", "--stdout", "--errors-only", "--exit-zero-always")
    words = ("java", "-jar", str(VNU), *options, *map(str, pages))
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    told: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [_fault(one) for one in told]


def _fault(told: dict[str, Any]) -> str:
    place = " ".join(told.get("extract", "").split())
    return f"{Path(told.get('url', '')).name}: {told['message']} ({place})"
