"""Nothing is cut or pushed out of the window: at every width, at 200 %, with larger letters, from right to left."""

import pytest
import sites
from test_accessibility_of_pages import STATES, unfolded

# What stands out of the window at a side, is cut off in its own box, or lies on something else that can be used.
CUT = """
(() => {
  const wide = document.documentElement.clientWidth, found = [];
  const name = (one) => `${one.tagName} ${one.id || one.className} ${one.textContent.trim().slice(0, 40)}`;
  for (const one of document.querySelectorAll("body *")) {
    if (!one.checkVisibility() || one.closest("svg, #paper, option")) continue;
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (box.width && (box.left < -0.5 || box.right > wide + 0.5)) found.push(`out: ${name(one)}`);
    const holds = !["INPUT", "SELECT"].includes(one.tagName);
    const isCut = holds && style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1;
    if (isCut) found.push(`cut: ${name(one)}`);
    if (style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1) found.push(`cut below: ${name(one)}`);
  }
  for (const text of texts(document.querySelector("main"))) {
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width && (box.left < -0.5 || box.right > wide + 0.5)) found.push(`out: ${text.data.trim().slice(0, 40)}`);
    }
  }
  const use = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility() && one.closest("main"));
  const boxes = use.map((one) => [one, one.getBoundingClientRect()]);
  for (const [one, a] of boxes) for (const [other, b] of boxes) {
    const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    if (one !== other && !apart) found.push(`over: ${name(one)} and ${name(other)}`);
  }
  if (document.documentElement.scrollWidth > wide) found.push(`scrolls: ${document.documentElement.scrollWidth}`);
  return [...new Set(found)];

  function* texts(root) {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (walk.currentNode.parentElement.checkVisibility() &&
      !walk.currentNode.parentElement.closest("option, textarea, svg")) yield walk.currentNode;
  }
})()
"""
# WCAG 1.4.12: what readers may set for themselves.
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"


def cut(visit):
    return visit.page.evaluate(CUT)


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_state_fits(desk, aurora, state, width):
    visit = desk.open(aurora.page(), width=width)
    state(visit)
    assert cut(visit) == []


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("end", sites.ENDS)
def test_pages_of_what_is_over_fit(desk, aurora, end, width):
    assert cut(desk.open(aurora.page(f"aurora-{end}"), width=width)) == []


@pytest.mark.parametrize("width", [320, 1440])
def test_the_index_fits(desk, aurora, width):
    assert cut(desk.open(aurora.listing()[0], width=width)) == []


@pytest.mark.parametrize("width", [320, 1440])
def test_the_page_without_script_fits(desk, aurora, width):
    visit = desk.open(aurora.page(), width=width, script=False)
    assert visit.shows("#sheet")
    assert cut(visit) == []


@pytest.mark.parametrize("language", [*sites.LANGUAGES[1:], sites.ARABIC])
def test_every_language_fits_a_telephone(desk, tongues, language):
    visit = desk.open(tongues.page(language=language), width=320)
    unfolded(visit)
    assert cut(visit) == []


def test_at_twice_the_size(desk, aurora):
    """A browser's zoom halves the window and doubles the pixels."""
    visit = desk.open(aurora.page(), width=640, height=400, scale=2)
    unfolded(visit)
    assert cut(visit) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_with_letters_of_twice_the_size(desk, aurora, width):
    visit = desk.open(aurora.page(), width=width)
    unfolded(visit)
    visit.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert cut(visit) == []


def test_with_wider_spaces(desk, aurora):
    visit = desk.open(aurora.page(), width=320)
    unfolded(visit)
    visit.page.evaluate(
        "(text) => { const s = new CSSStyleSheet(); s.replaceSync(text); document.adoptedStyleSheets = [s]; }", SPACED
    )
    assert visit.page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") != "normal"
    assert cut(visit) == []


def test_from_right_to_left(desk, tongues):
    visit = desk.open(tongues.page(language=sites.ARABIC), width=1440)
    unfolded(visit)
    assert visit.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    form, work = (visit.page.locator(one).bounding_box() for one in ("#given", "#work"))
    assert form["x"] > work["x"] + work["width"] - 1, "the form stands at the right"
    title = visit.page.locator("h1").bounding_box()
    assert title["x"] + title["width"] > 1300
    assert cut(visit) == []


def test_a_long_word_and_a_long_name(desk, aurora):
    visit = desk.open(aurora.page(), width=320)
    visit.choose(name="x" * 200, town="ж" * 200, personal="שלום" * 100)
    assert cut(visit) == []


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("document.querySelector('h1').style.width = '2000px'", "out: H1"),
        ("document.querySelector('h1').style.transform = 'translateX(-50px)'", "out: H1"),
        ("{const h = document.querySelector('h1').style; h.height = '9px'; h.overflow = 'hidden'}", "cut below: H1"),
        ("{const h = document.querySelector('#letter').style; h.whiteSpace = 'nowrap'}", "out: "),
        ("document.querySelector('#draft').style.marginTop = '-4rem'", "over: "),
    ],
)
def test_what_is_cut_is_found(any_desk, aurora, fault, words):
    visit = any_desk.open(aurora.page(), width=320)
    unfolded(visit)
    visit.page.evaluate(fault)
    assert any(words in one for one in cut(visit))


# Where a sentence in Latin letters ends left of where it should.
TURNED = """
[...document.querySelectorAll("main *")].flatMap((one) => [...one.childNodes]).filter((node) =>
  node.nodeType === 3 && node.parentElement.checkVisibility() && !node.parentElement.closest("svg, textarea, select")
  && /^[ -~\\s]*[A-Za-z][.?:]\\s*$/.test(node.data)).flatMap((node) => {
    const at = node.data.trimEnd().length, range = document.createRange();
    const [before, last] = [at - 2, at - 1].map((from) => {
      range.setStart(node, from); range.setEnd(node, from + 1); return range.getBoundingClientRect();
    });
    return last.top === before.top && last.left < before.left ? [node.data.trim()] : [];
  })
"""


def test_english_words_on_a_page_from_right_to_left_are_not_turned(desk, tongues):
    visit = desk.open(tongues.page(language=sites.ARABIC)).choose(country="GB", name="R. E.", personal="I teach.")
    assert visit.page.evaluate(TURNED) == []
    assert desk.open(tongues.page(language=sites.ARABIC), script=False).shows("#sheet")
