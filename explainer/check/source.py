"""Rules that need the source: quotations are its words, and not all of them."""

import math
from collections.abc import Iterator

from explainer.check.verbatim import Source, closest, found, paragraphs_of, source_of
from explainer.check.view import ROOT
from explainer.markdown import unescape
from explainer.model import Article, ArticlePage, Fact, Place, Problem, Question, Rights, Statement
from explainer.sections.items import doubt, fault
from explainer.sections.labels import labels
from explainer.sections.parts import items
from explainer.text import Span, shown

FREE = 1_000
"""Characters of a source that a page may show in any case: a short item cannot be discussed without most of it."""
SHARE = 75
"""Of what a source has beyond that, how many per cent a page may show before it is no longer a page of excerpts.

The law of quotation (§ 51 UrhG) knows no number: as much as the purpose needs. To say who said what needs the words of
the statements and their frames, which is most of a news item; the narrative between them is not needed. Of 1,000
agency-style items drafted by machine, 87 exceed these two, one in five of those beyond 2,500 characters; a plain limit
of 80 % would warn of 399, nearly all of them short, and nobody would read the warning any more.
"""


def against_source(page: ArticlePage, article: Article | None, limit: int = SHARE) -> Iterator[Problem]:
    """The source is there and unchanged, and every rule below holds."""
    place = Place(ROOT + page.path, 1)
    if not page.source.file:
        return
    if article is None:
        message = f"the source {page.source.file} is not there or cannot be read"
        hint = "put it back, or correct `source: file:`; without it nothing can be verified"
        yield fault(place, "E303", message, hint, page.source.file)
        return
    if article.sha256 != page.source.sha256:
        message = f"the source {page.source.file} was changed after this page was made"
        hint = f"look at what changed, and write sha256: {article.sha256}"
        yield doubt(place, "W304", message, hint, page.source.file)
    source = source_of(article.content)
    yield from verbatim(page, source)
    yield from share(page, source, limit)


def verbatim(page: ArticlePage, source: Source) -> Iterator[Problem]:
    """A quotation is a run of its source, in the paragraph that it names.

    A question or background sentence without a paragraph is somebody's own and need not be.
    """
    for item in items(page):
        words = item.quotation if isinstance(item, Statement) else item.text
        if not isinstance(item, Statement) and not item.paragraph:
            continue
        spans = found(source, words, item.paragraph)
        if not spans:
            yield _not_there(page, item, words, source)
        elif item.paragraph and item.paragraph not in (there := paragraphs_of(source, spans)):
            word = labels(page.lang).paragraph
            message = f"this stands in paragraph {there[0]} of {page.source.file}, not in {item.paragraph}"
            yield fault(item.place, "E302", message, f"write {word} {there[0]}", page.source.file)


def _not_there(page: ArticlePage, item: Statement | Question | Fact, words: str, source: Source) -> Problem:
    near, line = closest(source, words)
    hint = f"closest there: “{near}” (line {line})" if near else "nothing there is like it; delete it, or correct it"
    if isinstance(item, Statement):
        return fault(item.place, "E301", f"this quotation is not in {page.source.file}", hint, page.source.file)
    word = labels(page.lang).paragraph
    hint += f"; if the sentence is your own, delete “· {word} {item.paragraph}”"
    return fault(item.place, "E306", f"this sentence is not in {page.source.file}", hint, page.source.file)


def share(page: ArticlePage, source: Source, limit: int = SHARE) -> Iterator[Problem]:
    """Without the right to republish, a page shows excerpts of its source, not the whole."""
    covered, allowed, there = shares(page, source, limit)
    if covered > allowed:
        part, most = math.ceil(covered / there * 100), allowed * 100 // there
        message = f"this page shows {part}% of its source, more than {most}%"
        hint = "leave out what is not needed; if the source may be shown in full, write rights: full"
        yield doubt(Place(ROOT + page.path, 1), "W305", message, hint, page.source.file)


def shares(page: ArticlePage, source: Source, limit: int = SHARE) -> tuple[int, int, int]:
    """How many characters of its source a page shows, how many it may show, and how many there are."""
    there = len(source.words)
    if page.source.rights is Rights.FULL or there <= FREE:
        return 0, there, there
    runs = sorted(span for text in quoted(page) if shown(text) for span in found(source, text))
    return _covered(runs), FREE + (there - FREE) * limit // 100, there


def quoted(page: ArticlePage) -> Iterator[str]:
    """The words of a page that its source is quoted with."""
    yield from (item.quotation if isinstance(item, Statement) else item.text for item in items(page))
    yield from (unescape(paragraph) for paragraph in page.intro.split("\n\n"))


def _covered(runs: list[Span]) -> int:
    total, end = 0, 0
    for run in runs:
        total += max(0, run.end - max(run.start, end))
        end = max(end, run.end)
    return total
