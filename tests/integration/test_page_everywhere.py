"""The page says what the letter says from each of the world's countries: thousands of letters."""

import pytest

from page_letters import TYPED, compare, names, opened
from plaint.contacts.countries import COUNTRIES
from plaint.workspace import open_workspace


@pytest.mark.parametrize("typed", TYPED, ids="-".join)
@pytest.mark.parametrize("number", range(6))
def test_every_letter_of_the_repository_from_every_country(tmp_path, number, typed):
    workspace = open_workspace(opened(tmp_path))
    compare(workspace, names(workspace)[number], "ru", sorted(COUNTRIES), typed)
