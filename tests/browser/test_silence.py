"""A page asks nobody for anything, on the web or from a file, whatever is done with it; and whoever asks is seen."""

import pytest

PLANTED = '<img src="{}spy.png" alt="">'
REMOVED = 'http-equiv="Content-Security-Policy"'


def do_everything(visit):
    """Use all that a page has, for every target."""
    visit.choose(country="GB", name="Ruth Example", town="Exampleton", personal="I have taught for thirty years.")
    for door in [one["id"] for one in visit.data["doors"]]:
        if not visit.page.locator(f'#target-list input[data-door="{door}"]').count():
            continue
        visit.write_to(door)
        for summary in visit.page.locator("summary:visible").all():
            summary.click()
        for act in ("#print", "#print-fax", "#copy", "#copy-telegram", "#copy-forward", "#draft", "#report"):
            if visit.shows(act):
                visit.page.click(act)
    visit.page.check("#initials")
    visit.page.select_option("#language", "fr")


def test_from_a_file(desk, aurora):
    visit = desk.open(aurora.page())
    do_everything(visit)
    assert visit.asked[0] == visit.address
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert visit.page.evaluate("indexedDB.databases()") == []


def test_from_the_web(desk, aurora, host):
    visit = desk.open(host.lay(aurora.page()))
    do_everything(visit)
    assert host.asked == ["/port-aurora-en.html"]
    assert visit.page.input_value("#link") == visit.address
    assert visit.page.context.cookies() == []
    assert visit.page.context.storage_state()["origins"] == []


def test_without_a_network(desk, aurora, host):
    visit = desk.open(host.lay(aurora.page()))
    visit.page.context.set_offline(True)
    do_everything(visit)
    assert "R. E." in visit.see("#letter")
    assert len(set(visit.handed)) == 3, "one report for each target"
    assert host.asked == ["/port-aurora-en.html"]


def test_from_a_file_without_a_network(desk, aurora):
    visit = desk.open("about:blank")
    visit.page.context.set_offline(True)
    visit.page.goto(aurora.page().as_uri())
    visit.asked.clear()
    do_everything(visit)


@pytest.mark.parametrize("end", ["aurora-stopped", "aurora-won", "aurora-closed", "aurora-late"])
def test_pages_of_what_is_over_ask_for_nothing(desk, aurora, host, end):
    visit = desk.open(host.lay(aurora.page(end)))
    visit.page.wait_for_timeout(100)
    assert host.asked == [f"/{end}-en.html"]


def test_the_index_asks_for_nothing(desk, aurora, host):
    visit = desk.open(host.lay(aurora.listing()[0]))
    visit.page.wait_for_timeout(100)
    assert host.asked == ["/index.html"]


@pytest.mark.parametrize("kind", ["page", "ended", "index"])
def test_no_browser_needs_to_ask_for_an_icon(desk, aurora, kind):
    """One with a window asks the host for /favicon.ico where a page names none."""
    pages = {"page": aurora.page(), "ended": aurora.page("aurora-won"), "index": aurora.listing()[0]}
    visit = desk.open(pages[kind])
    assert visit.page.locator("link[rel=icon]").get_attribute("href").startswith("data:image/svg+xml,")
    drawn = "const a = new Image(); a.src = document.querySelector('link').href; return a.decode().then(() => true);"
    assert visit.page.evaluate(f"() => {{ {drawn} }}")


def planted(page, tmp_path, host, *changes):
    text = page.read_text("utf-8").replace("</main>", f"{PLANTED.format(host.url)}</main>")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    made = tmp_path / "planted.html"
    made.write_text(text, "utf-8")
    return made


def test_the_policy_stops_a_picture_and_it_is_seen(any_desk, aurora, host, tmp_path):
    visit = any_desk.open(planted(aurora.page(), tmp_path, host))
    visit.page.wait_for_timeout(100)
    assert any("img-src" in line for line in visit.complaints)
    assert host.asked == []


def test_a_picture_is_seen_where_no_policy_stops_it(any_desk, aurora, host, tmp_path):
    visit = any_desk.open(planted(aurora.page(), tmp_path, host, (REMOVED, 'name="none"')))
    visit.page.wait_for_timeout(100)
    assert visit.strangers == [f"{host.url}spy.png"]
    assert host.asked[-1] == "/spy.png"


def test_the_policy_lets_no_other_script_run(any_desk, aurora, host, tmp_path):
    change = ("</main>", "<script>window.ran = 1</script><p onclick='window.ran = 1' id='trap'>trap</p></main>")
    visit = any_desk.open(planted(aurora.page(), tmp_path, host, change))
    visit.page.click("#trap")
    assert visit.page.evaluate("window.ran") is None
    assert any("script-src" in line for line in visit.complaints)
    assert "TrustedHTML" in visit.page.evaluate(
        "() => { try { document.body.innerHTML = 'x'; return '' } catch (error) { return String(error) } }"
    )
