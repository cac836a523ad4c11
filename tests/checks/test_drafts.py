EN = "letters/open-gates/en.md"
LOOP = "{{ loop.index }}. {{ demand }}"


def test_a_text_that_asks_for_a_value_that_is_not_there(shop):
    shop.edit(EN, "people.names", "persons.names")
    (error,) = shop.errors()
    assert error.startswith("letters/open-gates/en.md:4: no value 'persons' here; ")


def test_a_text_that_fails_only_where_the_signatory_has_a_word_to_say(shop):
    shop.edit(EN, "{{ signatory.personal }}", "{{ signatory.personal + 1 }}")
    (error,) = shop.errors()
    assert error.startswith("letters/open-gates/en.md:11: adds what are no numbers")


def test_a_text_that_fails_only_where_several_sign(shop):
    shop.edit(EN, "I am writing", "{{ language + 1 if signatory.plural else 'I am' }} writing")
    (error,) = shop.errors()
    assert error.startswith("letters/open-gates/en.md:4: adds what are no numbers")


def test_a_text_that_fails_only_for_one_target(shop):
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeeper\n      - warden")
    shop.add("recipients.yaml", WARDEN)
    shop.edit(EN, "I am", "{{ 'I am' if target.id == 'gatekeeper' else demands.names.first }}")
    found = shop.look()
    assert [problem.place.line for problem in found.errors] == [4]
    assert found.first.endswith("(it stops one letter)")


WARDEN = """
  warden:
    kind: court
    office: Warden
    country: GB
    post: {lines: [2 Gate Street], city: Fairhaven}
    verified: 2026-11-01
"""


def test_one_fault_in_a_text_is_told_once_with_all_the_letters_that_it_stops(shop):
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeeper\n      - warden")
    shop.add("recipients.yaml", WARDEN)
    shop.edit(EN, "people.names", "persons.names")
    found = shop.look()
    assert len(found.errors) == 1
    assert found.first.endswith("(it stops 2 letters)")


def test_a_text_for_one_mission_is_tried_with_that_mission(shop):
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeeper\n      - mission: AQ")
    shop.add("recipients.yaml", MISSION)
    text = (shop.root / EN).read_text().replace("people.names", "persons.names")
    shop.write("letters/open-gates/en.aq-embassy.md", text)
    (error,) = shop.errors()
    assert error.startswith("letters/open-gates/en.aq-embassy.md:4: no value 'persons' here")


MISSION = """
  aq-embassy:
    kind: mission
    mission: embassy
    of: AQ
    country: FR
    email: aq@example.org
    verified: 2026-11-01
"""


def test_a_text_of_a_closed_campaign_must_work_too(shop):
    shop.edit("campaigns.yaml", "status: open", "status: closed")
    shop.edit(EN, "people.names", "persons.names")
    assert len(shop.errors()) == 1


def test_a_target_for_which_there_is_no_text_at_all(shop):
    shop.edit("campaigns.yaml", "{en: Open the gates of Fairhaven, ru: Откройте ворота}", "{pt: Abram os portões}")
    (shop.root / EN).unlink()
    assert shop.errors() == [
        "campaigns.yaml:14:9: gatekeeper: no text for it in any language; "
        "write letters/open-gates/en.md, or give title and demands in one language"
    ]


def test_campaigns_with_unknown_names_are_not_composed(shop):
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeper")
    shop.edit(EN, "people.names", "persons.names")
    named, blank = shop.errors()
    assert named == "campaigns.yaml:14:9: no recipient 'gatekeper'; did you mean 'gatekeeper'?"
    assert blank.startswith("letters/open-gates/en.md:4: no value 'persons' here; ")
