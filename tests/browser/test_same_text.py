"""The script composes what `plaint letter` composes: each campaign, target and language, from many countries."""

import pytest
from sites import MADE

from page_letters import TYPED, letters

# Missions and none, every envelope, the campaigns' own state, a country without dialling rules.
COUNTRIES = ("AQ", "CA", "CH", "DE", "FR", "GB", "JP", "KZ", "RU", "US", "UZ")
TODAY = f"{MADE}T12:00:00Z"
# Fills in the form as a reader does, and takes what the page would copy.
COLLECT = """
([countries, languages, typed]) => {
  const copied = [], at = (id) => document.getElementById(id), found = [];
  navigator.clipboard.writeText = (text) => { copied.push(text); return Promise.resolve(); };
  const set = (id, value, kind) => {
    const field = at(id);
    if (field) { field.value = value; field.dispatchEvent(new Event(kind, {bubbles: true})); }
  };
  for (const name of ["name", "town", "personal"]) set(name, typed[name] ?? "", "input");
  for (const country of countries) {
    set("country", country, "change");
    for (const radio of document.querySelectorAll("#target-list input")) {
      radio.click();
      for (const language of languages) {
        set("language", language, "change");
        if (at("letter").lang !== language) continue;
        at("copy").click();
        found.push([country, language, radio.dataset.door, copied.pop()]);
      }
    }
  }
  return found;
}
"""


def shown(visit, countries, typed):
    languages = list(visit.data["parts"])
    return visit.page.evaluate(COLLECT, [list(countries), languages, typed])


@pytest.mark.parametrize("number", range(6))
def test_every_campaign_of_the_repository(desk, history, number):
    name, typed = history.history[number], TYPED[number % len(TYPED)]
    visit = desk.open(history.page(name), now=TODAY)
    found = shown(visit, COUNTRIES, typed)
    wanted = {}
    for country, language, door, text in found:
        if (country, language) not in wanted:
            wanted[country, language] = letters(history.workspace, name, language, country, typed)
        assert text == wanted[country, language][door], (country, language, door)
    assert {country for country, *_ in found} == set(COUNTRIES)
    assert {language for _, language, *_ in found} == set(visit.data["parts"])
    assert len(found) == sum(map(len, wanted.values())), "every letter was seen"


@pytest.mark.parametrize("typed", [{}, *TYPED], ids=lambda typed: "-".join(typed) or "nothing")
def test_whatever_is_typed(desk, aurora, typed):
    found = shown(desk.open(aurora.page(), now=TODAY), ("GB", "DE", "US"), typed)
    assert len(found) == 18
    for country, language, door, text in found:
        assert text == letters(aurora.workspace, "port-aurora", language, country, typed)[door]


def test_the_preview_says_the_same(desk, aurora):
    visit = desk.open(aurora.page(), now=TODAY).choose(country="GB", **TYPED[2])
    text = letters(aurora.workspace, "port-aurora", "en", "GB", TYPED[2])["weather-minister"]
    seen = visit.page.evaluate("document.getElementById('letter').innerText")
    marks = str.maketrans("", "", "-0123456789.")
    assert sorted(seen.translate(marks).split()) == sorted(text.translate(marks).split())
