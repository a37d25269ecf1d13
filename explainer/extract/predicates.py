"""The verb of a clause: which word is finite, what completes it, in which mood and voice it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explainer.extract.finite import finite_form, is_finite_here
from explainer.extract.morphology import AUXILIARY, Form, Mood, particles
from explainer.extract.words import Word


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
