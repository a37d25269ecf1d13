"""Noun phrases and the subject of a verb: who, in German, stands where the nominative stands.

German news put the subject before the finite verb or right behind it. Articles rule out most of the other phrases
(den, dem, einem are never nominative), prepositions rule out the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from explainer.extract.words import Word
from explainer.text import Span

LONGEST_ATTRIBUTE = 12
ATTACHED = frozenset(["von", "vom", "für", "aus", "des", "der", "eines", "einer", "dieser", "dieses", "seiner", "ihrer", "seines", "ihres", "deren", "dessen", "unserer"])
LOOSE = frozenset(["in", "im", "bei", "beim", "am", "an", "auf", "zu", "zur", "zum", "gegen", "mit", "über", "unter", "zwischen", "aus", "der", "auf"])
ALSO = frozenset(["auch", "selbst", "sogar", "nur", "so", "und", "aber", "doch", "sowohl", "allein", "lediglich", "ebenso", "zumindest", "denn", "sowie", "oder", "laut", "jedoch"])
GENITIVE = frozenset(["des", "der", "eines", "einer", "dieser", "dieses", "seiner", "seines", "ihrer", "ihres", "deren", "dessen", "unserer", "beider", "aller", "mehrerer"])


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
    index = start
    while index < limit and words[index].lower in ALSO and not words[index].is_capital:
        index += 1
    if index < limit and words[index].lower in ALSO and words[index].first and index + 1 < limit:
        index += 1
    if index >= limit:
        return None
    begin = index
    word = words[index]
    if word.has("subject_pronouns") and not determines(words, index, limit):
        return Phrase(begin, index + 1, index)
    if word.has("determiners") and not names_medium(words, index):
        index += 1
    head = noun_after(words, index, limit)
    if head is None:
        return None
    end = after_head(words, head, limit)
    end = attributes(words, end, limit, wide)
    return Phrase(begin, end, head)


def names_medium(words: Sequence[Word], index: int) -> bool:
    """Whether a determiner is a name itself: "Die Zeit" stays a phrase with determiner, so never here."""
    return False


def determines(words: Sequence[Word], index: int, limit: int) -> bool:
    """Whether the pronoun at `index` goes with a noun behind it (diese Frage, alle Seiten)."""
    if not words[index].has("determiners") or index + 1 >= limit:
        return False
    following = words[index + 1]
    return following.is_noun or bool(following.lower.endswith(("e", "en", "er", "es")) and not following.is_finite and not following.has("adverbs", "pronouns", "prepositions", "determiners"))


def noun_after(words: Sequence[Word], start: int, limit: int) -> int | None:
    """The head noun of a phrase whose determiner stands before `start`: adjectives and attributes are passed over."""
    index = start
    passed = 0
    while index < limit and passed < LONGEST_ATTRIBUTE:
        word = words[index]
        if word.text in "„“\"»«‚‘" and word.text:
            index += 1
            continue
        if word.is_noun or word.first and word.is_capital and not word.classes:
            return index
        if word.text == "." and index > start and words[index - 1].text.isdigit():
            index += 1
            continue
        if not word.is_word or word.text == ",":
            return None
        if not adjectival(words, index, start):
            return None
        index += 1
        passed += 1
    return None


def adjectival(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether a word can stand between determiner and noun."""
    word = words[index]
    if word.text.isdigit() or word.lower.endswith(("te", "ten", "ter", "tes", "tem", "nde", "nden", "nder", "ndes")) and word.text[0].islower():
        return not (word.is_finite and index == start and not words[index - 1].has("determiners"))
    if word.has("adverbs", "determiners", "prepositions", "coordinators") and index > start:
        return True
    if word.has("adverbs"):
        return index + 1 < len(words)
    if word.has("prepositions", "pronouns", "subordinators", "determiners"):
        return word.has("determiners") and word.lower in ("beiden", "drei", "zwei", "vier", "anderen", "weiteren", "vielen", "meisten", "fünf", "zahlreichen", "mehreren")
    return word.lower.endswith(("e", "en", "er", "es", "em", "-", "a")) or not word.is_finite


def after_head(words: Sequence[Word], head: int, limit: int) -> int:
    """The end of the names and nouns that follow the head without anything between, with brackets and quoted names."""
    index = head + 1
    while index < limit:
        word = words[index]
        if word.is_capital and not (word.has("pronouns", "determiners") and word.first) or word.text.isdigit() and len(word.text) < 5:
            index += 1
        elif word.text == "." and len(words[index - 1].text) <= 4 and index + 1 < limit and words[index + 1].is_capital and words[index - 1].end == word.start:
            index += 1
        elif word.lower in ("von", "van", "de", "del", "bin", "al", "el", "der", "den", "di", "da", "la", "le", "ibn", "zu") and named(words, index, limit):
            index += 1
        elif word.text in "([" and (closing := close_bracket(words, index, limit)):
            index = closing
        elif word.text in "„\"»“" and word.quote and (closing := close_quote(words, index, limit)):
            index = closing
        elif word.text == "&" or word.text == "/" and index + 1 < limit:
            index += 1
        else:
            break
    return index


def named(words: Sequence[Word], index: int, limit: int) -> bool:
    """Whether the particle at `index` is part of a name: Ursula von der Leyen, but not: ein Sprecher von Siemens."""
    if index < 1 or index + 1 >= limit:
        return False
    before, after = words[index - 1], words[index + 1]
    if words[index].lower in ("der", "den", "zu"):
        return before.lower in ("von", "van") and after.is_capital
    if not before.is_capital or before.first or index > 1 and not words[index - 2].is_capital and words[index - 2].has("determiners"):
        return False
    return after.is_capital or after.lower in ("der", "den") and index + 2 < limit and words[index + 2].is_capital


def close_bracket(words: Sequence[Word], start: int, limit: int) -> int:
    """The position behind the bracket that closes the one at `start`; 0 where it is far or missing."""
    for index in range(start + 1, min(limit, start + 14)):
        if words[index].text in ")]":
            return index + 1
    return 0


def close_quote(words: Sequence[Word], start: int, limit: int) -> int:
    """The position behind a short quoted name that opens at `start`; 0 where it is longer."""
    for index in range(start + 1, min(limit, start + 8)):
        if words[index].text in "“”\"«»" and words[index].quote:
            return index + 1
    return 0


def attributes(words: Sequence[Word], end: int, limit: int, wide: bool) -> int:
    """The end of a phrase with its genitive and prepositional attributes and joined nouns."""
    while end < limit:
        word = words[end]
        following = None
        if word.lower in ATTACHED or wide and (word.lower in LOOSE or word.has("prepositions")):
            following = read_attribute(words, end, limit)
        elif word.lower in ("und", "sowie", "oder") and end + 1 < limit:
            following = read_phrase(words, end + 1, limit, wide)
        elif wide and word.lower in ("gestern", "heute", "selbst", "bereits") and end + 1 <= limit:
            end += 1
            continue
        if following is None:
            break
        end = following.end
    return end


def read_attribute(words: Sequence[Word], start: int, limit: int) -> Phrase | None:
    """The genitive or prepositional phrase at `start`."""
    index = start + 1 if words[start].has("prepositions") or words[start].lower in ("vom", "im", "am") else start
    if index >= limit:
        return None
    return read_phrase(words, index, limit) if not words[index].has("subject_pronouns") or words[index].has("determiners") else None


def nominative(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase can be a subject, judged by its first word."""
    word = words[phrase.start]
    if phrase.head == phrase.start and word.has("subject_pronouns"):
        return True
    if word.has("determiners"):
        return word.has("nominative")
    return not word.has("prepositions")


def find_subject(words: Sequence[Word], start: int, end: int, finite: int) -> Phrase | None:
    """The subject of the finite verb at `finite` in the main clause `words[start:end]`; None where it has none."""
    return subject_before(words, start, finite) or subject_after(words, finite + 1, end)


def subject_before(words: Sequence[Word], start: int, finite: int) -> Phrase | None:
    """The subject in the place before the verb: a phrase that fills it."""
    index = start
    while index < finite and (words[index].has("coordinators") or words[index].lower in ("auch", "selbst", "sogar", "nur", "so")) and index + 1 < finite:
        index += 1
    if index >= finite:
        return None
    word = words[index]
    if word.has("prepositions") and not word.has("determiners") or word.has("subordinators") and word.lower != "der":
        return None
    phrase = read_phrase(words, index, finite, wide=True)
    if phrase is None or not nominative(words, phrase):
        return None
    rest = [w for w in words[phrase.end : finite] if w.is_word]
    if rest and not (rest[0].has("adverbs", "prepositions", "coordinators") or words[phrase.end].text in ",–-("):
        return None
    if is_time(words, phrase):
        return None
    return phrase


def is_time(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase is a date or duration, not somebody."""
    return words[phrase.head].has("months", "weekdays", "time_nouns")


def subject_after(words: Sequence[Word], start: int, end: int) -> Phrase | None:
    """The first phrase behind the verb that can be a subject: what cannot be one is passed over."""
    index = start
    while index < end:
        word = words[index]
        if word.text in ":„" or word.text == "," and index > start:
            return None
        if word.has("subject_pronouns") and not determines(words, index, end) and word.lower not in ("es", "alle", "viele"):
            return Phrase(index, index + 1, index)
        if word.has("prepositions") and not word.is_capital:
            skipped = read_phrase(words, index + 1, end)
            index = skipped.end if skipped else index + 1
            continue
        phrase = read_phrase(words, index, end) if word.has("determiners") or word.is_capital or word.lower.endswith(("e", "er", "en")) and not word.classes and not word.is_finite else None
        if phrase is None:
            index += 1
        elif nominative(words, phrase) and not is_time(words, phrase):
            return phrase
        else:
            index = phrase.end
    return None
