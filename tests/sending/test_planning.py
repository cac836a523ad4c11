"""What goes out, what has gone, who is left out."""

from datetime import UTC, date, datetime

import pytest
from office import CHECKED, FAX, MAIL, Office, member, order, signers, why

from given import campaign, court, embassy, text
from plaint.deliver.delivery import TAKEN
from plaint.deliver.journal import open_journal


def test_one_letter_to_one_target(tmp_path):
    (envelope,) = Office(tmp_path).plan(order(member("ruth"))).envelopes
    key = envelope.delivery.key
    assert (key.office, key.holder, key.signatory, key.way) == ("court", "Ada Bench", "ruth", "email")
    assert (envelope.to, envelope.to_name, envelope.desk.id) == ("court@example.org", "Ada Bench", "union")
    assert envelope.writer.name == "Ruth via The Union"
    assert key.version == envelope.composed.letter.version
    assert envelope.delivery.plain == key.version


def ways(plan):
    return [one.delivery.key.way for one in plan.envelopes]


# --- by which channel --------------------------------------------------------------------------


def test_the_first_usable_channel_is_taken(tmp_path):
    both = court(**CHECKED, fax="+44 20 7946 0301")
    office = Office(tmp_path, both)
    fax_first = campaign(channels=["post", "fax", "email"])
    assert ways(office.plan(order(member("ruth")))) == ["email"]
    assert ways(office.plan(order(member("ruth"), about=fax_first))) == ["fax"]
    assert ways(office.plan(order(member("ruth")), by="fax")) == ["fax"]


def test_a_channel_without_account_is_passed_over(tmp_path):
    both = court(**CHECKED, fax="+44 20 7946 0301")
    office = Office(tmp_path, both, accounts={"union": MAIL})
    plan = office.plan(order(member("ruth"), about=campaign(channels=["fax", "email"])))
    assert [one.delivery.key.way for one in plan.envelopes] == ["email"]
    plan = office.plan(order(member("ruth"), about=campaign(channels=["fax"])))
    assert why(plan) == ["court: reached by fax, and settings.yaml has no account for that"]


def test_who_is_reached_by_hand_is_named(tmp_path):
    plan = Office(tmp_path, court(**CHECKED, email=None)).plan(order(member("ruth"), about=campaign()))
    (refusal,) = plan.refusals
    assert refusal.reason == "no usable address for fax or email; reached by post"
    assert refusal.remedy == "by hand: plaint letter open-gates --to court"


@pytest.mark.parametrize("status", ["dead", "lost", "withheld"])
def test_nothing_goes_to_a_dead_or_lost_address(tmp_path, status):
    point = {"address": "court@example.org", "status": status} if status == "dead" else {"status": status}
    plan = Office(tmp_path, court(**CHECKED, email=point)).plan(order(member("ruth")))
    assert plan.envelopes == ()
    assert len(plan.refusals) == 1


def test_a_mailbox_that_bounced_is_told(tmp_path):
    bouncing = court(**CHECKED, email={"address": "court@example.org", "status": "bouncing"})
    (envelope,) = Office(tmp_path, bouncing).plan(order(member("ruth"))).envelopes
    assert envelope.remarks[0] == "mail to court@example.org has come back before"


@pytest.mark.parametrize(("verified", "goes"), [("2024-11-24", True), ("2024-11-22", False), (None, False)])
def test_contacts_are_verified_within_two_years(tmp_path, verified, goes):
    office = Office(tmp_path, court(verified=verified))
    plan = office.plan(order(member("ruth")))
    assert bool(plan.envelopes) == goes
    assert goes or plan.refusals[0].flag == "--old-contacts"
    assert office.plan(order(member("ruth")), old_contacts=True).envelopes


# --- who signs ---------------------------------------------------------------------------------


def test_many_sign_one_letter(tmp_path):
    plan = Office(tmp_path).plan(order(member("ruth"), member("bo")))
    assert signers(plan) == [("ruth", "bo")]
    assert plan.envelopes[0].delivery.key.signatory.startswith("joint-")


def test_or_each_a_letter(tmp_path):
    plan = Office(tmp_path).plan(order(member("ruth"), member("bo"), form="letter"))
    assert signers(plan) == [("ruth",), ("bo",)]


def test_an_embassy_gets_the_letter_of_those_in_its_country(tmp_path):
    london = embassy(**CHECKED, email="london@example.org")
    berlin = embassy("kz-embassy-berlin", **CHECKED, country="DE", email="berlin@example.org")
    people = (member("ruth"), member("bo", country="DE"), member("ida", country="DE"), member("nil", country="FR"))
    about = campaign(channels=["email"], targets=["court", {"mission": "KZ"}])
    plan = Office(tmp_path, court(**CHECKED), london, berlin).plan(order(*people, about=about))
    assert [(one.delivery.key.office, one.delivery.signers) for one in plan.envelopes] == [
        ("court", ("ruth", "bo", "ida", "nil")),
        ("kz-embassy-london", ("ruth",)),
        ("kz-embassy-berlin", ("bo", "ida")),
    ]
    assert why(plan) == ["mission-kz: no mission of Kazakhstan is known for senders in FR"]


def test_an_organisation_signs_by_its_officer(tmp_path):
    about = campaign(channels=["email"], sender={"name": "A Union", "country": "GB", "officer": {"name": "Ida Chair"}})
    (envelope,) = Office(tmp_path).plan(order(about=about)).envelopes
    assert envelope.delivery.signers == ("sender",)


# --- never twice -------------------------------------------------------------------------------


@pytest.mark.parametrize("state", sorted(TAKEN))
def test_nobody_writes_twice(tmp_path, state):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes, state)
    plan = office.plan(order(member("ruth")))
    assert plan.envelopes == ()
    assert [entry.state for entry in plan.taken] == [state]


@pytest.mark.parametrize("state", ["planned", "failed", "cancelled"])
def test_what_was_not_sent_goes(tmp_path, state):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes, state)
    wish = {"retry_failed": True} if state == "failed" else {}
    (envelope,) = office.plan(order(member("ruth")), **wish).envelopes
    assert envelope.state == state
    assert envelope.delivery.key == office.journal.entries()[0].key


def test_what_failed_for_good_waits_for_a_word(tmp_path):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes, "failed")
    plan = office.plan(order(member("ruth")))
    assert plan.envelopes == ()
    assert plan.refusals[0].flag == "--retry-failed"


def test_not_by_another_channel_language_or_address(tmp_path):
    both = court(**CHECKED, fax="+44 20 7946 0301")
    office = Office(tmp_path, both, texts=(text(), text("ru")))
    office.record(office.plan(order(member("ruth"))).envelopes)
    assert office.plan(order(member("ruth")), by="fax").envelopes == ()
    assert office.plan(order(member("ruth"), language="ru")).envelopes == ()
    moved = Office(tmp_path, court(**CHECKED, email="new@example.org"))
    assert moved.plan(order(member("ruth"))).envelopes == ()


def test_not_where_only_the_id_in_the_address_book_changed(tmp_path):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes)
    renamed = Office(tmp_path, court(**CHECKED).model_copy(update={"id": "high-court"}))
    plan = renamed.plan(order(member("ruth"), about=campaign(channels=["email"], targets=["high-court"])))
    assert plan.envelopes == ()


def test_a_new_holder_gets_a_letter(tmp_path):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes)
    holder = court(**CHECKED, name=None, holders=[{"name": "Bea Bench", "from": "2026-11-24"}])
    later = {"day": date(2026, 11, 25)}
    other = Office(tmp_path, holder)
    assert len(other.plan(order(member("ruth"), **later), now=datetime(2026, 11, 25, 9, tzinfo=UTC)).envelopes) == 1


@pytest.mark.parametrize("holder", [{"name": "Ada Benche"}, {"name": "Ada Benche", "from": "2020-01-01"}])
def test_a_corrected_name_is_no_new_holder(tmp_path, holder):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes)
    plan = Office(tmp_path, court(**CHECKED, name=None, holders=[holder])).plan(order(member("ruth")))
    assert (plan.envelopes, len(plan.taken)) == ((), 1)


def test_a_corrected_name_of_a_new_holder_is_no_new_holder(tmp_path):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes)
    later = {"now": datetime(2026, 11, 25, 9, tzinfo=UTC)}
    for name, number in (("Bea Bench", 1), ("Bea Benche", 0)):
        holder = court(**CHECKED, name=None, holders=[{"name": name, "from": "2026-11-24"}])
        following = Office(tmp_path, holder)
        following.journal.close()
        following.journal = open_journal(tmp_path / "journal.db", later["now"].timestamp)
        plan = following.plan(order(member("ruth"), day=date(2026, 11, 25)), **later)
        assert len(plan.envelopes) == number
        following.record(plan.envelopes)


def test_another_office_with_the_same_mailbox_gets_its_own_letter(tmp_path):
    office = Office(
        tmp_path, court(**CHECKED), court(**CHECKED, name="Max Minister").model_copy(update={"id": "ministry"})
    )
    office.record(office.plan(order(member("ruth"), only=("court",), **PAIR)).envelopes)
    (envelope,) = office.plan(order(member("ruth"), only=("ministry",), **PAIR)).envelopes
    assert envelope.delivery.key.office == "ministry"


def test_not_where_the_campaign_was_renamed_and_own_words_were_dropped(tmp_path):
    words = text(body="I write. {{ signatory.personal }}")
    office = Office(tmp_path, texts=(words,))
    office.record(office.plan(order(member("ruth", personal="My own words."))).envelopes)
    renamed = campaign(channels=["email"]).model_copy(update={"id": "open-the-gates"})
    assert office.plan(order(member("ruth"), about=renamed)).envelopes == ()


def test_not_where_the_campaign_got_another_id(tmp_path):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"))).envelopes)
    renamed = campaign(channels=["email"]).model_copy(update={"id": "open-the-gates"})
    assert office.plan(order(member("ruth"), about=renamed)).envelopes == ()


def test_not_where_somebody_got_another_id(tmp_path):
    office = Office(tmp_path)
    ruth = member("ruth", email="ruth@example.org")
    office.record(office.plan(order(ruth)).envelopes)
    renamed = ruth.model_copy(update={"id": "ruth-2"})
    assert office.plan(order(renamed)).envelopes == ()


def test_two_who_share_a_mailbox_are_two_people(tmp_path):
    office = Office(tmp_path)
    both = [member(name, email="house@example.org") for name in ("ruth", "bo")]
    office.record(office.plan(order(both[0])).envelopes)
    (envelope,) = office.plan(order(*both, form="letter")).envelopes
    assert envelope.delivery.signers == ("bo",)


def test_whoever_shares_a_mailbox_need_not_sign_in_the_same_run(tmp_path):
    both = tuple(member(name, email="house@example.org") for name in ("ruth", "bo"))
    office = Office(tmp_path, people=both)
    office.record(office.plan(order(both[0])).envelopes)
    (envelope,) = office.plan(order(both[1])).envelopes
    assert envelope.delivery.signers == ("bo",)


def test_a_text_that_is_not_kept_is_not_replaced_by_another(tmp_path):
    before, office = half_sent(tmp_path)
    for path in (tmp_path / "versions").rglob("*"):
        if path.is_file():
            path.unlink()
    plan = office.plan(order(member("ruth"), **PAIR), texts="old")
    assert plan.envelopes == ()
    assert why(plan) == ["ministry: no old text is kept in versions/ for it"]
    assert before.envelopes


def test_one_embassy_gets_one_letter_of_those_who_name_no_country(tmp_path):
    london = embassy(**CHECKED, email="london@example.org")
    about = campaign(channels=["email"], targets=[{"mission": "KZ"}])
    people = (member("ruth"), member("bo", country=None))
    plan = Office(tmp_path, london, country="GB").plan(order(*people, about=about))
    assert signers(plan) == [("ruth", "bo")]


def test_a_day_to_come_is_no_day_on_which_a_contact_was_verified(tmp_path):
    plan = Office(tmp_path, court(verified="2027-01-01")).plan(order(member("ruth")))
    assert plan.envelopes == ()


def test_a_dead_address_is_named(tmp_path):
    point = {"address": "court@example.org", "status": "dead"}
    dead = court(**CHECKED, email=point, post={"lines": ["1 Example Street"], "city": "Sampleton"})
    plan = Office(tmp_path, dead).plan(order(member("ruth"), about=campaign(channels=["email", "post"])))
    assert why(plan) == ["court: email court@example.org is dead"]


def test_those_who_join_later_sign_a_letter_of_their_own(tmp_path):
    office = Office(tmp_path)
    office.record(office.plan(order(member("ruth"), member("bo"))).envelopes)
    plan = office.plan(order(member("ruth"), member("bo"), member("ida")))
    assert signers(plan) == [("ida",)]
    assert len(plan.taken) == 1


def test_one_mission_reached_by_two_routes_gets_one_letter(tmp_path):
    london = embassy(**CHECKED, email="london@example.org")
    about = campaign(channels=["email"], targets=["kz-embassy-london", {"mission": "KZ"}])
    people = (member("ruth"), member("bo"))
    plan = Office(tmp_path, london).plan(order(*people, about=about))
    assert [one.delivery.key.office for one in plan.envelopes] == ["kz-embassy-london"]


# --- a text that changed -----------------------------------------------------------------------


def changed(office):
    """Return the same office with a corrected text."""
    corrected = text(body="I write about {{ people.names }}.")
    return Office(office.root, *office.book.recipients.values(), texts=(corrected,))


PAIR = {"about": campaign(channels=["email"], targets=["court", "ministry"])}


def two_offices(tmp_path):
    ministry = court(**CHECKED, name="Max Minister", email="ministry@example.org").model_copy(update={"id": "ministry"})
    return Office(tmp_path, court(**CHECKED), ministry)


def half_sent(tmp_path, state="sent"):
    """Return an office from which one letter of two has gone, and the text changed after."""
    office = two_offices(tmp_path)
    plan = office.plan(order(member("ruth"), **PAIR))
    office.keep_plain(order(member("ruth"), **PAIR), plan)
    office.record(plan.envelopes[:1], state)
    office.record(plan.envelopes[1:], "planned")
    return plan, changed(office)


def test_the_change_is_shown_and_the_rest_gets_the_new_text(tmp_path):
    before, office = half_sent(tmp_path)
    plan = office.plan(order(member("ruth"), **PAIR))
    (change,) = plan.changes
    assert (change.target, change.sent) == ("court", 1)
    assert "[-am writing-] {+write+}" in change.words
    (envelope,) = plan.envelopes
    assert envelope.composed.letter.body == "I write about Orla Fair.\n"
    assert plan.stale == (before.envelopes[1].delivery.key.digest,)


def test_or_the_old_one(tmp_path):
    before, office = half_sent(tmp_path)
    plan = office.plan(order(member("ruth"), **PAIR), texts="old")
    (envelope,) = plan.envelopes
    assert envelope.composed.letter.body == before.envelopes[1].composed.letter.body
    assert envelope.delivery.key == before.envelopes[1].delivery.key
    assert plan.stale == ()


def test_or_all_get_the_new_one(tmp_path):
    _, office = half_sent(tmp_path)
    plan = office.plan(order(member("ruth"), **PAIR), texts="again")
    assert [one.delivery.key.office for one in plan.envelopes] == ["court", "ministry"]
    office.record(plan.envelopes)
    assert office.plan(order(member("ruth"), **PAIR), texts="again").envelopes == ()


def test_again_is_for_texts_that_changed(tmp_path):
    office = Office(tmp_path, texts=(text(), text("ru")))
    office.record(office.plan(order(member("ruth"))).envelopes)
    assert office.plan(order(member("ruth"), language="ru"), texts="again").envelopes == ()


def test_the_old_text_is_for_those_whose_text_changed(tmp_path):
    office = two_offices(tmp_path)
    plan = office.plan(order(member("ruth"), **PAIR))
    office.record(plan.envelopes[:1])
    office.record(plan.envelopes[1:], "planned")
    both = office.book.recipients
    other = Office(tmp_path, court(**CHECKED, office="The High Court"), both["ministry"])
    assert [one.target for one in other.plan(order(member("ruth"), **PAIR), texts="old").envelopes] == ["ministry"]


def test_nobody_gets_it_again_of_whom_nobody_knows_whether_it_came(tmp_path):
    _, office = half_sent(tmp_path, "unknown")
    plan = office.plan(order(member("ruth"), **PAIR), texts="again")
    assert [one.delivery.key.office for one in plan.envelopes] == ["ministry"]


def test_the_old_text_holds_nobody_elses_own_words(tmp_path):
    words = text(body="I write. {{ signatory.personal }}")
    office = Office(tmp_path, texts=(words,))
    ruth = member("ruth", personal="My own words.")
    plan = office.plan(order(ruth))
    office.keep_plain(order(ruth), plan)
    office.record(plan.envelopes)
    (envelope,) = changed(office).plan(order(member("bo")), texts="old").envelopes
    assert envelope.composed.letter.body == "I write.\n"


# --- when --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 23, 3, tzinfo=UTC), "2026-11-23T04:00:00+00:00"),
        (datetime(2026, 11, 23, 9, tzinfo=UTC), None),
        (datetime(2026, 11, 23, 14, tzinfo=UTC), "2026-11-24T04:00:00+00:00"),
        (datetime(2026, 11, 28, 9, tzinfo=UTC), "2026-11-30T04:00:00+00:00"),
    ],
)
def test_a_fax_rings_in_working_hours(tmp_path, now, opens):
    there = court(**CHECKED, fax="+7 7212 742783", email=None, timezone="Asia/Almaty")
    office = Office(tmp_path, there, accounts={"fax": FAX})
    (envelope,) = office.plan(order(member("ruth")), now=now).envelopes
    expected = datetime.fromisoformat(opens).timestamp() if opens else 0
    assert envelope.delivery.not_before == expected
    (at_once,) = office.plan(order(member("ruth")), now=now, any_hour=True).envelopes
    assert at_once.delivery.not_before == 0
