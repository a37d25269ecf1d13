"""Markdown with front matter: the front matter says what the article is, the text is what a reader would see of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from explainer.frontmatter import Value, split
from explainer.model import Article, Level, Place, Problem, Rights
from explainer.read.blocks import Block, joined
from explainer.read.dates import iso_date

KEYS = {
    "title": "title",
    "description": "description",
    "date": "date",
    "lang": "language",
    "author": "authors",
    "authors": "authors",
    "publisher": "publisher",
    "url": "url",
    "rights": "rights",
    "licence": "licence",
    "license": "licence",
    "tags": "tags",
}
"""Front matter key → field of `Article`."""
LISTS = {"authors", "tags"}
FORMS: dict[str, Callable[[str], object]] = {"date": iso_date, "rights": Rights}
WHITE = {"softbreak", "hardbreak"}
WORDS = {"text", "text_special", "code_inline"}


def read(raw: Article) -> tuple[Article, tuple[Problem, ...]]:
    """`raw` with the text below its front matter, markup taken away, and what the front matter says."""
    entries, body, problems = _front_matter(raw)
    text, headings = joined(_blocks(body))
    article = replace(raw, content=text, headings=headings)
    for key, entry in entries.items():
        article, found = _with_entry(article, key, entry)
        problems += found
    if not article.title and headings and headings[0].start == 0:
        article = replace(article, title=headings[0].of(text))
    return article, problems


def _front_matter(raw: Article) -> tuple[Mapping[str, Value], str, tuple[Problem, ...]]:
    """What stands between the `---` lines, if the file begins with one, and the Markdown after them."""
    if not raw.content.startswith("---"):
        return {}, raw.content, ()
    root, body, _, problems = split(raw.path, raw.content)
    return (root.keys or {}) if root else {}, body, problems


def _blocks(body: str) -> Iterator[Block]:
    """Every paragraph, list item and heading; code and raw HTML are no article text."""
    tokens = MarkdownIt("commonmark").parse(body)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            heading = before is not None and before.type == "heading_open"
            yield Block(characters=_characters(token), heading=heading)


def _characters(inline: Token) -> str:
    children = inline.children or ()
    return "".join(" " if c.type in WHITE else c.content for c in children if c.type in WHITE | WORDS)


def _with_entry(article: Article, key: str, entry: Value) -> tuple[Article, tuple[Problem, ...]]:
    """`article` with what stands after `key`; as it was, with a problem, where that cannot be used."""
    field, place = KEYS.get(key, ""), Place(article.path, entry.line)
    if not field:
        return article, (_unknown_key(place, key),)
    if field in LISTS and entry.keys is None:
        values = entry.items if entry.items is not None else entry.text.split(",")
        return _set(article, field, tuple(filter(None, map(str.strip, values)))), ()
    if entry.keys is not None or entry.items is not None:
        return article, (_fault(place, f"{key} is a list", "write one text after it"),)
    value = entry.text.strip()
    problem = _checked(place, field, value) if value else None
    if problem or not value:
        return article, (problem,) if problem else ()
    return _set(article, field, FORMS.get(field, str)(value)), ()


def _set(article: Article, field: str, value: object) -> Article:
    changes: dict[str, Any] = {field: value}
    return replace(article, **changes)


def _checked(place: Place, field: str, value: str) -> Problem | None:
    """What is wrong with `value`, if anything."""
    if field == "date" and not iso_date(value):
        hint = "write it as 2024-11-08 or 2024-11-08T12:30:00+01:00"
        return _fault(place, f"{value} is no date", hint)
    if field == "url" and not value.startswith(("https://", "http://")):
        return _fault(place, f"{value} is no web address", "it starts with https://")
    if field == "rights" and value not in set(Rights):
        hint = "write rights: excerpt, unless the text has a free licence or is your own"
        return _fault(place, f"rights are {' or '.join(Rights)}, not {value}", hint)
    return None


def _fault(place: Place, message: str, hint: str) -> Problem:
    return Problem(place=place, code="E011", message=message, hint=hint)


def _unknown_key(place: Place, key: str) -> Problem:
    near = get_close_matches(key, KEYS, 1)
    hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(KEYS)}"
    message = f"unknown key {key} in the front matter"
    return Problem(place=place, code="W012", message=message, level=Level.WARNING, hint=hint)
