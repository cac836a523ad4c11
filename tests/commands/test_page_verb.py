"""`plaint page`: which files come of which campaigns, what is said, what is never shown."""

import base64
import hashlib
import json
import re
from xml.etree import ElementTree

import pytest

from page_files import data_of, doors, letter_text, words_of

ATOM = "{http://www.w3.org/2005/Atom}"


def page(site, name="open-gates-en"):
    return site.read(f"output/page/{name}.html")


def test_a_page_for_each_language_of_the_campaign(plaint, site):
    done = plaint("page", "open-gates")
    assert (done.code, done.stdout) == (0, "output/page/open-gates-en.html\noutput/page/open-gates-ru.html\n")
    assert site.made == ["page/open-gates-en.html", "page/open-gates-ru.html"]
    assert "en, " in done.stderr
    assert "gives letters until 2026-12-13" in done.stderr
    assert '<a href="open-gates-ru.html" lang="ru" hreflang="ru">русский</a>' in page(site)
    assert '<html lang="ru">' in page(site, "open-gates-ru")


def test_only_in_the_languages_asked_for_and_elsewhere(plaint, site, tmp_path):
    done = plaint("page", "open-gates", "--lang", "RU", "--output", str(tmp_path / "public"))
    assert done.code == 0
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["open-gates-ru.html"]
    assert site.made == []


def test_a_language_without_letters_is_an_error(plaint, site):
    done = plaint("page", "open-gates", "--lang", "fr")
    assert done.code == 1
    assert "open-gates has no text in 'fr'" in done.stderr
    assert "write letters/open-gates/fr.md, or choose one of: en, ru" in done.stderr
    assert site.made == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "name one campaign or more, or give --all"),
        (("open-gates", "--all"), "name one campaign or more, or give --all"),
        (("early",), "early is a draft: a page would publish it"),
        (("mute",), "mute has nobody to write to"),
        (("open-gate",), "open-gates"),
        (("open-gates", "--url", "ftp://example.org"), "no web address of a folder"),
        (("open-gates", "--url", 'https://example.org/"x'), "no web address of a folder"),
        (("open-gates", "--on", "yesterday"), "no such date"),
    ],
)
def test_what_cannot_be_made_is_said_and_nothing_written(plaint, site, words, message):
    done = plaint("page", *words)
    assert done.code == 1
    assert message in done.stderr
    assert site.made == []


def test_one_bad_campaign_of_two_writes_nothing(plaint, site):
    assert plaint("page", "open-gates", "early").code == 1
    assert site.made == []


@pytest.mark.parametrize(
    ("name", "state", "words"),
    [
        ("over", "stopped", "has been stopped. Please send no more letters. the family asks for silence."),
        ("victory", "won", "This campaign has been won. No more letters are needed: thank you. the gates are open."),
        ("history", "closed", "This campaign is closed and kept here as history. There is no letter to send."),
        ("late", "late", "The last day to act is past. Please send nothing: ask the organisers."),
    ],
)
def test_a_campaign_that_has_ended_says_so_and_offers_no_letter(plaint, site, name, state, words):
    done = plaint("page", name, "--lang", "en", "--json")
    (made,) = json.loads(done.stdout)["pages"]
    assert (made["state"], made["last"]) == (state, None)
    shown = page(site, f"{name}-en")
    assert words in words_of(shown)
    assert "<script" not in shown
    assert "Court Square" not in shown
    assert "court@example.org" not in shown
    assert "7212" not in words_of(shown)


def test_everything_with_an_index_and_a_feed(plaint, site):
    campaigns = site.read("campaigns.yaml")
    site.write("campaigns.yaml", campaigns[: campaigns.index("  mute:")])
    done = plaint("page", "--all", "--url", "https://www.example.org/letters")
    assert done.code == 0, done.stderr
    assert "early" not in done.stdout
    index = site.read("output/page/index.html")
    assert index.index("Open the gates") < index.index("Earlier campaigns") < index.index("An old story")
    assert '<a href="open-gates-en.html">Open the gates</a>' in index
    assert "Too late" in index[index.index("Earlier campaigns") :]
    feed = ElementTree.fromstring(site.read("output/page/feed.xml"))
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}updated") == "2026-11-22T00:00:00Z"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "https://www.example.org/letters/feed.xml"
    entries = {entry.findtext(f"{ATOM}title"): entry for entry in feed.findall(f"{ATOM}entry")}
    assert "Kazakhstan: Open the gates" in entries
    assert "early" not in " ".join(entries).casefold()
    names = [entry.findtext(f"{ATOM}id") for entry in entries.values()] + [feed.findtext(f"{ATOM}id")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    stopped = entries["Kazakhstan: Over"]
    assert "the family asks for silence" in stopped.findtext(f"{ATOM}summary")
    assert stopped.findtext(f"{ATOM}updated") == "2026-11-22T00:00:00Z"
    assert entries["Kazakhstan: Open the gates"].findtext(f"{ATOM}updated") == "2026-11-01T00:00:00Z"


def test_of_all_campaigns_one_without_the_language_keeps_its_own(plaint, site):
    campaigns = site.read("campaigns.yaml")
    site.write("campaigns.yaml", campaigns[: campaigns.index("  history:")])
    done = plaint("page", "--all", "--lang", "fr")
    assert done.code == 0
    assert site.made == ["page/feed.xml", "page/index.html", "page/open-gates-en.html", "page/open-gates-ru.html"]
    assert '<html lang="fr">' in site.read("output/page/index.html")
    assert "Écrivez une lettre" in site.read("output/page/index.html")


def test_names_in_the_feed_stay_the_same(plaint, site):
    campaigns = site.read("campaigns.yaml")
    site.write("campaigns.yaml", campaigns[: campaigns.index("  mute:")])
    plaint("page", "--all")
    before = re.findall("urn:uuid:[0-9a-f-]+", site.read("output/page/feed.xml"))
    site.edit("campaigns.yaml", "title: Over", "title: Over and out")
    plaint("page", "--all", "--on", "2026-11-25")
    assert re.findall("urn:uuid:[0-9a-f-]+", site.read("output/page/feed.xml")) == before


def test_the_page_is_made_for_whoever_runs_no_script_too(plaint, site):
    plaint("page", "open-gates", "--lang", "en")
    shown = words_of(page(site))
    assert "Write in your own words, or use this letter" in shown
    assert "1 Court Square" in shown
    assert "This page offers letters until 13 December 2026. After that day please send nothing from it" in shown
    assert re.search(r'<section id="desk" hidden', page(site))


def test_the_policy_names_what_the_page_holds_and_nothing_else(plaint, site):
    plaint("page", "open-gates", "--lang", "en")
    shown = page(site)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', shown)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for rule, pattern in (("script-src", r"<script>(.*?)</script>"), ("style-src", r"<style>(.*?)</style>")):
        (inside,) = re.findall(pattern, shown, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    assert not re.search(r'\s(on\w+|style|src)="', shown[: shown.index("<script")])
    assert re.findall(r"<(?:img|iframe|object|embed|form [^>]*action)\b", shown) == []
    (icon,) = re.findall(r"<link[^>]*>", shown)
    assert icon.startswith('<link rel="icon" href="data:image/svg+xml,')
    assert set(re.findall(r"url\(\"?([a-z]+:)", shown)) == {"data:"}


def test_a_page_weighs_little(plaint, site):
    done = plaint("page", "open-gates", "--json")
    sizes = [made["bytes"] for made in json.loads(done.stdout)["pages"]]
    assert max(sizes) < 200_000
    assert sizes == [len(page(site, f"open-gates-{language}").encode()) for language in ("en", "ru")]


def test_the_same_day_gives_the_same_bytes(plaint, site):
    plaint("page", "open-gates")
    first = page(site)
    plaint("page", "open-gates")
    assert page(site) == first


def test_a_private_or_secret_contact_is_never_in_it(plaint, site):
    hushed = "    email: {address: hush@example.org, secret: true}\n"
    site.edit("recipients.yaml", "    email: court@example.org\n", hushed)
    site.write(
        "recipients.private.yaml",
        "recipients:\n"
        "  court:\n    phone: '+44 20 7946 0777'\n"
        "  hidden-union:\n    email: union@example.net\n"
        "  quiet-office:\n    kind: official\n    office: The Quiet Office\n    country: KZ\n"
        "    email: quiet@example.net\n",
    )
    site.edit("campaigns.yaml", "      - court\n      - {mission: KZ}", "      - court\n      - quiet-office")
    seen = "by: email, visible: true, consent: 2026-11-01"
    site.edit("campaigns.yaml", "by: email, what: [letter, reply], when: weekly", seen)
    done = plaint("page", "open-gates")
    assert done.code == 0, done.stderr
    for name in ("open-gates-en", "open-gates-ru"):
        shown = page(site, name)
        for word in ("hush@", "0777", "7946 077", "union@example.net", "quiet-office", "quiet@", "Quiet"):
            assert word not in shown, word
    assert "left out, since it stands in recipients.private.yaml: quiet-office" in done.stderr
    assert "contacts of court that are secret or private are left out" in done.stderr


def test_a_mission_that_only_the_private_file_knows_is_not_named(plaint, site):
    site.write(
        "recipients.private.yaml",
        "recipients:\n  kz-embassy-paris:\n    kind: mission\n    mission: embassy\n    of: KZ\n    country: FR\n"
        "    post: {lines: [7 Hidden Lane], city: Paris}\n",
    )
    plaint("page", "open-gates", "--lang", "en")
    assert "Hidden Lane" not in page(site)
    data = data_of(page(site))
    assert doors(data, "FR") == doors(data, "ES")


def test_a_campaign_of_private_targets_alone_has_no_page(plaint, site):
    site.write(
        "recipients.private.yaml",
        "recipients:\n  quiet:\n    kind: official\n    office: Quiet\n    country: KZ\n    email: quiet@example.net\n",
    )
    site.edit("campaigns.yaml", "    status: open\n    targets: [deaf]", "    status: open\n    targets: [quiet]")
    done = plaint("page", "mute")
    assert done.code == 1
    assert "every target of mute stands in recipients.private.yaml" in done.stderr


def test_settings_of_whoever_makes_it_are_not_in_it(plaint, site):
    plaint("page", "open-gates", "--lang", "en")
    before = page(site)
    site.write("settings.yaml", "country: GB\nlanguage: en\norganisation: Secret Circle\ntimezone: Europe/London\n")
    site.write("signatories.yaml", "signatories:\n  me:\n    name: Hidden Me\n    town: Nowhere\n")
    plaint("page", "open-gates", "--lang", "en")
    assert page(site) == before


def test_organisers_are_told_only_where_they_agreed_to_be_seen(plaint, site):
    site.edit("recipients.yaml", "email: {status: withheld, note: ask the committee}", "email: union@example.org")
    plaint("page", "open-gates", "--lang", "en")
    assert data_of(page(site))["report"] == "", "nobody agreed"
    assert "union@example.org" not in page(site)
    site.edit("recipients.yaml", "    name: Open Friends\n", "    name: Open Friends\n    email: friends@example.org\n")
    plaint("page", "open-gates", "--lang", "en")
    assert data_of(page(site))["report"] == "", "they are told by post"
    site.edit("campaigns.yaml", "{to: open-friends, by: post,", "{to: open-friends, by: email,")
    plaint("page", "open-gates", "--lang", "en")
    assert data_of(page(site))["report"] == "friends@example.org"


HOSTILE = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg/onload=alert(1)>",
    "plaint:script plaint:data plaint:style <style>plaint:style</style>",
    "{{ 7 * 7 }} ${7*7} <!--<script>",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(plaint, site, words):
    quoted = json.dumps(words)
    site.edit("campaigns.yaml", "en: Open the gates,", f"en: {quoted},")
    site.edit("campaigns.yaml", "en: Orla Fair,", f"en: {quoted},")
    site.edit("campaigns.yaml", "en: in prison since May", f"en: {quoted}")
    site.edit("campaigns.yaml", "en: Do not write to the prison.", f"en: {quoted}")
    site.edit("recipients.yaml", "en: President of the Court,", f"en: {quoted},")
    site.edit("recipients.yaml", "post: {lines: [1 Court Square]", f"post: {{lines: [{quoted}]")
    done = plaint("page", "open-gates", "--lang", "en")
    assert done.code == 0, done.stderr
    shown = page(site)
    assert len(re.findall(r"<script\b", shown, re.IGNORECASE)) == 2
    assert len(re.findall(r"</script\b", shown, re.IGNORECASE)) == 2
    assert len(re.findall(r"<style\b", shown)) == 1
    assert not re.search(r"<(img|svg/)", shown)
    assert words in words_of(shown)
    data = data_of(shown)
    text = letter_text(data, doors(data, "GB")[0], "en", "GB", {"name": words, "town": words})
    assert text.count(words.split()[0]) >= 4


def test_an_address_that_would_run_is_no_link(plaint, site):
    site.edit("campaigns.yaml", "      - https://www.example.org/gates", "      - javascript:alert(1)")
    plaint("page", "open-gates", "--lang", "en")
    assert 'href="javascript:' not in page(site)
    assert "javascript:alert(1)" in words_of(page(site))


def test_a_text_that_does_more_with_a_name_than_print_it_is_refused(plaint, site):
    site.write(
        "letters/open-gates/en.md",
        '---\nsubject: "Gates"\n---\n{% if signatory.town == "Łódź an der Probe" %}Hello{% else %}Bye{% endif %}\n',
    )
    done = plaint("page", "open-gates", "--lang", "en")
    assert done.code == 1
    assert "letters/open-gates/en.md makes more of name, town than printing it" in done.stderr


def test_a_text_may_ask_whether_there_is_a_name_and_print_all(plaint, site):
    site.write(
        "letters/open-gates/en.md",
        '---\nsubject: Gates, by {{ signatory.name or "nobody" }}\n---\n'
        "{% if signatory.personal %}{{ signatory.personal }}{% else %}Nothing else.{% endif %}\n\n\n"
        "*{{ signatory.name }}* of {{ signatory.town }}, {{ signatory.country }}, on {{ date }}.\n",
    )
    done = plaint("page", "open-gates", "--lang", "en")
    assert done.code == 0, done.stderr
    data = data_of(page(site))
    door = doors(data, "DE")[0]
    typed = {"name": "Ann *Star*", "town": "Ulm"}
    text = letter_text(data, door, "en", "DE", typed)
    assert "Gates, by Ann *Star*" in text
    assert "Nothing else.\n\nAnn *Star* of Ulm, Germany, on 22 November 2026." in text
    assert "Why I care" in letter_text(data, door, "en", "DE", {**typed, "personal": "Why I care"})


def test_a_text_that_names_the_missions_country_is_composed_for_each(plaint, site):
    site.write(
        "letters/open-gates/en.mission.md",
        '---\nsubject: "Gates"\n---\n'
        '{% if target.country == "France" %}Bonjour{% else %}In {{ target.country }}{% endif %}.\n',
    )
    assert plaint("page", "open-gates", "--lang", "en").code == 0
    data = data_of(page(site))
    texts = {country: letter_text(data, doors(data, country)[1], "en", country, {}) for country in ("FR", "JP", "GB")}
    assert "Bonjour." in texts["FR"]
    assert "In Japan." in texts["JP"]
    assert "In United Kingdom." in texts["GB"]


def test_private_use_characters_are_refused(plaint, site):
    site.write("letters/open-gates/en.md", '---\nsubject: "Gates"\n---\nA \ue000 name.\n')
    done = plaint("page", "open-gates", "--lang", "en")
    assert done.code == 1
    assert "letters/open-gates/en.md: a character of Unicode's private use" in done.stderr


def test_who_is_written_to_depends_on_the_country(plaint, site):
    plaint("page", "open-gates", "--lang", "en")
    data = data_of(page(site))
    assert [door["whom"] for door in doors(data, "GB")] == [
        "Ada Bench, President of the Court",
        "Embassy of the Republic of Kazakhstan",
    ]
    british, irish, french = (doors(data, country)[1] for country in ("GB", "IE", "FR"))
    assert british == irish != french
    assert "UNITED KINGDOM" in letter_text(data, irish, "en", "IE", {})
    assert "UNITED KINGDOM" not in letter_text(data, british, "en", "GB", {})
    assert any(line["kind"] == "remark" for line in french["lines"])
    assert (irish["letters"]["en"]["home"], french["letters"]["en"]["home"]) == ("GB", "")


def test_a_page_with_letters_in_seven_languages_stays_small(run, workspace):
    folder = workspace / "letters" / "port-aurora"
    for language in ("ru", "de", "es", "kk", "it"):
        (folder / f"{language}.md").write_bytes((folder / "en.md").read_bytes())
    done = run("page", "port-aurora", "--lang", "en", folder=workspace)
    assert done.code == 0
    page = (workspace / "output" / "page" / "port-aurora-en.html").read_bytes()
    assert all(f'<option value="{one}"'.encode() in page or f'"{one}"'.encode() in page for one in ("it", "kk"))
    assert len(page) <= 200_000


def test_days_are_named_in_the_page_s_language(run, workspace):
    assert run("page", "port-aurora", "--lang", "fr", folder=workspace).code == 0
    page = (workspace / "output" / "page" / "port-aurora-fr.html").read_text("utf-8")
    assert '"weekdays":"lun. mar. mer. jeu. ven. sam. dim."' in page
