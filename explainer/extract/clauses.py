"""Clauses of a sentence: what stands between commas, how it begins, and what its verb says.

No parser: in German the comma, the first word and the place of the finite verb tell a clause apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice

from explainer.extract.finite import finite_form, has_infinitive, is_auxiliary, is_full, is_sure_finite, not_joined
from explainer.extract.morphology import AUXILIARY, Mood, particles
from explainer.extract.phrases import read_phrase
from explainer.extract.predicates import Predicate, final_predicate, last_verb, main_predicates, with_full_verb
from explainer.extract.words import Word

SEPARATORS = frozenset(",;:–—")
MOST_CLAUSES = 60  # of a sentence; what follows is a list, and who reads it all takes the square of its length


BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}


RELATIVE_FORMS = frozenset(
    ["der", "die", "das", "den", "dem", "denen", "deren", "dessen", "welcher", "welchem", "welchen", "welche"]
)


class ClauseKind(Enum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Clause:
    """The words `start … end - 1` of a sentence, between separators. `opener` is the first word's lower case."""

    start: int
    end: int
    kind: ClauseKind
    opener: str
    before: str
    predicates: tuple[Predicate, ...] = field(default=())

    @property
    def predicate(self) -> Predicate | None:
        """The first predicate."""
        return self.predicates[0] if self.predicates else None


def find_clauses(words: Sequence[Word], language: str, hidden: Sequence[bool]) -> tuple[Clause, ...]:
    """The clauses of a sentence. `hidden` marks words of direct quotations, which take no part in its grammar."""
    found = []
    for start, end, before in islice(pieces(words, hidden), MOST_CLAUSES):
        for cut_start, cut_end, separator in joined_mains(words, start, end, before):
            found.append(make_clause(words, cut_start, cut_end, separator, language, hidden))
    return tuple(with_late_verbs(words, found, language))


def joined_mains(words: Sequence[Word], start: int, end: int, before: str) -> Iterator[tuple[int, int, str]]:
    """Cut a run of words before an und that joins a main clause with a subject of its own."""
    cut = start
    for index in range(start + 3, end - 2):
        if (
            words[index].lower in ("und", "doch", "aber", "jedoch")
            and not words[index].quote
            and begins_main(words, index + 1, end)
        ):
            yield cut, index, before
            cut, before = index, words[index].lower
    yield cut, end, before


def begins_main(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a subject and its finite verb begin at `start`: "die Fraktion forderte"."""
    phrase = read_phrase(words, start, end)
    if phrase is None or phrase.end >= end or words[phrase.start].has("prepositions"):
        return False
    return is_sure_finite(words, phrase.end, start) and words[start].lower not in (
        "den",
        "dem",
        "des",
        "einem",
        "einen",
        "eines",
    )


def with_late_verbs(words: Sequence[Word], clauses: list[Clause], language: str) -> Iterator[Clause]:
    """The clauses, an auxiliary joined to the participle behind an insertion: "hatte X, Chef von Y, gesagt"."""
    for index, clause in enumerate(clauses):
        predicate = clause.predicate
        if clause.kind is ClauseKind.MAIN and predicate and len(clause.predicates) == 1 and len(predicate.words) == 1:
            late = late_verb(words, clauses, index, predicate, language)
            if late is not None:
                clause = replace(clause, predicates=(late,))
        yield clause


def late_verb(
    words: Sequence[Word], clauses: list[Clause], index: int, predicate: Predicate, language: str
) -> Predicate | None:
    """The predicate with its participle, infinitive or particle from a later piece of the sentence."""
    for other in clauses[index + 1 :]:
        if other.kind is ClauseKind.MAIN or other.kind is ClauseKind.SUBORDINATE:
            return None
        if other.kind is ClauseKind.FRAGMENT and predicate.lemma in AUXILIARY:
            full = last_verb(words, other.start, other.end)
            if full is not None:
                return with_full_verb(words, predicate.finite, finite_form(words[predicate.finite]), full)
        last = [i for i in range(other.start, other.end) if words[i].is_word][-1:]
        if other.kind is ClauseKind.FRAGMENT and last and words[last[0]].lower in particles(language):
            return replace(predicate, lemma=words[last[0]].lower + predicate.lemma, words=(predicate.finite, last[0]))
    return None


def pieces(words: Sequence[Word], hidden: Sequence[bool]) -> Iterator[tuple[int, int, str]]:
    """Start, end and separator before, of each run of words between separators outside brackets and quotations."""
    start, depth, before = 0, 0, ""
    for index, word in enumerate(words):
        if hidden[index]:
            if index > start and not hidden[index - 1]:
                yield start, index, before
            start, before = index + 1, "„"
            continue
        depth = max(0, depth + BRACKETS.get(word.text, 0))
        if word.text in SEPARATORS and depth == 0 and word.quote == 0:
            if index > start:
                yield start, index, before
            start, before = index + 1, word.text
    if start < len(words):
        yield start, len(words), before


def make_clause(
    words: Sequence[Word], start: int, end: int, before: str, language: str, hidden: Sequence[bool]
) -> Clause:
    """Name the kind of the clause in `words[start:end]` and find its predicates."""
    first = next((i for i in range(start, end) if words[i].is_word and not words[i].has("leading")), start)
    opener = words[first].lower if first < end else ""
    kind = opening_kind(words, first, end, before)
    if kind is None:
        predicates = tuple(main_predicates(words, start, end, language))
        if predicates:
            kind = ClauseKind.MAIN
        else:
            kind = ClauseKind.INFINITIVE if has_infinitive(words, start, end) else ClauseKind.FRAGMENT
    else:
        predicates = tuple(final_predicate(words, first, end, language))
    return Clause(start, end, kind, opener, before, predicates)


def opening_kind(words: Sequence[Word], first: int, end: int, before: str) -> ClauseKind | None:
    """What the first words say about a clause; None: look at its verb."""
    if first >= end:
        return None
    word = words[first]
    if has_infinitive(words, first, end) and not any(is_sure_finite(words, i, first) for i in range(first, end)):
        return ClauseKind.INFINITIVE
    if (
        word.has("subordinators")
        and (not word.has("prepositions") or word.lower == "während")
        and verb_last(words, first, end)
    ):
        return ClauseKind.SUBORDINATE
    if word.has("interrogatives") and opens_question(words, first, end):
        return ClauseKind.SUBORDINATE
    if (
        before in (",", "–", "—")
        and word.has("relatives")
        and verb_last(words, first, end)
        and not verb_second(words, first, end)
    ):
        return ClauseKind.RELATIVE
    after = words[first + 1] if first + 1 < end else None
    if before == "," and word.has("prepositions") and after is not None and after.lower in RELATIVE_FORMS:
        return ClauseKind.RELATIVE if verb_last(words, first, end) and not verb_second(words, first + 1, end) else None
    return None


def opens_question(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a question opens the sentence as the object of the verb behind it: "Wer gemeint war, wisse er nicht"."""
    behind = end + 1 < len(words) and words[end].text == "," and words[end + 1].is_finite
    return first == 0 and behind and verb_last(words, first, end)


def verb_second(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a clause that could be relative is a main clause: "die Lage sei ernst" has its verb behind a phrase."""
    phrase = read_phrase(words, first, end, wide=False)
    if phrase is None or phrase.end >= end or phrase.end - first < 2:
        return False
    verb = words[phrase.end]
    return any(f.mood in (Mood.KONJUNKTIV_1, Mood.KONJUNKTIV_2) or f.lemma in AUXILIARY for f in verb.forms)


def verb_last(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether the clause has a finite verb, and not in the place where a main clause has it."""
    finite = [
        i for i in range(first + 1, end) if words[i].is_finite and words[i - 1].lower != "zu" and not_joined(words[i])
    ]
    if not finite or (is_sure_finite(words, first + 1, first) and not words[first].has("that", "asking")):
        return False
    if words[first].has("that", "conditional") or words[first].lower == "ob":
        return True
    last = finite[-1]
    rest = [w for w in words[last + 1 : end] if w.is_word]
    if any(f.mood in (Mood.PARTICIPLE, Mood.INFINITIVE) for w in rest for f in w.forms):
        return False
    if len(finite) > 1 and is_full(words[last]) and any(is_auxiliary(words[i]) for i in finite[:-1]):
        return False
    if len(rest) <= 1:
        return True
    return (
        words[first].lower not in ("als", "während", "da", "damit")
        and last - first > 2
        and rest[0].has("prepositions", "coordinators")
    )
