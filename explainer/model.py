"""The values that everything else is made of; no behaviour, no I/O, nothing of ours imported but `text`.

Two small models. The *draft side* (`Article` … `Extraction`) speaks of a source text in character spans: a source
text never changes. The *page side* (`Statement` … `Site`) speaks of Markdown pages with line numbers: a page always
changes. They meet in one place, `draft.py`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from explainer.text import Span, Text


class Level(StrEnum):
    """`ERROR` breaks the site or misattributes or falsifies a statement; all else is a `WARNING`."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a path relative to the project, `/` as separator, and a line from 1 (0: all of it)."""

    path: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in content: a value, never an exception. `hint` says what to do next.

    `other` is the file that a fault is about besides its own: the page a link should lead to, or the source.
    """

    place: Place
    code: str
    message: str
    level: Level = Level.ERROR
    hint: str = ""
    other: str = field(default="", compare=False)


class StatementKind(StrEnum):
    """The four ways in which German news renders what somebody said."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free_indirect"
    REPORTED = "reported"


class ActorKind(StrEnum):
    """Who can speak and have a page."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Rights(StrEnum):
    """What a page may show of its source: `EXCERPT` by the law of quotation, `FULL` by licence or ownership."""

    EXCERPT = "excerpt"
    FULL = "full"


# --- draft side: spans into a source text -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source article as read: `content` is the text that all offsets refer to.

    `sha256` is of the file's bytes. `date` is ISO 8601, a day or a time with zone, as the source gives it; empty where
    the source does not say. `title` is empty where the reader found none marked; `segment` then looks in the text.
    `headings` are the lines that the source itself marks as headings (HTML, Markdown); plain text marks none.
    """

    path: str
    sha256: str
    content: str
    language: str = "de"
    title: str = ""
    description: str = ""
    date: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    rights: Rights = Rights.EXCERPT
    licence: str = ""
    tags: tuple[str, ...] = ()
    headings: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A span of boilerplate that goes on no page, and the name of the rule that dropped it."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person or organisation of one article, or of the registry (then without mentions).

    `id` is the slug of the actor's page, without folder. `aliases` are further names, never pronouns or bare roles.
    """

    id: str
    name: str
    kind: ActorKind
    role: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who speaks, and how that is known.

    `actor` is an `Actor.id`, or None for an unnamed speaker whose role is the `name` ("ein Sprecher der Polizei"); the
    `name` is empty where words mention a speaker but nothing tells whom they mean ("sie").
    `spans` are the words that mention the speaker here (the evidence; empty for an elided subject continued from the
    statement before), `rule` names the rule that resolved them.
    """

    actor: str | None
    name: str
    spans: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStatement:
    """A statement found in a text.

    `spans` are the words of the statement; `excerpt` is what a page shows of the source so that the statement reads as
    a sentence: its frame and its words. `cue` is the reporting verb or phrase, `context` where, when or to whom it was
    said. `speaker` None: cannot be determined.
    """

    id: str
    kind: StatementKind
    spans: tuple[Span, ...]
    excerpt: tuple[Span, ...]
    paragraph: int
    rule: str
    speaker: Attribution | None = None
    cue: tuple[Span, ...] = ()
    context: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuestion:
    """An open question of a text; `spoken_to_by` are ids of statements that speak to it."""

    id: str
    spans: tuple[Span, ...]
    paragraph: int
    rule: str
    spoken_to_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFact:
    """A background sentence of a text."""

    id: str
    spans: tuple[Span, ...]
    paragraph: int
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one article. `title` is the article's own or the one found in its text."""

    article: Article
    text: Text
    title: str
    teaser: tuple[Span, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    questions: tuple[FoundQuestion, ...] = ()
    background: tuple[FoundFact, ...] = ()
    actors: tuple[Actor, ...] = ()
    topics: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    problems: tuple[Problem, ...] = ()


# --- page side: lines of Markdown pages -------------------------------------------------------------------------------


class QuestionStatus(StrEnum):
    """How far an open question has come."""

    OPEN = "open"
    PARTLY = "partly_answered"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A Markdown link as a page writes it: `target` is relative to the page, with `#id` where it points at a part."""

    label: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Markdown that a person wrote, kept to the letter (no blank line at its ends)."""

    markdown: str
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of a page; its speaker is the group it stands in.

    `quotation` is plain text (not Markdown) as shown. `mention` is how the text calls the speaker here where that is
    not the name in the heading. `paragraph` 0: not given.
    """

    id: str
    kind: StatementKind
    quotation: str
    context: str = ""
    mention: str = ""
    paragraph: int = 0
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The heading that statements stand under: `label` is shown, `target` the relative link to the actor's page.

    `target` is empty for a speaker without a name (the label is his role) and for statements whose speaker is unclear.
    `role` is what the article says that a named speaker is; roles change with time, so it belongs to the article.
    """

    label: str
    target: str = ""
    role: str = ""
    items: tuple[Statement | Prose, ...] = ()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An open question of a page; `text` is plain text, `prose` what people wrote under it, at `prose_place`."""

    id: str
    text: str
    status: QuestionStatus = QuestionStatus.OPEN
    paragraph: int = 0
    spoken_to_by: tuple[Link, ...] = ()
    answered_by: tuple[Link, ...] = ()
    prose: str = ""
    place: Place = field(default=Place(""), compare=False)
    prose_place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A background sentence of a page; `text` is plain text."""

    id: str
    text: str
    paragraph: int = 0
    place: Place = field(default=Place(""), compare=False)


class SectionKind(StrEnum):
    """What a `##` section of an article page holds."""

    STATEMENTS = "statements"
    QUESTIONS = "questions"
    BACKGROUND = "background"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A `##` section in the order of the page; `heading` is the words as written.

    Items are `Speaker` in statements, `Question` in questions, `Fact` in background; `Prose` may stand among them all
    and is all there is in a prose section.
    """

    kind: SectionKind
    heading: str
    items: tuple[Speaker | Question | Fact | Prose, ...] = ()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an article page's words come from. `file` is relative to the project."""

    file: str
    sha256: str
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    rights: Rights = Rights.EXCERPT
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """An article page, `path` relative to `site_src/` ("articles/….md"). `intro` is Markdown before the first section.

    `place` is where the intro begins.
    """

    path: str
    title: str
    source: Source
    date: str = ""
    lang: str = "de"
    description: str = ""
    tags: tuple[str, ...] = ()
    intro: str = ""
    sections: tuple[Section, ...] = ()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """A person's or organisation's page and its entry in the registry of names; `body` is Markdown with block markers.

    `place` is where `body` begins, so that a fault in it has its line; the same for the two kinds of page below.
    """

    path: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    role: str = ""
    wikidata: str = ""
    body: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """A topic's page; articles belong to it whose `tags` hold its `name` or an alias."""

    path: str
    name: str
    aliases: tuple[str, ...] = ()
    body: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPage:
    """Any other page of the site (start page, question list, timeline, imprint): Markdown with block markers."""

    path: str
    title: str
    body: str = ""
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Every page of `site_src/`, each kind sorted by path; `unread`: paths of those that cannot be read."""

    articles: tuple[ArticlePage, ...] = ()
    actors: tuple[ActorPage, ...] = ()
    topics: tuple[TopicPage, ...] = ()
    pages: tuple[PlainPage, ...] = ()
    unread: tuple[str, ...] = ()
