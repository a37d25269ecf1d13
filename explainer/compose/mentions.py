"""Which actors of the registry a page's shown text names: one scan over its words, whatever the number of names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WORD = re.compile(r"\w+(?:[-.]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the actor whose page is `path`.

    One that is not `sure` (a bare surname) counts only beside a sure one.
    """

    words: str
    path: str
    sure: bool = True


class Scanner:
    """The names of a registry, found by their first word so that a text is read once."""

    def __init__(self, names: Sequence[Name], endings: Sequence[str] = ()) -> None:
        """`endings` are what the last word of a name may carry ("Putins")."""
        self._endings = tuple(sorted(endings, key=len, reverse=True))
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._bearers: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
        for name in names:
            words = tuple(WORD.findall(name.words))
            if words:
                bearers = self._bearers[words]
                bearers[name.path] = name.sure or bearers.get(name.path, False)
        for words in self._bearers:
            self._lengths[words[0]].add(len(words))

    def scan(self, pieces: Sequence[str], present: frozenset[str]) -> list[tuple[str, ...]]:
        """For each piece of one page the paths of the actors it names, in the order of the text.

        `present` are actors known to be on the page (its speakers). A name that several actors bear, and a bare
        surname, stand for the one of them that is on the page by another name; where none or several are, for nobody.
        """
        found = [list(self._found(piece)) for piece in pieces]
        sure = {path for names in found for words in names for path in self._single(words)}
        here = sure | present
        return [tuple(dict.fromkeys(path for words in names for path in self._meant(words, here))) for names in found]

    def places(self, piece: str, present: frozenset[str]) -> Iterator[tuple[int, int, str]]:
        """Where `piece` names whom: start and end of the words (code points), and the path. `present` as in `scan`."""
        tokens = list(WORD.finditer(piece))
        found = list(self._numbered([token[0] for token in tokens]))
        here = present | {path for _, words in found for path in self._single(words)}
        for number, words in found:
            for path in self._meant(words, here):
                yield tokens[number].start(), tokens[number + len(words) - 1].end(), path

    def _found(self, piece: str) -> Iterator[tuple[str, ...]]:
        yield from (words for _, words in self._numbered(WORD.findall(piece)))

    def _numbered(self, tokens: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The names in a text of `tokens`, each with the number of its first token."""
        position = 0
        while position < len(tokens):
            words = self._longest(tokens, position)
            if words:
                yield position, words
            position += len(words) or 1

    def _longest(self, tokens: Sequence[str], position: int) -> tuple[str, ...]:
        """The longest name that begins at `position`; its cost does not depend on how many names there are."""
        for first in self._bare(tokens[position]):
            for length in sorted(self._lengths.get(first, ()), reverse=True):
                there = tuple(tokens[position : position + length])
                for last in self._bare(there[-1]):
                    if (*there[:-1], last) in self._bearers:
                        return (*there[:-1], last)
        return ()

    def _bare(self, token: str) -> Iterator[str]:
        yield token
        yield from (token.removesuffix(ending) for ending in self._endings if token.endswith(ending))

    def _single(self, words: tuple[str, ...]) -> Iterator[str]:
        bearers = self._bearers[words]
        if len(bearers) == 1:
            yield from (path for path, sure in bearers.items() if sure)

    def _meant(self, words: tuple[str, ...], here: set[str] | frozenset[str]) -> Iterator[str]:
        bearers = [path for path in self._bearers[words] if path in here]
        if len(bearers) == 1:
            yield bearers[0]
