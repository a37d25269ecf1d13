"""The circumstances of a statement: where, on what occasion and to whom it was said, in the words of its frame."""

from functools import cache

from explainer.extract.phrases import read_phrase
from explainer.extract.sentence import Candidate, View
from explainer.language import table
from explainer.model import StatementKind
from explainer.text import Span


@cache
def context_words(language: str, name: str) -> frozenset[str]:
    """A list of `context.yaml` in lower case."""
    return frozenset(str(word).lower() for word in table(language, "context")[name])


def find_context(view: View, candidate: Candidate) -> tuple[Span, ...]:
    """The prepositional phrases of a statement's sentence, outside its words, that tell its circumstances."""
    words, found, index = view.words, [], 0
    while index < len(words):
        word = words[index]
        covered = any(word.start in span for span in candidate.spans) or word.quote
        end = 0 if covered or word.lower not in context_words(view.language, "prepositions") else phrase_end(view, index)
        if end:
            found.append(Span(word.start, words[end - 1].end))
        index = end or index + 1
    if candidate.kind in (StatementKind.FREE_INDIRECT, StatementKind.REPORTED):
        return ()
    return tuple(found)


def phrase_end(view: View, start: int) -> int:
    """The end of the phrase of circumstance at `start`, with the phrases that hang on it; 0 for none."""
    words = view.words
    end = noun_phrase_end(view, start)
    if not end or not tells(view, start, end):
        return 0
    while end < len(words) and (words[end].has("prepositions")) and words[end].lower in ("in", "im", "während", "mit", "mit dem", "bei", "am", "auf", "an", "zu", "zum", "zur"):
        more = noun_phrase_end(view, end)
        if not more:
            break
        end = more
    return end


def noun_phrase_end(view: View, start: int) -> int:
    """The end of the noun phrase behind the preposition at `start`; a name in quotation marks belongs to it."""
    words = view.words
    if start + 1 >= len(words):
        return 0
    if words[start + 1].quote:
        end = next((i for i in range(start + 1, len(words)) if not words[i].quote), len(words))
        return end if end - start < 10 else 0
    phrase = read_phrase(words, start + 1, len(words))
    return phrase.end if phrase else 0


def tells(view: View, start: int, end: int) -> bool:
    """Whether the phrase holds a noun of circumstance, or its preposition always opens one."""
    words = view.words
    if words[start].lower in context_words(view.language, "always"):
        return True
    nouns = context_words(view.language, "nouns")
    return any(w.is_capital and (w.lower in nouns or w.lower.rsplit("-", 1)[-1] in nouns or ends_in(w.lower, nouns)) for w in words[start:end])


def ends_in(word: str, nouns: frozenset[str]) -> bool:
    """Whether a compound ends in one of the longer nouns."""
    return any(word[start:] in nouns for start in range(1, len(word) - 6))
