"""Sentences that their mood marks as told: Konjunktiv without a frame, and soll of hearsay.

A sure Konjunktiv I outside quotation marks stands in a statement in 99 of 100 sentences of German news; Konjunktiv II
and soll need more.
"""

from collections.abc import Iterator
from dataclasses import replace

from explainer.extract.candidates import without_stop
from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.morphology import MODALS, Mood
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import Candidate, View
from explainer.extract.subjects import subject_of
from explainer.model import StatementKind
from explainer.text import Span


def sure_konjunktiv(view: View, clause: Clause) -> bool:
    """Whether a predicate of the clause stands in Konjunktiv I, not with ich."""
    return any(p.mood is Mood.KONJUNKTIV_1 for p in clause.predicates) and not any(
        w.lower == "ich" for w in view.words[clause.start : clause.end]
    )


def free_indirect(view: View, continues: bool, in_paragraph: bool) -> Iterator[Candidate]:
    """A sentence in Konjunktiv without a frame; Konjunktiv II counts only where it `continues` a statement.

    Where only a clause stands in Konjunktiv I ("…, weil die Brücke unsicher sei"), that clause alone is told.
    """
    main = [c for c in view.clauses if c.kind is ClauseKind.MAIN]
    whole = Candidate(
        kind=StatementKind.FREE_INDIRECT, spans=(view.sentence.span,), sentence=view.sentence.number, rule="konjunktiv"
    )
    told = next((c for c in view.clauses if c.kind is not ClauseKind.FRAGMENT and sure_konjunktiv(view, c)), None)
    if any(sure_konjunktiv(view, c) for c in main):
        yield whole
    elif told is not None and main and main[0].start < told.start:
        span = without_stop(view, view.span(told.start, len(view.words)))
        predicate = main[0].predicate
        yield replace(
            whole,
            kind=StatementKind.INDIRECT,
            spans=(span,),
            rule="konjunktiv-sub",
            frame=view.sentence.span,
            speaker=subject_of(view, main[0], predicate) if predicate else None,
        )
    elif told is not None:
        yield replace(whole, rule="konjunktiv-sub")
    elif any(replaces_konjunktiv(view, p, continues, in_paragraph) for c in main for p in c.predicates):
        yield replace(whole, rule="konjunktiv-2")
    elif main and hearsay(view, main[0], continues):
        yield replace(whole, rule="soll")


def replaces_konjunktiv(view: View, predicate: Predicate, continues: bool, in_paragraph: bool) -> bool:
    """Whether a Konjunktiv II stands for a Konjunktiv I that nobody would hear ("hätten" for "haben").

    That needs a statement just before it; "könnte" and the like are the writer's own guess (one in ten a statement in
    700 articles), their plurals behind a statement are not.
    """
    if predicate.mood is not Mood.KONJUNKTIV_2:
        return False
    finite = view.words[predicate.finite]
    if any(form.lemma in MODALS for form in finite.forms):
        return continues and finite.lower.endswith("n")
    return continues or (in_paragraph and finite.lower not in ("wäre", "wären"))


def before_quote(view: View) -> Iterator[Candidate]:
    """A main clause in Konjunktiv I that a colon joins to a quotation: "Man sei am Ende: „…“"."""
    first = next((q.start for q in view.quotes if q.stands_alone), 0)
    before = [c for c in view.clauses if c.end <= first]
    if (
        first
        and view.words[first - 1].text == ":"
        and before
        and before[0].kind is ClauseKind.MAIN
        and sure_konjunktiv(view, before[0])
    ):
        span = Span(view.sentence.span.start, view.words[first - 1].end)
        yield Candidate(
            kind=StatementKind.FREE_INDIRECT, spans=(span,), sentence=view.sentence.number, rule="konjunktiv"
        )


def hearsay(view: View, clause: Clause, continues: bool) -> bool:
    """Whether soll or sollen says that something is told: of the past ("soll gewesen sein"), or behind a statement.

    By itself the future ("soll gebaut werden") is a plan in three of four cases (700 articles), and no statement.
    """
    predicate = clause.predicate
    if predicate is None or view.words[predicate.finite].lower not in ("soll", "sollen"):
        return False
    last = [w.lower for w in view.words[clause.start : clause.end] if w.is_word][-1]
    return continues or last in ("haben", "sein")


def merge_free(found: list[Candidate], views: tuple[View, ...]) -> list[Candidate]:
    """Free indirect sentences that follow each other as one statement each; two that quote stay two."""
    merged: list[Candidate] = []
    open_at = -1
    for candidate in found:
        if open_at >= 0 and goes_on(merged[open_at], candidate, views):
            last = merged[open_at]
            span = Span(last.spans[0].start, candidate.spans[0].end)
            merged[open_at] = replace(last, spans=(span,), sentence=candidate.sentence)
            continue
        merged.append(candidate)
        if not candidate.nested:
            open_at = len(merged) - 1 if candidate.kind is StatementKind.FREE_INDIRECT else -1
    return merged


def goes_on(last: Candidate, candidate: Candidate, views: tuple[View, ...]) -> bool:
    """Whether a free indirect sentence continues the statement before it."""
    if candidate.kind is not StatementKind.FREE_INDIRECT or candidate.sentence != last.sentence + 1:
        return False
    return not all(any(q.is_speech for q in views[number - 1].quotes) for number in (last.sentence, candidate.sentence))
