"""From candidates to statements: the speaker of each, with who was spoken of before, and what a page shows of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explainer.extract.abbreviations import note_abbreviations
from explainer.extract.agreement import CERTAIN, rank
from explainer.extract.cast import Cast
from explainer.extract.clauses import ClauseKind
from explainer.extract.context import find_context, inherit_context
from explainer.extract.implied import (
    Last,
    continued,
    elided,
    in_sentence,
    is_reported,
    outside,
    pointing_back,
    speaks_for_others,
    unsaid,
)
from explainer.extract.reference import Recent, Referent, person_referent
from explainer.extract.resolve import attribution, refer
from explainer.extract.sentence import Candidate, View, frames, verb_of
from explainer.extract.standins import note_bodies
from explainer.extract.subjects import apposed, speaking
from explainer.model import Attribution, FoundStatement, StatementKind
from explainer.text import Span

REMEMBERED = 5


def attribute(candidates: Sequence[Candidate], views: Sequence[View], cast: Cast) -> tuple[FoundStatement, ...]:
    """Every candidate as a statement with its speaker; the candidates come in the order of the text."""
    by_sentence: dict[int, list[Candidate]] = {}
    starts = [view.sentence.span.start for view in views]
    for candidate in candidates:
        by_sentence.setdefault(read_at(candidate, views, starts), []).append(candidate)
    note_abbreviations(cast, (view.words for view in views))
    note_bodies(cast, (view.words for view in views))
    recent: list[tuple[Referent, ...]] = []
    last: Last | None = None
    found: list[FoundStatement] = []
    for view in views:
        for candidate in by_sentence.get(view.sentence.number, ()):
            speaker = speaker_of(candidate, view, cast, recent, last)
            found.append(statement(candidate, view, views, speaker))
            if speaker is not None and not candidate.nested:
                last = Last(candidate.sentence, view.sentence.paragraph, speaker)
        recent = [spoken_of(view, cast, recent, last), *recent[: REMEMBERED - 1]]
    ordered = sorted(found, key=lambda s: (s.spans[0].start, -s.spans[-1].end))
    return inherit_context([replace(s, id=f"s{number}") for number, s in enumerate(ordered, 1)], views)


def read_at(candidate: Candidate, views: Sequence[View], starts: Sequence[int]) -> int:
    """The number of the sentence in which the speaker is looked for: the frame's, or where the statement begins."""
    if candidate.speaker is not None or candidate.cue:
        return candidate.sentence
    return views[bisect_right(starts, candidate.spans[0].start) - 1].sentence.number


def speaker_of(candidate: Candidate, view: View, cast: Cast, recent: Recent, last: Last | None) -> Attribution | None:
    """The speaker: the words that name him in the frame, or whom the text before lets speak."""
    if candidate.speaker is not None:
        found = attribution(cast, view, candidate.speaker, outside(candidate, recent, view, cast))
        if found is None:
            return pointing_back(candidate.speaker, view, recent, last)
        return found if found.actor else nameless(found, candidate, view, cast, recent, last)
    own = in_sentence(candidate, view, cast, recent)
    if own is not None:
        return own if own.actor else nameless(own, candidate, view, cast, recent, last)
    if candidate.cue and not speaks_for_others(candidate, view):
        return elided(candidate, view, recent)
    return continued(view, recent, last)


def nameless(
    found: Attribution, candidate: Candidate, view: View, cast: Cast, recent: Recent, last: Last | None
) -> Attribution | None:
    """A speaker without a name: a role, or words behind which somebody else speaks."""
    if (found.rule == "unresolved" or candidate.kind is StatementKind.DIRECT) and is_reported(candidate, view):
        return continued(view, recent, last) or found
    other = unsaid(found, view, recent, last) if found.rule == "unnamed" else None
    if other is not None and not other.actor:
        again = in_sentence(candidate, view, cast, recent)
        return again if again and (again.actor or unsaid(again, view, recent, last) is None) else other
    return other or found


def spoken_of(view: View, cast: Cast, recent: Recent, last: Last | None) -> tuple[Referent, ...]:
    """Those a sentence speaks of: its subject first, then the others it names outside quotations."""
    subjects = [replace(r, subject=True) for r in subjects_of(view, cast, recent) if r.name]
    if not subjects and last and last.sentence == view.sentence.number and last.speaker.name:
        subjects = [speaking_referent(cast, last.speaker)]
    named = [
        replace(person_referent(cast.by_position[w.start]), span=w.span)
        for w in view.words
        if w.start in cast.by_position and not w.quote
    ]
    found: dict[str, Referent] = {}
    for referent in [*subjects, *named]:
        found.setdefault(referent.name, replace(referent, paragraph=view.sentence.paragraph))
    return tuple(found.values())


def speaking_referent(cast: Cast, speaker: Attribution) -> Referent:
    """The speaker of a sentence as somebody whom the sentence is about."""
    person = cast.by_id.get(speaker.actor or "")
    known = person_referent(person) if person else Referent(speaker.actor, speaker.name, speaker.rule)
    return replace(known, subject=True, span=next(iter(speaker.spans), None))


def subjects_of(view: View, cast: Cast, recent: Recent) -> Iterator[Referent]:
    """Who is the subject of the first main clause, if it can speak."""
    for clause in view.clauses:
        if clause.kind is ClauseKind.MAIN and clause.predicate:
            phrase = speaking(view, clause, clause.predicate)
            if phrase is not None:
                whole = apposed(view, phrase)
                referent = refer(cast, view.words[whole.start : whole.end], recent, clause.predicate.plural)
                says = verb_of(view, clause.predicate) in frames(view.language)
                if referent is not None and (says or rank(view, phrase) == CERTAIN or referent.actor in cast.by_id):
                    yield replace(referent, span=whole.span(view.words))
                return


def statement(candidate: Candidate, view: View, views: Sequence[View], speaker: Attribution | None) -> FoundStatement:
    """The statement of a candidate: what a page shows of it, and the circumstances of its frame."""
    context = find_context(view, candidate)
    paragraph = view.text.paragraph_at(candidate.spans[0].start)
    return FoundStatement(
        id="",
        kind=candidate.kind,
        spans=candidate.spans,
        excerpt=excerpt(candidate, view, views, context),
        paragraph=paragraph,
        rule=candidate.rule,
        speaker=speaker,
        cue=candidate.cue,
        context=context,
    )


def excerpt(candidate: Candidate, view: View, views: Sequence[View], context: Sequence[Span]) -> tuple[Span, ...]:
    """What a page shows: the quotation alone, or the sentence without circumstances that open it.

    A quotation that is part of a clause is shown in its sentence: „„Unsinn““ alone says nothing.
    """
    if candidate.kind is StatementKind.DIRECT and not candidate.part:
        return candidate.spans
    start = min(s.start for s in candidate.spans)
    end = max(s.end for s in candidate.spans)
    if candidate.kind is StatementKind.INDIRECT or candidate.part:
        first = views[max(0, bisect_right(views, start, key=lambda v: v.sentence.span.start) - 1)]
        start, end = first.sentence.span.start, max(view.sentence.span.end, end)
        if context and context[0].start == start and first is view:
            start = next((w.start for w in view.words if w.start >= context[0].end), start)
    return (Span(start, end),)
