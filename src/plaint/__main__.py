"""`python -m plaint`."""

from plaint.cli import main

main()
