import shutil

EN = "letters/open-gates/en.md"


def test_problems_of_all_files_are_shown_and_the_rest_is_still_looked_at(shop):
    shop.edit("recipients.yaml", "kind: official", "kind: offical")
    shop.edit("campaigns.yaml", "until: 2027-01-31", "until: 2026-11-21")
    shop.write(EN, "no front matter\n")
    shop.write("letters/open-gates/ru.md", "---\nsubject: x\n---\nОрланда Фейрвесер\n")
    found = shop.look()
    assert [problem.place.file for problem in found.errors] == [EN, "recipients.yaml"]
    assert found.errors[1].message == (
        "'offical' is not one of: official, ministry, court, mission, parliament, company, media, organiser"
    )
    assert {problem.message[:12] for problem in found.warnings} == {"the deadline", "'Фейрвесер' "}


def test_campaigns_whose_recipients_could_be_read_are_composed_though_others_are_wrong(shop):
    shop.add("recipients.yaml", "\n  porter:\n    kind: portr\n    country: GB\n")
    shop.edit(EN, "{{ people.names }}", "the gates")
    found = shop.look()
    assert [problem.message for problem in found.warnings] == ["names none of the people whom the campaign is for"]
    shop.edit("recipients.yaml", "kind: official", "kind: offical")
    assert shop.look().warnings == ()


def test_names_of_an_address_book_that_was_not_read_are_not_called_unknown(shop):
    shop.write("recipients.yaml", "recipients: [\n")
    assert [problem.place.file for problem in shop.look().errors] == ["recipients.yaml"]


def test_contacts_are_looked_at_where_the_campaigns_were_not_read(shop):
    shop.edit("campaigns.yaml", "status: open", "status: opne")
    shop.edit("recipients.yaml", "EX1 1AA", "12345")
    found = shop.look()
    assert [problem.place.file for problem in found.errors] == ["campaigns.yaml"]
    assert [problem.place.file for problem in found.warnings] == ["recipients.yaml"]


def test_a_signatory_is_not_called_unknown_where_the_file_was_not_read(shop):
    for name, text in (("settings.yaml", "signatory: jane\n"), ("signatories.yaml", "signatories: 3\n")):
        shop.write(name, text)
        (shop.root / name).chmod(0o600)
    assert [problem.place.file for problem in shop.look().errors] == ["signatories.yaml"]


def test_an_unknown_name_in_a_closed_campaign_is_an_error(shop):
    shop.edit("campaigns.yaml", "status: open", "status: closed")
    shop.edit("campaigns.yaml", "- gatekeeper", "- gatekeper")
    assert shop.errors() == ["campaigns.yaml:14:9: no recipient 'gatekeper'; did you mean 'gatekeeper'?"]


def test_a_time_zone_that_is_none(shop):
    shop.edit("recipients.yaml", "    email: gates", "    timezone: Europe/Fairhaven\n    email: gates")
    assert shop.errors() == [
        "recipients.yaml:9:5: 'Europe/Fairhaven' is no time zone; use an IANA name, as Asia/Almaty"
    ]


def test_a_time_zone_of_the_settings_that_is_none_does_not_stop_the_check(shop):
    shop.write("settings.yaml", "timezone: Europe/Fairhaven\n")
    (shop.root / "settings.yaml").chmod(0o600)
    assert shop.errors() == [
        "settings.yaml:1:1: 'Europe/Fairhaven' is no time zone; use an IANA name, as Europe/London"
    ]


def test_a_text_in_a_language_that_nobody_knows(shop):
    shop.write("letters/open-gates/xx.md", (shop.root / EN).read_text())
    assert shop.errors() == [
        "letters/open-gates/xx.md: no language 'xx' whose dates are known; "
        "name the file by its ISO 639 code, as en.md or kk.md"
    ]


def test_a_text_that_leads_out_of_the_workspace(shop, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "en.md"
    outside.write_text((shop.root / EN).read_text())
    (shop.root / EN).unlink()
    (shop.root / EN).symlink_to(outside)
    (error,) = shop.errors()
    assert error.startswith("letters/open-gates/en.md: leads out of the workspace; ")


def test_texts_of_a_campaign_that_is_not_there(shop):
    shop.write("letters/open-gate/en.md", (shop.root / EN).read_text())
    assert shop.warnings() == [
        "letters/open-gate: warning: no campaign 'open-gate'; did you mean 'open-gates'?"
    ]


def test_a_workspace_without_letters_and_recipients(shop):
    shutil.rmtree(shop.root / "letters")
    (shop.root / "recipients.yaml").unlink()
    shop.write("campaigns.yaml", "campaigns: {}\n")
    assert shop.warnings() == []
