"""What members say in six languages; what is doubtful is left to a person."""

import pytest

from plaint.answers.telling import read_told

HOWS = {
    "posted": (
        "posted", "I put it in the post", "отправлено почтой", "отправила по почте", "par la poste", "mit der Post",
        "habe den Brief eingeworfen", "por correo postal", "поштамен", "eché la carta al correo",
    ),
    "emailed": (
        "by e-mail", "emailed it", "по электронной почте", "par courriel", "per E-Mail", "por correo electrónico",
        "электрондық поштамен",
    ),
    "faxed": ("by fax", "faxed", "по факсу", "par fax", "per Fax", "por fax", "факспен"),
    "called": (
        "by telephone", "I phoned them", "по телефону", "позвонил", "par téléphone", "per Telefon", "por teléfono",
        "телефонмен", "habe angerufen",
    ),
    "handed-in": (
        "handed in", "передано лично", "remis en main propre", "persönlich abgegeben", "en mano", "қолма-қол",
    ),
    "web-form": ("by their web form", "через сайт", "par le formulaire", "über das Kontaktformular",
    "por el formulario"),
    "picket": ("we stood on the picket", "были на пикете", "au piquet", "bei der Mahnwache", "en el piquete"),
    "refused": (
        "they would not take it", "отказались принять", "ils ont refusé la lettre", "Annahme verweigert",
        "rechazaron la carta", "қабылдамады",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("how", "words"), [(how, words) for how, all_words in HOWS.items() for words in all_words])
def test_how_it_was_done(how, words):
    told = read_told(words)
    assert (told.hows, told.is_done, told.is_doubtful) == ((how,), True, False)


@pytest.mark.parametrize("how", ["posted", "handed-in", "called", "faxed", "emailed", "web-form", "picket", "refused"])
def test_the_words_of_the_journal_are_understood(how):
    assert read_told(f"done\n{how}").hows == (how,)


@pytest.mark.parametrize("words", ["Done!", "Сделано", "C'est fait.", "Erledigt", "Hecho", "Орындалды", "all sent"])
def test_done_without_saying_how(words):
    told = read_told(words)
    assert (told.hows, told.is_done, told.is_doubtful) == ((), True, False)


@pytest.mark.parametrize(
    "words",
    [
        "I have not posted it yet", "I didn't post it", "I will post it tomorrow", "Done?", "Where is the post office?",
        "ещё не отправила", "отправлю завтра почтой", "Je n'ai pas encore posté", "je vais la poster demain",
        "noch nicht erledigt", "ich werde es zur Post bringen", "todavía no", "no pude enviarla por correo",
        "әлі жіберген жоқпын", "поштамен жібермедім", "ертең поштамен",
    ],
)  # fmt: skip
def test_what_is_denied_asked_or_put_off_is_doubtful(words):
    assert read_told(words).is_doubtful


@pytest.mark.parametrize("words", ["", "Thank you for your work", "Спасибо", "Merci", "Danke", "Gracias", "Рахмет"])
def test_who_says_nothing_of_it_has_not_done_it(words):
    assert not read_told(words).is_done


@pytest.mark.parametrize(
    "words",
    [
        "unsubscribe", "Please remove me from your list", "stop writing to me", "Отпишите меня", "больше не пишите мне",
        "désinscription", "ne m'écrivez plus", "Abmelden", "bitte keine Mails mehr", "dar de baja", "no me escriban",
        "жазылымнан шығарыңыз", "маған жазбаңыз",
    ],
)  # fmt: skip
def test_who_wants_no_more_mail(words):
    told = read_told(words)
    assert (told.wants_no_mail, told.is_done, told.hows) == (True, False, ())


def test_two_hows_are_two_and_three_are_doubtful():
    assert read_told("I posted it, and faxed it too").hows == ("faxed", "posted")
    assert read_told("posted, faxed and emailed").is_doubtful


# What the link in a call puts into the subject, and what she then wrote instead.
CONTRARY = (
    "Lost the letter", "I tried to fax but it failed", "Maybe next week", "posted but the post office refused it",
    "The machine ate it", "Brief verloren", "leider kaputt", "habe es versucht, das Fax ging kaputt",
    "J'ai perdu la lettre",
    "la lettre est revenue par la poste", "Perdí la carta", "quizás la semana que viene", "Письмо потеряла",
    "попробую на той неделе", "Хатты жоғалттым", "Lost the letter\n\nSent from my iPhone",
    "verloren\n\nVon meinem iPhone gesendet", "Hello,\nlost it.\nBest wishes\nRuth",
)  # fmt: skip


@pytest.mark.parametrize("words", CONTRARY)
def test_what_stands_beside_a_ready_subject_is_left_to_a_person(words):
    assert read_told(words, "done").is_doubtful


@pytest.mark.parametrize(
    "words",
    [
        "", "Thank you!",
        "Hello all,\n\nposted both letters yesterday.\n\nBest wishes\nRuth Example\n\nSent from my iPhone",
        "Done! I've sent both by post this morning.", "Habe sie heute eingeworfen. LG Rita", "Viele Grüße\nRita",
        "Bonjour,\nj'ai tout envoyé par la poste ce matin.\nCordialement\nPaul", "Ya está, enviadas por correo ayer",
        "Добрый день! Письма отправлены почтой сегодня утром. Спасибо!",
        "Сәлем! Хаттар поштамен кеше жіберілді. Рахмет",
        "Done!\n\nGet Outlook for iOS<https://aka.example.com/x>",
    ],
)  # fmt: skip
def test_greetings_names_and_little_words_change_nothing(words):
    told = read_told(words, "done", ("Rita Probe",))
    assert (told.is_done, told.is_doubtful) == (True, False)


def test_only_what_is_brought_to_a_door_can_be_refused():
    assert not read_told("We handed it in, they would not take it").is_doubtful
    assert read_told("posted, the post office refused it").is_doubtful


def test_a_subject_is_read_whole_where_the_message_says_nothing():
    assert read_told("", "posted, and it came back").is_doubtful
    assert read_told("Best wishes\nRuth", "posted, and it came back").is_doubtful
    assert not read_told("posted", "The letters to the court for Orla").is_doubtful
    assert not read_told("", "I have posted both").is_doubtful
