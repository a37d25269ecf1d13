"""Noun phrases: which words name one somebody or something, where they begin and end, and which is the noun.

No parser: in German the article, the capital letter and the preposition tell a phrase apart. Who of them is the
subject of a verb is told by `subjects`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.extract.words import Word
from explainer.text import Span

LONGEST_ATTRIBUTE = 12
LONGEST_BRACKET = 14
LONGEST_QUOTED_NAME = 7
MARKS = frozenset('„“”"»«‚‘')
PARTICIPLES = ("te", "ten", "ter", "tes", "tem", "nde", "nden", "nder", "ndes")
ADJECTIVES = ("e", "en", "er", "es", "em", "-", "a")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `start … end - 1` of a sentence that name somebody or something; `head` is its noun or pronoun."""

    start: int
    end: int
    head: int

    def span(self, words: Sequence[Word]) -> Span:
        """Where the phrase stands in the source text."""
        return Span(words[self.start].start, words[self.end - 1].end)


def read_phrase(words: Sequence[Word], start: int, limit: int, wide: bool = False) -> Phrase | None:
    """The noun phrase that begins at `start` and ends before `limit`, or None.

    `wide` also takes place and time attributes ("Sprecher in Kiew"), for a phrase that a verb bounds.
    """
    begin = skip_focus(words, start, limit)
    if begin >= limit:
        return None
    word = words[begin]
    if word.has("subject_pronouns") and not determines(words, begin, limit):
        many = word.has("several") and begin + 1 < limit and words[begin + 1].has("attaching")
        return Phrase(begin, attributes(words, begin + 1, limit, wide) if many else begin + 1, begin)
    head = noun_after(words, begin + 1 if word.has("determiners") else begin, limit)
    if head is None:
        return None
    end = close_quote(words, head, limit) if words[head - 1].text in MARKS and head > begin else 0
    end = after_head(words, end - 1 if end else head, limit)
    return Phrase(begin, attributes(words, end, limit, wide), head)


def skip_focus(words: Sequence[Word], start: int, limit: int) -> int:
    """The position behind words like auch and selbst."""
    index = start
    while index < limit and words[index].has("focus") and (not words[index].is_capital or words[index].first):
        index += 1
    return index


def determines(words: Sequence[Word], index: int, limit: int) -> bool:
    """Whether the pronoun at `index` goes with a noun behind it (diese Frage, alle Seiten)."""
    if not words[index].has("determiners") or index + 1 >= limit:
        return False
    following = words[index + 1]
    return following.is_noun or (
        following.lower.endswith(ADJECTIVES[:4])
        and not following.is_finite
        and not following.has("adverbs", "pronouns", "prepositions", "determiners")
    )


def noun_after(words: Sequence[Word], start: int, limit: int) -> int | None:
    """The head noun of a phrase whose determiner stands before `start`: adjectives and attributes are passed over."""
    inside = embedded_end(words, start, limit)
    for index in range(inside or start, min(limit, start + LONGEST_ATTRIBUTE)):
        word = words[index]
        if is_name(word) or (word.first and word.is_capital and not word.classes):
            return index
        if word.text in MARKS and close_quote(words, index + 1, limit):
            return index + 1
        if word.text == "." and index > start and words[index - 1].text.isdigit():
            continue
        if not word.is_word or not adjectival(words, index, start):
            return None
    return None


def embedded_end(words: Sequence[Word], start: int, limit: int) -> int:
    """Where a phrase between article and adjective ends: "des am Montag zurückgetretenen"."""
    if not (0 < start < limit) or not words[start].has("prepositions") or not words[start - 1].has("determiners"):
        return 0
    for index in range(start + 1, min(limit - 1, start + LONGEST_ATTRIBUTE)):
        if (
            words[index].is_capital
            and words[index + 1].text[0].islower()
            and words[index + 1].lower.endswith(ADJECTIVES[:5])
            and not words[index + 1].classes
        ):
            return index + 1
    return 0


def is_name(word: Word) -> bool:
    """Whether a word can be the head of a phrase: a noun, 45-Jährige, or a name that is written small (ver.di)."""
    if word.is_noun or word.has("small_names"):
        return True
    first, last, inside = word.text[0], word.text[-1], word.text[1:-1]
    if first.isdigit():
        return any(part[:1].isupper() for part in word.text.replace("/", "-").split("-")[1:])
    return first.isalpha() and ("." in inside or (first.islower() and last.isdigit()))


def adjectival(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether a word can stand between determiner and noun."""
    word = words[index]
    if word.text.isdigit():
        return True
    if word.lower.endswith(PARTICIPLES) and word.text[0].islower():
        return not (word.is_finite and index == start and not (index and words[index - 1].has("determiners")))
    if word.has("adverbs", "determiners", "prepositions", "coordinators") and index > start:
        return True
    if word.has("adverbs"):
        return index + 1 < len(words)
    if word.has("prepositions", "pronouns", "subordinators", "determiners"):
        return word.has("counting")
    return word.lower.endswith(ADJECTIVES) or not word.is_finite


def after_head(words: Sequence[Word], head: int, limit: int) -> int:
    """The end of the names and nouns that follow the head without anything between, with brackets and quoted names."""
    index = head + 1
    while index < limit:
        step = name_step(words, index, limit)
        if not step:
            break
        index = step
    return index


def name_step(words: Sequence[Word], index: int, limit: int) -> int:
    """The position behind the piece of a name that begins at `index`; 0 where there is none."""
    word, before = words[index], words[index - 1]
    if word.has("weekdays", "months"):
        return 0
    if (word.is_capital and not (word.has("pronouns", "determiners") and word.first)) or is_name(word):
        return index + 1
    if (word.text.isdigit() and len(word.text) < 5) or word.text in ("&", "/"):
        return index + 1
    if (
        word.text == "."
        and len(before.text) <= 4
        and before.end == word.start
        and index + 1 < limit
        and words[index + 1].is_capital
    ):
        return index + 1
    if word.has("names_particles") and is_particle(words, index, limit):
        return index + 1
    if word.text in "([":
        return close_bracket(words, index, limit)
    return close_quote(words, index + 1, limit) if word.text in MARKS and word.quote else 0


def is_particle(words: Sequence[Word], index: int, limit: int) -> bool:
    """Whether the particle at `index` is part of a name: Ursula von der Leyen, but not: ein Sprecher von Siemens."""
    if index < 1 or index + 1 >= limit or words[index].has("loose_particles"):
        return False
    before, after = words[index - 1], words[index + 1]
    if words[index].has("noble_articles"):
        return before.has("noble") and after.is_capital
    if not before.is_capital or before.first or (index > 1 and words[index - 2].has("determiners")):
        return False
    return after.is_capital or (after.lower in ("der", "den") and index + 2 < limit and words[index + 2].is_capital)


def close_bracket(words: Sequence[Word], start: int, limit: int) -> int:
    """The position behind the bracket that closes the one at `start`; 0 where it is far or missing."""
    return next((i + 1 for i in range(start + 1, min(limit, start + LONGEST_BRACKET)) if words[i].text in ")]"), 0)


def close_quote(words: Sequence[Word], inside: int, limit: int) -> int:
    """The position behind a short quoted name whose first word is at `inside`; 0 where it is longer."""
    for index in range(inside + 1, min(limit, inside + LONGEST_QUOTED_NAME)):
        if words[index].text in MARKS and words[index].quote:
            return index + 1
    return 0


def attributes(words: Sequence[Word], end: int, limit: int, wide: bool) -> int:
    """The end of a phrase with its genitive and prepositional attributes and joined nouns."""
    while end < limit:
        word = words[end]
        following = None
        if word.has("attaching") or (wide and word.has("prepositions")):
            following = read_attribute(words, end, limit)
        elif word.has("joining") and end + 1 < limit and not finite_follows(words, end + 1, limit):
            following = read_phrase(words, end + 1, limit, wide)
        elif word.lower == "als" and end + 2 < limit and words[end + 1].lower == "auch":
            following = read_phrase(words, end + 2, limit, wide)
        if following is None:
            break
        end = following.end
    return end


def finite_follows(words: Sequence[Word], start: int, limit: int) -> bool:
    """Whether a verb stands right here, so that und joins two sentences and no nouns."""
    return words[start].is_finite and not words[start].is_capital


def read_attribute(words: Sequence[Word], start: int, limit: int) -> Phrase | None:
    """The genitive or prepositional phrase at `start`."""
    index = start + 1 if words[start].has("prepositions") else start
    if index >= limit or (words[index].has("subject_pronouns") and not words[index].has("determiners")):
        return None
    return read_phrase(words, index, limit)
