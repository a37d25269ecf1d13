"""Reported statements: sentences whose verb tells that somebody demanded, named, announced, without his words."""

from collections.abc import Iterator

from explainer.extract.candidates import cue_of
from explainer.extract.clauses import ClauseKind, Predicate
from explainer.extract.sentence import Candidate, View, listed, objects, verb_of
from explainer.extract.subjects import subject_of
from explainer.model import StatementKind
from explainer.text import Span


def reported(view: View) -> Iterator[Candidate]:
    """A sentence whose verb reports what somebody said, without his words."""
    inside = {w.lower for w in view.words if not w.quote}
    for clause in view.clauses:
        for predicate in clause.predicates if clause.kind is ClauseKind.MAIN else ():
            needed = objects(view.language).get(verb_of(view, predicate), frozenset())
            speaker = subject_of(view, clause, predicate)
            intends = view.words[predicate.finite].lower in listed(view.language, "intends") and speaker is not None
            if intends or (("accusative" in needed or needed & inside) and reports(view, predicate, speaker)):
                yield Candidate(
                    kind=StatementKind.REPORTED,
                    spans=(view.sentence.span,),
                    sentence=view.sentence.number,
                    rule="intends" if intends else "reported-verb",
                    speaker=speaker,
                    cue=cue_of(view, predicate),
                    frame=view.sentence.span,
                )
                return


def reports(view: View, predicate: Predicate, speaker: Span | None) -> bool:
    """Whether a verb of reporting has somebody who speaks; the passive has nobody, and few verbs report in it."""
    if predicate.passive:
        return verb_of(view, predicate) in listed(view.language, "passive")
    return speaker is not None and not predicate.modal
