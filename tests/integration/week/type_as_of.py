"""Run Plaint's command line as if it were another moment: type_as_of.py 2026-11-24T10:00:00+00:00 WORD…"""

import sys
from datetime import datetime

from plaint import cli


def stand_at(moment):
    """Return a clock that stands at a moment."""

    class Standing(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment if tz is None else moment.astimezone(tz)

    return Standing


if __name__ == "__main__":
    cli.datetime = stand_at(datetime.fromisoformat(sys.argv.pop(1)))
    cli.main()
