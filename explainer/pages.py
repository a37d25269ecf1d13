"""The pages of the project's folder as values. Whoever builds a site needs these, and no extractor."""

from pathlib import Path

from explainer import store
from explainer.model import Place, Problem, Site
from explainer.page import parse_site

PAGES = "site_src"
Problems = tuple[Problem, ...]


def read_pages(root: Path) -> tuple[dict[str, str], Problems]:
    """The Markdown files of `site_src/`, path in it → text; what is no text or lies elsewhere is a problem."""
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for path in store.files(root, PAGES, (".md",)):
        try:
            pages[path.removeprefix(f"{PAGES}/")] = store.read(root, path).decode("utf-8")
        except UnicodeDecodeError as fault:
            message = f"byte {fault.start + 1} of the page is not UTF-8"
            hint = "open it in an editor and save it as UTF-8"
            problems.append(Problem(place=Place(path), code="E006", message=message, hint=hint))
        except store.OutsideProjectError:
            problems.append(outside(path))
    return pages, tuple(problems)


def read_site(root: Path) -> tuple[Site, Problems]:
    """All pages of `site_src/` as values."""
    pages, problems = read_pages(root)
    site, found = parse_site(pages)
    return site, problems + found


def outside(path: str) -> Problem:
    """A file that lies elsewhere and is only linked to."""
    message = "this is a link to a file outside of the project"
    return Problem(place=Place(path), code="E013", message=message, hint="put a file in the place of the link")
