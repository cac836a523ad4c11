"""From a read appeal to entries of a workspace."""

from datetime import date

import drafts
import pytest
from drafts import FAX, MAIL, draft, entry, found, judge, plan, point, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaint.appeal.draft import AppealDraft, Ask, CopyEntry, Event, Mission, ModelLetter, PassedOver, Question
from plaint.errors import PlaintError
from plaint.importing.discretion import discreet
from plaint.importing.planning import is_empty
from plaint.reading.data import read_data

WHOLE = """\
# ours
campaigns:

  # drafted from appeal.txt; lines are those of the appeal
  fair-2026:
    title:
      en: Open the gates  # line 1, sure
    country: KZ  # line 2, sure
    published: 2026-11-01  # line 3, sure
    until: 2027-01-31  # line 4, sure
    status: draft
    people:
      - name: Orla Fair  # line 5, sure
    demands:
      - id: gates-must-be-opened
        en: The gates must be opened.  # line 6, sure
      - id: pay-what-is-owed
        en: Pay what is owed.  # line 7, doubtful
    slogans:
      - en: Open!  # line 8, sure
    targets:
      - kz-president-of-the-court  # line 10, sure
      - mission: KZ  # line 16, sure
    copies:
      - to: kz-hidden-union  # line 20, sure
        what:
          - letter
          - reply
        by: email
    events:
      - what:
          en: Picket  # line 23, doubtful
        on: 2026-12-01
    asks:
      - what: donate
        how:
          en: to the fund  # line 22, doubtful
    risks:
      - en: Do not write to the prison.  # line 24, sure
    source: appeal of 2026-11-01
"""
RECIPIENTS = """\
recipients:
  # drafted from appeal.txt; lines are those of the appeal
  kz-president-of-the-court:
    kind: court  # line 10, sure
    rank: judge
    office:
      en: President of the Court  # line 11, sure
    name: Ada Bench  # line 10, sure
    salutation:
      en: Dear Judge,  # line 14, sure
    country: KZ  # line 2, sure
    post:
      lines:
        - 1 Court Square  # line 12, sure
        - Fairhaven  # line 12, sure
    fax: "+7 7212 00 10 00"  # line 12, sure
    email: court@example.org  # line 13, sure
    source: appeal of 2026-11-01

  kz-hidden-union:
    kind: organiser  # line 20, sure
    name: Hidden Union  # line 20, sure
    country: KZ  # line 2, sure
    email:
      status: withheld
      note: it stands in recipients.private.yaml
    source: appeal of 2026-11-01
"""
PRIVATE = """\
recipients:
  # drafted from appeal.txt; lines are those of the appeal
  kz-hidden-union:  # an organiser's contact: it stays out of git
    email:
      printed: union at example.org  # line 21, sure
      address: union@example.org
"""


def entries(root):
    data = read_data(root)
    assert [str(problem) for problem in data.problems] == []
    return data


def read_one(read, root, **keys):
    """Write a draft; return the campaign and everything."""
    made = write(read, root, **keys)
    data = entries(root)
    return data.campaigns[made.campaign.name], data


def test_the_whole_appeal_is_drafted(root, checked):
    write(draft(), root)
    assert (root / "campaigns.yaml").read_text("utf-8") == WHOLE
    assert (root / "recipients.yaml").read_text("utf-8") == RECIPIENTS
    assert (root / "recipients.private.yaml").read_text("utf-8") == PRIVATE
    assert checked().errors == ()


def test_the_private_file_is_closed_to_others(root):
    write(draft(), root)
    assert (root / "recipients.private.yaml").stat().st_mode & 0o777 == 0o600


def test_what_could_not_be_settled_is_asked_in_order_of_harm(root):
    read = draft(
        targets=(
            judge(sure=False, points=(point("fax", "+7 7212 0?", is_damaged=True, line=15), MAIL)),
            entry(18, name=found("Ben Late", 18), via=found("the committee", 19)),
        ),
        country=None,
        published=found("2026", 3),
    )
    asked = plan(read, root, country=None).doubts if read.country else plan(read, root, country="KZ").doubts
    assert [doubt.harm for doubt in asked] == sorted(doubt.harm for doubt in asked)
    texts = [doubt.text for doubt in asked]
    assert texts[0] == "is Ada Bench, President of the Court to be written to?"
    assert "fax of Ada Bench, President of the Court: “+7 7212 0?” is damaged in the appeal; find it out" in texts
    assert "how is Ben Late reached? The appeal gives no address" in texts
    assert "letters to Ben Late go through “the committee”: add `via:`, or write to them directly" in texts
    assert "on which day was it published? The appeal says 2026: add `published:`" in texts
    assert "what is meant by the last line?" in texts
    assert "read the letter that the appeal offers before anybody signs it; fill in or remove [your name]" not in texts
    assert "read the letter that the appeal offers before anybody signs it" in texts
    assert "demands: 1 of 2 is doubtful; compare line 7 of the appeal" in texts


# --- contact points ------------------------------------------------------------------------------


def points_of(root, *points):
    _, data = read_one(draft(targets=(judge(points=points),), copies=()), root)
    return data.recipients["kz-president-of-the-court"]


def test_a_number_keeps_what_was_printed(root):
    court = points_of(
        root, point("fax", "007-3212-001000", "+73212001000", today="+77212001000", note="3212 became 7212")
    )
    assert (court.fax[0].printed, court.fax[0].e164) == ("007-3212-001000", "+77212001000")
    assert str(court.fax[0].note) == "3212 became 7212"


def test_a_local_number_stays_as_printed(root):
    court = points_of(root, point("phone", "63-10-00", area="Fairhaven", extension="4"))
    assert (court.phone[0].printed, court.phone[0].e164, court.phone[0].area) == ("63-10-00", None, "Fairhaven")
    assert str(court.phone[0].note) == "ask for extension 4"


def test_an_extension_is_told_once(root):
    told = "written after 010; ask for extension 4"
    court = points_of(root, point("phone", "7 7212 00 10 00", "+77212001000", extension="4", note=told))
    assert str(court.phone[0].note) == told


def test_a_web_form_keeps_its_note(root):
    court = points_of(
        root,
        point("web", "www.example.org/a", "https://www.example.org/a"),
        point("web", "www.example.org/b", "https://www.example.org/b", note="in Russian only"),
    )
    assert [(form.url, str(form.note)) for form in court.web] == [
        ("https://www.example.org/a", "None"),
        ("https://www.example.org/b", "in Russian only"),
    ]


@pytest.mark.parametrize("channel", ["phone", "fax", "email", "web"])
def test_a_damaged_point_is_named_as_lost(root, channel):
    court = points_of(root, point(channel, "xxx at xxxx.xx", is_damaged=True), FAX)
    lost = next(one for one in court.points(channel) if not one.is_known)
    assert lost.status == "lost"
    assert "damaged in the appeal" in str(lost.note)
    assert "xxx at xxxx.xx" in f"{lost.note} {getattr(lost, 'printed', '')}"


def test_several_points_of_a_channel_are_a_list(root):
    court = points_of(root, MAIL, point("email", "b at example.org", "b@example.org"), MAIL)
    assert [box.address for box in court.email] == ["court@example.org", "b@example.org"]


@pytest.mark.parametrize(
    ("channel", "value"),
    [("email", "not an address"), ("email", "a@b.org\nBcc: x@y.org"), ("fax", "12"), ("web", "javascript:x")],
)
def test_a_value_that_is_none_is_never_used(root, channel, value):
    court = points_of(root, point(channel, value, value))
    assert not any(one.is_usable for one in court.points(channel))


# --- who -----------------------------------------------------------------------------------------


def test_a_recipient_without_name_and_office_is_asked_about(root, checked):
    made = write(draft(targets=(entry(9, points=(MAIL,)),), copies=()), root)
    assert "which office is court@example.org?" in [doubt.text for doubt in made.doubts]
    assert checked().errors == ()


def test_a_mission_of_its_own_is_a_mission(root):
    read = entry(9, mission=Mission("KZ", "embassy", "Moscow"), kind="mission", country="RU", points=(MAIL,))
    _, data = read_one(draft(targets=(read,)), root)
    mission = data.recipients["kz-embassy-moscow"]
    assert (mission.kind, mission.mission, mission.of, mission.seat, mission.country) == (
        "mission",
        "embassy",
        "KZ",
        "Moscow",
        "RU",
    )


def test_a_copy_to_the_mission_in_ones_country_is_an_ask(root, checked):
    copy = CopyEntry(entry(20, mission=Mission(None, is_in_your_country=True)))
    campaign, _ = read_one(draft(copies=(copy,)), root)
    assert campaign.copies == ()
    assert "a copy to the embassy of Kazakhstan in your country" in [str(ask.how) for ask in campaign.asks]
    assert checked().errors == ()


def test_whom_one_writes_to_is_no_organiser(root, checked):
    _, data = read_one(draft(targets=(judge(kind="organiser"),)), root)
    assert data.recipients["kz-president-of-the-court"].kind == "official"
    assert checked().errors == ()


def test_pictures_and_soft_hyphens_stop_no_letter(root, checked):
    title = found("Free Orla \N{RAISED FIST}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} Fair\N{SOFT HYPHEN}haven \ue000")
    letter = ModelLetter("Open the \N{RAISED FIST}\ufe0f gates.", "en", "", 1, 1)
    campaign, _ = read_one(draft(title=title, letter=letter), root)
    assert str(campaign.title) == "Free Orla Fairhaven"
    assert checked().errors == ()


def test_a_name_that_no_font_has_is_kept_and_named(root, checked):
    campaign, _ = read_one(draft(people=(found("監獄"),), letter=None), root)
    assert str(campaign.people[0].name) == "監獄"
    assert any("no font here has" in problem.message for problem in checked().errors)


def test_an_office_that_gets_a_copy_is_public(root):
    copy = CopyEntry(judge(points=(MAIL,), name=found("Cy Copy"), office=found("Ombudsman"), rank="judge"))
    _, data = read_one(draft(targets=(), copies=(copy,)), root)
    assert data.recipients["kz-ombudsman"].kind == "court"
    assert not (root / "recipients.private.yaml").exists()


@pytest.mark.parametrize(
    ("keys", "is_private"),
    [
        ({"kind": "official", "rank": "minister"}, False),
        ({"kind": "official", "rank": "official"}, True),
        ({"kind": "official", "rank": None}, True),
        ({"kind": "media", "rank": None}, False),
        ({"kind": "organiser", "rank": None}, True),
        ({"kind": "mission", "mission": Mission("KZ", "embassy", "London"), "country": "GB"}, False),
    ],
)
def test_contacts_of_whoever_may_be_an_organiser_are_private(root, checked, keys, is_private):
    copy = CopyEntry(entry(20, **{"name": found("Cy Copy"), "points": (MAIL,), **keys}))
    write(draft(copies=(copy,), targets=()), root)
    assert ("court@example.org" not in (root / "recipients.yaml").read_text("utf-8")) == is_private
    assert (root / "recipients.private.yaml").exists() == is_private
    assert checked().errors == ()


def test_the_second_wording_of_an_office_is_kept(root):
    read = judge(other_offices=("Председатель суда", "Chief Judge"))
    _, data = read_one(draft(targets=(read,)), root)
    court = data.recipients["kz-president-of-the-court"]
    assert court.office.get("ru") == "Председатель суда"
    assert court.aliases == ("Chief Judge",)


@pytest.mark.parametrize(
    ("said", "language", "written"),
    [
        ("Dear Judge", "en", "Dear Judge,"),
        ("Dear President / Excmo. Sr. Presidente", "en", "Dear President,"),
        ("Уважаемый господин судья", "ru", "Уважаемый господин судья!"),
        ("Monsieur le Préfet,", "fr", "Monsieur le Préfet,"),
    ],
)
def test_a_salutation_ends_as_its_language_wants(root, said, language, written):
    read = draft(languages=(language,), targets=(judge(salutation=found(said)),), letter=None)
    _, data = read_one(read, root)
    assert data.recipients["kz-president-of-the-court"].salutation.get(language) == written


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("1 Quay", "Fairhaven", "Kazakhstan"), ("1 Quay", "Fairhaven")),
        (("1 Quay", "Fairhaven, Kazakhstan"), ("1 Quay", "Fairhaven")),
        (("1 Quay", "Kazakhstan Street 4"), ("1 Quay", "Kazakhstan Street 4")),
        (("1 Quay", "Astana, Қазақстан."), ("1 Quay", "Astana")),
    ],
)
def test_the_country_is_not_printed_twice(root, lines, kept):
    read = judge(address=tuple(map(found, lines)))
    _, data = read_one(draft(targets=(read,)), root)
    assert data.recipients["kz-president-of-the-court"].post[0].lines == kept


def test_an_address_that_shows_in_no_window_is_a_note_and_asked_for(root, checked):
    lines = tuple(
        found(f"{number} Endless Street, in the house behind the harbour office, third floor") for number in range(9)
    )
    made = write(draft(targets=(judge(address=lines),), copies=()), root)
    court = entries(root).recipients["kz-president-of-the-court"]
    assert court.post == ()
    assert str(court.note) == "for the address see lines 1-1 of the appeal"
    assert any("what is the address of Ada Bench" in doubt.text for doubt in made.doubts)
    assert checked().errors == ()


@pytest.mark.parametrize("key", ["name", "office"])
def test_an_endless_name_is_cut(root, checked, key):
    write(draft(targets=(judge(**{key: found("Keeper of the Gates " * 30)}),), copies=()), root)
    assert checked().errors == ()


def test_each_gets_an_id_of_its_own(root):
    targets = (judge(), judge(name=found("Bo Bench"), points=()), judge(name=found("Cy Bench"), points=()))
    campaign, _ = read_one(draft(targets=targets), root)
    assert [target.id for target in campaign.targets] == [
        "kz-president-of-the-court",
        "kz-president-of-the-court-2",
        "kz-president-of-the-court-3",
    ]


# --- whom the workspace knows ---------------------------------------------------------------------

KNOWN = """\
recipients:
  the-court:
    kind: court
    office: {en: President of the Court}
    name: Ada Bench
    aliases: [A Bench]
    country: KZ
    fax: "+7 7212 00 10 00"
  the-union:
    kind: organiser
    name: Hidden Union
    country: KZ
    email: {status: withheld}
"""


@pytest.mark.parametrize(
    ("read", "is_known"),
    [
        (judge(), True),
        (judge(name=found("BENCH, Ada"), points=()), True),
        (judge(name=None, office=None), True),
        (judge(name=None), True),
        (judge(name=None, office=found("President of the Court of the Republic of Kazakhstan")), True),
        (judge(office=found("President of the Court, Astana"), points=()), True),
        (judge(name=None, office=found("Office of the President of the Court")), False),
        (judge(name=found("A Bench"), office=None, points=()), True),
        # the office has passed to somebody else: the entry is the office's
        (judge(name=found("Bo Late")), True),
        # a switchboard serves many
        (judge(name=found("Bo Late"), office=found("Press Office")), False),
        (judge(name=None, office=found("Press Office")), False),
        (judge(name=found("Bo Late"), points=()), False),
        # a namesake in another country, and one in another office
        (judge(points=(), country="RU"), False),
        (judge(points=(), office=found("Minister of Gates")), False),
        (judge(name=found("Bench"), office=None, points=()), False),
    ],
)
def test_somebody_known_is_used_again(root, read, is_known):
    (root / "recipients.yaml").write_text(KNOWN, "utf-8")
    campaign, data = read_one(draft(targets=(read,)), root)
    assert (campaign.targets[0].id == "the-court") == is_known
    assert (root / "recipients.yaml").read_text("utf-8").startswith(KNOWN)
    assert data.recipients["the-court"].email == ()


@pytest.mark.parametrize(("name", "is_known"), [(None, True), (found("Bo Late"), False)])
def test_an_office_without_a_name_is_not_taken_for_a_person_who_shares_its_number(root, name, is_known):
    known = "recipients:\n  gate: {kind: official, office: Gate, country: KZ, fax: '+7 7212 00 10 00'}\n"
    (root / "recipients.yaml").write_text(known, "utf-8")
    made = plan(draft(targets=(judge(name=name, office=None),), copies=()), root)
    assert (made.known == ("gate",)) == is_known


@pytest.mark.parametrize(
    ("mission", "country", "is_known"),
    [
        (Mission("KZ", "embassy", "Moscow"), "RU", True),
        (Mission("KZ", "embassy"), "RU", True),
        (Mission("KZ", "consulate", "Moscow"), "RU", False),
        (Mission("KZ", "embassy", "Omsk"), "RU", False),
        (Mission("KZ", "embassy"), "GB", False),
    ],
)
def test_a_mission_that_is_known_is_used_again(root, mission, country, is_known):
    known = "recipients:\n  moscow: {kind: mission, mission: embassy, of: KZ, seat: Moscow, country: RU}\n"
    (root / "recipients.yaml").write_text(known, "utf-8")
    made = plan(draft(targets=(entry(9, mission=mission, kind="mission", country=country),), copies=()), root)
    assert (made.known == ("moscow",)) == is_known


def test_what_an_entry_lacks_is_asked_and_not_added(root):
    (root / "recipients.yaml").write_text(KNOWN, "utf-8")
    made = write(draft(copies=()), root)
    assert made.recipients == ()
    assert made.known == ("the-court",)
    assert "the appeal gives email court@example.org, which the-court has not: compare the two" in [
        doubt.text for doubt in made.doubts
    ]
    assert (root / "recipients.yaml").read_text("utf-8") == KNOWN


@pytest.mark.parametrize(("sure", "count"), [(True, 3), (False, 1)])
def test_a_doubtful_addressee_is_asked_about_as_a_whole(root, sure, count):
    doubtful = {key: found("Somebody", 1, False) for key in ("name", "office", "salutation")}
    asked = plan(draft(targets=(judge(sure=sure, **doubtful),), copies=()), root).doubts
    assert sum("Somebody" in doubt.text for doubt in asked) == count


def test_doubtful_ways_are_asked_about_with_their_addressee(root):
    ways = (point("fax", "7 7212 00", "+772120010", sure=False), MAIL)
    texts = [doubt.text for doubt in plan(draft(targets=(judge(sure=False, points=ways),)), root).doubts]
    assert texts[0] == "is Ada Bench, President of the Court to be written to, by fax 7 7212 00?"
    assert not any("is 7 7212 00 the fax" in text for text in texts)
    texts = [doubt.text for doubt in plan(draft(targets=(judge(points=ways),)), root).doubts]
    assert "is 7 7212 00 the fax of Ada Bench, President of the Court?" in texts


@pytest.mark.parametrize(
    ("sure", "asked"),
    [
        ((True, True), None),
        ((False,), "people: what was found is doubtful; compare line 1 of the appeal"),
        ((False, True, False), "people: 2 of 3 are doubtful; compare lines 1, 3 of the appeal"),
    ],
)
def test_doubtful_people_are_asked_about_together(root, sure, asked):
    people = tuple(found(f"Orla {number}", number, one) for number, one in enumerate(sure, 1))
    texts = [doubt.text for doubt in plan(draft(people=people), root).doubts if doubt.text.startswith("people")]
    assert texts == ([asked] if asked else [])


def test_of_somebody_known_only_the_part_is_asked(root):
    (root / "recipients.yaml").write_text(KNOWN, "utf-8")
    doubtful = judge(sure=False, office=found("President of the Court", 1, False), points=(FAX,))
    texts = [doubt.text for doubt in plan(draft(targets=(doubtful,)), root).doubts]
    assert "is Ada Bench, President of the Court to be written to?" in texts
    assert not any(text.startswith("office of") for text in texts)


def test_an_organiser_is_known_by_name_and_never_a_target(root):
    (root / "recipients.yaml").write_text(KNOWN, "utf-8")
    union = entry(20, name=found("Hidden Union"), points=())
    campaign, data = read_one(draft(targets=(union,)), root)
    assert campaign.copies[0].to == "the-union"
    assert data.recipients[campaign.targets[0].id].kind == "official"


# --- the campaign --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ({}, "fair-2026"),
        ({"people": ()}, "open-gates-2026"),
        ({"people": (), "published": None}, "open-gates"),
        ({"people": (found("Сакен Жанусов"),)}, "zhanusov-2026"),
        ({"people": (found("../../etc/passwd"),)}, "etc-passwd-2026"),
        ({"people": (), "title": found("!!!"), "published": None}, "appeal"),
    ],
)
def test_the_id_is_short_and_plain(root, keys, name):
    assert plan(draft(**keys), root).campaign.name == name


def test_a_second_campaign_gets_another_id(root):
    write(draft(), root)
    write(draft(), root)
    assert set(entries(root).campaigns) == {"fair-2026", "fair-2026-2"}


def test_an_id_that_is_taken_is_refused(root):
    write(draft(), root)
    with pytest.raises(PlaintError, match="there is a campaign 'fair-2026' already"):
        plan(draft(), root, campaign="fair-2026")


@pytest.mark.parametrize(
    ("published", "until", "written"),
    [
        ("2026-11-01", date(2026, 10, 1), (date(2026, 11, 1), None)),
        ("2026-11", date(2026, 12, 1), (None, date(2026, 12, 1))),
        ("2026-02-31", date(2026, 12, 1), (None, date(2026, 12, 1))),
        ("1066-01-01", date(9999, 1, 1), (None, None)),
    ],
)
def test_only_days_that_can_be_are_written(root, published, until, written):
    read = draft(published=found(published), act_before=found(until))
    campaign, _ = read_one(read, root)
    assert (campaign.published, campaign.until) == written


def test_what_no_letter_can_be_made_in_is_for_all_languages(root, checked):
    read = draft(languages=("it",), letter=None, title=found("Aprite"), demands=(found("Aprite i cancelli."),))
    made = write(read, root)
    assert any("'it'" in doubt.text for doubt in made.doubts)
    assert str(entries(root).campaigns["fair-2026"].title) == "Aprite"
    assert checked().errors == ()


def test_demands_of_one_target_alone(root, checked):
    read = draft(targets=(judge(demands=("pay what is OWED",)),))
    campaign, _ = read_one(read, root)
    assert campaign.targets[0].demands == ("pay-what-is-owed",)
    assert checked().errors == ()


def test_the_country_follows_from_numbers_where_nothing_else_tells_it(root):
    made = plan(draft(country=None), root)
    assert "is it about KZ?" in [doubt.text for doubt in made.doubts]
    mail = entry(3, office=found("Court"), points=(point("email", "a@b.co.uk", "a@court.co.uk"),))
    campaign, _ = read_one(draft(country=None, targets=(mail,), copies=()), root)
    assert campaign.country == "GB"


def test_without_any_country_it_asks_for_one(root):
    nowhere = draft(country=None, targets=(entry(3, office=found("Court"), points=(MAIL,)),), copies=())
    with pytest.raises(PlaintError) as refused:
        plan(nowhere, root)
    assert refused.value.hint == "add it: --country KZ"
    assert plan(nowhere, root, country="KZ").campaign.name == "fair-2026"


@pytest.mark.parametrize(
    ("title", "sure", "people", "called"),
    [
        ("LEAGUE FOR OPEN GATES", False, True, "Orla Fair"),
        ("LEAGUE FOR OPEN GATES", True, True, "LEAGUE FOR OPEN GATES"),
        ("Orla Fair held again", False, True, "Orla Fair held again"),
        ("Gates shut in Kazakhstan", False, True, "Gates shut in Kazakhstan"),
        ("Open the gates", False, False, "Open the gates"),
    ],
)
def test_a_letterhead_is_no_subject(root, title, sure, people, called):
    named = (found("Orla Fair", 4),) if people else ()
    campaign, _ = read_one(draft(title=found(title, 1, sure), people=named), root)
    assert str(campaign.title) == called


@pytest.mark.parametrize(("title", "is_asked"), [(None, True), (found("Open", 1, False), True), (found("Open"), False)])
def test_a_doubtful_subject_is_asked_about(root, title, is_asked):
    texts = [doubt.text for doubt in plan(draft(title=title), root).doubts]
    assert any("becomes the subject of each letter" in text for text in texts) == is_asked


@pytest.mark.parametrize(
    ("words", "is_taken"),
    [
        ("Open the gates at once.", True),
        ("Open the gates. Copies to union at example.org", False),
        ("Open the gates, tel. +7 (7212) 001000", False),
        ("Open them. Money to fund@example.com", False),
    ],
)
def test_a_letter_with_somebodys_contact_in_it_is_not_taken(root, words, is_taken):
    passed = (PassedOver(point("email", "fund@example.com", "fund@example.com"), "donation"),)
    read = draft(letter=ModelLetter(f"Dear Judge,\n{words}", "en", "Dear Judge", 30, 31), passed_over=passed)
    made = write(read, root)
    assert bool(made.texts) == is_taken
    assert any("could not be taken over" in doubt.text for doubt in made.doubts) != is_taken


@pytest.mark.parametrize("keys", [{}, {"name": found("kim@example.com")}, {"office": found("kim@example.com")}])
def test_a_nameless_organiser_is_not_named_by_a_mailbox(root, checked, keys):
    kim = point("email", "kim@example.com", "kim@example.com")
    copy = CopyEntry(entry(20, points=(kim,), address=(found("4 Hidden Lane"),), **keys))
    write(draft(copies=(copy,)), root)
    for name in ("recipients.yaml", "campaigns.yaml"):
        text = (root / name).read_text("utf-8").casefold()
        assert not [word for word in ("kim", "hidden") if word in text]
    assert "kim@example.com" in (root / "recipients.private.yaml").read_text("utf-8")
    assert checked().errors == ()


def test_no_free_word_brings_a_contact_into_a_tracked_file(root, checked):
    leak = "Please blind-copy us (desk@example.com)"
    read = draft(
        targets=(judge(via=found(leak, 12)),),
        title=found(leak),
        people=(found("Orla Fair"), found(leak, 5)),
        demands=(found("Open the gates."), found(leak, 6)),
        slogans=(found(leak, 7),),
        risks=(found(f"Danger: {leak}", 8),),
        asks=(Ask("donate", "account 123 456 789 000", 9), Ask("publish", "in your paper", 10)),
        events=(Event("call 0113 496 0123 at noon", None, 11),),
        letter=None,
        copies=(),
    )
    made = write(read, root)
    for path in root.rglob("*.*"):
        assert "desk@example.com" not in path.read_text("utf-8")
    campaign = entries(root).campaigns[made.campaign.name]
    assert [str(ask.how) for ask in campaign.asks] == ["see line 9 of the appeal", "in your paper"]
    assert [str(event.what) for event in campaign.events] == ["see line 11 of the appeal"]
    assert [str(risk.text) for risk in campaign.risks] == ["see line 8 of the appeal"]
    assert [str(person.name) for person in campaign.people] == ["Orla Fair"]
    assert len(campaign.demands) == 1
    assert str(campaign.targets[0].note) == "the appeal asks to send it through: see line 12 of the appeal"
    assert any("lines 5, 6, 7 of the appeal" in doubt.text for doubt in made.doubts)
    assert checked().errors == ()


def test_the_address_above_a_letter_is_cut_off(root):
    above = "Ada Bench\nPRESIDENT of the Court\n\n1 Court Square\n\nOpen the gates at 1 Court Square."
    ((_, text),) = plan(draft(letter=ModelLetter(above, "en", "", 30, 35)), root).texts
    assert text.endswith("of the appeal #}\nOpen the gates at 1 Court Square.\n")


def test_days_of_the_story_are_no_events(root):
    days = (date(2026, 10, 31), date(2026, 11, 1), None)
    read = draft(events=tuple(Event(f"on {day}", day, 1) for day in days))
    assert [event.on for event in read_one(read, root)[0].events] == [date(2026, 11, 1), None]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The gates must be opened.", "gates-must-be-opened"),
        ("Calling for the immediate and unconditional release of Orla", "calling-immediate"),
        ("Unconditionalunconditionalunconditional", "unconditionalunconditionaluncon"[:30]),
        ("监狱", "demand"),
    ],
)
def test_a_demand_is_named_by_its_first_words(root, words, name):
    campaign, _ = read_one(draft(demands=(found(words),)), root)
    assert campaign.demands[0].id == name


def test_nothing_is_asked_twice(root):
    questions = (
        Question("when was it published? Without that day, deadlines cannot be told"),
        Question("how can Ada Bench be reached?", 10),
        Question("only the first 100 characters were read"),
        Question("whose is the number at the end?", 50),
    )
    lost = judge(sure=False, points=(), address=())
    texts = [doubt.text for doubt in plan(draft(published=None, targets=(lost,), questions=questions), root).doubts]
    assert [text for text in texts if text in [question.text for question in questions]] == [
        "only the first 100 characters were read",
        "whose is the number at the end?",
    ]
    assert sum(text.startswith("when was it published") for text in texts) == 1


def test_no_path_of_this_machine_is_written(root):
    assert plan(draft(), root, name="/somewhere/mine/appeal.txt").heading.startswith("drafted from appeal.txt;")


def test_what_is_no_appeal_is_refused(root):
    with pytest.raises(PlaintError, match=r"appeal\.txt does not read like an appeal"):
        plan(AppealDraft(title=found("News")), root)


# --- whatever comes in ---------------------------------------------------------------------------

texts = st.text(max_size=30) | st.sampled_from(
    [
        "{{ 1 }}",
        "{% raw %}",
        "{# x",
        "---",
        "- a",
        "a: b",
        "#",
        "\x1b[31m",
        "\u202eabc",
        "../x",
        "*x*",
        "x" * 600,
        "''\"",
    ]
)
founds = st.builds(drafts.found, texts, st.integers(0, 99), st.booleans())
many = st.lists(founds, max_size=3).map(tuple)
points = st.builds(
    drafts.point,
    st.sampled_from(["phone", "fax", "email", "web"]),
    texts,
    st.none() | texts | st.sampled_from(["+77212001000", "a@example.org", "https://example.org/x"]),
    note=texts,
    area=texts,
    extension=texts,
    is_damaged=st.booleans(),
)
missions = st.none() | st.builds(
    Mission, st.none() | st.sampled_from(["KZ", "GB", "XX"]), seat=texts, is_in_your_country=st.booleans()
)
people = st.builds(
    drafts.entry,
    sure=st.booleans(),
    name=st.none() | founds,
    office=st.none() | founds,
    other_offices=st.lists(texts, max_size=2).map(tuple),
    kind=st.sampled_from(["official", "court", "organiser", "mission", "media"]),
    salutation=st.none() | founds,
    address=many,
    points=st.lists(points, max_size=3).map(tuple),
    mission=missions,
    country=st.none() | st.sampled_from(["KZ", "DE", "xx"]),
    via=st.none() | founds,
    demands=st.lists(texts, max_size=2).map(tuple),
)
anything = st.builds(
    AppealDraft,
    title=st.none() | founds,
    country=st.just(found("KZ")),
    published=st.none() | st.builds(drafts.found, st.sampled_from(["2026-11-01", "2026", "x"]) | texts),
    act_before=st.none() | st.builds(drafts.found, st.dates()),
    languages=st.lists(st.sampled_from(["en", "ru", "it", ""]), max_size=2).map(tuple),
    people=many,
    demands=many,
    slogans=many,
    risks=many,
    targets=st.lists(people, max_size=3).map(tuple),
    copies=st.lists(st.builds(CopyEntry, people), max_size=2).map(tuple),
    letter=st.none()
    | st.builds(ModelLetter, texts, st.sampled_from(["en", "it", "../x"]), texts, st.just(1), st.just(2)),
)


@given(anything)
def test_whatever_was_read_is_written_so_that_it_can_be_read(tmp_path_factory, read):
    root = tmp_path_factory.mktemp("any")
    (root / "campaigns.yaml").write_text("campaigns:\n", "utf-8")
    if is_empty(discreet(read, read_data(root))):
        return
    made = write(read, root)
    campaign = entries(root).campaigns[made.campaign.name]
    assert campaign.status == "draft"
    names = {path.relative_to(root).parts[0] for path in root.rglob("*")}
    assert names <= {"campaigns.yaml", "recipients.yaml", "recipients.private.yaml", "letters"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_nothing_is_wrong_with_it_but_letters_without_a_font(tmp_path_factory, look, read):
    root = tmp_path_factory.mktemp("any")
    (root / "campaigns.yaml").write_text("campaigns:\n", "utf-8")
    if is_empty(discreet(read, read_data(root))):
        return
    write(read, root)
    assert [str(one) for one in look(root).errors if "no font here has" not in one.message] == []
