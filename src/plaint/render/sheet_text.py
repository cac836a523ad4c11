"""An action sheet and its short forms as plain text, wrapped for mail."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.contacts.latin import capitals
from plaint.render.markup import parse_markup
from plaint.render.plaintext import BLANK, WIDTH, render_blocks
from plaint.render.sheet import headings_of, source_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.compose.sheet.telegram import Telegram
    from plaint.compose.sheet.telephone import Script
    from plaint.compose.sheet.value import Entry, Sheet


def render_sheet_text(sheet: Sheet) -> str:
    """Return the whole sheet."""
    return "\n\n".join(part for part in _parts(sheet) if part) + "\n"


def _parts(sheet: Sheet) -> Iterator[str]:
    headings, language = headings_of(sheet), sheet.language
    yield _wrap(f"{capitals(sheet.banner, language)} · {sheet.country}")
    yield _wrap(sheet.title) + "\n" + "=" * min(len(sheet.title), WIDTH)
    yield _lines((sheet.published, sheet.deadline, sheet.status))
    yield _wrap(" ".join(sheet.summary))
    yield from _section(headings.risks, _bullets(risk.text for risk in sheet.risks))
    yield from _section(sheet.heading, *_letter(sheet))
    yield from _section(headings.targets, *(_entry(entry, language) for entry in sheet.entries))
    more = (*sheet.tell, *sheet.missions, *(ask.text for ask in sheet.asks))
    yield from _section(headings.more, _bullets(more))
    yield from _section(headings.background, _background(sheet))
    yield _lines((source_line(sheet), sheet.readers, sheet.made))


def _section(heading: str, *parts: str) -> Iterator[str]:
    if any(parts):
        yield f"{_wrap(heading)}\n{'-' * min(len(heading), WIDTH)}"
        yield from parts


def _letter(sheet: Sheet) -> Iterator[str]:
    letter = sheet.letter
    yield _wrap(headings_of(sheet).subject)
    yield _wrap(letter.salutation)
    yield from render_blocks(parse_markup(letter.body))
    yield _wrap(letter.closing)
    yield _lines(letter.signature)


def _entry(entry: Entry, language: str) -> str:
    greetings = " / ".join(one.text for one in entry.salutations)
    shown = (_label(line.label, line.text, language) for line in entry.shown)
    return _lines((entry.forward, *entry.address, labelled(language, "sheet.salutation", greetings), *shown))


def _label(label: str, text: str, language: str) -> str:
    """Return a text behind its label, which is in the sheet's language already."""
    return phrase(language, "letter.label").format(label=label, text=text) if label else text


def _background(sheet: Sheet) -> str:
    links = (_label(link.title, link.url, sheet.language) for link in sheet.links)
    return _bullets((*(passage.text for passage in sheet.background), *links))


def render_telegrams(telegrams: tuple[Telegram, ...], language: str) -> str:
    """Return telegrams, each with the number of its words above it."""
    return "\n\n\n".join(
        "\n\n".join(
            (
                phrase(language, "sheet.telegram").format(number=one.words),
                _wrap(one.address),
                _wrap(one.text),
                one.signature,
            )
        )
        for one in telegrams
    )


def render_scripts(scripts: tuple[Script, ...], language: str) -> str:
    """Return telephone scripts, half a page each."""
    return "\n\n\n".join(_script(one, language) for one in scripts)


def _script(script: Script, language: str) -> str:
    word = {key: phrase(language, f"sheet.phone.{key}") for key in ("heading", "say", "demands", "write", "calm")}
    blanks = (phrase(language, f"sheet.phone.write.{key}") for key in ("name", "time", "answer"))
    facts = (
        labelled(language, "letter.telephone", script.number),
        labelled(language, "sheet.phone.when", script.hours) if script.hours else "",
        labelled(language, "sheet.phone.ask-for", script.ask_for),
    )
    parts = (
        capitals(word["heading"], language),
        _lines(facts),
        "\n".join((_label(word["say"], "", language).rstrip(), _bullets(script.sentences))),
        _asked_for_more(word["demands"], script, language),
        _wrap(word["calm"]),
        "\n".join((_label(word["write"], "", language).rstrip(), *(_blank(label, language) for label in blanks))),
        _lines(script.report),
    )
    return "\n\n".join(filter(None, parts))


def _asked_for_more(heading: str, script: Script, language: str) -> str:
    """Return all demands, where there are more than the one that is said."""
    if len(script.demands) < 2:
        return ""
    return "\n".join((_label(heading, "", language).rstrip(), _bullets(script.demands)))


def _blank(label: str, language: str) -> str:
    return _label(label, "_" * BLANK, language)


def _bullets(texts: Iterable[str]) -> str:
    return "\n".join(textwrap.indent(_wrap(text, WIDTH - 2), "  ").replace("  ", "- ", 1) for text in texts)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(_wrap(line) for line in lines if line)


def _wrap(text: str, width: int = WIDTH) -> str:
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
