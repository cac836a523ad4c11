"""A journal of an earlier Plaint: brought up to date with all that stands in it, and read without being changed."""

import sqlite3
from pathlib import Path

import pytest
from tests.deliver.deliveries import CAMPAIGN, journal_in, states_of

from plaint.deliver.journal import NAME, read_journal
from plaint.deliver.record.diary import acts_of

FIRST = Path(__file__).with_name("journal-version-1.sql")
HANDED = """000000000001 f75584979804a17460f6bbf89b8dddd5372cf5f38ad78de0796e292732fc2e74 c37ba2e3
000000000002 26f66055c856b78ffd33dcf1f83d087463b7da2841f4693827e96e4916b9b767 3280b95e
"""


@pytest.fixture
def folder(tmp_path):
    database = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    database.executescript(FIRST.read_text())
    database.close()
    (tmp_path / f"{NAME}-handed").write_text(HANDED)
    return tmp_path


def test_the_first_layout_becomes_today_s(folder):
    with read_journal(folder / NAME) as record:
        before = record.entries()
    with journal_in(folder) as journal:
        with journal.locked():  # looks the whole journal through, its rules too
            assert journal.entries() == before
        assert states_of(journal) == ["sent", "unknown", "planned", "planned"]
        journal.plan([before[0].delivery])
        assert journal._database.execute("pragma user_version").fetchone() == (2,)


def test_an_older_journal_is_read_as_it_is(folder):
    content = (folder / NAME).read_bytes()
    with read_journal(folder / NAME) as record:
        assert [entry.state for entry in record.entries(CAMPAIGN)] == ["sent", "unknown", "planned", "planned"]
        assert record.read(acts_of()) == ()
    assert (folder / NAME).read_bytes() == content
    assert {path.name for path in folder.iterdir()} <= {NAME, f"{NAME}-handed", f"{NAME}-wal", f"{NAME}-shm"}
