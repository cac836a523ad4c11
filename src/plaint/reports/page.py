"""A report becomes one HTML page: tables whose numbers are drawn beside them, photographs, names, texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from plaint.catalogues import labelled, phrase
from plaint.compose.views import long_date, written_number
from plaint.contacts.countries import country_name
from plaint.render import fonts
from plaint.render.look import Face
from plaint.render.markup import parse_markup
from plaint.render.piece import fill_piece, page_of, printed_words
from plaint.reports.inside_page import inside_sections
from plaint.reports.section import Bar, Line, Section, numbers
from plaint.reports.value import FATES, Fates, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plaint.render.paper import Templates
    from plaint.reports.value import Organisation, Report, Row, TargetRow, TextRow

GROUNDS = ("sent", "claimed", "witnessed")
_PLAIN = ("kicker", "private", "public", "empty", "heading.sum", "sum.apart", "column.chart")
PAGE_MARGIN = 18.0  # millimetres


@dataclass(frozen=True, slots=True)
class Specimen:
    """One text, and the fingerprints of its versions: those to several offices mostly differ in the office alone."""

    heading: str
    language: str
    subject: str
    blocks: tuple[Any, ...]
    versions: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """The fixed words of a report in its language."""

    language: str

    def __call__(self, key: str) -> str:
        """Return the words for a key of the report's catalogue."""
        return phrase(self.language, f"report.{key}")

    def labelled(self, key: str, text: str) -> str:
        """Return a label, and what it labels."""
        return labelled(self.language, f"report.{key}", text)

    def number(self, count: int) -> str:
        """Return a number in digits."""
        return written_number(count, self.language)


def render_report(report: Report, paper: str, templates: Templates) -> str:
    """Return the report as one HTML document that names fonts as `font:` and photographs as `photo:`.

    Args:
        report: the report.
        paper: `A4` or `Letter`.
        templates: the paper templates.

    Raises:
        RenderError: a character that no font has.
        TemplateError: a template cannot be filled.
    """
    words = Words(report.language)
    title = words("title").format(title=report.title)
    before, _, rest = phrase(report.language, "letter.page").partition("{page}")
    between, _, after = rest.partition("{pages}")
    values = {
        "language": report.language,
        "title": title,
        "report": report,
        "words": {key: words(key) for key in _PLAIN},
        "facts": tuple(_facts(report, words)),
        "sums": tuple(_sums(report, words)),
        "legend": tuple(
            Line(words(f"column.{ground}"), (words(f"ground.{ground}"),), (Bar(ground, 100),)) for ground in GROUNDS
        ),
        "sections": tuple(one for one in _sections(report, words) if one.is_shown),
        "photos": tuple(_photos(report, words)),
        "photo_heading": words("heading.photos"),
        "specimens": _specimens(report.texts, words),
        "specimen_heading": words("heading.annex"),
        "faces": _faces(report),
        "widths": tuple(range(1, 101)),
        "numbering": (before, between, after),
    }
    html = fill_piece(templates, "report.html", page_of(paper, margin=PAGE_MARGIN), values)
    fonts.require_characters((title, printed_words(html)), f"{report.campaign}, report")
    return html


def _faces(report: Report) -> tuple[Face, ...]:
    """Return the fonts that a report needs: each makes its HTML larger."""
    has_italics = any(sign in one.body for one in report.texts for sign in "*_")
    faces = (face for face in fonts.FACES if face[2] == "normal" or (has_italics and face[0] == fonts.SERIF))
    return tuple(Face(*face) for face in (*faces, *fonts.extra_faces([str(report)])))


def _facts(report: Report, words: Words) -> Iterator[str]:
    """Yield what is known of the campaign itself."""
    language = report.language
    yield words.labelled("country", country_name(report.country, language))
    status = words(f"status.{report.status}")
    yield words.labelled("status", f"{status} ({report.reason})" if report.reason else status)
    if report.first and report.last:
        days = dict.fromkeys((long_date(report.first, language), long_date(report.last, language)))
        yield words.labelled("period", " – ".join(days))
    yield words.labelled("day", long_date(report.day, language))


def _sums(report: Report, words: Words) -> Iterator[Line]:
    letters = report.letters
    yield Line(words("sum.sent"), (words.number(letters.sent),))
    if report.signatures > letters.sent:
        yield Line(words("sum.signatures"), (words.number(report.signatures),))
    yield Line(words("sum.claimed"), (words.number(letters.claimed),))
    yield Line(words("sum.witnessed"), (words.number(letters.witnessed),))
    reached = words("sum.of").format(number=words.number(report.reached), all=words.number(report.asked))
    yield Line(words("sum.targets"), (reached,))
    yield Line(words("sum.answers"), (words.number(sum(one.kind == "answer" for one in report.answers)),))
    yield Line(words("sum.people"), (words.number(report.people),))


def _sections(report: Report, words: Words) -> Iterator[Section]:
    yield _letters("channels", report.channels, report.letters, words)
    yield _letters("countries", report.countries, report.letters, words)
    yield _letters("weeks", report.weeks, report.letters, words)
    yield _targets(report, words)
    yield _fates(report, words)
    yield _pickets(report, words)
    yield _answers(report, words)
    yield _people(report.organisations, words)
    yield _texts(report.texts, words)
    if report.inside:
        yield from inside_sections(report.inside, words)


def _letters(name: str, rows: tuple[Row, ...], total: Tally, words: Words) -> Section:
    """Return a table of letters with the bars that show it."""
    own = [row for row in rows if row.is_letters]
    most = max((row.letters.most for row in own), default=0)
    lines = [Line(row.label, numbers(row.letters, words), _bars(row.letters, most)) for row in own]
    others = [Line(row.label, numbers(row.letters, words)) for row in rows if not row.is_letters]
    foot = Line(words("total"), numbers(total, words))
    return Section(
        name=name,
        heading=words(f"heading.{name}"),
        columns=(words(f"first.{name}"), *(words(f"column.{ground}") for ground in GROUNDS)),
        lines=tuple(lines or others),
        foot=(foot, *others) if lines else (),
        is_chart=True,
        notes=(words("note.apart"),) if others else (),
    )


def _bars(letters: Tally, most: int) -> tuple[Bar, ...]:
    """Return a bar for each ground: its width in per cent of the longest; the least is still seen."""
    counts = ((ground, getattr(letters, ground)) for ground in GROUNDS)
    return tuple(Bar(ground, max(1, round(100 * count / most))) for ground, count in counts if count)


def _targets(report: Report, words: Words) -> Section:
    return Section(
        name="targets",
        heading=words("heading.targets"),
        columns=(words("first.targets"), words("outcome"), *(words(f"column.{ground}") for ground in GROUNDS)),
        lines=tuple(_target(row, words) for row in report.targets),
        notes=(words("note.reached"),),
    )


def _target(row: TargetRow, words: Words) -> Line:
    outcome = words(f"outcome.{row.outcome}") if row.id else ""
    details = "\n".join((*filter(None, (outcome,)), *_details(row, words)))
    return Line(row.office, (details, *numbers(row.letters, words)), below="; ".join(row.holders))


def _details(row: TargetRow, words: Words) -> Iterator[str]:
    """Yield what else there is to be told of an office, each with its number."""
    told: list[tuple[str, int]] = [(f"fate.{fate}", getattr(row.fates, fate)) for fate in FATES if fate != "sent"]
    for ground in GROUNDS[1:]:
        told += [(f"detail.calls.{ground}", getattr(row.calls, ground))]
        told += [(f"detail.pickets.{ground}", getattr(row.pickets, ground))]
    told += [("detail.refused", row.refused), ("detail.answers", row.answers), ("detail.automatic", row.automatic)]
    yield from (words.labelled(key, words.number(count)) for key, count in told if count)


def _fates(report: Report, words: Words) -> Section:
    found = [(fate, getattr(report.fates, fate)) for fate in FATES]
    most = max(count for _, count in found)
    lines = tuple(
        Line(words(f"fate.{fate}"), (words.number(count),), (Bar("sent", max(1, round(100 * count / most))),))
        for fate, count in found
        if count
    )
    bounces = words.labelled("note.bounces", words.number(report.bounces))
    return Section(
        name="fates",
        heading=words("heading.fates"),
        columns=(words("first.fates"), words("column.letters")),
        lines=lines if report.fates != Fates() else (),
        is_chart=True,
        notes=(bounces,) if report.bounces else (),
    )


def _pickets(report: Report, words: Words) -> Section:
    days = (long_date(one.day, words.language) for one in report.pickets)
    cells = ((one.office, words.number(one.people), words(f"column.{one.standing}")) for one in report.pickets)
    lines = tuple(map(Line, days, cells))
    columns = tuple(words(key) for key in ("first.day", "first.targets", "column.people", "column.ground"))
    return Section(name="pickets", heading=words("heading.pickets"), columns=columns, lines=lines)


def _answers(report: Report, words: Words) -> Section:
    lines = tuple(
        Line(long_date(one.day, words.language), (one.office, words(f"answer.{one.kind}"))) for one in report.answers
    )
    notes = () if lines or report.is_empty else (words("note.unanswered"),)
    columns = tuple(words(key) for key in ("first.day", "first.targets", "column.kind"))
    return Section(name="answers", heading=words("heading.answers"), columns=columns, lines=lines, notes=notes)


def _people(organisations: tuple[Organisation, ...], words: Words) -> Section:
    lines = tuple(Line(_organisation(one, words), (_members(one, words),)) for one in organisations)
    columns = (words("first.organisations"), words("column.people"))
    notes = (words("note.people"),)
    return Section(name="people", heading=words("heading.people"), columns=columns, lines=lines, notes=notes)


def _organisation(one: Organisation, words: Words) -> str:
    return words("organisation.other") if one.is_rest else one.name or words("organisation.none")


def _members(one: Organisation, words: Words) -> str:
    number = words.number(one.others)
    if not one.names:
        return number
    names = "; ".join(one.names)
    return words("more").format(names=names, number=number) if one.others else names


def _texts(texts: tuple[TextRow, ...], words: Words) -> Section:
    lines = tuple(
        Line(one.office, (one.language, words.number(one.letters), words.number(one.varied)), below=one.version)
        for one in texts
    )
    columns = tuple(words(key) for key in ("first.texts", "column.language", "column.letters", "column.varied"))
    notes = (words("note.texts"),)
    return Section(name="texts", heading=words("heading.texts"), columns=columns, lines=lines, notes=notes)


def _photos(report: Report, words: Words) -> Iterator[Line]:
    for one in report.photos:
        what = words(f"photo.{one.how}").format(office=one.office)
        caption = f"{long_date(one.day, report.language)}: {what}"
        yield Line(one.name, (words("photo.alt").format(what=what), caption))


def _specimens(texts: Iterable[TextRow], words: Words) -> tuple[Specimen, ...]:
    """Return each text once, with the offices that it went to."""
    alike: dict[tuple[str, str, str], list[TextRow]] = {}
    for one in texts:
        if one.body:
            alike.setdefault((one.language, one.subject, one.body), []).append(one)
    return tuple(
        Specimen(
            heading=words.labelled("text.to", "; ".join(dict.fromkeys(one.office for one in rows))),
            language=language,
            subject=subject,
            blocks=tuple(parse_markup(body)),
            versions=tuple(one.version for one in rows),
        )
        for (language, subject, body), rows in alike.items()
    )
