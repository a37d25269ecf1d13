"""The promises, checked on the built site, whatever built it.

What a reader gets is HTML that several programs had a hand in. So nothing is taken from what was meant: quotations are
read back from the built pages and compared with the page and with the source, links are followed, whatever a browser
would load or run is looked at, and every file is searched for words that should not have gone out.
"""

from collections.abc import Iterator, Mapping

from explainer.model import Problem, Site
from explainer.verify.allowed import allowed
from explainer.verify.links import doubled, links
from explainer.verify.live import foreign, live, scripts, styles
from explainer.verify.page import read_page
from explainer.verify.sources import leaks
from explainer.verify.words import copies, quotations

__all__ = ["verify"]


def verify(site: Site, built: Mapping[str, bytes], sources: Mapping[str, str]) -> Iterator[Problem]:
    """Every broken promise in a built site.

    `built` are its files, path → bytes; `sources` the content of each source article by the file that pages name.
    """
    pages = {path: read_page(path, data) for path, data in sorted(built.items()) if path.endswith(".html")}
    for article in site.articles:
        yield from quotations(article, pages, sources)
    yield from copies(site, pages)
    for page in pages.values():
        for rule in (foreign, doubled, live, allowed):
            yield from rule(page)
        yield from links(page, pages, built)
    yield from scripts(pages)
    yield from styles(built)
    yield from leaks(site, built, sources)
