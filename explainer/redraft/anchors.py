"""Lines that name what follows, put into a page before it is merged and taken out afterwards.

Git needs unchanged lines between two changes, and sees one conflict where they touch: a corrected publisher beside a
new check sum, a deleted statement before one that is drafted anew. With a line that names each key, heading and
statement, the same in all three versions, they touch no more.
"""

import re
from collections.abc import Iterable, Iterator

from explainer.model import ArticlePage, Fact, Question, Speaker, Statement
from explainer.redraft.outline import name
from explainer.sections.parts import items

KEY = re.compile(r"( *)([A-Za-z_]\w*):")
IDS = re.compile(r"\{:?[^{}]*#[A-Za-z][^{}]*\}\s*$")
SIGN = "\x1e"


def sign(*texts: str) -> str:
    """What a line begins with that is none of the texts' own."""
    length = next(n for n in range(1, 1000) if not any(SIGN * n in text for text in texts))
    return SIGN * length


def anchored(text: str, page: ArticlePage, sign: str) -> str:
    """`text`, which reads as `page`, with lines around each key, heading, statement, question and sentence."""
    lines = text.split("\n")
    keys = dict(_keys(lines))
    before = {**keys, **dict(_places(page))}
    after = {**keys, **{_last(lines, item): f"#{item.id}" for item in items(page)}}
    named: list[str] = []
    for number, line in enumerate(lines, 1):
        named += [f"{sign}{before[number]}"] if number in before else []
        named.append(line)
        named += [f"{sign}/{after[number]}"] if number in after else []
    return "\n".join(named)


def _last(lines: list[str], item: Statement | Question | Fact) -> int:
    """The number of the last line of an item, which for a question is that of its status."""
    number = item.place.line
    while number < len(lines) and not IDS.search(lines[number - 1]):
        number += 1
    if not isinstance(item, Question):
        return number
    while number < len(lines) and not lines[number].strip():
        number += 1
    while number < len(lines) and lines[number].strip():
        number += 1
    return number


def _keys(lines: list[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            yield number, "---"
            return
        if match := KEY.match(line):
            yield number, match[0]


def _places(page: ArticlePage) -> Iterator[tuple[int, str]]:
    for section in page.sections:
        yield section.place.line, f"## {section.kind}"
        for item in section.items:
            if isinstance(item, Speaker):
                yield item.place.line, f"### {name(item)}"
    for one in items(page):
        yield one.place.line, f"#{one.id}"


def without(lines: Iterable[str], sign: str) -> tuple[str, ...]:
    """`lines` without those that were put in."""
    return tuple(line for line in lines if not line.startswith(sign))
