"""The kept texts."""

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given import compose_one, court, data, text
from plaint.errors import PlaintError
from plaint.sending.versions import Version, Versions

LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40)


def version(**keys):
    known = {"campaign": "open-gates", "office": "Judge", "holder": "", "language": "en", "subject": "S", "body": "B\n"}
    return Version(**{**known, **keys})


def test_the_hash_is_the_version_of_the_letter():
    letter = compose_one(data(court()), text())
    assert Version.of(letter).hash == letter.version


def test_a_text_is_kept_once_for_its_owner_alone(tmp_path):
    versions = Versions(tmp_path)
    path = versions.keep(version())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(versions.folder.stat().st_mode) == 0o700
    before = path.stat().st_mtime_ns
    assert versions.keep(version()) == path
    assert path.stat().st_mtime_ns == before
    assert [one.name for one in versions.folder.iterdir()] == [path.name]


@given(subject=LINE, office=LINE, holder=LINE, body=st.text(max_size=200))
def test_what_was_kept_is_found_as_it_was(tmp_path_factory, subject, office, holder, body):
    versions = Versions(tmp_path_factory.mktemp("kept"))
    one = version(subject=subject, office=office, holder=holder, body=body)
    versions.keep(one)
    assert versions.find(one.hash) == one


def test_a_changed_file_is_no_evidence(tmp_path):
    versions = Versions(tmp_path)
    path = versions.keep(version())
    path.write_text(path.read_text().replace("B", "C"))
    assert versions.find(version().hash) is None


@pytest.mark.parametrize("wanted", ["", "../journal.db", "0" * 64, "zz"])
def test_what_is_not_there_is_not_found(tmp_path, wanted):
    assert Versions(tmp_path).find(wanted) is None


def test_a_folder_elsewhere_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "versions").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlaintError, match="is a link"):
        Versions(tmp_path).keep(version())
