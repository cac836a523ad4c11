"""Nothing that is printed can steer a terminal, wherever it comes from."""

import re

import pytest
from tests.test_broken import everything_in, set_up

from plaint import console
from plaint.errors import Place, Problem

HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b1m\x08\r\u202e"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture
def shop(tmp_path):
    return set_up("campaign-unknown", tmp_path)


def require_calm(outcome):
    assert not STEERING.search(outcome.stdout + outcome.stderr), outcome
    assert "U+001B" in outcome.stdout + outcome.stderr, "it is shown, not dropped"


@pytest.mark.parametrize(
    "words",
    [
        ("letter", HOSTILE),
        ("show", HOSTILE),
        ("letter", "gates", "--to", HOSTILE),
        ("letter", "gates", "--from", HOSTILE),
        ("letter", "gates", "--on", HOSTILE),
        ("letter", "gates", "--lang", HOSTILE),
        ("letter", "gates", "--envelope", HOSTILE),
        ("letter", "gates", "--signed-by", HOSTILE),
        ("letter", "gates", "--signed-by", f"{HOSTILE}.csv"),
        ("show", "gates", "--from", HOSTILE),
        ("show", "gates", "--on", HOSTILE),
        ("-w", HOSTILE, "check"),
    ],
    ids=lambda words: "-".join(words[:-1]),
)
def test_words_of_the_command_line_are_shown_by_code(words, shop, run):
    before = everything_in(shop)
    outcome = run(*words, folder=shop)
    assert outcome.code == 1
    require_calm(outcome)
    assert everything_in(shop) == before


@pytest.mark.parametrize(
    "words",
    [(HOSTILE,), ("letter", "gates", HOSTILE), ("letter", "gates", "--as", HOSTILE), ("letter", f"--{HOSTILE}")],
)
def test_usage_errors_obey_no_escape_sequence(words, shop, run):
    outcome = run(*words, folder=shop)
    assert outcome.code == 2
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", outcome.stderr)


@pytest.mark.parametrize("name", ["letters/gates/{}.md", "letters/{}/en.md"])
def test_names_of_files_are_shown_by_code(name, shop, run):
    path = shop / name.format(HOSTILE)
    path.parent.mkdir(parents=True)
    path.write_text("---\nsubject: The gates\n---\nOpen the gates.\n")
    require_calm(run("check", folder=shop))


def test_a_line_break_in_a_name_cannot_pass_for_a_message(shop, run):
    path = shop / "letters/gates/x\nNothing to mend.\n.md"
    path.parent.mkdir(parents=True)
    path.write_text("")
    outcome = run("check", folder=shop)
    assert outcome.stdout.startswith("letters/gates/x Nothing to mend. .md: ")
    assert "Nothing to mend." not in outcome.stdout.splitlines() + outcome.stderr.splitlines()


def test_a_problem_is_one_line():
    problem = Problem(Place("a\nb.yaml", 1, 2), "no recipient 'x\ny'", "write\nz")
    assert str(problem) == "a b.yaml:1:2: no recipient 'x y'; write z"


def test_a_name_in_bytes_that_are_no_text_is_shown(shop, run):
    folder = shop / "letters/gates"
    folder.mkdir(parents=True)
    (folder / b"\xff\xfe.md".decode("utf-8", "surrogateescape")).write_text("")
    outcome = run("check", folder=shop)
    assert outcome.stdout.startswith("letters/gates/<U+DCFF><U+DCFE>.md: not the name of a text; ")


def test_an_output_folder_is_shown_by_code(shop, run):
    outcome = run("letter", "gates", "--output", f"out{HOSTILE}", "--as", "text", folder=shop)
    assert outcome.code == 0
    require_calm(outcome)


def test_cells_of_a_table_are_shown_by_code(shop, run):
    (shop / "members.csv").write_text(f"name,{HOSTILE[:-1].replace(chr(13), '')}\nJane,x\n")
    require_calm(run("letter", "gates", "--signed-by", "members.csv", folder=shop))


@pytest.mark.parametrize(
    "code", [*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xD800, 0xE0041]
)
def test_every_unsafe_character_has_a_code(code):
    kept = chr(code) in "\t\n"
    assert console.safe(f"a{chr(code)}b") == (f"a{chr(code)}b" if kept else f"a<U+{code:04X}>b")


def test_colours_only_on_a_terminal(shop, run, monkeypatch):
    monkeypatch.setattr(console, "has_colour", lambda _stream: True)
    outcome = run("letter", HOSTILE, folder=shop)
    plain = re.sub(r"\x1b\[[0-9;]+m", "", outcome.stderr)
    assert plain != outcome.stderr
    assert not STEERING.search(plain)
