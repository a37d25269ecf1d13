"""Which noun phrases of a clause could be its subject: no date, nothing compared, in the nominative."""

from collections.abc import Iterator, Sequence

from explainer.extract.phrases import ADJECTIVES, MARKS, Phrase, is_name, read_phrase
from explainer.extract.words import Word


def nominative(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase can be a subject, judged by its first word."""
    word = words[phrase.start]
    if phrase.head == phrase.start and word.has("subject_pronouns"):
        return True
    if word.has("determiners"):
        return word.has("nominative", "owners")
    return not word.has("prepositions")


def is_time(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is a date or duration, not somebody."""
    return words[phrase.head].has("months", "weekdays", "time_nouns")


def phrases_in(words: Sequence[Word], start: int, end: int, wide: bool = False) -> Iterator[Phrase]:
    """The phrases of `words[start:end]` that could be a subject; what prepositions govern is passed over."""
    index = start
    while index < end:
        word = words[index]
        if word.has("prepositions") and (word.first or not word.is_capital):
            governed = read_phrase(words, index + 1, end)
            index = max(governed.end if governed else 0, index + 1)
            continue
        phrase = read_phrase(words, index, end, wide) if begins_phrase(words, index) else None
        compared = index > start and words[index - 1].has("comparing")
        if phrase and not compared and nominative(words, phrase) and not is_time(words, phrase):
            yield phrase
        index = phrase.end if phrase else index + 1


def begins_phrase(words: Sequence[Word], index: int) -> bool:
    """Whether a phrase can begin at a word: article, pronoun, capital letter, adjective, quoted name."""
    word = words[index]
    if (
        word.has("adverbs")
        and not word.has("focus")
        and not (index + 1 < len(words) and (words[index + 1].text.isdigit() or words[index + 1].has("several")))
    ):
        return False
    if word.has("determiners", "subject_pronouns", "small_names") or word.is_capital or word.text in MARKS:
        return True
    return is_name(word) or (word.lower.endswith(ADJECTIVES[:4]) and not word.classes and not word.is_finite)


def find_subject(words: Sequence[Word], start: int, end: int, finite: int) -> Phrase | None:
    """The subject of the finite verb at `finite` in the main clause `words[start:end]`; None where it has none."""
    return next(phrases_in(words, start, finite, wide=True), None) or next(phrases_in(words, finite + 1, end), None)
