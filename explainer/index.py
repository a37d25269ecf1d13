"""Pages → search index: a thin shell around Pagefind, which is a program of its own and writes files itself.

The index is made from the pages' values and stands in `build/docs/`, beside the composed pages: every site builder
takes it along into its site, also while one writes, and no step after the builder is needed.
"""

import subprocess
import sys
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from explainer import store
from explainer.model import Level, Place, Problem
from explainer.publish.settled import settled

READ = "build/search/read"
MADE = "build/search/made"
DONE = "build/search/done"
PLACE = "pagefind"
NEEDED = (".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", "pagefind-entry.json", "pagefind.js")
"""What a site needs of Pagefind's output; its own ready-made interfaces are half a megabyte that nobody loads."""


def index(root: Path, documents: Mapping[str, str], language: str) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of the search index over `documents`, by their path in the site; `documents` are HTML by path.

    Nothing is made anew where the documents are as they were. Without Pagefind there is a warning and no index.
    Raises OSError where the disk fails.
    """
    state = _state(documents, language)
    if not store.files(root, MADE) or _done(root) != state:
        _write(root, documents)
        problems = run(root, language)
        if problems:
            return {}, problems
        store.write(root, DONE, state)
    needed = (path for path in store.files(root, MADE, NEEDED) if not path.endswith("wasm.unknown.pagefind"))
    made = {path.removeprefix(f"{MADE}/"): store.read(root, path) for path in needed}
    return {f"{PLACE}/{path}": data for path, data in settled(made).items()}, ()


def run(root: Path, language: str) -> tuple[Problem, ...]:
    """Run Pagefind over the documents; what it says where it fails."""
    store.remove(root, DONE)
    for path in store.files(root, MADE):
        store.remove(root, path)
    command = [sys.executable, "-m", "pagefind_bin", "--site", READ, "--output-path", MADE]
    command += ["--force-language", language, "--keep-index-url"]
    ran = subprocess.run(  # noqa: S603 - no shell, no word of the command comes from content
        command, cwd=root, capture_output=True, text=True, encoding="utf-8", errors="replace"
    )
    return () if ran.returncode == 0 else (stopped(ran.stdout + ran.stderr),)


def stopped(output: str) -> Problem:
    """Pagefind gave up: the last thing that it says."""
    said = [line.strip() for line in output.splitlines() if line.strip()] or ["without a word"]
    return Problem(
        place=Place("build/search"),
        code="W613",
        message=f"the site has no search, because Pagefind stopped: {said[-1]}",
        level=Level.WARNING,
        hint="run `python -m pip install pagefind_bin`, or build on a system that it has a package for",
    )


def _write(root: Path, documents: Mapping[str, str]) -> None:
    wanted = {f"{READ}/{path}": html.encode() for path, html in documents.items()}
    for path in set(store.files(root, READ)) - set(wanted):
        store.remove(root, path)
    for path, data in wanted.items():
        store.write(root, path, data, lasting=False)


def _done(root: Path) -> bytes:
    return store.read(root, DONE) if store.exists(root / DONE) else b""


def _state(documents: Mapping[str, str], language: str) -> bytes:
    """What an index depends on, in a few bytes."""
    try:
        known = version("pagefind_bin")
    except PackageNotFoundError:
        known = ""
    digest = sha256(f"{known} {language}".encode())
    for path, text in sorted(documents.items()):
        digest.update(f"\0{path}\0{text}".encode())
    return digest.hexdigest().encode()
