"""A page becomes one HTML file: styles, script, fonts and data inside it, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from plaint.catalogues import labelled, phrase
from plaint.compose.sheet.hours import weekdays
from plaint.compose.views import Cells, is_rtl, locale_of, long_date
from plaint.contacts.mailto import mailto
from plaint.render.markup import parse_markup
from plaint.render.page.data import page_data
from plaint.render.page.fonts import FACES, face_files
from plaint.render.page.geometry import Measures
from plaint.render.piece import printed_words
from plaint.render.qr import qr_code
from plaint.render.sheet import headings_of

if TYPE_CHECKING:
    from datetime import date

    from plaint.compose.page.value import Case, Desk, Page
    from plaint.compose.sheet.value import Sheet
    from plaint.render.paper import Templates

MOST_BYTES = 200_000
# Keys of the words in the templates; what stands for each is page.<key>, or the key named.
_KEYS = (
    "after", "choose", "copy", "desk", "draft", "draft-hint", "expired", "from", "headers", "initials", "language",
    "languages", "letter", "mail", "mail-hint", "name", "name-hint", "nameless", "nobody", "personal", "personal-hint",
    "post", "print", "print-fax", "privacy", "report", "script", "share", "share-link", "share-qr", "share-text",
    "short", "telegram", "telegram-show", "town", "ways", "web-hint", "web-open", "whom", "you", "feed", "index",
    "none", "ended",
)  # fmt: skip
_ELSEWHERE = {
    "risks": "sheet.heading.risks",
    "more": "sheet.heading.more",
    "background": "sheet.heading.background",
    "email": "letter.email",
    "fax": "letter.fax",
    "phone": "letter.telephone",
    "web": "sheet.web",
    "translation": "letter.translation",
}
# What the script says, under the names by which it asks.
_SPOKEN = {
    **{key: f"page.{key}" for key in (
        "done", "letter", "paper", "paper.envelope", "length",
        "long", "too-long", "too-long.only", "hours.there", "hours.yours", "open", "opens",
        "time.minutes", "time.hours", "time.days", "copied", "not-copied", "short-long",
        "report.subject", "report.body",
    )},
    **{key: key for key in ("fax.title", "fax.to", "fax.number", "fax.from", "fax.date", "fax.subject")},
    "dial": "sheet.dial",
    "ask-for": "sheet.phone.ask-for",
    "say": "sheet.phone.say",
    "demands": "sheet.phone.demands",
    "calm": "sheet.phone.calm",
}  # fmt: skip
_SPACE = re.compile(r"\s*\n\s*")
_POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; font-src data:; img-src data:; form-action 'none'; "
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


@dataclass(frozen=True, slots=True)
class Other:
    """The same page in another language: its file, and how the language calls itself."""

    file: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Face:
    """A font as the stylesheet names it."""

    family: str
    weight: int
    file: str


def render_page(page: Page, templates: Templates, others: tuple[Other, ...] = (), url: str = "") -> str:
    """Return a page as one HTML document that asks for nothing.

    Args:
        page: the page.
        templates: the workspace's over the built-in ones.
        others: the same page in other languages, in the same folder.
        url: where it will stand, for its code that telephones read; "" where that is not known.

    Raises:
        TemplateError: a template cannot be filled.
    """
    values = {**_told(page.case, page.made), "others": others, "is_rtl": is_rtl(page.case.language)}
    if page.sheet and page.desk:
        values |= _desk_values(page, page.desk, url)
    html = templates.fill("page.html", {"sheet": page.sheet, **values})
    data = page_data(page, page.desk, spoken(page.case.language)) if page.desk else ""
    return seal(html, templates, _titles(page), data)


def _titles(page: Page) -> str:
    """Return what a page sets in the bold serif: its title, subjects, and words that a letter stresses."""
    doors = page.desk.doors if page.desk else ()
    letters = [form for door in doors for _, one in door.wordings for form in one.forms]
    stressed = (form.body for form in letters if "**" in form.body or "__" in form.body)
    return "".join((page.case.title, *(form.subject for form in letters), *stressed))


def words_of(language: str) -> Cells:
    """Return the fixed words of pages in a language, as a template names them."""
    own = {key.replace("-", "_"): phrase(language, f"page.{key}") for key in _KEYS}
    return Cells({**own, **{key: phrase(language, known) for key, known in _ELSEWHERE.items()}})


def spoken(language: str) -> dict[str, str]:
    """Return the fixed words that the script says."""
    words = {key: phrase(language, known) for key, known in _SPOKEN.items()}
    return {**words, "weekdays": " ".join(weekdays(language))}


def language_name(language: str, shown_in: str) -> str:
    """Return the name of a language in another, or its own in itself; the code where CLDR knows none."""
    return str(locale_of(shown_in).languages.get(language.partition("-")[0], language))


def _told(case: Case, made: date) -> dict[str, object]:
    language = case.language
    return {
        "case": case,
        "words": words_of(language),
        "source": labelled(language, "sheet.source", case.source) if case.source else "",
        "made": labelled(language, "sheet.made", long_date(made, language)),
    }


def _desk_values(page: Page, desk: Desk, url: str) -> dict[str, object]:
    language, sheet = page.case.language, page.sheet
    assert sheet is not None
    target = url or next((link.url for link in page.case.links if link.is_web), "")
    until = phrase(language, "page.until").format(date=long_date(page.last, language)).replace("..", ".")
    return {
        "headings": headings_of(sheet),
        "blocks": parse_markup(sheet.letter.body),
        "until": until,
        "mail_links": _mail_links(sheet),
        "languages": tuple(Other("", one, language_name(one, language)) for one in desk.languages),
        "forward": desk.forward,
        "qr": qr_code(target) if target else None,
        "qr_text": target,
    }


def _mail_links(sheet: Sheet) -> dict[str, str]:
    """Return the link that begins a message to each mailbox of an action sheet, by mailbox."""
    boxes = (line.brief for entry in sheet.entries for line in entry.shown if line.kind == "email" and line.brief)
    return {box: mailto(box, sheet.letter.subject) for box in boxes}


def seal(html: str, templates: Templates, titles: str, data: str = "") -> str:
    """Put stylesheet, script, fonts and data into a filled template, and the policy that names their hashes.

    The marks that stand for them hold `<`, which no value of a template can.

    Args:
        html: a filled template.
        templates: for the stylesheet.
        titles: what is set in the bold serif.
        data: what the script reads.
    """
    sealed = _sealed(html, templates, titles, data, is_typed=bool(data))
    if data and len(sealed.encode()) > MOST_BYTES:  # what is typed is then set in a font of the reader's, where need be
        sealed = _sealed(html, templates, titles, data, is_typed=False)
    return sealed


def _sealed(html: str, templates: Templates, titles: str, data: str, *, is_typed: bool) -> str:
    faces = face_files(printed_words(html) + data, titles, is_typed=is_typed)
    style = _style(templates, faces)
    script = page_script()
    policy = _POLICY.format(script=_hashed(script), style=_hashed(style))
    sealed = html.replace(' content="plaint:policy">', f' content="{policy}">', 1)
    sealed = sealed.replace("<style>plaint:style</style>", f"<style>{style}</style>", 1)
    sealed = sealed.replace('id="data">plaint:data</script>', f'id="data">{data}</script>', 1)
    return sealed.replace("<script>plaint:script</script>", f"<script>{script}</script>", 1)


def _style(templates: Templates, files: dict[str, bytes]) -> str:
    faces = tuple(Face(family, weight, file) for family, weight, file in FACES)
    style = _SPACE.sub(" ", templates.fill("page.css", {"faces": faces, "measures": Measures()}))
    for name, content in files.items():
        address = f"data:font/woff2;base64,{base64.b64encode(content).decode()}"
        style = style.replace(f'url("{name}")', f'url("{address}")')
    return style


@cache
def page_script() -> str:
    """Return the script as it was built from `page/`."""
    return (resources.files("plaint") / "script" / "page.js").read_text("utf-8")


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
