import pytest

EN = "letters/open-gates/en.md"
TAIL = "'{}' is nearly 'Fairweather', and no alias; correct it, or add it to that person’s `aliases`"


def test_a_near_spelling_in_a_text(shop):
    shop.edit(EN, "I am writing about", "Miss Fairwether? I am writing about")
    assert shop.warnings() == ["letters/open-gates/en.md:4:6: warning: " + TAIL.format("Fairwether")]


def test_a_near_spelling_in_the_subject(shop):
    shop.edit(EN, "subject: The gates", "subject: Freedom for Orlanda Fareweather")
    assert shop.warnings() == ["letters/open-gates/en.md:2:30: warning: " + TAIL.format("Fareweather")]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("Open the gates of Fairhaven", "Free Fairwaether", "3:5"),
        ("The gates must be opened.", "Free Fairwaether.", "12:9"),
        ("    people:", "    slogans: [Free Fairwaether!]\n    people:", "8:15"),
        ("        aliases:", "        role: {en: brother of Fairwaether}\n        aliases:", "10:9"),
    ],
)
def test_a_near_spelling_in_the_campaign_itself(shop, old, new, place):
    shop.edit("campaigns.yaml", old, new)
    assert shop.warnings() == [f"campaigns.yaml:{place}: warning: " + TAIL.format("Fairwaether")]


@pytest.mark.parametrize("word", ["Fayrweather", "Fairweather’s", "Фейрвезера", "fairwether"])
def test_aliases_inflections_and_small_letters_are_left_alone(shop, word):
    shop.edit(EN, "I am writing about", f"To {word}: I am writing about")
    assert shop.warnings() == []


def test_the_names_of_those_who_are_written_to_are_no_mistakes(shop):
    shop.edit(EN, "I am writing about", "Dear Mr Fairwether, I am writing about")
    assert len(shop.warnings()) == 1
    shop.edit("recipients.yaml", "    languages", "    name: A. Fairwether\n    languages")
    assert shop.warnings() == []
