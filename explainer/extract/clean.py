"""Boilerplate: which paragraphs of a newspaper page are not the article, and by which rule.

Removes nothing from the text: a paragraph is marked, its span and the rule's name are reported.
"""

import re
from dataclasses import replace
from functools import cache

from explainer.language import table
from explainer.model import Dropped
from explainer.text import Paragraph, ParagraphKind, Text

LONGEST = 300
LONGEST_TITLE = 120
FAR = 2000
EMPHASIS = "*_ "
LONG_WORD = re.compile(r"[A-ZÄÖÜ]\w{4,}")


def clean(text: Text, language: str = "de") -> tuple[Text, tuple[Dropped, ...]]:
    """`text` with its boilerplate paragraphs marked as dropped, and the report."""
    paragraphs, dropped = [], []
    found = [rule_for(paragraph.span.of(text.content), language) for paragraph in text.paragraphs]
    for paragraph, rule in zip(text.paragraphs, with_items(text, found, language), strict=True):
        if rule:
            dropped.append(Dropped(span=paragraph.span, rule=rule))
            paragraph = replace(paragraph, kind=ParagraphKind.DROPPED)
        paragraphs.append(paragraph)
    return replace(text, paragraphs=tuple(paragraphs)), tuple(dropped)


def rule_for(line: str, language: str) -> str:
    """The name of the first rule that matches the whole of `line`; empty where none does."""
    if len(line) > LONGEST:
        return ""
    bare = line.strip(EMPHASIS)
    return next((name for name, pattern in rules(language) if pattern.fullmatch(bare)), "")


def with_items(text: Text, found: list[str], language: str) -> list[str]:
    """The rules of all paragraphs, with the headings of other articles that a line like "Mehr Themen:" lists."""
    item, openers = items(language)
    after, rules_found, below = False, list(found), texts_below(text)
    for number, paragraph in enumerate(text.paragraphs):
        if found[number]:
            after = found[number] in openers and paragraph.span.of(text.content).rstrip(EMPHASIS).endswith(":")
        elif not is_title(text, paragraph):
            after = False
        elif after and not heads(text, paragraph, below[number]):
            rules_found[number] = item
    return rules_found


def is_title(text: Text, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a heading, or a short last line without a full stop."""
    line = paragraph.span.of(text.content)
    return paragraph.kind is ParagraphKind.HEADING or (len(line) <= LONGEST_TITLE and line[-1].isalnum())


def texts_below(text: Text) -> list[Paragraph | None]:
    """For each paragraph the first one below it that is no heading."""
    found: list[Paragraph | None] = []
    below: Paragraph | None = None
    for paragraph in reversed(text.paragraphs):
        found.append(below)
        below = below if is_title(text, paragraph) else paragraph
    return found[::-1]


def heads(text: Text, title: Paragraph, below: Paragraph | None) -> bool:
    """Whether a heading belongs to the paragraph below it: they share a name or another long word."""
    if below is None:
        return False
    own = LONG_WORD.findall(title.span.of(text.content))
    words = below.span.of(text.content)[:FAR]
    return any(word in words for word in own)


@cache
def items(language: str) -> tuple[str, frozenset[str]]:
    """The name of the rule for listed headings, and those of the rules that open such a list."""
    entry = next(entry for entry in table(language, "boilerplate") if "after" in entry)
    return entry["rule"], frozenset(entry["after"])


@cache
def rules(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of every rule of `boilerplate.yaml`, in its order."""
    entries = table(language, "boilerplate")
    return tuple((entry["rule"], re.compile(pattern)) for entry in entries for pattern in entry.get("patterns", ()))
