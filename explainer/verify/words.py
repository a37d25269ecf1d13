"""The words that readers see are those of the page, and those of the page are its source's."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from explainer.model import ArticlePage, Fact, Problem, Question, Site, Speaker, Statement
from explainer.publish.addresses import built as built_page
from explainer.text import shown
from explainer.verify.page import REPORT, Element, Page, problem, source_path, text_of

OMISSION = re.compile(r"\s*\[[^\[\]]*\]\s*")


def missing(site: Site, built: Collection[str]) -> Iterator[Problem]:
    """Each article page is among the files `built`."""
    for article in site.articles:
        if built_page(article.path) not in built:
            yield problem(article.path, 0, "E620", "this page is missing from the built site", REPORT)


def quotations(article: ArticlePage, page: Page, sources: Mapping[str, str]) -> Iterator[Problem]:
    """Each quotation, question and background sentence reads on the built page as on its own, and as in its source."""
    source = shown(sources.get(article.source.file, ""))
    for item, words, select in _quoted(article):
        element = page.elements.get(item.id)
        read = select(element) if element is not None else None
        if read != shown(words):
            message = f"“{item.id}” reads differently on the built page: “{read}” instead of “{shown(words)}”"
            yield problem(article.path, item.place.line, "E621", message, REPORT)
        own = not isinstance(item, Statement) and not item.paragraph  # a sentence that names no paragraph is a person's
        for run in OMISSION.split(shown(words)):
            if run not in source and not own:
                hint = f"put the words as they stand in {article.source.file}, with […] where some are left out"
                message = f"the words of “{item.id}” are not in the source: “{run}”"
                yield problem(article.path, item.place.line, "E622", message, hint)


def statements(site: Site) -> dict[str, str]:
    """The words of each statement as shown, by its address in `site_src/`."""
    return {
        f"{article.path}#{item.id}": shown(item.quotation)
        for article in site.articles
        for item, _, _ in _quoted(article)
        if isinstance(item, Statement)
    }


def copies(page: Page, words: Mapping[str, str]) -> Iterator[Problem]:
    """A statement shown on another page, such as its speaker's, has the same words there."""
    for element in page.tree.iter("figure"):
        name = element.get("data-statement")
        if name is not None and _blockquote(element) != words.get(name):
            message = f"the copy of “{name}” on this page reads differently: “{_blockquote(element)}”"
            yield problem(source_path(page.path), 0, "E623", message, REPORT)


Quoted = tuple[Statement | Question | Fact, str, Callable[[Element], str]]


def _quoted(article: ArticlePage) -> Iterator[Quoted]:
    for section in article.sections:
        for item in section.items:
            if isinstance(item, Speaker):
                yield from ((one, one.quotation, _blockquote) for one in item.items if isinstance(one, Statement))
            elif isinstance(item, Question):
                yield item, item.text, _heading
            elif isinstance(item, Fact):
                yield item, item.text, _sentence


def _blockquote(element: Element) -> str:
    return " ".join(shown(text_of(quote)) for quote in element.iter("blockquote"))


def _heading(element: Element) -> str:
    return shown("".join(str(text) for text in element.itertext(with_tail=False) if text != "¶"))


def _sentence(element: Element) -> str:
    quote = next(element.iter("p"), element)
    return shown((quote.text or "") + "".join(child.tail or "" for child in quote))
