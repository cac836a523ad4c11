"""Jinja, made safe for templates and texts that may come from strangers.

What a template may do is a list, not a habit: loop over what it is given, choose, print. It cannot call, import a
module, build a text by multiplying one, or run for long: its work is counted, its output measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import methodcaller
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from plaint.errors import Place, TemplateError, did_you_mean
from plaint.reading.unsafe import UNSAFE, describe_unsafe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import CodeType

    Finalize = Callable[[Any], Any]

MAX_STEPS = 2_000_000  # parts of a template that are evaluated; some 100 characters changed count as one
MAX_OUTPUT = 400_000  # characters
_REFERENCE = "docs/reference/texts.md lists what a text may use"

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
_TESTS = ("defined", "undefined", "none", "string", "in", "eq", "ne")
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
            return "a series has no numbers: loop over it, or take its first or last"
        known = [field.name for field in fields(owner)] if is_dataclass(owner) else list(getattr(owner, "__dict__", ()))
        known = [word for word in known if not word.startswith("_")]
        hint = did_you_mean(name, known) or (f"known: {', '.join(known)}" if known else "")
        return f"no '{name}' there" + (f"; {hint}" if hint else "")


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
            "join": self._join,
            "list": lambda items: list(self._count(items)),
            "first": lambda items: next(self._count(items), ""),
            "last": lambda items: ["", *self._count(items)][-1],
            "length": FILTERS["length"],
            "default": FILTERS["default"],
            **{name: self._on_text(change) for name, change in _TEXT_FILTERS.items()},
        }
        self.tests = {name: self.tests[name] for name in _TESTS}
        self.steps = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        alone = self.loader is None
        for node in tree.find_all(nodes.Node):
            what = _FORBIDDEN.get(type(node)) or (_FILES.get(type(node), "") if alone else "")
            if isinstance(node, nodes.Call) and not _is_super(node):
                what = "calls something"
            if what:
                raise jinja2.TemplateSyntaxError(f"this {what}, which is not allowed here", node.lineno, name, filename)
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
            raise SecurityError("runs for too long")

    def _count(self, items: Any, weight: int = 1) -> Iterator[Any]:
        if not isinstance(items, Iterable):
            raise Misuse("loops over what is no series")
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
                raise SecurityError(f"joins more than {MAX_OUTPUT} characters")
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
            raise Misuse("adds what are no numbers")
        return super().call_binop(context, operator, left, right)


def _as_text(value: Any) -> str:
    """Return a value's words; a record or series has none."""
    if isinstance(value, str):
        return value
    if not isinstance(value, int | float) and "__str__" not in vars(type(value)):
        raise Misuse("takes a series or a whole record for a text")
    return str(value)


def _is_super(node: nodes.Call) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "super" and not node.args


def _no_value(name: str) -> str:
    return f"no value '{name}' here"


def fill(environment: Sandbox, source: str, file: str, values: Mapping[str, Any]) -> str:
    """Fill a template given as text.

    Raises:
        TemplateError: with file and line, whatever is wrong with it.
    """
    try:
        code, names = _compile(source, file, environment.turn_to_text)
        template = jinja2.Template.from_code(environment, code, {}, None)
    except _EXPECTED as error:
        raise _explain(error, file, environment, values) from None
    for name, line in names:
        if name not in values:
            raise TemplateError(f"{Place(file, line)}: {_no_value(name)}", _known_values(name, values))
    return _generate(environment, template, file, values)


def fill_file(environment: Sandbox, name: str, values: Mapping[str, Any]) -> str:
    """Fill a template that the environment's loader knows by name; errors as in `fill`."""
    try:
        template = environment.get_template(name)
    except _EXPECTED as error:
        raise _explain(error, name, environment, values) from None
    return _generate(environment, template, name, values)


@lru_cache(maxsize=128)
def _compile(source: str, file: str, finalize: Finalize) -> tuple[CodeType, tuple[tuple[str, int], ...]]:
    """Return a lone template's code, and the names that it takes from outside with their lines."""
    environment = Sandbox(finalize=finalize)
    tree = environment.parse(source, file, file)
    code = environment.compile(tree, file, file)
    names = list(tree.find_all(nodes.Name))
    # a name that only some branches set is looked up outside in the others: whether it is there shows when it is filled
    outside = meta.find_undeclared_variables(tree) - {name.name for name in names if name.ctx != "load"}
    by_line = sorted(names, key=lambda name: name.lineno, reverse=True)
    lines = {name.name: name.lineno for name in by_line if name.name in outside}
    return code, tuple(sorted(lines.items(), key=lambda entry: entry[1]))


def _generate(environment: Sandbox, template: jinja2.Template, file: str, values: Mapping[str, Any]) -> str:
    parts: list[str] = []
    size = 0
    try:
        for part in template.generate(values):
            parts.append(part)
            size += len(part)
            if size > MAX_OUTPUT:
                raise SecurityError(f"prints more than {MAX_OUTPUT} characters")
    except _EXPECTED as error:
        raise _explain(error, file, environment, values) from None
    text = "".join(parts)
    if UNSAFE.search(text):
        message = f"{Place(file)}: prints the unsafe character {describe_unsafe(text)}"
        raise TemplateError(message, "look for a backslash in {{ … }} or {% … %}")
    return text


def _explain(error: Exception, file: str, environment: Sandbox, values: Mapping[str, Any]) -> TemplateError:
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = Place(error.filename or file, error.lineno)
        return TemplateError(f"{place}: {error.message}", _syntax_hint(error.message or ""))
    if isinstance(error, jinja2.TemplateNotFound):
        known = environment.list_templates() if environment.loader else []
        return TemplateError(f"{Place(file)}: no template '{error.name}'", did_you_mean(str(error.name), known))
    place = Place(file, _line(error, file))
    if isinstance(error, _TOO_DEEP):
        circle = " or extends or includes itself" if environment.loader else ""
        return TemplateError(f"{place}: is nested too deep{circle}", "write it flatter")
    if isinstance(error, _MISUSE):
        return TemplateError(f"{place}: uses a value in a way that it does not allow", _REFERENCE)
    unknown = re.match(r"no value '(\w+)' here", str(error))
    if unknown:
        return TemplateError(f"{place}: {error}", _known_values(unknown[1], values))
    return TemplateError(f"{place}: {error}", _REFERENCE)


def _known_values(name: str, values: Mapping[str, Any]) -> str:
    return did_you_mean(name, values) or f"known: {', '.join(values)}"


def _syntax_hint(message: str) -> str:
    if "not allowed here" in message:
        return "a text may print values, choose with if, and loop with for"
    if "No filter named" in message:
        return "known: join, upper, lower, trim, capitalize, title, length, first, last, list, default"
    if "No test named" in message:
        return f"known: {', '.join(_TESTS)}"
    return "check the braces and the words between {% and %}"


def _line(error: Exception, file: str) -> int:
    """Return the template's line from the traceback, whose frames Jinja has rewritten to template lines."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
