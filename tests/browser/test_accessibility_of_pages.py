"""axe-core finds nothing against WCAG 2.2 AA in any state of a page, light and dark; and it finds what is planted."""

from datetime import UTC, datetime

import pytest
import sites
from nodes import AXE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """
(tags) => axe.run(document, {runOnly: tags, resultTypes: ["violations", "incomplete"]}).then((found) => [
  found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`)),
  found.passes.length,
])
"""
OVER = datetime(2027, 3, 1, tzinfo=UTC)
FILLED = {"country": "GB", "name": "Ruth Example", "town": "Exampleton", "personal": "I have taught for thirty years."}


def violations(visit):
    """List what axe-core finds, an element each."""
    visit.page.evaluate(AXE.read_text("utf-8"))
    found, passed = visit.page.evaluate(RUN, TAGS)
    assert passed > 10, "it looked at something"
    return found


def empty(visit):
    visit.choose(country="")


def filled(visit):
    visit.choose(**FILLED)


def nameless(visit):
    visit.choose(personal="I have taught for thirty years.")
    assert visit.shows("#nameless")


def unfolded(visit):
    visit.choose(**FILLED)
    for summary in visit.page.locator("summary:visible").all():
        summary.click()


def too_long(visit):
    visit.choose(**FILLED | {"personal": "I have taught for thirty years. " * 18})
    assert visit.shows("#short-line")


def station(visit):
    visit.choose(**FILLED).write_to("port-aurora-station")
    assert visit.shows("#way-web")


def embassy(visit):
    visit.choose(country="IE", name="Ruth Example").write_to("mission-aq")
    assert "ZZ9 9ZZ" in visit.see("#post-address")


def acted(visit):
    visit.choose(**FILLED)
    for act in ("#print", "#copy", "#copy-forward"):
        visit.page.click(act)
    visit.page.wait_for_selector("#copy-said:visible")


def french(visit):
    visit.choose(**FILLED)
    visit.page.select_option("#language", "fr")


STATES = (empty, filled, nameless, unfolded, too_long, station, embassy, acted, french)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_state_of_a_page(desk, aurora, state, scheme):
    visit = desk.open(aurora.page(), scheme=scheme)
    state(visit)
    assert violations(visit) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_page(desk, aurora, scheme):
    visit = desk.open(aurora.page(), scheme=scheme, width=320)
    unfolded(visit)
    assert violations(visit) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_has_run_out(desk, aurora, scheme):
    visit = desk.open(aurora.page(), now=OVER, scheme=scheme)
    assert visit.shows("#expired")
    assert violations(visit) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("end", sites.ENDS)
def test_a_page_of_what_is_over(desk, aurora, end, scheme):
    assert violations(desk.open(aurora.page(f"aurora-{end}"), scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index(desk, aurora, scheme):
    assert violations(desk.open(aurora.listing()[0], scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_without_script(desk, aurora, tmp_path, scheme):
    # axe-core is a script itself: it looks at the page without its own one
    text = aurora.page().read_text("utf-8")
    head, _, rest = text.rpartition("<script>")
    (tmp_path / "plain.html").write_text(head + rest.partition("</script>")[2], "utf-8")
    visit = desk.open(tmp_path / "plain.html", scheme=scheme)
    assert visit.shows("#sheet")
    assert violations(visit) == []


@pytest.mark.parametrize("language", [*sites.LANGUAGES[1:], sites.ARABIC])
def test_every_language(desk, tongues, language):
    visit = desk.open(tongues.page(language=language), locale=language)
    filled(visit)
    assert violations(visit) == []


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('label[for=name]').remove()", "label"),
        ("document.getElementById('personal').style.color = '#ccc'", "color-contrast"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.getElementById('copy').textContent = ''", "button-name"),
        ("document.querySelector('.check input').setAttribute('role', 'nonsense')", "aria-roles"),
    ],
)
def test_what_is_planted_is_found(any_desk, aurora, fault, rule):
    visit = any_desk.open(aurora.page())
    filled(visit)
    visit.page.evaluate(fault)
    assert [one for one in violations(visit) if one.startswith(f"{rule}:")]
