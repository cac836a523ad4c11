"""What a text may see, and how names and dates are written."""

from dataclasses import asdict, is_dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.given import TODAY, campaign, compose_one, court, data, embassy, signatory, text

from plaint.compose.signing import Signing
from plaint.compose.targets import resolve_targets
from plaint.compose.views import Series, join_names, long_date, views
from plaint.errors import TemplateError

RICH = campaign(
    published="2026-11-01",
    until="2027-01-31",
    slogans=["Open up!"],
    people=[
        {
            "name": {"en": "Orla Fair", "ru": "Орла Фэр"},
            "gender": "f",
            "role": {"en": "printer"},
            "facts": {"ru": "в тюрьме"},
        },
        {"name": "Bo Winter"},
    ],
    demands=[
        {"id": "gates", "en": "Open them.", "people": ["Orla Fair", "Bo Winter"]},
        {"id": "doors", "en": "Close them."},
    ],
    copies=[{"to": "secret-organiser", "by": "email"}],
    note="an internal note",
    asks=[{"what": "donate", "how": "to account 12345"}],
    risks=["a risk"],
    source="a source",
)


def seen(about=RICH, signing=None, language="en", book=(), origin=None):
    (addressee,) = resolve_targets(about, data(court(), *book), origin)
    return views(about, addressee, signing or Signing(date=TODAY), TODAY, language)


def words_in(value):
    if isinstance(value, Series):
        return [word for item in value for word in words_in(item)] + [value.names]
    if is_dataclass(value):
        return [word for name in value.__slots__ for word in words_in(getattr(value, name))]
    return [str(value)]


def test_a_text_sees_seven_values_and_nothing_else():
    assert set(seen()) == {"campaign", "target", "people", "demands", "signatory", "date", "language"}


def test_nothing_of_organisers_notes_and_contacts_can_be_reached():
    everything = " ".join(word for value in seen().values() for word in words_in(value))
    assert "Open them." in everything
    for hidden in ("secret-organiser", "internal note", "12345", "a risk", "a source", "court@example.org", "Square"):
        assert hidden not in everything


def test_campaign_and_target_are_in_the_letters_language():
    values = seen(language="ru")
    target = asdict(values["target"])
    assert vars(target.pop("values")) == {}
    assert target == {
        "id": "court",
        "office": "Председатель суда",
        "name": "Ada Bench",
        "kind": "court",
        "rank": "judge",
        "mission": "",
        "country": "Казахстан",
    }
    shown = values["campaign"]
    assert (shown.title, shown.country) == ("Откройте ворота", "Казахстан")
    assert (shown.published, shown.until) == ("1 ноября 2026\u202fг.", "31 января 2027\u202fг.")
    assert list(shown.slogans) == ["Open up!"]


def test_dates_that_are_not_known_are_empty():
    shown = seen(campaign())["campaign"]
    assert (shown.published, shown.until) == ("", "")


def test_facts_are_told_only_in_the_letters_language():
    first, second = seen()["people"]
    assert (first.name, first.role, first.facts, first.gender) == ("Orla Fair", "printer", "", "f")
    assert (second.name, second.role, second.facts, second.gender) == ("Bo Winter", "", "", "")
    assert [person.facts for person in seen(language="ru")["people"]] == ["в тюрьме", ""]


def test_people_and_demands_are_joined_as_the_language_does():
    assert seen()["people"].names == "Orla Fair and Bo Winter"
    assert seen(language="ru")["people"].names == "Орла Фэр и Bo Winter"
    first, second = seen(language="ru")["demands"]
    assert (str(first), list(first.people), first.people.names) == (
        "Open them.",
        ["Орла Фэр", "Bo Winter"],
        "Орла Фэр и Bo Winter",
    )
    assert (second.id, len(second.people)) == ("doors", 0)


def test_a_target_may_get_only_some_demands_and_people():
    some = RICH.model_copy(
        update={
            "targets": campaign(targets=[{"recipient": "court", "demands": "doors", "people": "Bo Winter"}]).targets
        }
    )
    assert [demand.id for demand in seen(some)["demands"]] == ["doors"]
    assert seen(some)["people"].names == "Bo Winter"


def test_a_mission_is_one():
    target = seen(campaign(targets=[{"mission": "KZ"}]), book=(embassy(),), origin="GB")["target"]
    assert (target.id, target.kind, target.mission, target.office, target.name) == (
        "mission-kz",
        "mission",
        "embassy",
        "Embassy of the Republic of Kazakhstan",
        "",
    )


FULL = signatory(
    town="Exampleton",
    country="GB",
    organisation="Association",
    role="secretary",
    personal={"en": "Mine.", "ru": "Моё."},
)


def test_one_signatory_is_seen_whole():
    shown = seen(signing=Signing(date=TODAY, signatories=(FULL,)), language="ru")["signatory"]
    assert asdict(shown) == {
        "name": "Ruth Example",
        "town": "Exampleton",
        "country": "Великобритания",
        "organisation": "Association",
        "role": "secretary",
        "personal": "Моё.",
        "plural": False,
    }


def test_a_personal_sentence_is_never_in_another_language():
    signing = Signing(date=TODAY, signatories=(FULL,))
    assert seen(signing=signing, language="de")["signatory"].personal == ""
    plain = signatory(personal="Mine.")
    assert seen(signing=Signing(date=TODAY, signatories=(plain,)), language="de")["signatory"].personal == "Mine."


def test_a_hidden_signatory_is_not():
    hidden = FULL.model_copy(update={"show": "initials"})
    shown = seen(signing=Signing(date=TODAY, signatories=(hidden,)))["signatory"]
    assert (shown.name, shown.organisation, shown.role) == ("R. E.", "", "")
    assert (shown.town, shown.personal) == ("Exampleton", "Mine.")


def test_of_many_only_the_number_is_seen():
    shown = seen(signing=Signing(date=TODAY, signatories=(FULL, FULL)))["signatory"]
    assert (shown.name, shown.town, shown.personal, shown.plural) == ("", "", "", True)


def test_an_empty_series_is_false():
    assert not Series(())
    assert len(Series((1, 2))) == 2


@pytest.mark.parametrize(
    ("language", "joined"),
    [
        ("en", "A, B and C"),
        ("ru", "A, B и C"),
        ("fr", "A, B et C"),
        ("de", "A, B und C"),
        ("es", "A, B y C"),
        ("lez", "A, B and C"),
        ("kk-Cyrl-KZ", "A, B, C"),
        ("pt-BR", "A, B e C"),
    ],
)
def test_names_are_joined(language, joined):
    assert join_names(("A", "B", "C"), language) == joined


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1 March 2003"),
        ("ru", "1 марта 2003\u202fг."),
        ("fr", "1er mars 2003"),
        ("de", "1. März 2003"),
        ("es", "1 de marzo de 2003"),
        ("lez", "1 March 2003"),
        ("en-US", "March 1, 2003"),
    ],
)
def test_dates_are_written_out(language, written):
    assert long_date(date(2003, 3, 1), language).replace("\u00a0", "\u202f") == written


def test_french_has_an_ordinal_for_the_first_only():
    assert long_date(date(2003, 3, 11), "fr") == "11 mars 2003"


@given(st.from_regex(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", fullmatch=True))
def test_no_language_is_too_rare(language):
    assert "2003" in long_date(date(2003, 3, 17), language) or not long_date(date(2003, 3, 17), language).isascii()
    assert "A" in join_names(("A", "B"), language)


def test_a_text_sees_the_words_that_are_for_this_target_alone():
    about = campaign(targets=[{"recipient": "court", "values": {"case_number": "12/2026", "straße": "A * B"}}])
    letter = compose_one(
        data(court()), text(body="{{ target.values.case_number }} {{ target.values.straße }}"), about=about
    )
    assert letter.body == "12\\/2026 A \\* B\n"


def test_a_value_that_the_target_has_not_is_named():
    about = campaign(targets=[{"recipient": "court", "values": {"case_number": "12/2026"}}])
    with pytest.raises(TemplateError) as error:
        compose_one(data(court()), text(body="{{ target.values.case_nummer }}"), about=about)
    assert error.value.message == "letters/open-gates/en.md:4: no 'case_nummer' there"
    assert error.value.hint == "did you mean 'case_number'?"


@pytest.mark.parametrize("name", ["_private", "__class__", "with space", "1st", "a.b", "", "x" * 65])
def test_names_of_values_are_plain(name):
    with pytest.raises(ValidationError):
        campaign(targets=[{"recipient": "court", "values": {name: "x"}}])


def test_targets_with_values_can_be_told_apart():
    about = campaign(targets=[{"recipient": "court", "values": {"a": word}} for word in ("1", "2")])
    assert len(set(about.targets)) == 2
