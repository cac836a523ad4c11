"""Typst's binding on an equivalent letter, its compiler kept: run by the interpreter of an environment that has it.

`python typsetting.py FOLDER FONTS` makes a PDF of each row of FOLDER/merge.csv from FOLDER/letter.typ.
"""

import csv
import sys
from pathlib import Path

import typst


def main(folder: Path, fonts: str) -> None:
    """Make them all."""
    compiler = typst.Compiler(str(folder / "letter.typ"), font_paths=[fonts], ignore_system_fonts=True)
    (folder / "typst").mkdir(exist_ok=True)
    with (folder / "merge.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            compiler.compile(
                output=str(folder / "typst" / f"{number}.pdf"), format="pdf", sys_inputs=row, pdf_tags=False
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
