"""A page's letters held against those of `plaint letter`, in an open copy of the repository's own workspace."""

import shutil
from datetime import date
from pathlib import Path

from page_files import data_of, doors, letter_text
from plaint.compose.letters import Order, compose_letters
from plaint.model.people import Signatory
from plaint.pages import Maker
from plaint.render.plaintext import render_text

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 22)
TYPED = (
    {"name": "Ruth Example"},
    {"name": "Zoë d’Example-Müller", "town": "Exampleton"},
    {"name": "Рут *Пример*", "personal": "I have taught for 30 years, & <b>know</b> _schools_."},
    {"name": "Ruth Example", "town": "St. Example-on-Sea", "personal": "1. I am a nurse."},
)


def opened(folder):
    """Return the repository's own workspace, all its campaigns open: they are history, and history has no letters."""
    for name in ("recipients.yaml", "letters", "templates"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    text = (ROOT / "campaigns.yaml").read_text("utf-8")
    (folder / "campaigns.yaml").write_text(text.replace("status: closed", "status: open"), "utf-8")
    return folder


def signatory(country, typed):
    return Signatory.model_validate({"id": "supporter", "country": country, **typed})


def letters(workspace, name, language, country, typed):
    """Return what `plaint letter --each-signs` writes, by target."""
    campaign = workspace.campaign(name)
    order = Order(
        campaign=campaign,
        origin=country,
        day=DAY,
        language=language,
        signatories=(signatory(country, typed),) if typed else (),
        form="letter",
    )
    composed, _ = compose_letters(workspace.data, workspace.library(name), order)
    return {one.letter.target: render_text(one.letter) for one in composed}


def page_of(workspace, name, language):
    (file,) = Maker(workspace, workspace.templates(), DAY, (language,)).pages(name)
    return data_of(file.content)


def names(workspace):
    campaigns = workspace.data.campaigns
    return [name for name, one in campaigns.items() if one.status in ("open", "updated")]


def compare(workspace, name, language, countries, typed):
    data = page_of(workspace, name, language)
    compared = 0
    for country in countries:
        for written in data["parts"]:
            there = [door for door in doors(data, country) if written in door["letters"]]
            if len(there) < len(doors(data, country)):
                continue
            shown = {door["id"]: letter_text(data, door, written, country, typed) for door in there}
            assert shown == letters(workspace, name, written, country, typed), (name, written, country)
            compared += len(shown)
    assert compared >= len(countries)
