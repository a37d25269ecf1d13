"""Pages → site: compose, run the site builder, verify what it built, and only then put it in its place.

A thin shell around pure parts. The builder is a program of its own, run as one: its warnings become problems, and a
site that breaks a promise never replaces the one that stands.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from explainer import store
from explainer.builders import BUILDERS, USUAL, Builder, builder_problems, elsewhere, not_installed
from explainer.docs import source_texts, write_docs
from explainer.model import Problem
from explainer.pages import PAGES, outside, read_site
from explainer.policy import sealed
from explainer.report import failed
from explainer.verify import verify

STAGED = "build/site"
SITE = "site"


def build(root: Path, builder: Builder = BUILDERS[USUAL]) -> tuple[Problem, ...]:
    """Make `site/` from `site_src/` and `mkdocs.yml` of the project in `root`; what is wrong, if anything.

    With an error `site/` stays as it was. Raises OSError where the disk fails.
    """
    site, problems = read_site(root)
    if not failed(problems):
        problems += write_docs(root, site)
    if not failed(problems):
        problems += run_builder(root, builder)
    if not failed(problems):
        files, linked = built(root / STAGED)
        files |= seal(root, files)
        problems += (*linked, *verify(site, files, source_texts(root, site)))
    if not failed(problems):
        publish(root)
    return problems


def ready(root: Path) -> tuple[Problem, ...]:
    """Make `build/docs/` only, for whichever site builder comes next. Raises OSError where the disk fails."""
    site, problems = read_site(root)
    return problems if failed(problems) else problems + write_docs(root, site)


def run_builder(root: Path, builder: Builder = BUILDERS[USUAL]) -> tuple[Problem, ...]:
    """Run a site builder strictly into `build/site`; every warning is a problem."""
    if find_spec(builder.module) is None:
        return (not_installed(builder),)
    shutil.rmtree(root / STAGED, ignore_errors=True)
    command = [sys.executable, *builder.command(STAGED)]
    ran = subprocess.run(  # noqa: S603 - no shell, no word of the command comes from content
        command, cwd=root, env=environment(root), capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    output = (ran.stdout + ran.stderr).replace(f"{root.resolve()}/", "")
    problems = tuple(dict.fromkeys(builder_problems(output, ran.returncode, pages_of(root), builder.name)))
    return problems or (() if (root / STAGED / "index.html").is_file() else (elsewhere(builder),))


def seal(root: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the built pages among `files` their Content-Security-Policy: what was written. Raises OSError."""
    changed = sealed(files)
    for path, data in changed.items():
        (root / STAGED / path).write_bytes(data)
    return changed


def pages_of(root: Path) -> dict[str, str]:
    """The Markdown files of `site_src/` as text, by path in the project."""
    return {path: store.read(root, path).decode("utf-8", "replace") for path in store.files(root, PAGES, (".md",))}


def verified(root: Path, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the site built in `folder`, compared with the pages and sources of the project in `root`.

    Only what a web server would hand out is looked at: a link out of the folder is a problem, not followed.
    """
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
    given = {"SOURCE_DATE_EPOCH": epoch, "EXPLAINER_SITE_DIR": STAGED}
    return os.environ | given | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "TZ": "UTC"}


def _last_commit(root: Path) -> str:
    """The time of the last commit in seconds since 1970; empty where `root` is in no repository."""
    git = shutil.which("git")
    if not git:
        return ""
    command = [git, "-C", str(root), "log", "-1", "--format=%ct"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - no shell
    return ran.stdout.strip() if ran.returncode == 0 else ""
