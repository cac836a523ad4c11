from datetime import UTC, datetime

import pytest

from plaint.checks.paper import Sheets
from plaint.checks.review import review
from plaint.session import Session

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path):
    """A workspace without anything in it."""
    (tmp_path / "campaigns.yaml").write_text("# ours\ncampaigns:\n", "utf-8")
    return tmp_path


@pytest.fixture
def look(monkeypatch):
    """Return what `plaint check` finds in a workspace; pages are not counted."""
    monkeypatch.setattr(Sheets, "_is_counted", lambda _sheets, _draft: False)
    return lambda root: review(Session(root, NOW, root / "cache.key"))


@pytest.fixture
def checked(root, look):
    """Return what `plaint check` finds in the workspace."""
    return lambda: look(root)
