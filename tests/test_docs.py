"""README.md and docs/: what they show is what happens, what they point to is there."""

import re
from pathlib import Path

import pypdfium2
import pytest
import typer
from PIL import Image
from tools import build_cli_reference, picture_page, refresh_docs

from pages import HOW_TO, PAGES, REFERENCE, ROOT, blocks, page, prose, section, title
from plaint.cli import app
from plaint.reading.data import read_data

README = ROOT / "README.md"
LETTER = "plaint letter port-aurora --to weather-minister --on 2026-11-22 --as"
MADE = "output/port-aurora/weather-minister-en"
# Much paper: tests/integration reads these.
LONG = (HOW_TO / "hold-a-picket.md", HOW_TO / "placards-leaflets-petitions.md")


def starter(folder):
    """Return a shell in the workspace that `plaint init` makes."""
    return refresh_docs.open_shell(HOW_TO, folder)


# --- what is shown is what happens -------------------------------------------------------------


@pytest.mark.parametrize("path", [page for page in refresh_docs.pages() if page not in LONG], ids=title)
def test_commands_print_what_the_page_shows(path, tmp_path):
    text = path.read_text("utf-8")
    shown = refresh_docs.refreshed(text, refresh_docs.open_shell(path, tmp_path))
    assert shown == text, "read the difference, then run: python tools/refresh_docs.py"
    assert "fault of Plaint itself" not in shown


def test_readme_begins_with_the_two_commands():
    text = README.read_text("utf-8")
    assert blocks(text, "sh")[:2] == ["./plaint letter karaganda-2003\n", "./plaint test\n"]


def test_the_mistake_in_the_readme_is_found(tmp_path):
    shell = starter(tmp_path)
    shell.run("sed -i 's/gender: f/gander: f/' campaigns.yaml")
    (mistake,) = (block for block in blocks(README.read_text("utf-8"), "text") if not block.startswith("["))
    assert mistake in shell.run("plaint check")


def test_the_picture_shows_the_words_of_today(tmp_path):
    with Image.open(refresh_docs.PICTURE) as picture:
        shown = picture.info["version"]
    assert shown == refresh_docs.make_letter(tmp_path)["version"], "run: python tools/refresh_docs.py"


def test_the_picture_of_the_page_shows_the_page_of_today():
    with Image.open(picture_page.PICTURE) as picture:
        shown = picture.info["state"]
    assert shown == picture_page.state(), "run: python tools/picture_page.py"


@pytest.mark.parametrize("path", [README, REFERENCE / "texts.md", HOW_TO / "write-in-another-language.md"], ids=title)
def test_example_texts_can_be_filled(path, tmp_path):
    shell = starter(tmp_path)
    (text,) = blocks(path.read_text("utf-8"), "markdown")
    (tmp_path / "letters/port-aurora/en.md").write_text(text, "utf-8")
    assert f"{MADE}.txt" in shell.run(f"{LETTER} text").splitlines()
    made = (tmp_path / f"{MADE}.txt").read_text("utf-8")
    assert "Juno Frost and Bo Winter" in made
    assert "2. Have the dormitory heated" in made


def test_the_example_letterhead_can_be_printed(tmp_path):
    text = (HOW_TO / "change-the-letterhead.md").read_text("utf-8")
    shell = starter(tmp_path)
    (tmp_path / "templates/letterhead-council.html").write_text(*blocks(text, "jinja"), "utf-8")
    campaigns = tmp_path / "campaigns.yaml"
    form = "    form: letter\n"
    campaigns.write_text(campaigns.read_text("utf-8").replace(form, form + "".join(blocks(text, "yaml"))), "utf-8")
    shell.run(f"{LETTER} pdf")
    words = pypdfium2.PdfDocument(tmp_path / f"{MADE}.pdf")[0].get_textpage().get_text_range()
    assert "Founded in the cold winter of 1891" in words
    assert "Alma Quill" in words


def test_the_example_table_gives_each_person_a_letter(tmp_path):
    (members,) = blocks((HOW_TO / "letters-from-many.md").read_text("utf-8"), "text")
    shell = starter(tmp_path)
    (tmp_path / "members.csv").write_text(members, "utf-8")
    said = shell.run(f"{LETTER} text --signed-by members.csv").splitlines()
    assert {f"{MADE}-alma-quill.txt", f"{MADE}-tomas-verne.txt"} <= set(said)


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.md")), ids=title)
def test_whole_yaml_files_in_the_reference_are_read(path, tmp_path):
    (tmp_path / "campaigns.yaml").write_text("campaigns: {}\n")
    for block in blocks(path.read_text("utf-8"), "yaml"):
        if name := re.match(r"# ([a-z.]+\.yaml)\n", block):
            (tmp_path / name[1]).write_text(block, "utf-8")
    assert [str(problem) for problem in read_data(tmp_path).problems] == []


# --- the command line --------------------------------------------------------------------------


def test_the_reference_of_the_command_line_is_fresh():
    assert build_cli_reference.make_reference() == page("cli.md"), "run: python tools/build_cli_reference.py"


def test_the_reference_names_every_option():
    for name, command in build_cli_reference.each_command(typer.main.get_command(app)):
        text = section(page("cli.md"), f"plaint {name}")
        options = [word for param in command.params for word in (*param.opts, *param.secondary_opts)]
        assert [word for word in options if word.startswith("-") and f"`{word}" not in text] == []


@pytest.mark.parametrize("verb", [name for name, _ in build_cli_reference.each_command(typer.main.get_command(app))])
def test_every_verb_is_told_in_a_sentence(verb):
    told = "\n".join(prose(path) for path in PAGES if path.name != "cli.md")
    assert re.search(rf"`(?:\./)?plaint {verb}\b", told), f"no page speaks of plaint {verb}"


# --- pages and files ---------------------------------------------------------------------------


def anchors(path):
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=title)
def test_links_lead_somewhere(path):
    links = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]+`", "", prose(path)))
    for link in (link for link in links if "://" not in link):
        name, _, anchor = link.partition("#")
        goal = (path.parent / name).resolve() if name else path
        assert goal.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(goal), f"{link}: no such heading"


KEPT = (".ci", "bench", "docs", "letters", "page/src", "src", "templates", "tests", "tools")
MADE_FOLDERS = {"__pycache__", "output"}
NOT_TEXT = {".ttf", ".png", ".mo", ".jpg"}
FOREIGN = re.compile(
    r"(?<![\w.~-])/(?:root|work|Users|mnt|home/\w+)/"
    r"|(?:index-url|find-links|trusted-host)[ =:]+(?!https://packages\.example\.org)\w"
    r"|\bpypi\.(?!org/project)\w"
)


def kept_files():
    """Return the files that git would keep, without asking git: a bare machine has none."""
    found = [*ROOT.iterdir(), *(path for name in KEPT for path in (ROOT / name).rglob("*"))]
    text = [path for path in found if path.suffix not in NOT_TEXT and not MADE_FOLDERS & set(path.parts)]
    return [path for path in text if path.is_file() and path not in (Path(__file__), ROOT / ".git")]


def test_no_file_names_a_machine_or_a_registry():
    found = {}
    for path in kept_files():
        if match := FOREIGN.search(path.read_bytes().decode("utf-8", "replace")):
            found[title(path)] = match[0]
    assert found == {}


@pytest.mark.parametrize("text", ["/root/notes", "in /home/jane/x", "--index-url https://x", "from pypi.org/simple"])
def test_machine_paths_and_registries_are_recognised(text):
    assert FOREIGN.search(text)
