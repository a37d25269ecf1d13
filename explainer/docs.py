"""Pages → `build/docs/`: everything that a site builder turns into a site, whichever builder that is.

The composed pages, and all that the site gives away beside them: the search index, feeds, data, pictures for link
previews, scripts and styles. A builder takes what is no page along as it is. So nothing has to be done after it, the
same is there while somebody writes, and changing the builder changes nothing here. `build/theme/` holds the few
templates of the theme that are ours.
"""

from collections.abc import Iterable
from pathlib import Path

from explainer import schemas, sources, store
from explainer.compose import compose_view
from explainer.compose.fill import MARKER
from explainer.compose.theme import not_found
from explainer.compose.view import View, view
from explainer.compose.words import words
from explainer.git import changed_pages
from explainer.index import index
from explainer.language import table
from explainer.model import Level, Place, Problem, Site
from explainer.pages import PAGES, outside
from explainer.publish.addresses import built
from explainer.publish.assets import assets
from explainer.publish.card import card
from explainer.publish.data import data_files
from explainer.publish.entries import Feed
from explainer.publish.entries import feeds as feeds_of
from explainer.publish.feeds import json_feed, rss
from explainer.publish.head import with_head
from explainer.publish.heads import Card, Heads
from explainer.publish.law import corrections, filled, imprint, missing, privacy
from explainer.publish.search import documents, rendered
from explainer.publish.template import main_template
from explainer.settings import FILE, Settings, read_settings

DOCS = "build/docs"
THEME = "build/theme"
CARDS = "build/cards"
COPIED = (".avif", ".css", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".txt", ".webp", ".woff2")
CHANGES = 100
"""Changes that the page of corrections shows."""


def write_docs(root: Path, site: Site) -> tuple[Problem, ...]:
    """Bring `build/docs/` up to date: write what changed, remove what no page makes any more."""
    settings, faults = configured(root)
    wanted, problems = made(root, site, settings)
    for path in {*store.files(root, DOCS), *store.files(root, THEME)} - set(wanted):
        store.remove(root, path)
    for path, data in wanted.items():
        store.write(root, path, data, lasting=False)
    return (*problems, *(() if faults else missing(settings.imprint)))


def made(root: Path, site: Site, settings: Settings) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of `build/docs/` and `build/theme/`, by path in the project."""
    interface, wording = words(settings.language), table(settings.language, "publish")
    lists = frozenset(page.path for page in site.pages if MARKER.search(page.body))
    site = filled(site, about_pages(root, site, settings))
    derived = view(site, tuple(interface.table["name_endings"]), source_texts(root, site))
    composed, problems = compose_view(derived, settings.language, settings.edit)
    feeds = tuple(feeds_of(derived, interface, wording["feeds"], settings.name))
    heads = Heads(view=derived, settings=settings, feeds={feed.path: feed for feed in feeds}, wording=wording)
    pages = composed | {path: with_head(composed[path], head) for path, head in heads.all()}
    copied, refused = copies(root)
    given, without = published(root, derived, settings, feeds, lists)
    files = copied | {path: markdown.encode() for path, markdown in pages.items()} | given
    files |= cards(root, heads.cards())
    files |= {f"{schemas.FOLDER}/{name}": data for name, data in schemas.files().items()}
    wanted = {f"{DOCS}/{path}": data for path, data in files.items()}
    there = {built(path) for path in pages} | set(given)
    wanted[f"{THEME}/404.html"] = not_found(settings.language).encode()
    wanted[f"{THEME}/main.html"] = main_template(wording["footer"], there).encode()
    return wanted, (*problems, *refused, *without)


def published(
    root: Path, derived: View, settings: Settings, feeds: tuple[Feed, ...], lists: frozenset[str]
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """What the site gives away beside its pages, by path in the site: search index, feeds, data, scripts and styles.

    `lists` are the pages that only repeat what others say, which are not searched.
    """
    language, base = settings.language, settings.address
    read = {one.path: rendered(one, language) for one in documents(derived, words(language), language, lists)}
    searched, problems = index(root, read, language)
    told = {f"{feed.path}.xml": rss(feed, base, language) for feed in feeds}
    told |= {f"{feed.path}.json": json_feed(feed, base, language) for feed in feeds}
    return searched | told | data_files(derived) | assets(language), problems


def about_pages(root: Path, site: Site, settings: Settings) -> dict[str, str]:
    """What stands on the pages about the site itself, by marker."""
    wording = table(settings.language, "publish")
    changes = changed_pages(root, f"{PAGES}/articles", CHANGES)
    shown = corrections(changes, site, wording, words(settings.language), CHANGES)
    return {
        "imprint": imprint(settings.imprint, wording),
        "privacy": privacy(settings.imprint, wording),
        "corrections": shown,
    }


def cards(root: Path, wanted: Iterable[Card]) -> dict[str, bytes]:
    """The pictures for link previews, by path in the site; one that was drawn before is taken as it is."""
    found = {}
    for one in wanted:
        kept = f"build/{one.path}"
        if not store.exists(root / kept):
            store.write(root, kept, card(one.title, one.below), lasting=False)
        found[one.path] = store.read(root, kept)
    for path in set(store.files(root, CARDS)) - {f"build/{path}" for path in found}:
        store.remove(root, path)
    return found


def copies(root: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The files of `site_src/` that go to the site as they are, by their place in it, and those that do not.

    Only kinds of files that run nothing: a page of HTML or a script from a stranger would reach every reader.
    """
    found, problems = {}, []
    for path in store.files(root, PAGES):
        if path.lower().endswith(COPIED):
            try:
                found[path.removeprefix(f"{PAGES}/")] = store.read(root, path)
            except store.OutsideProjectError:
                problems.append(outside(path))
        elif not path.endswith(".md"):
            problems.append(_not_copied(path))
    return found, tuple(problems)


def _not_copied(path: str) -> Problem:
    message = "this file is neither a page nor a picture or style sheet: it is left out of the site"
    hint = f"delete it, or save it as one of {', '.join(COPIED)}"
    return Problem(place=Place(path), code="W612", message=message, level=Level.WARNING, hint=hint)


def configured(root: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in `mkdocs.yml`; the usual ones where it cannot be read, which the builder will say."""
    if not store.exists(root / FILE):
        return read_settings(b"{")
    return read_settings(store.read(root, FILE), store.environment())


def source_texts(root: Path, site: Site) -> dict[str, str]:
    """The text of every source that a page names and that can be read, by its path."""
    files = sorted({page.source.file for page in site.articles})
    found = {file: sources.article(root, file)[0] for file in files}
    return {file: article.content for file, article in found.items() if article is not None}
