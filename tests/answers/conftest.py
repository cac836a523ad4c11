"""The workspace from which letters and calls have left, built once."""

import shutil

import pytest
from tests.answers.world import World, build


@pytest.fixture(scope="session")
def sent(tmp_path_factory):
    return build(tmp_path_factory.mktemp("answers") / "sent")


@pytest.fixture
def world(sent, tmp_path):
    """A copy of it to write into."""
    return World(shutil.copytree(sent.root, tmp_path / "world"))
