"""What the page says back: of what was copied, of links' length, on the telephone, after its day."""

from datetime import UTC, datetime

import sites


def test_copied_is_said_until_the_letter_changes(desk, aurora):
    visit = desk.open(aurora.page()).choose(country="GB", name="Ruth Example")
    visit.page.click("#copy")
    visit.page.wait_for_function("document.getElementById('copy-said').textContent === 'Copied.'")
    visit.choose(name="Ruth Sample")
    assert visit.page.text_content("#copy-said") == ""


def test_the_phone_script_says_what_was_typed(desk, aurora):
    visit = desk.open(aurora.page()).choose(country="GB")
    visit.page.evaluate("document.getElementById('phone-script').open = true")
    assert "my name is [your name] and I am calling from [your town and country]" in visit.see("#phone-words")
    visit.choose(name="Ruth $& Example", town="Exampleton")
    assert "my name is Ruth $& Example and I am calling from Exampleton, United Kingdom." in visit.see("#phone-words")
    visit.page.check("#initials")
    assert "my name is R. $. E. and" in visit.see("#phone-words")


def test_email_is_said_to_show_an_address_and_drafts_to_be_files(desk, aurora):
    visit = desk.open(aurora.page()).choose(country="GB")
    assert "E-mail shows your own address" in visit.see("#way-email")
    assert "The draft is a file" in visit.see("#way-email")


def test_the_length_is_that_of_the_link_and_warns_from_its_bounds_on(desk, aurora):
    visit = desk.open(aurora.page()).choose(country="GB", name="R. E.")

    def length():
        return len(visit.page.locator("#mailto").get_attribute("href"))

    visit.choose(personal="a")
    visit.choose(personal="a" * (2000 - length()))
    assert length() == 1999
    assert "cut off a text of this length" in visit.see("#meter-note")
    visit.choose(personal=visit.page.input_value("#personal") + "a")
    assert visit.see("#meter-words") == "Link to your mail program: 2000 of 2000 characters"
    assert "Too long for many mail programs" in visit.see("#meter-note")


def test_the_report_names_words_as_they_are(desk, tmp_path):
    site = sites.invented(tmp_path)
    root = site.workspace.root
    title = "en: Let Juno Frost and Bo Winter return"
    sites.edit(root / "campaigns.yaml", (title, "en: Pay $& and $1 to Juno; return"))
    visit = desk.open(sites.Site(sites.open_workspace(root), tmp_path / "pages").page()).choose(country="GB")
    assert "Pay%20%24%26%20and%20%241%20to" in visit.page.locator("#report").get_attribute("href")


def test_the_link_to_share_has_nothing_that_follows_a_reader(any_desk, aurora, host):
    address = host.lay(aurora.page())
    visit = any_desk.open(f"{address}?fbclid=abc#letter")
    assert visit.page.input_value("#link") == address


def test_a_page_that_slept_past_its_day_closes_when_it_is_seen_again(desk, aurora):
    for wake in ("document.dispatchEvent(new Event('visibilitychange'))", "dispatchEvent(new Event('pageshow'))"):
        visit = desk.open(aurora.page()).choose(country="GB")
        visit.page.clock.set_fixed_time(datetime(2027, 3, 1, tzinfo=UTC))
        visit.page.evaluate(wake)
        assert visit.shows("#expired")
        assert visit.page.locator("#desk").count() == 0


def test_a_button_does_nothing_once_the_day_is_past(desk, aurora):
    visit = desk.open(aurora.page()).choose(country="GB")
    visit.page.clock.set_fixed_time(datetime(2027, 3, 1, tzinfo=UTC))
    visit.page.click("#print")
    assert visit.page.evaluate("window.printed") == []
    assert visit.shows("#expired")


def test_what_can_be_pressed_is_44_pixels_high(desk, aurora):
    visit = desk.open(aurora.page()).choose(country="GB")
    low = visit.page.evaluate(
        "[...document.querySelectorAll('button, .button, select, .target label, .check label, summary')]"
        ".filter((one) => one.checkVisibility() && one.offsetHeight < 44).map((one) => one.outerHTML.slice(0, 80))"
    )
    assert low == []
