"""Short forms of pages in lists: an article with its day, an actor with role and count."""

from explainer.compose.links import relative
from explainer.compose.safe import text
from explainer.compose.view import View
from explainer.compose.words import Words
from explainer.model import ActorPage, ArticlePage


def article_line(article: ArticlePage, page: str, words: Words) -> str:
    """An article as one item of a list."""
    when = f" *{text(words.date(article.date))}*{{ .facts }}" if article.date else ""
    return f"- [{text(article.title)}]({relative(page, article.path)}){when}"


def article_head(article: ArticlePage, page: str, view: View, words: Words, but: str = "") -> str:
    """The article that what follows is taken from: day, title, topics other than `but`."""
    others = (topic for topic in view.topics_of.get(article.path, ()) if topic.path != but)
    topics = [f"[{text(topic.name)}]({relative(page, topic.path)})" for topic in others]
    facts = " · ".join(part for part in (text(words.date(article.date)), *topics) if part)
    small = f"{facts}  \n" if facts else ""
    return f"{small}**[{text(article.title)}]({relative(page, article.path)})**\n{{ .of-article }}"


def actor_line(actor: ActorPage, page: str, count: str, role: str = "") -> str:
    """An actor with role and a count as one item of a list."""
    called = f", {text(role or actor.role)}" if role or actor.role else ""
    shown = f" *{count}*{{ .facts }}" if count else ""
    return f"- [{text(actor.name)}]({relative(page, actor.path)}){called}{shown}"


def actor_links(paths: dict[str, int], page: str, view: View) -> str:
    """Actors with how often each, as one line."""
    return ", ".join(
        f"[{text(view.actors[path].name)}]({relative(page, path)}) ({count})" for path, count in paths.items()
    )
