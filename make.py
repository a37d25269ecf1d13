#!/usr/bin/env python3
"""Set everything up and do one thing: `python3 make.py site` or `python3 make.py tests`.

Needs Python 3.11 or later and nothing else: no pip, no rights on the system, which stays as it is. All packages go into
`.venv/`, in the versions that `constraints.txt` names. Debian's Python comes without the part that puts pip into a new
environment (python3-venv); then pip is fetched from the package index, in the one version known here.
"""

from __future__ import annotations  # an older Python must get as far as being told so

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
import venv
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
INSTALLED = ENVIRONMENT / "installed"

PIP = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"

TASKS = {"site": (".", ["-s", "site"]), "tests": (".[dev]", ["-s", "lint", "types", "tests"])}
"""Task → what is installed for it, and the sessions of noxfile.py that do it."""


def main(arguments: list[str]) -> int:
    """Do the task named by the first argument; the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs on whatever python3 is
        sys.stderr.write(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}\n")
        return 1
    task = arguments[0] if arguments else ""
    if task not in TASKS:
        sys.stderr.write(f"usage: python3 make.py {'|'.join(TASKS)}\n")
        return 2
    what, sessions = TASKS[task]
    if not PYTHON.exists():
        make_environment()
    install(what)
    return run(PYTHON, "-m", "nox", "--noxfile", ROOT / "noxfile.py", *sessions, *arguments[1:])


def make_environment() -> None:
    """A new `.venv/` with pip in it."""
    print(f"setting up {ENVIRONMENT}", flush=True)
    venv.create(ENVIRONMENT, clear=True, symlinks=os.name != "nt")
    if run(PYTHON, "-c", "import ensurepip", quiet=True) == 0 and run(PYTHON, "-m", "ensurepip", quiet=True) == 0:
        return
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / PIP
        wheel.write_bytes(fetched_pip())
        run_or_exit(PYTHON, wheel / "pip", "install", "-qq", "--no-input", wheel)


def fetched_pip() -> bytes:
    """The wheel of pip, from the index that pip itself would use; exits where its bytes are not those known here."""
    index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
    with urllib.request.urlopen(index, timeout=60) as page:  # noqa: S310 - the index is the user's own setting
        found = re.search(rf'href="([^"#]*/{re.escape(PIP)})', page.read().decode())
    if not found:
        sys.exit(f"{PIP} is not at {index}; install python3-venv and try again")
    with urllib.request.urlopen(urljoin(index, found[1]), timeout=60) as wheel:  # noqa: S310 - checked below
        data: bytes = wheel.read()
    if hashlib.sha256(data).hexdigest() != PIP_SHA256:
        sys.exit(f"{PIP} from {index} is not the file known here; install python3-venv and try again")
    return data


def install(what: str) -> None:
    """Install the project, to be edited in place, and what it needs; nothing if that has been done."""
    files = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
    state = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    done = INSTALLED.read_text().split() if INSTALLED.exists() else []
    if done[:1] == [state] and what in done:
        return
    print("installing packages", flush=True)
    pip = (PYTHON, "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check")
    run_or_exit(*pip, "--constraint", ROOT / "constraints.txt", "nox", "--editable", what)
    INSTALLED.write_text(" ".join([state, *(done[1:] if done[:1] == [state] else []), what]))


def run_or_exit(*command: object) -> None:
    """Run a command in the project's folder; exit with its status where it fails."""
    if status := run(*command):
        sys.exit(status)


def run(*command: object, quiet: bool = False) -> int:
    """Run a command in the project's folder; its exit status."""
    output = subprocess.DEVNULL if quiet else None
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=output, stderr=output)  # noqa: S603 - no shell
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
