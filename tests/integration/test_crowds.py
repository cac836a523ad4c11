"""Runs of members of whom most share their words: stamped or not, the letters say the same, and it is told."""

import json

import pypdfium2
import pytest

KIM = "Kim Example"


@pytest.fixture
def letter(run, workspace):
    words = ("port-aurora", "--signed-by", "members.csv", "--to", "weather-minister", "--lang", "en")
    return lambda *more: run("letter", *words, *more, folder=workspace)


def texts(path):
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


CROWD = "name,country,personal\n" + "".join(f"Person {number} Example,GB,\n" for number in range(7))


@pytest.fixture
def crowd(workspace):
    (workspace / "members.csv").write_text(CROWD + f"{KIM},GB,I was there.\n", encoding="utf-8")
    return workspace


@pytest.mark.parametrize("words", [("--one-file",), ("--split", "3"), ("--one-file", "--untagged"), ()])
def test_stamped_or_not_the_letters_say_the_same(words, letter, crowd):
    pages = {}
    for render in ("full", "auto"):
        done = letter(*words, "--render", render)
        assert done.code == 0
        pages[render] = [page for line in done.stdout.split() for page in texts(crowd / line)]
    assert pages["auto"] == pages["full"]
    assert len(pages["full"]) == 8


def test_it_is_told_how_letters_were_printed(letter, crowd):
    done = letter("--one-file", "--json")
    assert json.loads(done.stdout)["printed"] == {
        "stamped": 7,
        "full": 1,
        "reasons": {"too few letters have the same words": 1},
    }
    assert json.loads(letter("--one-file", "--render", "full", "--json").stdout)["printed"] == {
        "stamped": 0,
        "full": 8,
        "reasons": {},
    }


def test_stamping_alone_refuses_what_cannot_be_stamped(letter, crowd):
    done = letter("--one-file", "--render", "stamp")
    assert (done.code, done.stdout) == (1, "")
    assert "1 of 8 letters cannot be stamped (1: " in done.stderr
    assert "leave --render stamp out" in done.stderr
    assert not (crowd / "output" / "port-aurora").exists()
    (crowd / "members.csv").write_text(CROWD, encoding="utf-8")
    assert letter("--one-file", "--render", "stamp").code == 0


def test_a_long_run_tells_how_fast_it_was(letter, crowd, monkeypatch):
    assert "a second" not in letter("--one-file").stderr
    monkeypatch.setattr("plaint.commands.letter_run.MANY", 5)
    stderr = letter("--one-file").stderr
    assert "8 letters in " in stderr
    assert " a second: 7 stamped, 1 laid out one by one." in stderr
    assert "  in full   1: too few letters have the same words\n" in stderr
