"""`plaint letter --as tiff`: the file, its pages, the number on top, and the cover page that a campaign wants."""

import re

import pytest
from PIL import Image
from tests.commands.conftest import lay_out
from tests.given import TODAY

from plaint.compose.letters import Order, compose_letters
from plaint.make import Workshop
from plaint.output import Output
from plaint.workspace import open_workspace

LINE = 'country: GB\naccounts:\n  office:\n    fax: {by: command, preset: hylafax, number: "+442079460301"}\n'


@pytest.fixture
def letter(run, workspace):
    def call(*words, cover=False, settings="country: GB\n"):
        campaigns = workspace / "campaigns.yaml"
        if cover:
            text = campaigns.read_text("utf-8")
            campaigns.write_text(re.sub(r"^    targets:", "    cover: true\n    targets:", text, flags=re.M), "utf-8")
        (workspace / "settings.yaml").write_text(settings, "utf-8")
        return run("letter", "port-aurora", "--to", "weather-minister", "--as", "tiff", *words, folder=workspace)

    return call


def test_it_writes_a_fax(letter, workspace):
    done = letter()
    assert (done.code, done.stdout) == (0, "output/port-aurora/weather-minister-en.tif\n")
    with Image.open(workspace / done.stdout.strip()) as fax:
        assert (fax.n_frames, fax.size, fax.mode) == (1, (1728, 2292), "1")


def test_the_campaign_decides_on_a_cover_page(letter, workspace):
    done = letter(cover=True)
    with Image.open(workspace / done.stdout.strip()) as fax:
        assert fax.n_frames == 2
    assert "pages" not in done.stderr, "the letter itself is as short as before"


def test_ones_own_number_stands_on_top(letter, workspace):
    pages = []
    for settings in ("country: GB\n", LINE):
        with Image.open(workspace / letter(settings=settings).stdout.strip()) as fax:
            pages.append(fax.convert("1"))
    strips = [page.crop((0, 0, 1728, 69)).tobytes() for page in pages]
    rests = [page.crop((0, 69, 1728, 2292)).tobytes() for page in pages]
    assert strips[0] != strips[1]
    assert rests[0] == rests[1]


def test_the_number_is_that_of_the_account_in_use(letter, workspace):
    other = '  spare:\n    fax: {by: command, preset: hylafax, number: "+442079460302"}\n'
    first = (workspace / letter(settings=LINE + other).stdout.strip()).read_bytes()
    second = (workspace / letter(settings=f"{LINE}{other}account: spare\n").stdout.strip()).read_bytes()
    alone = (workspace / letter(settings=LINE).stdout.strip()).read_bytes()
    assert first == alone
    assert second != alone


@pytest.mark.parametrize(
    ("fax", "line"),
    [
        ('{printed: "63-76-33", e164: "+77272637633"}', ("+77272637633", "63-76-33")),
        ('{printed: "63-76-33"}', ("", "63-76-33")),
        ('[{printed: "63-76-33", status: dead}, {status: lost}]', ("", "")),
        ('[{printed: "63-76-33", until: 2001-01-01}, {printed: "63-76-34"}]', ("", "63-76-34")),
    ],
)
def test_the_cover_page_tells_the_number_that_is_in_force(tmp_path, fax, line):
    site = lay_out(tmp_path)
    site.edit("recipients.yaml", '    fax: "+7 7212 74 27 83"', f"    fax: {fax}")
    workspace = open_workspace(site.root)
    order = Order(campaign=workspace.campaign("open-gates"), origin="GB", day=TODAY, only=("court",))
    (one,), _ = compose_letters(workspace.data, workspace.library("open-gates"), order)
    told = Workshop(workspace, Output(tmp_path / "out", None), order)._fax_line(one, "+442079460301")
    assert (told.to, told.printed) == line
    assert (told.origin, told.own) == ("GB", "+442079460301")
