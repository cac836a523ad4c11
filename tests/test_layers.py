"""The house: imports point downward, in no circle; one outside library, one home; from YAML to PDF in eight hops."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent / "src" / "plaint"
# From the top down. A module may import what stands below it, and its neighbours on the same floor. The review looks at
# letters as commands make them, so it stands above what makes them; that names mean something is known before.
FLOORS = (
    ("cli", "__main__"),
    ("commands",),
    ("checks", "lists"),
    (
        *("picket", "sending", "mailmerge", "acts", "calls", "answers", "approvals", "stops", "reports", "persons"),
        "outdated",
    ),
    (
        "session",
        "orders",
        "members",
        "make",
        "printing",
        "pages",
        "runs",
        "stamps",
        "volumes",
        "pool",
        "guide",
        "output",
        "machine",
        "starter_kit",
        "importing",
        "screen",
        "console",
    ),
    ("workspace",),
    ("checks.references",),
    ("render",),
    ("compose",),
    ("deliver", "appeal"),
    ("reading", "templating", "template_words", "catalogues", "schema_files"),
    ("model", "naming"),
    ("contacts",),
    ("errors",),
)
HOMES = {
    "yaml": {"reading"},
    "jinja2": {"templating"},
    "weasyprint": {"render"},
    "docx": {"render"},
    "markdown_it": {"render"},
    "PIL": {"render"},
    "pypdfium2": {"render"},
    "pydyf": {"render"},
    "fontTools": {"render"},
    "uharfbuzz": {"render"},
    "segno": {"render"},
    "babel": {"compose", "contacts", "checks"},
    "phonenumbers": {"contacts"},
    "holidays": {"contacts"},
    "icalendar": {"render"},
    "email_validator": {"contacts"},
    "idna": {"render", "contacts"},
    "python_calamine": {"reading"},
    "pydantic": {"model", "reading", "schema_files"},
    "pydantic_core": {"model", "reading"},
    "typer": {"cli", "commands"},
    "rich": {"console", "screen"},
    "click": set(),
    "requests": set(),
    "urllib.request": set(),
    "smtplib": {"deliver"},
    "imaplib": {"deliver"},
    "ssl": {"deliver"},
    "sqlite3": {"deliver"},
    "httpx": {"deliver"},
    "pysequoia": {"deliver"},
    "pyrage": {"deliver"},
    "keyring": {"deliver"},
    "subprocess": {"deliver"},
    "socket": {"deliver"},
    "flufl": {"answers"},
    "http": set(),
}


def modules():
    return sorted(path for path in HOUSE.rglob("*.py"))


def name_of(path):
    parts = path.relative_to(HOUSE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def is_for_types(node):
    return isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"


def running(tree):
    """Yield every node but those that only type checkers read."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in ast.iter_child_nodes(node) if not is_for_types(child)]


@cache
def imports():
    """Return what each module imports when it runs, at its top or inside a function."""
    found = defaultdict(set)
    for path in modules():
        for node in running(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found[name_of(path)] |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path}: relative import"
                found[name_of(path)] |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def own(target):
    """Return the module of the house that an imported name lies in, or "" where it is none."""
    if target.partition(".")[0] != "plaint":
        return ""
    name = target.partition(".")[2]
    while name and not any((HOUSE / f"{name.replace('.', '/')}{end}").exists() for end in (".py", "/__init__.py")):
        name = name.rpartition(".")[0]
    return name


def floor(name):
    """Return how far from the top a module stands; one that is named itself goes before its package."""
    heights = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
    return heights[name] if name in heights else heights[name.partition(".")[0]]


def test_every_module_has_a_floor():
    rooms = {room for rooms in FLOORS for room in rooms}
    there = {name_of(path).partition(".")[0] for path in modules()} - {""}
    assert there - rooms == set(), "say on which floor it stands"


@pytest.mark.parametrize("name", [name_of(path) for path in modules() if name_of(path)])
def test_imports_point_downward(name):
    upward = [target for target in map(own, imports()[name]) if target and floor(target) < floor(name)]
    assert upward == [], f"{name} must not import {', '.join(upward)}"


def test_imports_run_in_no_circle():
    graph = {name: {own(target) for target in targets} - {"", name} for name, targets in imports().items()}

    def walk(name, path):
        assert name not in path, " > ".join((*path[path.index(name) :], name))
        if name not in done:
            for target in sorted(graph.get(name, ())):
                walk(target, (*path, name))
            done.add(name)

    done = set()
    for name in graph:
        walk(name, ())


@pytest.mark.parametrize("library", HOMES)
def test_one_outside_library_one_home(library):
    users = {
        name.partition(".")[0]
        for name, targets in imports().items()
        for target in targets
        if target == library or target.startswith(f"{library}.")
    }
    assert users <= HOMES[library], f"{library} is imported in {users - HOMES[library]}"


def test_every_home_is_lived_in():
    used = {target.partition(".")[0] for targets in imports().values() for target in targets}
    assert {library for library, homes in HOMES.items() if homes} <= used


def test_contacts_know_no_model_and_errors_nobody():
    below = {
        target for name, targets in imports().items() if name.startswith("contacts") for target in map(own, targets)
    }
    assert {target.partition(".")[0] for target in below} <= {"", "contacts", "errors"}
    assert {own(target) for target in imports()["errors"]} == {""}


def test_nothing_below_the_commands_prints_or_exits():
    for path in modules():
        top = name_of(path).partition(".")[0]
        if top in ("cli", "commands", "console"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in ("print", "sys.exit", "exit", "typer.echo"), f"{path}:{node.lineno}: {called}"


def test_only_the_rim_asks_for_the_time_and_the_place():
    """Composing and rendering know no clock, environment or working directory: all that comes in as an argument."""
    clock, place = r"datetime\.now|date\.today|time\.time\(", r"environ\b|getcwd|\.cwd\(|\.home\(|expanduser"
    asked = rf"\b({clock}|{place}|getpass|gethostname)"
    for path in modules():
        if name_of(path).partition(".")[0] in ("compose", "render", "model", "contacts", "reading", "templating"):
            text = path.read_text("utf-8")
            assert re.findall(asked, text) == [], path


def test_from_yaml_to_pdf_in_eight_hops():
    """The way of a letter is written down, and every place on it is there."""
    page = (HOUSE.parents[1] / "docs" / "explanation" / "how-a-letter-is-made.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+) \| .*? \| (.*) \|$", page, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, len(rows) + 1))
    assert 1 < len(rows) <= 8
    places = [place for _, names in rows for place in re.findall(r"`([^`]+)`", names)]
    assert [place for place in places if not any((HOUSE / f"{place}{end}").exists() for end in ("", ".py"))] == []
    floors = [
        min(floor(place.strip("/").replace("/", ".")) for place in re.findall(r"`([^`]+)`", names)) for _, names in rows
    ]
    assert floors[0] == 0, "it begins at the command line"
    assert places[-1] == "output", "and ends in a file"
