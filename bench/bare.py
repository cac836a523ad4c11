"""The measure of the command line: a Typer app that does nothing, with as many commands and options as ours.

`python -m bench.bare FOLDER LINES` writes it as a package `bare`, whose `list` prints the lines.
"""

from __future__ import annotations

import sys
from pathlib import Path

_HEAD = """\
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="bare", help={help!r}, epilog={epilog!r}, no_args_is_help=True,
    rich_markup_mode=None, pretty_exceptions_enable=False,
    context_settings={{"help_option_names": ["-h", "--help"]}},
)
"""


def write_bare_app(folder: Path, lines: str) -> None:
    """Write a package `bare` like ours; its `list` prints the lines."""
    import typer

    from plaint.cli import app

    group = typer.main.get_command(app)
    parts = [_HEAD.format(help=group.help, epilog=group.epilog)]
    parts.append(_function("callback", "settle", group, "pass"))
    for name, command in group.commands.items():
        body = f"print({lines!r})" if name == "list" else "pass"
        parts.append(_function(f"command({name!r})", f"{name}_", command, body))
    package = folder / "bare"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "app.py").write_text("\n\n".join(parts), "utf-8")
    (package / "__main__.py").write_text('from bare.app import app\n\napp(prog_name="bare")\n')


def _function(decorator: str, name: str, command: object, body: str) -> str:
    call = decorator if decorator.startswith("command") else f"{decorator}()"
    own = [param for param in command.params if param.name not in _TYPERS]
    own.sort(key=lambda param: param.param_type_name != "argument")
    arguments = "".join(f"    {_parameter(number, param)},\n" for number, param in enumerate(own))
    return f"@app.{call}\ndef {name}(\n{arguments}) -> None:\n    {command.help!r}\n    {body}\n"


_TYPERS = ("install_completion", "show_completion", "help")


def _parameter(number: int, param: object) -> str:
    kind = "Option" if param.param_type_name == "option" else "Argument"
    names = f"{_names(param)!r}, " if kind == "Option" else ""
    flag = kind == "Option" and param.is_flag
    one = "Path" if param.type_descriptor.is_path else "str"
    annotation = "bool" if flag else (f"list[{one}] | None" if getattr(param, "multiple", False) else f"{one} | None")
    default = "False" if flag else "None"
    return f"p{number}: Annotated[{annotation}, typer.{kind}({names}help={param.help!r})] = {default}"


def _names(param: object) -> str:
    return "/".join((param.opts[-1], *param.secondary_opts))


if __name__ == "__main__":
    write_bare_app(Path(sys.argv[1]), sys.argv[2])
