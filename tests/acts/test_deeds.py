"""What was told becomes acts or problems, whatever stands there."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given import TODAY, campaign, court, data, embassy, signatory
from plaint.acts.codes import Codes
from plaint.acts.deeds import HOWS, read_deeds
from plaint.acts.register import Register
from plaint.acts.table import read_table
from plaint.acts.told import COLUMNS, Told
from plaint.deliver.act import Act
from plaint.deliver.record.marks import Marks
from plaint.errors import UnknownName

ABOUT = campaign(targets=["court", {"mission": "KZ"}], published="2026-11-01")
CODES = Codes(ABOUT, Marks(b"key"))
RUTH = signatory("ruth", name="Ruth Example", email="Ruth@example.org", country="GB")
KIM = signatory("kim", name="Kim Sample", email="kim@example.org", country="DE")
TWINS = tuple(signatory(name, name="Jo Same", email="house@example.org") for name in ("jo", "jo-2"))
SOME = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "ruth", "court", "posted", "2026-11-02", "3", "yes", "proof.pdf", "/etc/hostname"]),
    st.sampled_from([CODES.code("court", "ruth"), CODES.code("", "ruth"), CODES.code("court", "")]),
)


def register(about=ABOUT, forgotten=(), **keys):
    people = {one.id: one for one in (RUTH, KIM, *TWINS)}
    wanted = {"data": data(court(), embassy()), "origin": None, "seen": frozenset({"ida"}), **keys}
    codes = Codes(about, Marks(b"key"))
    return Register(
        campaign=about, today=TODAY, people=people, codes=codes, is_forgotten=lambda name: name in forgotten, **wanted
    )


def told(**parts):
    return Told(folder=Path("/nowhere"), **parts)


@given(st.dictionaries(st.sampled_from(("how", "on", "by", "count", "note", "code", "proof", "publish")), SOME), SOME)
def test_whatever_is_told_becomes_acts_or_problems(parts, target):
    deeds, problems = read_deeds([told(**parts, to=(target,) if target else ())], register())
    assert deeds or any(problem.severity == "error" for problem in problems)
    for deed in deeds:
        assert deed.act.how in HOWS
        assert deed.act.day <= TODAY
        assert 1 <= deed.act.count <= 1_000_000
        assert not (deed.act.person and deed.act.count > 1)
    for problem in problems:
        assert "\n" not in str(problem)


@given(st.text(max_size=200))
def test_whatever_stands_in_a_table_is_read_or_told_with_its_place(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("table") / "t.csv"
    path.write_text(f"{','.join(COLUMNS)}\n{content}", "utf-8", newline="")
    lines, problems = read_table(path, "t.csv", told())
    assert bool(lines) != bool(problems)
    read_deeds(lines, register())
    assert all(problem.place.file == "t.csv" for problem in problems)


@pytest.mark.parametrize(
    ("typed", "person"), [("ruth", "ruth"), ("ida", "ida"), ("RUTH example", "ruth"), ("kim@EXAMPLE.org", "kim")]
)
def test_people_are_known_by_id_name_or_mailbox(typed, person):
    assert register().person(typed) == person


@pytest.mark.parametrize("typed", ["jo same", "house@example.org", "", "nobody", "sender"])
def test_but_not_where_several_or_nobody_is_meant(typed):
    with pytest.raises(UnknownName):
        register().person(typed)


def test_an_organisation_that_writes_itself_is_its_sender():
    own = campaign(sender={"name": "A Union", "country": "GB"})
    assert register(own).person("sender") == "sender"


def test_a_mailbox_that_two_share_is_nobodys():
    known = register()
    assert known.known_as("ruth") == ("mailto:ruth@example.org",)
    assert [known.known_as(name) for name in ("jo", "ida", "")] == [(), (), ()]


def test_who_held_the_office_on_the_day_counts():
    since = {"name": "Bea Bench", "from": "2026-11-10"}
    court_of_two = court(name=None, holders=[{"name": "Ada Bench", "until": "2026-11-10"}, since])
    book = data(court_of_two, embassy())
    days = (date(2026, 11, 2), TODAY)
    holders = [register(data=book).goal("court", "", day, at_a_door=False).holder for day in days]
    assert holders == ["Ada Bench", "Bea Bench"]


def test_the_mission_is_that_of_where_it_was_done():
    berlin = embassy("kz-embassy-berlin", country="DE")
    known = register(data=data(court(), embassy(), berlin))
    found = [known.goal("mission-kz", person, TODAY, at_a_door=False).office for person in ("ruth", "kim")]
    assert found == ["kz-embassy-london", "kz-embassy-berlin"]
    abroad = register(data=data(court(), embassy(), berlin), origin="DE")
    assert abroad.goal("mission-kz", "ruth", TODAY, at_a_door=False).office == "kz-embassy-berlin"


@pytest.mark.parametrize("typed", ["Handed In", "handed_in", " handed-in "])
def test_how_is_read_however_it_is_written(typed):
    (deed,), _ = read_deeds([told(how=typed, count="3", to=("court",))], register())
    assert deed.act.how == "handed-in"


def test_a_photo_says_in_its_name_that_it_may_be_published():
    photo = "proofs/c/0f.public.jpg"
    assert Act(campaign="c", how="picket", day=TODAY, proof=photo).may_publish
    for proof in ("", "proofs/c/0f.jpg", "proofs/c.public.d/0f.jpg"):
        assert not Act(campaign="c", how="picket", day=TODAY, proof=proof).may_publish
