"""What a branch touched, asked of Git; a thin shell around the program.

Nothing of the repository's content runs: no hook, no filter, no external diff, and no word that a branch could have
chosen becomes an option of a command.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from explainer.model import Place, Problem
from explainer.publish.law import Change

QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
UNKNOWN = "name a commit that is there; in a shallow clone fetch it first: git fetch --depth=1 origin {base}"
PARTED = "fetch more of the history: git fetch --unshallow, or git fetch --deepen=100 origin {base}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """Paths as the repository has them, of files that a branch added, changed or deleted; `folder` is the project's.

    What is not committed yet counts as well. `folder` is empty where the project is the whole repository.
    """

    paths: tuple[str, ...]
    folder: str = ""

    def inside(self) -> frozenset[str]:
        """The touched files of the project, relative to it."""
        prefix = f"{self.folder}/" if self.folder else ""
        return frozenset(path.removeprefix(prefix) for path in self.paths if path.startswith(prefix))


def touched_since(root: Path, base: str) -> tuple[Touched | None, tuple[Problem, ...]]:
    """The files touched since the branch that holds the project left `base`; None and why where Git cannot tell."""
    prefix, why = _git(root, "rev-parse", "--show-prefix")
    if prefix is None:
        return None, (
            _fault("E702", f"Git knows of no repository here: {why}", "run it in a clone, or without --changed"),
        )
    commit = None if base.startswith("-") else _git(root, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}")[0]
    if not commit:
        return None, (_fault("E701", f"the commit “{base}” is not known here", UNKNOWN.format(base=base)),)
    ancestor, _ = _git(root, "merge-base", commit.strip(), "HEAD")
    if not ancestor:
        message = f"where this branch left “{base}” is not known here"
        return None, (_fault("E701", message, PARTED.format(base=base)),)
    changed, why = _git(
        root, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z", ancestor.split()[0], "--"
    )
    new, other = _git(root, "ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
    if changed is None or new is None:
        return None, (_fault("E702", f"Git cannot tell what changed: {why or other}", "run git status"),)
    paths = sorted({path for path in (changed + new).split("\0") if path})
    return Touched(paths=tuple(paths), folder=prefix.rstrip("\n").rstrip("/")), ()


def changed_pages(root: Path, folder: str, most: int) -> tuple[Change, ...]:
    """The latest commits that changed pages in `folder`, newest first; none where there is no Git or no history.

    New and deleted pages are no changes. Paths are relative to the folder above `folder`.
    """
    form = "--format=%x00%cs%x1f%s"
    chosen = ("--no-merges", "--diff-filter=M", "--no-renames", "--no-ext-diff", "--no-textconv", f"--max-count={most}")
    said, _ = _git(root, "log", form, *chosen, "--name-only", "--relative", "--", folder)
    found = []
    for entry in (said or "").split("\0")[1:]:
        head, *names = entry.split("\n")
        day, _, about = head.partition("\x1f")
        above = folder.rpartition("/")[0]
        pages = sorted(name.removeprefix(f"{above}/") for name in names if name.endswith(".md"))
        found.append(Change(day=day, about=about, pages=tuple(pages)))
    return tuple(found)


def _git(root: Path, *words: str) -> tuple[str | None, str]:
    """The output of a Git command; None and its first word on why where it fails."""
    git = shutil.which("git")
    if git is None:
        return None, "git is not installed"
    environment = os.environ | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = [git, *QUIET, "-C", str(root), *words]
    ran = subprocess.run(command, capture_output=True, env=environment, check=False)  # noqa: S603 - no shell
    why = ran.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
    return (os.fsdecode(ran.stdout) if ran.returncode == 0 else None), why or f"git {words[0]} failed"


def _fault(code: str, message: str, hint: str) -> Problem:
    return Problem(place=Place("."), code=code, message=message, hint=hint)
