"""The words inside a compound, for the search: who looks for "Garantien" means "Sicherheitsgarantien" too.

No search engine splits German compounds, so the parts are worked out here and stand beside the words in the index. A
wrong part does little harm (a word more in the index), a missing one hides a page: what may be a part is taken.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from simplemma.strategies import DefaultDictionaryFactory

from explainer.language import table

COMPOUND = re.compile(r"[^\W\d_]{8,}")
SHORTEST = 3
NOUN_FROM = 4
"""Letters from which on any noun of the lexicon may be a part; shorter ones stand in the language data."""


@dataclass(frozen=True, slots=True)
class Splitter:
    """Splits words with a lexicon: `is_noun` and `is_word` say what it knows, both asked in lower case."""

    is_noun: Callable[[str], bool]
    is_word: Callable[[str], bool]
    short: frozenset[str]
    links: tuple[str, ...]
    never: frozenset[str]
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def parts(self, word: str) -> tuple[str, ...]:
        """The parts of a word in lower case, and theirs; empty where it is none but one word."""
        if word not in self.known:
            two = self._split(word)
            self.known[word] = tuple(part for one in two for part in (one, *self.parts(one)))
        return self.known[word]

    def _split(self, word: str) -> tuple[str, ...]:
        """The longest beginning that is a word, and a noun after it."""
        for cut in range(len(word) - SHORTEST, SHORTEST - 1, -1):
            if self._noun(word[cut:]) and self._begins(word[:cut]):
                return word[:cut], word[cut:]
        return ()

    def _noun(self, word: str) -> bool:
        if word in self.never:
            return False
        return word in self.short if len(word) < NOUN_FROM else self.is_noun(word)

    def _begins(self, word: str) -> bool:
        """Whether a compound may begin so: with a noun as it is or with a link, an adjective, a verb."""
        if word in self.never or len(word) < SHORTEST:
            return False
        linked = (word.removesuffix(link) for link in self.links if word.endswith(link))
        if self._noun(word) or any(map(self._noun, linked)):
            return True
        if len(word) < NOUN_FROM:
            return False
        return any((self.is_noun(f"{word}e"), self.is_word(word), self.is_word(f"{word}en")))  # Schul-, Schwarz-, Spar-


@cache
def splitter(language: str) -> Splitter | None:
    """The splitter of a language; None where its pack says nothing about compounds."""
    try:
        data: dict[str, Any] = table(language, "compounds")
    except FileNotFoundError:
        return None
    lexicon: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary(language)
    short, links, never = (tuple(data[name]["entries"]) for name in ("short", "links", "never"))
    return Splitter(
        is_noun=lambda word: word.capitalize() in lexicon,
        is_word=lambda word: word in lexicon,
        short=frozenset(word.lower() for word in short),
        links=links,
        never=frozenset(never),
    )


def hidden_words(text: str, language: str) -> str:
    """What the words of `text` contain, each part once and none that stands in the text anyway, in its order."""
    split = splitter(language)
    if split is None:
        return ""
    words = COMPOUND.findall(text)
    found = (part for word in words if word[0].isupper() for part in split.parts(word.lower()))
    shown = {word.lower() for word in re.findall(r"\w+", text)}
    return " ".join(part for part in dict.fromkeys(found) if part not in shown)
