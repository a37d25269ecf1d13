"""Direct speech: which quotation marks hold somebody's words, and what frames them."""

import re
from collections.abc import Sequence

from explainer.extract.sentence import Quoted, View
from explainer.extract.words import FINITE, Word
from explainer.text import Quotation, Sentence, Text

NAME_LENGTH = 3
LETTERS = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


def find_quotes(text: Text, sentence: Sentence, words: Sequence[Word]) -> tuple[Quoted, ...]:
    """The outermost quotations of a sentence, judged."""
    found = []
    for quotation in quotations_in(text, sentence):
        start = next((i for i, w in enumerate(words) if w.start >= quotation.span.start), len(words))
        end = next((i for i, w in enumerate(words) if w.start >= quotation.span.end), len(words))
        if start >= end:
            continue
        speech = is_speech(words, start, end, text, quotation)
        alone = speech and stands_alone(words, start, end)
        found.append(Quoted(quotation, start, end, speech, alone))
    return tuple(found)


def quotations_in(text: Text, sentence: Sentence) -> list[Quotation]:
    """The outermost quotations that begin in a sentence."""
    from bisect import bisect_left

    starts = [q.span.start for q in text.quotations]
    low, high = bisect_left(starts, sentence.span.start), bisect_left(starts, sentence.span.end)
    return [q for q in text.quotations[low:high] if q.depth == 0]


def is_speech(words: Sequence[Word], start: int, end: int, text: Text, quotation: Quotation) -> bool:
    """Whether a quotation holds somebody's words: no name, no title, no word in scare quotes."""
    inner = [w for w in words[start + 1 : end - 1] if w.is_word]
    if not inner:
        return False
    last = text.content[quotation.inner.end - 1] if len(quotation.inner) else ""
    framed = has_frame(words, start, end)
    if len(inner) < NAME_LENGTH:
        return (framed or last in ".!?") and not is_name(words, start, inner)
    if framed or last in ".!?…":
        return True
    return not is_title(words, start, end, inner)


def has_frame(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a colon, or a verb or so behind a comma, frames the quotation."""
    before = words[start - 1].text if start else ""
    if before == ":":
        return True
    after = words[end] if end < len(words) else None
    if after is None:
        return False
    if after.text == "," and end + 1 < len(words):
        following = words[end + 1]
        return following.lower in ("so", "wie", "laut", "heißt", "hieß") or following.is_finite and not following.is_capital
    return start == 0 and after.is_finite and not after.is_capital


def is_name(words: Sequence[Word], start: int, inner: Sequence[Word]) -> bool:
    """Whether one or two words in marks are a name: capitalised, behind a determiner or a noun."""
    before = words[start - 1] if start else None
    return before is not None and (before.has("determiners") or before.is_capital) and all(w.is_capital for w in inner)


def is_title(words: Sequence[Word], start: int, end: int, inner: Sequence[Word]) -> bool:
    """Whether three words or more in marks are a title: no finite verb, and a noun or determiner before them."""
    verbs = [w for w in inner if any(f.mood in FINITE for f in w.forms)]
    capitals = sum(w.is_capital for w in inner)
    before = words[start - 1] if start else None
    if before is None:
        return not verbs and capitals * 2 >= len(inner)
    behind_noun = before.is_capital or before.has("determiners")
    if not verbs and behind_noun and inner[0].is_capital and len(inner) < 8:
        return True
    return not verbs and capitals == len(inner)


def stands_alone(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a quotation is no part of a clause around it: it is a sentence, or a colon or frame sets it off."""
    before = words[start - 1] if start else None
    after = words[end] if end < len(words) else None
    if before is None and (after is None or after.text in ",.–-" or after.is_finite):
        return True
    if before is not None and before.text == ":":
        return True
    last = words[end - 2].text if end - 2 > start else ""
    if last in ".!?…" and (before is None or before.text in ",:–-.“”\"«" or after is None):
        return words[start + 1].is_capital
    return before is not None and before.text in ",–" and words[start + 1].is_capital and has_verb(words, start, end)


def has_verb(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the quotation has a finite verb."""
    return any(w.is_finite for w in words[start:end])


def speech(view: View) -> list[Quoted]:
    """The quotations of a sentence that hold somebody's words."""
    return [quoted for quoted in view.quotes if quoted.is_speech]


def is_wording(view: View, quoted: Quoted) -> bool:
    """Whether one or two words in marks, inside a statement, are the speaker's own: no name, and not capitalised alone."""
    inner = [w for w in view.words[quoted.start + 1 : quoted.end - 1] if w.is_word]
    if not inner:
        return False
    return not inner[0].is_capital or len(inner) > 1 and not all(w.is_capital for w in inner)
