"""What one does with this repository, a session each.

Sessions run in the environment that they are started from; `python3 make.py site` or `python3 make.py tests` sets one
up in `.venv/`.
"""

import os
import sys

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "tests"]
PYTHON = sys.executable


@nox.session
def lint(session: nox.Session) -> None:
    """Look for what reads badly or is likely wrong."""
    session.run(PYTHON, "-m", "ruff", "check")
    session.run(PYTHON, "-m", "ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Check that values are what functions say they are."""
    session.run(PYTHON, "-m", "mypy")


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests on all cores; words after -- go to pytest."""
    session.run(PYTHON, "-m", "pytest", "-n", "auto", *session.posargs)


@nox.session
def site(session: nox.Session) -> None:
    """Build the site from seeds/ and site_src/ into site/."""
    session.run(PYTHON, "-m", "explainer", "build")


@nox.session
def serve(session: nox.Session) -> None:
    """Show the site at http://127.0.0.1:8000, anew on every save."""
    session.run(PYTHON, "-m", "explainer", "serve")


@nox.session
def bench(session: nox.Session) -> None:
    """Print how many articles a second go through, as a ratio to a fixed loop."""
    session.run(PYTHON, os.path.join("bench", "extract.py"), *session.posargs)


@nox.session
def pictures(session: nox.Session) -> None:
    """Draw the pictures of CONTRIBUTING anew, in Chromium; after changes of the site's look."""
    session.run(PYTHON, os.path.join("tests", "pictures.py"))


@nox.session
def accuracy(session: nox.Session) -> None:
    """Print how much is found and right in the annotated articles; fails where a figure is below its floor.

    Words after -- go to tests/accuracy.py: --accept raises the floors, --shared FOLDER scores other articles too.
    """
    session.run(PYTHON, os.path.join("tests", "accuracy.py"), *session.posargs)
