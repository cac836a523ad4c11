"""A week of a branch with three hundred members, from the appeal to the end: what Plaint did, against the truth."""

import pytest
from tests.deliver.imap_server import imap_server
from tests.deliver.mail_server import MailServer
from tests.integration.week.checks import CHECKS, Case
from tests.integration.week.matter import PASSWORD
from tests.integration.week.people import invent
from tests.integration.week.plot import play
from tests.integration.week.truth import Truth
from tests.integration.week.world import World


@pytest.fixture
def world(tmp_path, monkeypatch):
    """An empty folder, two servers, and a clock that stands on Monday."""
    (tmp_path / "aside").mkdir()
    for kind in ("SMTP", "IMAP"):
        monkeypatch.setenv(f"PLAINT_BRANCH_{kind}_PASSWORD", PASSWORD)
    mail = MailServer(login=("branch@example.org", PASSWORD))
    mail.start()
    with imap_server() as imap:
        imap.secret = PASSWORD
        yield World(tmp_path / "branch", tmp_path / "aside", mail, imap, monkeypatch)
    mail.stop()


def test_the_week(world):
    """One test: the week is played once, and all that must hold of it is looked at."""
    members, truth = invent(), Truth()
    play(world, members, truth)
    case = Case(world, members, truth)
    wrong = {check.__name__: list(check(case)) for check in CHECKS}
    told = [f"{name}: {len(all_of)}\n    " + "\n    ".join(all_of[:10]) for name, all_of in wrong.items() if all_of]
    assert not told, "\n".join(told)
