"""The promises, checked on the built site, whatever built it.

What a reader gets is HTML that several programs had a hand in. So nothing is taken from what was meant: quotations are
read back from the built pages and compared with the page and with the source, links are followed, whatever a browser
would load or run is looked at, and every file is searched for words that should not have gone out.
"""

from collections.abc import Iterator, Mapping

from explainer.model import Problem, Site
from explainer.publish.addresses import built as built_page
from explainer.verify.allowed import allowed
from explainer.verify.links import Targets, doubled, links, targets
from explainer.verify.live import foreign, live, script_names, scripts, styles
from explainer.verify.page import read_page
from explainer.verify.sources import leaks
from explainer.verify.words import copies, missing, quotations, statements

__all__ = ["verify"]


def verify(site: Site, built: Mapping[str, bytes], sources: Mapping[str, str]) -> Iterator[Problem]:
    """Every broken promise in a built site.

    `built` are its files, path → bytes; `sources` the content of each source article by the file that pages name. Each
    page is parsed once and forgotten, but for its ids and links: a parsed page is ten times its file.
    """
    articles = {built_page(article.path): article for article in site.articles}
    words = statements(site)
    usual = script_names(read_page("404.html", built["404.html"])) if "404.html" in built else None
    ids: dict[str, frozenset[str]] = {}
    linked: dict[str, Targets] = {}
    yield from missing(site, built)
    for path in sorted(path for path in built if path.endswith(".html")):
        page = read_page(path, built[path])
        if path in articles:
            yield from quotations(articles[path], page, sources)
        yield from copies(page, words)
        for rule in (foreign, doubled, live, allowed):
            yield from rule(page)
        if usual is not None:
            yield from scripts(page, usual)
        ids[path], linked[path] = frozenset(page.ids), targets(page)
    for path, found in linked.items():
        yield from links(path, found, ids, built)
    yield from styles(built)
    yield from leaks(site, built, sources)
