"""A question as a reader meets it: whether it is open and for how long, who has spoken to it, what answered it."""

from collections.abc import Iterable, Iterator

from explainer.compose.figure import copy
from explainer.compose.links import relative, resolve
from explainer.compose.safe import attribute, identifier, text
from explainer.compose.view import Asked, View
from explainer.compose.wording import paragraph_link
from explainer.compose.words import Words
from explainer.model import Link, QuestionStatus

VOICES, ANSWERS = 6, 2
"""How many voices on one question are named, and answers shown; whoever wants all of them follows the question."""


def status(asked: Asked, view: View, words: Words) -> str:
    """The status as a mark, with how long an open question has been so."""
    question = asked.question
    label = words.label("statuses", question.status.value)
    mark = f"*{label}*{{ .status .{question.status.value.replace('_', '-')} }}"
    age = words.age(asked.article.date, view.today) if question.status is not QuestionStatus.ANSWERED else ""
    return f"{mark} {age}" if age else mark


def question_line(asked: Asked, page: str, view: View, words: Words) -> str:
    """Status, paragraph and who has spoken to a question, as shown on `page`."""
    question, home = asked.question, asked.article.path
    parts = [status(asked, view, words)]
    if question.paragraph and home == page:
        parts.append(paragraph_link(question.paragraph, asked.article, page, view, words))
    for label, links in (("answered_by", question.answered_by), ("spoken_to_by", question.spoken_to_by)):
        if links:
            voices = list(_voices(links, home, page, view))
            more = f" {words['and_more']}" if len(voices) > VOICES else ""
            parts.append(f"{words.label('words', label)} {', '.join(voices[:VOICES])}{more}")
    return " · ".join(parts)


def answers(asked: Asked, page: str, view: View, words: Words) -> Iterator[str]:
    """The statements that answer a question, shown where they do not stand on the same page."""
    for _, said in view.linked(asked.article.path, asked.question.answered_by[:ANSWERS]):
        if said and said.article.path != page:
            yield copy(said, page, words)


def listed(asked: Asked, page: str, view: View, words: Words) -> str:
    """A question in a list: its words as a link, the line of facts, where it was asked, and its answers."""
    there = relative(page, asked.article.path, identifier(asked.question.id))
    article = f"[{text(asked.article.title)}]({relative(page, asked.article.path)})"
    day = text(words.date(asked.article.date))
    where = f"{words['asked_in']} {article}{f', {day}' if day else ''}"
    topics = " ".join(topic.path.rpartition("/")[2].removesuffix(".md") for topic in view.topics_of[asked.article.path])
    parts = (
        f'<div markdown="block" class="question" data-topics="{attribute(topics)}">',
        f"**[{text(asked.question.text)}]({there})**{{ .q }}",
        f"{question_line(asked, page, view, words)}\n{{ .facts }}",
        *answers(asked, page, view, words),
        f"{where}\n{{ .facts }}",
        "</div>",
    )
    return "\n\n".join(parts)


def oldest_first(asked: Iterable[Asked]) -> list[Asked]:
    """Questions by the day they were asked; those without a day last."""
    return sorted(asked, key=lambda one: one.article.date[:10] or "9999")


def _voices(links: Iterable[Link], home: str, page: str, view: View) -> Iterator[str]:
    """Links to statements: the first of a voice by its name, further ones of the same voice by their number."""
    counts: dict[str, int] = {}
    for link, said in view.linked(home, links):
        path, anchor = resolve(home, link.target)
        name = link.label or (said.speaker.label if said else "")
        counts[name] = counts.get(name, 0) + 1
        label = text(name) if counts[name] == 1 else str(counts[name])
        known = said is not None or path in view.said
        yield f"[{label}]({relative(page, path, identifier(anchor))})" if known else label
