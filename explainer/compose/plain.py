"""The words of Markdown that people wrote, where a page only cites them: no links, no emphasis, by the sentence."""

import re
from collections.abc import Iterator
from itertools import pairwise

from explainer.markdown import unescape

LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
LINKED = re.compile(r"(?<!!)\[[^\[\]]*\]\(([^()\s]+)[^()]*\)")
EMPHASIS = re.compile(r"(?<!\\)\*+")
SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{4})[.…]|[!?])[“\"»«)]{0,3} (?=[„\"»«(]?[^\W\d_a-zäöüß])")
SHORT_END = re.compile(r"(?<!\w)([^\W\d_]{2,3})[.…][“\"»«)]{0,3} (?=[„\"»«(]?[^\W\d_a-zäöüß])")


def plain_text(markdown: str) -> str:
    """The words of simple Markdown as one line: link labels without their targets, no emphasis."""
    return unescape(EMPHASIS.sub("", LINK.sub(r"\1", markdown)))


def sentences(words: str, abbreviations: frozenset[str] | None = None) -> tuple[str, ...]:
    """The sentences of a plain text, cut only where that is beyond doubt: two short ones may stay together.

    Where the `abbreviations` of the language are known, a short word that is none of them ends a sentence as well.
    """
    ends = [match.end() for match in SENTENCE_END.finditer(words)]
    if abbreviations is not None:
        short = (match for match in SHORT_END.finditer(words) if match[1] not in abbreviations)
        ends = sorted({*ends, *(match.end() for match in short)})
    cuts = [0, *(end for end in ends if words.count("„", 0, end) == words.count("“", 0, end)), len(words)]
    parts = (words[start:end].strip() for start, end in pairwise(cuts))
    return tuple(part for part in parts if part)


def linking(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sentences of Markdown that link somewhere, as plain text, with what they link to."""
    for paragraph in markdown.split("\n\n") if "](" in markdown else ():
        if not (targets := tuple(LINKED.findall(paragraph))):
            continue
        for sentence in sentences(paragraph.replace("\n", " ")):
            if targets := tuple(LINKED.findall(sentence)):
                yield plain_text(sentence), targets
