"""Every practice appeal becomes a campaign in which nothing is wrong; what is doubtful is asked."""

from pathlib import Path

import pytest
from drafts import write

from plaint.appeal.read import read_appeal
from plaint.importing.planning import is_empty
from plaint.reading.data import read_data

APPEALS = sorted((Path(__file__).parent.parent / "appeals" / "practice").glob("*.txt"))


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
