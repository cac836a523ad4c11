"""Letters composed for many at once are those that are composed one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.given import TODAY, campaign, court, data, embassy, library, recipient, signatory, text

from plaint.compose import batches as rooms
from plaint.compose.batches import compose_batches, letter_of
from plaint.compose.letters import Order, compose_letters

PERSONAL = "{% if signatory.personal %}{{ signatory.personal }}{% endif %}\n\nPlease help."
CHOOSING = (
    "{% if signatory.role %}As {{ signatory.role }} of {{ signatory.organisation }}{% elif signatory.town %}"
    "From {{ signatory.town }}{% endif %}, I ask you{{ ' all' if signatory.plural else '' }}."
)
TEXTS = (
    text(body=PERSONAL),
    text(variant="mission", body=CHOOSING, front="subject: '{{ signatory.country }}'"),
    text("ru", body="Я, {{ signatory.name }}."),
    text("ru", "mission", body="Прошу."),
)
TARGETS = ["court", {"mission": "KZ"}, {"recipient": "minister", "via": {"mission": "KZ"}}, "kz-embassy-paris", "lost"]
BOOK = (
    court(),
    embassy(),
    embassy("kz-embassy-paris", country="FR"),
    recipient("minister", kind="ministry", office="Minister", country="KZ", languages=["ru"]),
    recipient("lost", kind="court", office="Court", country="KZ", fax={"status": "lost"}),
)
people = st.lists(
    st.fixed_dictionaries(
        {"name": st.sampled_from(["Ann Example", "Bo Example", "Иван Пример"])},
        optional={
            "town": st.sampled_from(["Leeds", "Lyon"]),
            "country": st.sampled_from(["GB", "FR", "KZ"]),
            "organisation": st.sampled_from(["Club A", "Club B"]),
            "role": st.sampled_from(["teacher", "nurse"]),
            "street": st.just("1 Example Street"),
            "language": st.sampled_from(["en", "ru", "fr"]),
            "personal": st.sampled_from(["I was there.", {"ru": "Я там был.", "en": "I was there too."}]),
            "show": st.sampled_from(["full", "initials"]),
            "signature": st.just("ann.png"),
        },
    ),
    max_size=6,
)


def by(compose, signatories, **order):
    book = data(*BOOK, country="GB", organisation="The Union")
    wanted = {"origin": None, "day": TODAY, "signatories": tuple(signatories), **order}
    return compose(book, library(*TEXTS), Order(campaign=campaign(targets=TARGETS), **wanted))


def batched(signatories, **order):
    return by(compose_batches, signatories, **order)[0]


@given(
    people,
    st.fixed_dictionaries(
        {},
        optional={
            "origin": st.sampled_from(["FR", "KZ"]),
            "language": st.sampled_from(["en", "ru"]),
            "form": st.sampled_from(["letter", "statement"]),
            "with_translation": st.booleans(),
            "only": st.sampled_from([("court",), ("kz-embassy-paris", "minister")]),
        },
    ),
)
def test_every_letter_is_what_it_is_alone(found, order):
    # French is only spoken here by those who want no translation into it
    known = [{**one, "language": "ru"} if one.get("language") == "fr" and order.get("with_translation") else one
             for one in found]  # fmt: skip
    signatories = tuple(signatory(f"s{number}", **one) for number, one in enumerate(known))
    composed, left_out = by(compose_letters, signatories, **order)
    batches, others = by(compose_batches, signatories, **order)
    assert tuple(batches.composed()) == composed
    assert [letter_of(batch, part) for batch, part in batches] == [one.letter for one in composed]
    assert len(batches) == len(composed)
    assert others == left_out


def test_a_text_is_filled_once_for_all_of_whom_it_reads_the_same(monkeypatch):
    filled = []
    compose = rooms.Desk.compose
    monkeypatch.setattr(rooms.Desk, "compose", lambda desk, to: (filled.append(to.id), compose(desk, to))[1])
    signatories = tuple(signatory(f"s{number}", name=f"Ann {number}", town="Leeds") for number in range(50))
    batches = batched(signatories, language="en", only=("court",))
    assert (len(batches), filled) == (50, ["court"])
    more = (*signatories, signatory("p", personal="I was there."), signatory("q", town="York", role="nurse"))
    filled.clear()
    batches = batched(more, language="en", only=("court", "kz-embassy-paris"))
    assert [filled.count(name) for name in ("court", "kz-embassy-paris")] == [2, 3]
    assert len({id(row.batches) for row in batches.rows}) == 3


def test_what_is_alike_is_kept_once():
    signatories = tuple(signatory(f"s{number}") for number in range(3))
    batches = batched(signatories, language="en")
    assert len({id(batch) for batch, _ in batches}) == len(batches.rows[0].batches)
    assert len({id(part) for part in batches.rows[0].parts}) == 1


def test_a_text_that_reads_the_name_makes_a_batch_of_each():
    signatories = tuple(signatory(f"s{number}", name=f"Ann {number}") for number in range(3))
    batches = batched(signatories, language="ru", only=("court",))
    assert [batch.letter.body for batch, _ in batches] == [f"Я, Ann {number}.\n" for number in range(3)]
