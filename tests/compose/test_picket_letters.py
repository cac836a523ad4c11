"""What is handed in: one letter to the mission, one to every other target with "please forward"."""

from datetime import date

import pytest
from tests.compose.picketing import counter, plan
from tests.given import campaign, court, embassy, recipient, signatory, text

from plaint.compose.picket.letters import BLANK_DATE
from plaint.compose.picket.place import Place

MINISTER = recipient("minister", kind="ministry", rank="minister", office="Minister", country="KZ")


def letters(made):
    return [one.letter for one in made]


def test_the_mission_gets_its_own_letter_and_forwards_the_rest():
    about = campaign(targets=["court", {"mission": "KZ"}, "minister"])
    desk = counter(plan(about), court(languages=["en"]), MINISTER)
    (own,) = letters(desk.own())
    assert own.address == ("Embassy of the Republic of Kazakhstan", "2 Iceberg Row", "LONDON", "ZZ9 9ZZ")
    assert "convey this concern to your government" in own.body
    assert own.forward == ""
    forwarded = letters(desk.forwarded())
    assert [one.forward for one in forwarded] == [
        "Please forward to: Ada Bench, President of the Court",
        "Please forward to: Minister",
    ]
    assert {one.address for one in forwarded} == {own.address}


def test_who_has_no_channel_gets_a_letter_all_the_same():
    silent = court(post=None, email=None)
    bare = embassy(post=None)
    desk = counter(plan(campaign(targets=["court"]), bare), silent)
    assert len(desk.own()) == len(desk.forwarded()) == 1


def test_a_letter_that_the_campaign_wrote_to_a_president_is_none_to_his_ambassador():
    own = text(body="You alone can decide, Mr President.")
    desk = counter(plan(), court(languages=["en"]), texts=(own,))
    assert "Mr President" not in letters(desk.own())[0].body
    assert "Mr President" in letters(desk.forwarded())[0].body


@pytest.mark.parametrize("variant", ["mission", "kz-embassy-london"])
def test_a_text_for_missions_is_taken(variant):
    desk = counter(plan(), court(), texts=(text(), text(variant=variant, body="Ambassador, tell them.")))
    assert "tell them" in letters(desk.own())[0].body


def test_a_campaign_that_addresses_missions_is_taken_at_its_word():
    about = campaign(targets=["court", {"mission": "KZ"}])
    desk = counter(plan(about), court(), texts=(text(body="One letter for all."),))
    assert "One letter for all" in letters(desk.own())[0].body


def test_letters_are_in_the_language_of_whoever_reads_them_with_a_translation_for_who_signs():
    door = embassy(languages=["kk", "ru"])
    desk = counter(plan(door=door), court())
    (own,) = letters(desk.own())
    assert own.language == "ru"
    assert own.translation.language == "en"
    (russian,) = letters(counter(plan(door=door, language="ru"), court()).own())
    assert russian.translation is None


def test_nothing_is_translated_that_has_no_translation():
    about = campaign(targets=["court", {"mission": "KZ"}])
    desk = counter(plan(about, embassy(languages=["ru"])), court(), texts=(text("ru"),))
    assert letters(desk.own())[0].translation is None


def test_everybody_signs_each_letter():
    people = (signatory(), signatory("bo", name="Bo Sample"))
    desk = counter(plan(), court(), signatories=people)
    assert [one.signatory.id for one in desk.own()] == ["ruth-example", "bo"]
    assert len(desk.forwarded()) == 2


def test_one_statement_carries_all_names():
    people = (signatory(), signatory("bo", name="Bo Sample"))
    (own,) = letters(counter(plan(), court(), signatories=people, form="statement").own())
    assert [one.name for one in own.signatures] == ["Bo Sample", "Ruth Example"]


def test_the_copy_for_the_stamp_has_nobodys_name_or_sentence():
    writer = signatory(personal="I taught there.")
    own = text(variant="mission", body="{{ signatory.name }}|{{ signatory.personal }}")
    desk = counter(plan(), court(), texts=(own,), signatories=(writer,))
    assert "I taught there" in letters(desk.own())[0].body
    copy = desk.copy()
    assert copy.body.strip() == "|"
    assert copy.signatures[0].name == ""


def test_the_door_of_a_court_forwards_nothing():
    desk = counter(plan(campaign(targets=["minister", "court"]), court()), MINISTER)
    assert [one.target for one in letters(desk.own())] == ["court"]
    assert desk.forwarded() == ()


def test_other_missions_are_no_targets_of_a_picket():
    about = campaign(
        targets=["kz-embassy-moscow", {"mission": "KZ"}, "court", {"recipient": "court", "via": {"mission": "KZ"}}]
    )
    desk = counter(plan(about), court(), embassy("kz-embassy-moscow", country="RU"))
    assert [one.addressee.recipient.id for one in desk.own()] == ["kz-embassy-london"]
    assert [one.addressee.recipient.id for one in desk.forwarded()] == ["court"]


def test_without_a_day_there_is_room_for_one():
    (own,) = letters(counter(plan(on=None), court()).own())
    assert (own.dateline, own.is_dated) == (BLANK_DATE, False)
    (dated,) = letters(counter(plan(), court()).own())
    assert (dated.dateline, dated.is_dated) == ("1 December 2026", True)


def test_a_mission_that_nobody_knows_is_addressed_all_the_same():
    unknown = embassy("mission-kz", country="US", post=None)
    desk = counter(plan(place=Place(unknown, is_generic=True)), court(languages=["en"]))
    (own,) = letters(desk.own())
    assert own.address == ("The Ambassador, Embassy of the Republic of Kazakhstan",)
    assert letters(desk.forwarded())[0].address == own.address


def test_history_looks_back():
    old = campaign(status="closed", published="2003-03-17")
    door = embassy(
        post=[
            {"lines": ["1 Old Row"], "city": "London", "until": "2010-01-01"},
            {"lines": ["2 New Row"], "city": "London", "from": "2010-01-01"},
        ]
    )
    planned = plan(old, door, on=date(2003, 3, 28), lookup=date(2003, 3, 17))
    (own,) = letters(counter(planned, court()).own())
    assert "1 Old Row" in own.address
    assert planned.address("en") == ("1 Old Row", "London")


def test_a_door_whose_languages_nobody_knows_reads_that_of_the_street():
    (own,) = letters(counter(plan(street=("uk", "ru")), court()).own())
    assert own.language == "ru"
    (spoken,) = letters(counter(plan(door=embassy(languages=["en"]), street=("ru",)), court()).own())
    assert spoken.language == "en"
