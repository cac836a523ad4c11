"""Loads a large workspace once, in a process of its own, and prints how long that took as JSON.

`python -m bench.loading plaint FOLDER STATE` loads it as every verb does, with its copies or making them;
`python -m bench.loading yaml FOLDER STATE` has PyYAML's C loader build the values of both files and does no more.
Imports are counted on neither side; the model, which is built on first use, is counted on ours.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path

from plaint.__main__ import GARBAGE_AT

FILES = ("recipients.yaml", "campaigns.yaml")
# What a verb has imported by the time that it loads.
READY = (
    "typer._adapters",
    "pydantic.plugin._loader",
    "plaint.workspace",
    "plaint.checks.references",
    "plaint.reading.cache",
    "plaint.reading.copies",
    "plaint.model.campaign",
    "plaint.model.people",
    "plaint.model.recipient",
)


def load_by_plaint(folder: Path, state: Path) -> None:
    """Load, check names, and keep or use copies."""
    from plaint.reading.cache import Cache
    from plaint.workspace import open_workspace

    open_workspace(folder, Cache(folder / "output" / ".cache", state / "key"))


def load_by_yaml(folder: Path, _: Path) -> None:
    """Build plain values."""
    import yaml

    for name in FILES:
        yaml.load((folder / name).read_text("utf-8"), Loader=yaml.CSafeLoader)


def main(side: str, folder: Path, state: Path) -> None:
    """Load once and tell the times."""
    gc.set_threshold(GARBAGE_AT)
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    for name in READY if side == "plaint" else ("yaml",):
        import_module(name)
    load = load_by_plaint if side == "plaint" else load_by_yaml
    wall, processor = time.perf_counter(), time.process_time()
    load(folder, state)
    print(json.dumps({"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
