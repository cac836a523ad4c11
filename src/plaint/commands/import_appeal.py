"""`plaint import appeal`: recipients and a campaign, drafted from an appeal."""

from typing import Annotated

import typer


def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The appeal: text, .eml, .mbox, HTML or PDF; - for stdin.")],
) -> None:
    """Draft recipients and a campaign from an appeal, each value with its line and how sure it is.

    Example:

      plaint import appeal appeal.eml
    """
    from plaint.errors import PlaintError

    raise PlaintError(f"cannot read {file} yet", "wait for the next version")
