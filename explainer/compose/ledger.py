"""The ledger of all questions: what is open and for how long, what has been answered and by what, by topic."""

from collections.abc import Iterable, Iterator

from explainer.compose.links import relative
from explainer.compose.listing import Entry, Listing, On, Sheet, sheets, shown
from explainer.compose.question import listed, oldest_first
from explainer.compose.safe import attribute, text
from explainer.compose.view import Asked, View
from explainer.compose.words import Words
from explainer.model import PlainPage, QuestionStatus

FIRST, SIZE, TOPICS = 40, 80, 24


def ledger(page: PlainPage, view: View, words: Words) -> str:
    """Every question under its status, those that have been open longest first."""
    listings = list(_listings(page, view, words))
    if not listings:
        return words["nothing_yet"]
    parts, whole = map(shown, listings), all(len(listing.entries) <= listing.first for listing in listings)
    return "\n\n".join(part for part in (_reckoned(view, words), _topics(page, view, words, whole), *parts) if part)


def ledger_sheets(page: PlainPage, view: View, words: Words) -> Iterable[Sheet]:
    """The pages that hold the questions of a status where there are many."""
    for listing in _listings(page, view, words):
        yield from sheets(listing, words)


def _listings(page: PlainPage, view: View, words: Words) -> Iterator[Listing]:
    every = [one for article in view.articles for one in view.asked[article.path]]
    for status in QuestionStatus:
        asked = oldest_first(one for one in every if one.question.status is status)
        if asked:
            yield _listing(status, asked, page, view, words)


def _listing(status: QuestionStatus, asked: list[Asked], page: PlainPage, view: View, words: Words) -> Listing:
    title, slug = words.table["ledger"][status.value], status.value.replace("_", "-")
    if status is QuestionStatus.ANSWERED:
        asked = asked[::-1]
    return Listing(
        page=page.path,
        name=slug,
        heading=f"## {title} *{len(asked)}*{{ .count }} {{ #{slug} }}",
        title=f"{page.title}: {title}",
        more=words["all_questions"].format(count=len(asked)),
        entries=[Entry(_question(one, view, words)) for one in asked],
        first=FIRST,
        size=SIZE,
        between="\n\n",
    )


def _question(asked: Asked, view: View, words: Words) -> On:
    return lambda page: listed(asked, page, view, words)


def _reckoned(view: View, words: Words) -> str:
    """Up to which day the ages count."""
    return f"{words['reckoned'].format(day=text(words.date(view.today)))}\n{{ .facts }}" if view.today else ""


def _topics(page: PlainPage, view: View, words: Words, whole: bool) -> str:
    """The way to the questions of one topic: a link to its page, which a script may turn into a filter of this one."""
    counts = {
        topic: sum(len(view.asked[article.path]) for article in view.articles_of.get(topic.path, ()))
        for topic in view.site.topics
    }
    asked = sorted((topic for topic in counts if counts[topic]), key=lambda topic: (-counts[topic], topic.path))
    lines = []
    for topic in asked[:TOPICS]:
        slug = attribute(topic.path.rpartition("/")[2].removesuffix(".md"))
        there = relative(page.path, topic.path, words.anchor("questions"))
        lines.append(f'- [{text(topic.name)}]({there}){{ data-topic="{slug}" }} *{counts[topic]}*{{ .facts }}')
    if not lines:
        return ""
    filters = " data-filter" if whole else ""
    label = f'aria-label="{words["by_topic"]}" data-all="{words["all_topics"]}"'
    return f'<nav markdown="block" class="chips"{filters} {label}>\n\n' + "\n".join(lines) + "\n\n</nav>"
