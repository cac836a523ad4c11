"""What Plaint needs of the machine, looked at one by one."""

from __future__ import annotations

import ctypes
import ctypes.util
import platform
import shutil
import sys
from dataclasses import dataclass

from plaint import __version__

# The libraries that WeasyPrint opens, by the names under which it looks for them.
LIBRARIES = {
    "GLib": ("libgobject-2.0.so.0", "gobject-2.0"),
    "Pango": ("libpango-1.0.so.0", "pango-1.0"),
    "Pango for FreeType": ("libpangoft2-1.0.so.0", "pangoft2-1.0"),
    "Fontconfig": ("libfontconfig.so.1", "fontconfig"),
    "HarfBuzz": ("libharfbuzz.so.0", "harfbuzz"),
    "HarfBuzz subsetting": ("libharfbuzz-subset.so.0", "harfbuzz-subset"),
}
NOT_TESTED = "not tested by us"
_DEBIAN = "apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    what: str
    good: bool
    detail: str = ""
    remedy: str = ""


def examine() -> tuple[Finding, ...]:
    """Look at everything, in the order in which it is needed."""
    return (_python(), *(_library(name) for name in LIBRARIES), _weasyprint(), _fonts(), _zones(), _output())


def _python() -> Finding:
    version = platform.python_version()
    good = sys.version_info >= (3, 11)
    return Finding(
        "Python 3.11 or newer", good, f"Plaint {__version__} on Python {version}", "" if good else _install("python3")
    )


def _library(name: str) -> Finding:
    soname, short = LIBRARIES[name]
    good = _opens(soname) or bool(ctypes.util.find_library(short))
    return Finding(
        f"library {name}", good, "" if good else f"{soname} cannot be opened", "" if good else _install("pango")
    )


def _opens(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _weasyprint() -> Finding:
    from plaint.errors import RenderError
    from plaint.render.pdf import import_weasyprint

    try:
        version = import_weasyprint().__version__
    except RenderError as error:
        return Finding("WeasyPrint", False, error.message, _install("pango"))
    return Finding("WeasyPrint", True, version)


def _fonts() -> Finding:
    from plaint.render.fonts import FACES, font_file

    sizes = [len(font_file(name)) for *_, name in FACES]
    return Finding("bundled fonts", min(sizes) > 0, f"{len(sizes)} faces")


def _zones() -> Finding:
    from plaint.contacts.zones import is_zone

    good = is_zone("Asia/Almaty")
    return Finding("time zones", good, "", "" if good else "reinstall Plaint: its package tzdata is missing")


def _output() -> Finding:
    name = (sys.stdout.encoding or "").lower().replace("-", "")
    good = name == "utf8"
    return Finding("terminal in UTF-8", good, sys.stdout.encoding or "", "" if good else "export LC_ALL=C.UTF-8")


def _install(what: str) -> str:
    """Return the command that installs Pango or Python here."""
    python = what == "python3"
    commands = (
        ("apt-get", f"sudo {_DEBIAN}" if not python else "sudo apt-get install python3-venv", ""),
        ("dnf", "sudo dnf install python3 pango", NOT_TESTED),
        ("pacman", "sudo pacman -S --needed python" if python else "sudo pacman -S --needed pango", NOT_TESTED),
        (
            "apk",
            "sudo apk add python3 so:libgobject-2.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0",
            NOT_TESTED,
        ),
        ("brew", "brew install python" if python else "brew install pango", NOT_TESTED),
    )
    for program, command, remark in commands:
        if shutil.which(program):
            return f"run: {command}" + (f"  ({remark})" if remark else "")
    if platform.system() == "Windows":
        return f"use WSL with Debian, and there: sudo {_DEBIAN}  ({NOT_TESTED})"
    return "install Pango 1.44 or newer and HarfBuzz with your package manager"
