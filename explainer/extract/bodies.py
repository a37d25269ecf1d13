"""Organisations: which phrase names a body that can speak, and under which name it gets a page.

A listed name (Reuters), a body with a name (Nachrichtenagentur AFP → AFP), a body that the article makes definite
(die Polizei → Polizei). "Eine Behörde", "mehrere Parteien" and "die Organisation" name nobody.
"""

from collections.abc import Sequence
from functools import lru_cache

from explainer.extract.cast import Cast
from explainer.extract.lexicon import WORDS, body_of, known_bodies, listed, noun_list, role_of, strong
from explainer.extract.phrases import Phrase
from explainer.extract.words import Word
from explainer.model import Actor, ActorKind
from explainer.text import slug

LONGEST_KNOWN = 4


def actor_of_body(cast: Cast, name: str) -> Actor:
    """The organisation of that name, from the registry or new."""
    registered = cast.registered_bodies.get(name.lower())
    return registered or cast.bodies.setdefault(name, Actor(id=slug(name), name=name, kind=ActorKind.ORGANISATION))


def body_in(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """The name of the body that a phrase names; empty for none."""
    head = words[phrase.head]
    if role_of(cast.language, head.text) and not body_of(cast.language, head.text) and head.text not in known_bodies(cast.language):
        return ""
    known = known_body(cast, words, phrase)
    if known:
        return known
    if is_address(head.text):
        return head.text
    if not body_of(cast.language, head.text) or head.lower in noun_list(cast.language, "crowds"):
        return ""
    return body_name(cast, words, phrase)


def is_address(text: str) -> bool:
    """Whether a word is the address of a site: t-online.de."""
    name, dot, last = text.rpartition(".")
    return bool(dot) and len(name) > 1 and last.isalpha() and 1 < len(last) < 5 and text[0].isalpha()


def known_body(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """A listed name or one of the registry in the phrase up to the words behind its head, the longest first."""
    for length in range(LONGEST_KNOWN, 0, -1):
        for index in range(phrase.start, min(phrase.end, phrase.head + LONGEST_KNOWN) - length + 1):
            name = " ".join(word.text for word in words[index : index + length])
            if name in known_bodies(cast.language) or length > 1 and name.lower() in cast.registered_bodies:
                if not in_attribute(words, phrase, index):
                    return name
    return ""


def in_attribute(words: Sequence[Word], phrase: Phrase, index: int) -> bool:
    """Whether a word stands in an attribute of the head: "Sprecher der SPD"."""
    return any(words[i].has("attaching", "prepositions") or words[i].text == "(" for i in range(phrase.head + 1, index))


def body_name(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """The name of a body: quoted alone, else adjectives, noun and the names behind it; empty where it has none."""
    quoted = [w.text for w in words[phrase.head + 1 : phrase.end] if w.quote and w.is_word]
    if quoted:
        return " ".join(quoted)
    end = phrase.head + 1
    while end < phrase.end and words[end].is_capital and not words[end].has("determiners"):
        end += 1
    named = [w.text for w in words[phrase.head + 1 : end]]
    head = words[phrase.head]
    if named and is_carrier(cast.language, head.lower):
        return " ".join(named)
    adjectives = adjectives_of(cast, words, phrase)
    if not named and (is_indefinite(words, phrase) or not adjectives and is_generic(cast.language, head.lower)):
        return ""
    name = " ".join([*adjectives, nominative_body(cast.language, head.text), *named])
    return name[:1].upper() + name[1:]


def is_carrier(language: str, lower: str) -> bool:
    """Whether a noun only says what kind of body the name behind it is: Nachrichtenagentur AFP → AFP."""
    return lower.endswith(tuple(noun_list(language, "carriers")))


def is_generic(language: str, lower: str) -> bool:
    """Whether a noun alone names no body: die Organisation."""
    return lower.removesuffix("s").removesuffix("n") in noun_list(language, "generic_bodies") or lower in noun_list(language, "generic_bodies")


def is_indefinite(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether an article or number leaves open which body is meant."""
    return any(words[i].has("indefinite") or words[i].text.isdigit() for i in range(phrase.start, phrase.head))


def adjectives_of(cast: Cast, words: Sequence[Word], phrase: Phrase) -> list[str]:
    """The adjectives before the head as they stand without an article."""
    head = nominative_body(cast.language, words[phrase.head].text)
    before = [w for w in words[phrase.start : phrase.head] if w.text[0].isalpha() and not w.classes]
    names = [w for w in before if w.lower.endswith(("e", "en", "er", "es", "em")) and w.lower not in noun_list(cast.language, "weak_adjectives")]
    return [w.text if w.text[0].isupper() and w.text.endswith("er") else strong(cast.language, w.text, head) for w in names if not w.text[0].isdigit()]


@lru_cache(maxsize=WORDS)
def nominative_body(language: str, word: str) -> str:
    """A noun of a body without the s of the genitive: Ministeriums → Ministerium."""
    if body_of(language, word) == word.lower() or word in listed(language, "organisations"):
        return word
    for ending in ("es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and stem.lower().endswith(body_of(language, stem) or "?"):
            return stem
    return word
