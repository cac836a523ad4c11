"""One verb, one file: a signature, a few lines, what is said.

Verbs and what completes their arguments do without `from __future__ import annotations`: Typer would evaluate the
text of every annotation at each start, which takes longer than all else that `--help` does of its own.
"""
