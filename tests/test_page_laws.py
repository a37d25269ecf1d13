from hypothesis import given, settings
from strategies import actors, articles, plains, topics

from explainer.model import ActorPage, ArticlePage, PlainPage, TopicPage
from explainer.page import (
    parse_actor,
    parse_article,
    parse_plain,
    parse_topic,
    render_actor,
    render_article,
    render_plain,
    render_topic,
)


@given(articles)
@settings(max_examples=300, deadline=None)
def test_an_article_page_survives_the_file(page: ArticlePage) -> None:
    text = render_article(page)
    assert parse_article(page.path, text) == (page, ())
    assert parse_article(page.path, text.rstrip("\n").replace("\n", "\r\n")) == (page, ())


@given(actors, topics, plains)
@settings(max_examples=100, deadline=None)
def test_the_other_pages_survive_their_files(actor: ActorPage, topic: TopicPage, plain: PlainPage) -> None:
    assert parse_actor(actor.path, render_actor(actor)) == (actor, ())
    assert parse_topic(topic.path, render_topic(topic)) == (topic, ())
    assert parse_plain(plain.path, render_plain(plain)) == (plain, ())
