"""From candidates to statements: the speaker of each, with who was spoken of before, and what a page shows of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from explainer.extract.abbreviations import note_abbreviations
from explainer.extract.agreement import CERTAIN, rank
from explainer.extract.cast import Cast
from explainer.extract.clauses import ClauseKind
from explainer.extract.context import find_context, inherit_context
from explainer.extract.morphology import Mood
from explainer.extract.reference import Recent, Referent, person_referent
from explainer.extract.resolve import attribution, refer
from explainer.extract.sentence import Candidate, View, reporting
from explainer.extract.subjects import apposed, speaking
from explainer.language import table
from explainer.model import Attribution, FoundStatement, StatementKind
from explainer.text import Span

REACH = 2
REMEMBERED = 5


@dataclass(frozen=True, slots=True)
class Last:
    """The statement before: the number of the sentence where it ends, its paragraph, its speaker."""

    sentence: int
    paragraph: int
    speaker: Attribution


def attribute(candidates: Sequence[Candidate], views: Sequence[View], cast: Cast) -> tuple[FoundStatement, ...]:
    """Every candidate as a statement with its speaker; the candidates come in the order of the text."""
    by_sentence: dict[int, list[Candidate]] = {}
    starts = [view.sentence.span.start for view in views]
    for candidate in candidates:
        by_sentence.setdefault(read_at(candidate, views, starts), []).append(candidate)
    note_abbreviations(cast, (view.words for view in views))
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
        return found or pointing_back(candidate.speaker, view, recent, last)
    own = in_sentence(candidate, view, cast, recent)
    if own is not None:
        return own
    if candidate.cue and not speaks_for_others(candidate, view):
        return elided(candidate, view, recent)
    return continued(view, recent, last)


def in_sentence(candidate: Candidate, view: View, cast: Cast, recent: Recent) -> Attribution | None:
    """The subject of a verb of saying in the same sentence, or of the verb that opens a quotation."""
    for clause in view.clauses:
        inside = any(view.words[clause.start].start in span for span in candidate.spans)
        if clause.kind is not ClauseKind.MAIN or (inside and not candidate.rule.startswith("konjunktiv")):
            continue
        saying = reporting(view, clause, "quote", "that", "clause")
        opens = candidate.kind is StatementKind.DIRECT
        for predicate in [clause.predicates[i] for i in saying] or (clause.predicates if opens else ()):
            phrase = speaking(view, clause, predicate) if predicate.mood is Mood.INDICATIVE else None
            if phrase is not None and rank(view, phrase) >= (1 if saying else CERTAIN):
                return attribution(cast, view, apposed(view, phrase).span(view.words), recent)
    return None


def continued(view: View, recent: Recent, last: Last | None) -> Attribution | None:
    """The speaker of the statement before, or whom the sentence before is about."""
    before = next((r for r in (recent[0] if recent else ()) if r.subject), None)
    if last is not None:
        distance = view.sentence.number - last.sentence
        same = view.sentence.paragraph == last.paragraph
        if (distance <= 1 and (same or last.speaker.actor)) or (distance <= REACH and same and before is None):
            return replace(last.speaker, rule="continues")
    if before is not None and before.actor and before.paragraph == view.sentence.paragraph:
        return before.attribution(before.span, "subject-continues")
    return None


def pointing_back(word: Span, view: View, recent: Recent, last: Last | None) -> Attribution:
    """The speaker of the statement before, for a word that only points back: demnach, wonach."""
    before = continued(view, recent, last)
    if before is not None:
        return replace(before, spans=(word,), rule="demnach")
    return Attribution(actor=None, name="", spans=(word,), rule="unresolved")


def speaks_for_others(candidate: Candidate, view: View) -> bool:
    """Whether the verb passes on what somebody said before: "weiter heißt es"."""
    places = table(view.language, "actors")["speaking_places"]
    return any(
        p.lemma in places
        for clause in view.clauses
        for p in clause.predicates
        if view.words[p.finite].span in candidate.cue
    )


def elided(candidate: Candidate, view: View, recent: Recent) -> Attribution | None:
    """The one spoken of before, for an active verb that opens a quotation and has no subject at all."""
    predicates = [p for clause in view.clauses for p in clause.predicates if view.words[p.finite].span in candidate.cue]
    if candidate.kind is not StatementKind.DIRECT or not recent or any(p.passive for p in predicates):
        return None
    subject = next((r for r in recent[0] if r.subject), None)
    return subject.attribution(subject.span, "elided") if subject else None


def outside(candidate: Candidate, recent: Recent, view: View, cast: Cast) -> Recent:
    """Those spoken of before, without those the statement itself names: nobody calls himself by name."""
    inside = {
        cast.by_position[w.start].shown_name
        for w in view.words
        if w.start in cast.by_position and any(w.start in span for span in candidate.spans)
    }
    return [tuple(r for r in sentence if r.name not in inside) for sentence in recent]


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
            if phrase is not None and rank(view, phrase):
                whole = apposed(view, phrase)
                referent = refer(cast, view.words[whole.start : whole.end], recent, clause.predicate.plural)
                if referent is not None and (rank(view, phrase) == CERTAIN or referent.actor in cast.by_id):
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
