"""From candidates to statements: the speaker of each, with who was spoken of before, and what a page shows of it."""

from collections.abc import Sequence
from dataclasses import replace

from explainer.extract.context import find_context
from explainer.extract.phrases import find_subject
from explainer.extract.resolve import Cast, Person, attribution, person_id
from explainer.extract.sentence import Candidate, View
from explainer.model import Attribution, FoundStatement, StatementKind
from explainer.text import Span

REACH = 3


def attribute(candidates: Sequence[Candidate], views: Sequence[View], cast: Cast) -> tuple[FoundStatement, ...]:
    """Every candidate as a statement with its speaker; the candidates come in the order of the text."""
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    recent: list[Person] = []
    last: tuple[int, Attribution] | None = None
    found: list[FoundStatement] = []
    for view in views:
        here = by_sentence.get(view.sentence.number, [])
        for candidate in here:
            speaker = speaker_of(candidate, view, cast, recent, last)
            found.append(statement(candidate, view, views, speaker, found))
            if speaker is not None and not candidate.nested:
                last = (view.sentence.number, speaker)
        recent = spoken_of(view, cast, recent, last)
    ordered = sorted(found, key=lambda s: (s.spans[0].start, -s.spans[-1].end))
    return tuple(replace(s, id=f"s{number}") for number, s in enumerate(ordered, 1))


def speaker_of(
    candidate: Candidate, view: View, cast: Cast, recent: Sequence[Person], last: tuple[int, Attribution] | None
) -> Attribution | None:
    """The speaker: the words that name him in the frame, or the speaker of the statement before."""
    if candidate.speaker is not None:
        return attribution(cast, view, candidate.speaker, outside(candidate, recent, view, cast))
    if last is not None and view.sentence.number - last[0] <= REACH:
        rule = "konjunktiv-continues" if candidate.kind is StatementKind.FREE_INDIRECT else "continues"
        return replace(last[1], rule=rule)
    if candidate.rule in ("verb-quote", "colon-quote") and recent:
        person = recent[0]
        return Attribution(actor=person_id(person), name=person.shown_name, spans=(), rule="elided-subject")
    return None


def outside(candidate: Candidate, recent: Sequence[Person], view: View, cast: Cast) -> list[Person]:
    """The people spoken of before, without those the statement itself names: nobody calls himself by name."""
    inside = {
        id(cast.by_position[w.start])
        for w in view.words
        if w.start in cast.by_position and any(w.start in span for span in candidate.spans)
    }
    return [p for p in recent if id(p) not in inside] + [p for p in recent if id(p) in inside]


def spoken_of(view: View, cast: Cast, recent: list[Person], last: tuple[int, Attribution] | None) -> list[Person]:
    """Everybody spoken of so far: the subject of this sentence first, then the others it names, then those before."""
    named = [cast.by_position[w.start] for w in view.words if w.start in cast.by_position and not w.quote]
    subject: list[Person] = []
    for clause in view.clauses:
        if clause.predicate and not subject:
            phrase = find_subject(view.words, clause.start, clause.end, clause.predicate.finite)
            if phrase:
                inside = [cast.by_position[view.words[i].start] for i in range(phrase.start, phrase.end) if view.words[i].start in cast.by_position]
                subject = inside[:1]
    speaker = [p for p in cast.people if last and last[0] == view.sentence.number and person_id(p) == last[1].actor]
    ordered: list[Person] = []
    for person in [*speaker, *subject, *named, *recent]:
        if not any(person is other for other in ordered):
            ordered.append(person)
    return ordered


def statement(
    candidate: Candidate, view: View, views: Sequence[View], speaker: Attribution | None, before: Sequence[FoundStatement]
) -> FoundStatement:
    """The statement of a candidate: what a page shows of it, and the circumstances of its frame."""
    context = find_context(view, candidate)
    paragraph = view.text.paragraph_at(candidate.spans[0].start)
    if not context and before and candidate.kind is StatementKind.DIRECT:
        previous = before[-1]
        same = previous.speaker and speaker and previous.speaker.name == speaker.name and previous.paragraph == paragraph
        context = previous.context if same else ()
    return FoundStatement(
        id="", kind=candidate.kind, spans=candidate.spans, excerpt=excerpt(candidate, view, views, context),
        paragraph=paragraph, rule=candidate.rule, speaker=speaker, cue=candidate.cue, context=context,
    )


def excerpt(candidate: Candidate, view: View, views: Sequence[View], context: Sequence[Span]) -> tuple[Span, ...]:
    """What a page shows: the quotation alone, or the sentence without circumstances that open it."""
    if candidate.kind is StatementKind.DIRECT:
        return candidate.spans
    start = min(s.start for s in candidate.spans)
    end = max(s.end for s in candidate.spans)
    if candidate.kind is StatementKind.INDIRECT:
        first = next((v for v in views if v.sentence.span.start <= start < v.sentence.span.end), view)
        start, end = first.sentence.span.start, max(view.sentence.span.end, end)
        if context and context[0].start == start and first is view:
            start = next((w.start for w in view.words if w.start >= context[0].end), start)
    return (Span(start, end),)
