"""Words of a text and what a closed list or the verb table knows about each of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from explainer.extract.morphology import AUXILIARY, Form, Mood, readings
from explainer.language import table
from explainer.text import Sentence, Span, Text

TOKEN = re.compile(
    r"[^\W_]+(?:[-'’&+][^\W_]+|[./](?=[^\W\d_]{2})[^\W_]+|(?<=\d)[.,:](?=\d)[^\W_]+)*-?|[^\w\s]|_", re.UNICODE
)
LONGEST = 500
"""Words and marks of a sentence that are looked at; five times the longest that newspapers print."""
FINITE = frozenset({Mood.INDICATIVE, Mood.KONJUNKTIV_1, Mood.KONJUNKTIV_2})


class Word(NamedTuple):
    """A word or a punctuation mark. `lower` is its lower case, `quote` the number of quotations it stands in.

    `is_capital`: it begins with a capital letter, as nouns, names and the first word of a sentence do; `is_word`: it is
    no punctuation mark; `is_finite`: it can be a finite verb. A tuple, because a text has thousands.
    """

    text: str
    lower: str
    start: int
    end: int
    classes: frozenset[str]
    forms: tuple[Form, ...]
    first: bool
    quote: int
    is_capital: bool
    is_word: bool
    is_finite: bool

    @property
    def span(self) -> Span:
        """Where the word stands in the source text."""
        return Span(self.start, self.end)

    @property
    def is_noun(self) -> bool:
        """Whether it can be the head of a noun phrase."""
        return self.is_capital and not (self.classes and (self.first or "pronouns" in self.classes))

    def has(self, *classes: str) -> bool:
        """Whether the word is of one of these classes of `words.yaml`."""
        return not self.classes.isdisjoint(classes)


NO_CLASSES: frozenset[str] = frozenset()
OPENING = frozenset(':.!?…„“»«"‚')


@cache
def word_list(language: str, name: str) -> frozenset[str]:
    """A class of `words.yaml` in lower case."""
    return frozenset(str(word).lower() for word in table(language, "words")[name])


@cache
def classes_of(language: str) -> dict[str, frozenset[str]]:
    """Lower-case word → names of its classes in `words.yaml`."""
    found: dict[str, set[str]] = {}
    for name, words in table(language, "words").items():
        for word in words:
            found.setdefault(str(word).lower(), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def annotate(text: Text, sentence: Sentence, language: str = "de") -> tuple[Word, ...]:
    """The words of one sentence."""
    return annotate_span(text, sentence.span, language)


def annotate_span(text: Text, span: Span, language: str = "de") -> tuple[Word, ...]:
    """The words in `span`, which begins a sentence; of one beyond all measure the first `LONGEST`."""
    known = classes_of(language)
    depth = depths(text, span)
    words: list[Word] = []
    begins = True
    for match in islice(TOKEN.finditer(text.content, span.start, span.end), LONGEST):
        written = match.group()
        lower = written.lower()
        classes = known.get(lower, NO_CLASSES)
        can_be_verb = written[0].isalpha() and (begins or not written[0].isupper())
        forms = verb_forms(language, lower, classes) if can_be_verb else ()
        if forms and written[0].isupper():
            forms = tuple(form for form in forms if form.mood is not Mood.KONJUNKTIV_1 or form.lemma in AUXILIARY)
        start, end = match.span()
        capital, word = written[0].isupper(), written[0].isalnum()
        finite = any(form.mood in FINITE for form in forms)
        words.append(Word(written, lower, start, end, classes, forms, begins, depth(start), capital, word, finite))
        begins = written in OPENING or (begins and not written[0].isalnum())
    return tuple(with_guesses(words))


def with_guesses(words: list[Word]) -> Iterator[Word]:
    """The words, an unknown one in -te or -ten read as a preterite where a noun, pronoun or adverb stands before it.

    Behind an article or preposition, or before a noun, it is an adjective.
    """
    for index, word in enumerate(words):
        if index and not word.forms and not word.classes and looks_preterite(word) and not before_noun(words, index):
            before = words[index - 1]
            if before.is_capital or (before.has("subject_pronouns", "adverbs") and not before.has("determiners")):
                form = Form(word.lower.removesuffix("n"), Mood.INDICATIVE, True, word.lower.endswith("n"))
                word = word._replace(forms=(form,), is_finite=True)
        yield word


def looks_preterite(word: Word) -> bool:
    """Whether a word ends like a weak preterite."""
    return len(word.lower) > 5 and word.text[0].islower() and word.lower.endswith(("te", "ten"))


def before_noun(words: list[Word], index: int) -> bool:
    """Whether a noun or an opening mark follows."""
    return index + 1 < len(words) and (words[index + 1].is_capital or words[index + 1].text in '„»"')


def depths(text: Text, span: Span) -> Callable[[int], int]:
    """A function from a position in `span` to the number of quotations around it, marks included."""
    low = max(0, bisect_left(text.quotations, span.start, key=lambda q: q.span.start) - 3)
    high = bisect_left(text.quotations, span.end, key=lambda q: q.span.start)
    inside = [q.span for q in text.quotations[low : min(high, low + LONGEST)] if q.span.overlaps(span)]
    if not inside:
        return lambda position: 0
    starts, ends = sorted(quoted.start for quoted in inside), sorted(quoted.end for quoted in inside)
    return lambda position: bisect_right(starts, position) - bisect_right(ends, position)


CLOSED = frozenset({"determiners", "prepositions", "pronouns", "coordinators"})


@cache
def verb_forms(language: str, lower: str, classes: frozenset[str]) -> tuple[Form, ...]:
    """The readings of a word as a verb form; a word of a closed class or of the exceptions has none."""
    if lower == "sein":
        return (Form("sein", Mood.INFINITIVE),)
    if classes & CLOSED or len(lower) < 3:
        return ()
    found = readings(language, lower)
    if "not_konjunktiv" in classes:
        found = tuple(form for form in found if form.mood is not Mood.KONJUNKTIV_1)
    if "adverbs" in classes:
        found = tuple(form for form in found if form.lemma == "werden")
    return found
