"""A page as its script reads it: the data out of the HTML, and letters filled and written as text, in Python.

This is written apart from the page's own code on purpose: it holds what stands in the file, not what made it.
"""

import html
import json
import re
import textwrap

DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)
WIDTH = 72


def data_of(page):
    """Return the data of a page, HTML as text or bytes."""
    text = page.decode() if isinstance(page, bytes) else page
    found = DATA.findall(text)
    assert len(found) == 1
    return json.loads(found[0])


def words_of(page):
    """Return what stands in a page's elements, without markup, style and script."""
    body = re.sub(r"<(script|style)[^>]*>.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", body)).split())


def in_country(value, country):
    """Return what holds in a country."""
    usual, *others = value
    return next((item for item, codes in others if country in textwrap.wrap(codes, 2)), usual)


def doors(data, country):
    """Return who is written to from a country."""
    return [data["doors"][number] for number in in_country(data["ways"], country)]


def letter_text(data, door, language, country, typed):
    """Return a letter as text, as the page gives it for copying on the day on which it was made."""
    name, town, personal = (typed.get(key, "") for key in ("name", "town", "personal"))
    form = 1 + bool(town) + 2 * bool(personal) if name else 0
    slots = {
        "\ue000": name,
        "\ue001": town,
        "\ue002": data["countries"][language][data["codes"].index(country)],
        "\ue003": personal,
        "\ue004": data["dates"][language][0],
    }

    def put(text):
        return re.sub("[\ue000-\ue004]", lambda found: slots[found[0]], text)

    letter, part = door["letters"][language], data["parts"][language][form]
    subject, numbers = letter["versions"][letter["picks"][form]]
    is_home = letter["home"] and letter["home"] == country
    address = letter["address"][:-1] if is_home else letter["address"]
    parts = [
        _lines(map(put, part["sender"])),
        _lines([letter["forward"], *address]),
        _wrap(put(part["dateline"])),
        _wrap(put(subject)),
        _wrap(letter["salutation"]),
        *_blocks([data["pool"][number] for number in numbers], put, WIDTH),
        _wrap(letter["closing"]),
        "\n\n".join(filter(None, (_lines(map(put, [part["name"], *part["lines"]])), *part["blanks"]))),
        _wrap(letter["copies"]),
        _wrap(letter["enclosures"]),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _blocks(blocks, put, width):
    for block in blocks:
        if isinstance(block, list):
            text = put("".join(run if isinstance(run, str) else run[0] for run in block))
            yield "\n".join(_wrap(line, width) for line in text.split("\n"))
        else:
            yield "\n".join(_items(block, put, width))


def _items(block, put, width):
    for number, item in enumerate(block["items"]):
        marker = f"{block['start'] + number}. " if block["start"] else "- "
        text = "\n".join(_blocks(item, put, width - len(marker)))
        yield marker + textwrap.indent(text, " " * len(marker))[len(marker) :]


def _lines(lines):
    return "\n".join(_wrap(line) for line in lines if line)


def _wrap(text, width=WIDTH):
    return textwrap.fill(text, max(width, 20), break_long_words=False, break_on_hyphens=False)
