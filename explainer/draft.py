"""Extraction → article page and missing stubs: the one place where offsets into a source and lines of a page meet.

The same extraction gives the same bytes. A stub holds nothing that two articles could say differently (a role stands
with the article, at the speaker's heading), so that two people who draft the same person at the same time agree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from explainer.check.source import quoted, shares
from explainer.check.verbatim import source_of
from explainer.excerpt import passage, quotation
from explainer.fields import ADDRESS
from explainer.grouping import page_id, shown_inside, who, with_known_names
from explainer.markdown import escape
from explainer.model import (
    Actor,
    ActorKind,
    ActorPage,
    ArticlePage,
    Attribution,
    Extraction,
    Fact,
    FoundStatement,
    Link,
    Question,
    Section,
    SectionKind,
    Source,
    Speaker,
    Statement,
    TopicPage,
)
from explainer.page import ACTOR_FOLDERS, render_actor, render_article, render_topic
from explainer.sections.labels import Labels, labels
from explainer.text import Span, Text, shown, slug, visible

FOLDERS = {kind: folder for folder, kind in ACTOR_FOLDERS.items()}
ACTOR_BLOCKS = ("about", "statements", "mentions")
TOPIC_BLOCKS = ("questions", "voices", "background", "articles")


def draft(
    extraction: Extraction,
    registry: tuple[ActorPage, ...] = (),
    topics: tuple[TopicPage, ...] = (),
    articles: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The files that an article makes, path relative to `site_src/` → content: its page and the stubs that are missing.

    `registry` and `topics` are the pages there are; `articles` says of which source file each article page is made, so
    that two articles of one title get two pages.
    """
    extraction = with_known_names(extraction, registry)
    page = article_page(extraction, registry, articles or {})
    pages = {page.path: render_article(page)}
    known = {actor.path for actor in registry}
    for actor in actor_stubs(extraction, page):
        if actor.path not in known:
            pages[actor.path] = render_actor(actor)
    names = {shown(name).casefold() for topic in topics for name in (topic.name, *topic.aliases)}
    for tag in page.tags:
        if shown(tag).casefold() not in names:
            stub = TopicPage(path=f"topics/{slug(tag)}.md", name=tag, body=markers(TOPIC_BLOCKS))
            pages[stub.path] = render_topic(stub)
    return pages


def article_page(
    extraction: Extraction, registry: tuple[ActorPage, ...] = (), articles: Mapping[str, str] | None = None
) -> ArticlePage:
    """The page of an article."""
    extraction = with_known_names(extraction, registry)
    article, text = extraction.article, extraction.text
    words = labels(article.language)
    title = _short(extraction.title, 300) or article.path.rpartition("/")[2].partition(".")[0]
    inside = shown_inside(extraction.statements, words)
    speakers = tuple(_speakers(extraction, registry, words, inside))
    named = {item.id: group.label for group in speakers for item in group.items if isinstance(item, Statement)}
    items: dict[SectionKind, tuple[Speaker | Question | Fact, ...]] = {
        SectionKind.STATEMENTS: speakers,
        SectionKind.QUESTIONS: tuple(_questions(extraction, named, inside)),
    }
    page = ArticlePage(
        path=page_path(article.date, title, article.path, articles or {}),
        title=title,
        source=_source(extraction),
        date=article.date,
        lang=article.language,
        description=_short(article.description, 500),
        tags=_list(article.tags or extraction.topics),
        intro=_intro(text, extraction.teaser),
        sections=_sections(items, words),
    )
    items[SectionKind.BACKGROUND] = tuple(_background(extraction, page))
    return replace(page, sections=_sections(items, words))


def _sections(items: Mapping[SectionKind, tuple[Speaker | Question | Fact, ...]], words: Labels) -> tuple[Section, ...]:
    return tuple(
        Section(kind=kind, heading=words.headings[kind], items=found) for kind, found in items.items() if found
    )


def _background(extraction: Extraction, page: ArticlePage) -> Iterator[Fact]:
    """What explains, as far as `page` with it shows no more of its source than it may.

    What nobody says is the first thing that a page of excerpts can do without.
    """
    covered, allowed, _ = shares(page, source_of(extraction.article.content))
    for found in extraction.background:
        fact = Fact(id=found.id, text=passage(extraction.text, found.spans), paragraph=found.paragraph)
        covered += len(fact.text)
        if covered <= allowed:
            yield fact


def page_path(date: str, title: str, source: str, articles: Mapping[str, str]) -> str:
    """`articles/2024-11-08-some-title.md`, with a number where another source has the name already."""
    base = "-".join(part for part in (date[:10], slug(title)) if part)
    number, path = 1, f"articles/{base}.md"
    while articles.get(path, source) != source or path == "articles/index.md":
        number += 1
        path = f"articles/{base}-{number}.md"
    return path


def _source(extraction: Extraction) -> Source:
    article = extraction.article
    return Source(
        file=article.path,
        sha256=article.sha256,
        publisher=_short(article.publisher),
        authors=_list(article.authors),
        url=article.url if len(article.url) < 2000 and ADDRESS.fullmatch(article.url) else "",
        rights=article.rights,
        licence=_short(article.licence),
    )


def _short(text: str, limit: int = 100) -> str:
    """`text` as shown, cut after a word: what a stranger's file calls its title or author may be a whole book."""
    line = visible(text[: 10 * limit])
    return line if len(line) <= limit else (line[:limit].rpartition(" ")[0] or line[:limit]) + " …"


def _list(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in texts[:30] if (line := _short(text))))


def _intro(text: Text, spans: tuple[Span, ...]) -> str:
    """The teaser as Markdown, a paragraph for each paragraph of the source."""
    paragraphs: dict[int, list[Span]] = {}
    for span in spans:
        paragraphs.setdefault(text.paragraph_at(span.start), []).append(span)
    return "\n\n".join(escape(passage(text, found)) for found in paragraphs.values())


def _questions(extraction: Extraction, named: Mapping[str, str], inside: Mapping[str, str]) -> Iterator[Question]:
    for found in extraction.questions:
        ids = dict.fromkeys(inside.get(id_, id_) for id_ in found.spoken_to_by)
        spoken = tuple(Link(label=named[id_], target=f"#{id_}") for id_ in ids if id_ in named)
        words = passage(extraction.text, found.spans)
        yield Question(id=found.id, text=words, paragraph=found.paragraph, spoken_to_by=spoken)


# --- statements -------------------------------------------------------------------------------------------------------


def _speakers(
    extraction: Extraction, registry: tuple[ActorPage, ...], words: Labels, inside: Mapping[str, str]
) -> Iterator[Speaker]:
    """The speakers in the order of their first statement; last, what nobody could be named for."""
    actors = {actor.id: actor for actor in extraction.actors}
    pages = {page_id(page): page for page in registry}
    groups: dict[tuple[str, str], list[FoundStatement]] = {}
    own = (found for found in extraction.statements if found.id not in inside)
    for statement in sorted(own, key=lambda found: found.speaker is None):
        groups.setdefault(who(statement.speaker, words), []).append(statement)
    for (id_, name), found in groups.items():
        actor, page = actors.get(id_), pages.get(id_)
        called = found[0].speaker.name if found[0].speaker else ""
        label = page.name if page else actor.name if actor else name or called
        path = page.path if page else _path(actor) if actor else ""
        yield Speaker(
            label=visible(label),
            target=f"../{path}" if path else "",
            role=visible(actor.role) if actor and path else "",
            items=tuple(_statement(extraction, statement, label, words) for statement in found),
        )


def _path(actor: Actor) -> str:
    return f"{FOLDERS[actor.kind]}/{actor.id}.md"


def _statement(extraction: Extraction, found: FoundStatement, name: str, words: Labels) -> Statement:
    return Statement(
        id=found.id,
        kind=found.kind,
        quotation=quotation(extraction.text, found.excerpt or found.spans, found.kind),
        context=", ".join(_context(extraction.text, span, words) for span in found.context),
        mention=_mention(extraction.text, found.speaker, name),
        paragraph=found.paragraph,
    )


def _context(text: Text, span: Span, words: Labels) -> str:
    """A context as it stands inside a line: the first word of a sentence loses its capital if it is a known one."""
    context = shown(span.of(text.content))
    first = context.partition(" ")[0]
    opener = first[:1].lower() + first[1:]
    return opener + context[len(first) :] if opener in words.context_openers else context


def _mention(text: Text, speaker: Attribution | None, name: str) -> str:
    """How the source calls the speaker here; empty where it is his name, also in the genitive or with more words."""
    if speaker is None or speaker.actor is None or not speaker.spans:
        return ""
    mention, full = shown(speaker.spans[0].of(text.content)), shown(name)
    surname = full.rpartition(" ")[2]
    called = {word.strip(".,;:") for word in mention.split(" ")}
    evident = full in mention or bool(called & {surname, surname + "s", surname + "’", surname + "'"})
    return "" if evident else mention


# --- stubs ------------------------------------------------------------------------------------------------------------


def actor_stubs(extraction: Extraction, page: ArticlePage) -> Iterator[ActorPage]:
    """The pages that an article's actors need: whoever says something, and each person whom its page names.

    A person whom only the rest of the source names would get a page with nothing on it.
    """
    speaking = {found.speaker.actor for found in extraction.statements if found.speaker}
    said = "\n".join(quoted(page))
    for actor in extraction.actors:
        if actor.id in speaking or (actor.kind is ActorKind.PERSON and shown(actor.name) in said):
            yield ActorPage(path=_path(actor), name=visible(actor.name), kind=actor.kind, body=markers(ACTOR_BLOCKS))


def markers(names: tuple[str, ...]) -> str:
    """The places of a stub that the site fills."""
    return "\n\n".join(f"<!-- explainer:{name} -->" for name in names)
