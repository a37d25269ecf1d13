"""What a newsroom starts with: a project that builds, checks itself in its forge and publishes, all in German.

Most of it is this project's own: its configuration, its start pages, its workflows and forms. They exist once, in the
repository, and are put into the package when it is built (`setup.py`); in a clone they are read where they are. So
what `explainer init` writes is always what this project itself uses. The few files that are a newsroom's only stand in
`templates/`.
"""

import json
import posixpath
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from explainer import store

SHARED = ("mkdocs.yml", "site_src/*.md", "site_src/*/index.md", "site_src/assets/*", "overrides/*", ".github/*")
"""What a newsroom shares with this project; `*` is any name, also of folders but for Markdown."""
DEVELOPERS = (
    ".github/workflows/ci.yml",
    ".github/ISSUE_TEMPLATE/bug.yml",
    ".github/PULL_REQUEST_TEMPLATE/code.md",
)
"""What is for those who change the program."""
INSTALL_HERE = "--constraint constraints.txt ."
INSTALL_THERE = "--requirement requirements.txt"
NO_ADDRESS = (
    "# Das Programm kam aus einem Ordner dieses Rechners, den andere Rechner nicht haben. Unten statt\n"
    "# forge.example/OWNER eintragen, wo sein Repository liegt; bis dahin schlägt die Installation fehl.\n"
    "explainer @ git+https://forge.example/OWNER/explainer\n"
)
"""The requirement of a project that was set up by a program installed from a folder."""


def kit() -> dict[str, bytes]:
    """The files of a new project, path → bytes."""
    package = resources.files("explainer")
    built = package / "templates" / "shared"
    root = built if built.is_dir() else package / ".."
    shared = {path: _adapted(path, data) for path, data in shared_files(root).items()}
    own = dict(_files(package / "templates", skip=("shared",)))
    own["requirements.txt"] += _installed().encode()
    return shared | own


def _installed() -> str:
    try:
        record = metadata.distribution("explainer")
    except metadata.PackageNotFoundError:
        return NO_ADDRESS
    if record.read_text("INSTALLER") is None:  # what a build left in the folder that the program is run from
        return NO_ADDRESS
    return requirement(record.version, record.read_text("direct_url.json"))


def requirement(version: str, origin: str | None) -> str:
    """The line for pip that installs this very program again, from where it came.

    `origin` is what the installer noted (`direct_url.json`, PEP 610), None where it came from a package index. A name
    alone would take whatever stands under it in an index, today or one day.
    """
    if origin is None:
        return f"explainer=={version}\n"
    noted = json.loads(origin)
    url: str = noted["url"]
    if "vcs_info" in noted:
        return f"explainer @ {noted['vcs_info']['vcs']}+{url}@{noted['vcs_info']['commit_id']}\n"
    if url.startswith("file:"):
        return NO_ADDRESS
    return f"explainer @ {url}\n"


def shared_files(root: Traversable) -> dict[str, bytes]:
    """The files in `root`, the project's folder or what was packed of it, that a newsroom shares with the project."""
    folders = {pattern.partition("/")[0] for pattern in SHARED}
    found = {path: data for name in sorted(folders) for path, data in _files(root / name, name)}
    return {path: data for path, data in found.items() if is_shared(path)}


def is_shared(path: str) -> bool:
    """Whether a newsroom gets this file of the project."""
    name = posixpath.basename(path)
    if name.startswith(".") or path in DEVELOPERS:
        return False
    patterns = (pattern for pattern in SHARED if fnmatchcase(path, pattern))
    return any(
        not name.endswith(".md") or pattern.startswith(".") or _depth(pattern) == _depth(path) for pattern in patterns
    )


def _depth(path: str) -> int:
    return path.count("/")


def _files(place: Traversable, path: str = "", skip: tuple[str, ...] = ()) -> Iterator[tuple[str, bytes]]:
    """Every file at and below `place`, by its path."""
    if place.is_dir():
        for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
            if entry.name not in skip:
                yield from _files(entry, posixpath.join(path, entry.name))
    elif place.is_file():
        yield path, place.read_bytes()


def _adapted(path: str, data: bytes) -> bytes:
    """A shared file as a newsroom needs it: its workflows install the package instead of this repository."""
    if not path.startswith(".github/workflows/"):
        return data
    return data.replace(INSTALL_HERE.encode(), INSTALL_THERE.encode())


def set_up(root: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the kit to `root`: the paths written, and those that were there before and stay as they are.

    Raises OSError where the disk fails.
    """
    files = kit()
    written = tuple(path for path, data in sorted(files.items()) if store.create(root, path, data))
    return written, tuple(path for path in sorted(files) if path not in written)
