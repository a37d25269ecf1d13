"""What one does with this repository, a session each.

Sessions run in the environment that they are started from; `python3 make.py site` or `python3 make.py tests` sets one
up in `.venv/`.
"""

import os
import shutil
import sys

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "tests"]
PYTHON = sys.executable
NODE = os.path.join("tests", "node")
EXAMPLE = os.path.join("examples", "lindauen")
PAGES = (
    "index.html",
    "articles/2026-03-23-die-lotte-faehrt-40-minuten-warten-am-ersten-tag.html",
    "people/henning-fahrenkrog.html",
    "topics/brueckensperrung.html",
    "questions.html",
    "suche.html",
)


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
def accessibility(session: nox.Session) -> None:
    """Hold axe-core's rules against every kind of page on five widths, in light and in dark."""
    every = {"EXPLAINER_EVERY_LOOK": "true"}
    session.run(PYTHON, "-m", "pytest", "-n", "auto", "tests/test_accessible.py", *session.posargs, env=every)


@nox.session
def html(session: nox.Session) -> None:
    """Validate every page of the example's site, or of the folder after --; needs Node."""
    folder = session.posargs[0] if session.posargs else example(session)
    tool = node_tool(session, "html-validate")
    session.run(tool, "--config", f"{NODE}/htmlvalidate.mjs", f"{folder}/**/*.html", external=True)


@nox.session
def lighthouse(session: nox.Session) -> None:
    """Measure kinds of pages of the example's site as a phone has them; fails below 95. Needs Node and Chromium."""
    folder = example(session)
    node_tool(session, "lighthouse")
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    session.run("node", f"{NODE}/lighthouse.mjs", folder, *PAGES, env={"CHROME_PATH": browser}, external=True)


def example(session: nox.Session) -> str:
    """The folder of the example's site, newly built."""
    session.run(PYTHON, "-m", "explainer", "-C", EXAMPLE, "build")
    return f"{EXAMPLE}/site"


def node_tool(session: nox.Session, name: str) -> str:
    """The program `name` in the version that tests/node/package-lock.json names."""
    session.run("npm", "ci", "--prefix", NODE, "--no-audit", "--no-fund", "--ignore-scripts", external=True)
    return os.path.join(NODE, "node_modules", ".bin", name)


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
    """Print how many articles a second go through, and how long it takes to check a thousand pages."""
    session.run(PYTHON, os.path.join("bench", "extract.py"), *session.posargs)
    session.run(PYTHON, os.path.join("bench", "check.py"))


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


@nox.session
def properdocs(session: nox.Session) -> None:
    """Build the site with ProperDocs instead of MkDocs."""
    session.run(PYTHON, "-m", "explainer", "build", "--builder", "properdocs")


@nox.session
def zensical(session: nox.Session) -> None:
    """Build the site with Zensical instead of MkDocs."""
    session.run(PYTHON, "-m", "explainer", "build", "--builder", "zensical")
