"""Files that cannot be read, and names in them that mean nothing; what could be read goes on to the other checks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plaint.checks.ground import EVERY_LETTER, Remark, named_in
from plaint.checks.references import reference_problems, zone_problems
from plaint.errors import Place, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plaint.model.campaign import Campaign
    from plaint.reading.data import Data
    from plaint.reading.texts import LetterText
    from plaint.workspace import Workspace


def file_remarks(data: Data) -> Iterator[Remark]:
    """Yield what is wrong with the YAML files themselves, then each name in them that nothing bears."""
    for problem in data.problems:
        yield Remark(problem, stops=EVERY_LETTER)
    for problem in reference_problems(data):
        yield Remark(problem, (problem.campaign,) if problem.campaign else (), EVERY_LETTER)
    for problem in zone_problems(data):
        yield Remark(problem)


def sound_campaigns(data: Data) -> tuple[Campaign, ...]:
    """Return the campaigns whose letters can be composed: every name means something, and its entry could be read."""
    unsound = {problem.campaign for problem in reference_problems(data)}
    whole = (one for one in data.campaigns.values() if all(name in data.recipients for name in named_in(one)))
    return tuple(campaign for campaign in whole if campaign.id not in unsound)


def read_all_texts(workspace: Workspace) -> tuple[dict[str, tuple[LetterText, ...]], tuple[Remark, ...]]:
    """Return the texts of every campaign, and an error for each that cannot be read."""
    texts: dict[str, tuple[LetterText, ...]] = {}
    remarks: list[Remark] = []
    for campaign in workspace.data.campaigns.values():
        found, problems = workspace.texts(campaign.id)
        foreign = [text for text in found if not _is_language(text.language)]
        texts[campaign.id] = tuple(text for text in found if text not in foreign)
        for problem in (*problems, *(_no_language(text) for text in foreign)):
            remarks.append(Remark(replace(problem, campaign=campaign.id), (campaign.id,), len(campaign.targets)))
    return texts, (*remarks, *_strays(workspace))


def _is_language(tag: str) -> bool:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _no_language(text: LetterText) -> Problem:
    remedy = "name the file by its ISO 639 code, as en.md or kk.md"
    return Problem(Place(text.name), f"no language '{text.language}' whose dates are known", remedy)


def _strays(workspace: Workspace) -> Iterator[Remark]:
    folder, known = workspace.root / "letters", workspace.data.campaigns
    if not folder.is_dir() or workspace.data.reads["campaigns"].problems:
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name[0] != "." and path.name not in known:
            remedy = did_you_mean(path.name, known) or "rename the folder after its campaign, or remove it"
            yield Remark(Problem(Place(f"letters/{path.name}"), f"no campaign '{path.name}'", remedy, "warning"))
