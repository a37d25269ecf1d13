"""What the pages of a site know of each other, worked out once: who said what where, who is mentioned where.

Derived at each build and never committed, so that nothing here can be stale or conflict.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar

from explainer.compose.backlinks import Backlink, backlinks
from explainer.compose.links import resolve
from explainer.compose.mentions import Name, Scanner
from explainer.compose.plain import plain_text, sentences
from explainer.model import (
    ActorKind,
    ActorPage,
    ArticlePage,
    Link,
    Question,
    Rights,
    Site,
    Speaker,
    Statement,
    TopicPage,
)
from explainer.paragraphs import find_paragraphs
from explainer.sections.parts import background, questions, speakers

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement where it stands; `actor` is the path of its speaker's page, empty without one."""

    article: ArticlePage
    speaker: Speaker
    statement: Statement
    actor: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question where it stands."""

    article: ArticlePage
    question: Question


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence of `article` that names an actor who does not say it; `anchor` is its id, empty in the intro."""

    article: ArticlePage
    anchor: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """All derived knowledge of a site, newest first throughout.

    Mappings are keyed by the path of a page, `statements` and `spoken_to` by that of an article and a statement's id,
    `texts`, the contents of the sources, by file. `speaks_of` and `spoken_of_by` count, most first, how often whose
    statements name whom. `position_in` is where an article (second) stands in `articles_of` of a topic (first).
    `today` is the day of the newest article: no page asks the clock. `names` finds actors and topics in prose.
    """

    site: Site
    articles: tuple[ArticlePage, ...]
    actors: dict[str, ActorPage]
    said: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    said_by: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    asked: dict[str, tuple[Asked, ...]] = field(default_factory=dict)
    mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    present: dict[str, tuple[str, ...]] = field(default_factory=dict)
    topics_of: dict[str, tuple[TopicPage, ...]] = field(default_factory=dict)
    articles_of: dict[str, tuple[ArticlePage, ...]] = field(default_factory=dict)
    statements: dict[str, Said] = field(default_factory=dict)
    spoken_to: dict[str, tuple[Asked, ...]] = field(default_factory=dict)
    paragraphs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    backlinks: dict[str, tuple[Backlink, ...]] = field(default_factory=dict)
    speaks_of: dict[str, dict[str, int]] = field(default_factory=dict)
    spoken_of_by: dict[str, dict[str, int]] = field(default_factory=dict)
    today: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    position_in: dict[tuple[str, str], int] = field(default_factory=dict)
    names: Scanner = field(default_factory=lambda: Scanner(()))

    def linked(self, page: str, links: Iterable[Link]) -> Iterator[tuple[Link, Said | None]]:
        """Each link of `page` with the statement it points at."""
        for link in links:
            path, anchor = resolve(page, link.target)
            yield link, self.statements.get(f"{path}#{anchor}")


def view(site: Site, endings: tuple[str, ...] = (), texts: Mapping[str, str] | None = None) -> View:
    """The derived knowledge of `site`; `endings` are what a name may carry in running text, `texts` the sources."""
    articles = tuple(sorted(sorted(site.articles, key=lambda page: page.path), key=_day, reverse=True))
    actors = {actor.path: actor for actor in site.actors}
    said = {page.path: tuple(_said(page, actors)) for page in articles}
    scanner = Scanner(tuple(_names(site.actors)), endings)
    mentions, present = _mentioned(articles, said, scanner)
    topics_of, articles_of = _topics(articles, site.topics)
    every = [one for page in articles for one in said[page.path]]
    asked = {page.path: tuple(Asked(page, question) for question in questions(page)) for page in articles}
    statements = {f"{one.article.path}#{one.statement.id}": one for one in every}
    of = Counter(_pairs(mentions, statements))
    return View(
        site=site,
        articles=articles,
        actors=actors,
        said=said,
        said_by=_grouped((one.actor, one) for one in every if one.actor),
        asked=asked,
        mentions=mentions,
        present=present,
        topics_of=topics_of,
        articles_of=articles_of,
        statements=statements,
        speaks_of=_counted((speaker, whom, number) for (speaker, whom), number in of.items()),
        spoken_of_by=_counted((whom, speaker, number) for (speaker, whom), number in of.items()),
        paragraphs=_republished(articles, texts or {}),
        texts=texts or {},
        backlinks=_grouped(backlinks(site, articles)),
        today=next((page.date[:10] for page in articles if page.date), ""),
        titles=dict(_titles(site)),
        position_in={(topic, one.path): at for topic, of in articles_of.items() for at, one in enumerate(of)},
        names=Scanner((*_names(site.actors), *_topic_names(site.topics)), endings),
        spoken_to=_grouped(pair for several in asked.values() for one in several for pair in _spoken_to(one)),
    )


def _republished(articles: Iterable[ArticlePage], texts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The paragraphs of the sources that may be shown whole, by article."""
    whole = [page for page in articles if page.source.rights is Rights.FULL and page.source.file in texts]
    contents = {page.path: texts[page.source.file] for page in whole}
    return {
        path: tuple(paragraph.span.of(content) for paragraph in find_paragraphs(content))
        for path, content in contents.items()
    }


def _day(page: ArticlePage) -> str:
    return page.date


def _said(page: ArticlePage, actors: dict[str, ActorPage]) -> Iterator[Said]:
    for speaker in speakers(page):
        actor = resolve(page.path, speaker.target)[0] if speaker.target else ""
        for item in speaker.items:
            if isinstance(item, Statement):
                yield Said(page, speaker, item, actor if actor in actors else "")


def _spoken_to(asked: Asked) -> Iterator[tuple[str, Asked]]:
    for target in dict.fromkeys(link.target for link in (*asked.question.answered_by, *asked.question.spoken_to_by)):
        yield "#".join(resolve(asked.article.path, target)), asked


def _pairs(mentions: Mapping[str, Iterable[Mention]], statements: Mapping[str, Said]) -> Iterator[tuple[str, str]]:
    """Who speaks of whom, once for each statement that names somebody."""
    for whom, several in mentions.items():
        for mention in several:
            said = statements.get(f"{mention.article.path}#{mention.anchor}")
            if said and said.actor:
                yield said.actor, whom


def _counted(triples: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for key, other, number in sorted(triples, key=lambda one: (-one[2], one[1])):
        counts[key][other] = number
    return dict(counts)


def _titles(site: Site) -> Iterator[tuple[str, str]]:
    yield from ((article.path, article.title) for article in site.articles)
    yield from ((actor.path, actor.name) for actor in site.actors)
    yield from ((topic.path, topic.name) for topic in site.topics)
    yield from ((page.path, page.title) for page in site.pages)


def _topic_names(topics: Iterable[TopicPage]) -> Iterator[Name]:
    yield from (Name(name, topic.path) for topic in topics for name in (topic.name, *topic.aliases))


def _names(actors: Iterable[ActorPage]) -> Iterator[Name]:
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            yield Name(name, actor.path)
        if actor.kind is ActorKind.PERSON and " " in actor.name:
            yield Name(actor.name.split()[-1], actor.path, sure=False)


def _shown(page: ArticlePage, said: Iterable[Said]) -> Iterator[tuple[str, str, str]]:
    """Every piece of a page's shown text as (id, text, path of its speaker)."""
    yield from (("", sentence, "") for sentence in sentences(plain_text(page.intro)))
    yield from ((one.statement.id, one.statement.quotation, one.actor) for one in said)
    yield from ((question.id, question.text, "") for question in questions(page))
    yield from ((fact.id, fact.text, "") for fact in background(page))


def _mentioned(
    articles: Iterable[ArticlePage], said: dict[str, tuple[Said, ...]], scanner: Scanner
) -> tuple[dict[str, tuple[Mention, ...]], dict[str, tuple[str, ...]]]:
    """Who is mentioned where, by actor, and who is present at all, by article."""
    mentions: list[tuple[str, Mention]] = []
    present = {}
    for page in articles:
        pieces = list(_shown(page, said[page.path]))
        speaking = dict.fromkeys(one.actor for one in said[page.path] if one.actor)
        found = scanner.scan([piece for _, piece, _ in pieces], frozenset(speaking))
        for (anchor, piece, speaker), actors in zip(pieces, found, strict=True):
            mentions += [(actor, Mention(page, anchor, piece)) for actor in actors if actor != speaker]
        named = dict.fromkeys([*speaking, *(actor for actors in found for actor in actors)])
        present[page.path] = tuple(named)
    return {actor: tuple(_each_once(found)) for actor, found in _grouped(mentions).items()}, present


def _each_once(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Without sentences that an article's page shows twice, or as a part of a longer one."""
    for _, group in groupby(mentions, key=lambda mention: mention.article.path):
        several = tuple(group)
        for number, mention in enumerate(several):
            later = (other for other in several[number + 1 :] if other.sentence != mention.sentence)
            if not any(mention.sentence in other.sentence for other in (*several[:number], *later)):
                yield mention


def _topics(
    articles: Iterable[ArticlePage], topics: Iterable[TopicPage]
) -> tuple[dict[str, tuple[TopicPage, ...]], dict[str, tuple[ArticlePage, ...]]]:
    by_tag = {tag.casefold(): topic for topic in topics for tag in (*topic.aliases, topic.name)}
    of = {
        page.path: tuple({by_tag[tag.casefold()].path: by_tag[tag.casefold()] for tag in page.tags
                          if tag.casefold() in by_tag}.values())
        for page in articles
    }  # fmt: skip
    return of, _grouped((topic.path, page) for page in articles for topic in of[page.path])


def _grouped(pairs: Iterable[tuple[str, Value]]) -> dict[str, tuple[Value, ...]]:
    groups: dict[str, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
