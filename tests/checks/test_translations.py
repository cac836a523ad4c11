from plaint.reading.texts import digest_of

EN = "letters/open-gates/en.md"
RU = "letters/open-gates/ru.md"
BODY = "Пишу об {{ people.names }}. {% for demand in demands %}{{ demand }}{% endfor %}\n"


def translate(shop, name=RU, source=EN):
    digest = digest_of((shop.root / source).read_bytes())
    shop.write(name, f"---\nsubject: Ворота\ntranslated-from: en {digest}\n---\n{BODY}")
    return digest


def test_a_translation_of_the_present_text_is_up_to_date(shop):
    translate(shop)
    assert shop.warnings() == []


def test_a_translation_older_than_its_source_is_told_the_new_line(shop):
    translate(shop)
    shop.add(EN, "\nThank you.\n")
    new = digest_of((shop.root / EN).read_bytes())
    assert shop.warnings() == [
        f"{RU}:3:1: warning: older than {EN}, which has changed since it was translated; "
        f"compare the two, mend this one, then write `translated-from: en {new}`"
    ]


def test_a_translation_whose_source_is_not_there(shop):
    translate(shop)
    (shop.root / EN).unlink()
    assert shop.warnings() == [
        f"{RU}:3:1: warning: translated from {EN}, which is not there; "
        "bring that text back, or take `translated-from` out"
    ] + [warning for warning in shop.warnings() if "reads 'en' best" in warning]


def test_a_text_for_one_kind_is_compared_with_the_text_for_that_kind(shop):
    shop.write("letters/open-gates/en.official.md", (shop.root / EN).read_text() + "\nYours.\n")
    translate(shop, "letters/open-gates/ru.official.md", "letters/open-gates/en.official.md")
    assert shop.warnings() == []
    shop.add("letters/open-gates/en.official.md", "\nTruly.\n")
    assert len(shop.warnings()) == 1


def test_a_text_for_one_kind_may_be_translated_from_the_text_for_all(shop):
    translate(shop, "letters/open-gates/ru.official.md")
    assert shop.warnings() == []


def test_a_text_that_nobody_will_get(shop):
    shop.write("letters/open-gates/en.gatekeper.md", (shop.root / EN).read_text())
    assert shop.warnings() == [
        "letters/open-gates/en.gatekeper.md: warning: 'gatekeper' is no target of this campaign and no kind, "
        "so nobody gets this text; did you mean 'gatekeeper'?"
    ]
