"""Which body a noun alone means: "das Unternehmen", "die Kammer", "die Stadt".

The whole article is looked through for bodies with a name, and the registry for those the noun is a name of. Where
one fits, the noun means it; where several do, nobody is named.
"""

from collections.abc import Iterable, Sequence

from explainer.extract.bodies import actor_of_body, body_in, is_generic, nominative_body
from explainer.extract.bodynames import firm_name
from explainer.extract.cast import Cast, NamedBody
from explainer.extract.lexicon import body_of, is_feminine, noun_list
from explainer.extract.phrases import ADJECTIVES, Phrase, read_phrase
from explainer.extract.reference import Referent
from explainer.extract.roles import is_adjective
from explainer.extract.words import Word
from explainer.language import table
from explainer.model import Actor

MOST_BODIES = 500  # of an article; more are a list, and every noun would look through all of them


def note_bodies(cast: Cast, sentences: Iterable[Sequence[Word]]) -> None:
    """Remember every body that the article names by more than its noun, and the words of the article."""
    for words in sentences:
        if len(cast.named_bodies) >= MOST_BODIES:
            return
        cast.vocabulary.update(word.lower for word in words if word.is_capital)
        for index, word in enumerate(words):
            if word.is_capital and not word.quote and (body_of(cast.language, word.text) or is_firm(cast, word)):
                note_body(cast, words, index)


def is_firm(cast: Cast, word: Word) -> bool:
    """Whether a word ends the name of a firm: AG."""
    return word.lower in noun_list(cast.language, "legal_forms")


def note_body(cast: Cast, words: Sequence[Word], index: int) -> None:
    """Remember the body whose noun stands at `index`, if it has a name."""
    if is_firm(cast, words[index]):
        name, position = firm_name(cast, words, index), words[index].start
        if name:
            cast.named_bodies.append(NamedBody(position, words[index].lower, name))
        return
    start = index - 2 if index > 1 and words[index - 2].text.endswith("-") else index
    if start and is_adjective(words[start - 1]):
        return  # described, not named: "ein internationales Team"
    while (
        start
        and not words[start - 1].first
        and words[start - 1].lower.endswith(ADJECTIVES[:4])
        and is_plain(words[start - 1])
    ):
        start -= 1
    read = read_phrase(words, index, len(words))
    if read is None or read.head != index:
        return
    name = body_in(cast, words, Phrase(start, read.end, index))
    noun = nominative_body(cast.language, words[index].text).lower()
    if name and name.lower() not in (noun, noun.removesuffix("s"), noun.removesuffix("es")):
        cast.named_bodies.append(NamedBody(words[index].start, noun, name))


def is_plain(word: Word) -> bool:
    """Whether a capital word is of no closed class: it may be the adjective of a name, "Nordische Kreditbank"."""
    return word.is_capital and not word.classes


def stand_in(cast: Cast, words: Sequence[Word], phrase: Phrase) -> Referent | None:
    """The body that a noun with a definite article alone means, if one fits."""
    head, first = words[phrase.head], words[phrase.start]
    if not first.has("definite") or phrase.head != phrase.start + 1 or phrase.end != phrase.head + 1:
        return None
    noun = body_of(cast.language, head.text)
    if not noun or len(head.text) > len(noun) + 2:  # more than the noun and its ending: a name of its own
        return None
    actor = registered(cast, head, noun) or named(cast, head, noun)
    if actor is None:
        return None
    gender = "f" if is_feminine(cast.language, head.text) else "u"
    return Referent(actor.id, actor.name, "body", gender, False, False, frozenset((noun, head.lower)))


def registered(cast: Cast, head: Word, noun: str) -> Actor | None:
    """The body of the registry whose name the noun is or begins, the rest of it being in the article."""
    exact = cast.registered_bodies.get(head.lower) or cast.registered_bodies.get(noun)
    if exact is not None:
        return exact
    known = [(name, actor) for name, actor in cast.registered_bodies.items() if name.split()[0] in (head.lower, noun)]
    fitting = {actor.id: actor for name, actor in known if cast.vocabulary.issuperset(capitals(name.split()[1:]))}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def capitals(words: Sequence[str]) -> frozenset[str]:
    """The words of a name in lower case that are nouns or names: without articles and prepositions."""
    return frozenset(word for word in words if len(word) > 3)


def named(cast: Cast, head: Word, noun: str) -> Actor | None:
    """The only body with a name that the article speaks of before and that is of this kind."""
    kinds = tuple(table(cast.language, "actors")["stand_ins"].get(noun, [noun]))
    if not is_generic(cast.language, noun) and noun not in table(cast.language, "actors")["stand_ins"]:
        return None
    fitting = {
        actor_name(cast, body.name): body.name
        for body in cast.named_bodies
        if body.position < head.start and body.noun.removesuffix("s").endswith(kinds)
    }
    return actor_of_body(cast, next(iter(fitting.values()))) if len(fitting) == 1 else None


def actor_name(cast: Cast, name: str) -> str:
    """The name of a body's page, or the one that the article gives."""
    found = cast.registered_bodies.get(name.lower())
    return found.name if found else name
