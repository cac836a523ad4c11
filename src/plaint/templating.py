"""Jinja, made safe for templates and texts that may come from strangers.

What a template may do is a list, not a habit: loop over what it is given, choose, print. It cannot call, import a
module, build a text by multiplying one, or run for long: its work is counted, its output measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from operator import methodcaller
from typing import TYPE_CHECKING, Any, NamedTuple

import jinja2
from jinja2 import meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plaint.errors import Place, TemplateError, did_you_mean
from plaint.reading.unsafe import describe_unsafe
from plaint.template_words import NOT_ALLOWED, REFERENCE, TESTS, describe_syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import CodeType

    Finalize = Callable[[Any], Any]
    Kind = Callable[..., "Sandbox"]

MAX_STEPS = 2_000_000  # parts of a template that are evaluated; some 100 characters changed count as one
MAX_OUTPUT = 400_000  # characters

_FORBIDDEN: Mapping[type[nodes.Node], str] = {
    nodes.Import: "imports",
    nodes.FromImport: "imports",
    nodes.Macro: "defines a macro",
    nodes.CallBlock: "calls a macro",
    nodes.FilterBlock: "filters a whole block",
    nodes.AssignBlock: "stores a whole block",
    nodes.EvalContextModifier: "switches escaping",
    nodes.ScopedEvalContextModifier: "switches escaping",
    nodes.Concat: "joins with ~",
    nodes.Mul: "multiplies",
    nodes.Pow: "multiplies",
    nodes.Mod: "uses %",
}
_FILES: Mapping[type[nodes.Node], str] = {
    nodes.Include: "includes a file",
    nodes.Extends: "extends a file",
    nodes.Block: "defines a block",
}
_TOO_DEEP = (RecursionError, SyntaxError, MemoryError)
_MISUSE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
_EXPECTED = (jinja2.TemplateError, *_TOO_DEEP, *_MISUSE)
_TEXT_FILTERS = {
    "upper": methodcaller("upper"),
    "lower": methodcaller("lower"),
    "trim": methodcaller("strip"),
    "capitalize": methodcaller("capitalize"),
    "title": FILTERS["title"],
}


class Misuse(jinja2.TemplateRuntimeError):
    """A value is used in a way that is not meant; the message says which."""


class Missing(jinja2.StrictUndefined):
    """A name that no value bears: using it is an error that says which names there are."""

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if owner is jinja2.utils.missing:
            return _no_value(str(name))
        if not isinstance(name, str):
            return "a series has no numbers; loop over it, or take its first or last"
        return _no_part(name, owner)


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one filling: strict, counted, without globals.

    Args:
        loader: where templates come from; without one a template stands alone.
        finalize: turns every printed value into text.
        escape_html: for paper, whose templates are HTML.
    """

    intercepted_binops = frozenset(["+"])

    def __init__(
        self, *, loader: jinja2.BaseLoader | None = None, finalize: Finalize, escape_html: bool = False
    ) -> None:
        self.turn_to_text = finalize
        super().__init__(
            loader=loader,
            finalize=self._print,
            autoescape=escape_html,
            undefined=Missing,
            keep_trailing_newline=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self.filters = {
            "counted": self._count,
            "sought": _sought,
            "join": self._join,
            "list": lambda items: list(self._count(items)),
            "first": lambda items: next(self._count(items), ""),
            "last": lambda items: ["", *self._count(items)][-1],
            "length": FILTERS["length"],
            "default": FILTERS["default"],
            **{name: self._on_text(change) for name, change in _TEXT_FILTERS.items()},
        }
        self.tests = {name: self.tests[name] for name in TESTS}
        self.steps = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        alone = self.loader is None
        for node in tree.find_all(nodes.Node):
            what = _FORBIDDEN.get(type(node)) or (_FILES.get(type(node), "") if alone else "")
            if isinstance(node, nodes.Call) and not _is_super(node):
                what = "calls something"
            if isinstance(node, nodes.Const | nodes.TemplateData):
                what = _unsafe_constant(node)
            if what:
                raise jinja2.TemplateSyntaxError(NOT_ALLOWED.format(what), node.lineno, name, filename)
        for comparison in tree.find_all(nodes.Compare):
            if any(operand.op in ("in", "notin") for operand in comparison.ops):
                line = comparison.lineno
                comparison.expr = nodes.Filter(comparison.expr, "sought", [], [], None, None, lineno=line)
        for loop in tree.find_all(nodes.For):
            weight = nodes.Const(sum(1 for _ in loop.find_all(nodes.Node)), lineno=loop.lineno)
            loop.iter = nodes.Filter(loop.iter, "counted", [weight], [], None, None, lineno=loop.lineno)
        return tree

    def _print(self, value: Any) -> Any:
        # a missing value must complain for itself: only it knows what was meant
        return self.turn_to_text(str(value) if isinstance(value, Missing) else value)

    def _spend(self, work: int) -> None:
        self.steps += work
        if self.steps > MAX_STEPS:
            raise SecurityError("runs for too long; loop over fewer things")

    def _count(self, items: Any, weight: int = 1) -> Iterator[Any]:
        if not isinstance(items, Iterable):
            raise Misuse("loops over what is no series; loop over people or demands")
        for item in items:
            self._spend(weight)
            yield item

    def _join(self, items: Any, separator: str = "") -> str:
        parts: list[str] = []
        size = 0
        for item in self._count(items):
            parts.append(_as_text(item))
            size += len(parts[-1]) + len(separator)
            if size > MAX_OUTPUT:
                raise SecurityError(f"joins more than {MAX_OUTPUT} characters; join less")
        self._spend(size // 100)
        return separator.join(parts)

    def _on_text(self, change: Callable[[str], str]) -> Callable[[Any], str]:
        def apply(value: Any) -> str:
            text = _as_text(value)
            self._spend(len(text) // 100)
            return change(text)

        return apply

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> jinja2.Template:
        """Return a template, counting its length as work: it may be included in a loop."""
        template = super().get_template(name, parent, globals)
        if self.loader is not None:
            source, _, _ = self.loader.get_source(self, str(template.name))
            self._spend(1 + len(source) // 10)
        return template

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Add numbers only."""
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise Misuse("adds what are no numbers; write texts one after the other, as {{ a }}{{ b }}")
        return super().call_binop(context, operator, left, right)


def _sought(value: Any) -> Any:
    """Return what is looked for in something else; a word that notes who reads it is told so by a comparison."""
    _ = value == ""
    return value


def _as_text(value: Any) -> str:
    """Return a value's words; a record or series has none."""
    if isinstance(value, str):
        return value
    if not isinstance(value, int | float) and "__str__" not in vars(type(value)):
        raise Misuse("takes a series or a whole record for a text; name one of its parts")
    return str(value)


def _unsafe_constant(node: nodes.Const | nodes.TemplateData) -> str:
    text = node.value if isinstance(node, nodes.Const) else node.data
    unsafe = describe_unsafe(text) if isinstance(text, str) else ""
    return f"holds the unsafe character {unsafe}" if unsafe else ""


def _is_super(node: nodes.Call) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "super" and not node.args


def _no_value(name: str) -> str:
    return f"no value '{name}' here"


def _known_parts(owner: object) -> list[str]:
    names = [field.name for field in fields(owner)] if is_dataclass(owner) else list(getattr(owner, "__dict__", ()))
    return [name for name in names if not name.startswith("_")]


def _no_part(name: str, owner: object) -> str:
    known = _known_parts(owner)
    hint = did_you_mean(name, known) or (f"known: {', '.join(known)}" if known else "")
    return f"no '{name}' there" + (f"; {hint}" if hint else "")


class Shelf(jinja2.BaseLoader):
    """Templates by name, each from a file that messages can name.

    Args:
        texts: by name.
        files: the name of each one's file.
    """

    def __init__(self, texts: Mapping[str, str], files: Mapping[str, str]) -> None:
        self.texts = texts
        self.files = files

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text and file."""
        if template not in self.texts:
            raise jinja2.TemplateNotFound(template)
        return self.texts[template], self.files[template], lambda: True

    def list_templates(self) -> list[str]:
        """Return the names, sorted."""
        return sorted(self.texts)


def fill(environment: Sandbox, source: str, file: str, values: Mapping[str, Any]) -> str:
    """Fill a template given as text.

    Raises:
        TemplateError: with file and line, whatever is wrong with it.
    """
    kind: Kind = type(environment)
    for fault in find_faults(source, file, environment.turn_to_text, values, kind):
        raise fault
    code, _ = _compile(source, file, environment.turn_to_text, kind)
    template = jinja2.Template.from_code(environment, code, {}, None)
    return _Filling(environment, values, (file,)).generate(template)


def fill_file(environment: Sandbox, name: str, values: Mapping[str, Any]) -> str:
    """Fill a template that the environment's loader knows by name; errors as in `fill`."""
    files = environment.loader.files if isinstance(environment.loader, Shelf) else {}
    named = (files.get(name, name), *files.values())
    try:
        template = environment.get_template(name)
    except _EXPECTED as error:
        raise _Filling(environment, values, named).explain(error) from None
    return _Filling(environment, values, named).generate(template)


def find_faults(
    source: str, file: str, finalize: Finalize, values: Mapping[str, object], kind: Kind = Sandbox
) -> tuple[TemplateError, ...]:
    """Return what can be seen to be wrong with a lone template before it is filled.

    Args:
        source: the template.
        file: its name in messages.
        finalize: turns every printed value into text.
        values: what it will see, or what each will be an instance of.
        kind: of environment.
    """
    try:
        _, uses = _compile(source, file, finalize, kind)
    except _EXPECTED as error:
        return (_Filling(kind(finalize=finalize), values, (file,)).explain(error),)
    return tuple(filter(None, (_wrong_use(use, file, values) for use in uses)))


class _Use(NamedTuple):
    """A value that a template takes from outside, with the part of it that it takes, or ""."""

    line: int
    name: str
    part: str


def _wrong_use(use: _Use, file: str, values: Mapping[str, object]) -> TemplateError | None:
    place = Place(file, use.line)
    if use.name not in values:
        return None if use.part else TemplateError(f"{place}: {_no_value(use.name)}", _known_values(use.name, values))
    owner = values[use.name]
    if use.part and is_dataclass(owner) and use.part not in _known_parts(owner):
        message, _, hint = _no_part(use.part, owner).partition("; ")
        return TemplateError(f"{place}: {message}", hint)
    return None


@lru_cache(maxsize=128)
def _compile(source: str, file: str, finalize: Finalize, kind: Kind) -> tuple[CodeType, tuple[_Use, ...]]:
    """Return a lone template's code, and what it takes from outside, by line."""
    environment = kind(finalize=finalize)
    tree = environment.parse(source, file, file)
    code = environment.compile(tree, file, file)
    # a name that only some branches set is looked up outside in the others: whether it is there shows when it is filled
    set_here = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    outside = meta.find_undeclared_variables(tree) - set_here
    uses = [_Use(name.lineno, name.name, "") for name in tree.find_all(nodes.Name) if name.name in outside]
    for part in tree.find_all(nodes.Getattr):
        if isinstance(part.node, nodes.Name) and part.node.name in outside:
            uses.append(_Use(part.lineno, part.node.name, part.attr))
    return code, tuple(sorted(set(uses)))


@dataclass(frozen=True)
class _Filling:
    """A template at work.

    Attributes:
        files: whose lines an error may name, the template's own first.
    """

    environment: Sandbox
    values: Mapping[str, Any]
    files: tuple[str, ...]

    def generate(self, template: jinja2.Template) -> str:
        parts: list[str] = []
        size = 0
        try:
            for part in template.generate(self.values):
                parts.append(part)
                size += len(part)
                if size > MAX_OUTPUT:
                    raise SecurityError(f"prints more than {MAX_OUTPUT} characters; print less")
        except _EXPECTED as error:
            raise self.explain(error) from None
        return "".join(parts)

    def explain(self, error: Exception) -> TemplateError:
        place = _place(error, self.files)
        if isinstance(error, jinja2.TemplateSyntaxError):
            message, hint = describe_syntax(error.message or "")
            return TemplateError(f"{Place(error.filename or place.file, error.lineno)}: {message}", hint)
        if isinstance(error, jinja2.TemplateNotFound):
            known = self.environment.list_templates() if self.environment.loader else []
            return TemplateError(f"{place}: no template '{error.name}'", did_you_mean(str(error.name), known))
        if isinstance(error, _TOO_DEEP):
            circle = "includes or extends itself, or " if self.environment.loader else ""
            return TemplateError(f"{place}: {circle}is nested too deep", "write it flatter")
        if isinstance(error, _MISUSE):
            return TemplateError(f"{place}: uses a value in a way that it does not allow", REFERENCE)
        unknown = re.match(r"no value '(\w+)' here", str(error))
        message, _, hint = str(error).partition("; ")
        remedy = _known_values(unknown[1], self.values) if unknown else hint or REFERENCE
        return TemplateError(f"{place}: {message}", remedy)


def _known_values(name: str, values: Mapping[str, Any]) -> str:
    return did_you_mean(name, values) or f"known: {', '.join(values)}"


def _place(error: Exception, files: tuple[str, ...]) -> Place:
    """Return the last template line of the traceback, whose frames Jinja has rewritten; else the first file."""
    place = Place(files[0])
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename in files:
            place = Place(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place
