"""Whether words stand in a source text, and where: the first promise, checked as readers would, by looking.

Compared are the words as shown: white space and Unicode form do not count. Words may be left out where `[…]` says so
and put in where brackets do; each run between them must stand in the source, in this order, and begin and end with
whole words. Everything here is `str.find` over one text: a site of a thousand pages takes a fraction of a second.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from explainer.paragraphs import find_paragraphs
from explainer.text import Paragraph, Span, shown

OMISSION = re.compile(r"\[(?:…|\.\.\.)[^\[\]]*\]")
BRACKETS = re.compile(r"\[[^\[\]]*\]")
TRIES = 50
"""How many places with the same first words are looked at; sources do not repeat a quotation more often than that."""
LONGEST = 200
"""Words of a quotation that are looked at for what was meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source text as shown: its words in one line, the paragraphs, and where in `words` each of them begins."""

    content: str
    words: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]

    def paragraph(self, position: int) -> int:
        """The number of the paragraph that holds `position` of `words`."""
        return self.paragraphs[max(0, bisect_right(self.starts, position) - 1)].number if self.paragraphs else 0

    def line(self, position: int) -> int:
        """The line of the source where the paragraph that holds `position` begins."""
        return self.content.count("\n", 0, self.paragraphs[self.paragraph(position) - 1].span.start) + 1


def source_of(content: str) -> Source:
    """A source text made ready for looking things up."""
    paragraphs = tuple(find_paragraphs(content))
    blocks = [shown(paragraph.span.of(content)) for paragraph in paragraphs]
    starts, position = [], 0
    for block in blocks:
        starts.append(position)
        position += len(block) + 1
    return Source(content=content, words=" ".join(blocks), paragraphs=paragraphs, starts=tuple(starts))


def found(source: Source, quotation: str, paragraph: int = 0) -> tuple[Span, ...]:
    """The runs of `source.words` that `quotation` is made of, where possible in `paragraph`; none: it is not there."""
    first: tuple[Span, ...] = ()
    for runs in _readings(quotation):
        for spans in _places(source.words, runs):
            first = first or spans
            if not paragraph or paragraph in paragraphs_of(source, spans):
                return spans
    return first


def paragraphs_of(source: Source, spans: tuple[Span, ...]) -> range:
    """The numbers of the paragraphs from the first to the last of `spans`."""
    return range(source.paragraph(spans[0].start), source.paragraph(spans[-1].end - 1) + 1)


Run = tuple[str, bool, bool]
"""Words without a bracket, and whether they must begin and end with whole words (not in „[D]ie“)."""


def _readings(quotation: str) -> Iterator[list[Run]]:
    """The ways to read brackets: as the source's own, as marks of omission, or also as insertions."""
    yield [(quotation, True, True)]
    if OMISSION.search(quotation):
        yield _runs(quotation, OMISSION)
    if len(BRACKETS.findall(quotation)) > len(OMISSION.findall(quotation)):
        yield _runs(quotation, BRACKETS)


def _runs(quotation: str, marks: re.Pattern[str]) -> list[Run]:
    pieces = marks.split(quotation)
    last = len(pieces) - 1
    return [
        (piece.strip(), number == 0 or piece[:1].isspace(), number == last or piece[-1:].isspace())
        for number, piece in enumerate(pieces)
        if piece.strip()
    ]


def _places(words: str, runs: list[Run]) -> Iterator[tuple[Span, ...]]:
    """Each place where the first run stands and the others follow."""
    start = 0
    for _ in range(TRIES):
        spans = _follow(words, runs, start)
        if not spans:
            return
        yield spans
        start = spans[0].start + 1


def _follow(words: str, runs: list[Run], start: int) -> tuple[Span, ...]:
    spans: list[Span] = []
    for run in runs:
        position = _find(words, run, start)
        if position < 0:
            return ()
        start = position + len(run[0])
        spans.append(Span(position, start))
    return tuple(spans)


def _find(words: str, run: Run, start: int) -> int:
    """The first place of a run from `start` on that cuts no word in two where it must not; -1 where there is none."""
    text, whole_start, whole_end = run
    while (position := words.find(text, start)) >= 0:
        end = position + len(text)
        cut_before = whole_start and position > 0 and words[position - 1].isalnum() and text[0].isalnum()
        cut_after = whole_end and end < len(words) and words[end].isalnum() and text[-1].isalnum()
        if not cut_before and not cut_after:
            return position
        start = position + 1
    return -1


# --- what was probably meant ------------------------------------------------------------------------------------------


def closest(source: Source, quotation: str) -> tuple[str, int]:
    """The words of the source where `quotation` departs from it, and their line; nothing where nothing is alike."""
    words = BRACKETS.sub(" ", quotation).split()[:LONGEST]
    position, length, first = _alike(source.words, words)
    if position < 0:
        return "", 0
    opening = source.starts[source.paragraph(position) - 1]
    to_the_end = first > 0 and source.words.startswith(" ".join(words[first:]), position)
    turn, least = (position, opening) if to_the_end else (position + length, position)
    start, end = max(least, turn - 60), min(len(source.words), turn + 60)
    while start > 0 and source.words[start - 1] != " ":
        start -= 1
    while end < len(source.words) and source.words[end] != " ":
        end += 1
    before, after = (
        "… " if start > opening else "",
        " …" if end < len(source.words) else "",
    )
    return before + source.words[start:end].strip() + after, source.line(position)


def _alike(text: str, words: list[str]) -> tuple[int, int, int]:
    """Where in `text` the longest run of `words` stands, its length in code points, and the number of its first word.

    (-1, 0, 0) where nothing is alike.
    """
    for size in (3, 2, 1):
        starts = ((number, " ".join(words[number : number + size])) for number in range(len(words) - size + 1))
        places = [(text.find(start), number) for number, start in starts if size > 1 or len(start) > 5]
        runs = [(_along(text, words[number:], place), -place, number) for place, number in places if place >= 0]
        if runs:
            length, place, number = max(runs)
            return -place, length, number
    return -1, 0, 0


def _along(text: str, words: list[str], position: int) -> int:
    """How many code points `text` goes along with `words` from `position` on."""
    length = 0
    for count in range(1, len(words) + 1):
        run = " ".join(words[:count])
        if not text.startswith(run, position):
            break
        length = len(run)
    return length
