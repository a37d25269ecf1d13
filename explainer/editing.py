"""What helps while pages are written: new ones to fill in, and all in their usual form."""

from collections.abc import Iterable
from pathlib import Path

from explainer import store
from explainer.form import formed
from explainer.model import ActorPage, Place, Problem, Site, TopicPage
from explainer.page import ACTOR_FOLDERS
from explainer.pages import PAGES, Problems, read_pages, read_site
from explainer.schemas import files
from explainer.sections.labels import normal
from explainer.skeleton import SCHEMAS, skeleton
from explainer.text import shown

Done = tuple[tuple[str, ...], Problems]
FOLDERS = {kind.value: folder for folder, kind in ACTOR_FOLDERS.items()} | {"topic": "topics"}


def fmt(root: Path, names: Iterable[str] = (), *, write: bool = True) -> Done:
    """Put pages, by default all, into their usual form: the paths of those that were not, and what is wrong.

    Pages with errors stay as they are. Without `write` nothing is written. Raises OSError.
    """
    pages, problems = read_pages(root)
    wanted = {store.relative(root, name) for name in names}
    problems = tuple(problem for problem in problems if not wanted or problem.place.path in wanted)
    known = {f"{PAGES}/{path}" for path in pages} | {problem.place.path for problem in problems}
    problems += tuple(_no_page(name) for name in sorted(wanted - known))
    changed: list[str] = []
    for path, text in pages.items():
        file = f"{PAGES}/{path}"
        if wanted and file not in wanted:
            continue
        usual, faults = formed(path, text)
        problems += faults
        if usual != text:
            changed.append(file)
            if write and not store.replace(root, file, text.encode("utf-8"), usual.encode("utf-8")):
                problems += (_problem(file, "E814", "somebody saved this page meanwhile", "run explainer fmt again"),)
    return tuple(changed), problems


def new(root: Path, kind: str, name: str) -> Done:
    """Write a page of `kind` about `name`, or an article of that title, to fill in; never over an existing one."""
    if not shown(name):
        return (), (_problem(kind, "E812", "a name without words makes no page", f"explainer new {kind} NAME"),)
    path, content = skeleton(kind, name)
    there = _there(read_site(root)[0], kind, name)
    if there or not store.create(root, path, content.encode("utf-8")):
        return (), (_problem(there or path, "E811", "this is there already", "change it, or take another name"),)
    schemas = {} if kind == "article" else {f"{SCHEMAS}/{file}": data for file, data in files().items()}
    return (path, *(file for file, data in schemas.items() if store.write(root, file, data))), ()


def _there(site: Site, kind: str, name: str) -> str:
    """The page that stands for `name` already, under this or another name of its own."""
    pages: tuple[ActorPage | TopicPage, ...] = (*site.actors, *site.topics)
    for page in pages:
        same = normal(name) in (normal(other) for other in (page.name, *page.aliases))
        if same and page.path.startswith(f"{FOLDERS.get(kind, '-')}/"):
            return f"{PAGES}/{page.path}"
    return ""


def _no_page(name: str) -> Problem:
    return _problem(name, "E813", "this is no page", f"pages are the .md files below {PAGES}/")


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(place=Place(path), code=code, message=message, hint=hint)
