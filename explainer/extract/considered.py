"""Who was looked at as the speaker of a statement and left, and why: the other half of an attribution.

Looked at are the actors of the sentence; where its words name nobody for sure, those of the sentence before as well.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from explainer.extract.cast import gender_of
from explainer.extract.clauses import ClauseKind
from explainer.extract.sentence import View
from explainer.extract.subjects import apposed, speaking
from explainer.model import Actor, ActorKind, FoundStatement
from explainer.text import Span

NAMING = frozenset({"name", "organisation", "source"})
"""Rules by which the words of the sentence say themselves who speaks: nobody looks further."""

Mentions = Sequence[tuple[Span, Actor]]  # in the order of the text


def mentions_of(actors: Sequence[Actor]) -> Mentions:
    """Every mention of every actor, in the order of the text."""
    return sorted(((span, actor) for actor in actors for span in actor.mentions), key=lambda pair: pair[0])


def considered(
    statement: FoundStatement, view: View, previous: View | None, mentions: Mentions
) -> Iterator[tuple[Actor, str]]:
    """The actors that were looked at and left, each once with the reason; the nearest sentence first."""
    speaker = statement.speaker
    taken = {speaker.actor} if speaker and speaker.actor else set()
    views = [view] if previous is None or (speaker and speaker.rule in NAMING) else [view, previous]
    for looked in views:
        for span, actor in in_sentence(looked, mentions):
            if actor.id not in taken:
                taken.add(actor.id)
                yield actor, reason(statement, looked, looked is view, span, actor)


def in_sentence(view: View, mentions: Mentions) -> Iterator[tuple[Span, Actor]]:
    """The mentions in a sentence."""
    low = bisect_left(mentions, view.sentence.span.start, key=lambda pair: pair[0].start)
    high = bisect_left(mentions, view.sentence.span.end, key=lambda pair: pair[0].start)
    return iter(mentions[low:high])


def reason(statement: FoundStatement, view: View, same: bool, span: Span, actor: Actor) -> str:
    """Why an actor mentioned at `span` does not speak; `same`: in the sentence of the statement's frame."""
    if any(other.covers(span) for other in statement.spans):
        return "the statement names him"
    if same:
        return "not the subject of a verb that frames the statement"
    pronoun = misfit(statement, view, actor)
    if pronoun:
        return f"„{pronoun}“ does not fit"
    if any(subject.covers(span) for subject in subjects(view)):
        return "the sentence before is about him, but not about him alone, or the words here mean another"
    return "not the subject of the sentence before"


def misfit(statement: FoundStatement, view: View, actor: Actor) -> str:
    """The pronoun of a statement's speaker that an actor's first name does not go with; empty for none."""
    spans = statement.speaker.spans if statement.speaker else ()
    words = [span.of(view.text.content) for span in spans]
    wrong = {"er": "f", "sie": "m"}
    gender = gender_of(actor.name.split()[0], view.language) if actor.kind is ActorKind.PERSON else ""
    return next((word for word in words if gender and wrong.get(word.lower()) == gender), "")


def subjects(view: View) -> Iterator[Span]:
    """The subjects of the main clauses of a sentence."""
    for clause in view.clauses:
        if clause.kind is ClauseKind.MAIN and clause.predicate:
            phrase = speaking(view, clause, clause.predicate)
            if phrase is not None:
                yield apposed(view, phrase).span(view.words)
