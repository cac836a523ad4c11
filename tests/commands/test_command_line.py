"""What all verbs share: help, version, `-w`, colours, exit codes, completion; and a failure of Plaint itself."""

import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from plaint import __version__, cli, console
from plaint.commands import import_, list_

PROGRAM = (sys.executable, "-c", "from plaint.cli import main; main()")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1]), "LC_ALL": "C"}
VERBS = (
    *("init", "check", "schema", "list", "show", "letter", "sheet", "page", "picket", "print", "copies", "doctor"),
    *("send", "status", "resolve", "journal", "scrub", "import", "start"),
)
WHOLE = (*VERBS, *(f"import {command.name}" for command in import_.app.registered_commands))


@pytest.fixture
def typed(site, monkeypatch, capsys, tmp_path):
    """Type a whole line, as in a shell: typed("list", "-w", "x") gives (code, stdout, stderr)."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["plaint", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        shown = capsys.readouterr()
        return left.value.code or 0, shown.out, shown.err

    return call


@pytest.mark.parametrize("verb", WHOLE)
def test_help_of_each_verb_shows_an_example(run, verb):
    done = run(*verb.split(), "--help")
    assert (done.code, done.stderr) == (0, "")
    example = done.stdout.partition("Example")[2]
    assert f"plaint {verb}" in example
    assert run(*verb.split(), "-h").stdout == done.stdout


def test_every_verb_is_helped(run):
    done = run("--help")
    assert done.code == 0
    for verb in VERBS:
        assert re.search(rf"^  {verb} +\S", done.stdout, re.MULTILINE), verb
    assert "Exit codes: 0 done, 1 your data or request, 2 usage" in " ".join(done.stdout.split())
    names = {command.name for command in (*cli.app.registered_commands, *cli.app.registered_groups)}
    assert names == set(VERBS)


def test_examples_name_options_that_there_are(run):
    for verb in WHOLE:
        shown = run(*verb.split(), "--help").stdout
        listed, examples = shown.partition("Options:")[2], re.findall(r"^\s+plaint .*$", shown, re.MULTILINE)
        for option in re.findall(r"--[a-z-]+", " ".join(examples)):
            assert option in listed, (verb, option)


def test_no_word_at_all_shows_the_help(run):
    done = run()
    assert done.code == 2
    assert "Usage: plaint" in done.stdout + done.stderr


def test_the_version(run):
    done = run("--version")
    assert (done.code, done.stdout, done.stderr) == (0, f"plaint {__version__}\n", "")


@pytest.mark.parametrize("words", [("lst",), ("list", "--loud"), ("show",), ("--loud", "list")])
def test_wrong_usage(run, words):
    done = run(*words)
    assert (done.code, done.stdout) == (2, "")
    assert "Usage:" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("-w", "gates", "list"),
        ("list", "-w", "gates"),
        ("list", "-wgates"),
        ("list", "--workspace", "gates"),
        ("list", "--workspace=gates"),
        ("list", "--json", "-w", "gates"),
        ("-w", "gates/../gates", "list"),
    ],
)
def test_another_workspace_before_or_after_the_verb(typed, words):
    code, out, err = typed(*words)
    assert (code, err) == (0, "")
    assert "open-gates" in out


def test_a_workspace_that_there_is_not(typed):
    assert typed("list", "-w", "nowhere") == (1, "", "plaint: no folder nowhere\n  check the name after -w\n")
    code, out, err = typed("list", "-w")
    assert (code, out) == (2, "")
    assert "requires an argument" in err


def test_what_stands_behind_two_hyphens_is_no_option(typed, monkeypatch):
    code, _, err = typed("show", "--", "-w")
    assert code == 1
    assert "no campaigns.yaml here" in err


def test_a_failure_of_ours_shows_no_traceback_and_keeps_it_in_a_private_file(typed, monkeypatch, tmp_path):
    def fail(_):
        raise ZeroDivisionError("planted, with a name: Ruth Example")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("plaint.session.Session.open", fail)
    code, out, err = typed("-w", "gates", "show", "open-gates")
    assert (code, out) == (4, "")
    found = re.fullmatch(
        r"plaint: a fault of Plaint itself: ZeroDivisionError\n"
        r"  What happened stands in (\S+); it may hold names from your workspace:\n"
        r"  read it before you send it to the developers\.\n",
        err,
    )
    assert found, err
    path = Path(found[1])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text("utf-8")
    assert text.startswith(f"plaint {__version__}, Python 3.")
    assert "ZeroDivisionError: planted" in text
    assert "Traceback" not in err


def test_an_interrupted_call_ends_with_130(run, site, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("plaint.session.Session.open", interrupt)
    done = run("show", "open-gates", folder=site.root)
    assert (done.code, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr


class Terminal:
    """Takes what is written; claims to be a terminal."""

    def __init__(self):
        self.shown = ""

    def isatty(self):
        return True

    def write(self, text):
        self.shown += text

    def flush(self):
        pass


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_only_where_they_are_wanted(monkeypatch, environment, coloured):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    console.say("words", "error")
    assert terminal.shown == ("\x1b[31;1mwords\x1b[0m\n" if coloured else "words\n")


def test_into_a_file_no_colour_goes(run, site, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    done = run("letter", "late", "--as", "text", folder=site.root)
    assert "\x1b" not in done.stdout + done.stderr


def complete(run_in, line, **environment):
    """Return what the shell would offer at the end of a line."""
    words = {"_PLAINT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    with pytest.MonkeyPatch.context() as here:
        here.chdir(run_in)
        done = CliRunner().invoke(cli.app, [], env={**words, **environment}, prog_name="plaint")
    return done.output.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("plaint letter o", ["open-gates", "over"]),
        ("plaint show hi", ["history"]),
        ("plaint show zz", []),
        ("plaint letter open-gates --to c", ["court"]),
        ("plaint letter open-gates --to k", ["kz-embassy-london", "kz-consulate-leeds"]),
        ("plaint letter club-letter --to ", ["both", "kz-embassy-london", "kz-consulate-leeds"]),
        ("plaint letter open-gates --lang ", ["de", "en", "es", "fr", "it", "kk", "ru"]),
        ("plaint letter open-gates --signed-by ", ["all", "ruth-example", "karim-beispiel"]),
        ("plaint letter open-gates --as p", ["pdf"]),
    ],
)
def test_names_are_completed(signed, line, offered):
    signed.write("letters/open-gates/it.md", "---\nsubject: X\n---\nText.")
    assert complete(signed.root, line) == offered


def test_completion_looks_into_another_workspace(signed, tmp_path):
    line = f"plaint -w {signed.root} letter open-gates --signed-by r"
    assert complete(tmp_path, line) == ["ruth-example"]


def test_completion_is_silent_where_there_is_nothing(tmp_path, site):
    assert complete(tmp_path, "plaint letter o") == []
    assert complete(tmp_path, "plaint letter o --to c") == []
    site.write("campaigns.yaml", "campaigns: [")
    assert complete(site.root, "plaint letter o") == []


def test_the_program_runs_as_a_program(site):
    """One call in a process of its own: what the other tests run in this one is what people run."""
    done = subprocess.run([*PROGRAM, "list", "--json"], cwd=site.root, env=ENVIRONMENT, capture_output=True, check=True)
    assert json.loads(done.stdout)[0]["id"] == "open-gates"
    assert done.stderr == b""


def test_a_reader_that_goes_away_is_no_fault(site):
    with subprocess.Popen(
        [*PROGRAM, "show", "open-gates"],
        cwd=site.root,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        words = process.stderr.read()
    assert b"Traceback" not in words
    assert b"fault of Plaint" not in words


def test_nothing_but_the_rim_reads_the_clock():
    assert "datetime" not in vars(list_)
