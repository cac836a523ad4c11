import pytest

EN = "letters/open-gates/en.md"
NOBODY = (
    "letters/open-gates/{}.md:4: warning: names none of the people whom the campaign is for; "
    "write {{{{ people.names }}}} where they belong"
)


@pytest.mark.parametrize("name", ["Orlanda Fairweather", "Ms Fairweather", "Fayrweather’s case", "Орланде Фейрвезер"])
def test_a_person_may_be_named_by_surname_or_alias_in_any_case(shop, name):
    shop.edit(EN, "{{ people.names }}", name)
    assert shop.warnings() == []


def test_a_letter_that_names_nobody(shop):
    shop.edit(EN, "{{ people.names }}", "the gates")
    assert shop.warnings() == [NOBODY.format("en")]


def test_a_campaign_for_nobody_in_particular_names_nobody(shop):
    shop.edit(EN, "{{ people.names }}", "the gates")
    shop.edit("campaigns.yaml", "    people:\n      - name: {en: Orlanda Fairweather, ru: Орланда Фейрвезер}\n", "")
    shop.edit("campaigns.yaml", "        aliases: [Orlanda Fayrweather]\n", "")
    assert shop.warnings() == []


def test_a_letter_that_leaves_a_demand_out(shop):
    shop.edit(EN, "{{ loop.index }}. {{ demand }}", "")
    assert shop.warnings() == [
        "letters/open-gates/en.md:4: warning: leaves out demand 'gates' or words it otherwise; "
        "print the demands in a loop: {% for demand in demands %} … {{ demand }} … {% endfor %}"
    ]


def test_a_demand_may_be_set_into_a_sentence(shop):
    shop.edit(EN, "{{ loop.index }}. {{ demand }}", "- I ask this: **the gates must\n  be opened**!")
    assert shop.warnings() == []


def test_a_demand_with_signs_that_markdown_knows_is_found(shop):
    shop.edit("campaigns.yaml", "The gates must be opened.", "Open gates *1* and #2 [now].")
    assert shop.warnings() == []


def test_a_demand_that_a_target_does_not_get_is_not_missed(shop):
    demands = "      - {id: lamps, en: Light the lamps., ru: Зажгите лампы.}\n    targets"
    shop.edit("campaigns.yaml", "    targets", demands)
    shop.edit("campaigns.yaml", "- gatekeeper", "- {recipient: gatekeeper, demands: [gates]}")
    assert shop.warnings() == []
