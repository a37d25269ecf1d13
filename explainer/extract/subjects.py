"""Who a verb speaks of: the words of its subject, wherever German grammar puts them."""

from explainer.extract.clauses import Clause, ClauseKind, Predicate
from explainer.extract.phrases import Phrase, find_subject, nominative, read_phrase, subject_after
from explainer.extract.sentence import View
from explainer.text import Span


def subject_of(view: View, clause: Clause, predicate: Predicate) -> Span | None:
    """The subject of a predicate, in its clause or, where that has none, in the clause it continues."""
    words = view.words
    if clause.kind is ClauseKind.SUBORDINATE:
        phrase = next((p for p in [phrase_from(view, clause.start + 1, clause.end)] if p), None)
        return phrase.span(words) if phrase else None
    if clause.kind is ClauseKind.RELATIVE:
        return antecedent(view, clause)
    phrase = find_subject(words, clause.start, clause.end, predicate.finite)
    if phrase is None:
        phrase = interrupted_subject(view, clause, predicate)
    return phrase.span(words) if phrase else None


def phrase_from(view: View, start: int, end: int) -> Phrase | None:
    """The first phrase in `words[start:end]` that can be a subject."""
    phrase = read_phrase(view.words, start, end)
    if phrase and nominative(view.words, phrase):
        return phrase
    return subject_after(view.words, start, end)


def antecedent(view: View, clause: Clause) -> Span | None:
    """What a relative clause speaks about: the phrase before its comma."""
    before = [c for c in view.clauses if c.end <= clause.start]
    for other in reversed(before):
        for start in range(other.start, other.end):
            phrase = read_phrase(view.words, start, other.end)
            if phrase and phrase.end == other.end:
                return phrase.span(view.words)
    return None


def interrupted_subject(view: View, clause: Clause, predicate: Predicate) -> Phrase | None:
    """The subject that an apposition or relative clause parts from its verb: "X, Chef von Y, sagte"."""
    if predicate.finite > clause.start + 1:
        return None
    for other in view.clauses:
        if other.end > clause.start:
            return None
        if other.kind is ClauseKind.FRAGMENT and other.before in ("", "„"):
            phrase = read_phrase(view.words, other.start, other.end, wide=True)
            if phrase and not view.words[phrase.start].has("prepositions"):
                return phrase
    return None
