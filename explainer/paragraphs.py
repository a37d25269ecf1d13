"""The numbered blocks of a source text.

Pages name them ("Absatz 6") long after they were drafted, so the numbering depends on the text alone, not on a language
or on what an extractor knows; drafting and checking share it.
"""

import re
from collections.abc import Iterator

from explainer.text import Paragraph, Span

LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
END_MARKS = ".!?…"
CLOSERS = '“”"»«‘’›‹)]}*_'
WRAPPED_WIDTH = 100


def find_paragraphs(content: str) -> Iterator[Paragraph]:
    """Every block of `content`: a line, or the lines of a hard-wrapped paragraph."""
    number = 0
    for block in blank_separated(content):
        spans = [Span(block[0].start, block[-1].end)] if is_wrapped(content, block) else block
        for span in spans:
            number += 1
            yield Paragraph(number=number, span=span)


def blank_separated(content: str) -> Iterator[list[Span]]:
    """Runs of lines with characters, without the white space at their ends."""
    block: list[Span] = []
    end = 0
    for match in LINE.finditer(content):
        if block and content.count("\n", end, match.start()) + content.count("\u2029", end, match.start()) > 1:
            yield block
            block = []
        end = match.end()
        span = trimmed(content, match.start(), match.end())
        if len(span):
            block.append(span)
        elif block:
            yield block
            block = []
    if block:
        yield block


def trimmed(content: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    line = content[start:end]
    kept = line.strip()
    if not kept:
        return Span(start, start)
    start += line.index(kept[0])
    return Span(start, start + len(kept))


def is_wrapped(content: str, lines: list[Span]) -> bool:
    """Whether the lines of a block are one paragraph broken at a width: narrow, and most end inside a sentence."""
    if len(lines) < 2 or max(len(line) for line in lines) > WRAPPED_WIDTH:
        return False
    inside = [content[line.end - 1] not in END_MARKS + CLOSERS + ":" for line in lines[:-1]]
    longest = max(len(line) for line in lines)
    full = [len(line) > longest * 0.6 for line in lines[:-1]]
    return longest > 40 and sum(inside) * 2 > len(inside) and sum(full) * 4 > len(full) * 3
