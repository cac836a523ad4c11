"""Who is meant: one person with all her entries, and nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaint.errors import PlaintError
from plaint.persons.who import Known, find_person

RUTH = Known(place="signatories.yaml: ruth", id="ruth", name="Ruth Example", email="ruth@example.org", words=("So.",))
ROW = Known(place="members.csv:2", id="ruth-example", name="EXAMPLE Ruth", email="Ruth@example.org")
BARE = Known(place="old.csv:7", id="ruth-example", name="Ruth Example")
OTHER = Known(place="members.csv:3", id="ruth-example-2", name="Ruth Example", email="other@example.org")
KIM = Known(place="signatories.yaml: kim", id="kim", name="Kim Example", email="kim@example.org")
HOUSEHOLD = tuple(Known(place=one, id=one, name=f"{one} Person", email="us@example.org") for one in ("anna", "ben"))


@pytest.mark.parametrize("asked", ["ruth", "Ruth Example", "ruth example", " RUTH@example.org "])
def test_all_that_is_hers_is_found(asked):
    person = find_person(asked, (KIM, RUTH, ROW, BARE))
    assert person.known == (RUTH, ROW, BARE)
    assert person.ids == ("ruth", "ruth-example")
    assert person.needles.mailboxes == ("ruth@example.org", "Ruth@example.org")
    assert person.needles.words == ("So.",)


def test_another_of_her_name_is_told_apart_by_the_mailbox():
    person = find_person("ruth", (RUTH, OTHER))
    assert (person.known, person.namesakes) == ((RUTH,), (OTHER,))


@pytest.mark.parametrize(("asked", "people"), [("Ruth Example", (RUTH, OTHER)), ("us@example.org", HOUSEHOLD)])
def test_where_two_may_be_meant_it_asks(asked, people):
    with pytest.raises(PlaintError) as error:
        find_person(asked, people)
    assert "may be more than one person" in error.value.message
    assert all(one.place in error.value.message for one in people)


@pytest.mark.parametrize("asked", ["Nora Nobody", "nora@example.org"])
def test_who_is_gone_from_all_lists_is_looked_for_as_she_was_named(asked):
    person = find_person(asked, (RUTH,))
    assert person.known == ()
    assert person.needles.is_in(f"by {asked}.")


@pytest.mark.parametrize("asked", ["", "  ", "–"])
def test_nobody_is_no_person(asked):
    with pytest.raises(PlaintError):
        find_person(asked, (RUTH,))


@given(
    st.lists(st.sampled_from([RUTH, ROW, BARE, OTHER, KIM]), unique=True),
    st.sampled_from(["ruth", "kim", "Kim Example"]),
)
def test_nobody_with_another_mailbox_is_taken_for_her(people, asked):
    person = find_person(asked, people)
    boxes = {one.email.casefold() for one in person.known if one.email}
    assert len(boxes) < 2
    assert set(person.known) <= set(people)
