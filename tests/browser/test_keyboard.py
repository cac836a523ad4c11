"""The whole way by the keyboard alone: from the country to the letter in a mail, on paper, in a file, copied."""

import email
import email.policy
from urllib.parse import parse_qs, unquote, urlsplit

from page_files import letter_text

TYPED = {"name": "Zoë d’Example", "town": "Exampleton", "personal": "I have taught for 30 years, & <b>know</b> it."}
# Everything that a key can reach, in the order in which it stands on the page.
REACHABLE = """
[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
  .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
  .filter((one) => one.type !== "radio" || one.checked)
  .map((one) => one.id || one.textContent.trim())
"""
FOCUSED = "document.activeElement.id || document.activeElement.textContent.trim()"
# Where the focus is, it must be seen: a ring of its own, inside the window.
RING = """
(() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  return [style.outlineStyle, parseFloat(style.outlineWidth), box.bottom > 0 && box.top < innerHeight];
})()
"""


class Keys:
    """A reader without a mouse."""

    def __init__(self, visit):
        self.visit = visit
        self.keyboard = visit.page.keyboard

    @property
    def at(self):
        return self.visit.page.evaluate(FOCUSED)

    def go(self, name, back=False):
        """Press Tab until something has the focus."""
        for _ in range(60):
            if self.at == name:
                return self
            self.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"no key leads to {name}")

    def write(self, text):
        self.keyboard.insert_text(text)
        return self

    def press(self, key):
        self.keyboard.press(key)
        return self


def settled(desk, page, **changes):
    """Open a page and fill it in by keys."""
    keys = Keys(desk.open(page, locale="eo", **changes))
    keys.go("country")
    keys.keyboard.type("United Kingdom")
    for name, text in TYPED.items():
        keys.go(name).write(text)
    return keys


def test_every_control_is_reached_in_the_order_of_the_page(desk, aurora):
    keys = settled(desk, aurora.page())
    page = keys.visit.page
    wanted = page.evaluate(REACHABLE)
    keys.go(wanted[0], back=True)
    found, rings = [], []
    for _ in wanted:
        found.append(keys.at)
        rings.append((keys.at, page.evaluate(RING)))
        keys.press("Tab")
    assert found == wanted
    assert [name for name, (style, width, seen) in rings if style == "none" or width < 2 or not seen] == []
    assert {"country", "name", "print", "mailto", "draft", "copy", "report"} <= set(found)


def test_what_is_typed_stands_in_the_letter_at_once(desk, aurora):
    keys = settled(desk, aurora.page())
    letter = keys.visit.see("#letter")
    assert letter.startswith("Zoë d’Example\nExampleton\nUnited Kingdom\n")
    assert TYPED["personal"] in letter
    keys.go("initials", back=True).press("Space")
    assert keys.visit.see("#letter").startswith("Z. d.\n")
    assert "Zoë" not in keys.visit.page.inner_text("#letter")


def test_the_arrows_choose_who_is_written_to(desk, aurora):
    keys = settled(desk, aurora.page())
    keys.go("target-0").press("ArrowDown")
    assert keys.at == "target-1"
    assert "Thermometer Lane" in keys.visit.see("#letter")
    assert "Thermometer Lane" in keys.visit.see("#post-address")
    assert "Lighthouse Quay" not in keys.visit.see("#letter")


def test_the_arrows_choose_the_language(desk, aurora):
    keys = settled(desk, aurora.page())
    keys.go("language").press("ArrowDown")
    assert keys.visit.page.get_attribute("#letter", "lang") == "fr"
    assert "météorologique" in keys.visit.see("#letter") or "thermomètre" in keys.visit.see("#letter")


def test_print_and_the_mark_that_it_was_done(desk, aurora):
    keys = settled(desk, aurora.page())
    assert keys.visit.page.locator(".target .done:visible").count() == 0
    keys.go("print").press("Enter")
    assert keys.visit.page.evaluate("window.printed") == ["din"]
    assert keys.visit.page.locator(".target .done:visible").count() == 1
    keys.go("print-fax").press("Space")
    assert keys.visit.page.evaluate("window.printed") == ["din", "din fax"]


def test_mail_is_handed_to_the_program_of_the_reader(desk, aurora):
    keys = settled(desk, aurora.page())
    with keys.visit.page.expect_event("request", lambda one: one.url.startswith("mailto:")):
        keys.go("mailto").press("Enter")
    parts = urlsplit(keys.visit.handed[0])
    values = parse_qs(parts.query, strict_parsing=True)
    assert unquote(parts.path) == "minister@example.org"
    assert {key: len(value) for key, value in values.items()} == {"subject": 1, "body": 1}
    assert values["subject"] == ["Let Juno Frost and Bo Winter return to their posts"]
    body = values["body"][0]
    assert "\r\n" in body
    assert "\n" not in body.replace("\r\n", "")
    assert TYPED["personal"] in " ".join(body.split())
    assert body.rstrip().splitlines()[-1].startswith("Copies") or "Zoë d’Example" in body
    assert keys.visit.page.url == keys.visit.address, "the page stays"


def test_a_draft_is_saved_that_every_mail_program_reads(desk, aurora, tmp_path):
    keys = settled(desk, aurora.page())
    with keys.visit.page.expect_download() as saving:
        keys.go("draft").press("Enter")
    assert saving.value.suggested_filename == "weather-minister-en.eml"
    saving.value.save_as(tmp_path / "draft.eml")
    raw = (tmp_path / "draft.eml").read_bytes()
    assert b"\n" not in raw.replace(b"\r\n", b""), "RFC 5322: lines end in CRLF"
    assert max(map(len, raw.split(b"\r\n"))) <= 78
    assert raw.isascii()
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail.defects == []
    assert dict(mail.items()) == {
        "To": "minister@example.org",
        "Subject": "Let Juno Frost and Bo Winter return to their posts",
        "X-Unsent": "1",
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "base64",
    }
    text = mail.get_content()
    assert text.startswith("Dear Minister,")
    assert TYPED["personal"] in " ".join(text.split())
    assert "Zoë d’Example" in text


def test_a_subject_in_other_letters_is_one_header(desk, history, tmp_path):
    visit = desk.open(history.page("uralsk-2001", "ru"), locale="ru-RU").choose(name="Рут Пример")
    with visit.page.expect_download() as saving:
        visit.page.click("#draft")
    saving.value.save_as(tmp_path / "draft.eml")
    raw = (tmp_path / "draft.eml").read_bytes()
    head = raw.partition(b"\r\n\r\n")[0]
    # RFC 2047: a line that has an encoded word
    assert all(len(line) <= 76 for line in head.split(b"\r\n"))
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert mail.defects == []
    assert mail["Subject"] == visit.page.inner_text("#letter .subject")


def test_the_whole_text_is_copied(desk, aurora):
    keys = settled(desk, aurora.page())
    assert not keys.visit.shows("#copy-said")
    keys.go("copy").press("Enter")
    keys.visit.page.wait_for_selector("#copy-said:visible")
    assert keys.visit.see("#copy-said") == "Copied."
    assert keys.at == "copy", "the focus stays"
    data = keys.visit.data
    wanted = letter_text(data, data["doors"][0], "en", "GB", TYPED).replace("22 November", "23 November")
    assert keys.visit.page.evaluate("navigator.clipboard.readText()") == wanted


def test_a_browser_that_does_not_copy_is_told_of(desk, aurora):
    keys = settled(desk, aurora.page())
    keys.visit.page.evaluate(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no')); document.execCommand = () => false"
    )
    keys.go("copy").press("Enter")
    keys.visit.page.wait_for_selector("#copy-said:visible")
    assert keys.visit.see("#copy-said").startswith("Your browser did not copy it")


def test_an_old_browser_copies_by_selecting(desk, aurora):
    keys = settled(desk, aurora.page())
    keys.visit.page.evaluate("Object.defineProperty(navigator.clipboard, 'writeText', {value: undefined})")
    keys.go("copy").press("Enter")
    keys.visit.page.wait_for_selector("#copy-said:visible")
    assert keys.visit.see("#copy-said") == "Copied."
    assert "Zoë d’Example" in keys.visit.page.evaluate("navigator.clipboard.readText()")
    assert keys.at == "copy"


def test_the_form_is_not_sent_by_enter(desk, aurora):
    keys = settled(desk, aurora.page())
    keys.go("town", back=True).press("Enter")
    assert keys.visit.page.url == keys.visit.address
    assert "Exampleton" in keys.visit.see("#letter")
