"""Pages of every shape that the page grammar can say, for property tests."""

import re
from itertools import pairwise

from hypothesis import strategies as st

from explainer.fields import MARKUP
from explainer.model import (
    ActorKind,
    ActorPage,
    ArticlePage,
    Fact,
    Link,
    PlainPage,
    Prose,
    Question,
    QuestionStatus,
    Rights,
    Section,
    SectionKind,
    Source,
    Speaker,
    Statement,
    StatementKind,
    TopicPage,
)
from explainer.sections.labels import labels
from explainer.text import shown

ACTIVE = """
a Wort 2024 2024. 1) . , ) ( [ ] … […] […: er] [sic] ! ![ # ## > < - --- -- + ++ * ** _ __ snake_case ` ``` ~
~~ ~~~ = === ^ | |-|- : :: & &amp; &#35; &notit; ; \\ \\\\ { } {#x} {:.y} [x]: [x](y) *[NATO]: [^1] [^1]:
--8<-- http://a_b.de/_c_ www.a*b.de / @ <b> </b> <!-- --> <script> <a@b.de> javascript: $ $5 " ' „ “ » « „Ja.“
!!! ??? % klzzwxh:0000 ٣. 😀 👩‍👩‍👧 שלום \u200f é e\u0301 ß Absatz · im Text „ dazu Antwort offen wörtlich
sinngemäß Sprecher unklar \ufeff \u00ad
"""
PIECES = re.split(r"\s", ACTIVE.strip())
"""What active characters of either parser, labels of the grammar and hard cases of Unicode look like in a text."""

anything = st.text(st.characters(codec="utf-8"), max_size=25)
pieces = st.lists(st.sampled_from([*PIECES, " ", "  ", "\n", "\t", "\x02", "\x03", "\u2028", ""]), max_size=10)
texts = st.one_of(pieces.map(" ".join), pieces.map("".join), anything)
"""Source text of any content."""

lines = texts.map(shown)
words = lines.filter(bool)
ids = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True)
targets = st.sampled_from(
    ["#s1", "../people/wladimir-putin.md", "b.md#s3", "../organisations/nato.md", "https://x.de/?a=1"]
)
links = st.builds(Link, label=words, target=targets)
paragraphs = st.integers(min_value=0, max_value=999)

PROSE = [
    "Ein Satz mit *Betonung* und [einem Link](../topics/krieg.md).",
    "1. eins\n2. zwei",
    "```\n## kein Titel\n> kein Zitat\n```",
    "#### Eine kleine Überschrift",
    "[quelle]: https://x.de",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "---",
    "Noch ein\nAbsatz.  \nMit Umbruch.",
    "wörtlich ist das nicht",
]
proses = st.lists(st.sampled_from(PROSE), min_size=1, max_size=3).map(lambda found: Prose(markdown="\n\n".join(found)))

statements = st.builds(
    Statement,
    id=ids,
    kind=st.sampled_from(StatementKind),
    quotation=words,
    context=lines,
    mention=lines,
    paragraph=paragraphs,
)


def apart(items: tuple[object, ...]) -> bool:
    """No two pieces of prose stand side by side: on a page, they are one."""
    return not any(isinstance(a, Prose) and isinstance(b, Prose) for a, b in pairwise(items))


def mixed(*parts: st.SearchStrategy[object], size: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.one_of(*parts), max_size=size).map(tuple).filter(apart)


named = st.builds(Speaker, label=words, target=targets, role=lines, items=mixed(statements, proses))
unnamed = st.builds(Speaker, label=words, items=mixed(statements, proses))
questions = st.builds(
    Question,
    id=ids,
    text=words,
    status=st.sampled_from(QuestionStatus),
    paragraph=paragraphs,
    spoken_to_by=st.lists(links, max_size=2).map(tuple),
    answered_by=st.lists(links, max_size=2).map(tuple),
    prose=st.one_of(st.just(""), proses.map(lambda prose: prose.markdown)),
)
facts = st.builds(Fact, id=ids, text=words, paragraph=paragraphs)


def led(
    lead: st.SearchStrategy[Prose], rest: st.SearchStrategy[tuple[object, ...]]
) -> st.SearchStrategy[tuple[object, ...]]:
    """Prose, if any, before the first heading: below a heading, it belongs to the heading."""
    return st.tuples(st.one_of(st.just(()), lead.map(lambda prose: (prose,))), rest).map(lambda both: both[0] + both[1])


def section(kind: SectionKind, items: st.SearchStrategy[tuple[object, ...]]) -> st.SearchStrategy[Section]:
    return st.builds(Section, kind=st.just(kind), heading=st.just(labels("de").headings[kind]), items=items)


several = st.lists(st.one_of(named, unnamed), max_size=3).map(tuple)
sections = st.one_of(
    section(SectionKind.STATEMENTS, led(proses, several)),
    section(SectionKind.QUESTIONS, led(proses, st.lists(questions, max_size=3).map(tuple))),
    section(SectionKind.BACKGROUND, mixed(facts, proses, size=4)),
    st.builds(
        Section,
        kind=st.just(SectionKind.PROSE),
        heading=st.sampled_from(["Was tun?", "Zur *Lage* { #lage }", "2024. Rückblick"]),
        items=mixed(proses, size=1),
    ),
)

names = st.text(st.characters(codec="utf-8"), max_size=12).filter(lambda name: not MARKUP.search(name))
required = names.filter(str.strip)
lists = st.lists(names, max_size=3).map(tuple)
sources = st.builds(
    Source,
    file=required,
    sha256=required,
    publisher=names,
    authors=lists,
    url=st.sampled_from(["", "https://x.de/a?b=c#d"]),
    rights=st.sampled_from(Rights),
    licence=names,
)
bodies = st.one_of(st.just(""), proses.map(lambda prose: prose.markdown))
articles = st.builds(
    ArticlePage,
    path=st.just("articles/x.md"),
    title=required,
    source=sources,
    date=st.sampled_from(["", "2024-11-08", "2024-11-08T10:30:00+01:00"]),
    description=names,
    tags=lists,
    intro=bodies,
    sections=st.lists(sections, max_size=4).map(tuple),
)
actors = st.builds(
    ActorPage,
    path=st.just("people/x.md"),
    name=required,
    kind=st.sampled_from(ActorKind),
    aliases=lists,
    role=names,
    wikidata=names,
    body=bodies,
)
topics = st.builds(TopicPage, path=st.just("topics/x.md"), name=required, aliases=lists, body=bodies)
plains = st.builds(PlainPage, path=st.just("x.md"), title=required, body=bodies)
