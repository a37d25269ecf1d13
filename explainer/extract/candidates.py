"""What every finder of statements does with the words it found: spans, cues, and the sentence but for a frame."""

from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import Candidate, View
from explainer.model import StatementKind
from explainer.text import Span


def cue_of(view: View, predicate: Predicate) -> tuple[Span, ...]:
    """The words of a predicate as spans."""
    return tuple(view.words[i].span for i in sorted(predicate.words))


def without_stop(view: View, span: Span) -> Span:
    """The span without the full stop that ends the sentence."""
    end = span.end
    while end > span.start and view.text.content[end - 1] in ".,;: ":
        end -= 1
    return Span(span.start, end)


def has_words(view: View, span: Span) -> bool:
    """Whether the span holds more than a conjunction or an article."""
    inside = [w for w in view.words if w.is_word and span.start <= w.start < span.end]
    return len(inside) > 1 or (bool(inside) and not inside[0].classes)


def word_at(view: View, position: int) -> int:
    """The number of words that begin before `position`."""
    return view.first_from(position)


def around(view: View, clause: Clause, rule: str, speaker: Span | None, cue: tuple[Span, ...]) -> Candidate:
    """The candidate whose statement is the sentence but for the frame `clause` and what it adds about the speaker."""
    spans = [view.span(0, clause.start)]
    end = min([q.start for q in view.quotes if q.stands_alone and q.start >= clause.end], default=len(view.words))
    start = next((c.start for c in view.clauses if c.start >= clause.end and goes_on(c)), end)
    if any(w.is_word for w in view.words[start:end]):
        spans.append(without_stop(view, view.span(start, end)))
    return Candidate(
        kind=StatementKind.INDIRECT,
        spans=tuple(s for s in spans if len(s)) or (Span(0, 0),),
        sentence=view.sentence.number,
        rule=rule,
        speaker=speaker,
        cue=cue,
        frame=view.span(clause.start, clause.end),
    )


def goes_on(clause: Clause) -> bool:
    """Whether a clause behind a frame goes on with the statement: it is no apposition to the speaker."""
    return clause.kind in (ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.INFINITIVE)
