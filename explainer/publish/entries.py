"""What has happened on a site, as a list of entries that a feed can tell: new articles, statements, questions.

An entry's name is made of its page and id and of nothing else: it stays the same when words are corrected, when the
site moves to another address and when it is built anew, so that no reader is told the same thing twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.compose.article import description
from explainer.compose.view import Asked, Said, View
from explainer.compose.words import Words
from explainer.model import ArticlePage, QuestionStatus
from explainer.publish.addresses import built

MOST = 40
"""Entries of a feed; older ones are on the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened: `name` is its stable id, `page` and `anchor` where it stands, `date` ISO or empty."""

    name: str
    title: str
    text: str
    page: str
    anchor: str = ""
    date: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Entries to follow, newest first; `path` without ending is where the feed stands, `page` what it belongs to."""

    path: str
    title: str
    page: str
    entries: tuple[Entry, ...]


def feeds(view: View, words: Words, wording: dict[str, str], site_name: str) -> Iterator[Feed]:
    """Every feed of a site: all articles, questions, each topic, each person and organisation that says something."""
    articles = [_article(page, view) for page in view.articles]
    yield Feed(path="feeds/site", title=site_name, page="index.html", entries=tuple(articles[:MOST]))
    questions = f"{site_name}: {wording['questions']}"
    entries = _newest(_questions(view, wording))
    yield Feed(path="feeds/questions", title=questions, page="questions.html", entries=entries)
    for topic in view.site.topics:
        of_topic = tuple(_article(page, view) for page in view.articles_of.get(topic.path, ())[:MOST])
        if of_topic:
            yield Feed(
                path=feed_path(topic.path), title=f"{site_name}: {topic.name}", page=built(topic.path), entries=of_topic
            )
    for actor in view.site.actors:
        said = tuple(_statement(one, view, words) for one in view.said_by.get(actor.path, ())[:MOST])
        if said:
            yield Feed(
                path=feed_path(actor.path), title=f"{site_name}: {actor.name}", page=built(actor.path), entries=said
            )


def feed_path(page: str) -> str:
    """Where the feed of a page of `site_src/` stands, without ending."""
    return f"feeds/{page.removesuffix('.md')}"


def _article(page: ArticlePage, view: View) -> Entry:
    return Entry(
        name=f"urn:explainer:{page.path.removesuffix('.md')}",
        title=page.title,
        text=description(page),
        page=built(page.path),
        date=page.date,
        topics=tuple(topic.name for topic in view.topics_of.get(page.path, ())),
    )


def _statement(said: Said, view: View, words: Words) -> Entry:
    actor = view.actors.get(said.actor)
    name = actor.name if actor else said.speaker.label
    kind = words.label("kinds", said.statement.kind.value)
    about = f"{kind}, {said.statement.context}" if said.statement.context else kind
    return Entry(
        name=f"urn:explainer:{said.article.path.removesuffix('.md')}:{said.statement.id}",
        title=f"{name}: {said.article.title}",
        text=f"{said.statement.quotation} ({about})",
        page=built(said.article.path),
        anchor=said.statement.id,
        date=said.article.date,
        topics=tuple(topic.name for topic in view.topics_of.get(said.article.path, ())),
    )


def _questions(view: View, wording: dict[str, str]) -> Iterator[Entry]:
    """Each question when it was asked, and once more when it was answered."""
    for article in view.articles:
        for asked in view.asked[article.path]:
            yield _question(asked, view, wording["asked"], "", article.date)
            if asked.question.status is not QuestionStatus.OPEN:
                answers = [said for _, said in view.linked(article.path, asked.question.answered_by) if said]
                date = max((said.article.date for said in answers), default=article.date)
                status = asked.question.status.value
                yield _question(asked, view, wording[status], f":{status}", max(date, article.date))


def _question(asked: Asked, view: View, mark: str, name: str, date: str) -> Entry:
    path, question = asked.article.path, asked.question
    return Entry(
        name=f"urn:explainer:{path.removesuffix('.md')}:{question.id}{name}",
        title=f"{mark}: {question.text}",
        text=asked.article.title,
        page=built(path),
        anchor=question.id,
        date=date,
        topics=tuple(topic.name for topic in view.topics_of.get(path, ())),
    )


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.date, reverse=True)[:MOST])
