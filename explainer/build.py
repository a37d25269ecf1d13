"""Pages → site: compose, run the site builder, verify what it built, and only then put it in its place.

A thin shell around pure parts. The builder is a program of its own, run as one: its warnings become problems, and a
site that breaks a promise never replaces the one that stands.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from explainer import store
from explainer.docs import outside, source_texts, write_docs
from explainer.model import Place, Problem, Site
from explainer.pages import PAGES, read_site
from explainer.report import failed
from explainer.verify import verify

STAGED = "build/site"
SITE = "site"
WARNING = re.compile(r"^(?:WARNING|ERROR|CRITICAL)\s+-\s+(.*)$")
DOC_FILE = re.compile(r"[Dd]oc file '([^']+)'")
LINK = re.compile(r"contains (?:a link|an (?:absolute|unrecognized relative) link) '([^']+)'")
CONFIGURATION_LINE = re.compile(r'in "[^"]*mkdocs\.yml", line (\d+)')
NEXT = "correct it, and build again"


def build(root: Path) -> tuple[Problem, ...]:
    """Make `site/` from `site_src/` and `mkdocs.yml` of the project in `root`; what is wrong, if anything.

    With an error `site/` stays as it was. Raises OSError where the disk fails.
    """
    site, problems = read_site(root)
    if not failed(problems):
        problems += write_docs(root, site)
    if not failed(problems):
        problems += run_builder(root)
    if not failed(problems):
        problems += verified(root, root / STAGED, site)
    if not failed(problems):
        publish(root)
    return problems


def ready(root: Path) -> tuple[Problem, ...]:
    """Make `build/docs/` only, for whichever site builder comes next. Raises OSError where the disk fails."""
    site, problems = read_site(root)
    return problems if failed(problems) else problems + write_docs(root, site)


def run_builder(root: Path) -> tuple[Problem, ...]:
    """Run MkDocs strictly into `build/site`; every warning is a problem."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", STAGED]
    ran = subprocess.run(  # noqa: S603 - no shell, no word of the command comes from content
        command, cwd=root, env=environment(root), capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    return tuple(
        dict.fromkeys(
            builder_problems(
                (ran.stdout + ran.stderr).replace(f"{root.resolve()}/", ""), ran.returncode, pages_of(root)
            )
        )
    )


def builder_problems(output: str, status: int, pages: Mapping[str, str]) -> Iterator[Problem]:
    """What the site builder's output says is wrong; `pages` are the Markdown files of `site_src/`, path → text."""
    found = [match[1] for line in output.splitlines() if (match := WARNING.match(line))]
    for message in found:
        yield Problem(place=_place(message, pages), code="E610", message=f"MkDocs: {message}", hint=NEXT)
    if status and not found:
        yield _stopped(output)


def _stopped(output: str) -> Problem:
    """The builder gave up: its own word for why, or the last line of its traceback."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["without a word"]
    named = next((number for number, line in enumerate(lines) if line.startswith("Error: ")), len(lines) - 1)
    reason = " ".join(lines[named:]).removeprefix("Error: ")
    line = CONFIGURATION_LINE.search(reason)
    place = Place("mkdocs.yml", int(line[1]) if line else 0)
    hint = "correct it, or run `mkdocs build` to see all that it says"
    return Problem(place=place, code="E611", message=f"MkDocs stopped: {reason}", hint=hint)


def _place(message: str, pages: Mapping[str, str]) -> Place:
    """The page that a warning speaks of, and the line that holds the link it names."""
    name = DOC_FILE.search(message)
    if not name:
        return Place("mkdocs.yml")
    path = f"{PAGES}/{name[1]}"
    link = LINK.search(message)
    lines = pages.get(path, "").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if link and f"({link[1]}" in text), 0)
    return Place(path, line)


def pages_of(root: Path) -> dict[str, str]:
    """The Markdown files of `site_src/` as text, by path in the project."""
    return {path: store.read(root, path).decode("utf-8", "replace") for path in store.files(root, PAGES, (".md",))}


def verified(root: Path, folder: Path, site: Site | None = None) -> tuple[Problem, ...]:
    """What is wrong with the site built in `folder`, compared with the pages and sources of the project in `root`.

    Only what a web server would hand out is looked at: a link out of the folder is a problem, not followed.
    """
    problems: tuple[Problem, ...] = ()
    if site is None:
        site, problems = read_site(root)
    files, linked = built(folder)
    return (*problems, *linked, *verify(site, files, source_texts(root, site)))


def built(folder: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Every file of a built site, by its path in the site, and the links that lead out of it."""
    found, linked = {}, []
    for path in store.files(folder, "."):
        try:
            found[path] = store.read(folder, path)
        except store.OutsideProjectError:
            linked.append(outside(f"site/{path}"))
    return found, tuple(linked)


def publish(root: Path) -> None:
    """Put the verified site into its place: one move, so that nobody sees half of it."""
    site, old = root / SITE, root / "build" / "old-site"
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    (root / STAGED).rename(site)
    shutil.rmtree(old, ignore_errors=True)


def environment(root: Path) -> dict[str, str]:
    """The builder's environment: the same dates on every machine and every day, and no advertising."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(root) or "0"
    return os.environ | {"SOURCE_DATE_EPOCH": epoch, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "TZ": "UTC"}


def _last_commit(root: Path) -> str:
    """The time of the last commit in seconds since 1970; empty where `root` is in no repository."""
    git = shutil.which("git")
    if not git:
        return ""
    command = [git, "-C", str(root), "log", "-1", "--format=%ct"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    return ran.stdout.strip() if ran.returncode == 0 else ""
