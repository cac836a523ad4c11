"""What is counted where: letters by what became of them, acts by what shows them, nothing added to anything else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.reports.simulated import BOOK, DEAF, GATES, NAME, START, Week

from given import data
from plaint.compose.page.case import compose_case
from plaint.deliver.act import Act
from plaint.deliver.record.diary import note_act
from plaint.model.text import Text
from plaint.reports.facts import read_facts
from plaint.reports.value import OTHER, Fates, Tally, TargetRow

SIX = START + timedelta(days=6)  # a Sunday


@pytest.fixture
def week(tmp_path):
    week = Week(tmp_path)
    for name, country in zip("abcdef", ("GB", "GB", "GB", "DE", "DE", None), strict=True):
        week.join(name, country=country)
    return week


def row(report, name) -> TargetRow:
    return next(one for one in report.targets if one.id == name)


def rows(found):
    return {one.key: one.letters for one in found}


# --- what Plaint sent --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("way", "state", "came_back", "fate", "outcome"),
    [
        ("email", "sent", False, "sent", "reached"),
        ("fax", "sent", False, "sent", "reached"),
        ("drafts", "sent", False, "drafts", "drafts"),
        ("email", "sent", True, "returned", "returned"),
        ("drafts", "sent", True, "returned", "returned"),
        ("email", "unknown", False, "unknown", "unknown"),
        ("email", "unknown", True, "returned", "returned"),
        ("fax", "failed", False, "failed", "failed"),
        ("email", "planned", False, "waiting", "waiting"),
        ("post", "planned", False, "waiting", "waiting"),
        ("email", "cancelled", False, None, "none"),
    ],
)
def test_a_letter_counts_only_where_it_was_taken_and_stayed(week, way, state, came_back, fate, outcome):
    digest = week.send("a", way=way, state=state)
    if came_back:
        week.act("bounced", delivery=digest)
    report = week.report()
    fates = Fates(**{fate: 1}) if fate else Fates()
    letters = Tally(sent=1) if fate == "sent" else Tally()
    court = row(report, "court")
    assert (report.fates, court.fates, report.letters, court.letters) == (fates, fates, letters, letters)
    assert court.outcome == outcome
    assert report.reached == (outcome == "reached")
    assert report.bounces == 0, "it matches a letter"
    assert sum(rows(report.channels).values(), Tally()) == letters


def test_a_bounce_that_matches_no_letter_is_told_apart(week):
    week.send("a")
    week.act("bounced", count=2)
    report = week.report()
    assert (report.letters, report.bounces, report.fates) == (Tally(sent=1), 2, Fates(sent=1))


@pytest.mark.parametrize("kind", ["copy", "call", "reminder", "notice"])
def test_copies_and_messages_to_members_are_no_letters(week, kind):
    from tests.deliver.deliveries import delivery

    week.journal.plan([delivery(9, kind=kind, campaign=NAME)])
    assert week.report().is_empty


# --- what people did ---------------------------------------------------------------------------


@pytest.mark.parametrize("standing", ["claimed", "witnessed"])
@pytest.mark.parametrize(
    ("how", "part"),
    [
        ("posted", "letters"), ("handed-in", "letters"), ("faxed", "letters"), ("emailed", "letters"),
        ("web-form", "letters"), ("called", "calls"), ("picket", "pickets"),
    ],
)  # fmt: skip
def test_an_act_counts_on_its_own_ground_alone(week, how, part, standing):
    week.act(how, count=5, standing=standing, person="a")
    report = week.report()
    five = Tally(**{standing: 5})
    court = row(report, "court")
    assert getattr(court, part) == five
    assert court.outcome == "reached"
    assert rows(report.channels) == {how: five}
    assert [one.is_letters for one in report.channels] == [part == "letters"]
    assert report.letters == (five if part == "letters" else Tally())
    assert sum(rows(report.weeks).values(), Tally()) == sum(rows(report.countries).values(), Tally()) == report.letters


def test_the_three_grounds_never_meet(week):
    week.send("a")
    week.act("posted", count=2, person="b")
    week.act("handed-in", count=4, standing="witnessed")
    assert week.report().letters == Tally(sent=1, claimed=2, witnessed=4)
    assert not hasattr(Tally(), "total")


def test_a_refusal_reaches_nobody(week):
    week.act("refused", count=3)
    court = row(week.report(), "court")
    assert (court.outcome, court.refused, court.letters) == ("refused", 3, Tally())


def test_what_was_withdrawn_counts_no_more(week):
    from plaint.deliver.record import diary

    act = week.act("posted", count=7)
    week.journal.write(diary.withdraw_act(act.number, "typed twice"))
    assert week.report().is_empty
    assert week.report(full=True).inside.acts[0].withdrawn == "typed twice"


def test_a_letter_that_plaint_printed_and_people_posted_is_claimed_once(week):
    digest = week.send("a", way="post")
    assert week.report().letters == Tally(claimed=1)
    week.act("posted", delivery=digest, standing="witnessed", person="a")
    report = week.report()
    assert (report.letters, report.fates) == (Tally(witnessed=1), Fates())


def test_what_was_done_for_the_campaign_as_a_whole_is_for_no_target(week):
    week.act("picket", target="", count=40)
    report = week.report()
    assert row(report, "").pickets == Tally(claimed=40)
    assert (report.reached, report.asked) == (0, 4)
    assert [(one.people, one.standing) for one in report.pickets] == [(40, "claimed")]


def test_a_target_that_leads_to_missions_is_reached_by_one_of_them(week):
    for name in "abc":
        week.send(name, office="kz-embassy-london")
    report = week.report()
    assert [one.id for one in report.targets] == ["court", "minister", "kz-embassy-london", "deaf"]
    assert report.reached == 1
    assert row(report, "deaf").outcome == "none"
    assert row(report, "kz-embassy-london").office == "Embassy of the Republic of Kazakhstan (United Kingdom)"


# --- when and where ----------------------------------------------------------------------------


def test_weeks_begin_on_monday_by_the_senders_clock_and_none_is_left_out(week):
    week.hands.at = datetime(2026, 11, 22, 23, 30, tzinfo=UTC).timestamp()  # Monday already in Almaty
    week.send("a")
    week.act("posted", day=START - timedelta(days=14), person="b")
    assert rows(week.report().weeks) == {
        "2026-11-02": Tally(claimed=1), "2026-11-09": Tally(), "2026-11-16": Tally(sent=1),
    }  # fmt: skip
    facts = read_facts(week.journal, NAME, ZoneInfo("Asia/Almaty"))
    assert [one.day.isoformat() for one in facts.sendings] == ["2026-11-23"]


def test_a_letter_went_on_the_day_on_which_it_was_handed_over_though_it_was_settled_later(week):
    digest = week.on(START).send("a", state="unknown")
    week.on(START + timedelta(days=30)).journal.resolve(digest[:10], "they have it", sent=True)
    report = week.report()
    assert (report.first, report.last) == (START, START)
    assert rows(report.weeks) == {"2026-11-16": Tally(sent=1)}


def test_a_country_with_fewer_than_three_people_is_not_named(week):
    for name in "abcdef":
        week.send(name)
    assert rows(week.report().countries) == {"GB": Tally(sent=3), OTHER: Tally(sent=2), "unknown": Tally(sent=1)}
    assert rows(week.report(full=True).countries) == {
        "GB": Tally(sent=3), "DE": Tally(sent=2), "unknown": Tally(sent=1),
    }  # fmt: skip


def test_many_letters_of_one_person_make_no_crowd(week):
    for office in ("court", "minister", "deaf"):
        week.send("d", office=office)
    assert rows(week.report().countries) == {OTHER: Tally(sent=3)}


def test_a_letter_of_people_from_several_countries_counts_once(week):
    week.send("a", "b", "d")
    report = week.report()
    assert rows(report.countries) == {"several": Tally(sent=1)}
    assert (report.letters, report.signatures) == (Tally(sent=1), 3)


def test_a_crowd_that_hands_letters_in_at_a_mission_is_where_the_mission_is(week):
    week.act("handed-in", target="mission-kz", count=12, standing="witnessed")
    assert rows(week.report().countries) == {"GB": Tally(witnessed=12)}


def test_the_campaigns_own_organisation_hides_behind_nobody(week):
    found = GATES.model_copy(update={"sender": _sender()})
    week.send("sender")
    report = week.report(found=found)
    assert rows(report.countries) == {"FR": Tally(sent=1)}
    assert report.people == 0


def _sender():
    from plaint.model.campaign import Sender

    return Sender.model_validate({"name": "The Example Club", "country": "FR"})


def test_a_mission_to_which_too_few_people_wrote_is_not_named(week):
    week.send("d", office="kz-embassy-berlin", text="To the embassy in Berlin")
    for name in "abc":
        week.send(name, office="kz-embassy-london")
    week.answer(target="kz-embassy-berlin")
    report = week.report()
    assert [one.id for one in report.targets] == ["court", "minister", "kz-embassy-london", "deaf", OTHER]
    assert (row(report, OTHER).letters, row(report, OTHER).answers) == (Tally(sent=1), 1)
    assert report.answers[0].office == row(report, OTHER).office == "other missions (fewer than three people each)"
    assert [one.subject for one in report.texts] == ["The gates"]
    assert sum((one.letters for one in report.targets), Tally()) == report.letters
    assert row(week.report(full=True), "kz-embassy-berlin").letters == Tally(sent=1)


def test_a_target_stands_once_though_its_mission_is_not_named(week):
    week.send("d", office="kz-embassy-berlin", text="To the embassy in Berlin")
    week.journal.write(note_act(Act(campaign=NAME, how="posted", day=START, target="mission-kz", count=2)))
    report = week.report()
    assert [one.id for one in report.targets] == ["court", "minister", "mission-kz", "deaf"]
    found = row(report, "mission-kz")
    assert (found.letters, found.holders) == (Tally(sent=1, claimed=2), ())
    assert found.office == "Embassy of the Republic of Kazakhstan"
    assert report.texts == ()
    assert "Berlin" not in repr(report)
    assert {one.id for one in week.report(full=True).targets} >= {"mission-kz", "kz-embassy-berlin"}


def test_a_language_in_which_too_few_people_wrote_is_not_named(week):
    for name in "abc":
        week.send(name)
    week.send("d", language="de", text="Die Tore")
    week.send("d", office="minister", language="de", text="Die Tore")
    assert [(one.language, one.letters) for one in week.report().texts] == [("en", 3)]
    assert {one.language for one in week.report(full=True).texts} == {"en", "de"}


# --- who ---------------------------------------------------------------------------------------


def people(report):
    return [(one.name, one.names, one.others, one.is_rest) for one in report.organisations]


def test_names_stand_where_consent_was_given_and_only_of_those_who_took_part(week):
    agreed = {"organisation": "Trades Council", "consent": ["publish-name"]}
    for name, keys in {
        "named": agreed,
        "silent": {"organisation": "Trades Council"},
        "third": {"organisation": "trades  council"},
        "hidden": {**agreed, "show": "initials", "name": "Ines Hidden"},
        "later": {**agreed, "consent": {"publish-name": (SIX + timedelta(days=2)).isoformat()}},
        "idle": agreed,
    }.items():
        week.join(name, **keys)
        if name != "idle":
            week.send(name)
    report = week.report()
    assert people(report) == [("Trades Council", ("Person named",), 3, False), ("", ("I. H.",), 0, False)]
    assert report.people == 5


def test_an_organisation_of_fewer_than_three_is_not_told_from_others(week):
    week.join("one", organisation="Tiny Circle")
    week.join("two", organisation="Small Choir", consent=["publish-name"])
    week.join("three", organisation="Small Choir")
    for name in ("one", "two", "three", "f"):
        week.send(name)
    assert people(week.report()) == [
        ("Small Choir", ("Person two",), 0, False), ("", (), 1, False), ("", (), 2, True),
    ]  # fmt: skip


def test_those_who_did_something_by_hand_took_part_too(week):
    week.act("posted", person="a")
    week.act("picket", target="", count=30, person="b")
    assert week.report().people == 2


def test_organisers_see_all_names(week):
    week.send("a")
    assert people(week.report(full=True)) == [("", ("Person a",), 0, False)]


def test_those_whom_the_journal_has_forgotten_are_letters_still(week):
    week.send("a")
    week.on(START + timedelta(days=200)).journal.scrub(week.hands.at)
    report = week.report()
    assert (report.letters, report.people, rows(report.countries)) == (Tally(sent=1), 0, {"unknown": Tally(sent=1)})


# --- answers and texts -------------------------------------------------------------------------


def test_answers_and_automatic_ones_are_counted_apart(week):
    week.answer()
    week.answer(kind="automatic", day=SIX, source="<2@example.org>")
    report = week.report()
    court = row(report, "court")
    assert (court.answers, court.automatic, court.outcome) == (1, 1, "none")
    assert [(one.day, one.office, one.kind) for one in report.answers] == [
        (START, "President of the Court", "answer"), (SIX, "President of the Court", "automatic"),
    ]  # fmt: skip


def test_a_text_stands_once_with_its_hash_and_never_with_anybodys_own_words(week):
    for name, own in (("a", True), ("b", False), ("c", True)):
        week.send(name, own=own)
    week.send("d", state="failed", text="Never sent")
    (text,) = week.report().texts
    assert (text.letters, text.varied, text.office, text.body) == (3, 2, "President of the Court", "Open the gates.")
    assert week.journal.entries()[0].delivery.plain == text.version


def test_a_text_that_is_not_kept_or_was_changed_is_told_by_its_hash_alone(week):
    week.send("a", "b", "c")
    (kept,) = (week.folder / "versions").iterdir()
    kept.write_text(kept.read_text("utf-8").replace("Open", "Close"), "utf-8")
    (text,) = week.report().texts
    assert (text.version, text.subject, text.body) == (kept.stem, "", "")


@pytest.mark.parametrize("status", ["draft", "open", "updated", "stopped", "won", "closed"])
def test_every_campaign_has_a_report_and_an_empty_journal_is_no_fault(tmp_path, status):
    ended = {"stopped": "they are free", "won": "they are free"}
    found = replace_campaign(status, ended.get(status))
    report = Week(tmp_path).report(found=found)
    assert (report.is_empty, report.status, report.reason) == (True, status, ended.get(status, ""))
    assert {one.outcome for one in report.targets} == {"none"}


def replace_campaign(status, reason):
    from given import campaign

    return campaign(status=status, **({"reason": reason} if reason else {}))


def test_the_sum_of_two_tallies_keeps_the_grounds_apart():
    assert Tally(1, 2, 3) + Tally(4, 5, 6) == Tally(5, 7, 9)
    assert not Tally()
    assert replace(Tally(), witnessed=1)


@pytest.mark.parametrize("reason", ["ask union@example.net", "ask union (at) example.net", "ring +44 20 7946 0123"])
def test_a_reason_that_holds_a_contact_is_for_organisers_alone(week, reason):
    stopped = GATES.model_copy(update={"status": "stopped", "reason": Text.model_validate(reason)})
    assert week.report(found=stopped).reason == ""
    assert week.report(found=stopped, full=True).reason == reason
    assert compose_case(stopped, data(*BOOK, DEAF), "en", START).reason is None  # on the supporter's page
    plain = GATES.model_copy(update={"status": "stopped", "reason": Text.model_validate("the family asks for it")})
    assert week.report(found=plain).reason == "the family asks for it"
