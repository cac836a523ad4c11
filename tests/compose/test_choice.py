"""Which text in which language: DESIGN's order, step by step."""

import pytest
from tests.given import campaign, compose, compose_one, court, data, embassy, library, signatory, text

from plaint.compose.choice import reads_better
from plaint.compose.targets import Addressee
from plaint.errors import PlaintError

ALL = tuple(text(language) for language in ("de", "fr", "en", "ru", "kk"))
MINE = signatory(language="de")


def language_of(*texts, book=None, **order):
    return compose_one(book or data(court(), language="fr"), *texts, **order).language


def test_the_language_asked_for_comes_first():
    assert language_of(*ALL, language="kk", signatories=(MINE,)) == "kk"


def test_then_the_signatorys():
    assert language_of(*ALL, signatories=(MINE,)) == "de"


def test_then_the_settings():
    assert language_of(*ALL, signatories=(signatory(),)) == "fr"
    assert language_of(*ALL[1:], signatories=(MINE,)) == "fr"


def test_then_english():
    assert language_of(*ALL[2:], signatories=(MINE,)) == "en"


def test_then_what_the_target_reads_best():
    assert language_of(*ALL[3:]) == "ru"
    assert language_of(*ALL[3:], book=data(court(languages=["kk", "ru"]))) == "kk"


def test_then_whatever_there_is():
    assert language_of(text("es"), text("de")) == "es"


def test_a_statement_of_many_has_the_settings_language():
    pair = (MINE, signatory("x", language="de"))
    assert language_of(*ALL, signatories=pair, form="statement") == "fr"


def test_a_language_without_text_is_refused_and_the_others_are_named():
    with pytest.raises(PlaintError) as caught:
        language_of(text("ru"), language="de")
    assert caught.value.message == "open-gates has no text in 'de'"
    assert caught.value.hint == "write letters/open-gates/de.md, or choose one of: ru, en"


def test_no_text_at_all_is_refused():
    silent = campaign(title={"it": "Aprite"}, demands=[{"id": "a", "it": "Aprite!"}])
    with pytest.raises(PlaintError, match="open-gates has no text for court") as caught:
        compose(data(court()), (), silent)
    assert caught.value.hint == "write letters/open-gates/en.md, or give title and demands in one language"


def test_the_default_letter_is_written_where_a_campaign_has_none():
    letter = compose_one(data(court()))
    assert (letter.subject, letter.language) == ("Open the gates", "en")
    assert "Orla Fair" in letter.body


def test_the_default_letter_needs_title_and_demands_in_its_language():
    assert language_of(language="ru") == "ru"
    with pytest.raises(PlaintError, match="no text in 'de'"):
        language_of(language="de")


def test_words_for_every_language_serve_the_default_letter_in_any():
    plain = campaign(title="Gates", demands=[{"id": "a", "text": "Gates!"}])
    assert language_of(about=plain, language="kk") == "kk"


def test_the_default_letter_can_be_asked_for_beside_own_texts_but_is_not_chosen():
    assert language_of(text("ru"), signatories=(signatory(language="en"),)) == "ru"
    assert language_of(text("ru"), language="en") == "en"


SPECIAL = (text(body="all"), text(variant="court", body="kind"), text(variant="chief", body="target"))


@pytest.mark.parametrize(("texts", "said"), [(SPECIAL, "target"), (SPECIAL[:2], "kind"), (SPECIAL[:1], "all")])
def test_the_most_special_text_is_used(texts, said):
    chief = court().model_copy(update={"id": "chief"})
    assert compose_one(data(chief), *texts, about=campaign(targets=["chief"])).body == f"{said}\n"


def test_a_mission_has_its_own_default_letter():
    about = campaign(targets=["kz-embassy-london"])
    assert "your government" in compose_one(data(embassy()), about=about).body
    assert "your government" not in compose_one(data(court())).body


def test_a_text_for_a_mission_target_is_found_by_either_id():
    about = campaign(targets=[{"mission": "KZ"}])
    for variant in ("mission-kz", "kz-embassy-london", "mission"):
        letter = compose_one(data(embassy()), text(variant=variant, body="own"), about=about, origin="GB")
        assert letter.body == "own\n"


def better(language, *texts, reads=("ru", "kk", "en")):
    target = court(languages=reads)
    return reads_better(library(*texts), campaign(), Addressee(campaign().targets[0], target), language)


def test_it_is_told_what_the_target_reads_better_if_that_can_be_written():
    assert better("en", text("en"), text("ru")) == "ru"
    assert better("en", text("en"), text("kk"), reads=("kk", "en")) == "kk"
    assert better("de", text("de"), text("ru")) == "ru"


def test_nothing_is_told_where_the_target_reads_nothing_better():
    assert better("ru", text("en"), text("ru")) == ""
    assert better("en", text("en"), reads=()) == ""
    assert better("en", text("en"), reads=("it", "en")) == ""


def with_translation(*texts, mine="en", **order):
    return compose_one(
        data(court()), *texts, language="ru", with_translation=True, signatories=(signatory(language=mine),), **order
    )


def test_a_translation_is_the_same_text_in_the_signatorys_language():
    letter = with_translation(text("ru"), text("en"))
    assert (letter.language, letter.translation.language) == ("ru", "en")
    assert letter.translation.body == "I am writing about Orla Fair.\n\n1. The gates must be opened\\.\n"
    assert letter.translation.salutation == "Your Honour,"


def test_one_who_reads_the_letter_needs_no_translation():
    assert with_translation(text("ru"), mine="ru").translation is None


def test_a_default_letter_translates_a_default_letter():
    assert with_translation().translation.subject == "Open the gates"


def test_a_default_letter_never_translates_what_a_campaign_wrote():
    with pytest.raises(PlaintError) as caught:
        with_translation(text("ru"))
    assert caught.value.message == "no translation of letters/open-gates/ru.md into 'en'"
    assert caught.value.hint == "write letters/open-gates/en.md, or leave --with-translation out"


def test_a_text_for_all_never_translates_one_for_this_target():
    with pytest.raises(PlaintError) as caught:
        with_translation(text("ru", "court"), text("en"))
    assert caught.value.hint.startswith("write letters/open-gates/en.court.md,")


def test_a_default_letter_is_translated_only_into_languages_of_the_campaigns_words():
    with pytest.raises(PlaintError, match=r"no translation of builtin/ru\.md into .de."):
        with_translation(mine="de")
