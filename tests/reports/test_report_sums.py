"""Whatever a week was like: each table has the same sum, and nothing private is in what may be published."""

import tempfile
from datetime import timedelta
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deliver.deliveries import delivery
from tests.reports.simulated import BOOK, DEAF, GATES, LONDON, NAME, START, Week

from given import data, signatory
from plaint.deliver.act import Act, Answer
from plaint.deliver.delivery import Entry
from plaint.render.paper import Templates
from plaint.reports.exports import report_as_csv, report_as_json
from plaint.reports.facts import Facts, day_of, read_facts
from plaint.reports.page import render_report
from plaint.reports.value import LEAST, Tally
from plaint.reports.whole import Brief, compose_report
from plaint.sending.versions import Versions

PEOPLE = [f"member-{number}" for number in range(9)]
OFFICES = ["court", "minister", "kz-embassy-london", "kz-embassy-berlin", "nowhere"]
COUNTRIES = ["GB", "DE", "FR", None]
days = st.integers(0, 40).map(lambda number: START + timedelta(days=number))
standings = st.sampled_from(["claimed", "witnessed"])


def noon(day):
    return 43_200.0 + (day - day_of(0, LONDON)).days * 86_400


@st.composite
def entries(draw, number):
    way = draw(st.sampled_from(["email", "drafts", "fax", "post"]))
    states = ["planned", "sent", "cancelled"]
    state = draw(st.sampled_from(states if way == "post" else [*states, "unknown", "failed", "sending", "handing"]))
    office = draw(st.sampled_from(OFFICES))
    signers = tuple(draw(st.lists(st.sampled_from([*PEOPLE, "stranger"]), max_size=3, unique=True)))
    letter = delivery(number, campaign=NAME, office=office, holder="", way=way, signers=signers)
    return Entry(delivery=letter, state=state, since=noon(draw(days)), reply="550 for Member Secret-1")


@st.composite
def acts(draw, number):
    return Act(
        campaign=NAME,
        how=draw(st.sampled_from(
            ["posted", "handed-in", "called", "faxed", "emailed", "web-form", "picket", "refused", "bounced"])),
        day=draw(days),
        target="",
        office=draw(st.sampled_from([*OFFICES, ""])),
        count=draw(st.integers(1, 50)),
        standing=draw(standings),
        person=draw(st.sampled_from(["", *PEOPLE])),
        note="seen by Member Secret-2",
        withdrawn=draw(st.sampled_from(["", "", "typed twice"])),
        number=number,
    )  # fmt: skip


@st.composite
def members(draw):
    """Return people with names, mailboxes, towns and sentences of their own; some have agreed to be named."""
    return tuple(
        signatory(
            name,
            name=f"Member Secret-{place}",
            email=f"secret-{place}@example.com",
            town=f"Secretown-{place}",
            street=f"{place} Secret Street",
            personal=f"Secret sentence {place}.",
            country=draw(st.sampled_from(COUNTRIES)),
            organisation=draw(st.sampled_from([None, "Trades Council", f"Secret Circle {place}"])),
            consent=draw(st.sampled_from([[], ["sign"], ["sign", "publish-name"]])),
            show=draw(st.sampled_from(["full", "full", "initials"])),
        )
        for place, name in enumerate(PEOPLE)
    )


class Recorded:
    """A journal in memory, as the report reads it."""

    def __init__(self, letters, deeds, answers):
        self.letters, self.answers = letters, [deeds, (), answers, ()]

    def entries(self, campaign):
        return tuple(self.letters)

    def read(self, step):
        return tuple(self.answers.pop(0))


@cache
def folder():
    return Path(tempfile.mkdtemp())


def compose(letters, deeds, known, *, full=False):
    answer = Answer(campaign=NAME, target="court", office="court", day=START, file="replies/secret.eml",
                    fingerprint="0" * 64, sender="secret-9@example.org", subject="Dear Member Secret-3")  # fmt: skip
    brief = brief_of(Recorded(letters, deeds, [answer]), known, full=full)
    return compose_report(brief).report, brief.facts


def brief_of(record, known, *, full):
    return Brief(
        data=data(*BOOK, DEAF),
        campaign=GATES,
        facts=read_facts(record, NAME, LONDON),
        known=known,
        versions=Versions(folder()),
        open_picture=lambda name: b"",
        language="en",
        day=START,
        consent=START,
        is_full=full,
    )


weeks = st.tuples(
    st.integers(0, 12).flatmap(lambda count: st.tuples(*map(entries, range(count)))),
    st.integers(0, 8).flatmap(lambda count: st.tuples(*map(acts, range(count)))),
    members(),
)


def letters_in(facts: Facts) -> Tally:
    """Count once more, as one would by hand."""
    sent = sum(one.fate == "sent" for one in facts.sendings)
    claimed = sum(one.count for one in facts.deeds if one.is_letters and one.standing == "claimed")
    return Tally(sent, claimed, sum(one.count for one in facts.deeds if one.is_letters and one.standing == "witnessed"))


@settings(max_examples=60)
@given(weeks)
def test_every_table_has_the_same_sum(week):
    for full in (False, True):
        report, facts = compose(*week, full=full)
        truth = letters_in(facts)
        tables = {
            "channels": [one.letters for one in report.channels if one.is_letters],
            "countries": [one.letters for one in report.countries],
            "weeks": [one.letters for one in report.weeks],
            "targets": [one.letters for one in report.targets],
        }
        sums = {name: sum(found, Tally()) for name, found in tables.items()}
        assert sums == dict.fromkeys(tables, truth)
        assert report.letters == truth
        assert report.fates.sent == truth.sent
        kept = [one for one in week[0] if one.state != "cancelled" and (one.key.way, one.state) != ("post", "sent")]
        assert sum(getattr(report.fates, name) for name in report.fates.__slots__) == len(kept)
        assert report.people == sum(len(one.names) + one.others for one in report.organisations)


@settings(max_examples=15)
@given(weeks)
def test_nothing_private_is_in_what_may_be_published(week):
    report, _ = compose(*week)
    known = week[2]
    made = [render_report(report, "A4", Templates()), report_as_json(report)]
    made += [content.decode() for _, content in report_as_csv(report)]
    whole = "\n".join(made)
    for one in known:
        agreed = any(given.purpose == "publish-name" for given in one.consent) and one.show == "full"
        private = [one.email, one.town, one.street, str(one.personal), f"{one.id}\""]
        private += [] if agreed else [one.name, one.organisation if "Secret" in (one.organisation or "") else ""]
        assert [word for word in filter(None, private) if word in whole] == []
    for word in ("union@example.net", "Hidden Union", "secret.eml", "secret-9@", "Dear Member", "seen by", "550 for"):
        assert word not in whole
    assert "@example" not in whole


@settings(max_examples=60)
@given(weeks)
def test_no_country_of_fewer_than_three_people_is_named(week):
    report, facts = compose(*week)
    where = {one.id: one.country for one in week[2]}
    for row in report.countries:
        if len(row.key) == 2:
            people = {name for one in facts.went() for name in one.entry.delivery.signers if where.get(name) == row.key}
            people |= {name for one in facts.deeds for name in one.people if where.get(name) == row.key}
            crowd = sum(one.count for one in facts.deeds if not one.people and one.how == "handed-in")
            assert len(people) + crowd >= LEAST


def test_the_journal_gives_what_was_put_in(tmp_path):
    """What the properties above take for granted of a journal in memory, a real one does too."""
    week = Week(tmp_path)
    week.join("a", country="GB")
    week.send("a")
    week.act("posted", count=2)
    facts = read_facts(week.journal, NAME, LONDON)
    assert (letters_in(facts), week.report().letters) == (Tally(1, 2, 0),) * 2
