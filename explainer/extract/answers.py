"""Which statements speak to an open question. A wrong link misleads, so that only what the text itself ties counts.

Two ties are known: the sentence behind the question takes it up ("Daran zweifelt Kern"), which speaks for all that the
same speaker says on in that paragraph; or a statement soon after it names the same things.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from explainer.extract.cues import Index, index_of, names_in
from explainer.extract.sentence import View
from explainer.extract.words import Word
from explainer.language import table
from explainer.model import FoundQuestion, FoundStatement

REACH = 4
SHARED = 2
SHORTEST_NOUN = 4
STEM = 5
COMMON = 0.25
ByView = Sequence[Sequence[FoundStatement]]


@cache
def takes_up(language: str) -> Index:
    """The patterns by which a sentence takes up what stands before it."""
    return index_of(("takes-up", pattern) for pattern in table(language, "questions")["takes_up"]["words"])


def with_answers(
    questions: Sequence[FoundQuestion], views: Sequence[View], statements: Sequence[FoundStatement]
) -> tuple[FoundQuestion, ...]:
    """The questions with the ids of the statements that speak to them."""
    if not questions or not statements:
        return tuple(questions)
    at = {view.sentence.span.start: number for number, view in enumerate(views)}
    asked = {at[question.spans[0].start] for question in questions}
    by_view = by_sentence(statements, views)
    common = common_nouns(views)
    found = []
    for question in questions:
        number = at[question.spans[0].start]
        tied = taken_up(number, asked, views, by_view) or same_things(number, asked, views, by_view, common)
        found.append(replace(question, spoken_to_by=tuple(statement.id for statement in tied)))
    return tuple(found)


def by_sentence(statements: Sequence[FoundStatement], views: Sequence[View]) -> list[list[FoundStatement]]:
    """The statements that begin in each sentence."""
    found: list[list[FoundStatement]] = [[] for _ in views]
    number = 0
    for statement in statements:
        while number + 1 < len(views) and views[number + 1].sentence.span.start <= statement.spans[0].start:
            number += 1
        found[number].append(statement)
    return found


def taken_up(number: int, asked: set[int], views: Sequence[View], by_view: ByView) -> list[FoundStatement]:
    """What the speaker of the next sentence says from there on, where that sentence takes the question up."""
    first = number + 1
    if first >= len(views) or first in asked:
        return []
    view = views[first]
    if not names_in(takes_up(view.language), [word.lower for word in view.words if not word.quote]):
        return []
    speaker = speaker_after(first, views, by_view)
    said = same_paragraph(first, asked, views, by_view) if speaker else []
    return [s for s in said if s.speaker and s.speaker.name == speaker]


def speaker_after(number: int, views: Sequence[View], by_view: ByView) -> str:
    """Who speaks in a sentence, or in the one behind it in the paragraph where the sentence names him."""
    here = [s.speaker.name for s in by_view[number] if s.speaker]
    if here or number + 1 >= len(views) or views[number + 1].sentence.paragraph != views[number].sentence.paragraph:
        return next(iter(here), "")
    named = {word.text for word in views[number].words}
    following = [s.speaker.name for s in by_view[number + 1] if s.speaker]
    return next((name for name in following if name.split() and name.split()[-1] in named), "")


def same_paragraph(first: int, asked: set[int], views: Sequence[View], by_view: ByView) -> list[FoundStatement]:
    """The statements from a sentence on to the end of its paragraph or the next question."""
    found: list[FoundStatement] = []
    for number in range(first, len(views)):
        if views[number].sentence.paragraph != views[first].sentence.paragraph or number in asked:
            break
        found += by_view[number]
    return found


def same_things(
    number: int, asked: set[int], views: Sequence[View], by_view: ByView, common: frozenset[str]
) -> list[FoundStatement]:
    """The statements of the next sentences, before the next question, that name two of the question's own things."""
    wanted = nouns(views[number].words) - common
    found = []
    for near in range(number + 1, min(number + 1 + REACH, len(views))):
        if near in asked:
            break
        found += [s for s in by_view[near] if len(wanted & nouns(words_of(s, views[near]))) >= SHARED]
    return found


def words_of(statement: FoundStatement, view: View) -> list[Word]:
    """The words of a sentence that belong to a statement."""
    return [word for word in view.words if any(word.start in span for span in statement.spans)]


def common_nouns(views: Sequence[View]) -> frozenset[str]:
    """The nouns of which the whole article is: they tie nothing."""
    counts = Counter(noun for view in views for noun in nouns(view.words))
    return frozenset(noun for noun, count in counts.items() if count > max(3, COMMON * len(views)))


def nouns(words: Sequence[Word]) -> frozenset[str]:
    """The stems of a sentence's nouns and names, parts of compounds with a hyphen on their own."""
    listed = ("weekdays", "months", "time_nouns", "pronouns")
    found = (word for word in words if word.is_capital and not word.first and not word.has(*listed))
    parts = (part for word in found for part in word.lower.split("-") if len(part) >= SHORTEST_NOUN)
    return frozenset(part[: max(STEM, len(part) - 2)] for part in parts)
