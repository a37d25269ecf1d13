"""An article page for readers: what its file says, plus everything that only the whole site knows."""

from collections.abc import Iterable, Iterator

from explainer.compose.figure import figure
from explainer.compose.links import relative, resolve
from explainer.compose.plain import plain_text
from explainer.compose.safe import identifier, prose, text, url
from explainer.compose.view import Asked, Said, View, questions
from explainer.compose.wording import paragraph_link, wording
from explainer.compose.words import Words
from explainer.model import ArticlePage, Fact, Link, Prose, Question, Rights, Section, SectionKind, Speaker, Statement

SECTION_ANCHORS = {
    SectionKind.STATEMENTS: "statements",
    SectionKind.QUESTIONS: "questions",
    SectionKind.BACKGROUND: "background",
}


def article(page: ArticlePage, view: View, words: Words) -> str:
    """The body of an article page as Markdown, without front matter."""
    anchors: set[str] = set()
    sections = (part for section in page.sections for part in _section(page, section, view, words, anchors))
    parts = (f"# {text(page.title)}", _byline(page, view, words), prose(page.intro), *sections)
    return "\n\n".join(
        part for part in (*parts, wording(page, view, words), _who(page, view, words), _source(page, words)) if part
    )


def question_line(asked: Asked, page: str, view: View, words: Words) -> str:
    """Status, paragraph and who has spoken to a question, as shown on `page`."""
    question, home = asked.question, asked.article.path
    status = words.label("statuses", question.status.value)
    parts = [f"*{status}*{{ .status .{question.status.value.replace('_', '-')} }}"]
    if question.paragraph and home == page:
        parts.append(paragraph_link(question.paragraph, asked.article, page, view, words))
    for label, links in (("answered_by", question.answered_by), ("spoken_to_by", question.spoken_to_by)):
        if links:
            parts.append(f"{words.label('words', label)} {', '.join(_voices(links, home, page, view))}")
    return " · ".join(parts)


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


def _byline(page: ArticlePage, view: View, words: Words) -> str:
    topics = {topic.name.casefold(): topic.path for topic in view.topics_of.get(page.path, ())}
    topics |= {alias.casefold(): topic.path for topic in view.topics_of.get(page.path, ()) for alias in topic.aliases}
    tags = [
        f"[{text(tag)}]({relative(page.path, topics[tag.casefold()])})" if tag.casefold() in topics else text(tag)
        for tag in page.tags
    ]
    parts = [text(words.date(page.date)), text(page.source.publisher), ", ".join(tags)]
    shown = " · ".join(part for part in parts if part)
    return f"{shown}\n{{ .byline }}" if shown else ""


def _section(page: ArticlePage, section: Section, view: View, words: Words, anchors: set[str]) -> Iterator[str]:
    name = SECTION_ANCHORS.get(section.kind)
    anchor = words.anchor(name) if name else ""
    own = f" {{ #{anchor} }}" if anchor and anchor not in anchors else ""
    anchors.add(anchor)
    yield f"## {text(section.heading) if name else prose(section.heading)}{own}"
    for item in section.items:
        yield from _item(page, item, view, words, anchors)


def _item(
    page: ArticlePage, item: Speaker | Question | Fact | Prose, view: View, words: Words, anchors: set[str]
) -> Iterator[str]:
    if isinstance(item, Speaker):
        yield from _speaker(page, item, view, words, anchors)
    elif isinstance(item, Question):
        yield f"### {text(item.text)} {{ #{identifier(item.id)} .question }}"
        yield f"{question_line(Asked(page, item), page.path, view, words)}\n{{ .facts }}"
        yield prose(item.prose)
    elif isinstance(item, Fact):
        link = paragraph_link(item.paragraph, page, page.path, view, words)
        number = f" *{link}*{{ .facts }}" if item.paragraph else ""
        yield f'<div markdown="block" id="{identifier(item.id)}" class="fact">\n\n{text(item.text)}{number}\n\n</div>'
    else:
        yield prose(item.markdown)


def _speaker(page: ArticlePage, speaker: Speaker, view: View, words: Words, anchors: set[str]) -> Iterator[str]:
    path = resolve(page.path, speaker.target)[0] if speaker.target else ""
    actor = view.actors.get(path)
    slug = path.rpartition("/")[2].removesuffix(".md") if actor else words.anchor("unnamed")
    anchor = next(name for name in _numbered(f"von-{slug}") if name not in anchors)
    anchors.add(anchor)
    label = f"[{text(speaker.label)}]({relative(page.path, path)})" if actor else text(speaker.label)
    yield f"### {label} {{ #{identifier(anchor)} .speaker }}"
    if role := speaker.role or (actor.role if actor else ""):
        yield f"{text(role)}\n{{ .role }}"
    for item in speaker.items:
        if isinstance(item, Statement):
            yield figure(Said(page, speaker, item, path if actor else ""), page.path, view, words)
        else:
            yield prose(item.markdown)


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1


def _who(page: ArticlePage, view: View, words: Words) -> str:
    roles = {said.actor: said.speaker.role for said in view.said[page.path] if said.speaker.role}
    lines = []
    for path in view.present.get(page.path, ()):
        actor = view.actors[path]
        role = f" – {text(shown)}" if (shown := roles.get(path) or actor.role) else ""
        lines.append(f"- [{text(actor.name)}]({relative(page.path, path)}){role}")
    return "\n\n".join((words.heading("who"), "\n".join(lines))) if lines else ""


def _source(page: ArticlePage, words: Words) -> str:
    source = page.source
    address = url(source.url)
    entries = (
        ("publisher", text(source.publisher)),
        ("authors", text(", ".join(source.authors))),
        ("date", text(words.date(page.date))),
        ("url", f"[{text(source.url)}]({address})" if address else ""),
        ("licence", text(source.licence)),
        ("file", text(source.file)),
    )
    lines = "\n".join(f"- **{words[key]}** {value}" for key, value in entries if value)
    note = words["full" if source.rights is Rights.FULL else "excerpt"]
    box = f'<div markdown="block" class="source">\n\n{lines}\n\n{note}\n\n</div>'
    return f"{words.heading('source')}\n\n{box}"


def description(page: ArticlePage, limit: int = 160) -> str:
    """One plain sentence about the page for search results and link previews."""
    asked = next((question.text for question in questions(page)), "")
    plain = page.description or plain_text(page.intro.split("\n\n")[0]) or asked
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0] + " …"
