"""The derived blocks of the pages that look over the whole site: start page, question list, timeline, indexes."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from explainer.compose.charts import whom_chart
from explainer.compose.figure import copy
from explainer.compose.ledger import ledger, ledger_sheets
from explainer.compose.lines import actor_line, article_line
from explainer.compose.links import relative
from explainer.compose.listing import Entry, Listing, On, Sheet, sheets, shown
from explainer.compose.plain import plain_text
from explainer.compose.question import listed, oldest_first
from explainer.compose.safe import identifier, text
from explainer.compose.timeline import timeline, timeline_sheets
from explainer.compose.view import View
from explainer.compose.words import Words
from explainer.model import ActorKind, ActorPage, ArticlePage, PlainPage, QuestionStatus, TopicPage
from explainer.sections.parts import questions

PageBlock = Callable[[PlainPage, View, Words], str]
PageSheets = Callable[[PlainPage, View, Words], Iterable[Sheet]]
SHOWN, TOPICS, TEASER, LETTERED = 5, 12, 220, 60
"""What the start page shows of each kind; topics; characters of a teaser; names from which on letters part them."""


def newest(page: PlainPage, view: View, words: Words) -> str:
    """The newest articles, with what they are about and what they hold."""
    shown = "\n\n".join(_teaser(article, page.path, view, words) for article in view.articles[:SHOWN])
    return _short(words.heading("newest"), shown, "more_articles", "articles/index.md", len(view.articles), page, words)


def open_questions(page: PlainPage, view: View, words: Words) -> str:
    """The questions that have been open longest."""
    every = (one for article in view.articles for one in view.asked[article.path])
    asked = oldest_first(one for one in every if one.question.status is not QuestionStatus.ANSWERED)
    shown = "\n\n".join(listed(one, page.path, view, words) for one in asked[:SHOWN])
    return _short(words.heading("questions"), shown, "more_questions", "questions.md", len(asked), page, words)


def most_heard(page: PlainPage, view: View, words: Words) -> str:
    """The speakers of most statements, each with the newest one."""
    ranked = sorted(view.said_by, key=lambda path: (-len(view.said_by[path]), path))
    shown = "\n\n".join(_voice(path, page.path, view, words) for path in ranked[:SHOWN])
    return _short(words.heading("most_heard"), shown, "more_people", "people/index.md", len(ranked), page, words)


def topics(page: PlainPage, view: View, words: Words) -> str:
    """The topics with most articles."""
    ranked = sorted(view.site.topics, key=lambda topic: (-len(view.articles_of.get(topic.path, ())), topic.path))
    items = "\n".join(_topic(topic, view, words)(page.path) for topic in ranked[:TOPICS])
    shown = f'<div markdown="block" class="chips">\n\n{items}\n\n</div>' if items else ""
    return _short(words.heading("topics"), shown, "more_topics", "topics/index.md", len(ranked), page, words, TOPICS)


def topic_listing(page: PlainPage, view: View, words: Words) -> Listing:
    """Every topic, by name."""
    ordered = sorted(view.site.topics, key=lambda topic: (topic.name.casefold(), topic.path))
    return _listing(page, [Entry(_topic(topic, view, words)) for topic in ordered], words)


def article_listing(page: PlainPage, view: View, words: Words) -> Listing:
    """Every article, by year."""
    entries = [
        Entry(_article(article, words), article.date[:4] or " ", _year(article.date[:4], words))
        for article in view.articles
    ]
    return _listing(page, entries, words)


def people_listing(page: PlainPage, view: View, words: Words) -> Listing:
    """Every person, by the first letter of the surname."""
    return _listing(page, list(_actors(ActorKind.PERSON, view, words)), words)


def organisation_listing(page: PlainPage, view: View, words: Words) -> Listing:
    """Every organisation, by first letter."""
    return _listing(page, list(_actors(ActorKind.ORGANISATION, view, words)), words)


def about_whom(page: PlainPage, view: View, words: Words) -> str:
    """The chart of who speaks of whom."""
    chart = whom_chart(page.path, view, words)
    return f"{words.heading('about_whom')}\n\n{chart}" if chart else ""


def search(page: PlainPage, view: View, words: Words) -> str:
    """The place that the site's script puts the search with its filters into."""
    return '<div class="finder-page" data-finder=""></div>'


def _teaser(article: ArticlePage, page: str, view: View, words: Words) -> str:
    asked = tuple(questions(article))
    facts = (
        text(words.date(article.date)),
        words.count("says", len(view.said[article.path])) if view.said[article.path] else "",
        words.count("asks", len(asked)) if asked else "",
    )
    parts = (
        '<div markdown="block" class="teaser">',
        f"### [{text(article.title)}]({relative(page, article.path)})",
        text(_cut(article.description or plain_text(article.intro.split("\n\n")[0]))),
        f"{' · '.join(fact for fact in facts if fact)}\n{{ .facts }}" if any(facts) else "",
        "</div>",
    )
    return "\n\n".join(part for part in parts if part)


def _cut(plain: str) -> str:
    """The beginning of a text, whole words."""
    return plain if len(plain) <= TEASER else plain[:TEASER].rsplit(" ", 1)[0] + " …"


def _voice(path: str, page: str, view: View, words: Words) -> str:
    said = view.said_by[path]
    actor, newest = view.actors[path], [one for one in said if one.article.path == said[0].article.path]
    best = min(newest, key=lambda one: one.statement.kind.value != "direct")
    role = next((one.speaker.role for one in said if one.speaker.role), actor.role)
    facts = ", ".join(part for part in (text(role), words.count("says", len(said))) if part)
    head = f"**[{text(actor.name)}]({relative(page, path)})** *{facts}*{{ .facts }}"
    return f'<div markdown="block" class="voice">\n\n{head}\n\n{copy(best, page, words, voice=False)}\n\n</div>'


def _article(article: ArticlePage, words: Words) -> On:
    return lambda page: article_line(article, page, words)


def _topic(topic: TopicPage, view: View, words: Words) -> On:
    count = words.count("counts_articles", len(view.articles_of.get(topic.path, ())))
    return lambda page: f"- [{text(topic.name)}]({relative(page, topic.path)}) *{count}*{{ .facts }}"


def _year(year: str, words: Words) -> On:
    heading = f"## {text(year)} {{ #{words.anchor('year')}-{identifier(year)} }}" if year else words.heading("undated")
    return lambda page: heading


def _actors(kind: ActorKind, view: View, words: Words) -> Iterator[Entry]:
    actors = sorted((actor for actor in view.site.actors if actor.kind is kind), key=_by_name)
    if len(actors) < LETTERED:
        yield from (Entry(_actor(actor, view, words)) for actor in actors)
        return
    for letter, several in groupby(actors, key=lambda actor: _by_name(actor)[0][:1].upper()):
        heading = _letter(letter, words)
        yield from (Entry(_actor(actor, view, words), letter, heading) for actor in several)


def _letter(letter: str, words: Words) -> On:
    name = identifier(letter.casefold()) or "-".join(f"u{ord(character):x}" for character in letter)
    heading = f"## {text(letter)} {{ #{words.anchor('letter')}-{name} }}"
    return lambda page: heading


def _actor(actor: ActorPage, view: View, words: Words) -> On:
    said, mentioned = len(view.said_by.get(actor.path, ())), len(view.mentions.get(actor.path, ()))
    counts = (("says", said), ("mentioned_in", mentioned))
    count = ", ".join(words.count(key, number) for key, number in counts if number)
    role = next((one.speaker.role for one in view.said_by.get(actor.path, ()) if one.speaker.role), "")
    return lambda page: actor_line(actor, page, count, actor.role or role)


def _by_name(actor: ActorPage) -> tuple[str, str]:
    last = actor.name.split()[-1] if actor.kind is ActorKind.PERSON and actor.name.split() else actor.name
    return last.casefold(), actor.path


def _listing(page: PlainPage, entries: list[Entry], words: Words) -> Listing:
    return Listing(
        page=page.path,
        name=words.anchor("all"),
        heading="",
        title=page.title,
        more=words["all_entries"].format(count=len(entries)),
        entries=entries,
        first=200,
        size=400,
    )


def _short(
    heading: str, shown: str, more: str, path: str, count: int, page: PlainPage, words: Words, most: int = SHOWN
) -> str:
    if not shown:
        return ""
    link = f"[{words[more]}]({relative(page.path, path)})\n{{ .more }}" if count > most else ""
    return "\n\n".join(part for part in (heading, shown, link) if part)


PAGE_LISTINGS: dict[str, Callable[[PlainPage, View, Words], Listing]] = {
    "all-topics": topic_listing,
    "articles": article_listing,
    "people": people_listing,
    "organisations": organisation_listing,
}


def _listed(listing: Callable[[PlainPage, View, Words], Listing]) -> PageBlock:
    def block(page: PlainPage, view: View, words: Words) -> str:
        entries = shown(listing(page, view, words))
        return f'<div markdown="block" class="index">\n\n{entries}\n\n</div>' if entries else words["nothing_yet"]

    return block


def _sheets(listing: Callable[[PlainPage, View, Words], Listing]) -> PageSheets:
    return lambda page, view, words: sheets(listing(page, view, words), words)


PAGE_BLOCKS: dict[str, PageBlock] = {
    "newest": newest,
    "open-questions": open_questions,
    "most-heard": most_heard,
    "topics": topics,
    "about-whom": about_whom,
    "questions": ledger,
    "timeline": lambda page, view, words: timeline(page.path, view, words),
    "search": search,
    **{name: _listed(listing) for name, listing in PAGE_LISTINGS.items()},
}
PAGE_SHEETS: dict[str, PageSheets] = {
    "questions": ledger_sheets,
    "timeline": lambda page, view, words: timeline_sheets(page.path, view, words),
    **{name: _sheets(listing) for name, listing in PAGE_LISTINGS.items()},
}
