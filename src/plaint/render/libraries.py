"""WeasyPrint imported without what a letter never uses: half of the time that its import takes otherwise.

WeasyPrint tries each library of the system under several names. Where a name is not that of a file, cffi asks ctypes,
which on Linux starts gcc, ld and ldconfig to find out. The name of the file, under which the system opens the library
by itself, comes later in WeasyPrint's own list. And it imports the parts of fontTools that cut fonts down, which it
leaves to HarfBuzz, and that fix variable fonts, of which Plaint has none.
"""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager, redirect_stdout, suppress
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# Module: the functions that WeasyPrint takes out of it at once.
_SELDOM_USED = {"fontTools.subset": (), "fontTools.varLib.instancer": ("instantiateVariableFont",)}


def load_weasyprint() -> Any:
    """Return WeasyPrint; what it prints about libraries that it misses is not shown.

    Raises:
        OSError: a library that it opens is not there.
    """
    with redirect_stdout(io.StringIO()), seldom_used_later():
        if sys.platform == "linux":
            with suppress(OSError), by_file_names():
                return import_module("weasyprint")
        return import_module("weasyprint")


@contextmanager
def by_file_names() -> Iterator[None]:
    """Let libraries be found by the names of their files only, for the length of a block."""
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


class _Later(ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


class _LaterFunction:
    """Stands for a function until it is called."""

    def __init__(self, module: str, name: str) -> None:
        self.module = module
        self.name = name

    def __call__(self, *values: Any, **named: Any) -> Any:
        return getattr(import_module(self.module), self.name)(*values, **named)


@contextmanager
def seldom_used_later() -> Iterator[None]:
    """Let what is imported in a block hold stand-ins for the modules that are seldom used."""
    standing_in = {name: _stand_in(name) for name in _SELDOM_USED if name not in sys.modules}
    sys.modules.update(standing_in)
    try:
        yield
    finally:
        for name in standing_in:
            del sys.modules[name]


def _stand_in(name: str) -> ModuleType:
    module = _Later(name)
    for function in _SELDOM_USED[name]:
        setattr(module, function, _LaterFunction(name, function))
    return module
