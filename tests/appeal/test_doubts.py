"""What is called sure has no other claimant in the text: what makes entries, names and numbers doubtful."""

import pytest

from plaint.appeal.read import read_appeal

LIST = "Please send protests to:\n\n"
MINISTER = (
    "Minister of Justice\nMr Ivan Modelov\n1 Example Street, Astana, Kazakhstan\nFax: +7 7172 321234\n"
    "E-mail: minister@justice.example\n\n"
)


def _sure(text):
    """Return the sure contact points of the targets and copies of a text."""
    draft = read_appeal(text)
    entries = [*draft.targets, *(copy.to for copy in draft.copies)]
    return {point.value for one in entries for point in one.points if point.sure}


def _targets(text):
    return {value.value: value.sure for one in read_appeal(text).targets for value in (one.name, one.office) if value}


def test_a_list_with_offices_below_a_cue_is_sure():
    assert _sure(LIST + MINISTER) == {"+77172321234", "minister@justice.example"}


@pytest.mark.parametrize(
    "more",
    [
        "To help the families, contact the treasurer at\npurse@families.example.\n",
        "Whoever can spare an evening should write to Mayor Ada Testa, 1 Example Road, tel +44 20 7946 0123.\n",
        "-- \nExample list\nPresident: Ada Testa, owner@lists-a.example\n",
        "Director Ada Testa, Union of Examples\n2 Example Road, London\nFax +44 20 7946 0124\n",
        "Para cualquier duda, Director Ada Testa, Ejemplo 2, tel. +34 912 345 678\n",
    ],
)
def test_what_others_claim_is_not_sure(more):
    assert _sure(LIST + MINISTER + more) <= {"+77172321234", "minister@justice.example"}


def test_the_name_of_those_who_send_the_appeal_makes_doubtful():
    head = "From the Example Link, 6 June 2002\n\n"
    block = "Director of Example Link\n1 Example Road, London, United Kingdom\nFax: +44 20 7946 0123\n"
    assert _sure(LIST + block) == {"+442079460123"}
    assert _sure(head + LIST + block) == set()


def test_a_copy_spoken_of_before_a_list_makes_its_targets_doubtful():
    lead = "Please write to the minister, with copies to the Office of the Ombudsman.\n\n"
    ombudsman = "Mrs Ada Testa, Ombudsman\n2 Example Street, Astana, Kazakhstan\nFax: +7 7172 321235\n"
    assert "+77172321235" in _sure(LIST + MINISTER + ombudsman)
    assert _sure(lead + LIST + MINISTER + ombudsman) == set()


def test_a_correction_near_a_number_makes_it_doubtful():
    story = "They have been in prison for a year.\n" * 12 + "\n"
    assert _sure(story + LIST + MINISTER) == {"+77172321234", "minister@justice.example"}
    assert _sure(story + LIST + MINISTER.rstrip() + " (new fax number)\n") == set()


def test_a_target_without_anybodys_name_is_not_sure():
    more = "Please send your letters by e-mail also to\nbox@unknown.example before the end of the month.\n"
    assert "box@unknown.example" not in _sure(LIST + MINISTER + more)


def test_a_sentence_taken_for_an_address_makes_doubtful():
    copies = (
        "COPIAS A:\n\nAgrupación de Familiares\nCasilla 1000, Temuco, Chile\n\n"
        "ENVÍEN SUS LLAMAMIENTOS INMEDIATAMENTE. Consulten con el Secretariado Central o con la oficina de su Sección "
        "si van a\nenviarlos después del 19 de septiembre de 2008.\n"
    )
    lead = "Envíen sus llamamientos a:\n\nMinistro de Justicia\nSr. Juan Ejemplo\nFax: +56 2 695 1234\n\n"
    draft = read_appeal(lead + copies)
    lines = {line.value: line.sure for copy in draft.copies for line in copy.to.address}
    assert not any(sure for line, sure in lines.items() if "Consulten" in line)


def test_a_national_number_that_fits_no_plan_is_doubtful_where_no_address_names_a_country():
    block = "Minister of Justice\nMr Ivan Modelov\nFax: 986 00 01 23\n"
    assert _sure("Free the prisoners of Portugal!\n\n" + LIST + block) == set()
    assert _sure("Free the prisoners of Portugal!\n\n" + LIST + block.replace("986", "+351 229")) == {"+351229000123"}


def test_a_kind_of_body_is_no_sure_name():
    copies = "And copies to:\nRadio station\nRadio Example\nE-mail: radio@waves.example\n"
    named = {one.to.name.value: one.to.name.sure for one in read_appeal(LIST + MINISTER + copies).copies if one.to.name}
    assert not any(named.values())


def test_an_office_cut_in_a_bracket_is_not_sure():
    assert not _targets(LIST + "Mr Justice (retd) Ivan Modelov\nBlock R\nAstana\nFax: +7 7172 321234\n").get(
        "Mr Justice (retd", False
    )


@pytest.mark.parametrize(
    ("asked", "sure"),
    [
        ("We demand that Ada Testa be set free, that her post be given back and that the charges be dropped.", True),
        ("Просим пересмотреть дело Ады Тестовой, допустить к ней врача и прекратить суд.", True),
        ("We demand the release of Ada Testa.", False),
        ("Exigimos la libertad de Ada Testa, de sus hijas y de los maestros del pueblo de Ejemplo.", False),
        ("We ask you to send letters, to sign the petition and to join us.", False),
    ],
)
def test_only_demands_in_the_same_form_are_sure_in_a_sentence(asked, sure):
    demands = read_appeal(asked + "\n\n" + LIST + MINISTER).demands
    assert {one.sure for one in demands} <= {sure}
    assert bool(demands) or not sure


def test_a_number_without_a_label_is_sure_only_where_no_faxes_are_spoken_of():
    block = "Call:\n\nWarden Ada Testa: (806) 555-0133\n"
    assert _sure("Free the prisoners of Texas!\n\n" + block) == {"+18065550133"}
    assert _sure("Free the prisoners of Texas! Faxes are read.\n\n" + block) == set()


def test_columns_run_together_are_not_sure():
    block = "Police General Ivan Modelov H.E. Ada Q. Testa Chief of Police\n1 Example Street, Astana, Kazakhstan\n"
    assert not any(_targets(LIST + block + "Fax: +7 7172 321234\n").values())


def test_a_body_beside_a_person_is_no_sure_office():
    block = "M. Jean Exemple, Office HLM du Haut-Exemple, 145 rue des Tanneurs, 12990 Exemple, fax 04 65 71 12 34\n"
    assert not _targets("Écrivez au directeur :\n\n" + block).get("Office HLM du Haut-Exemple", False)


def test_an_address_that_holds_a_number_to_dial_is_not_sure():
    block = "Minister of Justice\nMr Ivan Modelov\nHigh Court (011-263-4-263-4798634-9), 1 Example Road\n"
    targets = read_appeal(LIST + block + "Fax: +7 7172 321234\n").targets
    assert not any(line.sure for one in targets for line in one.address)


def test_a_town_alone_is_no_sure_address():
    block = "Minister of Justice\nMr Ivan Modelov\nAstana 010000\nFax: +7 7172 321234\n"
    assert not any(line.sure for one in read_appeal(LIST + block).targets for line in one.address)
    whole = block.replace("Astana", "1 Example Street\nAstana")
    assert all(line.sure for one in read_appeal(LIST + whole).targets for line in one.address)


@pytest.mark.parametrize(
    "block",
    [
        "Mrs Ada Testa, Director of Example Watch\nPO Box 12, London\nFax: 020 7946 0123\n",
        "Our lawyer, Judge Ada Testa, is at +44 20 7946 0123.\n",
    ],
)
def test_whoever_sits_in_another_country_is_doubtful_unless_sent_there(block):
    head = "KAZAKHSTAN: prisoners\n\n" + "Kazakhstan holds them.\n" * 5 + "\n"
    assert _sure(head + LIST + MINISTER + block) == {"+77172321234", "minister@justice.example"}
    envoy = "Ambassador of Kazakhstan\nMrs Ada Testa\n1 Example Road, London, United Kingdom\nFax: +44 20 7946 0123\n"
    assert "+442079460123" in _sure(head + LIST + MINISTER + envoy)
