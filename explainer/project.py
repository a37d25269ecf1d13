"""The project's folder: its pages as values, and new articles as new pages. Reads and writes through `store` alone.

A page belongs to people as soon as it is there: nothing here ever writes to a file that exists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from explainer import drafts, sources, store
from explainer.branch import answers_for, trespasses
from explainer.check import check as check_site
from explainer.contradicted import contradicted
from explainer.draft import draft as drafted
from explainer.git import touched_since
from explainer.grouping import known_actor, with_linked_speakers
from explainer.model import Actor, ActorPage, Article, Level, Place, Problem, Site, TopicPage
from explainer.page import parse_article, parse_site, render_article
from explainer.pages import PAGES, Problems, read_pages, read_site
from explainer.redraft.identity import highest
from explainer.report import failed
from explainer.settings import FILE, Settings, read_settings
from explainer.sources import MISSING, OUTSIDE


@dataclass(slots=True)
class Known:
    """What the pages that exist say, and those drafted so far: names, topics, the source of each article page."""

    actors: list[ActorPage] = field(default_factory=list)
    registry: list[Actor] = field(default_factory=list)
    topics: list[TopicPage] = field(default_factory=list)
    articles: dict[str, str] = field(default_factory=dict)

    def add(self, site: Site) -> None:
        """Note the pages of `site`."""
        self.actors += site.actors
        self.registry += map(known_actor, site.actors)
        self.topics += site.topics
        self.articles |= {page.path: page.source.file for page in site.articles}


def check(root: Path) -> Problems:
    """What is wrong with the pages of `site_src/`, by themselves and against their sources. Raises OSError."""
    site, problems = read_site(root)
    settings, found = read_settings(store.read(root, FILE)) if store.exists(root / FILE) else (Settings(), ())
    problems += found
    files = {page.source.file for page in site.articles if page.source.file}
    articles = {file: sources.article(root, file) for file in sorted(files)}
    for article, found in articles.values():
        if article is None:
            problems += tuple(problem for problem in found if problem.code != MISSING)  # that, `check` says itself
    for file in sources.seeds(root):
        if file not in files:
            problems += sources.article(root, file)[1]
    there = {file: article for file, (article, _) in articles.items()}
    problems += drafts.unread(root)
    others = [path.removeprefix(f"{PAGES}/") for path in store.files(root, PAGES) if not path.endswith(".md")]
    problems += tuple(check_site(site, there, settings.share, others))
    return problems + tuple(contradicted(site, there, lambda path: drafts.last(root, path)[0]))


def check_branch(root: Path, base: str, *, allow_config: bool = False) -> Problems:
    """What is wrong with what a branch brought since it left `base`, and with what it breaks. Raises OSError.

    An old fault of a file that the branch did not touch is none of these. A change to anything but content is one,
    unless `allow_config`.
    """
    touched, problems = touched_since(root, base)
    if touched is None:
        return problems
    if not allow_config:
        problems += tuple(trespasses(touched.paths, touched.folder))
    return problems + answers_for(check(root), touched.inside())


def draft(root: Path, names: Iterable[str] = ()) -> tuple[tuple[str, ...], Problems]:
    """Make pages of the articles that `names` mean, by default of all in `seeds/` that have none.

    The paths of the files written, and all problems of the articles. A fault of one article leaves the others alone.
    Raises OSError where the disk fails; each file is then there whole or not at all.
    """
    pages, faults = read_pages(root)
    pages |= {fault.place.path.removeprefix(f"{PAGES}/"): _garbled(root, fault) for fault in faults}
    known = Known()
    known.add(parse_site(pages)[0])
    known.articles |= {path: "" for path in pages if path.startswith("articles/") and path not in known.articles}
    unreadable = "".join(pages[path] for path, source in known.articles.items() if not source)
    written: list[str] = []
    problems: list[Problem] = []
    for path, problem in _wanted(root, tuple(names), known, unreadable):
        article, found = sources.article(root, path) if problem is None else (None, (problem,))
        problems += found
        if article is not None:
            paths, found = _draft_one(root, article, known)
            written += paths
            problems += found
    _link_later(root, written, known)
    return tuple(written), tuple(problems)


def _garbled(root: Path, fault: Problem) -> str:
    """What can be read of a page that is no text: it may still say which article it is of."""
    path = fault.place.path
    return "" if fault.code == OUTSIDE else store.read(root, path).decode("utf-8", "replace")


def _wanted(root: Path, names: tuple[str, ...], known: Known, unreadable: str) -> Iterator[tuple[str, Problem | None]]:
    """The articles to draft; with a problem those that cannot be."""
    pages = {source: f"{PAGES}/{path}" for path, source in known.articles.items() if source}
    if not names:
        found = sources.seeds(root)
        yield from ((path, None) for path in found if path not in pages and path not in unreadable)
        yield from sources.strangers(root)
        if not found and not pages:
            yield sources.SEEDS, sources.no_articles(sources.SEEDS)
    for path, problem in sources.named(root, names):
        inside = store.relative(root, path)
        yield inside, problem or (_has_page(inside, pages[inside]) if inside in pages else None)


def _draft_one(root: Path, article: Article, known: Known) -> tuple[list[str], Problems]:
    """Write what `article` makes: the stubs, then its page, so that a page never lacks the stubs it links to.

    What is written is kept as the last draft, too, for drafting again.
    """
    from explainer.extract import extract  # slow to load, and not needed to check

    extraction = extract(article, tuple(known.registry))
    if failed(extraction.problems):
        return [], extraction.problems
    pages = drafted(extraction, tuple(known.actors), tuple(known.topics), known.articles)
    given = {page.path: highest((page,), {}) for page in parse_site(pages)[0].articles}
    written: list[str] = []
    for path in sorted(pages, key=lambda path: path.startswith("articles/")):
        drafts.keep(root, path, pages[path], given.get(path))
        if store.create(root, f"{PAGES}/{path}", pages[path].encode("utf-8")):
            written.append(f"{PAGES}/{path}")
    known.add(parse_site(pages)[0])
    return written, extraction.problems


def _link_later(root: Path, written: Iterable[str], known: Known) -> None:
    """Link speakers of pages of this run who got a page of their own only from a later article of it."""
    for file in written:
        path, text = file.removeprefix(f"{PAGES}/"), store.read(root, file).decode("utf-8")
        if not path.startswith("articles/") or drafts.last(root, path)[0] != text:
            continue
        page, _ = parse_article(path, text)
        linked = page and with_linked_speakers(page, tuple(known.actors))
        if linked and linked != page:
            drafts.keep(root, path, render_article(linked), highest((linked,), {}))
            store.write(root, file, render_article(linked).encode("utf-8"))


def _has_page(path: str, page: str) -> Problem:
    hint = "nothing was written; delete the page first if it is to be drafted from scratch"
    message = f"this article has a page, {page}"
    return Problem(place=Place(path), code="W015", message=message, level=Level.WARNING, hint=hint)
