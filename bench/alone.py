"""Plain WeasyPrint, one letter after the other, as its documentation says, fonts and pictures kept: the peer of runs.

`python -m bench.alone FOLDER [VARIANT]` writes every HTML file of a folder as PDF and prints the seconds that the
letters took, imports and two letters before the first not counted, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


def main(folder: Path, variant: str | None) -> None:
    """Write them all."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration, cache = FontConfiguration(), {}

    def write(path: Path) -> None:
        document = HTML(filename=str(path)).render(font_config=configuration, cache=cache)
        document.write_pdf(path.with_suffix(".pdf"), pdf_variant=variant, cache=cache)

    paths = sorted(folder.glob("*.html"))
    for path in paths[:2]:
        write(path)
    wall, processor = time.perf_counter(), time.process_time()
    for path in paths:
        write(path)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    size = sum(path.with_suffix(".pdf").stat().st_size for path in paths)
    print(json.dumps({"letters": len(paths), "wall": wall, "processor": processor, "bytes": size}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
