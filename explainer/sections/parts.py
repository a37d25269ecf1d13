"""The parts of a page, in its order: who speaks, what is asked, what is known, what people wrote."""

from collections.abc import Iterator

from explainer.model import ArticlePage, Fact, Prose, Question, Site, Speaker, Statement


def items(page: ArticlePage) -> Iterator[Statement | Question | Fact]:
    """Everything on an article page that has an id, in its order."""
    for section in page.sections:
        for item in section.items:
            if isinstance(item, Speaker):
                yield from (statement for statement in item.items if isinstance(statement, Statement))
            elif not isinstance(item, Prose):
                yield item


def speakers(page: ArticlePage) -> Iterator[Speaker]:
    """The speakers of a page, in its order."""
    yield from (item for section in page.sections for item in section.items if isinstance(item, Speaker))


def questions(page: ArticlePage) -> Iterator[Question]:
    """The questions of a page, in its order."""
    yield from (item for section in page.sections for item in section.items if isinstance(item, Question))


def background(page: ArticlePage) -> Iterator[Fact]:
    """The background sentences of a page, in its order."""
    yield from (item for section in page.sections for item in section.items if isinstance(item, Fact))


def written(site: Site) -> Iterator[tuple[str, str]]:
    """Everything on the site that people wrote as Markdown, by page."""
    for page in site.articles:
        yield page.path, page.intro
        for section in page.sections:
            for item in section.items:
                pieces = item.items if isinstance(item, Speaker) else (item,)
                yield from ((page.path, piece.markdown) for piece in pieces if isinstance(piece, Prose))
                if isinstance(item, Question):
                    yield page.path, item.prose
    yield from ((actor.path, actor.body) for actor in site.actors)
    yield from ((topic.path, topic.body) for topic in site.topics)
    yield from ((page.path, page.body) for page in site.pages)
