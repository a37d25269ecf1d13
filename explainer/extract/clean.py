"""Boilerplate: which paragraphs of a newspaper page are not the article, and by which rule.

Removes nothing from the text: a paragraph is marked, its span and the rule's name are reported.
"""

import re
from dataclasses import replace
from functools import cache

from explainer.language import table
from explainer.model import Dropped
from explainer.text import ParagraphKind, Text

LONGEST = 300
EMPHASIS = "*_ "


def clean(text: Text, language: str = "de") -> tuple[Text, tuple[Dropped, ...]]:
    """`text` with its boilerplate paragraphs marked as dropped, and the report."""
    paragraphs, dropped = [], []
    for paragraph in text.paragraphs:
        rule = rule_for(paragraph.span.of(text.content), language)
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


@cache
def rules(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and pattern of every rule of `boilerplate.yaml`, in its order."""
    return tuple(
        (entry["rule"], re.compile(pattern)) for entry in table(language, "boilerplate") for pattern in entry["patterns"]
    )
