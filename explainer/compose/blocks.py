"""The derived blocks of people's, organisations' and topics' pages: name in the marker → Markdown."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from explainer.compose.article import question_line
from explainer.compose.figure import figure, found_at
from explainer.compose.links import relative
from explainer.compose.safe import identifier, text
from explainer.compose.view import Asked, Said, View, background
from explainer.compose.words import Words
from explainer.model import ActorPage, ArticlePage, TopicPage

ActorBlock = Callable[[ActorPage, View, Words], str]
TopicBlock = Callable[[TopicPage, View, Words], str]


def about(page: ActorPage, view: View, words: Words) -> str:
    """Role and further names."""
    names = f"{words['also_known_as']} {text(', '.join(page.aliases))}" if page.aliases else ""
    shown = " · ".join(part for part in (text(page.role), names) if part)
    return f"{shown}\n{{ .role }}" if shown else ""


def statements(page: ActorPage, view: View, words: Words) -> str:
    """What the actor said, newest first, each article with its date and topics."""
    parts = []
    for article, several in groupby(view.said_by.get(page.path, ()), key=lambda said: said.article):
        parts.append(_article_line(article, page.path, view, words))
        parts += [figure(said, page.path, view, words) for said in several]
    return _block(words.heading("statements"), parts)


def mentions(page: ActorPage, view: View, words: Words) -> str:
    """Where others name the actor, with the sentence."""
    parts = []
    for article, several in groupby(view.mentions.get(page.path, ()), key=lambda mention: mention.article):
        lines = [
            f"- {text(mention.sentence)} {found_at(article.path, mention.anchor, page.path, words)}"
            for mention in several
        ]
        parts += [_article_line(article, page.path, view, words), "\n".join(lines)]
    return _block(words.heading("mentions"), parts)


def topic_articles(page: TopicPage, view: View, words: Words) -> str:
    """The articles of a topic, newest first."""
    return _block(words.heading("articles"), [article_list(view.articles_of.get(page.path, ()), page.path, words)])


def topic_questions(page: TopicPage, view: View, words: Words) -> str:
    """The questions that a topic's articles ask."""
    asked = [one for article in view.articles_of.get(page.path, ()) for one in view.asked[article.path]]
    return _block(words.heading("questions"), list(question_list(asked, page.path, view, words)))


def topic_voices(page: TopicPage, view: View, words: Words) -> str:
    """Who says something on a topic, most statements first."""
    said = [one for article in view.articles_of.get(page.path, ()) for one in view.said[article.path] if one.actor]
    return _block(words.heading("voices"), [voice_list(said, page.path, view, words)])


def topic_background(page: TopicPage, view: View, words: Words) -> str:
    """The background sentences of a topic's articles, each once."""
    shown: dict[str, str] = {}
    for article in view.articles_of.get(page.path, ()):
        for fact in background(article):
            shown.setdefault(fact.text, found_at(article.path, fact.id, page.path, words))
    lines = [f"- {text(sentence)} {link}" for sentence, link in shown.items()]
    return _block(words.heading("background"), ["\n".join(lines)])


def article_list(articles: Iterable[ArticlePage], page: str, words: Words) -> str:
    """Articles with their dates, one to a line."""
    lines = []
    for article in articles:
        when = f" *{text(words.date(article.date))}*{{ .facts }}" if article.date else ""
        lines.append(f"- [{text(article.title)}]({relative(page, article.path)}){when}")
    return "\n".join(lines)


def question_list(asked: Iterable[Asked], page: str, view: View, words: Words) -> Iterator[str]:
    """Questions with their status, who has spoken to them, and where they are asked."""
    for one in asked:
        there = relative(page, one.article.path, identifier(one.question.id))
        line = question_line(one, page, view, words)
        where = f"{words['asked_in']} [{text(one.article.title)}]({relative(page, one.article.path)})"
        yield (
            f'<div markdown="block" class="question">\n\n**[{text(one.question.text)}]({there})**\n\n'
            f"{line} · {where}\n{{ .facts }}\n\n</div>"
        )


def voice_list(said: Iterable[Said], page: str, view: View, words: Words, limit: int = 0) -> str:
    """Speakers with the number of their statements, most first; `limit` 0: all."""
    counts: dict[str, int] = {}
    for one in said:
        counts[one.actor] = counts.get(one.actor, 0) + 1
    ranked = sorted(counts, key=lambda path: (-counts[path], path))[: limit or None]
    return "\n".join(actor_line(view.actors[path], page, words.count("says", counts[path])) for path in ranked)


def actor_line(actor: ActorPage, page: str, count: str) -> str:
    """An actor with role and a count as one item of a list."""
    role = f", {text(actor.role)}" if actor.role else ""
    shown = f" *{count}*{{ .facts }}" if count else ""
    return f"- [{text(actor.name)}]({relative(page, actor.path)}){role}{shown}"


def _article_line(article: ArticlePage, page: str, view: View, words: Words) -> str:
    """The article that what follows is taken from: title, date, topics."""
    topics = [f"[{text(topic.name)}]({relative(page, topic.path)})" for topic in view.topics_of.get(article.path, ())]
    facts = " · ".join(part for part in (text(words.date(article.date)), *topics) if part)
    small = f"  \n{facts}" if facts else ""
    return f"**[{text(article.title)}]({relative(page, article.path)})**{small}\n{{ .of-article }}"


def _block(heading: str, parts: Iterable[str]) -> str:
    """A heading with what stands under it; nothing where nothing does."""
    shown = [part for part in parts if part]
    return "\n\n".join((heading, *shown)) if shown else ""


ACTOR_BLOCKS: dict[str, ActorBlock] = {"about": about, "statements": statements, "mentions": mentions}
TOPIC_BLOCKS: dict[str, TopicBlock] = {
    "articles": topic_articles,
    "questions": topic_questions,
    "voices": topic_voices,
    "background": topic_background,
}
