"""What the search engine gets to read: a small document for each page, made from the pages' values.

Not from the built HTML, so that every site builder's site has the same search, and nothing of headings, buttons or
navigation is in it. A document holds what a page says in *parts*, each with the id it can be landed on. Beside the
words of a part stand words that are not shown: its speaker, and what is inside its compounds.
"""

import html
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from explainer.compose.fill import MARKER
from explainer.compose.plain import plain_text
from explainer.compose.view import Said, View
from explainer.compose.words import Words
from explainer.language import table
from explainer.model import ActorKind, ActorPage, ArticlePage, PlainPage, Prose, SectionKind, TopicPage
from explainer.publish.addresses import built
from explainer.publish.compounds import hidden_words
from explainer.sections.parts import background, questions

TITLE_WEIGHT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a page that a search can land on: `anchor` is their id, empty for the page's top."""

    words: str
    section: str
    anchor: str = ""
    kind: str = ""
    speaker: str = ""
    hidden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is found of one page; `path` is that of the built page, `filters` what it can be narrowed down by.

    `named`: the title is somebody's name, in which there are no parts to be found.
    """

    path: str
    title: str
    parts: tuple[Part, ...]
    date: str = ""
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: bool = False


def documents(view: View, words: Words, language: str, derived: Collection[str] = frozenset()) -> Iterator[Document]:
    """A document for every page that says something of its own; lists and the start page only repeat others.

    `derived` are further pages of which that is so, by path.
    """
    names: dict[str, str] = table(language, "search")["sections"]
    for page in view.articles:
        yield _article(page, view, words, names)
    for actor in view.site.actors:
        yield _actor(actor, names)
    for topic in view.site.topics:
        yield _topic(topic, names)
    for plain in view.site.pages:
        if plain.path not in derived and not MARKER.search(plain.body):
            yield _plain(plain, names)


def rendered(document: Document, language: str) -> str:
    """The document as HTML for Pagefind: each part in an element `w…`, what is not shown of it in one `x…`."""
    parts = "\n".join(_part(number, part, language) for number, part in enumerate(document.parts))
    filters = "\n".join(
        f'<i data-pagefind-filter="{name}[data-value]" data-value="{html.escape(value)}"></i>'
        for name, values in document.filters.items()
        for value in values
    )
    title = html.escape(document.title)
    inside = "" if document.named else html.escape(hidden_words(document.title, language))
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title}</title></head><body>\n'
        f'<i data-pagefind-meta="title[data-value]" data-value="{title}"></i>'
        f'<i data-pagefind-meta="date[data-value]" data-value="{html.escape(document.date)}"></i>'
        f'<i data-pagefind-meta="parts[data-value]" data-value="{html.escape(_table(document.parts))}"></i>\n'
        f'{filters}\n<p id="t" data-pagefind-weight="{TITLE_WEIGHT}">{title} {inside}</p>\n{parts}\n</body></html>\n'
    )


def _part(number: int, part: Part, language: str) -> str:
    hidden = " ".join(word for word in (part.speaker, part.hidden, hidden_words(part.words, language)) if word)
    return f'<p><b id="w{number}">{html.escape(part.words)}</b> <b id="x{number}">{html.escape(hidden)}</b></p>'


def _table(parts: Iterable[Part]) -> str:
    """What each part is, for the script that shows it: id, section, kind, speaker."""
    rows = [[part.anchor, part.section, part.kind, part.speaker] for part in parts]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _article(page: ArticlePage, view: View, words: Words, names: dict[str, str]) -> Document:
    parts = tuple(_article_parts(page, view, words, names))
    topics = [topic.name for topic in view.topics_of.get(page.path, ())]
    filters = {
        "speaker": _each(part.speaker for part in parts),
        "topic": _each(topics),
        "kind": _each(part.kind for part in parts),
        "year": _each([page.date[:4]]),
        "section": _each(part.section for part in parts),
    }
    return Document(path=built(page.path), title=page.title, parts=parts, date=words.date(page.date), filters=filters)


def _article_parts(page: ArticlePage, view: View, words: Words, names: dict[str, str]) -> Iterator[Part]:
    yield Part(words=_line(page.intro) or page.title, section=names["articles"])
    for said in view.said[page.path]:
        yield _statement(said, view, words, names)
    for question in questions(page):
        yield Part(words=question.text, section=names["questions"], anchor=question.id)
    for fact in background(page):
        yield Part(words=fact.text, section=names["background"], anchor=fact.id)
    for section in page.sections:
        if section.kind is SectionKind.PROSE:
            texts = (item.markdown for item in section.items if isinstance(item, Prose))
            yield Part(words=_line(" ".join(texts)), section=names["articles"])


def _statement(said: Said, view: View, words: Words, names: dict[str, str]) -> Part:
    actor = view.actors.get(said.actor)
    return Part(
        words=said.statement.quotation,
        section=names["statements"],
        anchor=said.statement.id,
        kind=words.label("kinds", said.statement.kind.value),
        speaker=actor.name if actor else said.speaker.label,
        hidden=said.statement.context,
    )


def _actor(page: ActorPage, names: dict[str, str]) -> Document:
    section = names["people" if page.kind is ActorKind.PERSON else "organisations"]
    about = " · ".join(text for text in (page.role, ", ".join(page.aliases), _prose(page.body)) if text)
    return replace(_stub(page.path, page.name, about, section), named=True)


def _topic(page: TopicPage, names: dict[str, str]) -> Document:
    about = " · ".join(text for text in (", ".join(page.aliases), _prose(page.body)) if text)
    return _stub(page.path, page.name, about, names["topics"])


def _plain(page: PlainPage, names: dict[str, str]) -> Document:
    return _stub(page.path, page.title, _prose(page.body), names["pages"])


def _stub(path: str, title: str, about: str, section: str) -> Document:
    parts = (Part(words=about or title, section=section),)
    return Document(path=built(path), title=title, parts=parts, filters={"section": (section,)})


def _prose(body: str) -> str:
    lines = (line.lstrip("#- ") for line in MARKER.sub("", body).splitlines())
    return _line(" ".join(lines))


def _line(markdown: str) -> str:
    return plain_text(" ".join(markdown.split()))


def _each(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
