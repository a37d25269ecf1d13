"""Who a verb of saying speaks of: the words of its subject, wherever German puts them.

Before the verb or behind it, parted from it by an apposition or a relative clause, left out where the clause before
has it, behind "von" where the verb is passive, behind "in" or "aus" where a document speaks. Of several phrases that
fit, the one that can speak is taken.
"""

from explainer.extract.agreement import CERTAIN, is_pronoun, possible, rank, score
from explainer.extract.clauses import MOST_CLAUSES, Clause, ClauseKind
from explainer.extract.governed import by_noun, by_preposition, is_passive, is_quoted, stretch
from explainer.extract.lexicon import (
    ends_as,
    is_feminine,
    role_of,
)
from explainer.extract.nominatives import phrases_in
from explainer.extract.phrases import Phrase, read_phrase
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import View
from explainer.text import Span

LONGEST_APPOSITION = 16


def subject_of(view: View, clause: Clause, predicate: Predicate) -> Span | None:
    """The words that name who says what `predicate` tells; None where the sentence does not say."""
    phrase = speaking(view, clause, predicate)
    if phrase is None:
        return None
    return apposed(view, phrase).span(view.words)


def apposed(view: View, phrase: Phrase) -> Phrase:
    """A phrase with the name or role that explains it."""
    return Phrase(phrase.start, with_apposition(view, phrase), phrase.head)


def speaking(view: View, clause: Clause, predicate: Predicate) -> Phrase | None:
    """The phrase that names who speaks."""
    if clause.kind is ClauseKind.RELATIVE:
        return of_relative(view, clause, predicate)
    governed = by_noun(view, clause, predicate) or by_preposition(view, clause, predicate)
    if governed or (is_passive(view, clause, predicate) and not is_quoted(view, predicate)):
        return governed
    if clause.kind is ClauseKind.SUBORDINATE:
        return best(view, clause.start + 1, clause.end, predicate)
    return of_main(view, clause, predicate)


def of_main(view: View, clause: Clause, predicate: Predicate) -> Phrase | None:
    """The subject of a main clause: its own, or the one it shares with what stands before."""
    start, end = stretch(view, clause, predicate)
    own = best(view, start, end, predicate)
    if (
        predicate is not clause.predicate
        and (own is None or own.start > predicate.finite)
        and not is_pronoun(view, own)
    ):
        return of_earlier(view, clause, predicate) or own
    verb_first = predicate.finite <= start + leading(view, start)
    if own and not verb_first:
        return own
    if (
        own is None
        and clause.before == ","
        and view.words[clause.start].has("masculine_articles", "feminine_articles", "neuter_articles")
    ):
        return of_relative(view, clause, predicate)
    parted = interrupted(view, clause) if verb_first else None
    if parted and not is_pronoun(view, own) and (own is None or rank(view, parted) == CERTAIN):
        return parted
    goes_on = verb_first and view.words[min(predicate.finite + 1, end - 1)].has("adversatives")
    if own and score(view, own, predicate) >= CERTAIN and not goes_on:
        return own
    earlier = of_earlier(view, clause, predicate) if verb_first else None
    return max((p for p in (earlier, own) if p), key=lambda p: rank(view, p), default=None)


def leading(view: View, start: int) -> int:
    """1 where the clause begins with und, aber or an adverb, else 0."""
    return int(start < len(view.words) and view.words[start].has("coordinators", "adverbs"))


def best(view: View, start: int, end: int, predicate: Predicate) -> Phrase | None:
    """The phrase that fits best as subject: it can speak, agrees in number, stands first."""
    before = [
        p for p in phrases_in(view.words, start, min(predicate.finite, end), wide=True) if possible(view, p, predicate)
    ]
    first = before[0] if before else None
    pronoun = pronoun_behind(view, predicate, end) if first is None or rank(view, first) < CERTAIN else None
    if pronoun:
        return pronoun
    if (
        first is not None
        and rank(view, first)
        and all(not word.is_word or word.classes for word in view.words[start : first.start])
    ):
        return first
    if first is not None and first.end == predicate.finite and is_nominative(view, first):
        return first
    behind = phrases_in(view.words, max(start, predicate.finite + 1), end) if predicate.finite < end else ()
    sure = [
        p for p in behind if possible(view, p, predicate) and (first is None or score(view, p, predicate) >= CERTAIN)
    ]
    return max([*before, *sure], key=lambda p: score(view, p, predicate), default=None)


def pronoun_behind(view: View, predicate: Predicate, end: int) -> Phrase | None:
    """The pronoun right behind a verb that can be nothing but its subject: "Namen nannte er nicht"."""
    at = predicate.finite + 1
    sure = at < end and view.words[at].has("sure_subjects") and not predicate.plural
    return Phrase(at, at + 1, at) if sure else None


def is_nominative(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a nominative beyond doubt: der before a noun that is not feminine."""
    first, head = view.words[phrase.start], view.words[phrase.head]
    return first.has("masculine_articles") and phrase.head > phrase.start and not is_feminine(view.language, head.text)


# --- across clauses ---------------------------------------------------------------------------------------------------


def of_relative(view: View, clause: Clause, predicate: Predicate) -> Phrase | None:
    """The subject of a relative clause: its own where the pronoun is none, else what the pronoun stands for."""
    first = next((i for i in range(clause.start, clause.end) if view.words[i].is_word), clause.start)
    pronoun = view.words[first]
    if predicate.passive or not pronoun.has("nominative"):
        return (
            by_preposition(view, clause, predicate)
            if predicate.passive
            else best(view, first + 1, clause.end, predicate)
        )
    before = referred(view, clause)
    return Phrase(before.start, first + 1, before.head) if before else None


def antecedent(view: View, clause: Clause) -> Span | None:
    """The words that a relative clause speaks about."""
    phrase = referred(view, clause)
    return phrase.span(view.words) if phrase else None


def referred(view: View, clause: Clause) -> Phrase | None:
    """What a relative clause speaks about: the phrase that ends at its comma."""
    for other in reversed([c for c in view.clauses if c.end <= clause.start]):
        if other.kind is ClauseKind.RELATIVE:
            continue
        end = nouns_end(view, other)
        for start in range(other.start, end):
            phrase = read_phrase(view.words, start, end, wide=True)
            if phrase and phrase.end == end:
                return phrase
        return None
    return None


def nouns_end(view: View, clause: Clause) -> int:
    """The end of a clause without the verbs that stand last: "ein Prediger zugeschaltet"."""
    end = clause.end
    while end > clause.start + 1 and view.words[end - 1].forms and not view.words[end - 1].is_capital:
        end -= 1
    return end


def of_earlier(view: View, clause: Clause, predicate: Predicate) -> Phrase | None:
    """The subject of the verb or the main clause before: "X kritisierte A, forderte aber B"."""
    if len(clause.predicates) > MOST_CLAUSES:
        return None
    position = next((i for i, p in enumerate(clause.predicates) if p.finite == predicate.finite), 0)
    if position:
        return speaking(view, clause, clause.predicates[position - 1])
    before = (c for c in reversed(view.clauses) if c.end <= clause.start and c.kind is ClauseKind.MAIN and c.predicates)
    other = next(before, None)
    return of_main(view, other, other.predicates[-1]) if other else None


def interrupted(view: View, clause: Clause) -> Phrase | None:
    """The subject that an apposition or relative clause parts from its verb: "X, Chef von Y, sagte"."""
    found = None
    for other in reversed([c for c in view.clauses if c.end <= clause.start]):
        if (other.kind is ClauseKind.MAIN and other.predicates) or clause.before not in (",", "–"):
            break
        if other.kind is ClauseKind.FRAGMENT:
            phrase = next(phrases_in(view.words, other.start, other.end, wide=True), None)
            found = phrase if phrase and all(w.has("focus") for w in view.words[other.start : phrase.start]) else found
    return found


def with_apposition(view: View, phrase: Phrase) -> int:
    """The end of a phrase with the name or role that follows it between commas: "der Präsident, Barack Obama,"."""
    words = view.words
    if phrase.end >= len(words) or words[phrase.end].text != "," or words[phrase.head].has("subject_pronouns"):
        return phrase.end
    follower = next((c for c in view.clauses if c.start == phrase.end + 1), None)
    if (
        follower is None
        or follower.kind is not ClauseKind.FRAGMENT
        or follower.end - follower.start > LONGEST_APPOSITION
    ):
        return phrase.end
    inner = read_phrase(words, follower.start, follower.end, wide=True)
    if inner is None or inner.end != follower.end or words[follower.start].has("prepositions"):
        return phrase.end
    return follower.end if role_of(view.language, words[inner.head].text) or names_somebody(view, inner) else phrase.end


def names_somebody(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a name that can explain the noun before it."""
    return phrase.start == phrase.head or bool(ends_as(view.language, "organisations", view.words[phrase.head].lower))
