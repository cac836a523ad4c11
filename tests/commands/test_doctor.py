"""`plaint doctor`: what this machine lacks, and the one command that mends it."""

import ctypes
import ctypes.util
import json
import platform
import shutil

import pytest

from plaint import machine
from plaint.errors import RenderError
from plaint.render import pdf

DEBIAN = "apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"
ALPINE = "so:libgobject-2.0.so.0 so:libpangoft2-1.0.so.0 so:libharfbuzz-subset.so.0"
SYSTEMS = {
    "debian": ("apt-get", "Linux", f"run: sudo {DEBIAN}"),
    "fedora": ("dnf", "Linux", "run: sudo dnf install python3 pango  (not tested by us)"),
    "arch": ("pacman", "Linux", "run: sudo pacman -S --needed pango  (not tested by us)"),
    "alpine": ("apk", "Linux", f"run: sudo apk add python3 {ALPINE}  (not tested by us)"),
    "macos": ("brew", "Darwin", "run: brew install pango  (not tested by us)"),
    "windows": ("", "Windows", f"use WSL with Debian, and there: sudo {DEBIAN}  (not tested by us)"),
    "unknown": ("", "Plan9", "install Pango 1.44 or newer and HarfBuzz with your package manager"),
}


@pytest.fixture
def lacking(monkeypatch):
    """Take libraries away: lacking("libpango-1.0.so.0", on="debian")."""

    def take(*names, on="debian"):
        program, system, _ = SYSTEMS[on]
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == program else None)
        monkeypatch.setattr(platform, "system", lambda: system)
        monkeypatch.setattr(ctypes.util, "find_library", lambda name: None)
        opened = ctypes.CDLL

        def refuse(name, *rest, **options):
            if name in names:
                raise OSError(f"cannot load library '{name}'")
            return opened(name, *rest, **options)

        monkeypatch.setattr(ctypes, "CDLL", refuse)

    return take


def findings():
    return {finding.what: finding for finding in machine.examine()}


def test_a_whole_machine_is_well(run, tmp_path):
    done = run("doctor", folder=tmp_path)
    assert done.code == 0, done.stdout
    assert done.stderr == ""
    assert all(line.startswith("ok ") for line in done.stdout.splitlines())
    for what in ("Python 3.11 or newer", "library Pango", "WeasyPrint", "bundled fonts", "time zones"):
        assert what in done.stdout


def test_machine_output(run, tmp_path):
    done = run("doctor", "--json", folder=tmp_path)
    value = json.loads(done.stdout)
    assert {frozenset(one) for one in value} == {frozenset({"what", "good", "detail", "remedy"})}
    assert all(one["good"] for one in value)


@pytest.mark.parametrize(("name", "soname"), [(name, names[0]) for name, names in machine.LIBRARIES.items()])
def test_each_missing_library_is_found(lacking, name, soname):
    lacking(soname)
    bad = [finding for finding in machine.examine() if not finding.good]
    assert [(one.what, one.detail) for one in bad] == [(f"library {name}", f"{soname} cannot be opened")]
    assert bad[0].remedy == SYSTEMS["debian"][2]


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_remedy_is_that_of_the_system(lacking, system):
    lacking("libpango-1.0.so.0", on=system)
    assert findings()["library Pango"].remedy == SYSTEMS[system][2]


def test_what_is_missing_goes_to_both_and_fails(run, tmp_path, lacking):
    lacking("libpango-1.0.so.0", on="fedora")
    done = run("doctor", folder=tmp_path)
    assert done.code == 1
    assert "missing  library Pango: libpango-1.0.so.0 cannot be opened\n" in done.stdout
    assert done.stderr == f"         {SYSTEMS['fedora'][2]}\n"
    assert run("doctor", "--json", folder=tmp_path).code == 1


def test_a_library_under_another_name_will_do(lacking, monkeypatch):
    lacking("libpango-1.0.so.0", on="macos")
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: "/opt/lib/libpango-1.0.dylib")
    assert findings()["library Pango"].good


def test_weasyprint_that_cannot_start_is_found(lacking, monkeypatch):
    def refuse():
        raise RenderError("the text-layout library libpango-1.0-0 is not installed")

    lacking(on="debian")
    monkeypatch.setattr(pdf, "import_weasyprint", refuse)
    found = findings()["WeasyPrint"]
    assert (found.good, found.detail) == (False, "the text-layout library libpango-1.0-0 is not installed")
    assert found.remedy == SYSTEMS["debian"][2]


def test_an_old_python_is_found(lacking, monkeypatch):
    for system, command in (
        ("debian", "run: sudo apt-get install python3-venv"),
        ("macos", "run: brew install python"),
    ):
        lacking(on=system)
        monkeypatch.setattr(machine.sys, "version_info", (3, 10, 1))
        found = findings()["Python 3.11 or newer"]
        assert (found.good, found.remedy.partition("  (")[0]) == (False, command)


def test_missing_zones_are_found(monkeypatch):
    monkeypatch.setattr("plaint.contacts.zones.is_zone", lambda name: False)
    found = findings()["time zones"]
    assert (found.good, found.remedy) == (False, "reinstall Plaint: its package tzdata is missing")


def test_a_terminal_in_another_encoding_is_found(monkeypatch):
    class Latin:
        encoding = "iso-8859-1"

    monkeypatch.setattr(machine.sys, "stdout", Latin())
    found = findings()["terminal in UTF-8"]
    assert (found.good, found.detail, found.remedy) == (False, "iso-8859-1", "export LC_ALL=C.UTF-8")
