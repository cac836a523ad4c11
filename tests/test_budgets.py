"""Small modules, small functions: the budgets of the house."""

import ast
from pathlib import Path
from statistics import median

import pytest

HOUSE = Path(__file__).resolve().parent.parent / "src" / "plaint"
MODULES = sorted(HOUSE.rglob("*.py"))
MODULE_MEDIAN, MODULE_MOST = 130, 400
FUNCTION_MEDIAN, FUNCTION_MOST = 8, 50
PARAMETERS = 5
COMMENTS = (0.002, 0.04)
BANNED = {"utils", "helpers", "manager", "handler", "base", "service", "processor", "info"}


def functions(path):
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_of(node):
    """Count a function's lines without its docstring."""
    docstring = node.body[0] if ast.get_docstring(node) else None
    told = docstring.end_lineno - docstring.lineno + 1 if docstring else 0
    return node.end_lineno - node.lineno + 1 - told


def parameters_of(node):
    given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return [one.arg for one in given if one.arg not in ("self", "cls")]


def is_verb(path, node):
    """Tell whether the function is a command, whose options are its signature."""
    return path.parent.name == "commands" and node.name == "run"


def test_modules_are_small():
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES if path.name != "__init__.py"}
    assert median(sizes.values()) <= MODULE_MEDIAN
    assert {str(path): size for path, size in sizes.items() if size > MODULE_MOST} == {}


def test_functions_are_small():
    sizes = {
        f"{path.relative_to(HOUSE)}:{node.name}": lines_of(node)
        for path in MODULES
        for node in functions(path)
        if not is_verb(path, node)
    }
    assert median(sizes.values()) <= FUNCTION_MEDIAN
    assert {name: size for name, size in sizes.items() if size > FUNCTION_MOST} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_no_function_asks_for_more_than_five_things(path):
    greedy = [
        node.name for node in functions(path) if len(parameters_of(node)) > PARAMETERS and not is_verb(path, node)
    ]
    assert greedy == []


def test_names_say_what_things_are():
    words = {part for path in MODULES for part in path.stem.split("_")}
    classes = {
        node.name.casefold()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert words & BANNED == set()
    assert [name for name in classes if name.endswith(tuple(BANNED))] == []


def test_no_module_is_full_of_comments():
    lines = [line.strip() for path in MODULES for line in path.read_text("utf-8").splitlines()]
    share = sum(line.startswith("#") for line in lines) / len(lines)
    assert COMMENTS[0] <= share <= COMMENTS[1]


def test_only_the_boundary_catches_everything():
    catching = {
        str(path.relative_to(HOUSE))
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler) and ast.unparse(node.type or ast.Constant("")) in ("Exception", "''")
    }
    assert catching == {"cli.py"}


def test_nothing_is_passed_through_unnamed():
    passing = {
        f"{path.relative_to(HOUSE)}:{node.name}" for path in MODULES for node in functions(path) if node.args.kwarg
    }
    # what stands for any function of another library takes what that one takes
    passing.discard("render/libraries.py:__call__")
    assert passing == set()
