"""A letter that stands for many: words that nobody has stand where each has his own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from plaint.compose.batches import letter_of
from plaint.model.letter import Signature
from plaint.render.paper import choose_look, fill_letter
from plaint.render.stamping.cutting import CODE
from plaint.render.stamping.errors import UnfitError
from plaint.render.ties import tied
from plaint.render.window import fit_return_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.compose.batches import Batch
    from plaint.compose.parts import Part
    from plaint.render.geometry import Layout
    from plaint.render.paper import Templates


@dataclass(frozen=True, slots=True)
class Shape:
    """Which lines of a signatory a letter has; those of one shape are set alike.

    Attributes:
        sender, details: how many lines the head and the signature have.
        returns: how many the sender has above the address; 0 where there is no room.
        size: theirs, in points.
        coded: whether there is a code at the foot.
    """

    sender: int
    details: int
    returns: int
    size: float
    coded: bool = False


def shape_of(batch: Batch, part: Part, layout: Layout, *, coded: bool = False) -> Shape:
    """Return the shape of a letter, with a code or without.

    Raises:
        UnfitError: it has what no other letter shares.
    """
    if part.signatory is None or len(part.signatures) != 1:
        raise UnfitError("it is not signed by one person")
    signature = part.signatures[0]
    if signature.image:
        raise UnfitError("a signature is a picture")
    returned, size = fit_return_line(part.return_line, batch.letter.forward, layout)
    return Shape(len(part.sender), len(signature.lines), len(returned), size, coded)


def lines_of(batch: Batch, part: Part, layout: Layout) -> dict[str, str]:
    """Return a signatory's lines by the names of the gaps that they go into, as they are printed."""
    returned, _ = fit_return_line(part.return_line, batch.letter.forward, layout)
    signature = part.signatures[0]
    named = {
        "dateline": part.dateline,
        "name": signature.name,
        **{f"sender {number}": line for number, line in enumerate(part.sender)},
        **{f"detail {number}": line for number, line in enumerate(signature.lines)},
        **{f"return {number}": line for number, line in enumerate(returned)},
    }
    return {name: tied(line) for name, line in named.items()}


class Token(str):
    """A word of a sample; notes where a template looks at it instead of printing it."""

    read: list[str]

    def __new__(cls, word: str, read: list[str]) -> Token:
        """Return a word that notes its readers in a list."""
        token = super().__new__(cls, word)
        token.read = read
        return token

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        self.read.append(str(self))
        return str(self) == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        self.read.append(str(self))
        return hash(str(self))

    def __lt__(self, other: str) -> bool:
        self.read.append(str(self))
        return str(self) < other

    def __le__(self, other: str) -> bool:
        self.read.append(str(self))
        return str(self) <= other

    def __gt__(self, other: str) -> bool:
        self.read.append(str(self))
        return str(self) > other

    def __ge__(self, other: str) -> bool:
        self.read.append(str(self))
        return str(self) >= other

    def __iter__(self) -> Iterator[str]:
        self.read.append(str(self))
        return iter(str(self))

    def __contains__(self, part: object) -> bool:
        self.read.append(str(self))
        return isinstance(part, str) and part in str(self)

    def __len__(self) -> int:
        self.read.append(str(self))
        return len(str(self))

    def __getitem__(self, key: Any) -> str:
        self.read.append(str(self))
        return str(self)[key]


@dataclass(frozen=True)
class Sample:
    """A letter of a batch in a shape, with tokens for lines.

    Attributes:
        batch, part: some letter of that shape.
        words: the token of each gap, by name.
    """

    batch: Batch
    part: Part
    shape: Shape
    layout: Layout
    words: dict[str, str] = field(default_factory=dict)

    def html(self, templates: Templates, step: int) -> str:
        """Return the sample's HTML in one of `look.TYPES`.

        Raises:
            UnfitError: a template makes more of the lines than to print them.
            RenderError: the letter cannot be printed.
            TemplateError: a template cannot be filled.
        """
        html = self._filled(templates, step, self.words)
        longer = {name: f"{word}Qz" for name, word in self.words.items()}
        other = self._filled(templates, step, longer) if templates.own else html
        for name, word in self.words.items():
            html_of_other = other.replace(longer[name], word)
            other = html_of_other
        if other != html:
            raise UnfitError("a template changes the lines of who signs")
        return html

    def _filled(self, templates: Templates, step: int, words: dict[str, str]) -> str:
        read: list[str] = []
        tokens = {name: Token(word, read) for name, word in words.items()}
        letter = letter_of(self.batch, self.part)
        look = choose_look(letter, self.layout, templates, step)
        signature = Signature(name=tokens["name"], lines=_numbered(tokens, "detail", self.shape.details))
        sample = replace(
            letter,
            sender=_numbered(tokens, "sender", self.shape.sender),
            dateline=tokens["dateline"],
            return_line=tokens["return line"],
            signatory=tokens["label"],
            signatures=(signature,),
            code=tokens.get(CODE, ""),
        )
        window = replace(look.window, return_lines=_numbered(tokens, "return", self.shape.returns))
        html = fill_letter(sample, self.layout, templates, replace(look, window=window))
        if read:
            raise UnfitError("a template reads the lines of who signs")
        return html


def _numbered(tokens: dict[str, Token], name: str, many: int) -> tuple[Token, ...]:
    return tuple(tokens[f"{name} {number}"] for number in range(many))


def sample_of(batch: Batch, part: Part, layout: Layout, *, coded: bool = False) -> Sample:
    """Return the sample for all letters that are of a batch and of one shape.

    Raises:
        UnfitError: the letter has no shape.
    """
    shape = shape_of(batch, part, layout, coded=coded)
    names = (*lines_of(batch, part, layout), "return line", "label", *((CODE,) if coded else ()))
    return Sample(batch, part, shape, layout, {name: f"Zq{_letters(number)}" for number, name in enumerate(names)})


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + digit) for digit in divmod(number, 26))
