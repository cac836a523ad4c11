"""Whom a campaign addresses: missions by the sender's country, picked ones, forwarded letters."""

import pytest
from tests.given import campaign, compose, court, data, embassy, recipient

from plaint.compose.targets import office_of, resolve_targets
from plaint.errors import UnknownName

CONSULATE = embassy("kz-consulate-leeds", mission="consulate", country="GB")
TRADE = embassy("kz-trade-london", mission="trade-delegation", country="GB")
OMSK = embassy("kz-consulate-omsk", mission="consulate", country="RU", covers=["RU"])
UZ = embassy("uz-embassy-london", of="UZ")
ANY = campaign(targets=[{"mission": "KZ"}])
VIA = campaign(targets=[{"recipient": "court", "via": {"mission": "KZ"}}])


def found(about, *book, origin=None, only=()):
    return resolve_targets(about, data(*book), origin, only)


def test_a_recipient_is_the_same_from_everywhere():
    for origin in (None, "GB", "RU"):
        (addressee,) = found(campaign(), court(), origin=origin)
        assert (addressee.id, addressee.recipient.id, addressee.is_generic) == ("court", "court", False)


@pytest.mark.parametrize("book", [(embassy(), CONSULATE, TRADE), (TRADE, CONSULATE, embassy())])
def test_the_embassy_comes_before_the_consulate(book):
    (addressee,) = found(ANY, *book, origin="GB")
    assert (addressee.id, addressee.recipient.id) == ("mission-kz", "kz-embassy-london")
    assert addressee.others == ("kz-consulate-leeds", "kz-trade-london")


def test_a_mission_of_another_state_is_none():
    (addressee,) = found(ANY, UZ, origin="GB")
    assert addressee.is_generic


def test_a_mission_serves_the_countries_that_it_covers():
    dublin = embassy(covers=["IE"])
    assert found(ANY, dublin, origin="IE")[0].recipient.id == "kz-embassy-london"
    assert found(ANY, embassy(), origin="IE")[0].is_generic


def test_the_embassy_in_the_country_comes_before_one_that_covers_it():
    own = embassy("kz-embassy-dublin", country="IE")
    assert found(ANY, embassy(covers=["IE"]), own, origin="IE")[0].recipient.id == "kz-embassy-dublin"


def test_only_the_kinds_that_were_asked_for():
    about = campaign(targets=[{"mission": "KZ", "kinds": ["trade-delegation", "consulate"]}])
    assert found(about, embassy(), TRADE, CONSULATE, origin="GB")[0].recipient.id == "kz-consulate-leeds"
    (generic,) = found(about, embassy(), origin="GB")
    assert (generic.is_generic, generic.recipient.mission) == (True, "trade-delegation")


def test_a_mission_nobody_knows_is_made_up_without_address():
    (addressee,) = found(ANY, embassy(), origin="FR")
    made_up = addressee.recipient
    assert addressee.is_generic
    assert (made_up.of, made_up.country, made_up.rank, made_up.post) == ("KZ", "FR", "ambassador", ())
    assert office_of(made_up, "en") == "Embassy of the Republic of Kazakhstan"
    assert office_of(made_up, "ru") == "Посольство Республики Казахстан"


def test_without_a_country_no_mission_is_guessed():
    (addressee,) = found(ANY, embassy())
    assert (addressee.is_generic, addressee.recipient.country) == (True, "KZ")


def test_a_mission_can_be_picked_by_id_from_anywhere():
    (addressee,) = found(ANY, embassy(), OMSK, origin="GB", only=("kz-consulate-omsk",))
    assert (addressee.id, addressee.is_picked, addressee.is_generic) == ("kz-consulate-omsk", True, False)
    (addressee,) = found(ANY, embassy(), OMSK, only=("kz-embassy-london",))
    assert addressee.id == "kz-embassy-london"


def test_several_missions_can_be_picked():
    only = ("kz-consulate-omsk", "kz-embassy-london")
    assert [one.id for one in found(ANY, embassy(), OMSK, origin="GB", only=only)] == [*reversed(only)]


def test_the_mission_target_can_be_asked_for_by_its_own_id():
    (addressee,) = found(
        campaign(targets=["court", {"mission": "KZ"}]), court(), embassy(), origin="GB", only=("mission-kz",)
    )
    assert addressee.recipient.id == "kz-embassy-london"


def test_one_mission_is_one_addressee_however_often_it_is_named():
    both = campaign(targets=["kz-embassy-london", {"mission": "KZ"}])
    assert len(found(both, embassy(), origin="GB", only=("kz-embassy-london",))) == 1


def test_a_letter_goes_once_to_a_mission_that_is_a_target_of_its_own_too():
    both = campaign(targets=["kz-embassy-london", {"mission": "KZ"}])
    composed, left_out = compose(data(embassy()), about=both, origin="GB")
    assert [one.letter.target for one in composed] == ["kz-embassy-london"]
    assert [(one.target, one.reason) for one in left_out] == [
        ("mission-kz", "kz-embassy-london has this letter already")
    ]
    composed, left_out = compose(data(embassy()), about=both, origin="FR")
    assert ([one.letter.target for one in composed], left_out) == (["kz-embassy-london", "mission-kz"], ())


def test_a_forwarded_letter_names_both():
    (addressee,) = found(VIA, court(), embassy(), CONSULATE, origin="GB")
    assert addressee.id == "court-via-mission-kz"
    assert (addressee.recipient.id, addressee.via.recipient.id) == ("court", "kz-embassy-london")
    assert addressee.via.others == ("kz-consulate-leeds",)


@pytest.mark.parametrize("name", ["court", "mission-kz", "court-via-mission-kz", "kz-embassy-london"])
def test_a_forwarded_letter_can_be_asked_for_by_either_id(name):
    (addressee,) = found(VIA, court(), embassy(), origin="GB", only=(name,))
    assert (addressee.recipient.id, addressee.via.recipient.id) == ("court", "kz-embassy-london")


def test_who_forwards_can_be_picked():
    (addressee,) = found(VIA, court(), embassy(), OMSK, origin="GB", only=("kz-consulate-omsk",))
    assert (addressee.id, addressee.via.recipient.id) == ("court-via-kz-consulate-omsk", "kz-consulate-omsk")


def test_a_person_can_forward():
    about = campaign(targets=[{"recipient": "court", "via": "clerk"}])
    clerk = recipient("clerk", kind="official", office="Clerk", country="KZ")
    (addressee,) = found(about, court(), clerk)
    assert (addressee.id, addressee.via.recipient.id) == ("court-via-clerk", "clerk")


@pytest.mark.parametrize(
    ("name", "hint"), [("cort", "did you mean 'court'?"), ("kz-embassy-londn", "did you mean 'kz-embassy-london'?")]
)
def test_an_unknown_target_is_refused_with_what_may_be_meant(name, hint):
    about = campaign(targets=["court", {"mission": "KZ"}])
    with pytest.raises(UnknownName) as caught:
        found(about, court(), embassy(), only=("court", name))
    assert (caught.value.message, caught.value.hint) == (f"no target '{name}'", hint)


def test_targets_keep_the_campaigns_order():
    about = campaign(targets=[{"mission": "KZ"}, "court"])
    assert [one.id for one in found(about, court(), only=("court", "mission-kz"))] == ["mission-kz", "court"]


def test_a_mission_of_any_state_has_a_name():
    assert office_of(embassy(of="BT"), "en") == "Embassy of Bhutan"
    assert office_of(embassy(of="BT", mission="consulate"), "fr") == "Consulat du Bhoutan"


def test_an_office_is_named_in_the_language_or_the_best_there_is():
    assert office_of(court(), "ru") == "Председатель суда"
    assert office_of(court(), "fr") == "President of the Court"
    assert office_of(recipient("x", kind="official", name="Ada", country="GB"), "en") == ""
