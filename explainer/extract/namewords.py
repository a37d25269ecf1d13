"""Words of names: where a name ends, and what a capitalised word is instead of one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from explainer.extract.lexicon import (
    body_of,
    endings,
    first_names,
    known_bodies,
    listed,
    looks_common,
    noun_list,
    role_of,
)
from explainer.extract.words import Word

LONGEST_NAME = 5
NO_NAME = (
    "determiners",
    "prepositions",
    "pronouns",
    "months",
    "weekdays",
    "time_nouns",
    "subordinators",
    "coordinators",
    "adverbs",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells names from nouns in one text: how often a word stands behind an article, and what the registry knows.

    `capitals` are all words with a capital letter, `registered` every full name and alias of the registry's
    people by its first word, `surnames` their last words.
    """

    language: str
    determined: Counter[str]
    capitals: frozenset[str]
    registered: dict[str, tuple[tuple[str, ...], ...]]
    surnames: frozenset[str]


def evidence_of(sentences: Sequence[Sequence[Word]], language: str, names: Sequence[str]) -> Evidence:
    """What the whole text and the registry tell about its words."""
    forms: dict[str, tuple[tuple[str, ...], ...]] = {}
    split = {tuple(name.split()) for name in names if name.strip()}
    for parts in sorted(split):
        forms[parts[0]] = (*forms.get(parts[0], ()), parts)
    capitals = frozenset(word.text for words in sentences for word in words if word.is_capital)
    return Evidence(language, determined_words(sentences), capitals, forms, frozenset(parts[-1] for parts in split))


def determined_words(sentences: Sequence[Sequence[Word]]) -> Counter[str]:
    """How often each capitalised word stands right behind an article."""
    pairs = (pair for words in sentences for pair in pairwise(words))
    return Counter(word.text for before, word in pairs if word.is_capital and is_article(before))


def is_article(word: Word) -> bool:
    """Whether a word is an article, also one joined to a preposition (im, zum)."""
    return word.has("determiners", "joined_articles")


def is_first_name(word: str, language: str) -> bool:
    """Whether a word is a first name, or a double one (Jean-Luc)."""
    known = first_names(language)
    return word in known or ("-" in word and all(part in known for part in word.split("-")))


def known_end(words: Sequence[Word], start: int, language: str) -> int:
    """The position behind a listed name of a body at `start` that has several words (Al Jazeera); 0 for none."""
    longest = known_openers(language).get(words[start].text, 0) if start < len(words) else 0
    for length in range(min(longest, len(words) - start), 1, -1):
        if " ".join(word.text for word in words[start : start + length]) in known_bodies(language):
            return start + length
    return 0


@cache
def known_openers(language: str) -> dict[str, int]:
    """The first words of listed names of several words, with the number of words of the longest."""
    openers: dict[str, int] = {}
    for name in known_bodies(language):
        words = name.split()
        openers[words[0]] = max(openers.get(words[0], 0), len(words))
    return openers


def titled(words: Sequence[Word], start: int) -> bool:
    """Whether a quotation mark opens right before: a title („Bella Block“), not somebody."""
    return (
        start > 0
        and not words[start - 1].is_word
        and words[start - 1].quote > 0
        and any(not word.is_word and word.quote for word in words[start + 1 : start + LONGEST_NAME])
    )


def is_other(words: Sequence[Word], start: int, end: int, evidence: Evidence) -> bool:
    """Whether what looks like a full name is a place, a firm or a thing: by the words around it."""
    language = evidence.language
    firm = listed(language, "corporate")
    if any(
        word.text in firm or word.lower in noun_list(language, "foreign_nouns") for word in words[start + 1 : end + 1]
    ):
        return True
    if not start:
        return False
    before = words[start - 1]
    if is_article(before):
        return start < 2 or words[start - 2].text != ","
    return before.text in listed(language, "before_places") or before.lower in listed(language, "place_prepositions")


def skip_titles(words: Sequence[Word], index: int, language: str) -> int:
    """The position behind academic and other titles."""
    while index < len(words) and (words[index].text in listed(language, "titles") or words[index].text == "."):
        index += 1
    return index


def name_end(words: Sequence[Word], start: int, evidence: Evidence, already: int) -> int:
    """The end of the run of name words from `start`, `already` of the name read; 0 where there is none."""
    index, last, count = start, 0, already
    while index < len(words) and count < LONGEST_NAME:
        word = words[index]
        if is_initial(words, index) or (
            word.has("names_particles") and joins_name(words, index, index > start - already, evidence.language)
        ):
            index += 1
            continue
        if owns(words, index, start, already, evidence.language):
            return index
        if (
            not word.is_capital
            or any(c.isdigit() for c in word.text)
            or is_common(evidence, word, count > 0)
            or (word.text.isupper() and len(word.text) > 1 and not is_number(word))
        ):
            break
        index, last, count = index + 1, index + 1, count + 1
    return last


def owns(words: Sequence[Word], index: int, start: int, already: int, language: str) -> bool:
    """Whether the name ended with the word before, in the genitive of an owner: "Giuseppe Verdis Oper"."""
    before = words[index - 1]
    behind = index > start + 1 - already and words[index].is_capital and len(before.text) > 4
    return (
        behind
        and before.text.endswith("s")
        and not before.text.endswith(endings(language, "name_endings_in_s"))
        and index > start
        and words[index].text != before.text
    )


def bare(words: Sequence[Word], end: int, evidence: Evidence) -> str:
    """The last word of a name without the s of the genitive, where the text or the noun behind it shows one."""
    name = words[end - 1].text
    if not name.endswith("s") or len(name) < 5:
        return name
    follows = end < len(words) and words[end].is_capital and not words[end].classes
    if name[:-1] in evidence.capitals or (
        follows and not name.endswith(endings(evidence.language, "name_endings_in_s"))
    ):
        return name[:-1]
    return name


def is_number(word: Word) -> bool:
    """Whether a word is the number of a king or pope (XVI)."""
    return set(word.text) <= set("IVX")


def is_initial(words: Sequence[Word], index: int) -> bool:
    """Whether a word is an initial or its full stop: George W. Bush."""
    word = words[index]
    if word.is_capital and len(word.text) == 1:
        return True
    return word.text == "." and index > 0 and len(words[index - 1].text) <= 2 and words[index - 1].is_capital


def joins_name(words: Sequence[Word], index: int, inside: bool, language: str) -> bool:
    """Whether a particle leads on to the next part of a name: Ursula von der Leyen."""
    if (
        not inside
        or words[index].is_capital
        or index + 1 >= len(words)
        or words[index].has("coordinators", "joined_articles")
    ):
        return False
    if words[index].has("noble_articles") and not words[index - 1].has("noble"):
        return False
    if words[index].lower == "von" and (
        (index + 2 < len(words) and words[index + 2].is_capital) or body_of(language, words[index + 1].text)
    ):
        return False
    return words[index + 1].is_capital or words[index + 1].has("names_particles")


def is_common(evidence: Evidence, word: Word, inside: bool) -> bool:
    """Whether a capitalised word is a noun rather than a name. Inside a name only sure nouns are."""
    language = evidence.language
    if (
        word.has(*NO_NAME)
        or any(word.lower in noun_list(language, name) for name in ("places", "foreign_nouns"))
        or word.text in known_bodies(language)
    ):
        return True
    if "-" in word.text and not double_name(language, word.text):
        return True
    if inside:
        return is_sure_noun(language, word.lower)
    if evidence.determined[word.text]:
        return True
    return bool(role_of(language, word.text) or body_of(language, word.text)) or looks_common(language, word.text)


def is_sure_noun(language: str, lower: str) -> bool:
    """Whether a word behind a first name is no surname all the same: Sprecher, Gelb, but not Richter."""
    if lower in noun_list(language, "surnames_too"):
        return False
    if (
        lower in noun_list(language, "common_nouns")
        or lower.endswith(endings(language, "sure_endings"))
        or lower in noun_list(language, "organisations")
    ):
        return True
    role = role_of(language, lower)
    return bool(role) and (
        role == lower or (len(lower) > len(role) + 3 and role not in noun_list(language, "surnames_too"))
    )


def double_name(language: str, word: str) -> bool:
    """Whether a word with a hyphen can be a double name: Koch-Mehrin, not US-Regierung."""
    parts = word.split("-")
    return all(
        part[:1].isupper() and len(part) > 1 and not (part.isupper() and len(part) > 2) for part in parts
    ) and not any(role_of(language, part) or body_of(language, part) or looks_common(language, part) for part in parts)
