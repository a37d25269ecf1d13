"""The words that a page shows of its source: spans as one line, with a mark wherever words are left out."""

from bisect import bisect_right
from collections.abc import Iterable

from explainer.model import StatementKind
from explainer.text import Sentence, Span, Text, shown

OMISSION = "[…]"
MARKS = '„“”"»«‚‘’›‹'


def quotation(text: Text, excerpt: Iterable[Span], kind: StatementKind) -> str:
    """The words of an excerpt as shown, with `[…]` where words are left out between its spans and at its ends.

    The punctuation that ends a sentence belongs to the excerpt. Words in their own quotation marks need no mark of
    omission around them.
    """
    runs = _runs(text.content, excerpt)
    start, cut_before = _start(text, runs[0].start)
    end, cut_after = _end(text, runs[-1].end)
    runs[0] = Span(start, runs[0].end)
    runs[-1] = Span(runs[-1].start, end)
    whole = kind is StatementKind.DIRECT
    before = f"{OMISSION} " if cut_before and not (whole and text.content[start] in MARKS) else ""
    after = f" {OMISSION}" if cut_after and not (whole and text.content[end - 1] in MARKS) else ""
    return before + f" {OMISSION} ".join(shown(run.of(text.content)) for run in runs) + after


def passage(text: Text, spans: Iterable[Span]) -> str:
    """The words of spans as shown, with `[…]` where words are left out between them."""
    return f" {OMISSION} ".join(shown(run.of(text.content)) for run in _runs(text.content, spans))


def _runs(content: str, spans: Iterable[Span]) -> list[Span]:
    """`spans` in their order; those that no word stands between are one."""
    runs: list[Span] = []
    for span in sorted(spans):
        if runs and not _has_words(content[runs[-1].end : span.start]):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    return runs


def _start(text: Text, position: int) -> tuple[int, bool]:
    """Where an excerpt begins that takes along what opens its sentence, and whether words before it are left out."""
    sentence = _sentence(text, position)
    if sentence is None:
        return position, False
    cut = _has_words(text.content[sentence.span.start : position])
    return position if cut else sentence.span.start, cut


def _end(text: Text, position: int) -> tuple[int, bool]:
    """Where an excerpt ends that takes along what closes its sentence, and whether words after it are left out."""
    sentence = _sentence(text, position - 1)
    if sentence is None:
        return position, False
    cut = _has_words(text.content[position : sentence.span.end])
    return position if cut else max(position, sentence.span.end), cut


def _sentence(text: Text, position: int) -> Sentence | None:
    number = bisect_right(text.sentences, position, key=lambda sentence: sentence.span.start) - 1
    sentence = text.sentences[number] if number >= 0 else None
    return sentence if sentence and position in sentence.span else None


def _has_words(characters: str) -> bool:
    return any(character.isalnum() for character in characters)
