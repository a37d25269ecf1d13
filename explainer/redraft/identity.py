"""The ids of a new draft: what was on the page before keeps its id, so that no link to a statement ever leads astray.

A draft numbers what it finds from 1. Here, each thing found gets the id of the thing on the old draft, or on the page,
that has the same words; where the words changed a little, of the one most like it. All else gets a number that was
never given on this page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from explainer.model import ArticlePage, Fact, Link, Prose, Question, Section, Speaker, Statement
from explainer.sections.parts import items

Found = Statement | Question | Fact
ALIKE = 0.6
"""Of two texts, how much must be the same (`difflib`'s ratio) for them to be one text that was changed."""
NUMBERED = re.compile(r"([a-z]+)(\d{1,9})")
WORD = re.compile(r"\w+")

Numbers = Mapping[str, int]
"""Letters of ids → the highest number ever given with them."""


@dataclass(frozen=True, slots=True)
class Known:
    """Something with an id that stands, or stood, on the page."""

    id: str
    type: type[Found]
    words: str
    paragraph: int


def words(item: Found) -> str:
    """What an item is recognised by."""
    return item.quotation if isinstance(item, Statement) else item.text


def highest(pages: Iterable[ArticlePage], given: Numbers) -> dict[str, int]:
    """The highest numbers of the ids on `pages` and among those `given` before."""
    numbers = dict(given)
    for page in pages:
        for item in items(page):
            if match := NUMBERED.fullmatch(item.id):
                numbers[match[1]] = max(numbers.get(match[1], 0), int(match[2]))
    return numbers


def with_kept_ids(draft: ArticlePage, pages: tuple[ArticlePage, ...], given: Numbers) -> ArticlePage:
    """`draft` with the ids that its parts have on `pages`, the first of which says it best; others get new ones."""
    known = [Known(item.id, type(item), words(item), item.paragraph) for page in pages for item in items(page)]
    found = tuple(items(draft))
    ids = _matched(found, known)
    numbers = highest(pages, given)
    for item in found:
        if item.id not in ids:
            letters = NUMBERED.fullmatch(item.id)
            prefix = letters[1] if letters else "x"
            numbers[prefix] = numbers.get(prefix, 0) + 1
            ids[item.id] = f"{prefix}{numbers[prefix]}"
    return replace(draft, sections=tuple(_section(section, ids) for section in draft.sections))


def _matched(found: tuple[Found, ...], known: list[Known]) -> dict[str, str]:
    """Ids in the draft → ids on the pages."""
    ids: dict[str, str] = {}
    used: set[str] = set()
    for pairs in (_same(found, known, strictly=True), _same(found, known, strictly=False), _alike(found, known, ids)):
        for own, other in pairs:
            if own not in ids and other not in used:
                ids[own] = other
                used.add(other)
    return ids


def _same(found: tuple[Found, ...], known: list[Known], *, strictly: bool) -> Iterator[tuple[str, str]]:
    """What has the same words and, strictly, stands in the same paragraph."""
    there: dict[tuple[object, ...], list[str]] = {}
    for one in known:
        key = (one.type, *WORD.findall(one.words), one.paragraph if strictly else None)
        there.setdefault(key, []).append(one.id)
    for item in found:
        key = (type(item), *WORD.findall(words(item)), item.paragraph if strictly else None)
        yield from ((item.id, other) for other in there.get(key, ()))


def _alike(found: tuple[Found, ...], known: list[Known], ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is much alike among the rest, the most alike first."""
    rest = [item for item in found if item.id not in ids]
    free = [one for one in known if one.id not in ids.values()]
    pairs = ((_likeness(words(item), one.words), item.id, one.id)
             for item in rest for one in free if one.type is type(item))  # fmt: skip
    for _, own, other in sorted((pair for pair in pairs if pair[0] >= ALIKE), key=lambda pair: -pair[0]):
        yield own, other


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, WORD.findall(one), WORD.findall(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _section(section: Section, ids: Mapping[str, str]) -> Section:
    return replace(section, items=tuple(_renamed(item, ids) for item in section.items))


def _renamed(item: Speaker | Question | Fact | Prose, ids: Mapping[str, str]) -> Speaker | Question | Fact | Prose:
    if isinstance(item, Speaker):
        said = (replace(one, id=ids[one.id]) if isinstance(one, Statement) else one for one in item.items)
        return replace(item, items=tuple(said))
    if isinstance(item, Question):
        spoken = tuple(_link(link, ids) for link in item.spoken_to_by)
        return replace(item, id=ids[item.id], spoken_to_by=spoken)
    return replace(item, id=ids[item.id]) if isinstance(item, Fact) else item


def _link(link: Link, ids: Mapping[str, str]) -> Link:
    target = link.target.removeprefix("#")
    return replace(link, target=f"#{ids[target]}") if target in ids else link
