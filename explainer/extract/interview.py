"""Interviews in questions and answers: "Kern: Wir bauen weiter." is said without quotation marks.

A name with a colon opens the paragraph, and the same name opens others too; that tells a turn from a heading with a
colon and from a list.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from explainer.extract.sentence import Candidate, View
from explainer.model import StatementKind
from explainer.text import Span

LABEL = re.compile(r"(?:\W{0,4})(?P<who>[A-ZÄÖÜ][\w.'’-]*(?: [A-ZÄÖÜ][\w.'’-]*){0,3})\W{0,4}:\W{0,4}\s+(?=\S)")
TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer or question: `who` is the label before the colon, `words` what follows, `sentence` the first."""

    who: Span
    words: Span
    sentence: int
    paragraph: int


def find_turns(views: Sequence[View]) -> tuple[Turn, ...]:
    """The turns of an interview; none where no label opens two paragraphs."""
    by_paragraph: dict[int, list[View]] = {}
    for view in views:
        by_paragraph.setdefault(view.sentence.paragraph, []).append(view)
    turns = [turn for group in by_paragraph.values() for turn in opened(group)]
    counts = Counter(turn_label(views[0], turn) for turn in turns) if views else Counter()
    return tuple(turn for turn in turns if counts[turn_label(views[0], turn)] >= TURNS)


def opened(group: Sequence[View]) -> list[Turn]:
    """The turn that a paragraph is, judged by its beginning alone."""
    content, first = group[0].text.content, group[0].sentence
    end = group[-1].sentence.span.end
    match = LABEL.match(content, first.span.start, min(first.span.start + 60, end))
    if match is None or match.end() >= end:
        return []
    return [Turn(Span(*match.span("who")), Span(match.end(), end), first.number, first.paragraph)]


def turn_label(view: View, turn: Turn) -> str:
    """The words before the colon."""
    return turn.who.of(view.text.content)


def answers(views: Sequence[View], turns: Sequence[Turn]) -> list[Candidate]:
    """The turns of those who do not only ask, as direct statements."""
    if not turns:
        return []
    content = views[0].text.content
    asks: dict[str, bool] = {}
    for turn in turns:
        label = turn_label(views[0], turn)
        asks[label] = asks.get(label, True) and content[turn.words.end - 1] == "?"
    return [
        Candidate(
            kind=StatementKind.DIRECT,
            spans=(turn.words,),
            sentence=turn.sentence,
            rule="interview",
            speaker=turn.who,
            frame=turn.who,
        )
        for turn in turns
        if not asks[turn_label(views[0], turn)]
    ]
