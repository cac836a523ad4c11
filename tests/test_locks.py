"""The lock files: complete, in range, and naming no host."""

import shutil
from pathlib import Path

import pytest
from tools import check_locks

ROOT = Path(__file__).resolve().parent.parent
HASH = "sha256:" + "0" * 64


@pytest.fixture
def checkout(tmp_path):
    for name in (*check_locks.SOURCES, *check_locks.SOURCES.values()):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def add(path, text):
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_the_locks_fit():
    assert check_locks.find_problems(ROOT) == ()


@pytest.mark.parametrize("lock", check_locks.SOURCES)
def test_a_lock_names_no_host_and_no_folder(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert not any(word in text for word in ("://", "-url", "-links", "-host", " @ ", "/home", "/tmp"))


def test_a_new_dependency_must_be_locked(checkout):
    edit(checkout / "pyproject.toml", "dependencies = [", 'dependencies = [\n    "Some_Thing>=1",')
    assert check_locks.find_problems(checkout) == (
        "requirements.lock: lacks some-thing, which pyproject.toml asks for",
    )


def test_a_pin_must_be_in_range(checkout):
    edit(checkout / "pyproject.toml", '"weasyprint>=70.0,<70.1"', '"weasyprint>=71,<72"')
    assert check_locks.find_problems(checkout) == (
        "requirements.lock: weasyprint 70.0 is not what pyproject.toml asks for (<72,>=71)",
    )


def test_a_dropped_dependency_must_leave(checkout):
    edit(checkout / "pyproject.toml", '    "jinja2>=3.1.6,<4",\n', "")
    assert check_locks.find_problems(checkout) == (
        "requirements.lock: jinja2 is there for pyproject.toml, which no longer asks for it",
    )


def test_a_dropped_test_package_must_leave(checkout):
    text = (checkout / "requirements-test.in").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("hypothesis")]
    (checkout / "requirements-test.in").write_text("\n".join(kept) + "\n", "utf-8")
    assert check_locks.find_problems(checkout) == (
        "requirements-test.lock: hypothesis is there for requirements-test.in, which no longer asks for it",
    )


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example.org/simple",
        "--extra-index-url https://packages.example.org/simple",
        "--find-links ./wheels",
        "some-thing @ https://files.example.org/some-thing.whl",
        "some-thing @ file:./some-thing.whl",
        "-e .",
        "some-thing>=1",
        "# from https://packages.example.org/simple",
    ],
)
def test_a_line_that_points_elsewhere_is_found(checkout, line):
    add(checkout / "requirements.lock", line + "\n")
    assert check_locks.find_problems(checkout) == (
        f"requirements.lock: this line does not belong in a lock: {line}",
    )


def test_a_pin_needs_a_hash(checkout):
    add(checkout / "requirements.lock", "some-thing==1.0 \\\n    # via other\n")
    assert check_locks.find_problems(checkout) == ("requirements.lock: some-thing has no hash",)


def test_locks_of_one_environment_agree(checkout):
    add(checkout / "requirements-test.lock", f"idna==1.0 \\\n    --hash={HASH}\n    # via other\n")
    assert check_locks.find_problems(checkout) == (
        f"requirements-test.lock: idna 1.0, but requirements.lock has {version_of('idna')}",
    )


def version_of(name):
    return check_locks.read_lock((ROOT / "requirements.lock").read_text("utf-8"))[0][name].version
