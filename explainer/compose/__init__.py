"""Site → the files of `build/docs/`: pure, from values to Markdown.

The article page is the source of truth; all that is known from several pages is derived here at each build and never
committed. The result is plain Markdown that MkDocs, ProperDocs and Zensical read alike.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import quote

from explainer.compose import actors, topics
from explainer.compose.actors import ACTOR_BLOCKS, ACTOR_LISTINGS
from explainer.compose.article import article, description
from explainer.compose.crosslinks import Linker
from explainer.compose.fill import MARKER, fill
from explainer.compose.foot import backlink_list
from explainer.compose.listing import Sheet, sheets
from explainer.compose.overviews import PAGE_BLOCKS, PAGE_SHEETS
from explainer.compose.safe import scalar, text
from explainer.compose.topics import TOPIC_BLOCKS, TOPIC_LISTINGS
from explainer.compose.view import View, view
from explainer.compose.words import Words, words
from explainer.model import ActorPage, ArticlePage, PlainPage, Problem, Site, TopicPage

__all__ = ["compose", "compose_view"]

Stub = ActorPage | TopicPage | PlainPage

# Pages that only repeat what other pages say: their words would stand twice in the search.
NOT_SEARCHED = frozenset(
    {
        "index.md",
        "questions.md",
        "timeline.md",
        "articles/index.md",
        "people/index.md",
        "organisations/index.md",
        "topics/index.md",
    }
)


def compose(
    site: Site, texts: Mapping[str, str] | None = None, language: str = "de"
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Every page of the built site, path → Markdown, and the problems found in the stubs.

    `texts` are the contents of the sources by file: what shows where a statement stands. `language` is the
    interface's; an article page speaks its own.
    """
    return compose_view(view(site, tuple(words(language).table["name_endings"]), texts), language)


def compose_view(derived: View, language: str, edit: str = "") -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The same for whoever has the site's view already; `edit` is the address below which its pages are edited."""
    interface, site = words(language), derived.site
    composed = {page.path: _article(page, derived) for page in site.articles}
    problems: list[Problem] = []
    stubs: tuple[Stub, ...] = (*site.actors, *site.topics, *site.pages)
    for stub in stubs:
        composed[stub.path], faults = _stub(stub, derived, interface, edit)
        problems += faults
        for sheet in _sheets(stub, derived, interface):
            composed.setdefault(sheet.path, _sheet(sheet))
    return composed, tuple(problems)


def _article(page: ArticlePage, derived: View) -> str:
    return _front_matter(page.path, page.title, description(page)) + article(page, derived, words(page.lang)) + "\n"


def _stub(page: Stub, derived: View, interface: Words, edit: str) -> tuple[str, tuple[Problem, ...]]:
    title = page.title if isinstance(page, PlainPage) else page.name
    link = Linker(page.path, derived.names, frozenset())
    body, problems = fill(page.body, _blocks(page, derived, interface), page.place, link)
    heading = "" if body.startswith("# ") else f"# {text(title)}"
    line = _byline(page, derived, interface)
    about = page.role if isinstance(page, ActorPage) else ""
    parts = (heading, line, body, _backlinks(page, derived, interface), _invitation(page, interface, edit))
    return _front_matter(page.path, title, about) + "\n\n".join(part for part in parts if part) + "\n", problems


def _byline(page: Stub, derived: View, interface: Words) -> str:
    """The line under the title: who that is, or how much there is."""
    if isinstance(page, ActorPage):
        return actors.byline(page, derived, interface)
    return topics.byline(page, derived, interface) if isinstance(page, TopicPage) else ""


def _invitation(page: Stub, interface: Words, edit: str) -> str:
    """A quiet line that offers to write something, on the page of an actor or topic of whom nobody has."""
    if not edit or isinstance(page, PlainPage) or MARKER.sub("", page.body).strip():
        return ""
    there = f"{edit}{quote(page.path)}"
    return f"{interface['nothing_written']} [{interface['write_some']}]({there})\n{{ .facts }}"


def _backlinks(page: Stub, derived: View, interface: Words) -> str:
    links = "" if isinstance(page, PlainPage) else backlink_list(page.path, derived, interface)
    return f"{interface.heading('backlinks')}\n\n{links}" if links else ""


def _blocks(page: Stub, derived: View, interface: Words) -> dict[str, Callable[[], str]]:
    if isinstance(page, ActorPage):
        return {name: partial(block, page, derived, interface) for name, block in ACTOR_BLOCKS.items()}
    if isinstance(page, TopicPage):
        return {name: partial(block, page, derived, interface) for name, block in TOPIC_BLOCKS.items()}
    return {name: partial(block, page, derived, interface) for name, block in PAGE_BLOCKS.items()}


def _sheets(page: Stub, derived: View, interface: Words) -> Iterator[Sheet]:
    """The pages of the lists that `page` asks for and cannot hold whole."""
    if isinstance(page, PlainPage):
        for name, made in PAGE_SHEETS.items():
            if _asks_for(page, name):
                yield from made(page, derived, interface)
    elif isinstance(page, ActorPage):
        for name, listed in ACTOR_LISTINGS.items():
            if _asks_for(page, name):
                yield from sheets(listed(page, derived, interface), interface)
    else:
        for name, listing in TOPIC_LISTINGS.items():
            if _asks_for(page, name):
                yield from sheets(listing(page, derived, interface), interface)


def _asks_for(page: Stub, name: str) -> bool:
    return f"explainer:{name}" in page.body.replace(" ", "")


def _sheet(sheet: Sheet) -> str:
    front = f"---\ntitle: {scalar(sheet.title)}\nsearch:\n  exclude: true\n---\n\n"
    return f'{front}# {text(sheet.title)}\n\n<div class="sheet"></div>\n\n{sheet.body}\n'


def _front_matter(path: str, title: str, about: str) -> str:
    lines = [f"title: {scalar(title)}"]
    if about:
        lines.append(f"description: {scalar(about)}")
    if path in NOT_SEARCHED:
        lines.append("search:\n  exclude: true")
    return "---\n" + "\n".join(lines) + "\n---\n\n"
