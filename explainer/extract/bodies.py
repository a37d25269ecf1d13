"""Organisations: which phrase names a body that can speak, and under which name it gets a page.

A listed name (Reuters), a body with a name (Nachrichtenagentur AFP → AFP), a medium in quotation marks, an
abbreviation, a body that the article makes definite (die Polizei → Polizei). "Eine Behörde", "mehrere Parteien" and
"die Organisation" name nobody.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from explainer.extract.cast import Cast
from explainer.extract.lexicon import (
    ADJECTIVE_ENDINGS,
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

LONGEST_KNOWN = 4
LONGEST_ABBREVIATION = 8


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


# --- names by themselves ----------------------------------------------------------------------------------------------


def known_body(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """A listed name or one of the registry in the phrase up to the words behind its head, the longest first."""
    known = known_stems(cast.language)
    for length in range(LONGEST_KNOWN, 0, -1):
        for index in range(phrase.start, min(phrase.end, phrase.head + LONGEST_KNOWN) - length + 1):
            inside = words[index : index + length]
            if in_attribute(words, phrase, index) or (not inside[0].is_capital and not inside[0].has("small_names")):
                continue
            name = " ".join(word.text for word in inside)
            if name in known_bodies(cast.language) or (length > 1 and name.lower() in cast.registered_bodies):
                return name
            if length > 1 and stem_of_name(name) in known:
                return known[stem_of_name(name)]
    return ""


@cache
def known_stems(language: str) -> dict[str, str]:
    """The listed names of several words by their stems, for inflected ones: des Roten Kreuzes → Rotes Kreuz."""
    return {stem_of_name(name): name for name in sorted(known_bodies(language)) if " " in name}


@lru_cache(maxsize=WORDS)
def stem_of_name(name: str) -> str:
    """A name without the endings of its words."""
    return " ".join(stem_of_word(word) for word in name.lower().split())


def stem_of_word(word: str) -> str:
    """A word without an ending of case."""
    return next(
        (word.removesuffix(e) for e in (*ADJECTIVE_ENDINGS, "s") if word.endswith(e) and len(word) - len(e) > 2), word
    )


def in_attribute(words: Sequence[Word], phrase: Phrase, index: int) -> bool:
    """Whether a word stands in an attribute of the head: "Sprecher der SPD"."""
    return any(words[i].has("attaching", "prepositions") or words[i].text == "(" for i in range(phrase.head + 1, index))


def abbreviated(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """A body by its abbreviation, under the long name that the article explains it by: USGS, "… Survey (USGS)"."""
    end = phrase.head + 1
    while end < phrase.end and words[end].text not in "([":
        end += 1
    run = phrase.head + len(name_run(words, phrase))
    if end + 1 < phrase.end and is_abbreviation(words[end + 1].text) and end - phrase.head > 1 and run == end:
        name = without_carrier(cast, words, phrase.head, end)
        if name and not is_abbreviation(name):
            return cast.abbreviations.setdefault(words[end + 1].text, name)
    last = words[phrase.head].text
    if end + 1 < phrase.end and words[end + 1].text in cast.abbreviations:
        return cast.abbreviations[words[end + 1].text]
    return cast.abbreviations.get(last, last) if is_abbreviation(last) else ""


def is_abbreviation(text: str) -> bool:
    """Whether a word is written in capitals only, as USGS or dpa-AFX are not."""
    return text.isupper() and text.isalpha() and 1 < len(text) <= LONGEST_ABBREVIATION


def without_carrier(cast: Cast, words: Sequence[Word], head: int, end: int) -> str:
    """A name without the noun that only says what kind of body it is."""
    start = head + 1 if is_carrier(cast.language, words[head].lower) and head + 1 < end else head
    return spaced(words[start:end])


def written_as_name(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """A name that its writing shows: in quotation marks, as an address, with a foreign noun of bodies, as a medium."""
    head = words[phrase.head]
    if head.quote and phrase.head and not words[phrase.head - 1].is_word:
        quoted = [w for w in words[phrase.head : phrase.end] if w.quote and w.is_word]
        fits = len(quoted) <= LONGEST_KNOWN and not any(w.is_finite or w.has("pronouns") for w in quoted)
        return without_s(spaced(quoted), words[phrase.start]) if fits else ""
    if is_address(head.text) or (head.text[0].islower() and head.text[-1].isdigit()):
        return head.text
    run = name_run(words, phrase)
    if len(run) > 1 and any(w.lower in noun_list(cast.language, "foreign_nouns") for w in run):
        return without_carrier(cast, words, phrase.head, phrase.head + len(run))
    medium = head.lower.endswith(tuple(noun_list(cast.language, "media_endings"))) and phrase.end == phrase.head + 1
    return head.text if medium and not body_of(cast.language, head.text) else ""


def without_s(name: str, article: Word) -> str:
    """A name without the s that the genitive of its article shows: des »Emmern-Kuriers«."""
    return name.removesuffix("s") if article.lower in ("des", "eines") else name


def name_run(words: Sequence[Word], phrase: Phrase) -> list[Word]:
    """The capitalised words from the head on."""
    end = phrase.head
    while end < phrase.end and (words[end].is_capital or words[end].lower in ("of", "for", "and", "the", "de", "&")):
        end += 1
    return list(words[phrase.head : end])


def is_address(text: str) -> bool:
    """Whether a word is the address of a site: t-online.de."""
    name, dot, last = text.rpartition(".")
    return bool(dot) and len(name) > 1 and last.isalpha() and 1 < len(last) < 5 and text[0].isalpha()


# --- nouns of bodies --------------------------------------------------------------------------------------------------


def body_name(cast: Cast, words: Sequence[Word], phrase: Phrase) -> str:
    """The name of a body by its noun: what is quoted, or adjectives, noun and what names it; empty for none."""
    quoted = [w for w in words[phrase.head + 1 : phrase.end] if w.quote and w.is_word]
    if quoted:
        return spaced(quoted)
    head = words[phrase.head]
    named = spaced(named_by(cast, words, phrase))
    if named and is_carrier(cast.language, head.lower) and words[phrase.head + 1].is_capital:
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
    if inside and words[index].has("foreign_particles"):
        return True
    return (
        inside
        and words[index].has("joining")
        and words[phrase.head].lower.endswith(tuple(noun_list(language, "joined_names")))
    )


def is_carrier(language: str, lower: str) -> bool:
    """Whether a noun only says what kind of body the name behind it is: Nachrichtenagentur AFP → AFP."""
    return lower.endswith(tuple(noun_list(language, "carriers")))


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
    """A noun of a body without the s of the genitive: Ministeriums → Ministerium."""
    if word in listed(language, "organisations") or body_of(language, word) == word.lower():
        return word
    for ending in ("es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and body_of(language, stem) and stem.lower().endswith(body_of(language, stem)):
            return stem
    return word
