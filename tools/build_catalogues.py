"""Compile the catalogues of fixed words, as gettext reads them, from the .po files that people edit.

Run it after any change to a .po file and commit both. The same source gives the same bytes on any day and
with any version of Babel: Babel would write the time and its own name into the header, so the header is ours.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES = Path(__file__).resolve().parent.parent / "src" / "plaint" / "locales"


class Undated(Catalog):
    """A catalogue whose header says what a reader needs, and neither date nor maker."""

    def __iter__(self) -> Iterator[Message]:
        yield Message("", "Content-Type: text/plain; charset=UTF-8\n")
        yield from islice(super().__iter__(), 1, None)


def read_catalogue(source: Path) -> Undated:
    """Read a .po file.

    Raises:
        babel.messages.pofile.PoFileError: the file is no catalogue.
    """
    catalogue = Undated(charset="utf-8")
    with source.open("rb") as file:
        for message in read_po(file, abort_invalid=True):
            if message.id:
                catalogue[message.id] = message
    return catalogue


def compile_catalogue(source: Path) -> bytes:
    """Return a .po file in the binary form of GNU gettext; keys without words are left out of it."""
    compiled = io.BytesIO()
    write_mo(compiled, read_catalogue(source))
    return compiled.getvalue()


def sources() -> list[Path]:
    """Return every .po file, in the order of the languages' codes."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


def main() -> int:
    """Compile every catalogue beside its source."""
    for source in sources():
        target = source.with_suffix(".mo")
        target.write_bytes(compile_catalogue(source))
        print(f"{target.stat().st_size:>7} {target.relative_to(LOCALES)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
