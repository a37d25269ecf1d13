"""Statements that stand under a speaker although their source names another.

Most pages agree with their sources, and looking for speakers is slow. So a statement is in question only where the
sentence around it names somebody else who has a page, and not the one it stands under, and the page gives no words of
the source for that (im Text „…“). Only these sentences are read as for a draft. What is found there by a name is a
contradiction. What could only be concluded, from a pronoun or from what stands before, is not: people conclude better.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, relpath

from explainer.check.verbatim import Source, found, source_of
from explainer.check.view import resolved
from explainer.grouping import known_actor, page_id
from explainer.model import (
    ActorKind,
    ActorPage,
    Article,
    ArticlePage,
    Problem,
    Site,
    Statement,
    StatementKind,
)
from explainer.page import parse_article
from explainer.sections.items import doubt, fault
from explainer.sections.labels import labels
from explainer.sections.parts import speakers
from explainer.text import Span, shown

REACH = 150
"""Code points before and after a quotation in which its frame stands."""
BY_NAME = ("name", "organisation", "source")
"""The rules of `extract.resolve` that take a speaker from his name."""
NAME_WORD = re.compile(r"[^\W\d_][\w’-]{2,}")
BEGINNING = re.compile(r"(?<=[.!?])[“\"]? (?=[^\W\d_a-zäöü]|„|$)")

Names = Mapping[str, frozenset[str]]
"""The last word of each name and alias, also in the genitive → the paths of the actors' pages."""


@dataclass(frozen=True, slots=True)
class Questioned:
    """A statement in question, the source's sentence around it, and the pages of those whom that names."""

    statement: Statement
    speaker: ActorPage
    sentence: str
    named: frozenset[str]


def contradicted(
    site: Site, articles: Mapping[str, Article | None], last_draft: Callable[[str], str] = lambda path: ""
) -> Iterator[Problem]:
    """A problem for each statement whose source names another speaker; `articles` by `source.file`.

    `last_draft` gives the page of a path as it was drafted, or nothing. What stands as drafted is in question only when
    it is drafted again: a program that has learned something must not make errors of pages that nobody touched.
    """
    actors = {actor.path: actor for actor in site.actors}
    names = _names(site.actors)
    for page in site.articles:
        article = articles.get(page.source.file)
        if article is not None and any(speaker.target for speaker in speakers(page)):
            doubtful = tuple(_in_question(page, source_of(article.content), actors, names))
            drafted = _drafted(page.path, last_draft(page.path)) if doubtful else frozenset()
            for questioned in doubtful:
                if (questioned.speaker.path, questioned.statement.quotation) not in drafted:
                    yield from _read_again(page, questioned, actors)


def _drafted(path: str, draft: str) -> frozenset[tuple[str, str]]:
    """The statements of a draft, each with the page of its speaker."""
    page = parse_article(path, draft)[0] if draft else None
    return frozenset(
        (resolved(path, speaker.target), item.quotation)
        for speaker in (speakers(page) if page else ())
        for item in speaker.items
        if isinstance(item, Statement)
    )


def _names(actors: tuple[ActorPage, ...]) -> Names:
    names: dict[str, set[str]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            for word in NAME_WORD.findall(name)[-1:]:
                names.setdefault(word, set()).add(actor.path)
                names.setdefault(f"{word}s", set()).add(actor.path)
    return {word: frozenset(paths) for word, paths in names.items()}


def _in_question(
    page: ArticlePage, source: Source, actors: Mapping[str, ActorPage], names: Names
) -> Iterator[Questioned]:
    for speaker in speakers(page):
        actor = actors.get(resolved(page.path, speaker.target)) if speaker.target else None
        for statement in speaker.items if actor else ():
            if not isinstance(statement, Statement) or (statement.mention and statement.mention in source.words):
                continue
            spans = found(source, statement.quotation, statement.paragraph)
            if actor and spans:
                sentence, frame = _sentence(source, spans, statement.kind)
                named = _named(frame, actors, names)
                if named and actor.path not in named and not _surnames(actor) & set(NAME_WORD.findall(frame)):
                    yield Questioned(statement, actor, sentence, named)


def _named(frame: str, actors: Mapping[str, ActorPage], names: Names) -> frozenset[str]:
    """The pages of those whom `frame` names: bodies in full, people in full or by a surname that nobody else has."""
    found: set[str] = set()
    for word in set(NAME_WORD.findall(frame)) & names.keys():
        for path in names[word]:
            actor = actors[path]
            alone = len(names[word]) == 1 and actor.kind is ActorKind.PERSON
            if alone or any(_stands(name, frame) for name in (actor.name, *actor.aliases)):
                found.add(path)
    return frozenset(found)


def _stands(name: str, frame: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", frame) is not None


def _surnames(actor: ActorPage) -> set[str]:
    """The last words of a person's names, also in the genitive; none of a body, whose words are anybody's."""
    if actor.kind is not ActorKind.PERSON:
        return set()
    words = [word for name in (actor.name, *actor.aliases) for word in NAME_WORD.findall(name)[-1:]]
    return {*words, *(f"{word}s" for word in words)}


def _sentence(source: Source, spans: tuple[Span, ...], kind: StatementKind) -> tuple[str, str]:
    """The sentence that a quotation stands in, and what of it may be its frame: not what somebody said in marks."""
    start, end = spans[0].start, spans[-1].end
    before = BEGINNING.split(source.words[max(0, start - REACH) : start])[-1]
    after = BEGINNING.split(source.words[end - 2 : end + REACH])[0][2:]
    inner = "" if kind is StatementKind.DIRECT else source.words[start:end]
    return before + source.words[start:end] + after, f"{before} {inner} {after}"


def _read_again(page: ArticlePage, questioned: Questioned, actors: Mapping[str, ActorPage]) -> Iterator[Problem]:
    from explainer.extract import extract  # most sites have nothing in question, and need not wait for it

    registry = tuple(known_actor(actors[path]) for path in sorted(questioned.named))
    article = Article(path=page.source.file, sha256="", content=questioned.sentence, language=page.lang)
    for other in extract(article, registry).statements:
        words = [shown(span.of(questioned.sentence)) for span in other.spans]
        if other.speaker is None or other.speaker.rule not in BY_NAME or not _same(words, questioned.statement):
            continue
        actor = next((actors[path] for path in questioned.named if page_id(actors[path]) == other.speaker.actor), None)
        if actor is not None and not _alike(actor, questioned.speaker):
            yield _contradiction(page, questioned, actor)
            return


def _same(words: list[str], statement: Statement) -> bool:
    """Whether what was found is what the page quotes, which may have its frame with it."""
    inside = sum(len(run) for run in words if run in statement.quotation)
    return inside * 4 > len(statement.quotation) or any(statement.quotation in run for run in words)


def _alike(actor: ActorPage, other: ActorPage) -> bool:
    """Whether two pages may be of the same one: a matter of names, not of who said what."""
    return actor.name in other.name or other.name in actor.name


def _contradiction(page: ArticlePage, questioned: Questioned, actor: ActorPage) -> Problem:
    """An error where a person is named; whether a body speaks or is only spoken of is less sure."""
    target = relpath(actor.path, dirname(page.path))
    right, wrong = actor.name, questioned.speaker.name
    hint = (
        f"put it below ### [{right}]({target}); if it is right where it is, add the source's words for {wrong} to the "
        f"line below it: {labels(page.lang).mention} „…“"
    )
    place = questioned.statement.place
    if actor.kind is ActorKind.PERSON:
        return fault(place, "E307", f"the source says that {right} said this, not {wrong}", hint, page.source.file)
    return doubt(place, "W308", f"the source seems to say that {right} said this, not {wrong}", hint, page.source.file)
