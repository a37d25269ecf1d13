"""The blocks of a page's body with their lines: what is a heading, a quotation, a list, and what is anything else.

A parser of CommonMark decides, so that a `##` inside a code block is none. No line is lost: what the parser gives no
block for (link definitions) becomes one of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from markdown_it import MarkdownIt
from markdown_it.token import Token

from explainer.model import Place, Prose

PARSER = MarkdownIt("commonmark").disable(["inline"])
QUOTE_MARK = re.compile(r"^ {0,3}> ?")


class Shape(Enum):
    """What the page grammar tells apart."""

    HEADING = "heading"
    QUOTE = "blockquote"
    LIST = "bullet_list"
    PARAGRAPH = "paragraph"
    OTHER = "other"


SHAPES = {f"{shape.value}_open": shape for shape in Shape}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a body: its lines as written, and where it begins. `title` is a heading's own Markdown.

    `entries` are the numbers of the lines, counted in the block, where the entries of a list begin.
    """

    shape: Shape
    lines: tuple[str, ...]
    place: Place
    level: int = 0
    title: str = ""
    entries: tuple[int, ...] = ()

    def at(self, line: int) -> Place:
        """The place of the block's line number `line`, counted from 0."""
        return Place(self.place.path, self.place.line + line)


def blocks(body: str, place: Place) -> tuple[Block, ...]:
    """The blocks of `body`, which begins at `place`."""
    lines = body.split("\n")
    found: list[Block] = []
    position = 0
    tokens = PARSER.parse(body)
    for number, token in enumerate(tokens):
        if token.level == 0 and token.map is not None and token.nesting >= 0:
            start, end = token.map
            found += _gap(lines, position, start, place)
            found.append(_block(tokens, number, lines, (start, end), place))
            position = end
    found += _gap(lines, position, len(lines), place)
    return tuple(found)


def prose(run: Sequence[Block]) -> tuple[Prose, ...]:
    """A run of neighbouring blocks as one piece of prose, with the empty lines between them; none for no blocks."""
    if not run:
        return ()
    lines: list[str] = []
    for block in run:
        gap = block.place.line - run[0].place.line - len(lines)
        lines += [""] * gap + list(block.lines)
    return (Prose(markdown="\n".join(lines).strip("\n"), place=run[0].place),)


def quoted(block: Block) -> str | None:
    """The words of a block quotation, its lines joined; None where a line has no `>` and only tags along."""
    if not all(QUOTE_MARK.match(line) for line in block.lines):
        return None
    return "\n".join(QUOTE_MARK.sub("", line) for line in block.lines)


def _block(tokens: list[Token], number: int, lines: list[str], where: tuple[int, int], place: Place) -> Block:
    token = tokens[number]
    start, end = where
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    shape = SHAPES.get(token.type, Shape.OTHER)
    return Block(
        shape=shape,
        lines=tuple(lines[start:end]),
        place=Place(place.path, place.line + start),
        level=int(token.tag[1]) if shape is Shape.HEADING else 0,
        title=tokens[number + 1].content if shape is Shape.HEADING else "",
        entries=tuple(_entries(tokens, number, start)) if shape is Shape.LIST else (),
    )


def _entries(tokens: list[Token], number: int, start: int) -> Iterator[int]:
    for token in tokens[number + 1 :]:
        if token.level == 0:
            return
        if token.type == "list_item_open" and token.level == 1 and token.map is not None:
            yield token.map[0] - start


def _gap(lines: list[str], start: int, end: int, place: Place) -> list[Block]:
    """What stands between two blocks, as a block, unless it is empty."""
    while start < end and not lines[start].strip():
        start += 1
    while start < end and not lines[end - 1].strip():
        end -= 1
    if start == end:
        return []
    return [Block(shape=Shape.OTHER, lines=tuple(lines[start:end]), place=Place(place.path, place.line + start))]
