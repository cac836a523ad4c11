"""The launcher ./plaint on machines made of stubs: what it says, installs, mends and leaves alone."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APT = "apt-get install -y --no-install-recommends python3-venv libpangoft2-1.0-0 libharfbuzz-subset0"
TOOLS = ("cat", "cksum", "cp", "env", "flock", "grep", "mkdir", "readlink", "rm", "rmdir", "sleep", "tail")

# $STATE/lacks: what the probe reports. $STATE/pip: what pip says as it fails. $STATE/killed: it dies.
PYTHON = """#!/bin/sh
case "$2 $3" in
    -c*) [ ! -e "$STATE/lacks" ] || { cat "$STATE/lacks"; exit 1; }; echo "$0" ;;
    "-m venv")
        mkdir -p "$4/bin" "$4/lib/python3.11/site-packages"
        cp "$0" "$4/bin/python"
        echo venv >>"$STATE/log" ;;
    "-m pip")
        for last; do :; done
        echo "pip ${last##*/}" >>"$STATE/log"
        [ ! -e "$STATE/slow" ] || { mkdir "$STATE/busy" || exit 1; sleep 0.5; rmdir "$STATE/busy"; }
        [ ! -e "$STATE/killed" ] || { rm "$STATE/killed"; kill -9 $PPID; }
        [ ! -e "$STATE/pip" ] || { cat "$STATE/pip"; exit 1; } ;;
    *) shift; echo "$@"; echo "in $PWD" ;;
esac
"""
# $STATE/stale: the next install fails. $STATE/broken: every install fails.
APT_GET = """#!/bin/sh
while [ "$1" = -qq ] || [ "$1" = -o ]; do [ "$1" = -qq ] || shift; shift; done
echo "apt-get $1" >>"$STATE/log"
echo "apt speaks" >&2
echo "apt prints"
[ "$1" = install ] || exit 0
[ ! -e "$STATE/broken" ] || exit 100
[ ! -e "$STATE/stale" ] || { rm "$STATE/stale"; exit 100; }
[ ! -e "$STATE/useless" ] || exit 0
rm -f "$STATE/lacks"
"""
NODE_FOLDERS = ("page", "tests/browser")
NPM = """#!/bin/sh
echo "npm $* in ${PWD#*/a check out/}" >>"$STATE/log"
[ ! -e "$STATE/npm" ] || { cat "$STATE/npm"; exit 1; }
mkdir -p node_modules
"""
FIND = """#!/bin/sh
[ -e "$STATE/no-lists" ] || echo "$1"
"""


@dataclass(frozen=True)
class Machine:
    """A checkout and a PATH that holds nothing but what a test put there."""

    checkout: Path
    bin: Path
    state: Path

    def stub(self, name, script):
        (self.bin / name).write_text(script)
        (self.bin / name).chmod(0o755)

    def tell(self, fact, text=""):
        (self.state / fact).write_text(text)

    def run(self, *words, command=None, cwd=None, **environment):
        variables = {"PATH": str(self.bin), "STATE": str(self.state)} | environment
        return subprocess.run(
            [command or str(self.checkout / "plaint"), *words],
            cwd=cwd or self.checkout,
            env=variables,
            capture_output=True,
            text=True,
            timeout=60,
        )

    @property
    def log(self):
        log = self.state / "log"
        return log.read_text().splitlines() if log.exists() else []

    def forget(self):
        (self.state / "log").unlink(missing_ok=True)


@pytest.fixture
def machine(tmp_path):
    made = Machine(tmp_path / "a check out", tmp_path / "bin", tmp_path / "state")
    for folder in (made.checkout, made.bin, made.state):
        folder.mkdir()
    shutil.copy(ROOT / "plaint", made.checkout)
    for lock in ("requirements", "requirements-test", "requirements-ci"):
        (made.checkout / f"{lock}.lock").write_text(f"{lock}==1.0\n")
    for folder in NODE_FOLDERS:
        (made.checkout / folder).mkdir(parents=True)
        (made.checkout / folder / "package-lock.json").write_text(f'{{"name": "{folder}"}}\n')
    for tool in TOOLS:
        (made.bin / tool).symlink_to(shutil.which(tool))
    made.stub("python3", PYTHON)
    made.stub("id", "#!/bin/sh\necho 0\n")
    made.stub("find", FIND)
    return made


@pytest.fixture
def bare(machine):
    """A Debian machine without the text-layout libraries."""
    machine.tell("lacks", "text-layout libraries (libpango-1.0)\n")
    machine.stub("apt-get", APT_GET)
    return machine


def test_first_run_sets_up_and_keeps_stdout_clean(machine):
    run = machine.run("letter", "a b")
    assert (run.returncode, run.stdout) == (0, f"-m plaint letter a b\nin {machine.checkout}\n")
    assert run.stderr == (
        f"plaint: installing 1 Python packages from requirements.lock into {machine.checkout}/.venv (once)\n"
    )
    assert machine.log == ["venv", "pip requirements.lock"]


def test_package_is_reached_by_path(machine):
    machine.run("list")
    path = machine.checkout / ".venv/lib/python3.11/site-packages/plaint.pth"
    assert path.read_text() == f"{machine.checkout}/src\n"


def test_warm_run_starts_nothing_but_cksum_and_python(machine):
    machine.run("list")
    machine.forget()
    for tool in machine.bin.iterdir():
        if tool.name != "cksum":
            tool.unlink()
    run = machine.run("list")
    assert (run.returncode, run.stderr, machine.log) == (0, "", [])


def test_tests_add_their_lock_once(machine):
    machine.run("list")
    machine.forget()
    run = machine.run("test", "-k", "some thing")
    assert run.stdout == f"-m pytest -n auto -k some thing\nin {machine.checkout}\n"
    assert machine.log == ["pip requirements-test.lock"]
    assert machine.run("test").stderr == ""


def test_tests_run_in_the_checkout(machine, tmp_path):
    run = machine.run("test", command="a check out/plaint", cwd=tmp_path, PLAINT_VENV="my venv")
    assert run.stdout == f"-m pytest -n auto\nin {machine.checkout}\n"


def test_all_collects_every_folder(machine):
    run = machine.run("test", "-x", "--all", "-q")
    assert run.stdout.startswith("-m pytest -n auto -x -o norecursedirs=.* __pycache__ -q\n")
    locks = ("requirements.lock", "requirements-test.lock", "requirements-ci.lock")
    assert machine.log == ["venv", *(f"pip {lock}" for lock in locks)]


DPKG = """#!/bin/sh
for package; do :; done
case " $(cat "$STATE/absent" 2>/dev/null) " in
    *" $package "*) exit 1 ;;
    *) echo 'install ok installed' ;;
esac
"""


@pytest.fixture
def complete(machine):
    """A machine that has all that --all needs."""
    machine.stub("dpkg-query", DPKG)
    machine.stub("npm", NPM)
    for program in ("java", "node"):
        machine.stub(program, "#!/bin/sh\n")
    return machine


def test_all_asks_for_nothing_that_is_there(complete):
    run = complete.run("test", "--all")
    assert run.returncode == 0
    assert "apt-get" not in run.stderr


def test_all_says_what_it_lacks(complete):
    complete.tell("absent", "postfix strace chromium")
    (complete.bin / "java").unlink()
    run = complete.run("test", "--all", PLAINT_NO_SYSTEM="1")
    assert run.returncode == 1
    assert run.stderr.endswith(
        "plaint: missing: what tests/integration and tests/browser need. Run this yourself:  "
        "apt-get install -y --no-install-recommends postfix strace chromium default-jre-headless\n"
    )
    assert run.stdout == ""
    assert complete.run("test").returncode == 0, "the plain tests need none"


def test_all_installs_the_packages_of_node_once(complete):
    assert complete.run("test", "--all").returncode == 0
    done = [line for line in complete.log if line.startswith("npm ")]
    assert done == [f"npm ci --ignore-scripts --no-audit --no-fund in {folder}" for folder in NODE_FOLDERS]
    complete.forget()
    assert "Node" not in complete.run("test", "--all").stderr
    assert complete.log == []
    (complete.checkout / "page" / "package-lock.json").write_text("{}\n")
    run = complete.run("test", "--all")
    assert run.stderr.endswith(
        "plaint: installing the Node packages of page/package-lock.json into page/node_modules (once)\n"
    )
    assert [line for line in complete.log if line.startswith("npm ")] == [done[0]]


def test_npm_that_fails_is_told_of(complete):
    complete.tell("npm", "npm notice\nnpm ERR! network\n\n")
    run = complete.run("test", "--all")
    assert run.returncode == 1
    assert "plaint: npm failed: npm ERR! network (" in run.stderr
    (complete.state / "npm").unlink()
    assert complete.run("test", "--all").returncode == 0


def test_where_there_is_no_dpkg_what_is_needed_is_named(machine):
    run = machine.run("test", "--all")
    assert run.returncode == 0
    assert "tests/integration needs, by the names of Debian:  age dovecot-imapd gcc" in run.stderr
    assert "tests/browser needs, by the names of Debian:  chromium default-jre-headless nodejs npm" in run.stderr


def test_commands_act_where_the_user_is(machine, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to("bin/second")
    (machine.bin / "second").symlink_to(machine.checkout / "plaint")
    run = machine.run("list", command="../link", cwd=tmp_path / "elsewhere")
    assert run.stdout == f"-m plaint list\nin {tmp_path}/elsewhere\n"
    assert (machine.checkout / ".venv").is_dir()


def test_read_by_a_shell(machine):
    (machine.bin / "sh").symlink_to("/bin/sh")
    assert machine.run("plaint", "list", command="sh").stdout.startswith("-m plaint list\n")


def test_found_by_path(machine):
    (machine.bin / "plaint").symlink_to(machine.checkout / "plaint")
    assert machine.run("list", command="plaint", cwd=machine.state).returncode == 0


def test_venv_may_live_elsewhere(machine, tmp_path):
    run = machine.run("list", cwd=tmp_path, PLAINT_VENV="my venv")
    assert run.returncode == 0
    assert (tmp_path / "my venv/made-by-plaint").exists()
    assert not (machine.checkout / ".venv").exists()


def test_a_folder_of_someone_else_is_left_alone(machine, tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/thing").touch()
    run = machine.run("list", PLAINT_VENV=str(tmp_path / "precious"))
    assert (run.returncode, run.stderr) == (
        1,
        f"plaint: {tmp_path}/precious is in the way: plaint did not make it."
        " Move it, or set PLAINT_VENV to another folder.\n",
    )
    assert (tmp_path / "precious/thing").exists()


def test_system_is_installed_after_saying_so(bare):
    run = bare.run("list")
    said, _, rest = run.stderr.partition("apt speaks")
    assert said == f"plaint: missing: text-layout libraries (libpango-1.0); running:  {APT}\n"
    assert rest.count("apt speaks") == 0
    assert run.stdout == f"-m plaint list\nin {bare.checkout}\n"
    assert bare.log == ["apt-get install", "venv", "pip requirements.lock"]


def test_package_lists_are_fetched_when_absent(bare):
    bare.tell("no-lists")
    assert bare.run("list").returncode == 0
    assert bare.log[:2] == ["apt-get update", "apt-get install"]


def test_stale_package_lists_are_fetched_and_tried_again(bare):
    bare.tell("stale")
    run = bare.run("list")
    assert "that failed; trying again with fresh package lists" in run.stderr
    assert (run.returncode, bare.log[:3]) == (0, ["apt-get install", "apt-get update", "apt-get install"])


def test_failed_install_stops(bare):
    bare.tell("broken")
    run = bare.run("list")
    assert run.returncode == 1
    assert run.stderr.endswith("plaint: that failed (see above). Mend it, then run this again.\n")
    assert "venv" not in bare.log


def test_install_that_does_not_help_says_what_is_still_missing(bare):
    bare.tell("useless")
    bare.tell("lacks", "Python 3.11 or newer\n")
    run = bare.run("list")
    assert (run.returncode, run.stderr.splitlines()[-1]) == (
        1,
        "plaint: still missing after that: Python 3.11 or newer. PLAINT_PYTHON can name another Python.",
    )


def test_the_system_can_be_forbidden(bare):
    (bare.bin / "python3").unlink()
    run = bare.run("list", PLAINT_NO_SYSTEM="1")
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr == f"plaint: missing: Python 3.11 or newer. Run this yourself:  {APT}\n"
    assert bare.log == []


def test_user_installs_by_sudo(bare):
    bare.stub("id", "#!/bin/sh\necho 1000\n")
    bare.stub("sudo", '#!/bin/sh\necho sudo >>"$STATE/log"\nexec "$@"\n')
    run = bare.run("list")
    assert f"running:  sudo {APT}\n" in run.stderr
    assert bare.log[:2] == ["sudo", "apt-get install"]


def test_user_without_sudo_is_told_what_needs_root(bare):
    bare.stub("id", "#!/bin/sh\necho 1000\n")
    run = bare.run("list")
    assert (run.returncode, bare.log) == (1, [])
    assert run.stderr == (
        "plaint: missing: text-layout libraries (libpango-1.0)."
        f" This needs root, and there is no sudo; as root, run:  {APT}\n"
    )


@pytest.mark.parametrize("manager", ["dnf", "pacman", "apk", "brew"])
def test_other_systems_are_marked_untested(machine, manager):
    machine.tell("lacks", "Python 3.11 or newer\n")
    machine.stub(manager, "#!/bin/sh\n")
    run = machine.run("list", PLAINT_NO_SYSTEM="1")
    assert run.returncode == 1
    assert f"(the known command for this system, not tested by us):  {manager} " in run.stderr


def test_other_systems_are_installed_too(machine):
    machine.tell("lacks", "Python 3.11 or newer\n")
    machine.stub("dnf", '#!/bin/sh\necho "dnf $*"\nrm "$STATE/lacks"\n')
    run = machine.run("list")
    assert run.stdout == f"-m plaint list\nin {machine.checkout}\n"
    assert "\ndnf install -y python3 pango\n" in run.stderr


def test_unknown_system_is_told_what_to_find(machine):
    machine.tell("lacks", "Python 3.11 or newer\n")
    run = machine.run("list")
    assert (run.returncode, run.stderr) == (
        1,
        "plaint: missing: Python 3.11 or newer."
        " Install Python 3.11 or newer and Pango 1.44 or newer, then run this again.\n",
    )


def test_changed_lock_is_installed_anew(machine):
    machine.run("list")
    machine.forget()
    (machine.checkout / "requirements.lock").write_text("requirements==1.1\n")
    assert machine.run("list").returncode == 0
    assert machine.log == ["venv", "pip requirements.lock"]


def test_moved_checkout_is_set_up_anew(machine):
    machine.run("list")
    machine.forget()
    moved = machine.checkout.rename(machine.checkout.parent / "moved")
    run = machine.run("list", command=str(moved / "plaint"), cwd=moved)
    assert (run.returncode, machine.log) == (0, ["venv", "pip requirements.lock"])


def test_vanished_python_is_replaced(machine):
    machine.run("list")
    machine.forget()
    (machine.checkout / ".venv/bin/python").unlink()
    assert machine.run("list").returncode == 0
    assert machine.log == ["venv", "pip requirements.lock"]


def test_interrupted_set_up_heals(machine):
    machine.tell("killed")
    assert machine.run("list").returncode == -9
    machine.forget()
    assert machine.run("list").returncode == 0
    assert machine.log == ["venv", "pip requirements.lock"]


def test_interrupted_test_set_up_heals_and_leaves_the_commands_working(machine):
    machine.run("list")
    machine.tell("killed")
    assert machine.run("test").returncode == -9
    machine.forget()
    assert (machine.run("list").returncode, machine.log) == (0, [])
    assert machine.run("test").returncode == 0
    assert machine.log == ["venv", "pip requirements.lock", "pip requirements-test.lock"]


def test_two_at_once_set_up_once(machine):
    machine.tell("slow")
    first, second = (
        subprocess.Popen(
            [machine.checkout / "plaint", "list"],
            env={"PATH": str(machine.bin), "STATE": str(machine.state)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(2)
    )
    assert (first.wait(60), second.wait(60)) == (0, 0)
    assert machine.log == ["venv", "pip requirements.lock"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "WARNING: Retrying\nERROR: No matching distribution found for typer==0.29.2\n",
            "pip found no package index with what requirements.lock names: check the network,"
            " then run this again ({log} has pip's words).",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.\n",
            "a package that pip was given is not the one requirements.lock names, so it was refused"
            " ({log} says which).",
        ),
        (
            "Collecting things\nERROR: Could not install packages: No space left on device\n\n",
            "pip failed: ERROR: Could not install packages: No space left on device ({log} has the rest)",
        ),
    ],
)
def test_pip_failure_is_one_sentence(machine, words, sentence):
    machine.tell("pip", words)
    run = machine.run("list")
    log = machine.checkout / ".venv/pip.log"
    assert (run.returncode, run.stderr.splitlines()[1:]) == (1, ["plaint: " + sentence.format(log=log)])
    assert log.read_text() == words


def test_no_network_for_the_tests_spoils_nothing(machine):
    machine.run("list")
    machine.tell("pip", "ERROR: No matching distribution found for pytest==9.2.0\n")
    assert machine.run("test").returncode == 1
    (machine.state / "pip").unlink()
    machine.forget()
    assert machine.run("test").returncode == 0
    assert machine.log == ["pip requirements-test.lock"]


def test_on_this_machine_with_nothing_to_install(machine):
    """The real probe, venv and isolation: a stray calendar.py where the user stands is not imported."""
    for lock in machine.checkout.glob("*.lock"):
        lock.write_text("# nothing\n")
    package = machine.checkout / "src/plaint"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text("import calendar, sys\nprint(calendar.MONDAY, sys.argv[1:])\n")
    (machine.state / "calendar.py").write_text("raise SystemExit('hijacked')\n")
    run = machine.run("é", "*", cwd=machine.state, PLAINT_PYTHON=sys.executable, PATH=os.environ["PATH"])
    assert (run.returncode, run.stdout) == (0, "0 ['é', '*']\n"), run.stderr
