"""The derived blocks of the pages that look over the whole site: start page, question list, timeline, indexes."""

from collections.abc import Callable
from itertools import groupby

from explainer.compose.blocks import actor_line, article_list, question_list, voice_list
from explainer.compose.figure import found_at, voice
from explainer.compose.links import relative
from explainer.compose.safe import identifier, text
from explainer.compose.view import Asked, Said, View
from explainer.compose.words import Words
from explainer.model import ActorKind, ActorPage, ArticlePage, PlainPage, QuestionStatus, StatementKind

PageBlock = Callable[[PlainPage, View, Words], str]
SHOWN = 5
STATEMENTS_OF_ARTICLE = 3


def newest(page: PlainPage, view: View, words: Words) -> str:
    """The newest articles, with who speaks in them."""
    shown = "\n\n".join(_teaser(article, page.path, view, words) for article in view.articles[:SHOWN])
    return _short(words.heading("newest"), shown, "more_articles", "articles/index.md", len(view.articles), page, words)


def open_questions(page: PlainPage, view: View, words: Words) -> str:
    """The newest questions that nobody has answered."""
    asked = [one for one in every_question(view) if one.question.status is not QuestionStatus.ANSWERED]
    shown = "\n\n".join(question_list(asked[:SHOWN], page.path, view, words))
    return _short(words.heading("questions"), shown, "more_questions", "questions.md", len(asked), page, words)


def most_heard(page: PlainPage, view: View, words: Words) -> str:
    """The speakers of most statements."""
    said = [one for several in view.said_by.values() for one in several]
    shown = voice_list(said, page.path, view, words, SHOWN)
    return _short(words.heading("most_heard"), shown, "more_people", "people/index.md", len(view.said_by), page, words)


def topics(page: PlainPage, view: View, words: Words) -> str:
    """The topics with most articles."""
    shown = "\n".join(_topics(page, view, words)[:SHOWN])
    return _short(words.heading("topics"), shown, "more_topics", "topics/index.md", len(view.articles_of), page, words)


def all_topics(page: PlainPage, view: View, words: Words) -> str:
    """Every topic, by name."""
    return "\n".join(sorted(_topics(page, view, words), key=str.casefold)) or words["nothing_yet"]


def all_articles(page: PlainPage, view: View, words: Words) -> str:
    """Every article, by year."""
    parts = []
    for year, articles in groupby(view.articles, key=lambda article: article.date[:4]):
        parts += [_year(year, words), article_list(articles, page.path, words)]
    return "\n\n".join(parts) or words["nothing_yet"]


def people(page: PlainPage, view: View, words: Words) -> str:
    """Every person, by name."""
    return _actors(ActorKind.PERSON, page, view, words)


def organisations(page: PlainPage, view: View, words: Words) -> str:
    """Every organisation, by name."""
    return _actors(ActorKind.ORGANISATION, page, view, words)


def ledger(page: PlainPage, view: View, words: Words) -> str:
    """Every question, open ones first."""
    parts = []
    for status in QuestionStatus:
        asked = [one for one in every_question(view) if one.question.status is status]
        if asked:
            parts.append(f"## {words.table['ledger'][status.value]} {{ #{status.value.replace('_', '-')} }}")
            parts += question_list(asked, page.path, view, words)
    return "\n\n".join(parts) or words["nothing_yet"]


def timeline(page: PlainPage, view: View, words: Words) -> str:
    """Every article under its day with the first of its statements; what has no date stands at the end."""
    parts = []
    for year, articles in groupby(view.articles, key=lambda article: article.date[:4]):
        parts.append(_year(year, words))
        parts += [_event(article, page, view, words) for article in articles]
    return "\n\n".join(parts) or words["nothing_yet"]


def search(page: PlainPage, view: View, words: Words) -> str:
    """The place that the site's script puts the search with its filters into."""
    return '<div class="finder-page" data-finder=""></div>'


def every_question(view: View) -> list[Asked]:
    """All questions of the site, those of the newest article first."""
    return [one for article in view.articles for one in view.asked[article.path]]


def _teaser(article: ArticlePage, page: str, view: View, words: Words) -> str:
    voices = dict.fromkeys(one.actor for one in view.said[article.path] if one.actor)
    names = [f"[{text(view.actors[path].name)}]({relative(page, path)})" for path in list(voices)[:SHOWN]]
    facts = " · ".join(part for part in (text(words.date(article.date)), ", ".join(names)) if part)
    title = f"**[{text(article.title)}]({relative(page, article.path)})**"
    small = f"\n\n{facts}\n{{ .facts }}" if facts else ""
    return f'<div markdown="block" class="teaser">\n\n{title}{small}\n\n</div>'


def _event(article: ArticlePage, page: PlainPage, view: View, words: Words) -> str:
    said = sorted(view.said[article.path], key=lambda one: one.statement.kind is not StatementKind.DIRECT)
    lines = [_line(one, page.path, words) for one in said[:STATEMENTS_OF_ARTICLE]]
    rest = len(said) - STATEMENTS_OF_ARTICLE
    if rest > 0:
        there = relative(page.path, article.path, words.anchor("statements"))
        lines.append(f"- [{words.count('more_statements', rest)}]({there})")
    when = f"{text(words.date(article.date))}\n{{ .byline }}\n\n" if article.date else ""
    title = f"**[{text(article.title)}]({relative(page.path, article.path)})**"
    return f'<div markdown="block" class="event">\n\n{when}{title}\n\n' + "\n".join(lines) + "\n\n</div>"


def _line(said: Said, page: str, words: Words) -> str:
    link = found_at(said.article.path, said.statement.id, page, words)
    return f"- {voice(said, page)}: {text(said.statement.quotation)} {link}"


def _year(year: str, words: Words) -> str:
    return f"## {text(year)} {{ #{words.anchor('year')}-{identifier(year)} }}" if year else words.heading("undated")


def _topics(page: PlainPage, view: View, words: Words) -> list[str]:
    ranked = sorted(view.site.topics, key=lambda topic: (-len(view.articles_of.get(topic.path, ())), topic.path))
    return [
        f"- [{text(topic.name)}]({relative(page.path, topic.path)})"
        f" *{words.count('counts_articles', len(view.articles_of.get(topic.path, ())))}*{{ .facts }}"
        for topic in ranked
    ]


def _actors(kind: ActorKind, page: PlainPage, view: View, words: Words) -> str:
    actors = [actor for actor in view.site.actors if actor.kind is kind]
    lines = [actor_line(actor, page.path, _counts(actor, view, words)) for actor in sorted(actors, key=_by_name)]
    return "\n".join(lines) or words["nothing_yet"]


def _counts(actor: ActorPage, view: View, words: Words) -> str:
    said, mentioned = len(view.said_by.get(actor.path, ())), len(view.mentions.get(actor.path, ()))
    counts = (("says", said), ("mentioned_in", mentioned))
    return ", ".join(words.count(key, number) for key, number in counts if number)


def _by_name(actor: ActorPage) -> tuple[str, str]:
    last = actor.name.split()[-1] if actor.kind is ActorKind.PERSON and actor.name.split() else actor.name
    return last.casefold(), actor.path


def _short(heading: str, shown: str, more: str, path: str, count: int, page: PlainPage, words: Words) -> str:
    if not shown:
        return ""
    link = f"[{words[more]}]({relative(page.path, path)})\n{{ .more }}" if count > SHOWN else ""
    return "\n\n".join(part for part in (heading, shown, link) if part)


PAGE_BLOCKS: dict[str, PageBlock] = {
    "newest": newest,
    "open-questions": open_questions,
    "most-heard": most_heard,
    "topics": topics,
    "all-topics": all_topics,
    "articles": all_articles,
    "people": people,
    "organisations": organisations,
    "questions": ledger,
    "timeline": timeline,
    "search": search,
}
