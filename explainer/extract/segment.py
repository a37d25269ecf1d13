"""Paragraphs, headings and sentences of a source text, as spans into it.

Own rules: on German quotations forty lines of rules do as well as the best free segmenter. A quotation is never split:
„A. B.“, sagte X. is one sentence, so that a frame stays with its words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from explainer.extract.quotation import MARKS, find_quotations
from explainer.language import table
from explainer.paragraphs import CLOSERS, END_MARKS, find_paragraphs, trimmed
from explainer.text import Paragraph, ParagraphKind, Quotation, Sentence, Span, Text

SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[“”\"»«‘’›‹)\]]*+(?=\s)|(?<=[a-zäöüß]{2})[.!?](?=[A-ZÄÖÜ][a-zäöü])")
LONGEST = 2000
"""Code points of a sentence, quotations in it included; what is longer is a text without full stops, and is cut."""
LONGEST_HEADING = 140
LONGEST_HEADING_WORDS = 18


def segment(content: str, language: str = "de", headings: tuple[Span, ...] = ()) -> tuple[Text, tuple[int, ...]]:
    """`content` with its paragraphs, quotations and sentences, and the positions of unclosed quotation marks.

    Headings are told from body here, by `headings` where the source itself marks them; what is boilerplate, `clean`
    decides.
    """
    blocks = tuple(find_paragraphs(content))
    paragraphs = tuple(marked(blocks, headings) if headings else mark_headings(content, blocks))
    quotations, unclosed = find_quotations(content, paragraphs)
    return Text(content=content, paragraphs=paragraphs, quotations=quotations), unclosed


def with_sentences(text: Text, language: str = "de") -> Text:
    """`text` with the sentences of its body paragraphs."""
    sentences = tuple(find_sentences(text, language))
    return Text(content=text.content, paragraphs=text.paragraphs, quotations=text.quotations, sentences=sentences)


def marked(blocks: tuple[Paragraph, ...], headings: tuple[Span, ...]) -> Iterator[Paragraph]:
    """The blocks, those that a source marks as headings told from body."""
    starts = {span.start for span in headings}
    for block in blocks:
        is_heading = any(position in starts for position in range(block.span.start, block.span.end))
        yield replace(block, kind=ParagraphKind.HEADING) if is_heading else block


def mark_headings(content: str, blocks: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """Tell headings from body: short, no full stop at the end, and body text after them."""
    looks = [looks_like_heading(content, block.span) for block in blocks]
    for index, block in enumerate(blocks):
        followed = any(not other for other in looks[index + 1 : index + 4])
        is_heading = looks[index] and (followed or index == 0)
        kind = ParagraphKind.HEADING if is_heading else ParagraphKind.BODY
        yield Paragraph(number=block.number, span=block.span, kind=kind)


def looks_like_heading(content: str, span: Span) -> bool:
    """Whether a paragraph by itself could be a heading."""
    line = span.of(content)
    if len(line) > LONGEST_HEADING or line.count(" ") >= LONGEST_HEADING_WORDS:
        return False
    if line.startswith("#"):
        return True
    if line.startswith(("-", "–", "•", "*", "+")):
        return False
    bare = line.rstrip(CLOSERS)
    return bool(bare) and bare[-1] not in END_MARKS + ":;," and any(letter.isalpha() for letter in bare)


def find_sentences(text: Text, language: str) -> Iterator[Sentence]:
    """The sentences of body paragraphs in order."""
    number = 0
    outer = [quotation for quotation in text.quotations if quotation.depth == 0]
    starts = [quotation.span.start for quotation in outer]
    for paragraph in text.paragraphs:
        if paragraph.kind is not ParagraphKind.BODY:
            continue
        inside = outer[bisect_left(starts, paragraph.span.start) : bisect_left(starts, paragraph.span.end)]
        sentences = split(text.content, paragraph.span, inside, language)
        for span in (piece for sentence in sentences for piece in cut(text.content, sentence)):
            number += 1
            yield Sentence(number=number, span=span, paragraph=paragraph.number)


def split(content: str, span: Span, quotations: list[Quotation], language: str) -> Iterator[Span]:
    """The sentences of one paragraph."""
    start, position, next_quotation = span.start, span.start, 0
    match = SENTENCE_END.search(content, position, span.end + 1)
    while position < span.end:
        if match is not None and match.start() < position:
            match = SENTENCE_END.search(content, position, span.end + 1)
        while next_quotation < len(quotations) and quotations[next_quotation].span.end <= position:
            next_quotation += 1
        if next_quotation < len(quotations):
            quoted = quotations[next_quotation].span
            if match is None or match.start() >= quoted.start:
                position = quoted.end
                if ends_after_quotation(content, quoted, span):
                    yield trimmed(content, start, quoted.end)
                    start = quoted.end
                continue
        if match is None:
            break
        position = match.end()
        if is_end(content, match, span, language):
            yield trimmed(content, start, position)
            start = position
    rest = trimmed(content, start, span.end)
    if len(rest):
        yield rest


def cut(content: str, sentence: Span) -> Iterator[Span]:
    """A sentence, or the pieces of one beyond all measure: every later step looks at each word from each other."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        space = content.rfind(" ", start + 1, start + LONGEST)
        end = space if space > 0 else start + LONGEST
        yield trimmed(content, start, end)
        start = end
    rest = trimmed(content, start, sentence.end)
    if len(rest):
        yield rest


def ends_after_quotation(content: str, quoted: Span, paragraph: Span) -> bool:
    """Whether a sentence ends with this quotation: its last words end one, and a new one begins behind it."""
    inner = content[quoted.start : quoted.end - 1].rstrip()
    if not inner or inner[-1] not in END_MARKS:
        return False
    following = content[quoted.end : min(quoted.end + 80, paragraph.end)].lstrip()
    return not following or following[0].isupper() or following[0].isdigit() or following[0] in MARKS


def is_end(content: str, match: re.Match[str], paragraph: Span, language: str) -> bool:
    """Whether a full stop, question or exclamation mark ends its sentence."""
    following = content[match.end() : min(match.end() + 60, paragraph.end)].lstrip()
    if not following:
        return True
    if not (following[0].isupper() or following[0].isdigit() or following[0] in MARKS or following[0] in "([–-+*•"):
        return False
    return match.group() != "." or not is_abbreviated(content, match.start(), following, language)


def is_abbreviated(content: str, stop: int, following: str, language: str) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation, an initial or an ordinal number."""
    start = stop
    while start > 0 and content[start - 1].isalnum():
        start -= 1
    word = content[start:stop]
    if not word:
        return False
    if word.isdigit():
        return len(word) <= 2 and re.match(r"\w+", following) is not None and opens_no_sentence(following, language)
    if len(word) == 1 and word.isalpha():
        return True
    return word in abbreviations(language)


def opens_no_sentence(following: str, language: str) -> bool:
    """Whether the words behind a number read on: a month, a noun, another number."""
    word = re.match(r"\w+", following)
    return word is None or word.group().lower() not in sentence_openers(language)


@cache
def abbreviations(language: str) -> frozenset[str]:
    """Words that a full stop follows inside a sentence."""
    return frozenset(word for entry in table(language, "abbreviations") for word in entry["words"])


@cache
def sentence_openers(language: str) -> frozenset[str]:
    """Words of closed classes; behind a number and a full stop they open a sentence."""
    words = table(language, "words")
    classes = ("determiners", "prepositions", "subordinators", "coordinators", "pronouns", "adverbs")
    return frozenset(word for name in classes for word in words[name])
