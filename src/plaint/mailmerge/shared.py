"""One text for all rows, with values in it as the template had them, wherever it says what mailmerge said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

from plaint.compose.filling import fill_body, fill_line, find_text_faults
from plaint.compose.views import Cells
from plaint.errors import RenderError, TemplateError
from plaint.mailmerge.template import MergeSandbox, is_template
from plaint.mailmerge.words import as_expected, as_markdown, guard, printed
from plaint.model.campaign import CELL_NAME
from plaint.model.text import MAX_TEXT
from plaint.reading.blocks import write_scalar
from plaint.reading.source import Source
from plaint.reading.texts import MAX_BYTES, LetterText, parse_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plaint.mailmerge.messages import Form, Message

_SUBJECT = re.compile(r"^subject:[ \t]*(.*)$(?!\n[ \t])", re.IGNORECASE | re.MULTILINE)
_PLACE = re.compile("\ue000(\\d+)\ue001")
_TAGS = re.compile("(?:\ue000\\d+\ue001[ \t]*)+\\Z")
_KEYWORDS = frozenset("and else elif endfor endif false for if in is loop none not or set true".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Shared:
    """A text for all rows.

    Attributes:
        content: the file, front matter and all.
        columns: whose cells it prints, as `target.values.…`.
    """

    content: str
    columns: tuple[str, ...]

    def cells_of(self, message: Message) -> dict[str, str]:
        """Return the words that the text prints for one row."""
        return {name: message.row.cells[name] for name in self.columns}


def share_text(template: Source, messages: tuple[Message, ...]) -> Shared | None:
    """Return the template as one text of ours; None where no such text says of each row what mailmerge would."""
    head, _, body = template.text.partition("\n\n")
    subjects = _SUBJECT.findall(head)
    forms = {message.form for message in messages}
    is_plain = not any(message.has_html for message in messages)
    if len(subjects) != 1 or len(forms) != 1 or not is_plain or "{%" in head or "\ue000" in template.text:
        return None
    if not all(is_template(part, messages[0].row.cells) for part in (subjects[0], body)):
        return None
    for keeps_lines in (False, True):
        turned = _Turned(messages[0].row.cells, keeps_lines)
        found = turned.text(subjects[0], body, next(iter(forms)))
        if found and _says_the_same(found, messages):
            return found
    return None


@dataclass
class _Turned:
    """Turns a template: names of columns become values of the target, words become Markdown.

    Args:
        columns: what the names are.
        keeps_lines: a line break behind a tag is printed, as mailmerge prints it.
    """

    columns: Mapping[str, str]
    keeps_lines: bool

    def __post_init__(self) -> None:
        self.codes: list[str] = []
        self.used: dict[str, None] = {}

    def text(self, subject: str, body: str, form: Form) -> Shared | None:
        words = as_markdown(self._hidden(body), form, lambda line: bool(_TAGS.match(line)) and self._is_tag(line))
        turned = self._shown(guard(words))
        heading = self._shown(self._hidden(subject.strip()))
        names = tuple(self.used)
        content = text_file(heading, turned)
        if not all(CELL_NAME.match(name) and len(name) <= 64 for name in names) or len(content.encode()) > MAX_BYTES:
            return None
        return Shared(content, names)

    def _is_tag(self, line: str) -> bool:
        return all(self.codes[int(number)].startswith(("{%", "{#")) for number in _PLACE.findall(line))

    def _shown(self, words: str) -> str:
        return _PLACE.sub(lambda found: self.codes[int(found[1])], words)

    def _hidden(self, template: str) -> str:
        """Return a template with a mark for each tag, and keep the tags."""
        parts: list[str] = []
        for kind, value in self._tokens(template):
            if kind == "data":
                parts.append(value)
            else:
                parts.append(f"\ue000{len(self.codes)}\ue001")
                self.codes.append(value)
        return "".join(parts)

    def _tokens(self, template: str) -> Iterator[tuple[str, str]]:
        """Yield words between tags, and tags whole."""
        code: list[str] = []
        tokens = [(str(kind), value) for _, kind, value in MergeSandbox(finalize=str).lex(template)]
        for number, (kind, value) in enumerate(tokens):
            if kind == "data":
                yield kind, value
                continue
            if kind in ("raw_begin", "raw_end"):
                continue
            if kind == "block_begin" and value == "{%-":
                yield "data", "\n"  # the lexer has taken it away, as the tag will
            code.append(self._code(tokens, number))
            if kind in ("variable_end", "block_end", "comment_end"):
                yield "code", "".join(code).rstrip()
                yield "data", value[len(value.rstrip()) :]
                code = []

    def _code(self, tokens: list[tuple[str, str]], number: int) -> str:
        kind, value = tokens[number]
        if kind == "name" and value in self.columns and value not in _KEYWORDS and _is_taken(tokens, number):
            self.used[value] = None
            return f"target.values.{value}"
        bare = value.strip() if kind.endswith(("_begin", "_end")) else value
        if self.keeps_lines and kind == "block_begin" and bare == "{%":
            return "{%+"
        return "+%}" if self.keeps_lines and kind == "block_end" and bare == "%}" else value


def _is_taken(tokens: list[tuple[str, str]], number: int) -> bool:
    """Tell whether a name in a tag is looked up, rather than being a part, a filter, a test or an argument's name."""
    before = [value for kind, value in tokens[max(0, number - 4) : number] if kind != "whitespace"]
    after = [value for kind, value in tokens[number + 1 : number + 3] if kind != "whitespace"]
    return before[-1:] not in ([["."], ["|"], ["is"]]) and after[:1] != ["="]


def text_file(subject: str, body: str) -> str:
    """Return the file of a text that is whole; subject and body are a template's."""
    return f"---\nsubject: {write_scalar(subject)}\nwhole: true\n---\n{body}"


def _says_the_same(shared: Shared, messages: tuple[Message, ...]) -> bool:
    text = parse_text(Source("text", shared.content, b""), "en")
    if not isinstance(text, LetterText) or find_text_faults(text):
        return False
    return all(_says(text, shared.cells_of(message), message) for message in messages)


def _says(text: LetterText, cells: dict[str, str], message: Message) -> bool:
    if any("\n" in cell or len(cell) > MAX_TEXT for cell in cells.values()):
        return False
    values = {"target": SimpleNamespace(values=Cells(cells))}
    try:
        subject, body = fill_line(text.front.subject, text, values), fill_body(text, values)
        told = printed(body).strip()
    except (TemplateError, RenderError):
        return False
    return subject == message.subject and told == as_expected(message.body, message.form).strip()
