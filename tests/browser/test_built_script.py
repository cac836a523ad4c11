"""The script in the package is what npm makes of `page/`, to the byte; and it is typed and linted."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
NEEDED = ("build.js", "eslint.config.js", "package.json", "package-lock.json", "tsconfig.json", "src")


@pytest.fixture
def checkout(tmp_path):
    """A copy of what the script is made of; npm's packages are those of the repository's folder."""
    page = tmp_path / "page"
    page.mkdir()
    for name in NEEDED:
        copy = shutil.copytree if (ROOT / "page" / name).is_dir() else shutil.copy
        copy(ROOT / "page" / name, page / name)
    (page / "node_modules").symlink_to(ROOT / "page" / "node_modules")
    (tmp_path / "src" / "plaint" / "script").mkdir(parents=True)
    return tmp_path


def run(checkout, *words):
    return subprocess.run(words, cwd=checkout / "page", capture_output=True, text=True, check=False)


def made(root):
    return {path.name: path.read_bytes() for path in (root / "src" / "plaint" / "script").iterdir() if path.is_file()}


def test_the_committed_script_is_what_is_built(checkout):
    done = run(checkout, "npm", "run", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    committed = made(ROOT)
    assert {name: committed[name] for name in made(checkout)} == made(checkout)
    assert set(made(checkout)) == {"page.js", "SHA256SUMS"}


REFUSED = {
    "innerHTML": 'document.body.innerHTML = "x";',
    "fetch": 'void fetch("https://example.org");',
    "localStorage": 'localStorage.setItem("a", "b");',
    "cookie": 'document.cookie = "a=b";',
}


def test_nothing_is_built_before_it_is_looked_at():
    """What the next two tests refuse stops a build."""
    scripts = json.loads((ROOT / "page" / "package.json").read_text("utf-8"))["scripts"]
    assert scripts["build"] == "tsc && eslint . && node build.js"


def test_what_has_no_place_in_it_is_refused(checkout):
    main = checkout / "page" / "src" / "main.ts"
    main.write_text(main.read_text("utf-8") + "".join(f"{line}\n" for line in REFUSED.values()), "utf-8")
    done = run(checkout, "node_modules/.bin/eslint", ".")
    assert done.returncode == 1
    for word in REFUSED:
        assert f"'{word}'" in done.stdout


def test_what_is_of_another_type_is_refused(checkout):
    main = checkout / "page" / "src" / "main.ts"
    main.write_text(f"{main.read_text('utf-8')}const wrong: number = 'text';\n", "utf-8")
    done = run(checkout, "node_modules/.bin/tsc")
    assert done.returncode != 0
    assert "not assignable" in done.stdout
