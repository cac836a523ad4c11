"""Who has written by hand is not written for again."""

from datetime import date

import pytest
from office import CHECKED, NOW, Office, member, order, signers
from test_planning import PAIR, changed, half_sent

from given import campaign, court
from plaint.deliver.act import WROTE, Act
from plaint.deliver.record.diary import note_act, withdraw_act
from plaint.sending.hands import HandRule
from plaint.sending.texts import FirstSent

DAY = date(2026, 11, 20)


def note(office, person, how="posted", known_as=(), **keys):
    wanted = {"target": "court", "office": "court", "holder": "Ada Bench", "day": DAY, **keys}
    return office.journal.write(note_act(Act(campaign="open-gates", how=how, person=person, **wanted), known_as))


@pytest.mark.parametrize("how", sorted(WROTE))
def test_she_is_not_written_for_again(tmp_path, how):
    office = Office(tmp_path)
    act = note(office, "ruth", how)
    plan = office.plan(order(member("ruth")))
    assert (plan.envelopes, plan.by_hand) == ((), (act,))


@pytest.mark.parametrize("how", ["called", "picket", "refused"])
def test_what_is_no_letter_keeps_nobody(tmp_path, how):
    office = Office(tmp_path)
    note(office, "ruth", how)
    assert signers(office.plan(order(member("ruth")))) == [("ruth",)]


def test_what_nobody_is_named_for_binds_nobody(tmp_path):
    office = Office(tmp_path)
    note(office, "", count=40)
    assert signers(office.plan(order(member("ruth")))) == [("ruth",)]


def test_a_letter_of_many_goes_without_her(tmp_path):
    office = Office(tmp_path)
    note(office, "ruth")
    assert signers(office.plan(order(member("ruth"), member("bo"), member("ida")))) == [("bo", "ida")]


def test_she_may_have_another_id_now(tmp_path):
    office = Office(tmp_path)
    note(office, "ruth-old", known_as=("mailto:ruth@example.org",))
    assert office.plan(order(member("ruth", email="Ruth@example.org"))).envelopes == ()


def test_what_was_withdrawn_counts_no_more(tmp_path):
    office = Office(tmp_path)
    office.journal.write(withdraw_act(note(office, "ruth").number, "typed twice"))
    assert signers(office.plan(order(member("ruth")))) == [("ruth",)]


def test_another_office_gets_its_letter(tmp_path):
    office = Office(tmp_path, court(**CHECKED), court(**CHECKED, name="Max").model_copy(update={"id": "ministry"}))
    note(office, "ruth")
    plan = office.plan(order(member("ruth"), about=campaign(channels=["email"], targets=["court", "ministry"])))
    assert [one.target for one in plan.envelopes] == ["ministry"]


@pytest.mark.parametrize(("since", "goes"), [("2026-11-21", True), ("2026-11-19", False), (None, False)])
def test_a_new_holder_gets_a_letter(tmp_path, since, goes):
    holder = {"name": "Bea Bench", **({"from": since} if since else {})}
    office = Office(tmp_path, court(**CHECKED, name=None, holders=[holder]))
    note(office, "ruth")
    assert bool(office.plan(order(member("ruth"))).envelopes) == goes


def test_what_was_planned_for_her_is_taken_back(tmp_path):
    office = Office(tmp_path)
    planned = office.plan(order(member("ruth"))).envelopes
    office.record(planned, "planned")
    note(office, "ruth")
    assert office.plan(order(member("ruth"))).stale == (planned[0].delivery.key.digest,)


def test_on_purpose_she_is(tmp_path):
    _, office = half_sent(tmp_path)
    note(office, "bo")
    (envelope,) = office.plan(order(member("bo"), about=campaign(channels=["email"])), texts="again").envelopes
    assert envelope.delivery.key.round == 1
    office.record([envelope])
    again = office.plan(order(member("bo"), about=campaign(channels=["email"])), texts="again")
    assert (again.envelopes, len(again.taken)) == ((), 1)


def test_but_not_where_she_may_have_had_the_text_of_today(tmp_path):
    _, office = half_sent(tmp_path)
    office.record(office.plan(order(member("ida"), **PAIR)).envelopes)  # the new text, on the day of NOW
    note(office, "bo", day=NOW.date())
    note(office, "kim", day=DAY)
    plan = office.plan(order(member("bo"), member("kim"), form="letter"), texts="again")
    assert signers(plan) == [("kim",)]


def test_nor_where_the_text_has_not_changed(tmp_path):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ida"))).envelopes)
    note(office, "bo")
    assert office.plan(order(member("bo")), texts="again").envelopes == ()


def test_where_nothing_is_known_of_the_text_the_word_counts(tmp_path):
    office = Office(tmp_path)
    note(office, "bo")
    (envelope,) = changed(office).plan(order(member("bo")), texts="again").envelopes
    assert envelope.delivery.key.round == 1


ACT = Act(campaign="c", how="posted", day=DAY, holder="Ada")
RULE = {"holder": "Ada", "since": None, "text": FirstSent(None, is_sent=True, has_changed=True)}


def test_who_is_overridden_is_told():
    found = HandRule(again=True, **RULE).sort({"ruth": (ACT,), "bo": ()})
    assert (found.kept_back, found.overridden) == ({}, ("ruth",))
    found = HandRule(again=False, **RULE).sort({"ruth": (ACT,), "bo": ()})
    assert (found.kept_back, found.overridden) == ({"ruth": ACT}, ())


