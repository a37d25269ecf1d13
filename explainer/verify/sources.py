"""No more of a source than its page shows goes out with the site: in HTML, search index, feeds or data.

Compared are rows of words, whatever stands between them: eight words in a row are hardly ever the same by chance. So
it does not matter in which file, under which markup, how escaped or how compressed a source's words lie. A builder, a
plugin or a template that puts whole articles somewhere is found by what it did. Every eighth place of a file is looked
up and followed in both directions, so that each row of 15 words or more is found, and measured in full.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from explainer.model import (
    ActorPage,
    ArticlePage,
    Fact,
    PlainPage,
    Problem,
    Prose,
    Question,
    Rights,
    Site,
    Speaker,
    Statement,
    TopicPage,
)
from explainer.verify.page import problem
from explainer.verify.readings import TEXTS, readings, words_of

RUN = 8
"""Words in a row by which a source is recognised; quotations of fewer words are everybody's."""
LONGEST = 110
"""Words in a row that a file may hold of a source beyond what its page shows: the sentences around one statement."""
SHARE = 0.8
"""Of a source's words, how many a file may hold where its page shows fewer."""
HINT = "what puts it there must be given the page's excerpts only; if the source may be shown, write rights: full"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source that may only be excerpted: its words, and for each whether its page shows it."""

    file: str
    words: list[str]
    shown: bytearray


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What there is to look for: each row of words of each source, and where it stands there."""

    sources: list[Source] = field(default_factory=list)
    places: dict[Row, tuple[int, int]] = field(default_factory=dict)


def leaks(site: Site, built: Mapping[str, bytes], sources: Mapping[str, str]) -> Iterator[Problem]:
    """No file of the site holds much more of a source than the pages made from it show."""
    known = known_rows(site, sources)
    for path, data in sorted(built.items()) if known.places else ():
        if path.endswith(TEXTS):
            held: dict[int, bytearray] = {}
            for text in readings(data):
                mark(held, words_of(text), known, RUN)
            for number, flags in sorted(held.items()):
                yield from _beyond(path, known.sources[number], flags)


def known_rows(site: Site, sources: Mapping[str, str]) -> Known:
    """All rows of the sources that may only be excerpted, but for those that others may be shown with in full."""
    full = {page.source.file for page in site.articles if page.source.rights is Rights.FULL}
    free = {row for file in full for row in _rows(words_of(sources.get(file, "")), 1)}
    known = Known()
    for file in sorted({page.source.file for page in site.articles} - full):
        words = words_of(sources.get(file, ""))
        for position, row in enumerate(_rows(words, 1)):
            if row not in free:
                known.places.setdefault(row, (len(known.sources), position))
        known.sources.append(Source(file=file, words=words, shown=bytearray(len(words))))
    shown = {number: source.shown for number, source in enumerate(known.sources)}
    stubs: tuple[ActorPage | TopicPage | PlainPage, ...] = (*site.actors, *site.topics, *site.pages)
    bodies = (stub.body for stub in stubs)
    for text in (*(" ".join(_texts(page)) for page in site.articles), *bodies):
        mark(shown, words_of(text), known, 1)
    return known


def mark(held: dict[int, bytearray], words: list[str], known: Known, step: int) -> None:
    """Flag in `held`, by source, the words that `words` have in a row with it; looked up at every `step`-th place."""
    after: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(_rows(words, step)):
        place = known.places.get(row)
        if place is None:
            continue
        source, position = place
        here, offset = number * step, position - number * step
        if after.get(source, (0, 0))[0] > here and after[source][1] == offset:
            continue  # within a row that has been followed to its end
        theirs = known.sources[source].words
        start, end = _along(words, here, theirs, position)
        flags = held.setdefault(source, bytearray(len(theirs)))
        flags[start:end] = b"\x01" * (end - start)
        after[source] = (end - offset, offset)


def _along(words: list[str], here: int, theirs: list[str], there: int) -> tuple[int, int]:
    """The first and last place, end exclusive, of the row in `theirs` that is the same in `words`."""
    start, end, offset = there, there + RUN, here - there
    while start > 0 and start + offset > 0 and theirs[start - 1] == words[start - 1 + offset]:
        start -= 1
    while end < len(theirs) and end + offset < len(words) and theirs[end] == words[end + offset]:
        end += 1
    return start, end


def _rows(words: list[str], step: int) -> Iterable[Row]:
    return zip(*(words[start::step] for start in range(RUN)), strict=False)


def _beyond(path: str, source: Source, held: bytearray) -> Iterator[Problem]:
    beyond = bytes(one & ~other & 1 for one, other in zip(held, source.shown, strict=True))
    longest = max(beyond.split(b"\x00"), key=len)
    if len(longest) > LONGEST:
        start = beyond.index(longest)
        words = " ".join(source.words[start : start + 6])
        message = f"this file holds {len(longest)} words in a row of {source.file} that no page shows: „{words} …“"
        yield problem(f"site/{path}", 0, "E630", message, HINT)
    elif sum(held) > SHARE * len(held) and sum(beyond) > LONGEST / 2:
        part, own = sum(held) / len(held), sum(source.shown) / len(held)
        message = f"this file holds {part:.0%} of {source.file}, of which pages show {own:.0%}"
        yield problem(f"site/{path}", 0, "E630", message, HINT)


def _texts(page: ArticlePage) -> Iterator[str]:
    yield from (page.title, page.description, page.intro)
    for section in page.sections:
        yield section.heading
        for item in section.items:
            inner = (item, *item.items) if isinstance(item, Speaker) else (item,)
            yield from (text for one in inner for text in _item_texts(one))


def _item_texts(item: Speaker | Statement | Question | Fact | Prose) -> Iterator[str]:
    if isinstance(item, Speaker):
        yield from (item.label, item.role)
    elif isinstance(item, Statement):
        yield from (item.quotation, item.context, item.mention)
    elif isinstance(item, Question):
        yield from (item.text, item.prose)
    else:
        yield item.text if isinstance(item, Fact) else item.markdown
