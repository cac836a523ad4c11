"""Faxes handed to a HylaFAX server by its own programs; each job bears our tag, by which it is found again."""

from __future__ import annotations

import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plaint.deliver.fax.command import PATIENCE, CommandTransport, judge_end
from plaint.deliver.fax.program import find_program, run_program
from plaint.deliver.fax.words import tag_of
from plaint.deliver.mail.replies import one_line, refuse
from plaint.deliver.transport import Handover, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from plaint.deliver.fax.program import Ended
    from plaint.deliver.transport import Parcel

_FORMAT = "plaint|%j|%J|%a|%P|%s"  # number, tag, state, pages, what went wrong: faxstat(1), JobFmt
_JOB = re.compile(r"plaint\|(\d+)\|([^|\n]*)\|([?TPSBWRDF])\|([^|\n]*)\|([^\n]*)")
_NUMBER = re.compile(r"request id is (\d+)")
_ANSWERED = "HylaFAX scheduler on "  # faxstat ends with 0 where it reaches nobody, too
_UNREACHED = re.compile(r"can ?not reach|getaddrinfo failed|connection refused|unknown host", re.IGNORECASE)
_ORDER = "DRWBSPT?F"  # of several jobs with one tag, the one that went furthest
_PATIENCE_ASKING = 60.0
_START = "start the fax server, or correct `server:` under `fax:` of the account in settings.yaml"
_BEGUN = "some of it has arrived: ask the office whether they can read it, then tell by `plaint resolve`"
_REFUSED = "see that the fax server lets this machine and user in, and that `sendfax` works by hand"
_REMOVE = "remove it by hand at the fax server: faxrm and the job's number"
_LOG = (
    "HylaFAX forgets jobs some time after they ended: look for the tag in its log/xferfaxlog, then tell by "
    "`plaint resolve`"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A job of a fax server: number, our tag, state and pages as faxstat(1) writes them, and what went wrong."""

    number: str
    tag: str
    state: str
    pages: str
    trouble: str


class HylaFax(CommandTransport):
    """A HylaFAX server, here or elsewhere.

    `Outcome.SENT` means that the server has taken a fax; what became of it since, `find` and `fate` tell.

    Args:
        server: its name, with a port where that is not 4559; "" for the one of this machine's own configuration.
        environ: the environment of its programs.
        patience: seconds after which `sendfax` is killed.
    """

    def __init__(self, server: str, environ: Mapping[str, str], patience: float = PATIENCE) -> None:
        self.server = ("-h", server) if server else ()
        words = ("sendfax", *self.server, "-n", "-m", "-i", "{tag}", "-d", "{number}", "{file}")
        super().__init__(words, environ, patience)

    def judge(self, parcel: Parcel, ended: Ended) -> Handover:
        """Say what the end of `sendfax` means; where it is not plain success, the server is asked."""
        judged = judge_end(ended)
        if judged.outcome is Outcome.SENT:
            number = _NUMBER.search(ended.said)
            return _taken("accepted", judged.reply, number[1] if number else "")
        jobs = self._jobs()
        # one that was given up may be that of an earlier try
        job = _furthest(job for job in jobs or () if job.tag == tag_of(parcel) and job.state != "F")
        if job:
            return _taken("accepted", judged.reply, job.number)
        if ended.code is None:
            return judged
        if jobs is None:
            is_unreached = _UNREACHED.search(ended.said)
            return refuse("run", judged.reply, _START, ended.code) if is_unreached else _unknown(judged.reply, _LOG)
        # a job that ended is kept for minutes at least: this one has never been
        return Handover(outcome=Outcome.RETRY, stage="run", code=ended.code, reply=judged.reply, remedy=_REFUSED)

    def find(self, parcel: Parcel) -> Handover:
        """Look for a fax by its tag; FAILED where the server has given it up before a page had arrived."""
        tag = tag_of(parcel)
        return self._fate(lambda job: job.tag == tag)

    def fate(self, reference: str) -> Handover:
        """Tell what became of a fax by the number of its job; the stage is queued, delivered or given up."""
        return self._fate(lambda job: job.number == reference)

    def cancel(self, reference: str) -> Handover:
        """Take a fax back that is queued, by the number of its job.

        Returns:
            RETRY: it was taken back before a page had arrived. SENT: it was delivered. UNKNOWN: neither is sure.
        """
        before = self.fate(reference)
        if before.stage != "queued":
            return before
        program = find_program("faxrm", self.environ)
        if program is None:
            return _not_removed("there is no program faxrm here that can be run")
        try:
            ended = run_program((program, *self.server, reference), self.environ, _PATIENCE_ASKING)
        except OSError as error:
            return _not_removed(f"faxrm cannot be started: {error.strerror}")
        return self._removed(reference, ended)

    def _removed(self, reference: str, ended: Ended) -> Handover:
        """Say what became of a job that was to be removed; a server forgets one that had not begun."""
        jobs = self._jobs()
        job = next((one for one in jobs or () if one.number == reference), None)
        told = _told(job) if job else None
        if jobs is not None and (ended.code == 0 if told is None else told.outcome is Outcome.FAILED):
            return Handover(outcome=Outcome.RETRY, stage="removed", reply="taken out of the queue", reference=reference)
        if told is None or told.stage == "queued":
            return _not_removed(f"it was not taken out of the queue: {one_line(ended.said)}")
        return told

    def _fate(self, is_it: Callable[[Job], bool]) -> Handover:
        jobs = self._jobs()
        if jobs is None:
            return replace(_unknown("the fax server does not answer", _START), stops=True)
        job = _furthest(filter(is_it, jobs))
        return _told(job) if job else _unknown("the fax server knows no such job", _LOG)

    def _jobs(self) -> tuple[Job, ...] | None:
        """Return the jobs that the server sends or has ended; None where it does not say."""
        program = find_program("faxstat", self.environ)
        if program is None:
            return None
        try:
            with tempfile.TemporaryDirectory(prefix="plaint-", ignore_cleanup_errors=True) as home:
                (Path(home) / ".hylarc").write_text(f'{self._own_configuration()}\nJobFmt: "{_FORMAT}"\n', "utf-8")
                environ = {**self.environ, "HOME": home}
                ended = run_program((program, *self.server, "-s", "-d"), environ, _PATIENCE_ASKING)
        except OSError:
            return None
        has_answered = ended.code == 0 and _ANSWERED in ended.said
        return tuple(_read(ended.said)) if has_answered else None

    def _own_configuration(self) -> str:
        """Return the user's ~/.hylarc: `faxstat` is told the form of its answer there and nowhere else."""
        home = self.environ.get("HOME")
        with suppress(OSError):
            return (Path(home) / ".hylarc").read_text("utf-8", "replace") if home else ""
        return ""


def _read(said: str) -> Iterator[Job]:
    for match in _JOB.finditer(said):
        number, tag, state, pages, trouble = (part.strip() for part in match.groups())
        yield Job(number, tag, state or "?", pages, trouble)


def _furthest(jobs: Iterable[Job]) -> Job | None:
    return min(jobs, key=lambda job: _ORDER.index(job.state), default=None)


def _told(job: Job) -> Handover:
    reply = one_line(f"job {job.number}, {job.pages.replace(':', ' of ')} pages {job.trouble}")
    if job.state == "F":
        has_begun = not job.pages.startswith("0:")
        outcome = Outcome.UNKNOWN if has_begun else Outcome.FAILED
        remedy = _BEGUN if has_begun else "see that the number is right and answers with a fax tone"
        return Handover(outcome=outcome, stage="given up", reply=reply, reference=job.number, remedy=remedy)
    return _taken("delivered" if job.state == "D" else "queued", reply, job.number)


def _taken(stage: str, reply: str, number: str) -> Handover:
    return Handover(outcome=Outcome.SENT, stage=stage, reply=reply, reference=number)


def _not_removed(reply: str) -> Handover:
    return replace(_unknown(reply, _REMOVE), stage="remove")


def _unknown(reply: str, remedy: str) -> Handover:
    return Handover(outcome=Outcome.UNKNOWN, stage="find", reply=reply, remedy=remedy)
