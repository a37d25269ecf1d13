"""An article page for readers: what its file says, plus everything that only the whole site knows."""

from collections.abc import Iterator

from explainer.compose.crosslinks import Linker
from explainer.compose.evidence import evidences
from explainer.compose.figure import figure
from explainer.compose.foot import foot
from explainer.compose.links import relative, resolve
from explainer.compose.plain import plain_text
from explainer.compose.question import answers, question_line
from explainer.compose.safe import identifier, prose, text
from explainer.compose.view import Asked, Said, View
from explainer.compose.wording import paragraph_link, wording
from explainer.compose.words import Words
from explainer.model import ArticlePage, Fact, Prose, Question, Section, SectionKind, Speaker, Statement
from explainer.sections.parts import background, questions

SECTION_ANCHORS = {
    SectionKind.STATEMENTS: "statements",
    SectionKind.QUESTIONS: "questions",
    SectionKind.BACKGROUND: "background",
}


class Body:
    """One article page while it is made: what is on it already decides ids and which names are still to be linked."""

    def __init__(self, page: ArticlePage, view: View, words: Words) -> None:
        """Begins with nothing on the page."""
        self.page, self.view, self.words = page, view, words
        self.evidence = evidences(page, view)
        self.anchors: set[str] = set()
        self.link = Linker(page.path, view.names, frozenset(view.present.get(page.path, ())))

    def markdown(self) -> str:
        """The whole body, without front matter."""
        page, view, words = self.page, self.view, self.words
        parts = (
            f"# {text(page.title)}",
            self.byline(),
            self.link(prose(page.intro)),
            self.overview(),
            *(part for section in page.sections for part in self.section(section)),
            wording(page, view, words),
            *foot(page, view, words),
        )
        return "\n\n".join(part for part in parts if part)

    def byline(self) -> str:
        """Day, publisher and topics."""
        topics = {topic.name.casefold(): topic.path for topic in self.view.topics_of.get(self.page.path, ())}
        for topic in self.view.topics_of.get(self.page.path, ()):
            topics |= {alias.casefold(): topic.path for alias in topic.aliases}
        tags = [
            f"[{text(tag)}]({relative(self.page.path, topics[tag.casefold()])})"
            if tag.casefold() in topics
            else text(tag)
            for tag in self.page.tags
        ]
        parts = [text(self.words.date(self.page.date)), text(self.page.source.publisher), ", ".join(tags)]
        shown = " · ".join(part for part in parts if part)
        return f"{shown}\n{{ .byline }}" if shown else ""

    def overview(self) -> str:
        """How much of what the page holds, each as a link to it."""
        said = self.view.said[self.page.path]
        voices = len({(one.actor, one.speaker.label) for one in said})
        asked, facts = len(tuple(questions(self.page))), len(tuple(background(self.page)))
        words = self.words
        lines = [
            f"- [{words.count('says', len(said))}](#{words.anchor('statements')}) {words.count('from', voices)}"
            if said
            else "",
            f"- [{words.count('asks', asked)}](#{words.anchor('questions')})" if asked else "",
            f"- [{words.table['headings']['background']}](#{words.anchor('background')})" if facts else "",
            f"- [{words.table['headings']['source']}](#{words.anchor('source')})",
        ]
        shown = "\n".join(line for line in lines if line)
        return f'<nav markdown="block" class="overview" aria-label="{words["on_this_page"]}">\n\n{shown}\n\n</nav>'

    def section(self, section: Section) -> Iterator[str]:
        """A section of the file with its items."""
        name = SECTION_ANCHORS.get(section.kind)
        anchor = self.words.anchor(name) if name else ""
        own = f" {{ #{anchor} }}" if anchor and anchor not in self.anchors else ""
        self.anchors.add(anchor)
        yield f"## {text(section.heading) if name else prose(section.heading)}{own}"
        for item in section.items:
            yield from self.item(item)

    def item(self, item: Speaker | Question | Fact | Prose) -> Iterator[str]:
        """A speaker with statements, a question, a background sentence, or what a person wrote."""
        if isinstance(item, Speaker):
            yield from self.speaker(item)
        elif isinstance(item, Question):
            asked = Asked(self.page, item)
            yield f"### {text(item.text)} {{ #{identifier(item.id)} .question }}"
            yield f"{question_line(asked, self.page.path, self.view, self.words)}\n{{ .facts }}"
            yield from answers(asked, self.page.path, self.view, self.words)
            yield self.link(prose(item.prose))
        elif isinstance(item, Fact):
            link = paragraph_link(item.paragraph, self.page, self.page.path, self.view, self.words)
            number = f" *{link}*{{ .facts }}" if item.paragraph else ""
            sentence = f"{text(item.text)}{number}"
            yield f'<div markdown="block" id="{identifier(item.id)}" class="fact">\n\n{sentence}\n\n</div>'
        else:
            yield self.link(prose(item.markdown))

    def speaker(self, speaker: Speaker) -> Iterator[str]:
        """A heading with the speaker's link and role, and the statements below it."""
        path = resolve(self.page.path, speaker.target)[0] if speaker.target else ""
        actor = self.view.actors.get(path)
        slug = path.rpartition("/")[2].removesuffix(".md") if actor else self.words.anchor("unnamed")
        anchor = next(name for name in _numbered(f"von-{slug}") if name not in self.anchors)
        self.anchors.add(anchor)
        label = f"[{text(speaker.label)}]({relative(self.page.path, path)})" if actor else text(speaker.label)
        yield f"### {label} {{ #{identifier(anchor)} .speaker }}"
        if role := speaker.role or (actor.role if actor else ""):
            yield f"{text(role)}\n{{ .role }}"
        for item in speaker.items:
            if isinstance(item, Statement):
                said = Said(self.page, speaker, item, path if actor else "")
                yield figure(said, self.view, self.words, self.evidence[item.id])
            else:
                yield self.link(prose(item.markdown))


def article(page: ArticlePage, view: View, words: Words) -> str:
    """The body of an article page as Markdown, without front matter."""
    return Body(page, view, words).markdown()


def description(page: ArticlePage, limit: int = 160) -> str:
    """One plain sentence about the page for search results and link previews."""
    asked = next((question.text for question in questions(page)), "")
    plain = page.description or plain_text(page.intro.split("\n\n")[0]) or asked
    return plain if len(plain) <= limit else plain[:limit].rsplit(" ", 1)[0] + " …"


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}-{number}"
        number += 1
