"""What organisers are told: of each letter once, when it is due, never more than they may know."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from office import CHECKED, NOW, Office, member, order

from given import campaign, court, recipient, signatory, text
from plaint.compose.digest import compose_digest
from plaint.render.plaintext import render_message
from plaint.sending.copies import CopyDesk
from plaint.sending.digests import Teller
from plaint.sending.wish import SendWish

RUTH = member("ruth")
TODAY = NOW.date()
FRIEND = {"kind": "organiser", "name": "Comrade Example", "country": "GB", "email": "friend@example.org"}
AGE = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudlvm9zqrz9v8h"
CRIME = [{"id": "contact-is-a-crime", "en": "Contact is a crime."}]


def day_of(moment):
    return datetime.fromtimestamp(moment, UTC).date()


def about(when="daily", by="email", **keys):
    return campaign(channels=["email"], copies=[{"to": "friend", "by": by, "when": when}], **keys)


class Sending:
    """An office that has sent letters, and what it tells a friend."""

    def __init__(self, root, campaign, people=(RUTH,), friend=FRIEND, texts=None):
        self.order = order(*people, about=campaign)
        friend = recipient("friend", **friend)
        self.office = Office(root, court(**CHECKED), friend, texts=texts, organisation="Our Branch")
        plan = self.office.plan(self.order)
        self.office.keep_plain(self.order, plan)
        self.office.record(plan.envelopes)

    def desk(self, today=TODAY, run=(), **wish):
        journal = self.office.journal
        return CopyDesk(
            data=self.office.book,
            order=self.order,
            wish=SendWish(**wish),
            entries=journal.entries("open-gates"),
            covered=lambda to: journal.covered("open-gates", to),
            today=today,
            day_of=day_of,
            run=frozenset(run),
        )

    def send(self, deliveries, state="sent"):
        with self.office.journal.locked():
            self.office.journal.plan(deliveries)
            for one in deliveries:
                self.office.lead(one.key.digest, state)

    def befriend(self, **friend):
        """Change what is known of the friend."""
        book = self.office.book
        friend = recipient("friend", **{**FRIEND, **friend})
        self.office.book = replace(book, recipients={**book.recipients, "friend": friend})

    def words(self, delivery, people=()):
        teller = Teller(
            data=self.office.book,
            order=self.order,
            versions=self.office.versions,
            people={one.id: one for one in people},
            entries={one.digest: one for one in self.office.journal.entries()},
            day_of=day_of,
            sender="Our Branch",
        )
        return render_message(compose_digest(teller.digest(delivery)))


# --- when ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "days", "due"),
    [
        ("daily", 0, False),
        ("daily", 1, True),
        ("weekly", 6, False),
        ("weekly", 7, True),
        ("each", 0, True),
        ("end", 30, False),
    ],
)
def test_a_second_digest_waits_its_time(tmp_path, when, days, due):
    sending = Sending(tmp_path, about(when, until="2026-12-31"))
    if when != "end":
        sending.send(sending.desk().deliveries())
    more = sending.office.plan(order(member("bo"), about=sending.order.campaign))
    sending.office.record(more.envelopes)
    desk = sending.desk(today=NOW.date() + timedelta(days=days))
    assert bool(desk.deliveries()) == due
    (plan,) = desk.plans()
    assert (plan.due, plan.letters) == (due, 2 if when == "end" else 1)
    assert due or plan.reason


def test_at_the_end_or_when_it_is_asked_for(tmp_path):
    sending = Sending(tmp_path, about("end", until="2026-11-30"))
    assert sending.desk(today=date(2026, 11, 30)).deliveries() == ()
    assert len(sending.desk(today=date(2026, 12, 1)).deliveries()) == 1
    assert len(sending.desk(copies="now").deliveries()) == 1


def test_each_letter_is_told_once(tmp_path):
    sending = Sending(tmp_path, about())
    (first,) = sending.desk().deliveries()
    sending.send([first])
    later = sending.desk(today=NOW.date() + timedelta(days=9))
    assert later.deliveries() == ()
    assert later.plans()[0].letters == 0


def test_each_at_once_means_a_copy_a_letter(tmp_path):
    people = (member("ruth"), member("bo"))
    sending = Sending(tmp_path, about("each", form="letter"))
    more = sending.office.plan(order(*people, about=sending.order.campaign, form="letter"))
    sending.office.record(more.envelopes)
    copies = sending.desk().deliveries()
    assert [len(one.covers) for one in copies] == [1, 1]
    assert len({one.key.digest for one in copies}) == 2


def test_letters_about_to_go_are_counted(tmp_path):
    (plan,) = Sending(tmp_path, about()).desk().plans(ahead=5)
    assert plan.letters == 6


def test_a_copy_that_was_put_off_is_told_the_next_time(tmp_path):
    sending = Sending(tmp_path, about())
    sending.send(sending.desk().deliveries(), "planned")
    (plan,) = sending.desk().plans()
    assert (plan.due, plan.letters, plan.reason) == (True, 1, "")
    assert sending.desk().deliveries() == (), "it stands in the journal already"
    assert sending.desk().unfit() == ()


def test_one_that_was_refused_is_named_and_waits_for_a_word(tmp_path):
    sending = Sending(tmp_path, about())
    sending.send(sending.desk().deliveries(), "failed")
    (plan,) = sending.desk().plans()
    assert not plan.due
    assert plan.reason.startswith("refused before, for good (550 nobody here)")
    assert sending.desk().deliveries() == ()
    assert len(sending.desk(retry_failed=True).deliveries()) == 1
    sending.befriend(email="new@example.org")
    assert len(sending.desk().deliveries()) == 1


def test_weekly_means_once_all_have_gone(tmp_path):
    sending = Sending(tmp_path, about("weekly"))
    more = sending.office.plan(order(member("bo"), about=sending.order.campaign))
    sending.office.record(more.envelopes, "planned")
    run = [one.delivery.key.digest for one in more.envelopes]
    assert sending.desk(run=run).deliveries() == ()
    assert sending.desk(run=run).plans()[0].reason == "told weekly: waits until the rest of the letters has gone"
    assert len(sending.desk(run=run, copies="now").deliveries()) == 1
    assert len(sending.desk(run=["another run's"]).deliveries()) == 1


@pytest.mark.parametrize("status", ["stopped", "won"])
def test_the_end_is_when_it_is_stopped_or_won(tmp_path, status):
    sending = Sending(tmp_path, about("end", until="2026-12-31"))
    assert sending.desk().deliveries() == ()
    sending.order = replace(sending.order, campaign=about("end", status=status, reason="They are free."))
    assert len(sending.desk(copies="only").deliveries()) == 1


def test_copies_alone_are_those_that_are_due(tmp_path):
    sending = Sending(tmp_path, about("end", until="2026-12-31"))
    assert sending.desk(copies="only").deliveries() == ()


def test_an_organiser_with_another_id_is_not_told_again(tmp_path):
    sending = Sending(tmp_path, about())
    sending.send(sending.desk().deliveries())
    book = sending.office.book
    renamed = recipient("comrade", **FRIEND)
    sending.office.book = replace(book, recipients={**book.recipients, "comrade": renamed})
    copies = [{"to": "comrade", "by": "email", "when": "daily"}]
    sending.order = replace(sending.order, campaign=campaign(channels=["email"], copies=copies))
    assert sending.desk(copies="now").deliveries() == ()


def test_who_is_named_twice_is_told_once(tmp_path):
    friend = {**FRIEND, "fax": "+44 20 7946 0301"}
    copies = [{"to": "friend", "by": "email", "when": "daily"}, {"to": "friend", "by": "fax", "when": "daily"}]
    sending = Sending(tmp_path, campaign(channels=["email"], copies=copies), friend=friend)
    (copy,) = sending.desk().deliveries()
    assert copy.key.way == "email"
    sending.send([copy], "planned")
    assert sending.desk().unfit() == ()


def test_a_copy_that_was_forgotten_is_made_anew(tmp_path):
    sending = Sending(tmp_path, about())
    sending.send(sending.desk().deliveries(), "failed")
    sending.office.journal.scrub(NOW.timestamp() + 1)
    (again,) = sending.desk().deliveries()
    assert again.key.round == 1


# --- whether -------------------------------------------------------------------------------------


def test_where_contact_is_a_crime_nothing_goes_in_clear_text(tmp_path):
    sending = Sending(tmp_path, about(risks=CRIME))
    (plan,) = sending.desk().plans()
    assert not plan.due
    assert "--in-clear friend" in plan.reason
    assert sending.desk().deliveries() == ()
    assert sending.desk(in_clear=("somebody",)).deliveries() == ()
    assert len(sending.desk(in_clear=("friend",)).deliveries()) == 1


def test_but_encrypted_it_goes(tmp_path):
    sending = Sending(tmp_path, about(risks=CRIME), friend={**FRIEND, "key": AGE})
    (plan,) = sending.desk().plans()
    assert (plan.due, plan.is_locked) == (True, True)


def test_a_fax_is_not_encrypted_by_a_key(tmp_path):
    friend = {**FRIEND, "fax": "+44 20 7946 0301", "key": AGE}
    (plan,) = Sending(tmp_path, about(by="fax", risks=CRIME), friend=friend).desk().plans()
    assert (plan.due, plan.is_locked) == (False, False)


@pytest.mark.parametrize("point", [{"status": "lost"}, {"status": "withheld"}])
def test_who_has_no_address_is_named(tmp_path, point):
    (plan,) = Sending(tmp_path, about(), friend={**FRIEND, "email": point}).desk().plans()
    assert not plan.due
    assert plan.reason.startswith("no address that can be used")


def test_what_was_planned_in_the_clear_does_not_go_once_contact_is_a_crime(tmp_path):
    sending = Sending(tmp_path, about())
    sending.send(sending.desk().deliveries(), "planned")
    sending.order = replace(sending.order, campaign=about(risks=CRIME))
    ((_, reason),) = sending.desk().unfit()
    assert "contact with them is a crime" in reason
    assert not sending.desk().plans()[0].due


def test_a_planned_copy_follows_its_organiser_to_a_new_address(tmp_path):
    sending = Sending(tmp_path, about())
    sending.send(sending.desk().deliveries(), "planned")
    sending.befriend(email="new@example.org")
    ((digest, reason),) = sending.desk().unfit()
    assert reason == "the address has changed"
    sending.office.journal.cancel((digest,), reason)
    (again,) = sending.desk().deliveries()
    assert again.key.address == "new@example.org"


def test_who_is_told_no_more_gets_nothing_that_was_planned(tmp_path):
    sending = Sending(tmp_path, about())
    sending.send(sending.desk().deliveries(), "planned")
    sending.order = replace(sending.order, campaign=campaign(channels=["email"]))
    assert [reason for _, reason in sending.desk().unfit()] == ["not among the copies of the campaign any more"]


def test_drafts_are_not_told_of(tmp_path):
    sending = Sending(tmp_path, about())
    accounts = {"ruth": {"email": "ruth@example.org", "imap": {"host": "imap.example.org"}}}
    drafts = Office(tmp_path, *sending.office.book.recipients.values(), accounts=accounts)
    plan = drafts.plan(order(member("bo"), about=sending.order.campaign), by="drafts")
    drafts.record(plan.envelopes)
    assert sending.desk().plans()[0].letters == 1


# --- what ----------------------------------------------------------------------------------------


def test_the_words(tmp_path):
    sending = Sending(tmp_path, about())
    (copy,) = sending.desk().deliveries()
    words = sending.words(copy)
    assert "These letters were sent for “Open the gates” on 23 November 2026:" in words
    assert "- President of the Court, Ada Bench: 1 by e-mail" in words
    assert "I am writing about Orla Fair." in words
    assert words.rstrip().endswith("Our Branch")


def test_names_stand_in_it_by_consent_alone(tmp_path):
    people = (
        member("ruth", consent=["sign", "publish-name"]),
        member("bo"),
        member("ida", name="Ida Zebra", consent=["sign", "publish-name"], show="initials"),
    )
    sending = Sending(tmp_path, about(), people)
    (copy,) = sending.desk().deliveries()
    words = sending.words(copy, people)
    assert "agreed to be named: I. Z.; Ruth" in words
    assert "signatures: 3" in words
    assert "Bo" not in words
    assert "Zebra" not in words


def test_nobodys_own_words_stand_in_it(tmp_path):
    people = (member("ruth", personal="A sentence of my own."),)
    own = text(body="I write.\n\n{% if signatory.personal %}\n{{ signatory.personal }}\n{% endif %}")
    sending = Sending(tmp_path, about(), people, texts=(own,))
    (copy,) = sending.desk().deliveries()
    words = sending.words(copy, people)
    assert "I write." in words
    assert "sentence of my own" not in words


def test_it_is_in_a_language_that_they_read(tmp_path):
    sending = Sending(tmp_path, about(), friend={**FRIEND, "languages": ["kk", "ru"]})
    (copy,) = sending.desk().deliveries()
    assert "Құрметті достар!" in sending.words(copy)


def test_a_home_address_is_nowhere(tmp_path):
    people = (signatory(consent=["sign"], street="7 Secret Lane", postcode="ZZ1 1ZZ", email="home@example.org"),)
    sending = Sending(tmp_path, about(), people)
    (copy,) = sending.desk().deliveries()
    words = sending.words(copy, people)
    assert "Secret Lane" not in words
    assert "home@example.org" not in words
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Secret Lane" not in stored
    assert b"home@example.org" not in stored
