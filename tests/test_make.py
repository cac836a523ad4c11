"""Which sheet a letter gets, and where its files go."""

import stat
from dataclasses import replace

import pytest
from tests.given import compose_one, court, data, signatory

from plaint.errors import PlaintError, UnknownName
from plaint.make import choose_layout
from plaint.model.people import Settings
from plaint.output import Output


def layout(origin, **settings):
    found = choose_layout(Settings.model_validate(settings), origin, None)
    return found.name, found.paper


@pytest.mark.parametrize(
    ("origin", "sheet"),
    [
        ("", ("din5008b", "A4")),
        ("DE", ("din5008b", "A4")),
        ("GB", ("dl", "A4")),
        ("FR", ("fr", "A4")),
        ("CH", ("ch", "A4")),
        ("US", ("us10", "Letter")),
    ],
)
def test_the_sheet_is_the_countrys(origin, sheet):
    assert layout(origin) == sheet


def test_what_is_asked_for_goes_before_the_settings_and_those_before_the_country():
    assert choose_layout(Settings(envelope="c5"), "US", "dl").name == "dl"
    assert choose_layout(Settings(envelope="c5"), "US", None).name == "c5"


def test_paper_of_ones_own_takes_an_envelope_for_it():
    assert layout("GB", paper="Letter") == ("us10", "Letter")
    assert layout("US", paper="A4")[1] == "A4"


def test_an_envelope_for_other_paper_is_refused():
    with pytest.raises(PlaintError, match="envelope us10 is for Letter, paper is A4"):
        choose_layout(Settings(paper="A4", envelope="us10"), "GB", None)


def test_an_unknown_envelope():
    with pytest.raises(UnknownName, match="no envelope 'c6'"):
        choose_layout(Settings(), "GB", "c6")


LETTER = compose_one(data(court()), signatories=(signatory("ann"),))


def test_names_of_files(tmp_path):
    output = Output(tmp_path / "out", None)
    assert output.letter_path(LETTER, "pdf") == tmp_path / "out" / "open-gates" / "court-en-ann.pdf"
    assert output.letter_path(LETTER, "txt").name == "court-en-ann.txt"
    assert output.letter_path(replace(LETTER, signatory=""), "pdf").name == "court-en.pdf"


def test_no_two_letters_of_a_run_share_a_name(tmp_path):
    output = Output(tmp_path, None)
    names = [output.letter_path(LETTER, "pdf").name for _ in range(3)]
    assert names == ["court-en-ann.pdf", "court-en-ann-2.pdf", "court-en-ann-3.pdf"]
    other = replace(LETTER, campaign="other")
    assert output.letter_path(other, "pdf").name == "court-en-ann.pdf"


def test_a_file_is_whole_and_private(tmp_path):
    output = Output(tmp_path / "new" / "out", None)
    path = output.write(output.letter_path(LETTER, "txt"), b"words")
    assert path.read_bytes() == b"words"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent, output.folder)] == [0o600, 0o700, 0o700]
    output.write(path, b"other")
    assert [one.read_bytes() for one in path.parent.iterdir()] == [b"other"]


def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(tmp_path):
    output = Output(tmp_path / "out", None)
    path = output.letter_path(LETTER, "txt")
    path.parent.mkdir(parents=True)
    (tmp_path / "precious").write_text("precious")
    path.symlink_to(tmp_path / "precious")
    output.write(path, b"words")
    assert (tmp_path / "precious").read_text() == "precious"
    assert not path.is_symlink()


def test_a_link_to_another_folder_is_refused_before_anything_is_made(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "output").symlink_to(tmp_path / "outside")
    output = Output(tmp_path / "root" / "output", tmp_path / "root")
    with pytest.raises(PlaintError, match="leads out of"):
        output.write(output.letter_path(LETTER, "txt"), b"words")
    assert list((tmp_path / "outside").iterdir()) == []
