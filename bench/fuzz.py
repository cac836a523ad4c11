"""Spoilt appeals without end: atheris, in an environment of its own, looks for texts that reading fails on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.peers import environment_of

ROOT = Path(__file__).resolve().parent.parent
PRACTICE = ROOT / "tests" / "appeals" / "practice"
# What the environment gets beside atheris: all that reading appeals imports.
NEEDED = ("babel", "phonenumbers", "tzdata", "email-validator", "idna")
TARGET = """\
import sys
import atheris
with atheris.instrument_imports(include=["plaint.appeal"]):
    from plaint.appeal.files import read_bytes
    from plaint.appeal.plain import as_plain
    from plaint.appeal.read import read_appeal
from plaint.errors import PlaintError


def look(raw):
    try:
        as_plain(read_appeal(read_bytes(raw, lambda pdf: "").text))
    except PlaintError as refused:
        assert refused.hint


atheris.Setup(sys.argv, look)
atheris.Fuzz()
"""


def measure_fuzz(seconds: int) -> bool:
    """Print what was tried; tell whether every text was read or refused, each within ten seconds."""
    with TemporaryDirectory(prefix="plaint-fuzz-") as folder:
        python = environment_of("atheris", "", Path(folder))
        if isinstance(python, str):
            print(f"fuzz: not run: {python}")
            return False
        subprocess.run((str(python), "-m", "pip", "install", "--quiet", *NEEDED), check=True)
        target, corpus = Path(folder) / "target.py", Path(folder) / "corpus"
        target.write_text(TARGET, "utf-8")
        corpus.mkdir()
        for path in sorted(PRACTICE.glob("*.txt")):
            (corpus / path.name).write_bytes(path.read_bytes()[:4000])
        words = (str(python), str(target), f"-max_total_time={seconds}", "-timeout=10", "-max_len=4096", str(corpus))
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        ended = subprocess.run(words, env=environment, cwd=folder, check=False, capture_output=True, text=True)
    print("\n".join(ended.stderr.splitlines()[-12:]), file=sys.stderr)
    print(f"fuzz: {seconds} s, {'nothing found' if ended.returncode == 0 else 'FOUND a text that fails'}")
    return ended.returncode == 0
