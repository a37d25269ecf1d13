"""Which phrase can be the subject of a verb of saying: by case, by number, and by whether it can speak at all."""

from explainer.extract.lexicon import can_speak, dative_plural, endings, is_feminine, looks_common, plural_role, role_of
from explainer.extract.phrases import Phrase
from explainer.extract.predicates import Predicate
from explainer.extract.sentence import View
from explainer.extract.words import Word

CERTAIN = 2


def possible(view: View, phrase: Phrase, predicate: Predicate) -> bool:
    """Whether a phrase can be the subject by case and number."""
    first, head = view.words[phrase.start], view.words[phrase.head]
    if first.has("masculine_articles") and phrase.head > phrase.start and is_feminine(view.language, head.text):
        return False
    if (
        first.lower.endswith(("en", "em"))
        and first.text[0].islower()
        and phrase.head > phrase.start
        and not first.has("determiners")
    ):
        return False
    if (first.lower == "es" and phrase.end == phrase.start + 1) or dative_plural(view.language, head.text):
        return False
    if head.first and head.lower.endswith(endings(view.language, "adverb_endings")):
        return False
    plural = is_plural(view, phrase)
    return plural is None or predicate.plural is None or plural == predicate.plural


def is_plural(view: View, phrase: Phrase) -> bool | None:
    """Whether a phrase is plural; None where its words do not tell."""
    words = view.words
    first, head = words[phrase.start], words[phrase.head]
    if any(words[i].has("adding") for i in range(phrase.head + 1, phrase.end)):
        return None
    if first.has("singular_openers"):
        return False
    if first.has("plural_openers") or first.text.isdigit():
        return True
    if first.has("feminine_articles") and head.lower.endswith(endings(view.language, "singular_endings")):
        return False
    named = phrase.start == phrase.head and name_end(words, phrase) > phrase.head + 1
    if named and role_of(view.language, head.text) and not plural_role(view.language, head.text):
        return False
    open_article = phrase.start == phrase.head or first.has("feminine_articles")
    return (
        True
        if open_article and plural_role(view.language, head.text) and not is_feminine(view.language, head.text)
        else None
    )


def is_pronoun(view: View, phrase: Phrase | None) -> bool:
    """Whether a phrase is a pronoun, which is sure to be a subject."""
    return phrase is not None and view.words[phrase.head].has("subject_pronouns") and phrase.end == phrase.start + 1


def rank(view: View, phrase: Phrase) -> int:
    """How well a phrase fits as speaker: from CERTAIN, a person or body, to 0, a thing."""
    words = view.words
    head = words[phrase.head]
    if head.has("subject_pronouns") and phrase.end == phrase.start + 1:
        return 0 if head.has("determiners") else CERTAIN
    end = phrase.end if head.has("several") else name_end(words, phrase)
    ranked = max(can_speak(view.language, words[i].text) for i in range(phrase.head, end))
    bare = phrase.start == phrase.head and head.is_capital and not looks_common(view.language, head.text)
    return ranked or int(bare or head.quote > 0 or "." in head.text)


def score(view: View, phrase: Phrase, predicate: Predicate) -> int:
    """The rank of a phrase; a name right behind the verb is as sure as a person: "sagte Zapfer"."""
    ranked = rank(view, phrase)
    return CERTAIN if ranked and phrase.start == predicate.finite + 1 else ranked


def name_end(words: tuple[Word, ...], phrase: Phrase) -> int:
    """The end of the head with the names that follow it directly."""
    index = phrase.head + 1
    while index < phrase.end and words[index].is_capital:
        index += 1
    return index
