"""What a branch answers for, and what a branch of content may not touch.

Whoever corrects a page must not be stopped by an old fault of another page, but by a link of another page that the
correction breaks. And whoever sends pages must not, in their shadow, send what runs: configuration, workflows, code.
"""

import posixpath
from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePosixPath

from explainer.model import Place, Problem
from explainer.read import ENDINGS
from explainer.schemas import files
from explainer.skeleton import SCHEMAS

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
OWNERS = (".github", "explainer", "overrides", "tests", "bench", ".ci")
"""Folders, anywhere in a path, whose files steer what runs, whatever their kind."""
SCHEMA_FILES = tuple(f"/{SCHEMAS}/{name}" for name in files())
"""What `explainer new` writes for editors; nothing of ours reads it."""
OUT_OF_IT = "take it out of this branch, or put it into one of its own; an owner allows it with --allow-config"


def answers_for(problems: Iterable[Problem], touched: Collection[str]) -> tuple[Problem, ...]:
    """The problems that a branch brings: on the files it touched, and about those files on others."""
    return tuple(one for one in problems if one.place.path in touched or one.other in touched)


def trespasses(paths: Iterable[str], folder: str = "") -> Iterator[Problem]:
    """A problem for each touched file that is no content; `paths` are the repository's, `folder` is the project's."""
    for path in paths:
        if not is_content(path):
            place = Place(posixpath.relpath(path, folder) if folder else path)
            message = "this branch changes a file that is no page, no article and no picture"
            yield Problem(place=place, code="E703", message=message, hint=OUT_OF_IT)


def is_content(path: str) -> bool:
    """Whether a file is only read and shown: Markdown and pictures, and in `seeds/` all kinds of articles."""
    if f"/{path}".endswith(SCHEMA_FILES):
        return True
    *folders, name = PurePosixPath(path.lower()).parts
    if any(folder in OWNERS for folder in folders) or name.startswith("."):
        return False
    return name.endswith((".md", *PICTURES)) or ("seeds" in folders and name.endswith(ENDINGS))
