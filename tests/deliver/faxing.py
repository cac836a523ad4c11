"""What tests of faxes are made of: a fax, and programs that do as they are told."""

import os
import sys
import textwrap

from plaint.deliver.delivery import Key
from plaint.deliver.transport import Parcel

TAG = Key(
    campaign="open-gates", office="court", holder="Ada Bench", signatory="ruth-example", way="fax", version="0" * 64,
    address="+442079460302",
).digest  # fmt: skip
FAX = Parcel(
    tag=TAG, to="+442079460302", content=b"II*\0a fax", form="tiff", dial="00442079460302", subject="The gates"
)


class Commit:
    """Counts how often a hand-over was made durable; raises what it is told to."""

    def __init__(self, error=None):
        self.times = 0
        self.error = error

    def __call__(self):
        self.times += 1
        if self.error:
            raise self.error


def write_program(folder, name, body):
    """Write a program in Python of the words in `argv`, found by the environment that is returned."""
    program = folder / name
    head = f"#!{sys.executable} -ISE\nimport os, sys, time, pathlib\nargv = sys.argv[1:]\n"
    program.write_text(head + textwrap.dedent(body))
    program.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', os.defpath)}", "HOME": str(folder)}
