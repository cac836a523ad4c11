"""Every practice appeal becomes a campaign in which nothing is wrong; what is doubtful is asked."""

from pathlib import Path

import pytest
from drafts import write

from plaint.appeal.read import read_appeal
from plaint.importing.planning import is_empty
from plaint.importing.recipients import is_public
from plaint.reading.data import read_data

# Those with numbers of two digits are of kinds enough; the rest only costs time.
APPEALS = sorted((Path(__file__).parent.parent / "appeals" / "practice").glob("[0-9][0-9]-*.txt"))


@pytest.mark.parametrize("path", APPEALS, ids=lambda path: path.stem)
def test_nothing_is_wrong_with_what_an_appeal_becomes(path, root, checked):
    read = read_appeal(path.read_text("utf-8"))
    if is_empty(read):
        return
    before = (root / "campaigns.yaml").read_bytes()
    made = write(read, root, name=path.name, country=None if read.country else "KZ")
    found = checked()
    assert [str(problem) for problem in found.errors] == []
    assert (root / "campaigns.yaml").read_bytes().startswith(before)
    assert read_data(root).campaigns[made.campaign.name].status == "draft"
    doubtful = [entry for entry in read.targets if not entry.sure]
    asked = [
        doubt for doubt in made.doubts if "to be written to" in doubt.text or "in the sender’s country?" in doubt.text
    ]
    assert len(asked) >= min(1, len(doubtful))


def test_all_practice_appeals_fit_into_one_workspace(root, checked):
    for path in APPEALS:
        read = read_appeal(path.read_text("utf-8"))
        if not is_empty(read):
            write(read, root, name=path.name, country=None if read.country else "KZ")
    assert [str(problem) for problem in checked().errors] == []


def tracked(root):
    """Return the letters and digits of what git would see."""
    files = [root / "campaigns.yaml", root / "recipients.yaml", *(root / "letters").rglob("*.md")]
    return bare("\n".join(path.read_text("utf-8") for path in files if path.exists()))


def bare(text):
    return "".join(sign for sign in text.casefold() if sign.isalnum())


@pytest.mark.parametrize("path", APPEALS, ids=lambda path: path.stem)
def test_no_organisers_contact_gets_into_a_file_that_git_sees(path, root):
    read = read_appeal(path.read_text("utf-8"))
    if is_empty(read):
        return
    write(read, root, name=path.name, country=None if read.country else "KZ")
    text = tracked(root)
    private = [point for copy in read.copies if not is_public(copy) for point in copy.to.points]
    private += [passed.point for passed in read.passed_over if passed.reason in ("sender", "list", "support", "relay")]
    targets = {bare(point.value or point.printed) for entry in read.targets for point in entry.points}
    own = {bare(words) for point in private for words in (point.printed, point.value or "")} - targets
    assert [words for words in own if len(words) > 5 and words in text] == []
