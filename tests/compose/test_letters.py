"""The letter as a whole: from where, on what day, in which version, to whom, and what it never shows."""

from dataclasses import astuple, replace
from datetime import date

import pytest
from tests.given import BODY, TODAY, campaign, compose, compose_one, court, data, embassy, recipient, signatory, text

from plaint.compose.letters import Order, channels_of, why_left_out
from plaint.compose.targets import resolve_targets

SENDER = {"name": "The Club", "country": "GB", "officer": {"name": "Rob Chair"}, "letterhead": "letterhead-club"}


def from_where(settings=None, origin=None, about=None, **order):
    return compose_one(data(court(), country=settings), about=about, origin=origin, **order).country


def test_from_where_is_what_was_asked_for_then_the_signatorys_then_the_settings():
    mine = (signatory(country="DE"),)
    assert from_where("FR", "US", signatories=mine) == "US"
    assert from_where("FR", signatories=mine) == "DE"
    assert from_where("FR", signatories=(signatory(),)) == "FR"
    assert from_where() == ""


def test_an_organisation_writes_from_its_own_country():
    assert from_where("FR", about=campaign(sender=SENDER)) == "GB"
    assert from_where("FR", about=campaign(sender=SENDER), signatories=(signatory(country="DE"),)) == "DE"


def test_a_statement_is_from_the_country_of_all_who_sign_it():
    germans = (signatory("a", country="DE"), signatory("b", country="DE"))
    mixed = (*germans, signatory("c", country="FR"))
    assert from_where("GB", signatories=germans, form="statement") == "DE"
    assert from_where("GB", signatories=mixed, form="statement") == "GB"


def test_each_signatory_gets_the_mission_of_the_own_country():
    about = campaign(targets=[{"mission": "KZ"}])
    paris = embassy("kz-embassy-paris", country="FR")
    people = (signatory("ann", country="GB"), signatory("bob", country="FR"), signatory("cem", country="TR"))
    composed, _ = compose(data(embassy(), paris), about=about, signatories=people)
    assert [(one.letter.signatory, one.addressee.recipient.id) for one in composed] == [
        ("ann", "kz-embassy-london"),
        ("bob", "kz-embassy-paris"),
        ("cem", "mission-kz"),
    ]
    assert [one.signatory.id for one in composed] == ["ann", "bob", "cem"]


def test_abroad_the_country_is_printed():
    assert compose_one(data(court())).address[-1] == "KAZAKHSTAN"
    assert compose_one(data(court()), origin="KZ").address[-1] == "FAIRHAVEN"


def test_place_and_date_stand_as_the_language_writes_them():
    mine = (signatory(town="Exampleton"),)
    assert compose_one(data(court()), signatories=mine).dateline == "Exampleton, 22 November 2026"
    assert compose_one(data(court())).dateline == "22 November 2026"
    german = compose_one(data(court()), text("de"), signatories=mine, language="de")
    assert german.dateline == "Exampleton, 22. November 2026"
    assert compose_one(data(court()), day=date(2020, 1, 2)).date == date(2020, 1, 2)


def test_a_place_with_braces_stays_a_place():
    assert compose_one(data(court()), signatories=(signatory(town="{date} {0}"),)).dateline.startswith("{date} {0},")


BASE = {"book": data(court()), "texts": (text(body=f"{BODY}\n\n{{{{ signatory.personal }}}}"),)}


def version(book=None, texts=None, about=None, **order):
    return compose_one(book or BASE["book"], *(texts or BASE["texts"]), about=about, **order).version


@pytest.mark.parametrize(
    "change",
    [
        {"texts": (text(body="Other."),)},
        {"texts": (text(front="subject: Other", body=f"{BODY}\n\n{{{{ signatory.personal }}}}"),)},
        {"book": data(court(name="Eve Bench"))},
        {"book": data(court(office="Other"))},
        {"about": campaign(demands=[{"id": "gates", "en": "Other."}])},
        {"about": campaign(people=[{"name": "Other"}])},
        {"texts": (replace(BASE["texts"][0], language="fr"),)},
        {"signatories": (signatory(personal="Mine."),)},
    ],
    ids=["body", "subject", "holder", "office", "demand", "person", "language", "personal"],
)
def test_a_version_changes_with_what_is_said_to_whom(change):
    assert version(**change) != version()


@pytest.mark.parametrize(
    "change",
    [
        {"day": date(2020, 1, 1)},
        {"signatories": (signatory(name="Somebody Else", town="Elsewhere", country="DE"),)},
        {"origin": "US"},
        {"book": data(court(post={"lines": ["elsewhere"], "city": "X"}))},
        {"book": data(court(salutation="Dear Ada,"))},
        {"about": campaign(status="closed", published="2026-11-22")},
        {"form": "statement"},
    ],
    ids=["date", "signature", "origin", "address", "salutation", "status", "form"],
)
def test_a_version_is_the_same_whatever_else_changes(change):
    assert version(**change) == version()


def test_a_version_is_a_sha256():
    assert len(version()) == 64
    assert int(version(), 16)


def test_the_day_that_counts_is_the_letters_unless_the_campaign_is_history():
    assert Order(campaign=campaign(), origin=None, day=TODAY).lookup_day == TODAY
    closed = campaign(status="closed", published="2003-03-17")
    assert Order(campaign=closed, origin=None, day=TODAY).lookup_day == date(2003, 3, 17)
    undated = campaign(status="closed")
    assert Order(campaign=undated, origin=None, day=TODAY).lookup_day == TODAY


HELD = court(
    name=None,
    holders=[{"name": "Ann Early", "until": "2010-01-01"}, {"name": "Ben Late", "from": "2010-01-01"}],
    post=[
        {"lines": ["1 Old Lane"], "city": "X", "until": "2010-01-01"},
        {"lines": ["2 New Road"], "city": "X", "from": "2010-01-01"},
    ],
)


def test_holder_and_address_are_those_of_the_letters_day():
    for day, holder, street in ((date(2009, 12, 31), "Ann Early", "1 Old Lane"), (TODAY, "Ben Late", "2 New Road")):
        letter = compose_one(data(HELD), text(), day=day)
        assert (letter.holder, letter.address[2]) == (holder, street)


def test_a_closed_campaign_keeps_holder_and_address_of_its_time():
    old = campaign(status="closed", published="2003-03-17")
    letter = compose_one(data(HELD), text(body="{{ target.name }}"), about=old)
    assert (letter.holder, letter.address[2], letter.body) == ("Ann Early", "1 Old Lane", "Ann Early\n")
    assert letter.dateline == "22 November 2026"


def test_a_target_without_usable_channel_is_left_out_with_the_reason():
    mute = court(post=None, email=None, fax={"status": "lost"})
    composed, left_out = compose(data(mute))
    assert composed == ()
    assert [(one.target, one.reason) for one in left_out] == [
        ("court", "no usable channel (fax lost); add one to court in recipients.yaml")
    ]


@pytest.mark.parametrize(
    ("points", "why"),
    [
        ({}, "none is known"),
        ({"email": {"address": "a@example.org", "status": "dead"}}, "email dead"),
        ({"fax": "63-76-33"}, "fax cannot be reached from elsewhere"),
        ({"post": {"lines": ["x"], "until": "2001-01-01"}}, f"post not in force on {TODAY}"),
        ({"post": {"status": "withheld"}, "email": {"status": "lost"}}, "post withheld, email lost"),
    ],
)
def test_the_reason_names_each_point_and_what_is_wrong_with_it(points, why):
    mute = court(**{"post": None, "email": None, **points})
    about = campaign(channels=["post", "fax", "email"])
    order = Order(campaign=about, origin=None, day=TODAY)
    (addressee,) = resolve_targets(about, data(mute), None)
    assert why_left_out(addressee, order) == f"no usable channel ({why}); add one to court in recipients.yaml"


def test_a_targets_own_channels_go_before_the_campaigns():
    about = campaign(targets=[{"recipient": "court", "channels": "fax"}], channels=["post", "email"])
    order = Order(campaign=about, origin=None, day=TODAY)
    (addressee,) = resolve_targets(about, data(court(fax={"status": "lost"})), None)
    assert channels_of(addressee, order) == ()
    assert "(fax lost)" in why_left_out(addressee, order)
    (addressee,) = resolve_targets(campaign(), data(court()), None)
    assert channels_of(
        addressee, Order(campaign=campaign(channels=["email", "fax", "post"]), origin=None, day=TODAY)
    ) == (
        "email",
        "post",
    )


def test_a_mission_that_nobody_knows_still_gets_its_letter():
    letter = compose_one(data(), about=campaign(targets=[{"mission": "KZ"}]), origin="FR")
    assert letter.address == ("The Ambassador, Embassy of the Republic of Kazakhstan",)
    assert (letter.target, letter.salutation) == ("mission-kz", "Your Excellency,")


VIA = campaign(targets=[{"recipient": "court", "via": {"mission": "KZ"}}])


def test_a_forwarded_letter_speaks_to_the_target_and_goes_to_the_mission():
    letter = compose_one(data(court(), embassy()), about=VIA, origin="GB")
    assert letter.forward == "Please forward to: Ada Bench, President of the Court"
    assert letter.address[:2] == ("Embassy of the Republic of Kazakhstan", "2 Iceberg Row")
    assert (letter.office, letter.salutation) == ("President of the Court", "Your Honour,")
    assert letter.target == "court-via-mission-kz"


def test_it_is_the_forwarders_channels_that_count():
    composed, left_out = compose(data(court(post=None, email=None), embassy()), about=VIA, origin="GB")
    assert (len(composed), left_out) == (1, ())
    composed, left_out = compose(data(court(), embassy(post=None)), about=VIA, origin="GB")
    assert composed == ()
    assert left_out[0].reason.endswith("add one to kz-embassy-london in recipients.yaml")


def test_a_letter_each_or_one_statement():
    people = (signatory("ann", name="Ann A"), signatory("bob", name="Bob B"))
    composed, _ = compose(data(court()), signatories=people)
    assert [(one.letter.signatory, len(one.letter.signatures)) for one in composed] == [("ann", 1), ("bob", 1)]
    statement = compose_one(data(court()), signatories=people, form="statement")
    assert (statement.signatory, [one.name for one in statement.signatures]) == ("", ["Ann A", "Bob B"])
    assert statement.sender == ()


def test_an_organisation_writes_under_its_own_head():
    letter = compose_one(data(court()), about=campaign(sender=SENDER))
    assert (letter.letterhead, letter.sender[0], letter.signatures[0].name) == (
        "letterhead-club",
        "The Club",
        "Rob Chair",
    )
    asked = compose_one(data(court()), about=campaign(sender=SENDER), signatories=(signatory(),))
    assert (asked.letterhead, asked.sender[0]) == ("", "Ruth Example")


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ({}, "I"),
        ({"signatories": (signatory(),)}, "I"),
        ({"signatories": (signatory(), signatory("b")), "form": "statement"}, "we"),
        ({"form": "statement"}, "we"),
        ({"about": campaign(sender=SENDER)}, "we"),
    ],
)
def test_one_says_i_and_several_say_we(order, says):
    body = "{{ 'we' if signatory.plural else 'I' }}"
    assert compose_one(data(court()), text(body=body), **order).body == f"{says}\n"


def test_several_addressees_of_one_letter_are_greeted_together():
    both = recipient(
        "both",
        kind="official",
        rank="head-of-state",
        joint=["a", "b"],
        office="The President and the Government",
        country="KZ",
        post={"city": "X"},
    )
    letter = compose_one(data(both), about=campaign(targets=["both"]))
    assert (letter.salutation, letter.address[0]) == ("Your Excellencies,", "The President and the Government")


def test_a_text_may_set_salutation_and_closing():
    front = "subject: X\nsalutation: To the court,\nclosing: In hope,"
    letter = compose_one(data(court()), text(front=front))
    assert (letter.salutation, letter.closing) == ("To the court,", "In hope,")


def test_the_return_line_is_the_sender_on_one_line():
    mine = signatory(street="12 Invented Road", town="Exampleton", country="GB")
    assert compose_one(data(court()), signatories=(mine,)).return_line == (
        "Ruth Example · 12 Invented Road · Exampleton · United Kingdom"
    )


ORGANISERS = (
    recipient("union", kind="organiser", name="Hidden Union", country="GB", email="union@example.org"),
    recipient("friends", kind="organiser", name="Open Friends", country="GB", email="friends@example.org"),
)
COPIED = campaign(
    copies=[
        {"to": "union", "by": "email", "note": "secret note"},
        {"to": "friends", "by": "email", "visible": True, "consent": "2026-11-01"},
    ]
)


def test_only_those_who_agreed_are_named_as_getting_copies():
    letter = compose_one(data(court(), *ORGANISERS), about=COPIED)
    assert letter.copies == ("Open Friends",)
    everything = repr(astuple(replace(letter, date=TODAY)))
    for hidden in ("Hidden", "union@", "friends@", "secret note"):
        assert hidden not in everything


def test_a_hidden_signatory_leaves_no_trace_in_the_letter():
    hidden = signatory(
        "karim-beispiel",
        name="Karim Beispiel",
        town="Musterstadt",
        street="Geheimweg 7",
        postcode="99999",
        email="karim@example.org",
        organisation="Verein",
        role="Kassier",
        signature="signatures/karim.png",
        show="initials",
    )
    body = "{{ signatory.name }}, {{ signatory.organisation }}, {{ signatory.role }}, {{ signatory.town }}"
    letter = compose_one(data(court()), text(body=body), signatories=(hidden,), with_translation=True)
    assert letter.body == "K\\. B\\., , , Musterstadt\n"
    assert letter.signatory == "k-b"
    everything = repr(letter).casefold()
    for word in ("karim", "beispiel", "geheimweg", "99999", "example.org", "verein", "kassier"):
        assert word not in everything


def test_a_translation_goes_with_the_whole_letter():
    letter = compose_one(
        data(court()), text(), text("ru"), language="ru", with_translation=True, signatories=(signatory(language="en"),)
    )
    assert letter.translation.salutation == "Your Honour,"
    assert letter.translation.translation is None
    assert letter.version == replace(letter, translation=None).version
