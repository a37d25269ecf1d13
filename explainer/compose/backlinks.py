"""Which page is linked from where, with the words around the link."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.compose.links import resolve
from explainer.compose.plain import linking
from explainer.model import ArticlePage, Site
from explainer.sections.parts import questions, written


@dataclass(frozen=True, slots=True)
class Backlink:
    """A place on `page` that links to another page: its id there (empty: none) and the words around the link."""

    page: str
    anchor: str
    sentence: str


def backlinks(site: Site, articles: Iterable[ArticlePage]) -> Iterator[tuple[str, Backlink]]:
    """Pairs of a page and a link to it from another: by its questions, and by what people wrote anywhere."""
    for page in articles:
        for question in questions(page):
            for target in (link.target for link in (*question.answered_by, *question.spoken_to_by)):
                if (there := resolve(page.path, target)[0]) != page.path:
                    yield there, Backlink(page.path, question.id, question.text)
    for path, markdown in written(site):
        for sentence, targets in linking(markdown):
            for there in dict.fromkeys(resolve(path, target)[0] for target in targets):
                if there != path:
                    yield there, Backlink(path, "", sentence)
