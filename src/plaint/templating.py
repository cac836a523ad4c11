"""Jinja, made safe for templates and texts that may come from strangers.

What a template may do is a list, not a habit: loop over what it is given, choose, print. It cannot call, import a
module, build a text by multiplying one, or run for long: loops are counted, output is measured.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

from plaint.errors import Place, TemplateError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

MAX_STEPS = 20_000
MAX_OUTPUT = 400_000  # characters

_FORBIDDEN: dict[type[nodes.Node], str] = {
    nodes.Import: "imports",
    nodes.FromImport: "imports",
    nodes.Macro: "defines a macro",
    nodes.CallBlock: "calls a macro",
    nodes.FilterBlock: "filters a whole block",
    nodes.AssignBlock: "stores a whole block",
    nodes.Concat: "joins with ~",
    nodes.Mul: "multiplies",
    nodes.Pow: "multiplies",
    nodes.Mod: "uses %",
}
_FILES = {nodes.Include: "includes a file", nodes.Extends: "extends a file", nodes.Block: "defines a block"}
_EXPECTED = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class Missing(jinja2.StrictUndefined):
    """A name that no value bears: using it is an error that says which names there are."""

    @property
    def _undefined_message(self) -> str:
        name = str(self._undefined_name)
        if self._undefined_obj is jinja2.utils.missing:
            return f"no value '{name}' here"
        known = [field.name for field in fields(self._undefined_obj)] if is_dataclass(self._undefined_obj) else []
        hint = did_you_mean(name, known) or (f"it has: {', '.join(known)}" if known else "")
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
        self, *, loader: jinja2.BaseLoader | None = None, finalize: Callable[[Any], Any], escape_html: bool = False
    ) -> None:
        super().__init__(
            loader=loader,
            finalize=finalize,
            autoescape=escape_html,
            undefined=Missing,
            keep_trailing_newline=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals.clear()
        self.filters = {"counted": self._count, "join": _join, **{name: self.filters[name] for name in _FILTERS}}
        self.tests = {name: self.tests[name] for name in ("defined", "undefined", "none", "string", "in", "eq", "ne")}
        self.steps = 0

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        alone = self.loader is None
        for node in tree.find_all(nodes.Node):
            what = _FORBIDDEN.get(type(node)) or (_FILES.get(type(node)) if alone else None)
            if isinstance(node, nodes.Call) and not _is_super(node):
                what = "calls something"
            if what:
                raise jinja2.TemplateSyntaxError(f"this {what}, which is not allowed here", node.lineno, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "counted", [], [], None, None, lineno=loop.lineno)
        return tree

    def _count(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.steps += 1
            if self.steps > MAX_STEPS:
                raise SecurityError(f"loops for more than {MAX_STEPS} steps")
            yield item

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> jinja2.Template:  # noqa: D102
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise SecurityError("includes files without end")
        return super().get_template(name, *args, **kwargs)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Add numbers only."""
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError("adds what are no numbers")
        return super().call_binop(context, operator, left, right)


_FILTERS = ("upper", "lower", "trim", "length", "first", "last", "default", "title", "list", "capitalize")


def _is_super(node: nodes.Call) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "super" and not node.args


def _join(items: Iterable[Any], separator: str = "") -> str:
    text = str(separator).join(str(item) for item in items)
    if len(text) > MAX_OUTPUT:
        raise SecurityError("joins too much")
    return text


def fill(environment: Sandbox, source: str, file: str, values: Mapping[str, Any]) -> str:
    """Fill a template given as text.

    Raises:
        TemplateError: with file and line, whatever is wrong with it.
    """
    try:
        code = environment.compile(source, file, file)
        template = jinja2.Template.from_code(environment, code, {}, None)
    except _EXPECTED as error:
        raise _explain(error, file, environment) from None
    return _generate(environment, template, file, values)


def fill_file(environment: Sandbox, name: str, values: Mapping[str, Any]) -> str:
    """Fill a template that the environment's loader knows by name; errors as in `fill`."""
    try:
        template = environment.get_template(name)
    except _EXPECTED as error:
        raise _explain(error, name, environment) from None
    return _generate(environment, template, name, values)


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
        raise _explain(error, file, environment) from None
    return "".join(parts)


def _explain(error: Exception, file: str, environment: Sandbox) -> TemplateError:
    if isinstance(error, jinja2.TemplateSyntaxError):
        return TemplateError(f"{Place(error.filename or file, error.lineno)}: {error.message}", _syntax_hint(error))
    if isinstance(error, jinja2.TemplateNotFound):
        known = environment.list_templates() if environment.loader else []
        return TemplateError(f"{Place(file)}: no template '{error.name}'", did_you_mean(str(error.name), known))
    place = Place(file, _line(error, file))
    if isinstance(error, RecursionError):
        return TemplateError(f"{place}: extends or includes itself", "remove the circle")
    return TemplateError(f"{place}: {error}", "docs/reference/texts.md lists what a text may use")


def _syntax_hint(error: jinja2.TemplateSyntaxError) -> str:
    if "not allowed here" in (error.message or ""):
        return "a text may print values, choose with if, and loop with for"
    return "check the braces and the words between {% and %}"


def _line(error: Exception, file: str) -> int:
    """Return the template's line from the traceback, whose frames Jinja has rewritten to template lines."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
