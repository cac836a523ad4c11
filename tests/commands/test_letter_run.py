"""Runs: many letters in one file or a few, and what is said of them."""

import json

import pypdfium2
import pytest

ANN, BEN, KIM = ("Ann Example", "Ben Example", "Kim Example")


@pytest.fixture
def members(workspace):
    rows = f"name,country\n{ANN},GB\n{BEN},GB\n{KIM},GB\n"
    (workspace / "members.csv").write_text(rows, encoding="utf-8")
    return workspace


@pytest.fixture
def letter(run, members):
    words = ("port-aurora", "--signed-by", "members.csv", "--to", "weather-minister", "--lang", "en")
    return lambda *more: run("letter", *words, *more, folder=members)


def texts(path):
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def made(workspace):
    return sorted(path.name for path in (workspace / "output" / "port-aurora").glob("*"))


def test_one_file(letter, members):
    done = letter("--one-file")
    assert (done.code, done.stdout) == (0, "output/port-aurora/port-aurora-en.pdf\n")
    assert made(members) == ["port-aurora-en.pdf"]
    pages = texts(members / "output/port-aurora/port-aurora-en.pdf")
    assert [[name for name in (ANN, BEN, KIM) if name in page] for page in pages] == [[ANN], [BEN], [KIM]]
    assert "1 file written." in done.stderr
    assert done.stderr.count("  post ") == 1


def test_in_one_file_each_target_is_named_before_what_to_do(run, members):
    words = ("port-aurora", "--signed-by", "members.csv", "--lang", "en", "--one-file")
    lines = run("letter", *words, "--to", "weather-minister", "--to", "port-aurora-station", folder=members).stderr
    first = lines.index("  to        weather-minister: Wilhelmina Icewright, Minister of Weather")
    assert first < lines.index("minister@example.org")
    assert lines.index("  to        port-aurora-station: Director") < lines.index("director@example.org")
    alone = run("letter", *words, "--to", "weather-minister", folder=members).stderr
    assert "  to        " not in alone


def test_files_of_so_many_letters(letter, members):
    done = letter("--split", "2")
    assert done.stdout == "output/port-aurora/port-aurora-en-001.pdf\noutput/port-aurora/port-aurora-en-002.pdf\n"
    assert [len(texts(members / line)) for line in done.stdout.split()] == [2, 1]


def test_a_file_for_each_language(run, members):
    rows = f"name,country,language\n{ANN},GB,en\n{BEN},FR,fr\n{KIM},GB,en\n"
    (members / "members.csv").write_text(rows, encoding="utf-8")
    words = ("port-aurora", "--signed-by", "members.csv", "--to", "weather-minister", "--one-file", "--json")
    done = run("letter", *words, folder=members)
    value = json.loads(done.stdout)
    assert [(path["path"].rpartition("/")[2], path["letters"]) for path in value["files"]] == [
        ("port-aurora-en.pdf", 2),
        ("port-aurora-fr.pdf", 1),
    ]
    assert value["printed"]["full"] + value["printed"]["stamped"] == 3
    assert [one["language"] for one in value["letters"]] == ["en", "fr"]


@pytest.mark.parametrize(
    "words",
    [
        ("--split", "0"),
        ("--split", "-1"),
        ("--split", "two"),
        ("--one-file", "--split", "2"),
        ("--one-file", "--as", "text"),
        ("--split", "2", "--as", "pdf", "--as", "docx"),
        ("--tagged",),
        ("--render", "stamp", "--as", "text"),
        ("--render", "printer"),
    ],
)
def test_options_that_make_no_sense(words, letter, members):
    done = letter(*words)
    assert (done.code, done.stdout) == (2, "")
    assert not (members / "output" / "port-aurora").exists()


def test_a_letter_that_stands_alone_cannot_be_stamped_and_is_told_why(run, members):
    (members / "members.csv").write_text(f"name,country\n{ANN},GB\n", encoding="utf-8")
    words = ("port-aurora", "--signed-by", "members.csv", "--to", "weather-minister", "--lang", "en")
    done = run("letter", *words, "--one-file", "--render", "stamp", folder=members)
    assert (done.code, done.stdout) == (1, "")
    assert "1 of 1 letters cannot be stamped (1: too few letters have the same words)" in done.stderr


@pytest.mark.parametrize(("option", "is_tagged"), [("--tagged", True), ("--untagged", False), (None, True)])
def test_structure_is_a_choice(option, is_tagged, letter, members):
    letter("--one-file", *filter(None, (option,)))
    raw = (members / "output/port-aurora/port-aurora-en.pdf").read_bytes()
    document = pypdfium2.PdfDocument(raw)
    assert bool(pypdfium2.raw.FPDFCatalog_IsTagged(document)) == is_tagged
    document.close()


def test_structure_ends_where_files_grow_large(letter, members, monkeypatch):
    monkeypatch.setattr("plaint.runs.MOST_TAGGED", 2)
    done = letter("--one-file")
    assert "Without the structure that reads a page aloud (PDF/UA)" in done.stderr
    document = pypdfium2.PdfDocument(members / "output/port-aurora/port-aurora-en.pdf")
    assert not pypdfium2.raw.FPDFCatalog_IsTagged(document)
    document.close()
    assert "Without" not in letter("--split", "2").stderr


def test_the_same_bytes_for_the_same_letters(letter, members):
    path = members / "output/port-aurora/port-aurora-en.pdf"
    letter("--one-file")
    first = path.read_bytes()
    letter("--one-file")
    assert path.read_bytes() == first


def test_a_run_that_breaks_off_leaves_whole_files_only(letter, members, monkeypatch):
    from plaint.errors import RenderError
    from plaint.render.printer import Printer

    printed, whole = [], Printer.print

    def spoil(self, job):
        printed.append(job)
        if len(printed) == 3:
            raise RenderError("the third is spoilt")
        return whole(self, job)

    monkeypatch.setattr(Printer, "print", spoil)
    done = letter("--split", "2", "--render", "full")
    assert (done.code, done.stdout) == (1, "output/port-aurora/port-aurora-en-001.pdf\n")
    assert "1 file was written before that" in done.stderr
    assert made(members) == ["port-aurora-en-001.pdf"]
    printed.clear()
    (members / "output/port-aurora/port-aurora-en-001.pdf").unlink()
    assert letter("--one-file", "--render", "full").stdout == ""
    assert made(members) == []


def test_a_full_disk_is_told_and_nothing_half_written_stays(letter, members, monkeypatch):
    from plaint.render.binding import Binder

    def fill_up(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Binder, "add", fill_up)
    done = letter("--one-file", "--render", "full")
    assert done.code == 1
    assert "port-aurora-en.pdf: No space left on device" in done.stderr
    assert made(members) == []


def test_no_letter_is_begun_before_all_can_be_printed(run, members):
    (members / "signatories.yaml").write_text(
        "signatories:\n  ann:\n    name: Ann\n  odd:\n    name: \u6f22\u5b57\n", encoding="utf-8"
    )
    (members / "signatories.yaml").chmod(0o600)
    done = run("letter", "port-aurora", "--signed-by", "all", "--one-file", folder=members)
    assert (done.code, done.stdout) == (1, "")
    assert "no font here has" in done.stderr
    assert not (members / "output" / "port-aurora").exists()
