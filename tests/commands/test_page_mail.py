"""`plaint page`: mailboxes and envelopes, as the page without script and whoever makes it are told of them."""

import html
import re
from urllib.parse import parse_qs, urlsplit


def page(site):
    return site.read("output/page/open-gates-en.html")


def test_a_mail_link_names_one_mailbox_and_nothing_else(plaint, site):
    site.edit("recipients.yaml", "court@example.org", "a?bcc=x&cc=y#z%20@example.org")
    assert plaint("page", "open-gates", "--lang", "en").code == 0
    (link,) = {html.unescape(one) for one in re.findall(r'href="(mailto:[^"]*)"', page(site))}
    assert link.startswith("mailto:a%3Fbcc%3Dx%26cc%3Dy%23z%2520@example.org?subject=")
    assert list(parse_qs(urlsplit(link).query)) == ["subject"]


def test_whoever_makes_it_is_told_which_address_no_window_shows(plaint, site):
    lines = ", ".join(f"Department {number} of everything that is measured anywhere" for number in range(9))
    done = plaint("page", "open-gates", "--lang", "en")
    assert "window" not in done.stderr
    site.edit("recipients.yaml", "lines: [1 Court Square]", f"lines: [{lines}]")
    done = plaint("page", "open-gates", "--lang", "en")
    assert done.code == 0
    note = "the address of court is too long for the window of c4c5, din5008b, us10: it goes on the envelope"
    assert "the address of court is too long for the window of " in " ".join(done.stderr.split()), note
