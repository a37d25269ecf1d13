"""Why a statement was found, why its speaker is who he is, and what was looked at and left: for people who teach it.

Everything is told with the file and line of the language data behind it, so that a contributor sees what to change.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from explainer.extract.considered import Mentions, considered, mentions_of
from explainer.extract.predicates import Predicate
from explainer.extract.segment import with_sentences
from explainer.extract.sentence import View, frames, verb_of
from explainer.extract.statements import framed_in, views_of, without_overlaps
from explainer.model import Extraction, FoundStatement
from explainer.text import Span, shown

# The rule of a finder → the list of `sources.yaml` or `words.yaml` that its words stand in.
LISTS = {
    "nach-angaben": "sources.yaml nach_nouns",
    "meinung-nach": "sources.yaml nach_nouns",
    "laut": "sources.yaml laut",
    "zufolge": "sources.yaml zufolge",
    "aus-sicht": "sources.yaml aus_nouns",
    "demnach": "sources.yaml demnach",
    "noun-that": "sources.yaml saying_nouns",
    "noun-zu": "sources.yaml saying_nouns",
    "noun-clause": "sources.yaml saying_nouns",
    "konjunktiv": "conjugation.yaml strong and weak",
    "konjunktiv-sub": "conjugation.yaml strong and weak",
    "konjunktiv-2": "conjugation.yaml strong and weak",
    "soll": "conjugation.yaml auxiliaries",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A line of explanation about the words in `span`; `statement` is its id, empty for what became none."""

    span: Span
    statement: str
    told: str


def explain(extraction: Extraction) -> tuple[Reason, ...]:
    """The reasons behind `extraction` in the order of its text: of every statement, and of what became none."""
    language = extraction.article.language
    views = views_of(with_sentences(extraction.text, language), language)
    mentions = mentions_of(extraction.actors)
    reasons = [reason for s in extraction.statements for reason in of_statement(s, views, mentions)]
    for index, view in enumerate(views):
        reasons += left(view, views[index - 1] if index else None, extraction.statements)
    return tuple(sorted(reasons, key=lambda reason: (reason.span.start, reason.statement == "", reason.span.end)))


def of_statement(statement: FoundStatement, views: Sequence[View], mentions: Mentions) -> Iterator[Reason]:
    """The rule, the language data and the evidence of a statement, and who else was looked at as its speaker."""
    span = Span(statement.spans[0].start, statement.spans[-1].end)
    at = bisect_left(views, (statement.cue or statement.spans)[-1].end, key=lambda v: v.sentence.span.end)
    view = views[at]
    entry = entry_of(statement, view)
    yield Reason(span=span, statement=statement.id, told=f"rule {statement.rule}" + (f", {entry}" if entry else ""))
    yield Reason(span=span, statement=statement.id, told=speaker_of(statement, view))
    for actor, why in considered(statement, view, views[at - 1] if at else None, mentions):
        yield Reason(span=span, statement=statement.id, told=f"left: {actor.name} – {why}")


def speaker_of(statement: FoundStatement, view: View) -> str:
    """Who speaks, by which rule and by which words, as one line."""
    speaker = statement.speaker
    if speaker is None:
        return "nobody is named: no rule found one speaker who fits alone"
    words = ", ".join(f"„{shown(s.of(view.text.content))}“" for s in speaker.spans) or "no words of this sentence"
    named = f"{speaker.name or 'nobody'} ({speaker.actor or 'no page'})"
    return f"speaker {named} by rule {speaker.rule}, evidence {words}"


def entry_of(statement: FoundStatement, view: View) -> str:
    """The entry of the language data that found a statement, with file and line; empty for none."""
    if statement.rule in LISTS:
        file, _, key = LISTS[statement.rule].partition(" ")
        return f"{file}:{line_of(view.language, file, key.split(' ', 1)[0])} {key}"
    for clause in view.clauses:
        for predicate in clause.predicates:
            if view.words[predicate.finite].span in statement.cue:
                return verb_entry(view, predicate)
    return ""


def verb_entry(view: View, predicate: Predicate) -> str:
    """The entry of a verb in `reporting.yaml`, or that it has none."""
    verb = verb_of(view, predicate)
    line = verb_lines(view.language).get(verb)
    return f"reporting.yaml:{line} {verb}" if line else f"{verb} is not in reporting.yaml"


def left(view: View, previous: View | None, statements: Sequence[FoundStatement]) -> Iterator[Reason]:
    """What a sentence offered and was not taken: frames behind surer ones, names in marks, verbs of saying."""
    offered = framed_in(view, previous)
    kept = without_overlaps(offered)
    for candidate in offered:
        if candidate not in kept and len(candidate.spans[0]):
            yield Reason(
                span=candidate.spans[0],
                statement="",
                told=f"left: rule {candidate.rule} fits, a surer rule took the words",
            )
    taken = [span for s in statements for span in s.spans]
    for quoted in view.quotes:
        span = quoted.quotation.span
        if not any(other.covers(span) for other in taken):
            yield Reason(span=span, statement="", told="left: in quotation marks, but a name, a title or a single word")
    if not any(view.sentence.span.overlaps(span) for span in taken):
        yield from unused_verbs(view)


def unused_verbs(view: View) -> Iterator[Reason]:
    """The verbs of saying in a sentence that became no statement."""
    for clause in view.clauses:
        for predicate in clause.predicates:
            if verb_of(view, predicate) in frames(view.language):
                told = f"left: {verb_entry(view, predicate)}, but nothing it says follows or stands before it"
                yield Reason(span=view.words[predicate.finite].span, statement="", told=told)


@cache
def top_of(language: str, file: str) -> dict[str, tuple[int, yaml.Node]]:
    """Key → its line from 1 and its node, of the mapping that a file of the language pack is."""
    path = resources.files("explainer") / "languages" / language / file
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return {key.value: (key.start_mark.line + 1, value) for key, value in pairs}


def line_of(language: str, file: str, key: str) -> int:
    """The line of a key at the top of a file of the language pack, from 1."""
    return top_of(language, file)[key][0]


@cache
def verb_lines(language: str) -> dict[str, int]:
    """Infinitive → its line in `reporting.yaml`, from 1."""
    return {
        value.value: entry.start_mark.line + 1
        for entry in top_of(language, "reporting.yaml")["verbs"][1].value
        for key, value in entry.value
        if key.value == "verb"
    }
