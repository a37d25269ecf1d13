"""Background: sentences that explain rather than report. Cues add up; the article's own sentences only."""

import re
from functools import cache

from explainer.extract.questions import own_words
from explainer.extract.sentence import View
from explainer.language import table
from explainer.model import FoundFact, FoundQuestion, FoundStatement, StatementKind

ENOUGH = 1.0


@cache
def cues(language: str) -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    """Name, weight and pattern of every cue of `background.yaml`."""
    return tuple((entry["cue"], float(entry["weight"]), re.compile(entry["pattern"])) for entry in table(language, "background"))


def find_background(
    views: tuple[View, ...], statements: tuple[FoundStatement, ...], questions: tuple[FoundQuestion, ...]
) -> tuple[FoundFact, ...]:
    """The sentences of a text whose cues weigh enough, without its questions and what people say in it."""
    taken = {q.spans[0] for q in questions}
    spoken = [span for s in statements if s.kind is not StatementKind.REPORTED for span in s.spans]
    found: list[FoundFact] = []
    for view in views:
        span = view.sentence.span
        if span in taken or any(s.overlaps(span) for s in spoken):
            continue
        rule = rule_for(view)
        if rule:
            found.append(FoundFact(id=f"h{len(found) + 1}", spans=(span,), paragraph=view.sentence.paragraph, rule=rule))
    return tuple(found)


def rule_for(view: View) -> str:
    """The names of the cues in a sentence where they weigh enough; empty otherwise."""
    names, score = weigh(own_words(view), view.language)
    return "+".join(names) if score >= ENOUGH else ""


def weigh(sentence: str, language: str) -> tuple[list[str], float]:
    """The cues of a sentence and what they weigh together."""
    hits = [(name, weight) for name, weight, pattern in cues(language) if pattern.search(sentence)]
    return [name for name, weight in hits if weight > 0], sum(weight for _, weight in hits)
