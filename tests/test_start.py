"""What a call loads: no more than its verb needs, so that it answers at once."""

import json
import os
import subprocess
import sys

import pytest

import plaint
from plaint import cli
from plaint.commands import complete

CALL = """\
import atexit, gc, json, os, sys
sys.argv = ["plaint", *sys.argv[1:]]

def tell():
    settings = {"garbage": gc.get_threshold()[0], "plugins": os.environ.get("PYDANTIC_DISABLE_PLUGINS")}
    print("\\n" + json.dumps({"modules": sorted(sys.modules), **settings}))

atexit.register(tell)
from plaint.__main__ import main
main()
"""
PAPER = {"weasyprint", "fontTools", "PIL", "docx"}
WORDS = {"babel", "jinja2", "phonenumbers", "markdown_it", "email_validator"}


@pytest.fixture
def call(workspace, tmp_path):
    """Make a call in a process of its own; return what it printed and what it had loaded at its end."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYDANTIC")}
    environment |= {"XDG_STATE_HOME": str(tmp_path / "state"), "PYTHONPATH": os.pathsep.join(sys.path)}

    def call(*words):
        command = [sys.executable, "-c", CALL, *words]
        done = subprocess.run(command, cwd=workspace, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        printed, _, told = done.stdout.rstrip("\n").rpartition("\n")
        return printed, json.loads(told)

    return call


def packages(told):
    return {name.partition(".")[0] for name in told["modules"]}


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version_load_typer_and_nothing_large(word, call):
    printed, told = call(word)
    assert "letter" in printed or plaint.__version__ in printed
    assert "typer" in packages(told)
    assert not packages(told) & {"pydantic", "pydantic_core", "rich", "yaml", *PAPER, *WORDS}
    ours = {name.split(".")[1] for name in told["modules"] if name.startswith("plaint.")}
    assert ours == {"cli", "commands", "console", "__main__"}


def test_list_loads_neither_words_nor_paper_nor_the_address_book(call):
    printed, told = call("list")
    assert "port-aurora" in printed
    assert "pydantic" in packages(told), "Typer needs it, and so does reading"
    assert not packages(told) & {"rich", *PAPER, *WORDS}
    models = {name for name in told["modules"] if name.startswith("plaint.model.")}
    assert models == {"plaint.model.text", "plaint.model.heading"}


def test_a_letter_in_plain_text_loads_no_paper(call):
    printed, told = call("letter", "port-aurora", "--as", "text")
    assert printed.rstrip().endswith(".txt")
    assert not packages(told) & {"rich", "docx", "weasyprint", "PIL"}


def test_garbage_is_collected_seldom_and_pydantic_searches_for_no_plugins(call):
    _, told = call("--version")
    assert told["garbage"] >= 10_000
    assert told["plugins"] == "__all__"


def test_signatures_are_types_and_not_text_that_typer_would_evaluate():
    functions = [command.callback for command in cli.app.registered_commands]
    functions += [complete.campaigns, complete.targets, complete.languages, complete.signatories]
    text = [one.__module__ for one in functions if any(isinstance(a, str) for a in one.__annotations__.values())]
    assert len(functions) > 8
    assert text == []
