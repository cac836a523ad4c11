"""Peers in environments of their own, so that nothing of them gets into ours."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "weasymerge": "weasymerge==0.1.0",
    "typst": "typst==0.15.2",
    "mailmerge": "mailmerge==2.3.0",
    "mutmut": "mutmut==3.8.1",
    "atheris": "atheris==3.0.0",
}


def environment_of(package: str, version: str, folder: Path) -> Path | str:
    """Return the interpreter of an environment that has a package; else why there is none.

    Args:
        package: one of `PACKAGES`.
        version: of Python, as `3.12`; "" for the one that runs.
        folder: where the environment is made.
    """
    home = folder / f"environment-{package}"
    python = _interpreter(version)
    try:
        if python is not None:
            subprocess.run((python, "-m", "venv", str(home)), check=True, capture_output=True)
        elif shutil.which("uv"):
            subprocess.run(("uv", "venv", "--python", version, "--seed", str(home)), check=True, capture_output=True)
        else:
            return f"{package} needs Python {version}, and neither python{version} nor uv is here"
        own = home / "bin" / "python"
        install = (str(own), "-m", "pip", "install", "--quiet", PACKAGES[package])
        subprocess.run(install, check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        return f"{package} cannot be installed: {str(error.stderr).strip()[-200:]}"
    return own


def _interpreter(version: str) -> str | None:
    if not version or sys.version.startswith(f"{version}."):
        return sys.executable
    named = shutil.which(f"python{version}")
    kept = sorted(Path("~/.pyenv/versions").expanduser().glob(f"{version}.*/bin/python"))
    for one in (*filter(None, (named,)), *map(str, kept)):
        if subprocess.run((one, "-c", "import venv"), capture_output=True, check=False).returncode == 0:
            return one
    return None
