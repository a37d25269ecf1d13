"""Names of bodies by themselves: listed, registered, abbreviated, or shown to be a name by how they are written."""

from collections.abc import Sequence
from functools import cache, lru_cache

from explainer.extract.cast import Cast
from explainer.extract.lexicon import ADJECTIVE_ENDINGS, WORDS, body_of, known_bodies, noun_list, role_of
from explainer.extract.phrases import Phrase
from explainer.extract.roles import spaced
from explainer.extract.words import Word

LONGEST_KNOWN = 4
LONGEST_ABBREVIATION = 8


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
    firm = next((i for i, w in enumerate(run) if i and w.lower in noun_list(cast.language, "legal_forms")), 0)
    if firm:
        return firm_name(cast, words, phrase.head + firm)
    joined_names = len(run) > 2 and any(w.text == "&" for w in run[1:-1])
    if joined_names or (len(run) > 1 and any(w.lower in noun_list(cast.language, "foreign_nouns") for w in run)):
        return without_carrier(cast, words, phrase.head, phrase.head + len(run))
    medium = head.lower.endswith(tuple(noun_list(cast.language, "media_endings"))) and phrase.end == phrase.head + 1
    return head.text if medium and not body_of(cast.language, head.text) else ""


def firm_name(cast: Cast, words: Sequence[Word], last: int) -> str:
    """The name of the firm that ends with its legal form at `last`, without a noun that tells what it makes or is."""
    first = last
    while first and (words[first - 1].is_capital or words[first - 1].text == "&") and not words[first - 1].classes:
        first -= 1
    language = cast.language
    while first < last - 1 and (role_of(language, words[first].text) or is_carrier(language, words[first].lower)):
        first += 1
    return spaced(words[first : last + 1]) if first < last else ""


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


def is_carrier(language: str, lower: str) -> bool:
    """Whether a noun only says what kind of body the name behind it is: Nachrichtenagentur AFP → AFP."""
    return lower.endswith(tuple(noun_list(language, "carriers")))
