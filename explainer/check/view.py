"""What the rules share: the site to look things up in, and where a link leads."""

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from explainer.model import (
    ActorPage,
    ArticlePage,
    PlainPage,
    Prose,
    Site,
    Statement,
    TopicPage,
)
from explainer.sections.labels import normal
from explainer.sections.parts import items

ROOT = "site_src/"
HEADING = re.compile(r"^#{1,6} (.*)$", re.MULTILINE)
ANCHOR = re.compile(r"#([A-Za-z][\w-]*)")
Stub = ActorPage | TopicPage | PlainPage


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The site as rules look things up in it.

    `items` are the ids of each article page, `statements` those of its statements, `anchors` those that people gave to
    headings or that headings have by themselves; `names` hold every name and alias. `files` are the pictures and all
    else that is no page; None: not known.
    """

    paths: frozenset[str]
    items: Mapping[str, frozenset[str]]
    statements: Mapping[str, frozenset[str]]
    actors: Mapping[str, ActorPage]
    names: Mapping[str, ActorPage]
    anchors: Mapping[str, frozenset[str]]
    files: frozenset[str] | None = None


def view_of(site: Site, files: Collection[str] | None = None) -> View:
    """The site, ready for looking things up; `files` are those of `site_src/` that are no pages."""
    pages: tuple[ArticlePage | Stub, ...] = (*site.articles, *site.actors, *site.topics, *site.pages)
    names = {normal(name): actor for actor in site.actors for name in (*actor.aliases, actor.name)}
    return View(
        paths=frozenset((*(page.path for page in pages), *site.unread)),
        items={page.path: frozenset(item.id for item in items(page)) for page in site.articles},
        statements={
            page.path: frozenset(item.id for item in items(page) if isinstance(item, Statement))
            for page in site.articles
        },
        actors={actor.path: actor for actor in site.actors},
        names=names,
        anchors={page.path: frozenset(_anchors(page)) for page in site.articles},
        files=None if files is None else frozenset(files),
    )


def _anchors(page: ArticlePage) -> Iterator[str]:
    """The anchors that people wrote on a page, and those of its headings."""
    pieces = [item.markdown for section in page.sections for item in section.items if isinstance(item, Prose)]
    for text in (page.intro, *(f"## {section.heading}" for section in page.sections), *pieces):
        for title in HEADING.findall(text) if "#" in text else ():
            yield from ANCHOR.findall(title)
            yield _slugified(ANCHOR.sub("", title).strip(" {}"))


def _slugified(title: str) -> str:
    """The anchor that Python-Markdown gives to a heading."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


def resolved(page: str, target: str) -> str:
    """The path in the site that a link leads to; the page's own for a bare `#id`, empty for another host."""
    path = target.partition("#")[0]
    if not path:
        return page
    if ":" in path.split("/")[0] or path.startswith("//"):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def near_path(path: str, view: View) -> str:
    """What to do about a link to a page that is not there."""
    stems = {PurePosixPath(other).stem: other for other in sorted(view.paths)}
    near = difflib.get_close_matches(PurePosixPath(path).stem, stems, n=1, cutoff=0.6)
    return f"did you mean {ROOT}{stems[near[0]]}?" if near else f"correct the link, or add the page {ROOT}{path}"
