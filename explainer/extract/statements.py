"""Statements of a text: direct, indirect, free indirect and reported speech, sentence by sentence.

Every finder looks at one sentence and returns candidates; what one has taken, the next leaves alone. The order is the
order of certainty: marks, frames, Konjunktiv, verbs of reporting.
"""

from explainer.extract.complements import complements
from explainer.extract.direct import find_quotes
from explainer.extract.interview import answers, find_turns
from explainer.extract.konjunktiv import before_quote, free_indirect, merge_free
from explainer.extract.named_sources import sources
from explainer.extract.quoted import direct_speech, named
from explainer.extract.references import according_to_which, accordingly, as_clauses, summed_up
from explainer.extract.reported import reported
from explainer.extract.sentence import Candidate, View, look
from explainer.text import Text


def views_of(text: Text, language: str = "de") -> tuple[View, ...]:
    """Every sentence of `text` with its words and clauses."""
    return tuple(look(text, sentence, language, find_quotes) for sentence in text.sentences)


def find_candidates(views: tuple[View, ...]) -> list[Candidate]:
    """All candidates of a text, in the order of its sentences."""
    turns = find_turns(views)
    spoken = {turn.paragraph for turn in turns}
    found = answers(views, turns)
    for index, view in enumerate(views):
        if view.sentence.paragraph not in spoken:
            found += in_sentence(view, views[index - 1] if index else None, found[-1] if found else None, views)
    return merge_free(sorted(found, key=lambda candidate: candidate.sentence), views)


def in_sentence(view: View, previous: View | None, last: Candidate | None, views: tuple[View, ...]) -> list[Candidate]:
    """The candidates of one sentence; `last` is the one found before it."""
    continues = last is not None and last.sentence == view.sentence.number - 1
    near = last is not None and views[last.sentence - 1].sentence.paragraph == view.sentence.paragraph
    framed = without_overlaps(framed_in(view, previous))
    if not framed and speaks_alone(view):
        framed = list(before_quote(view))
    elif not framed:
        framed = list(free_indirect(view, continues, near)) or list(reported(view))
    return [*framed, *direct_speech(view, framed)]


def framed_in(view: View, previous: View | None) -> list[Candidate]:
    """Every candidate that a frame offers in a sentence, the surest first; they may overlap."""
    return [
        *summed_up(view, previous),
        *sources(view),
        *as_clauses(view),
        *complements(view),
        *accordingly(view),
        *according_to_which(view),
        *(() if speaks_alone(view) else named(view)),
    ]


def speaks_alone(view: View) -> bool:
    """Whether a quotation of the sentence is no part of a clause around it."""
    return any(quoted.is_speech and quoted.stands_alone for quoted in view.quotes)


def without_overlaps(found: list[Candidate]) -> list[Candidate]:
    """The candidates without those that an earlier one covers in part."""
    kept: list[Candidate] = []
    for candidate in found:
        if len(candidate.spans[0]) and not any(a.overlaps(b) for k in kept for a in k.spans for b in candidate.spans):
            kept.append(candidate)
    return kept
