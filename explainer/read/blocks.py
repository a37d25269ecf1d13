"""Marked-up text → plain text: blocks apart by a blank line, and the spans of the headings among them."""

from collections.abc import Iterable
from dataclasses import dataclass

from explainer.text import Span, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The characters of one paragraph or heading, markup taken away."""

    characters: str
    heading: bool = False


def joined(blocks: Iterable[Block]) -> tuple[str, tuple[Span, ...]]:
    """The text of all blocks that have one, and the spans of the headings in it.

    White space in markup means nothing, so that each block becomes one line.
    """
    parts: list[str] = []
    headings: list[Span] = []
    position = 0
    for block in blocks:
        line = shown(block.characters)
        if not line:
            continue
        if block.heading:
            headings.append(Span(position, position + len(line)))
        parts.append(line)
        position += len(line) + 2
    return "\n\n".join(parts), tuple(headings)
