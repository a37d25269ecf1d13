"""The head of every page: which feeds, which picture and which linked data go with which kind of page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explainer.compose.article import description
from explainer.compose.view import View
from explainer.compose.words import Words, words
from explainer.model import ActorKind, ActorPage, ArticlePage, PlainPage, TopicPage
from explainer.publish import linked
from explainer.publish.card import card_name
from explainer.publish.entries import Feed, feed_path
from explainer.publish.head import alternates, preview
from explainer.settings import Settings

START = "index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words on a picture; `path` is where it stands in the site."""

    title: str
    below: str

    @property
    def path(self) -> str:
        """Named by its words, so that a picture that is there need not be drawn again."""
        return f"cards/{card_name(self.title, self.below)}.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Makes the heads of a site's pages."""

    view: View
    settings: Settings
    feeds: Mapping[str, Feed]
    wording: Mapping[str, Any]

    def all(self) -> Iterator[tuple[str, str]]:
        """The head of each page as HTML, by the page's path."""
        for page in self.view.articles:
            yield page.path, "".join(self._article(page))
        for actor in self.view.site.actors:
            yield actor.path, "".join(self._actor(actor))
        for topic in self.view.site.topics:
            yield topic.path, "".join(self._topic(topic))
        for plain in self.view.site.pages:
            yield plain.path, "".join(self._plain(plain))

    def cards(self) -> Iterator[Card]:
        """Every picture that a head names."""
        yield self._site_card()
        yield from map(self._article_card, self.view.articles)
        yield from map(self._topic_card, self.view.site.topics)

    def _article(self, page: ArticlePage) -> Iterator[str]:
        yield from self._links(page.path, "feeds/site")
        yield from self._preview(page.path, page.title, description(page), self._article_card(page), "article")
        unclear = words(page.lang).label("words", "unclear_speaker")
        yield linked.script(linked.article(page, self.view, self.settings.address, unclear))
        yield self._way(page.path, page.title, "articles")

    def _actor(self, page: ActorPage) -> Iterator[str]:
        yield from self._links(page.path, feed_path(page.path), "feeds/site")
        yield from self._preview(page.path, page.name, page.role, self._site_card(), "profile")
        yield linked.script(linked.actor(page, self.settings.address))
        yield self._way(page.path, page.name, "people" if page.kind is ActorKind.PERSON else "organisations")

    def _topic(self, page: TopicPage) -> Iterator[str]:
        yield from self._links(page.path, feed_path(page.path), "feeds/site")
        yield from self._preview(page.path, page.name, "", self._topic_card(page), "website")
        yield self._way(page.path, page.name, "topics")

    def _plain(self, page: PlainPage) -> Iterator[str]:
        own = "feeds/questions" if page.path == "questions.md" else "feeds/site"
        yield from self._links(page.path, own, *(() if page.path != START else ("feeds/questions",)))
        about = self.settings.about if page.path == START else ""
        yield from self._preview(page.path, page.title, about, self._site_card(), "website")
        if page.path == START:
            yield linked.script(linked.site(self.settings.name, self.settings.about, self.settings.language))

    def _links(self, page: str, *paths: str) -> Iterator[str]:
        known = tuple(self.feeds[path] for path in paths if path in self.feeds)
        return alternates(known, page, self.settings.address)

    def _preview(self, page: str, title: str, about: str, card: Card, kind: str) -> Iterator[str]:
        return preview(
            page=page,
            title=title,
            about=about,
            site_name=self.settings.name,
            kind=kind,
            card=card.path,
            base=self.settings.address,
        )

    def _way(self, page: str, title: str, folder: str) -> str:
        step = (str(self.wording["folders"][folder]), f"{folder}/index.html")
        return linked.script(linked.way(page, title, step, self.settings.address))

    def _words(self) -> Words:
        return words(self.settings.language)

    def _site_card(self) -> Card:
        return Card(title=self.settings.name, below=self.settings.about)

    def _article_card(self, page: ArticlePage) -> Card:
        below = " · ".join(part for part in (self.settings.name, self._words().date(page.date)) if part)
        return Card(title=page.title, below=below)

    def _topic_card(self, page: TopicPage) -> Card:
        return Card(title=page.name, below=self.settings.name)
