"""Pairs of quotation marks, one pass over a text.

A mark that is never closed ends with its paragraph: one fault at one place, never the loss of an article.
"""

from collections import Counter
from dataclasses import dataclass, field

from explainer.text import Paragraph, Quotation, Span

# Opening mark → the marks that close it. “ opens only in English style, where no „ is open.
CLOSING = {"„": '“”"', "“": '”"', '"': '"“”', "»": "«", "«": "»", "‚": "‘’", "‹": "›", "›": "‹", "‟": "”“"}
EITHER = frozenset('"“»«‹›')
MARKS = frozenset('„“”"»«‚‘‹›‟')


@dataclass(slots=True)
class Open:
    """A mark that waits to be closed."""

    mark: str
    start: int


@dataclass(slots=True)
class Scan:
    """What one pass has found so far."""

    content: str
    found: list[Quotation] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)
    waiting: Counter[str] = field(default_factory=Counter)
    """How many of each opening mark are in the stack, which may be as deep as a text is long."""

    def push(self, opened: Open) -> None:
        """Let a mark wait to be closed."""
        self.stack.append(opened)
        self.waiting[opened.mark] += 1

    def pop(self) -> Open:
        """The innermost open mark, which no longer waits."""
        opened = self.stack.pop()
        self.waiting[opened.mark] -= 1
        return opened

    def waits_for(self, mark: str) -> bool:
        """Whether `mark` closes any of the open ones."""
        return any(count and mark in CLOSING[opened] for opened, count in self.waiting.items())


def find_quotations(content: str, paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Quotation, ...], tuple[int, ...]]:
    """The pairs of quotation marks in `content` by start, and the positions of marks that nothing closes.

    A quotation may go on over several paragraphs where the next paragraph closes it, or opens with the same mark again.
    """
    scan = Scan(content)
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1 : index + 2]
        scan_paragraph(scan, paragraph.span)
        if scan.stack and not (following and goes_on(scan, following[0].span)):
            close_all(scan, paragraph.span.end)
    return tuple(sorted(scan.found, key=lambda q: (q.span.start, -q.span.end))), tuple(sorted(scan.unclosed))


def scan_paragraph(scan: Scan, span: Span) -> None:
    """Pair the marks of one paragraph."""
    content = scan.content
    if scan.stack and content[span.start] == scan.stack[0].mark:
        positions = range(span.start + 1, span.end)
    else:
        positions = range(span.start, span.end)
    for position in positions:
        mark = content[position]
        if mark in MARKS:
            take(scan, mark, position)


def take(scan: Scan, mark: str, position: int) -> None:
    """Close the quotation that `mark` closes, or open a new one, or pass over a mark that is an apostrophe."""
    content = scan.content
    before = content[position - 1] if position else " "
    after = content[position + 1] if position + 1 < len(content) else " "
    if scan.stack and mark in CLOSING[scan.stack[-1].mark] and not (mark in EITHER and opens(before, after)):
        close(scan, position + 1)
    elif scan.waits_for(mark) and not opens(before, after):
        while mark not in CLOSING[scan.stack[-1].mark]:
            scan.unclosed.append(scan.pop().start)
        close(scan, position + 1)
    elif mark in CLOSING and (mark in "„»‚‟" or opens(before, after)) and not (mark in "‚" and after.isspace()):
        scan.push(Open(mark, position))


def opens(before: str, after: str) -> bool:
    """Whether a mark between these characters looks like an opening one."""
    return (before.isspace() or before in "([–—-/") and not after.isspace()


def close(scan: Scan, end: int) -> None:
    """End the innermost open quotation before `end`."""
    opened = scan.pop()
    scan.found.append(
        Quotation(span=Span(opened.start, end), inner=Span(opened.start + 1, end - 1), depth=len(scan.stack))
    )


def close_all(scan: Scan, end: int) -> None:
    """End every open quotation with its paragraph; the outermost keeps its words, inner ones are forgotten."""
    for opened in scan.stack[1:]:
        scan.unclosed.append(opened.start)
    opened = scan.stack[0]
    scan.unclosed.append(opened.start)
    scan.stack.clear()
    scan.waiting.clear()


def goes_on(scan: Scan, span: Span) -> bool:
    """Whether the paragraph at `span` continues the open quotation: it repeats the mark, or closes before it opens."""
    content, opened = scan.content, scan.stack[0]
    if opened.mark == '"':
        return False
    if content[span.start] == opened.mark:
        return True
    for position in range(span.start, span.end):
        mark = content[position]
        if mark in MARKS:
            return mark in CLOSING[opened.mark] and mark != opened.mark
    return False
