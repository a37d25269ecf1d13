"""Cues: short patterns of words that a contributor can write without knowing regular expressions.

A pattern is words with a space between: `vor * jahren`. `a|b` is either word, `*` any one word, `#` a number, `…` up to
twelve words or commas of the same part of a sentence (never across `;` or `:`), `~jahren` a word that ends so,
`ermittel~` one that begins so. A comma or full stop stands for itself, `^` for the beginning of the sentence. Words are
compared in lower case. A pattern is only tried where its first word stands, and never runs further than its gaps
allow, so that matching costs time linear in the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP = 12
STOPS = frozenset(";:")
Part = tuple[str, ...]
Named = tuple[str, tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """Patterns by the word they begin with; `loose` are those whose first part stands for many words."""

    by_word: dict[str, tuple[Named, ...]]
    loose: tuple[Named, ...]


def index_of(patterns: Iterable[tuple[str, str]]) -> Index:
    """The index of (name, pattern) pairs."""
    by_word: dict[str, list[Named]] = {}
    loose: list[Named] = []
    for name, pattern in patterns:
        parts = tuple(tuple(part.lower().split("|")) for part in pattern.split())
        if any(is_open(option) for option in parts[0]):
            loose.append((name, parts))
        else:
            for word in parts[0]:
                by_word.setdefault(word, []).append((name, parts))
    return Index({word: tuple(found) for word, found in by_word.items()}, tuple(loose))


def is_open(option: str) -> bool:
    """Whether a part of a pattern stands for more than one word."""
    return option in ("*", "#", "…") or (len(option) > 1 and (option[0] == "~" or option[-1] == "~"))


def names_in(index: Index, words: Sequence[str]) -> frozenset[str]:
    """The names of all patterns that occur in the sentence `words`, which are in lower case."""
    marked = ("^", *words)
    found: set[str] = set()
    for start, word in enumerate(marked):
        begun = index.by_word.get(word, ())
        for name, parts in (*begun, *index.loose) if index.loose else begun:
            if name not in found and fits(parts, marked, start):
                found.add(name)
    return frozenset(found)


def fits(parts: Sequence[Part], words: Sequence[str], start: int) -> bool:
    """Whether the pattern `parts` stands in `words` at `start`."""
    reached = {start}
    for part in parts:
        if part == ("…",):
            reached = {far for near in reached for far in gap(words, near)}
        else:
            reached = {at + 1 for at in reached if at < len(words) and stands_for(part, words[at])}
        if not reached:
            return False
    return True


def gap(words: Sequence[str], start: int) -> Iterable[int]:
    """The positions that `…` can reach from `start`."""
    yield start
    for end in range(start, min(start + GAP, len(words))):
        if words[end] in STOPS:
            return
        yield end + 1


def stands_for(part: Part, word: str) -> bool:
    """Whether one part of a pattern stands for `word`."""
    return word in part or any(is_open(option) and open_fits(option, word) for option in part)


def open_fits(option: str, word: str) -> bool:
    """Whether an option that stands for many words stands for `word`."""
    if option == "*":
        return word[0].isalnum()
    if option == "#":
        return word[0].isdigit()
    return word.endswith(option[1:]) if option[0] == "~" else word.startswith(option[:-1])
