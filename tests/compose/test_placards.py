"""The words of placards."""

import pytest
from tests.given import campaign

from plaint.compose.placards import placards_of
from plaint.errors import PlaintError

SLOGANS = [{"en": "Open the gates!", "ru": "Откройте ворота!"}, {"ru": "Свободу!"}]


def told(placards):
    return [(one.name, one.words, one.is_demand) for one in placards]


def test_one_placard_a_slogan_and_language_that_it_has():
    assert told(placards_of(campaign(slogans=SLOGANS), ("en", "ru"))) == [
        ("placard-1-en", "Open the gates!", False),
        ("placard-1-ru", "Откройте ворота!", False),
        ("placard-2-ru", "Свободу!", False),
    ]


def test_no_words_come_twice():
    assert told(placards_of(campaign(slogans=["Basta!", {"en": "Basta!"}]), ("en", "ru"))) == [
        ("placard-1-en", "Basta!", False)
    ]


def test_demands_stand_in_where_no_slogan_is_and_are_not_altered():
    assert told(placards_of(campaign(), ("en",))) == [("placard-1-en", "The gates must be opened.", True)]
    assert told(placards_of(campaign(slogans=[{"kk": "Ашыңыз!"}]), ("en",))) == [
        ("placard-1-en", "The gates must be opened.", True)
    ]


def test_no_slogan_and_no_demand_is_said():
    with pytest.raises(PlaintError, match="no slogan and no demand in 'en' or 'de'") as caught:
        placards_of(campaign(demands=[]), ("en", "de"))
    assert caught.value.hint == "write one under `slogans:`"
    with pytest.raises(PlaintError, match=r"has no slogan and no demand$"):
        placards_of(campaign(demands=[]), ())
