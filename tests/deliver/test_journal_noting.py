"""Many acts, told again and again in any order: each is noted once, and a proof is never lost."""

from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deliver.deliveries import CAMPAIGN, Hands, journal_in

from plaint.deliver.act import WROTE, Act
from plaint.deliver.record import diary
from plaint.deliver.record.noting import Wanted, letters_by_hand, note_acts, withdraw_acts
from plaint.errors import PlaintError

DAYS = (date(2026, 11, 2), date(2026, 11, 3))
PEOPLE = ("", "ruth", "kim")
TOLD = st.builds(
    Wanted,
    act=st.builds(
        Act,
        campaign=st.just(CAMPAIGN),
        how=st.sampled_from(("posted", "handed-in", "called")),
        day=st.sampled_from(DAYS),
        target=st.sampled_from(("court", "minister")),
        office=st.just("office"),
        standing=st.sampled_from(("claimed", "witnessed")),
        person=st.sampled_from(PEOPLE),
    ),
    row=st.sampled_from(((), ("1",), ("2",), ("3",))),
)


def kind(act):
    return (act.target, act.how, act.person, None if act.how in WROTE else act.day)


@settings(max_examples=60)
@given(st.lists(st.lists(TOLD, max_size=4), max_size=6))
def test_each_is_noted_once_and_what_was_witnessed_stays_so(runs):
    with TemporaryDirectory() as folder, journal_in(Path(folder), Hands()) as journal:
        told = [pair for run in runs for pair in zip(run, journal.write(note_acts(run)), strict=True)]
        acts = journal.read(diary.acts_of(CAMPAIGN))
    active = [act for act in acts if not act.withdrawn]
    assert max(Counter(kind(act) for act in active if act.person).values(), default=1) == 1
    sources = [act.source for act in acts if act.source]
    assert len(set(sources)) == len(sources)
    new = [one.act for _, one in told if one.outcome != "known"]
    assert [act.number for act in new] == [act.number for act in acts]
    shown = {kind(act) for act in new if act.person and act.standing == "witnessed"}
    assert shown == {kind(act) for act in active if act.person and act.standing == "witnessed"}
    assert all(act.withdrawn.startswith("a proof came: act ") for act in acts if act.withdrawn)


def test_rows_of_another_campaign_are_others(tmp_path):
    with journal_in(tmp_path, Hands()) as journal:
        for campaign in ("one", "two", "one"):
            act = Act(campaign=campaign, how="posted", day=DAYS[0], count=3)
            journal.write(note_acts([Wanted(act=act, row=("1",))]))
        assert [act.campaign for act in journal.read(diary.acts_of())] == ["one", "two"]


def test_somebody_may_have_done_it_once_more(tmp_path):
    with journal_in(tmp_path, Hands()) as journal:
        wanted = [Wanted(act=Act(campaign=CAMPAIGN, how="posted", day=DAYS[0], person="ruth"))]
        outcomes = [journal.write(note_acts(wanted, again=again))[0].outcome for again in (False, True, False)]
        assert outcomes == ["noted", "noted", "known"]


def test_acts_are_withdrawn_together_or_not_at_all(tmp_path):
    with journal_in(tmp_path, Hands()) as journal:
        for _ in range(2):
            journal.write(note_acts([Wanted(act=Act(campaign=CAMPAIGN, how="posted", day=DAYS[0]))]))
        for campaign, numbers in ((CAMPAIGN, (1, 3)), ("another", (1,))):
            with pytest.raises(PlaintError, match="has no act"):
                journal.write(withdraw_acts(campaign, numbers, "wrong"))
        assert [act.withdrawn for act in journal.read(diary.acts_of(CAMPAIGN))] == ["", ""]
        journal.write(withdraw_acts(CAMPAIGN, (1, 2, 1), "wrong"))
        assert [act.withdrawn for act in journal.read(diary.acts_of(CAMPAIGN))] == ["wrong", "wrong"]


def test_letters_by_hand_are_found_by_office_whoever_held_it(tmp_path):
    with journal_in(tmp_path, Hands()) as journal:
        for holder in ("Ada", "Bea"):
            act = Act(campaign=CAMPAIGN, how="posted", day=DAYS[0], office="court", holder=holder, person="ruth")
            journal.write(note_acts([Wanted(act=act, known_as=("mailto:ruth@example.org",))]))
        found = journal.read(letters_by_hand(CAMPAIGN))
        for names in (("ruth",), ("mailto:ruth@example.org",), ("ruth", "mailto:ruth@example.org")):
            assert [act.holder for act in found.of(CAMPAIGN, "court", names)] == ["Ada", "Bea"]
        assert found.of(CAMPAIGN, "court", ("kim",)) == ()
        assert found.of(CAMPAIGN, "minister", ("ruth",)) == ()
        assert journal.read(letters_by_hand("another")).acts == {}
