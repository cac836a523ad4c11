"""Faxes handed to a program: it gets a file and a number, and its exit code says whether it took them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from plaint.deliver.fax.program import TEMPORARY, find_program, kept_in_file, run_program
from plaint.deliver.fax.words import places_of
from plaint.deliver.mail.replies import one_line, refuse
from plaint.deliver.transport import Handover, Outcome
from plaint.model.fax_settings import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from plaint.deliver.fax.program import Ended
    from plaint.deliver.transport import Parcel

PATIENCE = 300.0  # seconds; a program that dials by itself takes as long as the call
_ENDINGS = {"tiff": "tif", "pdf": "pdf"}
_NOT_RUN = (126, 127)  # how a shell says that it could not run what it was to
_INSTALL = "install it, or correct `fax:` of the account in settings.yaml"
_MAKE_ROOM = "make room in the folder for temporary files, then run it again"
ASK = "look into the program's log, or ask the office; then tell by `plaint resolve`"


class CommandTransport:
    """A program that takes faxes.

    It says by its exit code what came of one: 0, it was taken; 75 (EX_TEMPFAIL), not now; any other, it was not taken.
    Where it is killed or does not end, nobody knows.

    Args:
        words: the program and what it is told, with places as {number} and {file}.
        environ: its environment.
        patience: seconds after which it is killed.
    """

    def __init__(self, words: tuple[str, ...], environ: Mapping[str, str], patience: float = PATIENCE) -> None:
        self.words = words
        self.environ = environ
        self.patience = patience

    def hand_over(self, parcel: Parcel, commit: Callable[[], None]) -> Handover:
        """Hand one fax over; see `transport.Transport`."""
        name, *rest = self.words
        program = find_program(name, self.environ)
        if program is None:
            return refuse("start", f"there is no program {name} here that can be run", _INSTALL)
        with contextlib.ExitStack() as stack:
            try:
                path = stack.enter_context(kept_in_file(parcel.content, _ENDINGS.get(parcel.form, "bin")))
            except OSError as error:
                return refuse("start", f"the fax cannot be laid into a file: {error.strerror}", _MAKE_ROOM)
            values = {**places_of(parcel), "file": str(path)}
            commit()
            try:
                ended = run_program((program, *(fill(word, values) for word in rest)), self.environ, self.patience)
            except OSError as error:
                return refuse("start", f"{name} cannot be started: {error.strerror}", _INSTALL)
        return self.judge(parcel, ended)

    def judge(self, parcel: Parcel, ended: Ended) -> Handover:
        """Say what the end of the program means for a fax."""
        return judge_end(ended)

    def find(self, parcel: Parcel) -> Handover:
        """Nobody can ask a program of any kind whether it took a fax: a person must find out."""
        return Handover(outcome=Outcome.UNKNOWN, stage="find", reply="the program cannot be asked", remedy=ASK)

    def close(self) -> None:
        """Nothing is open."""


def judge_end(ended: Ended) -> Handover:
    """Say what a program's end means for what it was to send."""
    said = one_line(ended.said)
    if ended.code is None:
        reply = one_line(f"it was killed, or did not end in time: {said}".removesuffix(": "))
        return Handover(outcome=Outcome.UNKNOWN, stage="run", reply=reply, remedy=ASK)
    reply = said or f"it ended with {ended.code}"
    if ended.code in _NOT_RUN:
        return refuse("run", reply, _INSTALL, ended.code)
    outcome = {0: Outcome.SENT, TEMPORARY: Outcome.RETRY}.get(ended.code, Outcome.FAILED)
    remedy = "run the program by hand to see what is wrong" if outcome is Outcome.FAILED else ""
    stage = "accepted" if outcome is Outcome.SENT else "run"
    return Handover(outcome=outcome, stage=stage, code=ended.code, reply=reply, remedy=remedy)
