"""The derived blocks of a topic's page, the explainer across articles: what is open, who says what, how it went on."""

from collections.abc import Callable

from explainer.compose.charts import voices_chart
from explainer.compose.figure import copy, found_at
from explainer.compose.links import relative
from explainer.compose.listing import Entry, Listing, On, shown
from explainer.compose.question import listed, oldest_first
from explainer.compose.safe import text
from explainer.compose.timeline import event
from explainer.compose.view import Asked, Said, View
from explainer.compose.words import SAME_PLACE, Words
from explainer.model import QuestionStatus, TopicPage
from explainer.sections.parts import background

TopicListing = Callable[[TopicPage, View, Words], Listing]


def byline(page: TopicPage, view: View, words: Words) -> str:
    """How much there is, and from when to when."""
    articles = view.articles_of.get(page.path, ())
    asked = _asked(page, view)
    still = sum(one.question.status is not QuestionStatus.ANSWERED for one in asked)
    days = [article.date for article in articles if article.date]
    span = (words.date(days[-1]), words.date(days[0])) if days else ()
    parts = (
        words.count("counts_articles", len(articles)) if articles else "",
        text(" – ".join(dict.fromkeys(span))),
        words.count("still_open", still) if still else "",
        words.count("now_answered", len(asked) - still) if len(asked) > still else "",
    )
    line = " · ".join(part for part in parts if part)
    return f"{line}\n{{ .byline }}" if line else ""


def question_listing(page: TopicPage, view: View, words: Words) -> Listing:
    """The questions of the topic's articles: open ones by age, then what has been answered."""
    asked = oldest_first(_asked(page, view))
    ranked = sorted(asked, key=lambda one: one.question.status is QuestionStatus.ANSWERED)
    return _listing("state", page, words, [Entry(_question(one, view, words)) for one in ranked], "all_questions")


def voice_listing(page: TopicPage, view: View, words: Words) -> Listing:
    """Everybody who says something on the topic, most statements first, each with the newest statement."""
    said = [one for article in view.articles_of.get(page.path, ()) for one in view.said[article.path] if one.actor]
    by: dict[str, list[Said]] = {}
    for one in said:
        by.setdefault(one.actor, []).append(one)
    ranked = sorted(by, key=lambda path: (-len(by[path]), path))
    return _listing("voices", page, words, [Entry(_voice(by[path], view, words)) for path in ranked], "all_voices")


def background_listing(page: TopicPage, view: View, words: Words) -> Listing:
    """The background sentences of the topic's articles, each once, newest first."""
    found: dict[str, tuple[str, str]] = {}
    for article in view.articles_of.get(page.path, ()):
        for fact in background(article):
            found.setdefault(fact.text, (article.path, fact.id))
    entries = [Entry(_fact(sentence, *where, words)) for sentence, where in found.items()]
    return _listing("background", page, words, entries, "all_background", between="\n")


def course_listing(page: TopicPage, view: View, words: Words) -> Listing:
    """The articles of the topic as events, newest first."""
    entries = [Entry(event(article, view, words)) for article in view.articles_of.get(page.path, ())]
    return _listing("course", page, words, entries, "all_articles")


def course(page: TopicPage, view: View, words: Words) -> str:
    """The chart of who spoke when, and the events below it."""
    listing = course_listing(page, view, words)
    articles = view.articles_of.get(page.path, ())[: listing.first]
    return _under(listing.heading, voices_chart(articles, view, words), shown(listing))


def _under(heading: str, chart: str, section: str) -> str:
    """A section with a chart right below its heading."""
    return section.replace(heading, f"{heading}\n\n{chart}", 1) if chart else section


def _asked(page: TopicPage, view: View) -> list[Asked]:
    return [one for article in view.articles_of.get(page.path, ()) for one in view.asked[article.path]]


def _question(asked: Asked, view: View, words: Words) -> On:
    return lambda page: listed(asked, page, view, words)


def _voice(said: list[Said], view: View, words: Words) -> On:
    """Name, role and count, and below it the newest statement, a verbatim one if there is one that day."""
    newest = [one for one in said if one.article.path == said[0].article.path]
    best = min(newest, key=lambda one: one.statement.kind.value != "direct")

    def show(page: str) -> str:
        actor = view.actors[best.actor]
        role = best.speaker.role or actor.role
        facts = ", ".join(part for part in (text(role), words.count("says", len(said))) if part)
        head = f"**[{text(actor.name)}]({relative(page, actor.path)})** *{facts}*{{ .facts }}"
        shown = copy(best, page, words, voice=False)
        return f'<div markdown="block" class="voice">\n\n{head}\n\n{shown}\n\n</div>'

    return show


def _fact(sentence: str, path: str, anchor: str, words: Words) -> On:
    return lambda page: f"- {text(sentence)} {found_at(path, anchor, page, words)}"


def _listing(
    kind: str, page: TopicPage, words: Words, entries: list[Entry], more: str, between: str = "\n\n"
) -> Listing:
    return Listing(
        page=page.path,
        name=words.anchor(SAME_PLACE.get(kind, kind)),
        heading=words.heading(kind),
        title=f"{page.name}: {words.table['headings'][kind]}",
        more=words[more].format(count=len(entries)),
        entries=entries,
        first=12,
        size=60,
        between=between,
    )


def _block(listing: TopicListing) -> Callable[[TopicPage, View, Words], str]:
    return lambda page, view, words: shown(listing(page, view, words))


TOPIC_LISTINGS: dict[str, TopicListing] = {
    "questions": question_listing,
    "voices": voice_listing,
    "background": background_listing,
    "articles": course_listing,
}
TOPIC_BLOCKS: dict[str, Callable[[TopicPage, View, Words], str]] = {
    **{name: _block(listing) for name, listing in TOPIC_LISTINGS.items()},
    "articles": course,
}
