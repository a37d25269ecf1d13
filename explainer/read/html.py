"""HTML: trafilatura finds the article's text on the page, `metadata` what the page says about it.

Both need libraries that take a quarter of a second to load, so they are loaded for the first page only.
"""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from explainer.model import Article, Place, Problem
from explainer.read.blocks import Block, joined

HEADING, BLOCKS = "head", ("p", "item", "cell", "code")
MOST_TAGS = 60_000
"""Ten times a large news page; more takes longer than anybody waits for one article."""


def read(raw: Article) -> tuple[Article, tuple[Problem, ...]]:
    """`raw` with the article's text for its page, without navigation, comments and advertising, and its metadata."""
    from explainer.read.metadata import with_metadata

    if raw.content.count("<") > MOST_TAGS:
        return raw, (_too_many_tags(raw.path),)
    text, headings = joined(_blocks(raw.content))
    return replace(with_metadata(raw), content=text, headings=headings), ()


def _blocks(page: str) -> Iterator[Block]:
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it would print that a page has no text
    document: Any = bare_extraction(page, include_comments=False, with_metadata=False)
    if document is not None and document.body is not None:
        yield from _inside(document.body)


def _inside(element: Any) -> Iterator[Block]:
    """The blocks of trafilatura's simplified tree; text outside of any block is one of its own."""
    if element.tag == HEADING or (element.tag in BLOCKS and element.find("p") is None):
        yield Block(characters=_characters(element), heading=element.tag == HEADING)
        return
    yield Block(characters=element.text or "")
    for child in element:
        yield from _inside(child)
        yield Block(characters=child.tail or "")


def _characters(element: Any) -> str:
    """All text of `element`; a forced line break becomes a space."""
    parts = [element.text or ""]
    for child in element:
        parts += [" " if child.tag == "lb" else _characters(child), child.tail or ""]
    return "".join(parts)


def _too_many_tags(path: str) -> Problem:
    hint = "save the article's text as a .txt file instead, paragraphs apart by a blank line"
    return Problem(place=Place(path), code="E003", message=f"the page has more than {MOST_TAGS} tags", hint=hint)
