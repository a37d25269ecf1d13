"""Source files by name: which there are, and each as an article or the reason why not. Reads, writes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from explainer import store
from explainer.model import Article, Level, Place, Problem
from explainer.read import ENDINGS, LARGEST, read, unknown_format

SEEDS = "seeds"
MISSING, OUTSIDE = "E007", "E013"


def seeds(root: Path) -> tuple[str, ...]:
    """The paths of all articles in the project's `seeds/`, sorted. Raises OSError."""
    return store.files(root, SEEDS, ENDINGS)


def strangers(root: Path) -> Iterator[tuple[str, Problem]]:
    """The files in `seeds/` that no reader takes, with a warning each. Raises OSError."""
    for path in store.files(root, SEEDS):
        if not path.lower().endswith(ENDINGS):
            problem = unknown_format(path)
            yield path, replace(problem, code="W001", level=Level.WARNING)


def named(root: Path, names: Iterable[str]) -> Iterator[tuple[str, Problem | None]]:
    """The files that `names` mean: files as they are, folders as the articles below them, in this order.

    A name that means nothing comes with its problem. Raises OSError.
    """
    for name in names:
        location = root / name
        if store.is_folder(location):
            found = store.files(location, ".", ENDINGS)
            yield from ((path if name == "." else f"{name.rstrip('/')}/{path}", None) for path in found)
            if not found:
                yield name, no_articles(name)
        else:
            yield name, None if store.exists(location) else _missing(root, name)


def article(root: Path, path: str, *, anywhere: bool = False) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in a file of the project, or `anywhere`; one that cannot be read is a problem like any other.

    Pages name their sources, and anybody may write a page: without `anywhere`, which is for files that the user of
    the command line names, a path out of the project is refused.
    """
    if not path.isprintable():
        hint = "give it a name of letters, digits, - and _"
        return None, (Problem(place=Place(path), code="E009", message="the file's name is not readable", hint=hint),)
    try:
        location = root / path if anywhere else store.inside(root, path)
        data = store.read_anywhere(location, LARGEST + 1)
    except store.OutsideProjectError:
        hint, message = f"copy the article into {SEEDS}/", "the file is outside of the project"
        return None, (Problem(place=Place(path), code=OUTSIDE, message=message, hint=hint),)
    except FileNotFoundError:
        return None, (_missing(root, path),)
    except OSError as fault:
        hint = "look at the file's owner and permissions"
        message = f"cannot be read: {fault.strerror or fault}"
        return None, (Problem(place=Place(path), code="E008", message=message, hint=hint),)
    return read(path, data)


def no_articles(name: str) -> Problem:
    """The problem of a folder without articles."""
    hint = f"put articles into it; their names end in {', '.join(ENDINGS)}"
    return Problem(place=Place(name), code="E010", message="no articles in this folder", hint=hint)


def _missing(root: Path, name: str) -> Problem:
    near = get_close_matches(name, seeds(root), 1, 0.5)
    hint = f"did you mean {near[0]}?" if near else "give its path as seen from the project's folder"
    return Problem(place=Place(name), code=MISSING, message="no such file or folder", hint=hint)
