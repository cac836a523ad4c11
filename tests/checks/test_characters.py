from tests.checks.conftest import OLD_CAMPAIGN, PORTER

EN = "letters/open-gates/en.md"


def test_damage_in_a_text(shop):
    shop.edit(EN, "I am writing", "With Fran?ois I am writing")
    assert shop.warnings() == [
        "letters/open-gates/en.md:4:6: warning: 'Fran?ois' looks damaged; "
        "probably 'François': compare it with its source"
    ]


def test_damage_in_the_address_book(shop):
    shop.edit("recipients.yaml", "1 Gate Street", "Gate Street 3 À")
    assert shop.warnings()[0] == (
        "recipients.yaml:7:20: warning: '3 À' looks damaged; probably '3 A': compare it with its source"
    )


def test_damage_in_a_campaign_whose_repair_nobody_knows(shop):
    shop.edit("campaigns.yaml", "{en: Open the gates of Fairhaven", "{en: 'Open?the gates'")
    assert shop.warnings() == [
        "campaigns.yaml:3:13: warning: 'Open?the' looks damaged; compare it with its source, and type it again"
    ]


def test_a_lost_letter_is_looked_up_in_the_words_of_the_workspace(shop):
    shop.edit("recipients.yaml", "city: Fairhaven", "city: Zürlingen")
    shop.edit(EN, "I am writing", "In Z?rlingen I am writing")
    assert "probably 'Zürlingen': " in shop.warnings()[0]


def test_a_lost_letter_is_looked_up_in_the_names_of_countries(shop):
    shop.edit(EN, "I am writing", "In C?te d’Ivoire I am writing")
    assert "probably 'Côte': " in shop.warnings()[0]


def test_what_quotes_the_print_keeps_its_damage(shop):
    shop.edit("recipients.yaml", "    verified", "    note: printed as Fran?ois\n    source: Fran?ois\n    verified")
    assert shop.warnings() == []


def test_damage_in_what_only_a_closed_campaign_uses_is_counted(shop):
    shop.add("campaigns.yaml", OLD_CAMPAIGN.replace("The old gates", "The city¹s gates"))
    book = PORTER.replace("Porter", "Porter of the city¹s gates") + "    post: {city: Fairhaven, lines: [x]}\n"
    shop.add("recipients.yaml", book)
    assert shop.warnings() == []
    assert shop.look().closed == (("old-gates", 2, "closed"),)
