"""Organisations: which phrase names a body that can speak, and under which name it gets a page.

A listed name (Reuters), a body with a name (Nachrichtenagentur AFP → AFP), a medium in quotation marks, an
abbreviation, a body that the article makes definite (die Polizei → Polizei). "Eine Behörde", "mehrere Parteien" and
"die Organisation" name nobody.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from explainer.extract.bodynames import abbreviated, is_carrier, known_body, written_as_name
from explainer.extract.cast import Cast
from explainer.extract.lexicon import (
    WORDS,
    body_of,
    known_bodies,
    listed,
    noun_list,
    role_of,
    strong,
)
from explainer.extract.phrases import Phrase, read_phrase
from explainer.extract.roles import spaced
from explainer.extract.words import Word
from explainer.model import Actor, ActorKind
from explainer.text import slug


def actor_of_body(cast: Cast, name: str) -> Actor:
    """The organisation of that name, from the registry or new."""
    registered = cast.registered_bodies.get(name.lower())
    return registered or cast.bodies.setdefault(name, Actor(id=slug(name), name=name, kind=ActorKind.ORGANISATION))


def body_in(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """The name of the body that a phrase names; empty for none."""
    language, head = cast.language, words[phrase.head]
    if role_of(language, head.text) and not body_of(language, head.text) and head.text not in known_bodies(language):
        return ""
    found = known_body(cast, words, phrase) or abbreviated(cast, words, phrase) or written_as_name(cast, words, phrase)
    if found or not body_of(language, head.text) or head.lower in noun_list(language, "crowds"):
        return found
    return body_name(cast, words, phrase)


# --- nouns of bodies --------------------------------------------------------------------------------------------------


def body_name(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """The name of a body by its noun: what is quoted, or adjectives, noun and what names it; empty for none."""
    quoted = [w for w in words[phrase.head + 1 : phrase.end] if w.quote and w.is_word]
    if quoted:
        return spaced(quoted)
    head = words[phrase.head]
    named = spaced(named_by(cast, words, phrase))
    several = any(w.has("joining") for w in named_by(cast, words, phrase))
    if named and not several and is_carrier(cast.language, head.lower) and words[phrase.head + 1].is_capital:
        return named
    adjectives = adjectives_of(cast, words, phrase)
    if not named and (is_indefinite(words, phrase) or not is_name_enough(cast.language, head, bool(adjectives))):
        return ""
    name = joined([first_part(words, phrase), *adjectives, nominative_body(cast.language, head.text), named])
    return name[:1].upper() + name[1:]


def first_part(words: Sequence[Word], phrase: Phrase) -> str:
    """The first half of a double noun: Industrie- und Handelskammer."""
    at = phrase.head
    return spaced(words[at - 2 : at]) if at - 2 >= phrase.start and words[at - 2].text.endswith("-") else ""


def is_name_enough(language: str, head: Word, described: bool) -> bool:
    """Whether a noun names a body by itself or with its adjectives: die Polizei, nicht die Zeitung, nicht Vereine."""
    kind = body_of(language, head.text)
    several = (
        not head.lower.endswith(kind) and head.lower.endswith(("en", "e", "n")) and not head.lower.endswith("medien")
    )
    if several or is_carrier(language, head.lower):
        return False
    return described or not is_generic(language, head.lower)


def joined(parts: Iterable[str]) -> str:
    """The parts that are there, with spaces."""
    return " ".join(part for part in parts if part)


def named_by(cast: Cast, words: Sequence[Word], phrase: Phrase) -> Sequence[Word]:
    """The words behind a noun that belong to its name: names, or what an authority or association is for."""
    index = phrase.head + 1
    while index < phrase.end and (
        belongs(cast.language, words, phrase, index) or joins(cast.language, words, phrase, index)
    ):
        index += 1
    if index > phrase.head + 1:
        return words[phrase.head + 1 : index]
    official = words[phrase.head].lower.endswith(tuple(noun_list(cast.language, "named_by_attribute")))
    if not official or index >= phrase.end or not words[index].has("naming"):
        return ()
    inner = read_phrase(words, index + 1 if words[index].has("prepositions") else index, phrase.end)
    return words[index : inner.end] if inner else ()


def belongs(language: str, words: Sequence[Word], phrase: Phrase, index: int) -> bool:
    """Whether a word behind a noun is part of the body's name: no article, no person, no owner of a party."""
    word = words[index]
    if not word.is_capital or word.has("determiners") or word.text.isdigit() or role_of(language, word.text):
        return False
    owner = word.text.removesuffix("s").lower() in noun_list(language, "places") and word.text.endswith("s")
    return not (owner and is_carrier(language, words[phrase.head].lower))


def joins(language: str, words: Sequence[Word], phrase: Phrase, index: int) -> bool:
    """Whether und joins two nouns of one name: Gewerkschaft Verkehr und Hafen."""
    inside = phrase.head + 1 < index < phrase.end - 1 and words[index + 1].is_capital
    if inside and (words[index].has("foreign_particles") or words[index].text == "&"):
        return True
    return (
        inside
        and words[index].has("joining")
        and words[phrase.head].lower.endswith(tuple(noun_list(language, "joined_names")))
    )


def is_generic(language: str, lower: str) -> bool:
    """Whether a noun alone names no body: die Organisation."""
    generic = noun_list(language, "generic_bodies")
    return any(lower.removesuffix(ending) in generic for ending in ("", "s", "es", "n", "en"))


def is_indefinite(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether an article or number leaves open which body is meant."""
    return any(words[i].has("indefinite") or words[i].text.isdigit() for i in range(phrase.start, phrase.head))


def adjectives_of(cast: Cast, words: Sequence[Word], phrase: Phrase) -> list[str]:
    """The adjectives before the head as they stand without an article: israelische Armee, Bochumer Polizei."""
    head = nominative_body(cast.language, words[phrase.head].text)
    weak = noun_list(cast.language, "weak_adjectives")
    before = [
        w for w in words[phrase.start : phrase.head] if w.text[0].isalpha() and not w.classes and w.lower not in weak
    ]
    found = [w for w in before if w.lower.endswith(("e", "en", "er", "es", "em"))]
    return [w.text if w.is_capital and w.text.endswith("er") else strong(cast.language, w.text, head) for w in found]


@lru_cache(maxsize=WORDS)
def nominative_body(language: str, word: str) -> str:
    """A noun of a body without the ending of its case: Ministeriums → Ministerium, Papierwerken → Papierwerke."""
    plural = word.removesuffix("n")
    if plural != word and is_plural_body(language, plural):
        return plural
    if word in listed(language, "organisations") or body_of(language, word) == word.lower():
        return word
    for ending in ("es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and body_of(language, stem) and stem.lower().endswith(body_of(language, stem)):
            return stem
    return word


def is_plural_body(language: str, word: str) -> bool:
    """Whether a noun of a body is the plural of one and a name by itself: Stadtwerke, Verkehrsbetriebe."""
    kind, nouns = body_of(language, word), noun_list(language, "organisations")
    return word.lower().endswith(kind) and kind.endswith("e") and kind[:-1] in nouns
