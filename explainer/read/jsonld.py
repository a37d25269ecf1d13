"""JSON-LD blocks of a page → the one object that describes the article, with its values as texts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

ARTICLE_TYPES = ("Article", "BlogPosting")
"""How the names of schema.org's types of articles end: NewsArticle, ReportageNewsArticle, LiveBlogPosting, …"""
DEEPEST = 20
"""Levels of objects and lists; real pages have five."""


@dataclass(frozen=True, slots=True)
class Item:
    """One JSON-LD object; `others` are all objects of the page by their `@id`."""

    values: Mapping[str, Any] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def texts(self, key: str) -> tuple[str, ...]:
        """What stands under `key`, in order: texts as they are, objects by their name."""
        return tuple(filter(None, self._texts(self.values.get(key), "name", DEEPEST)))

    def addresses(self, key: str) -> tuple[str, ...]:
        """What stands under `key`, in order: texts as they are, objects by their `@id`."""
        return tuple(filter(None, self._texts(self.values.get(key), "@id", DEEPEST)))

    def _texts(self, value: Any, wanted: str, depth: int) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list) and depth:
            for item in value:
                yield from self._texts(item, wanted, depth - 1)
        elif isinstance(value, dict) and depth:
            known = value if wanted in value else self.others.get(_identity(value), value)
            yield from self._texts(known.get(wanted), wanted, depth - 1)


def article(blocks: Iterable[str]) -> Item:
    """The first article of all JSON-LD `blocks`; an item without values where there is none."""
    items = [item for block in blocks for item in _objects(_parsed(block), DEEPEST)]
    others = {_identity(item): item for item in items if _identity(item) and len(item) > 1}
    return Item(next(filter(_is_article, items), {}), others)


def _parsed(block: str) -> Any:
    """The block's data, None where it is no JSON; comment marks and stray line ends around it are usual."""
    cleaned = block.strip().removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>")
    try:
        return json.loads(cleaned.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object in `data`, outer ones first."""
    if isinstance(data, dict):
        yield data
    if isinstance(data, dict | list) and depth:
        for value in data.values() if isinstance(data, dict) else data:
            yield from _objects(value, depth - 1)


def _identity(item: Mapping[str, Any]) -> str:
    identity = item.get("@id")
    return identity if isinstance(identity, str) else ""


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(ARTICLE_TYPES) for name in names)
