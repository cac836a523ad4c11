"""The page's script: what is packed is what was built from what lies in page/, and reaches for nothing."""

import hashlib
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src/plaint/script"
SOURCES = ROOT / "page/src"
AWAY = (
    "fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "importScripts", "localStorage",
    "sessionStorage", "indexedDB", "document.cookie", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
    "eval(", "new Function", "http://", "https://",
)  # fmt: skip


def sums():
    lines = (BUILT / "SHA256SUMS").read_text("utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


def test_the_built_script_is_of_these_sources():
    found = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in sums()}
    assert found == sums(), "run: cd page && npm ci && npm run build"


def test_every_source_is_reckoned_with():
    named = {name for name in sums() if name.startswith("page/src/")}
    assert named == {f"page/src/{path.name}" for path in SOURCES.iterdir()}


def test_the_script_reaches_for_nothing_and_makes_no_markup():
    script = (BUILT / "page.js").read_text("utf-8")
    assert [word for word in AWAY if word in script] == []
    assert "</" not in script


def test_the_script_is_small_and_its_files_are_too():
    assert (BUILT / "page.js").stat().st_size < 25_000
    lines = {path.name: len(path.read_text("utf-8").splitlines()) for path in SOURCES.iterdir()}
    assert {name: length for name, length in lines.items() if length > 250} == {}


def test_the_lock_names_no_registry():
    lock = (ROOT / "page/package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert re.search(r'"integrity": "sha512-', lock)
    assert "://" not in re.sub(r'"(?:url|funding)": (?:"[^"]*"|\{[^}]*\})', "", lock)


def test_slots_are_the_same_in_script_and_composition():
    from plaint.compose.page import slots

    script = (SOURCES / "fill.ts").read_text("utf-8")
    assert f"[\\u{ord(slots.NAME):04x}-\\u{ord(slots.DATE):04x}]" in script
    pairs = dict(zip(slots.SLOTS, re.findall(r'"\\u(e00\d)":', script), strict=True))
    assert pairs == {name: f"{ord(slot):04x}" for name, slot in slots.SLOTS.items()}
