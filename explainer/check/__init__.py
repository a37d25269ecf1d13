"""What is wrong with a site, told before it is built: one small generator for each rule, its docstring the rule.

Every fault is one problem at its line with a way out, and none is told twice: where a source is missing, nothing is
said of its quotations. `error` is what breaks the site, misattributes or falsifies; all else is a warning.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from explainer.check.grammar import grammar, headings, ids, plain
from explainer.check.links import answers, speakers
from explainer.check.prose import in_prose, prose
from explainer.check.source import SHARE, against_source
from explainer.check.view import Stub, View, view_of
from explainer.model import Article, ArticlePage, Problem, Site

__all__ = ["check"]

RULES: tuple[Callable[[ArticlePage, View], Iterator[Problem]], ...] = (
    grammar,
    headings,
    ids,
    plain,
    speakers,
    answers,
    prose,
)


def check(
    site: Site, sources: Mapping[str, Article | None], share: int = SHARE, files: Collection[str] | None = None
) -> Iterator[Problem]:
    """All problems of a site but those of reading it.

    `sources` are the articles by `source.file`, None: missing; `share` is the setting of that name, in per cent;
    `files` are the paths in `site_src/` of what is no page, None: not known, and links to them are not looked at.
    """
    view = view_of(site, files)
    for article in site.articles:
        for rule in RULES:
            yield from rule(article, view)
        yield from against_source(article, sources.get(article.source.file), share)
    stubs: tuple[Stub, ...] = (*site.actors, *site.topics, *site.pages)
    for page in stubs:
        yield from in_prose(page.path, page.body, page.place, view)
