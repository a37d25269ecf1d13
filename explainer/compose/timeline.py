"""What happened when: articles as events with what was said first, by month, a page for each year before the last."""

from collections.abc import Iterable
from itertools import groupby

from explainer.compose.charts import event_id, voices_chart
from explainer.compose.figure import found_at, name
from explainer.compose.links import relative
from explainer.compose.listing import Entry, On, Sheet, grouped
from explainer.compose.safe import identifier, text
from explainer.compose.view import Said, View
from explainer.compose.words import Words
from explainer.model import ArticlePage, QuestionStatus, StatementKind

STATEMENTS, QUESTIONS, FIRST, SIZE = 2, 2, 40, 100
"""What one event shows of its statements and questions; events on the timeline's own page and on each of a year's."""


def event(article: ArticlePage, view: View, words: Words) -> On:
    """An article as an event: day, title, the first things said, and the questions it opened."""

    def show(page: str) -> str:
        when = f"{text(words.date(article.date))}\n{{ .byline }}\n\n" if article.date else ""
        title = f"**[{text(article.title)}]({relative(page, article.path)})**"
        lines = "\n".join((*_said(article, page, view, words), *_asked(article, page, view, words)))
        head = f'<div markdown="block" class="event" id="{event_id(article)}">\n\n{when}{title}'
        return "\n\n".join(part for part in (head, lines, "</div>") if part)

    return show


def timeline(page: str, view: View, words: Words) -> str:
    """The newest articles under a chart of who spoke when, and the way to earlier years."""
    entries = list(_entries(view.articles, view, words))
    if not entries:
        return words["nothing_yet"]
    parts = [voices_chart(view.articles[:FIRST], view, words), grouped(entries[:FIRST], page, "\n\n")]
    if len(entries) > FIRST:
        years = [f"[{text(sheet_name)}]({relative(page, path)})" for path, sheet_name, _ in _years(page, view, words)]
        parts.append(f"{words['all_years']} {' · '.join(years)}\n{{ .more }}")
    return "\n\n".join(part for part in parts if part)


def timeline_sheets(page: str, view: View, words: Words) -> Iterable[Sheet]:
    """A page for each year (for each hundred articles of it), where the timeline's own page does not hold all."""
    if len(view.articles) <= FIRST:
        return
    for path, title, articles in _years(page, view, words):
        back = f"[{words['back_to_page']}]({relative(path, page)})\n{{ .sheets }}"
        shown = grouped(list(_entries(articles, view, words)), path, "\n\n")
        body = "\n\n".join((back, voices_chart(articles, view, words), shown, back))
        yield Sheet(path=path, title=f"{view.titles[page]}: {title}", body=body)


def _years(page: str, view: View, words: Words) -> Iterable[tuple[str, str, tuple[ArticlePage, ...]]]:
    """Path, title and articles of every sheet, newest first."""
    for year, group in groupby(view.articles, key=lambda article: article.date[:4]):
        articles = tuple(group)
        for number, at in enumerate(range(0, len(articles), SIZE), 1):
            label = year or words.table["headings"]["undated"]
            slug = f"{words.anchor('year')}-{identifier(year)}" if year else words.anchor("undated")
            end, part = (f"-{number}", f" ({number})") if number > 1 else ("", "")
            yield f"{page.removesuffix('.md')}/{slug}{end}.md", f"{label}{part}", articles[at : at + SIZE]


def _entries(articles: Iterable[ArticlePage], view: View, words: Words) -> Iterable[Entry]:
    for article in articles:
        month = article.date[:7]
        yield Entry(event(article, view, words), month or " ", _month(article.date, words))


def _month(day: str, words: Words) -> On:
    if not day:
        return lambda page: words.heading("undated")
    heading = f"## {text(words.date(day, 'month'))} {{ #{words.anchor('month')}-{identifier(day[:7])} }}"
    return lambda page: heading


def _said(article: ArticlePage, page: str, view: View, words: Words) -> Iterable[str]:
    said = sorted(view.said[article.path], key=lambda one: one.statement.kind is not StatementKind.DIRECT)
    yield from (_line(one, page, words) for one in said[:STATEMENTS])
    if (rest := len(said) - STATEMENTS) > 0:
        there = relative(page, article.path, words.anchor("statements"))
        yield f"- [{words.count('more_statements', rest)}]({there})"


def _line(said: Said, page: str, words: Words) -> str:
    link = found_at(said.article.path, said.statement.id, page, words)
    return f"- {name(said, page)}: {text(said.statement.quotation)} {link}"


def _asked(article: ArticlePage, page: str, view: View, words: Words) -> Iterable[str]:
    for one in view.asked[article.path][:QUESTIONS]:
        mark = one.question.status.value.replace("_", "-")
        label = words.label("statuses", one.question.status.value)
        link = f"[{text(one.question.text)}]({relative(page, article.path, identifier(one.question.id))})"
        now = f" *{label}*{{ .status .{mark} }}" if one.question.status is not QuestionStatus.OPEN else ""
        yield f"- {words['question']} {link}{now}"
