"""What leads to lists of addressees, told by classes of words: copies above bullets, labels behind numbers."""

import pytest

from plaint.appeal.read import read_appeal

MINISTER = "Minister of Justice\nMr Ivan Modelov\n1 Example Street, Astana, Kazakhstan\nFax: +7 7172 321234\n\n"
LIST = "Please send protests to:\n\n" + MINISTER


def _points(text):
    draft = read_appeal(text)
    targets = {value for one in draft.targets for point in one.points if (value := point.value)}
    copies = {value for one in draft.copies for point in one.to.points if (value := point.value)}
    return targets, copies


@pytest.mark.parametrize(
    "lead",
    [
        "Copia della lettera va mandata",
        "Una copia de la carta puede mandarse",
        "Kopien eures Briefes bitte auch",
        "And a copy should go",
        "Une copie de la lettre sera la bienvenue",
    ],
)
def test_a_line_on_copies_above_bullets_leads_to_copies(lead):
    bullets = "- Ambassador of Kazakhstan, 1 Example Road, fax +44 20 7946 0123\n- Rector Ada Testa, r@uni.example\n"
    assert _points(LIST + lead + "\n" + bullets) == ({"+77172321234"}, {"+442079460123", "r@uni.example"})


def test_a_label_may_stand_in_brackets_behind_its_number():
    text = LIST + "Permanent Representative to the UN\nAmbassador Ada Testa\n1 212 5550129 (fax)\n"
    points = [(p.channel, p.value) for one in read_appeal(text).targets for p in one.points]
    assert ("fax", "+12125550129") in points


def test_who_would_raise_a_case_is_to_write():
    text = "If you would like to raise their case, please write to the following. Letters arrive.\n\n"
    text += "Mr Ivan Modelov\n1 Example Street, Astana, Kazakhstan\nFax: +7 7172 321234\n"
    assert _points(text)[0] == {"+77172321234"}


@pytest.mark.parametrize("colon", [":", " :"])
def test_a_french_colon_has_a_space_before_it(colon):
    story = "La ville a vendu l'immeuble et le juge a fixé leur départ.\n" * 8
    fax = "par fax   04 65 71 10 00\npar la poste   Monsieur le Maire, 112 place du Foirail, 12 990 Saint-Aubrac\n"
    text = f"{story}\nMessage à envoyer.\n\nau Maire{colon}\n\n\npar courriel   maire[at]ville.example\n\n{fax}"
    assert _points(text)[0] == {"maire@ville.example", "+33465711000"}


def test_a_list_below_a_dutch_sentence_is_one():
    text = (
        "Wij vragen u een brief te sturen aan de hieronder genoemde personen.\n\n"
        "Minister van Justitie H. Exempel\nJalan Test 1\nJakarta, Indonesië\nfax: 00-62-21-5251234\n\n"
        "Directie P.T. Exempel\nJalan Industri 2, Jakarta\nfax: 00-62-21-5531000\n"
    )
    assert _points(text)[0] == {"+62215251234", "+62215531000"}


def test_inboxes_are_addresses():
    text = "We call on the government of Cambodia to free them.\n\nDear Sir or Madam,\n\nFree them all now.\n\n"
    text += "When you click it goes to these inboxes:\na@kh.example; b@kh.example\n"
    assert _points(text)[0] == {"a@kh.example", "b@kh.example"}


def test_a_company_keeps_what_the_law_makes_it_write():
    street = "Rua do Exemplo 1\n4450-000 Matosinhos\nPortugal\nfax: (00 351) 22 937 12 34\n"
    text = "Envíen cartas a la empresa:\n\nConservas Ejemplo, Lda.\n" + street
    assert [one.name.value for one in read_appeal(text).targets if one.name] == ["Conservas Ejemplo, Lda"]


def test_a_councillor_of_the_swiss_state_is_an_office():
    text = "Bitte schreibt an:\n\nBundesrätin Ada Testa-Muster\nBundesgasse 1\n3003 Bern\nFax 031 322 10 00\n"
    (one,) = read_appeal(text).targets
    assert (one.office.value, one.name.value) == ("Bundesrätin", "Ada Testa-Muster")


def test_the_day_on_which_an_action_ends_is_no_date_of_the_text():
    draft = read_appeal("Cambodia: free them\n\nThis campaign closes on 30 September 2017.\n\n" + LIST)
    assert draft.published is None


def test_a_general_salutation_is_sure_for_one_target_only():
    letter = "Your Excellency,\n\n" + "I write to you about the prisoners of the example town. " * 3 + "\n\nYours,\n"
    second = "Minister of Health\nMrs Ada Testa\nFax: +7 7172 321235\nSalutation: Dear Minister\n\n"
    one = read_appeal(LIST + letter).targets
    two = read_appeal(LIST + second + letter).targets
    assert [target.salutation.sure for target in one if target.salutation] == [True]
    said = {target.salutation.value: target.salutation.sure for target in two if target.salutation}
    assert said == {"Dear Minister": True, "Your Excellency": False}


@pytest.mark.parametrize(
    "aside",
    [
        "Whoever can give something should contact the treasurer at\npurse@families.example.\n",
        "Para cualquier duda, Sindicato del Ejemplo, Vigo: purse@families.example\n",
        "-- \nExample list\nPresident of the list Ada Testa, purse@families.example\n",
    ],
)
def test_asides_lead_to_no_addressee(aside):
    text = LIST.rstrip() + "\nE-mail: minister@justice.example\n\n" + aside
    targets, copies = _points(text)
    assert (targets, copies) == ({"+77172321234", "minister@justice.example"}, set())


def test_a_copy_may_be_asked_for_beside_a_note_in_brackets():
    text = LIST + "Copie (merci !) au collectif : quai[at]collectif.example\n"
    assert _points(text) == ({"+77172321234"}, {"quai@collectif.example"})


def test_who_was_named_for_copies_gets_one_though_listed_with_targets():
    lead = "Please write to the minister, with copies to the Office of the Human Rights Counsel.\n\n"
    counsel = "Mrs Ada Testa, Human Rights Counsel\n2 Example Street, Astana, Kazakhstan\nFax: +7 7172 321235\n"
    assert _points(lead + "You can write to:\n\n" + MINISTER + counsel) == ({"+77172321234"}, {"+77172321235"})


def test_a_line_on_copies_is_part_of_a_letters_head():
    text = (
        "An\nHerrn Generaldirektor\nDkfm. Ivan Muster\nGlas Verpackungs AG\nMusterweg 114\nA-8650 Musterau\n\n"
        "per Fax: 0 38 65 / 22 10 00\n\n"
        "Kopie bitte auch an den Betriebsrat der Angestellten in der Firma: rat(at)glas.example\n\n"
        "[Ort], am 5. Oktober 2004\n\nBetrifft: Entlassung\n\nSehr geehrter Herr Generaldirektor,\n\n"
        "bitte nehmen Sie die Entlassung zurück.\n"
    )
    assert _points(text) == ({"+433865221000"}, {"rat@glas.example"})
