"""Statements that a word refers to: wie X mitteilte, das sagte X, demnach, wonach."""

from collections.abc import Iterator
from dataclasses import replace

from explainer.extract.candidates import around, cue_of, has_words, without_stop
from explainer.extract.clauses import Clause, ClauseKind
from explainer.extract.phrases import read_phrase
from explainer.extract.predicates import complete
from explainer.extract.sentence import Candidate, View, frames, reporting, source_words
from explainer.extract.subjects import antecedent, subject_of
from explainer.extract.words import word_list
from explainer.model import StatementKind
from explainer.text import Span


def as_clauses(view: View) -> Iterator[Candidate]:
    """Statements around an inserted "wie X mitteilte"."""
    for clause in inserted(view):
        predicate = clause.predicate
        if predicate is None or view.words[clause.start].quote:
            continue
        if predicate.lemma in source_words(view.language, "showing"):
            yield around(view, clause, "wie", shown_by(view, clause), cue_of(view, predicate))
        elif reporting(view, clause, "quote", "that", "clause"):
            yield around(view, clause, "wie", subject_of(view, clause, predicate), cue_of(view, predicate))


def inserted(view: View) -> Iterator[Clause]:
    """The clauses with wie; one that an apposition cuts ("wie X, Chef von Y, mitteilte") as a whole."""
    for index, clause in enumerate(view.clauses):
        if clause.opener != "wie" or len(view.clauses) < 2:
            continue
        if clause.kind is ClauseKind.SUBORDINATE:
            yield clause
        for other in view.clauses[index + 1 :] if clause.kind is ClauseKind.FRAGMENT else ():
            verb = other.predicate
            if verb and verb.finite == other.end - 1 and other.end - other.start < 6:
                yield replace(clause, end=other.end, kind=ClauseKind.SUBORDINATE, predicates=(verb,))
            if verb:
                break


def shown_by(view: View, clause: Clause) -> Span | None:
    """The source that shows something: the phrase behind aus, or the subject."""
    for index in range(clause.start, clause.end):
        if view.words[index].lower == "aus":
            phrase = read_phrase(view.words, index + 1, clause.end, wide=True)
            return phrase.span(view.words) if phrase else None
    return subject_of(view, clause, clause.predicate) if clause.predicate else None


def according_to_which(view: View) -> Iterator[Candidate]:
    """What a source says in a relative clause: "Berichte, wonach …", "Gerüchte, nach denen …"."""
    for clause in view.clauses[1:]:
        words = view.words
        first = clause.start
        if clause.opener == "wonach":
            skip = 1
        elif words[first].lower in ("nach", "laut") and clause.kind is ClauseKind.RELATIVE:
            skip = 2
        else:
            continue
        span = without_stop(view, view.span(first + skip, clause.end))
        if len(span):
            yield Candidate(
                kind=StatementKind.INDIRECT,
                spans=(span,),
                sentence=view.sentence.number,
                rule="wonach",
                speaker=antecedent(view, clause) or words[first].span,
                cue=(words[first].span,),
                frame=view.span(0, first + skip),
            )


def accordingly(view: View) -> Iterator[Candidate]:
    """A sentence with demnach: what the source named before says."""
    for index, word in enumerate(view.words):
        if word.lower in source_words(view.language, "demnach") and not word.quote:
            spans = [view.span(0, index), without_stop(view, view.span(index + 1, len(view.words)))]
            kept = tuple(s for s in spans if has_words(view, s))
            if not kept:
                return
            yield Candidate(
                kind=StatementKind.INDIRECT,
                spans=kept,
                sentence=view.sentence.number,
                rule="demnach",
                speaker=word.span,
                cue=(word.span,),
                frame=word.span,
            )
            return


def summed_up(view: View, previous: View | None) -> Iterator[Candidate]:
    """The sentence before "Das sagte X.": its words are what X said."""
    if previous is None or previous.sentence.paragraph != view.sentence.paragraph or not view.clauses:
        return
    clause, words = view.clauses[0], view.words
    predicate = clause.predicate
    if (
        predicate is None
        or words[0].lower not in ("das", "dies")
        or predicate.finite != 1
        or any(q.is_speech for q in previous.quotes)
    ):
        return
    if any(
        c.kind in (ClauseKind.MAIN, ClauseKind.INFINITIVE) or c.opener in word_list(view.language, "that")
        for c in view.clauses[1:]
    ):
        return
    whole = complete(words, 1, len(words) - 1, view.language)
    if frames(view.language).get(whole.lemma, frozenset()) & {"quote"} or reporting(view, clause, "quote"):
        speaker = subject_of(view, clause, predicate) or subject_later(view)
    elif whole.lemma in source_words(view.language, "showing"):
        speaker = shown_by(view, clause)
    else:
        return
    yield Candidate(
        kind=StatementKind.INDIRECT,
        spans=(previous.sentence.span, words[0].span),
        sentence=view.sentence.number,
        rule="das-sagte",
        speaker=speaker,
        cue=cue_of(view, whole),
        frame=view.sentence.span,
    )


def subject_later(view: View) -> Span | None:
    """The subject in a later piece of the sentence, where an insertion parts it from its verb."""
    for clause in view.clauses[1:]:
        phrase = read_phrase(view.words, clause.start, clause.end) if clause.kind is ClauseKind.FRAGMENT else None
        if phrase and not view.words[clause.start].has("prepositions"):
            return phrase.span(view.words)
    return None
