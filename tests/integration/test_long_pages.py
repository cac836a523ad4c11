"""The pages of docs/ that show much paper: what they show is what happens."""

import pytest
from tests.test_docs import LONG
from tools import refresh_docs

from pages import title


@pytest.mark.parametrize("path", LONG, ids=title)
def test_commands_print_what_the_page_shows(path, tmp_path):
    text = path.read_text("utf-8")
    shown = refresh_docs.refreshed(text, refresh_docs.open_shell(path, tmp_path))
    assert shown == text, "read the difference, then run: python tools/refresh_docs.py"
    assert "fault of Plaint itself" not in shown
