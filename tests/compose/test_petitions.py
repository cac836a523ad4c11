"""What a petition says."""

from datetime import date

import pytest
from tests.given import campaign, court, data, embassy

from plaint.catalogues import CATALOGUED
from plaint.compose.petitions import COLUMNS, petition_of
from plaint.compose.street import street_of
from plaint.errors import PlaintError

DAY = date(2026, 11, 22)
BOOK = data(court(addressee={"ru": "Председателю суда А. Скамье"}), embassy())


def petition(language="en", country="GB", **keys):
    about = campaign(**keys)
    return petition_of(about, BOOK, street_of(about, BOOK, country), language, DAY)


def test_to_whom_about_whom_and_what_is_asked():
    made = petition()
    assert made.to == "To: Ada Bench, President of the Court"
    assert made.case == ("Orla Fair.",)
    assert made.demands == ("The gates must be opened.",)
    assert made.privacy.startswith("These sheets are handed to whoever is addressed above.")


def test_an_office_is_inflected_where_the_data_has_it():
    assert petition("ru").to == "Кому: Председателю суда А. Скамье"


def test_each_office_is_named_once():
    made = petition(targets=["court", {"mission": "KZ"}, "court"])
    assert made.to == "To: Ada Bench, President of the Court; Embassy of the Republic of Kazakhstan"


@pytest.mark.parametrize("language", CATALOGUED)
def test_every_language_has_a_head_for_each_column(language):
    made = petition(language, title={language: "X"}, demands=[{"id": "a", language: "Y"}])
    assert len(made.columns) == len(COLUMNS)
    assert all(made.columns)


def test_without_demands_there_is_nothing_to_sign_for():
    with pytest.raises(PlaintError, match="open-gates has no demands"):
        petition(demands=[])
