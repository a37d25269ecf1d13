"""What shows that a statement was made so: the sentence it stands in, and how its speaker is known.

Only what the page and its source show by themselves is said here; a rule that cannot be seen on them is not claimed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from explainer.compose.plain import plain_text, sentences
from explainer.compose.view import Said, View
from explainer.language import languages, table
from explainer.model import ArticlePage, Rights
from explainer.paragraphs import find_paragraphs
from explainer.sections.labels import labels, normal
from explainer.sections.parts import background, questions
from explainer.text import shown

OMITTED = re.compile(r"\s*\[…[^\[\]]*\]\s*")
MOST, FRAMES = 0.78, 300
"""Of a source's characters, how many a page may show with the evidence on it, and how many characters in any case."""
LONGEST = 400
"""Characters of a sentence that evidence may show; a longer run would be more than the place where the words stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """`sentence` is empty where it is the quotation itself or unknown; `speaker` is a key of `speaker_known`."""

    sentence: str
    speaker: str


def evidences(page: ArticlePage, view: View) -> dict[str, Evidence]:
    """The evidence of every statement of a page by its id.

    Sentences around statements show more of a source than the page alone: usually who said it, and where. Where not
    all of a source may be shown, those that would go beyond `MOST` of it and `FRAMES` are left out.
    """
    source = shown(view.texts.get(page.source.file, ""))
    covered = bytearray(len(source))
    for excerpt in _excerpts(page, view):
        _cover(covered, source, excerpt)
    own, found = sum(covered), {}
    for said in view.said[page.path]:
        one = evidence(said, view)
        if one.sentence and page.source.rights is not Rights.FULL:
            before = bytes(covered)
            _cover(covered, source, one.sentence)
            if sum(covered) > max(MOST * len(source), own + FRAMES):
                one, covered = replace(one, sentence=""), bytearray(before)
        found[said.statement.id] = one
    return found


def _excerpts(page: ArticlePage, view: View) -> Iterator[str]:
    """What a page shows of its source anyway."""
    yield from (said.statement.quotation for said in view.said[page.path])
    yield from (question.text for question in questions(page))
    yield from (fact.text for fact in background(page))
    yield from sentences(plain_text(page.intro))


def _cover(covered: bytearray, source: str, excerpt: str) -> None:
    """Flag the characters of `source` that `excerpt` shows."""
    for run in OMITTED.split(shown(excerpt)):
        start = source.find(run) if run else -1
        if start >= 0:
            covered[start : start + len(run)] = b"\x01" * len(run)


def evidence(said: Said, view: View) -> Evidence:
    """Where a statement stands in its source, and how its speaker is known there."""
    paragraph = _paragraph(said, view)
    sentence = _around(paragraph, shown(said.statement.quotation), _abbreviations(said.article.lang))
    own = sentence == shown(said.statement.quotation) or len(sentence) > LONGEST
    return Evidence(sentence="" if own else sentence, speaker=_speaker(said, sentence, paragraph))


def _paragraph(said: Said, view: View) -> str:
    paragraphs = _paragraphs(view.texts.get(said.article.source.file, ""))
    number = said.statement.paragraph
    return paragraphs[number - 1] if 0 < number <= len(paragraphs) else ""


@lru_cache(maxsize=4)
def _paragraphs(content: str) -> tuple[str, ...]:
    """The paragraphs of a source as shown, kept while its statements are gone through."""
    return tuple(shown(paragraph.span.of(content)) for paragraph in find_paragraphs(content))


def _around(paragraph: str, quotation: str, abbreviations: frozenset[str]) -> str:
    """The sentences of `paragraph` that hold the words of `quotation`; empty where they are not there."""
    runs = [run for run in OMITTED.split(quotation) if run]
    start = paragraph.find(runs[0]) if runs else -1
    last = paragraph.find(runs[-1], max(start, 0)) if runs else -1
    if start < 0 or last < 0:
        return ""
    end = last + len(runs[-1])
    nearby = max(0, start - 2 * LONGEST)  # a sentence that begins before is too long to be shown
    paragraph, start, end = paragraph[nearby : end + 2 * LONGEST], start - nearby, end - nearby
    position, held = 0, []
    for sentence in sentences(paragraph, abbreviations):
        begins = paragraph.index(sentence, position)
        position = begins + len(sentence)
        if begins < end and position > start:
            held.append(sentence)
    return " ".join(held)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    """The abbreviations of a language; none where no pack lists them."""
    groups = table(language, "abbreviations") if language in languages() else ()
    return frozenset(word for group in groups for word in group["words"])


def _speaker(said: Said, sentence: str, paragraph: str) -> str:
    if not said.actor:
        return "unclear" if normal(said.speaker.label) in labels(said.article.lang).unclear else "role"
    if said.statement.mention:
        return "mention"
    surname = shown(said.speaker.label).rpartition(" ")[2]
    if not surname or not paragraph:
        return "text"
    return "sentence" if surname in sentence else "paragraph" if surname in paragraph else "text"
