"""What is said of the envelope and of e-mail, where an address is long, unknown or beyond ASCII."""

import email
import email.policy

import pytest
import sites
from sites import Site, edit

from plaint.workspace import open_workspace


@pytest.fixture
def changed(tmp_path):
    """Return the invented site with texts of its address book replaced."""

    def change(*changes):
        root = sites.invented(tmp_path).workspace.root
        edit(root / "recipients.yaml", *changes)
        return Site(open_workspace(root), tmp_path / "pages").page()

    return change


def test_an_address_that_is_not_known_is_written_on_the_envelope(desk, aurora):
    visit = desk.open(aurora.page()).choose(country="FR", name="Ruth Example")
    known, unknown = "shows through the window", "Write the address on the envelope"
    assert known in visit.see("#paper-hint")
    embassy = next(door for door in visit.data["doors"] if any(line["kind"] == "remark" for line in door["lines"]))
    visit.write_to(embassy["id"])
    assert unknown in visit.see("#paper-hint")
    assert known not in visit.see("#paper-hint")


def test_an_address_too_long_for_the_window_is_written_on_the_envelope(desk, changed):
    long = "".join(f"        - Department {number} of everything that is measured anywhere\n" for number in range(9))
    visit = desk.open(changed(("        - 1 Lighthouse Quay\n", long))).choose(country="US", name="Ruth Example")
    visit.write_to("weather-minister")
    assert "Write the address on the envelope" in visit.see("#paper-hint")


def test_a_draft_names_a_mailbox_in_ascii(desk, changed):
    visit = desk.open(changed(("minister@example.org", "minister@bücher.example.org"))).choose(country="GB")
    visit.write_to("weather-minister")
    assert "bücher" in visit.see("#email-address")
    draft = visit.page.locator("#draft").get_attribute("data-draft")
    head = draft.partition("\r\n\r\n")[0]
    assert head.isascii()
    assert email.message_from_string(draft, policy=email.policy.SMTP)["To"] == "minister@xn--bcher-kva.example.org"


def test_there_is_no_draft_to_a_mailbox_that_no_plain_header_can_name(desk, changed):
    visit = desk.open(changed(("minister@example.org", "министр@example.org"))).choose(country="GB")
    visit.write_to("weather-minister")
    assert visit.shows("#mailto")
    assert not visit.shows("#draft")
