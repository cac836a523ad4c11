"""Tell whether the lock files still fit what pyproject.toml and the requirements-*.in files ask for.

Works without a network: it reads files and resolves nothing. Run it as ``python tools/check_locks.py``; it
prints each problem on a line of its own and exits 1 when there is one.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SOURCES = {
    "requirements.lock": "pyproject.toml",
    "requirements-test.lock": "requirements-test.in",
    "requirements-ci.lock": "requirements-ci.in",
}

_PIN = re.compile(r"([a-z0-9][a-z0-9-]*)==([^\s;]+)(?: ; [^\\]+)? \\$")
_HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
_VIA = re.compile(r"    # (?:via)?\s*(.*)$")
_COMMENT = re.compile(r"#(?!.*://)|$")


@dataclass(frozen=True)
class Pin:
    """One release that a lock names: how many files of it are hashed, and who asks for it."""

    name: str
    version: str
    hashes: int
    askers: tuple[str, ...]


def read_lock(text: str) -> tuple[dict[str, Pin], tuple[str, ...]]:
    """Read a lock as pip-compile writes it.

    Returns:
        The pins by name, and the lines that have no place in a lock: an index, a host, a path, an option.
    """
    sections: list[list[str]] = [[]]
    strangers: list[str] = []
    for line in text.splitlines():
        if _PIN.match(line):
            sections.append([line])
        elif _HASH.match(line) or (_VIA.match(line) and "://" not in line):
            sections[-1].append(line)
        elif not _COMMENT.match(line):
            strangers.append(line)
    pins = [_read_pin(section) for section in sections[1:]]
    return {pin.name: pin for pin in pins}, tuple(strangers)


def _read_pin(lines: list[str]) -> Pin:
    name, version = _PIN.findall(lines[0])[0]
    askers = tuple(asker for line in lines for asker in _VIA.findall(line))
    return Pin(name, version, sum(bool(_HASH.match(line)) for line in lines), askers)


def read_wanted(path: Path) -> tuple[Requirement, ...]:
    """Read what a source asks for: the dependencies of pyproject.toml, or the lines of an .in file."""
    if path.suffix == ".toml":
        lines = tomllib.loads(path.read_text("utf-8"))["project"]["dependencies"]
    else:
        lines = [line.partition(" #")[0].strip() for line in path.read_text("utf-8").splitlines()]
    return tuple(Requirement(line) for line in lines if line and not line.startswith(("#", "-")))


def check_lock(root: Path, lock: str) -> Iterator[str]:
    """Yield what is wrong with one lock of the checkout at `root`, each problem as one sentence."""
    source = SOURCES[lock]
    pins, strangers = read_lock((root / lock).read_text("utf-8"))
    wanted = {str(canonicalize_name(each.name)): each for each in read_wanted(root / source)}
    for line in strangers:
        yield f"{lock}: this line does not belong in a lock: {line.strip()}"
    for pin in pins.values():
        if not pin.hashes:
            yield f"{lock}: {pin.name} has no hash"
        if pin.name not in wanted and any(source in asker for asker in pin.askers):
            yield f"{lock}: {pin.name} is there for {source}, which no longer asks for it"
    for name, requirement in wanted.items():
        if name not in pins:
            yield f"{lock}: lacks {name}, which {source} asks for"
        elif not requirement.specifier.contains(pins[name].version, prereleases=True):
            version, asked = pins[name].version, requirement.specifier
            yield f"{lock}: {name} {version} is not what {source} asks for ({asked})"


def check_agreement(root: Path) -> Iterator[str]:
    """Yield each package for which two locks name different versions: they share one environment."""
    first: dict[str, tuple[str, str]] = {}
    for lock in SOURCES:
        for pin in read_lock((root / lock).read_text("utf-8"))[0].values():
            other, version = first.setdefault(pin.name, (lock, pin.version))
            if version != pin.version:
                yield f"{lock}: {pin.name} {pin.version}, but {other} has {version}"


def find_problems(root: Path) -> tuple[str, ...]:
    """List everything that is wrong with the locks of the checkout at `root`."""
    return (*(problem for lock in SOURCES for problem in check_lock(root, lock)), *check_agreement(root))


def main() -> int:
    """Print the problems and the remedy; return the exit code."""
    problems = find_problems(Path(__file__).resolve().parent.parent)
    for problem in problems:
        print(problem)
    print("run tools/make_locks.sh" if problems else "the locks fit")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
