"""Clauses of a sentence: what stands between commas, how it begins, and what its verb says.

No parser: in German the comma, the first word and the place of the finite verb tell a clause apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from explainer.extract.morphology import AUXILIARY, Form, Mood, particles
from explainer.extract.phrases import read_phrase
from explainer.extract.words import FINITE, Word

SEPARATORS = frozenset(",;:–—")
BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}


class ClauseKind(Enum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a clause: its infinitive with particle, the words that make it, and how it stands."""

    lemma: str
    finite: int
    words: tuple[int, ...]
    mood: Mood
    passive: bool = False
    modal: str = ""
    plural: bool | None = None


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
    for start, end, before in pieces(words, hidden):
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


def is_sure_finite(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether the word is a finite verb and cannot be an infinitive or participle."""
    return is_finite_here(words, index, start) and not any(
        f.mood in (Mood.INFINITIVE, Mood.PARTICIPLE) for f in words[index].forms
    )


def verb_second(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a clause that could be relative is a main clause: "die Lage sei ernst" has its verb behind a phrase."""
    phrase = read_phrase(words, first, end, wide=False)
    if phrase is None or phrase.end >= end or phrase.end - first < 2:
        return False
    verb = words[phrase.end]
    return any(f.mood in (Mood.KONJUNKTIV_1, Mood.KONJUNKTIV_2) or f.lemma in AUXILIARY for f in verb.forms)


RELATIVE_FORMS = frozenset(
    ["der", "die", "das", "den", "dem", "denen", "deren", "dessen", "welcher", "welchem", "welchen", "welche"]
)


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


def is_full(word: Word) -> bool:
    """Whether a finite form can be the participle or infinitive of a full verb as well."""
    return any(f.mood in (Mood.PARTICIPLE, Mood.INFINITIVE) and f.lemma not in AUXILIARY for f in word.forms)


def is_auxiliary(word: Word) -> bool:
    """Whether a finite form is one of an auxiliary or modal."""
    return any(f.lemma in AUXILIARY and f.mood in FINITE for f in word.forms)


def has_infinitive(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether an infinitive with zu stands in the clause."""
    for index in range(start, end):
        word = words[index]
        infinitive = any(f.mood is Mood.INFINITIVE for f in word.forms)
        if infinitive and (
            (words[index - 1].lower == "zu" and index > start) or ("zu" in word.lower[1:-3] and not_listed(word))
        ):
            return True
    return False


def not_joined(word: Word) -> bool:
    """Whether the word is no infinitive with a zu inside (mitzuteilen)."""
    return not (word.lower.endswith("n") and "zu" in word.lower[1:-3] and not_listed(word))


def not_listed(word: Word) -> bool:
    """Whether the word is an infinitive only because of a zu between particle and verb (mitzuteilen)."""
    return all(form.lemma != word.lower for form in word.forms)


def main_predicates(words: Sequence[Word], start: int, end: int, language: str) -> Iterator[Predicate]:
    """The predicates of a main clause: its finite verb, and those that und joins to it."""
    index = start
    while index < end:
        finite = next((i for i in range(index, end) if is_finite_here(words, i, start)), None)
        if finite is None:
            return
        joint = next((i for i in range(finite + 1, end - 1) if joins(words, i, end)), end)
        yield complete(words, finite, joint, language)
        index = joint + 1


def is_finite_here(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether the word can be a finite verb where it stands: no infinitive after zu, no adjective, no participle."""
    word = words[index]
    if not word.is_finite or word.quote:
        return False
    previous = words[index - 1] if index > start else None
    following = words[index + 1] if index + 1 < len(words) else None
    if (previous is not None and previous.lower in ("zu", "am", "ohne")) or not not_joined(word):
        return False
    if following is None or not following.is_noun or not word.lower.endswith(("e", "en", "er", "es", "em")):
        return True
    opener = phrase_opener(words, index, start)
    return opener is None or (word.lower.endswith("en") and opener.lower in ("das", "dies", "es", "ein"))


def phrase_opener(words: Sequence[Word], index: int, start: int) -> Word | None:
    """The article or preposition shortly before a word that may be an adjective: "eines gestern veröffentlichten"."""
    for position in range(index - 1, max(start, index - 4) - 1, -1):
        word = words[position]
        if word.has("determiners", "prepositions"):
            return word
        if word.is_capital or not word.is_word or word.has("pronouns"):
            return None
    return None


def joins(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether a second predicate begins behind the und at `index`: "kritisierte A und forderte B"."""
    if words[index].lower not in ("und", "oder", "sowie", "aber", "doch"):
        return False
    following = words[index + 1]
    if following.is_finite and not following.is_capital and not following.quote:
        return all(f.mood is not Mood.PARTICIPLE for f in following.forms) and plain_finite(following)
    return False


def plain_finite(word: Word) -> bool:
    """Whether nothing but a finite verb is likely: infinitives and plural forms look alike."""
    return not any(form.mood is Mood.INFINITIVE for form in word.forms) or any(f.lemma in AUXILIARY for f in word.forms)


def complete(words: Sequence[Word], finite: int, end: int, language: str) -> Predicate:
    """The predicate of the finite verb at `finite`: with participle, infinitive or separated particle."""
    form = finite_form(words[finite])
    if form.lemma in AUXILIARY:
        full = last_verb(words, finite + 1, end)
        if full is not None:
            return with_full_verb(words, finite, form, full)
    particle = separated(words, finite, end, language)
    lemma = form.lemma if particle is None else words[particle].lower + form.lemma
    positions = (finite,) if particle is None else (finite, particle)
    return Predicate(lemma, finite, positions, form.mood, plural=form.plural)


def with_full_verb(words: Sequence[Word], finite: int, form: Form, full: int) -> Predicate:
    """An auxiliary or modal with the verb that carries the meaning."""
    readings = [f for f in words[full].forms if f.mood in (Mood.PARTICIPLE, Mood.INFINITIVE)]
    reading = min(readings, key=lambda f: len(f.lemma)) if form.lemma == "werden" else readings[0]
    participle = reading.mood is Mood.PARTICIPLE
    passive = participle and (
        form.lemma == "werden" or words[min(full + 1, len(words) - 1)].lower in ("worden", "werden")
    )
    modal = form.lemma if not participle else ""
    before = words[full - 1]
    apart = before.lower if full - 1 > finite and before.has("apart") else ""
    return Predicate(apart + reading.lemma, finite, (finite, full), form.mood, passive, modal, form.plural)


def finite_form(word: Word) -> Form:
    """The likeliest finite reading: a sure Konjunktiv is only taken where nothing else fits."""
    found = [form for form in word.forms if form.mood in FINITE]
    return min(found, key=lambda form: (form.mood is not Mood.INDICATIVE, len(form.lemma)))


def last_verb(words: Sequence[Word], start: int, end: int) -> int | None:
    """The last participle or infinitive in `words[start:end]`, auxiliaries passed over where a full verb is there."""
    found = None
    for index in range(start, end):
        word = words[index]
        not_finite = any(f.mood in (Mood.PARTICIPLE, Mood.INFINITIVE) for f in word.forms) and not word.quote
        if not_finite and (found is None or all(f.lemma not in AUXILIARY for f in word.forms)):
            found = index
    return found


def separated(words: Sequence[Word], finite: int, end: int, language: str) -> int | None:
    """The position of the particle that belongs to the verb at `finite`: at the end of its clause."""
    last = end - 1
    while last > finite and not words[last].is_word:
        last -= 1
    if last > finite and words[last].lower in particles(language) and not words[last].is_capital:
        return last
    return None


def final_predicate(words: Sequence[Word], first: int, end: int, language: str) -> Iterator[Predicate]:
    """The predicate of a clause whose finite verb stands last: "dass er das gesagt habe"."""
    finite = next((i for i in range(end - 1, first, -1) if words[i].is_finite and not words[i].quote), None)
    if finite is None:
        return
    form = finite_form(words[finite])
    if form.lemma in AUXILIARY:
        full = last_verb(words, first, finite)
        if full is not None and finite - full <= 2:
            yield with_full_verb(words, finite, form, full)
            return
    before = words[finite - 1]
    if before.has("apart"):
        yield Predicate(before.lower + form.lemma, finite, (finite - 1, finite), form.mood, plural=form.plural)
    else:
        yield Predicate(form.lemma, finite, (finite,), form.mood, plural=form.plural)


# Particles that as a word before a verb at the end are rather something else.
