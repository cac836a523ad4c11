"""The wheel, installed from the lock in an empty environment outside the repository, does the main job."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*command, cwd):
    alien = ("PYTHONPATH", "VIRTUAL_ENV")
    variables = {name: text for name, text in os.environ.items() if name not in alien}
    done = subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "flit_core.wheel", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("plaint-*-py3-none-any.whl"))


@pytest.fixture(scope="module")
def plaint(wheel, tmp_path_factory):
    """The command that the wheel brings, in an environment of its own."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    pip = (folder / "venv/bin/python", "-m", "pip", "install", "--quiet", "--no-compile")
    run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=folder)
    run(*pip, "--no-deps", "--no-index", wheel, cwd=folder)
    return folder / "venv/bin/plaint"


@pytest.fixture(scope="module")
def workspace(plaint, tmp_path_factory):
    folder = tmp_path_factory.mktemp("work") / "our campaign"
    run(plaint, "init", folder, cwd=folder.parent)
    return folder


def test_wheel_holds_every_file_of_the_package(wheel):
    package = ROOT / "src/plaint"
    files = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    expected = {f"plaint/{path.relative_to(package).as_posix()}" for path in files}
    assert {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("plaint/")} == expected


def test_environment_does_not_see_the_repository(plaint):
    python = plaint.with_name("python")
    place = run(python, "-I", "-c", "import plaint; print(plaint.__file__)", cwd=plaint.parent)
    assert Path(place.strip()).is_relative_to(plaint.parent.parent)


def test_starter_workspace_passes_its_check(plaint, workspace):
    run(plaint, "check", cwd=workspace)


def test_starter_workspace_gives_letters(plaint, workspace):
    campaigns = yaml.safe_load((workspace / "campaigns.yaml").read_text("utf-8"))["campaigns"]
    printed = run(plaint, "letter", next(iter(campaigns)), cwd=workspace).splitlines()
    assert printed
    assert all((workspace / line).read_bytes().startswith(b"%PDF-") for line in printed)
