"""Words stay words: what campaigns say and what readers type becomes no element, no address, no script, no header."""

import email
import email.policy
from dataclasses import replace
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
import sites
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nodes import html_faults

from plaint.errors import PlaintError
from plaint.workspace import open_workspace

EVIL = (
    "</script><script>window.pwned=1</script>",
    "<!--<script>window.pwned=1</script>",
    "]]></script><svg/onload=window.pwned=1>",
    "<img src=x onerror=window.pwned=1>",
    '"><img src=https://evil.example.net/x onerror=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    '" autofocus onfocus="window.pwned=1',
    "</textarea><iframe srcdoc='<script>parent.pwned=1</script>'>",
    "</title></style><link rel=stylesheet href=https://evil.example.net/x.css>",
    "</select><meta http-equiv=refresh content='0;url=https://evil.example.net'>",
    "javascript:window.pwned=1//",
    "data:text/html,<script>window.pwned=1</script>",
    "{{ 7*191 }} {% raw %} ${7*191} {# x #} <%= 7*191 %>",
    "&lt;script&gt; &amp; &#60;b&#62; &nbsp;",
    "plaint:data plaint:script plaint:style plaint:policy",
    "__proto__ constructor toString",
    "\\u003cscript\\u003e \\x3c $& $1 $$ $` $'",
    "*bold* **x** [link](javascript:window.pwned=1) `code` # head\\",
    "a\u2028b\u2029c",
    "@import url(https://evil.example.net/x.css); } * { color: red }",
)
# Where a campaign's words stand, each with the place of that text in the starter's files.
FIELDS = {
    "title": ("campaigns.yaml", "en: Let Juno Frost and Bo Winter return to their posts", "en: "),
    "person": ("campaigns.yaml", "- name: Juno Frost", "- name: "),
    "facts": ("campaigns.yaml", "en: suspended without pay after confirming the report", "en: "),
    "demand": ("campaigns.yaml", "en: Have the dormitory heated before the polar night begins.", "en: "),
    "risk": ("campaigns.yaml", "en: Do not write to the two observers themselves; their post is read.", "en: "),
    "ask": ("campaigns.yaml", "how: Print the appeal in your newsletter and send us the page.", "how: "),
    "source": ("campaigns.yaml", "source: an example that comes with Plaint", "source: "),
    "link": ("campaigns.yaml", "- https://www.example.org/port-aurora", "- "),
    "office": ("recipients.yaml", "en: Minister of Weather", "en: "),
    "holder": ("recipients.yaml", "name: Wilhelmina Icewright", "name: "),
    "street": ("recipients.yaml", "- 1 Lighthouse Quay", "- "),
    "organiser": ("recipients.yaml", "name: Port Aurora Weather Observers’ Union", "name: "),
    "web": ("recipients.yaml", "web: https://www.example.org/write-to-the-station", "web: "),
    "email": ("recipients.yaml", "email: minister@example.org", "email: "),
}
# Every element with its attributes' names, every address by its scheme, and what ran.
INVENTORY = """
(() => {
  const all = [...document.querySelectorAll("*")], ways = ["href", "src", "action", "xlink:href"];
  return {
    kinds: [...new Set(all.map((one) => [one.tagName, ...one.getAttributeNames().sort()].join(" ")))].sort(),
    schemes: [...new Set(all.flatMap((one) => ways.filter((name) => one.hasAttribute(name))
      .map((name) => new URL(one.getAttribute(name), location.href).protocol)))].sort(),
    ran: window.pwned ?? null,
    polluted: ({}).pwned ?? null,
  };
})()
"""


def quoted(text):
    """Return a text as YAML in double quotes."""
    codes = {'"': '\\"', "\\": "\\\\", "\u2028": "\\L", "\u2029": "\\P"}
    return '"' + "".join(codes.get(sign, sign) for sign in text) + '"'


def put(root, field, evil):
    """Let a campaign say something evil in one field."""
    file, old, key = FIELDS[field]
    sites.edit(root / file, (f"{old}\n", f"{key}{quoted(evil)}\n"))
    if field == "person":
        sites.edit(root / file, ("          - Juno Frost\n", f"          - {quoted(evil)}\n"))


def hostile(folder, field, evil):
    """Return a site whose campaign says something evil in one field; None where Plaint refuses it."""
    site = sites.invented(folder)
    put(site.workspace.root, field, evil)
    try:
        made = replace(site, workspace=open_workspace(site.workspace.root))
        made.page()
    except PlaintError:
        return None
    return made


def everything(visit):
    """Draw all that the page can draw, and return what it is made of."""
    found = []
    for country in ("GB", "US"):
        visit.choose(country=country, name="Ruth Example", personal="I am a nurse. " * 40)
        for target in visit.page.locator("#target-list input").all():
            target.check()
            found.append(visit.page.evaluate(INVENTORY))
    return {
        "kinds": sorted({kind for one in found for kind in one["kinds"]}),
        "schemes": sorted({scheme for one in found for scheme in one["schemes"]}),
        "ran": [one["ran"] for one in found if one["ran"] or one["polluted"]],
    }


@cache
def _usual():
    return {}


def usual(desk, aurora):
    if not _usual():
        _usual().update(everything(desk.open(aurora.page())))
    return _usual()


@pytest.mark.parametrize("field", FIELDS)
def test_what_a_campaign_says_stays_text(desk, aurora, tmp_path, field):
    known = usual(desk, aurora)
    made = {}
    for number, evil in enumerate(EVIL):
        folder = tmp_path / str(number)
        folder.mkdir()
        if number in (0, 3, list(FIELDS).index(field) + 4):
            site = hostile(folder, field, evil)
            made |= {evil: site} if site else {}
    for evil, site in made.items():
        visit = desk.open(site.page())
        seen = everything(visit)
        # a link whose address is none is told as text: fewer elements than usual are no harm, more are
        assert set(seen["kinds"]) <= set(known["kinds"]), evil
        assert set(seen["schemes"]) <= set(known["schemes"]), evil
        assert seen["ran"] == []
    assert made or field in ("web", "email"), "some of it is taken"


def test_all_of_it_at_once_is_valid_html_and_stands_in_the_page(desk, aurora, tmp_path):
    site = sites.invented(tmp_path)
    evils = {field: evil for field, evil in zip(FIELDS, EVIL, strict=False) if field not in ("web", "email", "link")}
    for field, evil in evils.items():
        put(site.workspace.root, field, evil)
    site = replace(site, workspace=open_workspace(site.workspace.root))
    visit = desk.open(site.page(), locale="en-GB")
    assert visit.see("h1") == EVIL[0]
    assert visit.page.title() == EVIL[0]
    words = " ".join(visit.page.inner_text("body").split())
    for field in ("person", "facts", "risk", "source"):
        assert " ".join(evils[field].split()) in words, field
    assert html_faults(site.page()) == html_faults(aurora.page())
    assert set(everything(visit)["kinds"]) <= set(usual(desk, aurora)["kinds"])
    without = desk.open(site.page(), script=False)
    assert without.see("h1") == EVIL[0]
    assert without.page.locator("img, iframe, svg[onload]").count() == 0
    index = desk.open(site.listing()[0])
    assert EVIL[0] in index.see("main")


FILL = """
(many) => many.map(([name, town, personal, initials]) => {
  const at = (id) => document.getElementById(id);
  at("name").value = name; at("town").value = town; at("personal").value = personal; at("initials").checked = initials;
  at("given").dispatchEvent(new Event("input"));
  navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };
  at("copy").click();
  return {
    letter: at("letter").textContent, copied: window.copied, mailto: at("mailto").href, short: at("short").href,
    draft: at("draft").dataset.draft, paper: at("paper").textContent, pwned: window.pwned ?? null,
    kinds: [...new Set([...document.querySelectorAll("*")].map((one) =>
      [one.tagName, ...one.getAttributeNames().sort()].join(" ")))],
  };
})
"""
GONE = [*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
TURNS = dict.fromkeys([*GONE, *range(0xE000, 0xF900)])


def one_line(text):
    """Return what a page may make of what is typed into a field: one line, without signs that steer or turn words."""
    return " ".join(text.translate(TURNS).split())


def assert_only_text(done, name, town, personal, kinds):
    """Hold a filled page against what was typed into it."""
    assert done["pwned"] is None
    assert set(done["kinds"]) <= kinds
    for where in ("letter", "paper", "copied"):
        words = "".join(done[where].split())
        for text in (name, town, personal) if one_line(name) else ():
            assert "".join(one_line(text).split()) in words, (where, text)
    for link in (done["mailto"], done["short"]):
        parts = urlsplit(link)
        assert (parts.scheme, parts.path, parts.fragment) == ("mailto", "minister@example.org", "")
        assert sorted(parse_qs(parts.query, strict_parsing=True)) == ["body", "subject"]
        assert link.isascii()
    mail = email.message_from_string(done["draft"], policy=email.policy.default)
    assert mail.defects == []
    assert list(mail) == ["To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    assert mail["To"] == "minister@example.org"


MORE = (
    "\u202egro.elpmaxe\u202c", "\u2066x\u2069", "\ue000\ue001\ue003\ue004", "a\r\nBcc: evil@example.net", "x\0y",
    "שלום", "محمد", "𝔘𝔫𝔦", "👩‍👩‍👧", "é" * 200, "=?utf-8?B?QmNjOg==?=", "?subject=x&bcc=evil@example.net",
    "%0D%0ABcc:x", "$1 $& {number}", "{whom} {title} {date}", "N. N.", "-", "'", "  ", "\t", "\u00a0", "ﬀ", "I\u0307",
)  # fmt: skip


def kinds_of(visit):
    visit.choose(country="GB", name="Ruth Example", town="X", personal="y " * 300)
    marked = set(everything(visit)["kinds"])
    visit.choose(country="GB", name="Ruth Example").write_to("weather-minister")
    return marked


def test_what_a_reader_types_stays_text(desk, aurora):
    visit = desk.open(aurora.page())
    kinds = kinds_of(visit)
    strings = (*EVIL, *MORE)
    rows = [
        *([text, "Exampleton", "I am a nurse.", False] for text in strings),
        *(["Ruth Example", text, text, False] for text in strings),
        *([text, text, text, False] for text in strings),
    ]
    for row, done in zip(rows, visit.page.evaluate(FILL, rows), strict=True):
        assert_only_text(done, *row[:3], kinds)


def test_whatever_a_reader_types_stays_text(desk, aurora):
    visit = desk.open(aurora.page())
    kinds = kinds_of(visit)
    typed = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(typed, typed, typed), min_size=1, max_size=20))
    def look(rows):
        for row, done in zip(rows, visit.page.evaluate(FILL, [[*row, False] for row in rows]), strict=True):
            assert_only_text(done, *row, kinds)

    look()


def test_initials_are_all_that_is_left_of_a_name(desk, aurora):
    visit = desk.open(aurora.page())
    kinds_of(visit)
    visit.page.check("#initials")
    (done,) = visit.page.evaluate(FILL, [["Wolfgang-Amadeus Beispiel", "Exampleton", "I am a nurse.", True]])
    for where in ("letter", "paper", "copied", "mailto", "short", "draft"):
        assert "Wolfgang" not in done[where], where
        assert "Beispiel" not in done[where], where
    assert "W.-A. B." in done["letter"]


def test_markup_that_is_put_in_is_seen(any_desk, aurora):
    visit = any_desk.open(aurora.page())
    kinds = kinds_of(visit)
    (done,) = visit.page.evaluate(FILL, [["Ruth Example", "Exampleton", "x", False]])
    assert_only_text(done, "Ruth Example", "Exampleton", "x", kinds)
    visit.page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    (done,) = visit.page.evaluate(FILL, [["Ruth Example", "Exampleton", "x", False]])
    with pytest.raises(AssertionError):
        assert_only_text(done, "Ruth Example", "Exampleton", "x", kinds)
