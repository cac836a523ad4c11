"""How a call begins, by `plaint` or `python -m plaint`: the interpreter made ready, then the command line."""

import gc
import os

GARBAGE_AT = 50_000  # new objects before they are searched for garbage; most calls are over by then


def main() -> None:
    """Run one call of the command line."""
    gc.set_threshold(GARBAGE_AT)
    # Whatever else is installed has no say in how data is read, and is not searched for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from plaint import cli

    cli.main()


if __name__ == "__main__":
    main()
