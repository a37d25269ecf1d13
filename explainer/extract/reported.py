"""Reported statements: sentences whose verb tells that somebody demanded, named, announced, without his words."""

from collections.abc import Iterator

from explainer.extract.candidates import cue_of
from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import Candidate, View, intends, objects, passives, verb_of
from explainer.extract.subjects import subject_of
from explainer.model import StatementKind
from explainer.text import Span


def reported(view: View) -> Iterator[Candidate]:
    """A sentence whose verb reports what somebody said, without his words."""
    inside = {w.lower for w in view.words if not w.quote}
    for clause in view.clauses:
        for predicate in clause.predicates if clause.kind is ClauseKind.MAIN else ():
            needed = objects(view.language).get(verb_of(view, predicate), frozenset())
            speaker = spoken_by(view, clause, predicate)
            will = view.words[predicate.finite].lower in intends(view.language) and speaker is not None
            if will or (("accusative" in needed or needed & inside) and reports(view, predicate, speaker)):
                yield Candidate(
                    kind=StatementKind.REPORTED,
                    spans=(view.sentence.span,),
                    sentence=view.sentence.number,
                    rule="intends" if will else "reported-verb",
                    speaker=speaker,
                    cue=cue_of(view, predicate),
                    frame=view.sentence.span,
                )
                return


def spoken_by(view: View, clause: Clause, predicate: Predicate) -> Span | None:
    """The subject; in the passive, whom a preposition names: the subject there is what was said of."""
    speaker = subject_of(view, clause, predicate)
    if speaker is None or not predicate.passive:
        return speaker
    before = [word for word in view.words if word.end <= speaker.start][-1:]
    return speaker if before and before[0].has("prepositions") else None


def reports(view: View, predicate: Predicate, speaker: Span | None) -> bool:
    """Whether a verb of reporting has somebody who speaks; the passive has nobody, and few verbs report in it."""
    if predicate.passive:
        return verb_of(view, predicate) in passives(view.language)
    return speaker is not None and not predicate.modal
