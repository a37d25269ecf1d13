"""The page grammar: front matter and sections of every page in `site_src/`, parsed and printed side by side.

`parse(render(page)) == page`, and a page as drafted prints to the same bytes. A page that people edited loses nothing:
what is not understood is kept as prose, and what looks like a statement and is broken is a problem at its line, while
the rest of the page is still read.
"""

import re
from collections.abc import Mapping
from dataclasses import fields

from explainer.fields import ACTOR, ARTICLE, PLAIN, SOURCE, TOPIC, Reader
from explainer.frontmatter import Printable, split
from explainer.frontmatter import render as render_front
from explainer.model import (
    ActorKind,
    ActorPage,
    ArticlePage,
    Place,
    PlainPage,
    Problem,
    Prose,
    Rights,
    Section,
    SectionKind,
    Site,
    Source,
    TopicPage,
)
from explainer.sections import SECTIONS
from explainer.sections.blocks import Block, Shape, blocks, prose
from explainer.sections.labels import Labels, labels, normal

ROOT = "site_src/"
HEADING_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")
ACTOR_FOLDERS = {"people": ActorKind.PERSON, "organisations": ActorKind.ORGANISATION}

Problems = tuple[Problem, ...]
Page = ArticlePage | ActorPage | TopicPage | PlainPage


def parse_site(files: Mapping[str, str]) -> tuple[Site, Problems]:
    """All pages of `files` (path relative to `site_src/` → content; only `.md` is read), and their problems."""
    paths = [path for path in sorted(files) if path.endswith(".md")]
    read = [parse_page(path, files[path]) for path in paths]
    pages = [page for page, _ in read]
    site = Site(
        articles=tuple(page for page in pages if isinstance(page, ArticlePage)),
        actors=tuple(page for page in pages if isinstance(page, ActorPage)),
        topics=tuple(page for page in pages if isinstance(page, TopicPage)),
        pages=tuple(page for page in pages if isinstance(page, PlainPage)),
        unread=tuple(path for path, page in zip(paths, pages, strict=True) if page is None),
    )
    return site, tuple(problem for _, problems in read for problem in problems)


def parse_page(path: str, text: str) -> tuple[Page | None, Problems]:
    """One page, of the kind that its folder says; None where its front matter cannot be read."""
    folder, _, name = path.rpartition("/")
    if name == "index.md":
        return parse_plain(path, text)
    if folder == "articles":
        return parse_article(path, text)
    if folder in ACTOR_FOLDERS:
        return parse_actor(path, text)
    return parse_topic(path, text) if folder == "topics" else parse_plain(path, text)


def _opened(path: str, text: str) -> tuple[Reader | None, str, Place, Problems]:
    """Front matter, body, where the body begins (its first line with words), and faults."""
    content = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front, body, line, problems = split(ROOT + path, content)
    kept = body.lstrip("\n")
    place = Place(ROOT + path, line + len(body) - len(kept))
    return Reader.over(front, ROOT + path) if front else None, kept.rstrip("\n"), place, problems


# --- articles ---------------------------------------------------------------------------------------------------------


def parse_article(path: str, text: str) -> tuple[ArticlePage | None, Problems]:
    """An article page; `path` is relative to `site_src/`."""
    front, body, place, problems = _opened(path, text)
    if front is None:
        return None, problems
    front.known(ARTICLE)
    lang = front.language("lang")
    intro, sections, faults = _body(body, place, labels(lang))
    page = ArticlePage(
        path=path,
        title=front.plain("title", required=True),
        source=_source(front),
        date=front.date("date"),
        lang=lang,
        description=front.plain("description"),
        tags=front.items("tags"),
        intro=intro,
        sections=sections,
        place=place,
    )
    return page, (*problems, *front.problems, *faults)


def _source(front: Reader) -> Source:
    inner = front.inner("source")
    inner.known(SOURCE)
    return Source(
        file=inner.text("file", required=True),
        sha256=inner.text("sha256", required=True),
        publisher=inner.plain("publisher"),
        authors=inner.items("authors"),
        url=inner.address("url"),
        rights=Rights(inner.choice("rights", tuple(Rights), Rights.EXCERPT)),
        licence=inner.plain("licence"),
    )


def _body(body: str, place: Place, words: Labels) -> tuple[str, tuple[Section, ...], Problems]:
    found = blocks(body, place)
    heads = [n for n, block in enumerate(found) if block.shape is Shape.HEADING and block.level == 2]
    intro = prose(found[: heads[0]] if heads else found)
    read = [
        _section(found[start], found[start + 1 : end], words)
        for start, end in zip(heads, [*heads[1:], len(found)], strict=False)
    ]
    problems = tuple(problem for _, faults in read for problem in faults)
    return intro[0].markdown if intro else "", tuple(section for section, _ in read), problems


def _section(head: Block, inside: tuple[Block, ...], words: Labels) -> tuple[Section, Problems]:
    heading = " ".join(head.title.split())
    kind = words.sections.get(normal(HEADING_ATTRIBUTES.sub("", heading)), SectionKind.PROSE)
    items, problems = SECTIONS[kind].parse(inside, words) if kind in SECTIONS else (prose(inside), ())
    return Section(kind=kind, heading=heading, items=items, place=head.place), problems


def render_article(page: ArticlePage) -> str:
    """An article page as a file."""
    source = {field.name: getattr(page.source, field.name) for field in fields(Source)}
    front: dict[str, Printable] = {
        "title": page.title,
        "date": page.date,
        "lang": page.lang,
        "description": page.description,
        "source": source,
        "tags": page.tags,
    }
    words = labels(page.lang)
    return _file(front, *([page.intro] if page.intro else []), *(_printed(section, words) for section in page.sections))


def _printed(section: Section, words: Labels) -> str:
    if section.kind in SECTIONS:
        inside = SECTIONS[section.kind].render(section.items, words)
    else:
        inside = "\n\n".join(item.markdown for item in section.items if isinstance(item, Prose))
    return f"## {section.heading}\n\n{inside}" if inside else f"## {section.heading}"


def _file(front: Mapping[str, Printable], *parts: str) -> str:
    return "\n".join([render_front(front), *(f"{part}\n" for part in parts if part)])


# --- actors, topics and the rest --------------------------------------------------------------------------------------


def parse_actor(path: str, text: str) -> tuple[ActorPage | None, Problems]:
    """A person's or organisation's page; `path` is relative to `site_src/`."""
    front, body, place, problems = _opened(path, text)
    if front is None:
        return None, problems
    front.known(ACTOR)
    usual = ACTOR_FOLDERS.get(path.partition("/")[0], ActorKind.PERSON)
    page = ActorPage(
        path=path,
        name=front.plain("name", required=True),
        kind=ActorKind(front.choice("kind", tuple(ActorKind), usual)),
        aliases=front.items("aliases"),
        role=front.plain("role"),
        wikidata=front.plain("wikidata"),
        body=body,
        place=place,
    )
    return page, (*problems, *front.problems)


def render_actor(page: ActorPage) -> str:
    """A person's or organisation's page as a file."""
    front = {"name": page.name, "kind": page.kind.value, "aliases": page.aliases}
    return _file({**front, "role": page.role, "wikidata": page.wikidata}, page.body)


def parse_topic(path: str, text: str) -> tuple[TopicPage | None, Problems]:
    """A topic's page; `path` is relative to `site_src/`."""
    front, body, place, problems = _opened(path, text)
    if front is None:
        return None, problems
    front.known(TOPIC)
    name = front.plain("name", required=True)
    page = TopicPage(path=path, name=name, aliases=front.items("aliases"), body=body, place=place)
    return page, (*problems, *front.problems)


def render_topic(page: TopicPage) -> str:
    """A topic's page as a file."""
    return _file({"name": page.name, "aliases": page.aliases}, page.body)


def parse_plain(path: str, text: str) -> tuple[PlainPage | None, Problems]:
    """Any other page; `path` is relative to `site_src/`."""
    front, body, place, problems = _opened(path, text)
    if front is None:
        return None, problems
    front.known(PLAIN)
    page = PlainPage(path=path, title=front.plain("title", required=True), body=body, place=place)
    return page, (*problems, *front.problems)


def render_plain(page: PlainPage) -> str:
    """Any other page as a file."""
    return _file({"title": page.title}, page.body)
