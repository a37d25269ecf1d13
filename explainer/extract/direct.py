"""Direct speech: which quotation marks hold somebody's words, and what frames them."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from explainer.extract.morphology import AUXILIARY, particles
from explainer.extract.sentence import Quoted, View, frames, source_words
from explainer.extract.words import Word
from explainer.text import Quotation, Sentence, Text

NAME_LENGTH = 3


def find_quotes(text: Text, sentence: Sentence, words: Sequence[Word], language: str) -> tuple[Quoted, ...]:
    """The outermost quotations of a sentence, judged."""
    found = []
    for quotation in quotations_in(text, sentence):
        start = bisect_left(words, quotation.span.start, key=lambda word: word.start)
        end = bisect_left(words, quotation.span.end, key=lambda word: word.start)
        if start >= end:
            continue
        speech = is_speech(words, start, end, text, quotation, language)
        alone = speech and stands_alone(words, start, end)
        found.append(Quoted(quotation, start, end, speech, alone))
    return tuple(found)


def quotations_in(text: Text, sentence: Sentence) -> list[Quotation]:
    """The outermost quotations that begin in a sentence."""
    low = bisect_left(text.quotations, sentence.span.start, key=lambda q: q.span.start)
    high = bisect_left(text.quotations, sentence.span.end, key=lambda q: q.span.start)
    return [q for q in text.quotations[low:high] if q.depth == 0]


def is_speech(words: Sequence[Word], start: int, end: int, text: Text, quotation: Quotation, language: str) -> bool:
    """Whether a quotation holds somebody's words: no name, no title, no word in scare quotes."""
    inner = [w for w in words[start + 1 : end - 1] if w.is_word]
    if not inner:
        return False
    last = text.content[quotation.inner.end - 1] if len(quotation.inner) else ""
    verbal = has_verb(words, start, end)
    if names_work(words, start, language):
        return last in ".!?" and verbal
    if follows_frame(words, end, language) and not is_name(words, start, inner):
        return True
    if has_frame(words, start, end, language) and (
        verbal or last in ".!?…" or not inner[0].is_capital or len(inner) > 5
    ):
        return True
    if len(inner) < NAME_LENGTH:
        return last in ".!?" and not is_name(words, start, inner)
    return last in ".!?…" or verbal or not inner[0].is_capital


def has_frame(words: Sequence[Word], start: int, end: int, language: str) -> bool:
    """Whether a colon, or a verb of saying or so behind it, frames the quotation; a colon in brackets only names."""
    if start and words[start - 1].text == ":":
        return not in_brackets(words, start)
    after = words[end] if end < len(words) else None
    if after is None:
        return False
    if after.text == "," and end + 1 < len(words):
        following = words[end + 1]
        return following.lower in ("so", "wie", "laut") or says(following, language)
    return start == 0 and says(after, language)


def follows_frame(words: Sequence[Word], end: int, language: str) -> bool:
    """Whether a frame of its own follows the quotation: „…“, sagte sie; „…“, so der Sprecher."""
    if end + 1 >= len(words) or words[end].text != ",":
        return False
    following = words[end + 1]
    return following.lower in ("so", "laut") or (
        says(following, language) and not any(f.lemma in AUXILIARY for f in following.forms)
    )


def in_brackets(words: Sequence[Word], position: int) -> bool:
    """Whether the word at `position` stands in brackets that open shortly before it."""
    near = [w.text for w in words[max(0, position - 8) : position]]
    return ("(" in near and ")" not in near) or ("[" in near and "]" not in near)


def says(word: Word, language: str) -> bool:
    """Whether the word is a finite verb of saying, or the first part of one (teilte … mit)."""
    return (
        word.is_finite
        and not word.is_capital
        and any(form.lemma in frame_verbs(language) or form.lemma in AUXILIARY for form in word.forms)
    )


@cache
def frame_verbs(language: str) -> frozenset[str]:
    """The verbs that frame a quotation, with and without their particles."""
    listed = [verb for verb, names in frames(language).items() if "quote" in names]
    bare = [
        verb.removeprefix(particle) for verb in listed for particle in particles(language) if verb.startswith(particle)
    ]
    return frozenset([*listed, *bare])


def names_work(words: Sequence[Word], start: int, language: str) -> bool:
    """Whether the noun before a quotation says that it is the title of a work or a name: Film, Partei, Motto."""
    if not start or not words[start - 1].is_capital:
        return False
    noun = words[start - 1].lower
    return any(ends_in(noun.removesuffix(ending), source_words(language, "works")) for ending in ("", "s", "es", "n"))


def ends_in(word: str, nouns: frozenset[str]) -> bool:
    """Whether a word is one of the nouns or a compound with one at its end."""
    return any(word[i:] in nouns for i in range(len(word) - 1))


def is_name(words: Sequence[Word], start: int, inner: Sequence[Word]) -> bool:
    """Whether one or two words in marks are a name: capitalised, behind a determiner or a noun."""
    before = words[start - 1] if start else None
    return before is not None and (before.has("determiners") or before.is_capital) and all(w.is_capital for w in inner)


def stands_alone(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a quotation is no part of a clause around it: it is a sentence, or a colon or frame sets it off."""
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    if before is None and (after is None or after.text in ",.–-" or after.is_finite):
        return True
    if before is not None and before.text == ":":
        return True
    last = words[end - 2].text if end - 2 > start else ""
    if last in ".!?…" and (before is None or before.text in ',:–-.“”"«' or after is None):
        return words[start + 1].is_capital
    return before is not None and before.text in ",–" and words[start + 1].is_capital and has_verb(words, start, end)


def has_verb(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the quotation has a finite verb."""
    return any(w.is_finite for w in words[start:end])


def speech(view: View) -> list[Quoted]:
    """The quotations of a sentence that hold somebody's words."""
    return [quoted for quoted in view.quotes if quoted.is_speech]


def is_wording(view: View, quoted: Quoted) -> bool:
    """Whether words in marks inside a statement are the speaker's own, not a name that the text sets in marks.

    Small words are. Capitalised ones are behind an indefinite article or als ("ein „Opfer des Terrors“"), and a name
    behind a definite one or a noun ("die „Aktion Nord“").
    """
    inner = [w for w in view.words[quoted.start + 1 : quoted.end - 1] if w.is_word]
    if not inner or names_work(view.words, quoted.start, view.language):
        return False
    if len(inner) == 1 and not inner[0].text.isalpha():
        return False
    if not inner[0].is_capital:
        return True
    before = view.words[max(0, quoted.start - 3) : quoted.start]
    return bool(before) and (
        before[-1].has("describing") or (len(before) > 1 and before[-2].has("describing") and not before[-1].is_capital)
    )
