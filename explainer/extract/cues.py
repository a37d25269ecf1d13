"""Cues: short patterns of words that a contributor can write without knowing regular expressions.

A pattern is words with a space between: `vor * jahren`. `a|b` is either word, `*` any one word, `#` a number, `…` up to
twelve words or commas of one part of a sentence (never across `;` or `:`, never first), `~jahren` a word that ends so,
`ermittel~` one that begins so. A comma or full stop stands for itself, `^` for the beginning of the sentence. Words are
compared in lower case. A pattern is only tried where its first word stands, and never runs further than its gaps
allow, so that matching costs time linear in the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

GAP = 12
STOPS = frozenset(";:")


@dataclass(frozen=True, slots=True)
class Part:
    """What one place of a pattern stands for: listed words, words that begin or end so, any word, a number, a gap."""

    words: frozenset[str]
    beginnings: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    anything: bool = False
    number: bool = False
    gap: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the words it stands for cannot be listed."""
        return bool(self.beginnings or self.endings or self.anything or self.number or self.gap)


Named = tuple[str, tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """Patterns by the word they begin with, without it; `loose` are whole, for what is open in their first place."""

    by_word: dict[str, tuple[Named, ...]]
    loose: tuple[Named, ...]


def index_of(patterns: Iterable[tuple[str, str]]) -> Index:
    """The index of (name, pattern) pairs."""
    by_word: dict[str, list[Named]] = {}
    loose: list[Named] = []
    for name, pattern in patterns:
        parts = tuple(read_part(part) for part in pattern.lower().split())
        for word in sorted(parts[0].words):
            by_word.setdefault(word, []).append((name, parts[1:]))
        if parts[0].is_open:
            loose.append((name, (replace(parts[0], words=frozenset()), *parts[1:])))
    return Index({word: tuple(found) for word, found in by_word.items()}, tuple(loose))


def read_part(part: str) -> Part:
    """One place of a pattern as written."""
    options = part.split("|")
    beginnings = [option[:-1] for option in options if len(option) > 1 and option[-1] == "~"]
    endings = [option[1:] for option in options if len(option) > 1 and option[0] == "~"]
    plain = {option for option in options if "~" not in option} - {"*", "#", "…"}
    return Part(frozenset(plain), tuple(beginnings), tuple(endings), "*" in options, "#" in options, "…" in options)


def names_in(index: Index, words: Sequence[str]) -> frozenset[str]:
    """The names of all patterns that occur in the sentence `words`, which are in lower case."""
    marked = ("^", *words)
    found: set[str] = set()
    for start, word in enumerate(marked):
        for name, parts in index.by_word.get(word, ()):
            if name not in found and fits(parts, marked, start + 1):
                found.add(name)
        for name, parts in index.loose:
            if name not in found and stands_for(parts[0], word) and fits(parts[1:], marked, start + 1):
                found.add(name)
    return frozenset(found)


def fits(parts: Sequence[Part], words: Sequence[str], start: int) -> bool:
    """Whether the places `parts` stand in `words` from `start` on."""
    reached = [start]
    for part in parts:
        if part.gap:
            reached = reach(words, reached)
        else:
            reached = [at + 1 for at in reached if at < len(words) and stands_for(part, words[at])]
        if not reached:
            return False
    return True


def reach(words: Sequence[str], starts: Sequence[int]) -> list[int]:
    """The positions, in order, that a gap reaches from any of `starts`, which are in order."""
    found: list[int] = []
    for start in starts:
        last = min(start + GAP, len(words))
        stop = next((at for at in range(start, last) if words[at] in STOPS), last)
        found += range(max(start, found[-1] + 1) if found else start, stop + 1)
    return found


def stands_for(part: Part, word: str) -> bool:
    """Whether one place of a pattern stands for `word`."""
    if word in part.words:
        return True
    if (part.endings and word.endswith(part.endings)) or (part.beginnings and word.startswith(part.beginnings)):
        return True
    return (part.anything and word[0].isalnum()) or (part.number and word[0].isdigit())
