"""Write docs/reference/cli.md from the commands themselves.

Run it after any change to a command, an option or a help text, and commit what it writes; tests/test_docs.py
says when that was forgotten.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import typer

from plaint.cli import EPILOG, app

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
HEAD = """\
# The command line

<!-- Written by tools/build_cli_reference.py from the commands themselves: change those. -->

In the repository the program is `./plaint`; where it was installed from a wheel it is `plaint`. A command works in the
workspace around the current folder: the nearest folder, from here upwards, that holds `campaigns.yaml`.

Paths, lists and JSON go to standard output, everything said to people goes to standard error, so that results can be
piped. Colours appear on a terminal only, and never where `NO_COLOR` is set. Wrong usage is explained with exit code 2;
[exit-codes.md](exit-codes.md) lists the others.
"""


def make_reference() -> str:
    """Return the reference as Markdown; the same for the same commands."""
    group: Any = typer.main.get_command(app)
    parts = [HEAD, "\n".join(_options("## Options before the command (`-w` may also stand after it)", group))]
    parts += ["\n".join(_command(name, command)) for name, command in each_command(group)]
    parts.append("## Examples\n\n" + _fenced(_examples(EPILOG)))
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def each_command(group: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command with its whole name; a group's own commands follow it."""
    for name, command in group.commands.items():
        yield f"{prefix}{name}", command
        if hasattr(command, "commands"):
            yield from each_command(command, f"{prefix}{name} ")


def _command(name: str, command: Any) -> Iterator[str]:
    words, _, examples = command.help.replace("Examples:", "Example:").partition("Example:")
    yield f"## plaint {name}"
    yield ""
    yield words.strip().replace("\n", " ").replace("  ", "\n\n")
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    yield ""
    rest = ["COMMAND"] if hasattr(command, "commands") else ["[OPTIONS]", *map(_argument, arguments)]
    yield f"`plaint {' '.join([name, *rest])}`"
    if arguments:
        yield ""
        yield from (f"- `{_argument(param)}`: {param.help}{_default(param)}" for param in arguments)
    yield ""
    yield from _options("", command)
    if examples.strip():
        yield ""
        yield _fenced(_examples(examples))


def _options(title: str, command: Any) -> Iterator[str]:
    options = [param for param in command.params if param.param_type_name == "option"]
    if title:
        yield title
        yield ""
    yield "| option | meaning |"
    yield "| --- | --- |"
    yield from (f"| {_names(param)} | {_cell(param.help + _default(param))} |" for param in options)
    yield "| `-h`, `--help` | Show the help and stop. |"


def _names(option: Any) -> str:
    value = "" if option.is_flag else f" {_value(option)}"
    return ", ".join(_cell(f"`{name}{value}`") for name in (*option.opts, *option.secondary_opts))


def _argument(argument: Any) -> str:
    value = _value(argument)
    return value if argument.required else f"[{value}]"


def _value(param: Any) -> str:
    """Return what stands for the value: its name, or the words that it may be."""
    return str(param.metavar or "|".join(_choices(param.type_descriptor.annotation)) or param.name.upper())


def _choices(annotation: Any) -> tuple[str, ...]:
    kinds = (annotation, *get_args(annotation))
    return tuple(entry.value for kind in kinds if isinstance(kind, type) and issubclass(kind, Enum) for entry in kind)


def _default(param: Any) -> str:
    told = param.default not in (None, False, Path()) and "efault" not in param.help
    return f" Default: `{param.default}`." if told else ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _examples(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("plaint ")]


def _fenced(lines: list[str]) -> str:
    return "\n".join(["```text", *lines, "```"])


def main() -> int:
    """Write the reference."""
    REFERENCE.write_text(make_reference(), "utf-8")
    print(REFERENCE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
