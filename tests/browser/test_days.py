"""A page closes itself by the reader's clock, after the deadline and after three weeks; hours are told by it too."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import sites
from browsing import Reader

LAST = datetime(2026, 12, 13, 23, 59, tzinfo=ZoneInfo("Europe/London"))
GONE = ("#desk", "#sheet", "#share", "#until", "#paper")


def assert_over(visit):
    assert visit.shows("#expired")
    assert "ask the organisers" in visit.see("#expired")
    for part in GONE:
        assert visit.page.locator(part).count() == 0, part
    words = visit.page.inner_text("body")
    assert "Dear Minister" not in words
    assert "Lighthouse Quay" not in words
    assert "minister@example.org" not in words
    pdf = visit.page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")


def assert_live(visit):
    assert not visit.shows("#expired")
    assert "Dear Minister" in visit.see("#letter")


def test_the_last_minute_and_the_first_one_after_it(desk, aurora):
    assert_live(desk.open(aurora.page(), now=LAST))
    assert_over(desk.open(aurora.page(), now=LAST + timedelta(minutes=1)))


@pytest.mark.parametrize("days", [22, 400, 4000])
def test_long_after(desk, aurora, days):
    assert_over(desk.open(aurora.page(), now=LAST + timedelta(days=days)))


def test_the_day_is_that_of_the_reader(desk, aurora):
    evening = datetime(2026, 12, 13, 20, tzinfo=UTC)
    assert_live(desk.open(aurora.page(), now=evening, zone="America/New_York"))
    assert_over(desk.open(aurora.page(), now=evening, zone="Pacific/Auckland"))


def test_a_deadline_comes_before_three_weeks(desk, tmp_path):
    site = sites.invented(tmp_path)
    named = f"  {sites.PAGE}:\n"
    sites.edit(site.workspace.root / "campaigns.yaml", (named, f"{named}    until: 2026-11-30\n"))
    site = sites.Site(sites.open_workspace(site.workspace.root), site.folder)
    assert_live(desk.open(site.page(), now=datetime(2026, 11, 30, 12, tzinfo=UTC)))
    assert_over(desk.open(site.page(), now=datetime(2026, 12, 1, 12, tzinfo=UTC)))
    assert "30 November 2026" in desk.open(site.page(), script=False).see("#until")


def test_a_page_that_is_open_over_midnight_closes(desk, aurora):
    visit = desk.open("about:blank", now=None)
    visit.page.clock.install(time=LAST - timedelta(minutes=2))
    visit.page.goto(aurora.page().as_uri())
    visit.asked.clear()
    visit.choose(country="GB", name="Ruth Example")
    assert_live(visit)
    visit.page.clock.run_for(4 * 60_000)
    assert_over(visit)


def test_a_clock_that_is_slow_dates_the_letter_as_it_was_made(desk, aurora):
    visit = desk.open(aurora.page(), now=datetime(2020, 1, 1, tzinfo=UTC))
    assert "22 November 2026" in visit.see("#letter")


def test_the_letter_is_dated_today(desk, aurora):
    visit = desk.open(aurora.page(), now=datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert "1 December 2026" in visit.see("#letter")
    visit.page.select_option("#language", "fr")
    assert "1er décembre 2026" in visit.see("#letter")


@pytest.mark.parametrize("end", sites.ENDS)
@pytest.mark.parametrize("script", [True, False])
def test_what_is_over_offers_no_letter(desk, aurora, end, script):
    visit = desk.open(aurora.page(f"aurora-{end}"), script=script)
    words = visit.page.inner_text("body")
    assert visit.see("#state")
    for part in (*GONE, "form", "input", "script"):
        assert visit.page.locator(part).count() == 0, part
    assert "Dear Minister" not in words
    assert visit.page.locator("a[href^=mailto]").count() == 0
    if end == "stopped":
        assert "The minister asks for time & <b>has</b> it until May." in words


def test_without_script_the_page_is_the_action_sheet(desk, aurora):
    visit = desk.open(aurora.page(), script=False)
    assert not visit.shows("#desk")
    assert not visit.shows("#expired")
    words = " ".join(visit.see("#sheet").split())
    for wanted in ("Dear Minister,", "1 Lighthouse Quay", "minister@example.org", "+44 20 7946 0300", "Web form"):
        assert wanted in words
    assert "13 December 2026" in visit.see("#until")
    assert visit.page.locator("button:visible, input:visible").count() == 0, "nothing that does nothing"


@pytest.mark.parametrize(
    ("locale", "country"),
    [("en-GB", "GB"), ("de-AT", "AT"), ("pt-BR", "BR"), ("eo", ""), ("zh-Hant-TW", "TW"), ("en-001", "")],
)
def test_the_country_is_guessed_from_the_language_of_the_browser(desk, aurora, locale, country):
    visit = desk.open(aurora.page(), Reader(locale=locale))
    assert visit.page.input_value("#country") == country


DAVIS = ZoneInfo("Antarctica/Davis")
WEEK = [
    datetime(2026, 11, 23, 8, 59, tzinfo=DAVIS), datetime(2026, 11, 23, 9, 1, tzinfo=DAVIS),
    datetime(2026, 11, 23, 12, 30, tzinfo=DAVIS), datetime(2026, 11, 23, 16, 29, tzinfo=DAVIS),
    datetime(2026, 11, 23, 16, 31, tzinfo=DAVIS), datetime(2026, 11, 28, 12, tzinfo=DAVIS),
    datetime(2026, 11, 29, 23, 59, tzinfo=DAVIS),
]  # fmt: skip


STRETCHES = (((9, 0), (12, 0)), ((13, 0), (16, 30)))


def next_stretch(now, zone):
    """Return when the office is open next or still, by the reader's clock."""
    spans = (
        (day.replace(hour=start[0], minute=start[1]), day.replace(hour=end[0], minute=end[1]))
        for day in (now + timedelta(days=number) for number in range(8))
        if day.weekday() < 5
        for start, end in STRETCHES
    )
    return tuple(moment.astimezone(ZoneInfo(zone)) for moment in next(span for span in spans if span[1] > now))


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Chatham", "America/St_Johns"])
def test_hours_are_told_by_the_clock_of_the_reader(desk, aurora, zone):
    visit = desk.open(aurora.page(), zone=zone)
    for now in WEEK:
        visit.page.clock.set_fixed_time(now)
        visit.choose(country="GB", town=f"Town {now:%d %H %M}")
        words = visit.see("#phone-hours")
        start, end = next_stretch(now, zone)
        assert words.startswith("open now" if start <= now else "closed; opens in"), (now, words)
        day = "" if start.date() == end.date() else f"{end:%a} "
        assert f"Your time: {start:%a %H:%M} – {day}{end:%H:%M}" in words, now


def test_hours_over_the_day_on_which_clocks_change(desk, aurora):
    """London goes back an hour on 25 October 2026, and Davis never does."""
    visit = desk.open(aurora.page(day=date(2026, 10, 20)), now=datetime(2026, 10, 22, tzinfo=UTC))
    told = []
    for day in (22, 26):
        visit.page.clock.set_fixed_time(datetime(2026, 10, day, 0, 30, tzinfo=UTC))
        visit.choose(country="GB", town=f"Town {day}")
        told.append(visit.see("#phone-hours").splitlines()[1])
    assert told == [
        "Your time: Thu 03:00 – 06:00, Thu 07:00 – 10:30",
        "Your time: Mon 02:00 – 05:00, Mon 06:00 – 09:30",
    ]


def test_an_office_that_closes_at_noon_tells_all_of_its_day(desk, tmp_path):
    site = sites.invented(tmp_path)
    book = site.workspace.root / "recipients.yaml"
    book.write_text(re.sub(r"hours: .*", "hours: Mo-Fr 09:00-13:00,14:00-18:00", book.read_text("utf-8")), "utf-8")
    book.write_text(re.sub(r"timezone: .*", "timezone: Europe/London", book.read_text("utf-8")), "utf-8")
    page = sites.Site(sites.open_workspace(site.workspace.root), site.folder).page()
    told = {}
    for hour, minute in ((8, 0), (9, 1), (13, 30), (16, 10)):
        visit = desk.open(page, now=datetime(2026, 11, 23, hour, minute, tzinfo=UTC)).choose(country="GB")
        told[hour, minute] = visit.see("#phone-hours").splitlines()[:2]
    both = "Your time: Mon 09:00 – 13:00, Mon 14:00 – 18:00"
    assert told == {
        (8, 0): ["closed; opens in 1 h", both],
        (9, 1): ["open now, for 3 h more", both],
        (13, 30): ["closed; opens in 30 min", "Your time: Mon 14:00 – 18:00"],
        (16, 10): ["open now, for 1 h more", "Your time: Mon 14:00 – 18:00"],
    }
