"""Whether a word is a finite verb where it stands, and what else a verb form can be there."""

from collections.abc import Sequence

from explainer.extract.morphology import AUXILIARY, Form, Mood
from explainer.extract.words import FINITE, Word


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


def is_sure_finite(words: Sequence[Word], index: int, start: int) -> bool:
    """Whether the word is a finite verb and cannot be an infinitive or participle."""
    return is_finite_here(words, index, start) and not any(
        f.mood in (Mood.INFINITIVE, Mood.PARTICIPLE) for f in words[index].forms
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


def finite_form(word: Word) -> Form:
    """The likeliest finite reading: a sure Konjunktiv is only taken where nothing else fits."""
    found = [form for form in word.forms if form.mood in FINITE]
    return min(found, key=lambda form: (form.mood is not Mood.INDICATIVE, len(form.lemma)))
