import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plaint.checks.review import review
from plaint.session import Session

ROOT = Path(__file__).parents[2]


@pytest.fixture
def repository(tmp_path):
    """The repository's own workspace, without what somebody keeps private in it."""
    for name in ("campaigns.yaml", "recipients.yaml"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("letters", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Session(tmp_path, datetime(2026, 11, 22, tzinfo=UTC), tmp_path / "cache.key")


def test_the_repositorys_own_workspace_has_nothing_to_mend(repository):
    found = review(repository)
    assert (found.errors, found.warnings) == ((), ())
    assert [campaign for campaign, _, _ in found.closed] == [
        "ismailov-1998",
        "solidarity-1999",
        "ilo-conference-1999",
        "cwi-2000",
        "uralsk-2001",
        "karaganda-2003",
    ]


def test_checking_the_repositorys_own_workspace_takes_seconds(repository):
    started = time.process_time()
    review(repository)
    assert time.process_time() - started < 3


def test_the_starter_has_nothing_to_mend(workspace):
    found = review(Session(workspace, datetime(2026, 11, 22, tzinfo=UTC), workspace / "cache.key"))
    assert (found.errors, found.warnings, found.closed) == ((), (), ())
