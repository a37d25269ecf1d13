"""Open questions: what an article asks, and what it says is not known or not decided. Always its own sentences."""

import re
from functools import cache

from explainer.extract.sentence import View
from explainer.language import table
from explainer.model import FoundQuestion, FoundStatement
from explainer.text import Span, Text


@cache
def cues(language: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """Name, pattern and exception of every cue of `questions.yaml`."""
    return tuple(
        (entry["cue"], re.compile(entry["pattern"]), re.compile(entry["except"]) if "except" in entry else None)
        for entry in table(language, "questions")
    )


def find_questions(views: tuple[View, ...], statements: tuple[FoundStatement, ...]) -> tuple[FoundQuestion, ...]:
    """The open questions of a text, with the statements of the next sentences that speak to them."""
    found = []
    for view in views:
        rule = rule_for(view)
        if rule:
            number = len(found) + 1
            found.append(FoundQuestion(id=f"f{number}", spans=(view.sentence.span,), paragraph=view.sentence.paragraph, rule=rule))
    return tuple(found)


def rule_for(view: View) -> str:
    """The name of the rule by which a sentence is an open question; empty for none."""
    own = own_words(view)
    if own.rstrip().endswith("?"):
        return "asked"
    return cue_in(own, view.language)


def cue_in(sentence: str, language: str) -> str:
    """The first cue of `questions.yaml` in a sentence; empty for none."""
    for name, pattern, exception in cues(language):
        if pattern.search(sentence) and not (exception and exception.search(sentence)):
            return name
    return ""


def own_words(view: View) -> str:
    """The sentence without what stands in quotation marks and is speech."""
    return without_quotes(view.text, view.sentence.span, [q.quotation.span for q in view.quotes if q.is_speech])


def without_quotes(text: Text, span: Span, quoted: list[Span]) -> str:
    """The characters of `span` that lie in none of `quoted`."""
    kept, position = [], span.start
    for quotation in quoted:
        kept.append(text.content[position : max(position, quotation.start)])
        position = max(position, quotation.end)
    kept.append(text.content[position : max(position, span.end)])
    return "".join(kept)


def own_tokens(view: View) -> list[str]:
    """The words and marks of the sentence in lower case, without those that stand in speech."""
    spoken = [q for q in view.quotes if q.is_speech]
    if not spoken:
        return [word.lower for word in view.words]
    return [word.lower for i, word in enumerate(view.words) if not any(q.start <= i < q.end for q in spoken)]
