"""Input that no file of the museum can hold: too large, too deep, no file at all."""

import os
import signal
import tracemalloc

import pytest

from plaint.reading import source as source_module

CAMPAIGNS = """\
campaigns:
  gates:
    title: {en: Open the gates}
    country: GB
    status: open
    demands:
      - {id: open, en: Open the gates.}
    targets: [judge]
"""
RECIPIENTS = """\
recipients:
  judge:
    kind: court
    office: {en: President of the Fairhaven Court}
    country: GB
    post: {lines: [1 Court Street], city: Fairhaven}
    verified: 2026-11-01
"""
SIGNATORIES = """\
signatories:
  jane: {name: Jane Fair, signature: jane.png}
"""
MEBIBYTE = 1024 * 1024


@pytest.fixture
def shop(tmp_path):
    (tmp_path / "campaigns.yaml").write_text(CAMPAIGNS)
    (tmp_path / "recipients.yaml").write_text(RECIPIENTS)
    return tmp_path


class Hanging(BaseException):
    """No error that reading would take for one of its own."""


@pytest.fixture
def within_seconds():
    """Stop a test that waits for ever."""

    def stop(_signal, _frame):
        raise Hanging

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def complaints(outcome):
    assert outcome.code == 1
    return outcome.stdout.splitlines()


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "{", "[{a: ", "? "])
def test_depth(opening, shop, run, within_seconds):
    (shop / "recipients.yaml").write_text("recipients: \n  " + opening * 100_000)
    (told,) = complaints(run("check", folder=shop))
    assert told.startswith("recipients.yaml:2:")
    assert "nested more than 40 deep; write it flatter" in told or "a key that is no plain text; " in told


def test_depth_by_indentation(shop, run, within_seconds):
    lines = [f"{' ' * depth}a:" for depth in range(2_000)]
    (shop / "recipients.yaml").write_text("\n".join(["recipients:", *lines]))
    (told,) = complaints(run("check", folder=shop))
    assert told.endswith("nested more than 40 deep; write it flatter")


def test_a_thousand_million_laughs(shop, run, within_seconds):
    bombs = [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    (shop / "recipients.yaml").write_text("\n".join(["recipients:", "  a0: &a0 lol", *bombs]))
    told = complaints(run("check", folder=shop))
    assert "recipients.yaml:2:7: anchor '&a0'; anchors are not read here: remove it" in told
    assert "recipients.yaml:3:17: alias '*a0'; aliases are not read here: write the value out" in told


@pytest.mark.parametrize("name", ["campaigns.yaml", "recipients.yaml", "recipients.private.yaml", "settings.yaml"])
def test_a_file_of_200_megabytes(name, shop, run, within_seconds):
    with (shop / name).open("ab") as file:
        file.truncate(200 * MEBIBYTE)
    (shop / name).chmod(0o600)
    run("check", folder=shop)  # loads what is loaded once
    tracemalloc.start()
    try:
        told = complaints(run("check", folder=shop))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert told == [f"{name}: larger than 16 MiB; split it, or remove what does not belong there"]
    assert peak < 12 * MEBIBYTE


@pytest.mark.parametrize(
    ("name", "limit"),
    [("letters/gates/en.md", "64 KiB"), ("templates/letter.html", "1 MiB"), ("members.csv", "64 MiB")],
)
def test_texts_templates_and_tables_have_smaller_limits(name, limit, shop, run):
    (shop / name).parent.mkdir(parents=True, exist_ok=True)
    with (shop / name).open("wb") as file:
        file.truncate(200 * MEBIBYTE)
    signed_by = ("--signed-by", name) if name.endswith(".csv") else ()
    outcome = run("letter", "gates", *signed_by, folder=shop)
    assert outcome.code == 1
    assert f"larger than {limit}" in outcome.stderr
    assert not (shop / "output").exists()


def test_a_picture_of_200_megabytes(shop, run):
    (shop / "signatories.yaml").write_text(SIGNATORIES)
    with (shop / "jane.png").open("wb") as file:
        file.truncate(200 * MEBIBYTE)
    outcome = run("letter", "gates", folder=shop)
    assert outcome.stderr == "plaint: jane.png: larger than 20 MiB\n  make the picture smaller\n"


def test_a_file_that_grows_while_it_is_read(shop, monkeypatch):
    smaller = os.stat_result((0o100600, *[0] * 9))
    monkeypatch.setattr(source_module.os, "fstat", lambda _handle: smaller)
    assert source_module.read_bytes(shop / "recipients.yaml", 10) is None


YAML = ("campaigns.yaml", "recipients.yaml", "recipients.private.yaml", "signatories.yaml", "settings.yaml")


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
@pytest.mark.parametrize("name", [*YAML, "letters/gates/en.md"])
def test_a_pipe_or_folder_in_place_of_a_file(name, make, shop, run, within_seconds):
    (shop / name).parent.mkdir(parents=True, exist_ok=True)
    (shop / name).unlink(missing_ok=True)
    make(shop / name, 0o600)
    told = complaints(run("check", folder=shop))
    assert f"{name}: cannot be read: it is no plain file; put a file there that you may read" in told


@pytest.mark.parametrize("name", ["templates/letter.html", "jane.png", "members.csv"])
def test_a_pipe_in_place_of_what_a_letter_needs(name, shop, run, within_seconds):
    (shop / name).parent.mkdir(parents=True, exist_ok=True)
    (shop / "signatories.yaml").write_text(SIGNATORIES)
    os.mkfifo(shop / name)
    signed_by = name if name.endswith(".csv") else "jane"
    outcome = run("letter", "gates", "--signed-by", signed_by, folder=shop)
    assert outcome.code == 1
    assert f"{name}: cannot be read: it is no plain file" in outcome.stderr
    assert not (shop / "output").exists()


@pytest.mark.parametrize("name", YAML)
def test_a_file_that_may_not_be_read(name, shop, run, monkeypatch):
    (shop / name).touch(0o600)
    real = os.open

    def refuse(path, *rest, **more):
        if str(path).endswith(f"/{name}"):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    monkeypatch.setattr(source_module.os, "open", refuse)
    told = complaints(run("check", folder=shop))
    assert f"{name}: cannot be read: Permission denied; put a file there that you may read" in told


def test_what_can_be_read_is_checked_beside_what_cannot(shop, run):
    (shop / "recipients.yaml").unlink()
    (shop / "recipients.yaml").mkdir()
    (shop / "recipients.private.yaml").write_text("recipients:\n  judge:\n    email: [a@example.org\n")
    (shop / "settings.yaml").write_text("country: uk\n")
    told = complaints(run("check", folder=shop))
    assert [line.split(": ")[0] for line in told if "warning" not in line] == [
        "recipients.private.yaml:3:12",
        "recipients.yaml",
        "settings.yaml:1:10",
    ]


def test_many_problems_are_all_told(shop, run):
    entries = "".join(f"  judge-{n}:\n    knid: court\n" for n in range(500))
    (shop / "recipients.yaml").write_text("recipients:\n" + entries)
    told = complaints(run("check", folder=shop))
    assert sum("unknown key 'knid'; did you mean 'kind'?" in line for line in told) == 500
    assert sum("missing key" in line for line in told) == 1_000


def test_unsafe_characters_without_end_are_cut_short(shop, run):
    (shop / "recipients.yaml").write_text("recipients: {}\n#" + "\x07" * 100_000)
    assert len(complaints(run("check", folder=shop))) == 20 + 1  # and the recipient that is not there


def test_long_words_are_cut_in_messages(shop, run):
    long = "x" * 100_000
    (shop / "recipients.yaml").write_text(
        f"recipients:\n  judge:\n    {long}: 1\n    kind: {long}\n    country: {long}\n  ? {long} {long}\n  : 1\n"
    )
    outcome = run("check", folder=shop)
    assert outcome.code == 1
    assert max(map(len, outcome.stdout.splitlines())) < 1_000
