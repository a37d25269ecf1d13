"""Abbreviations that an article explains: "Gewerkschaft Verkehr und Hafen (GVH)"."""

from collections.abc import Iterable, Sequence

from explainer.extract.bodies import body_name
from explainer.extract.bodynames import is_abbreviation
from explainer.extract.cast import Cast
from explainer.extract.lexicon import body_of, role_of
from explainer.extract.phrases import read_phrase
from explainer.extract.roles import spaced
from explainer.extract.words import Word

LONGEST_EXPLAINED = 8


def note_abbreviations(cast: Cast, sentences: Iterable[Sequence[Word]]) -> None:
    """Remember the long name of every abbreviation that the article explains: "Verkehr und Hafen (GVH)"."""
    for words in sentences:
        for index in range(1, len(words) - 1):
            if words[index].text == "(" and is_abbreviation(words[index + 1].text):
                name = explained(cast, words, index, words[index + 1].text[0])
                if name:
                    cast.abbreviations.setdefault(words[index + 1].text, name)


def explained(cast: Cast, words: Sequence[Word], end: int, initial: str) -> str:
    """The name of a body that ends right before the bracket at `end` and begins with `initial`; empty for none."""
    for start in range(max(0, end - LONGEST_EXPLAINED), end):
        phrase = read_phrase(words, start, end) if words[start].has("determiners") or words[start].is_capital else None
        if phrase and phrase.end == end and not role_of(cast.language, words[phrase.head].text):
            whole = spaced(words[phrase.head : end])
            names = (
                (whole, body_name(cast, words, phrase)) if body_of(cast.language, words[phrase.head].text) else (whole,)
            )
            return next((name for name in names if name.startswith(initial)), "")
    return ""
