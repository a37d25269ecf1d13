"""Background: a list of sentences, each with its paragraph and, on its own line, its id.

A page writes:

    - Joe Biden und sein Amtskollege Putin haben seit der Invasion nicht mehr miteinander gesprochen. · Absatz 8
      { #h1 }

As in all sections, what cannot be read stays as prose.
"""

import re
from collections.abc import Iterator

from explainer.markdown import escape, unescape
from explainer.model import Fact, Problem, Prose, Section
from explainer.sections.blocks import Block, Shape, prose
from explainer.sections.items import Item, attributes, fault, joined, paragraph_part
from explainer.sections.labels import Labels

BULLET = re.compile(r"^ {0,3}[-*+](?:\s+|$)")


def parse(blocks: tuple[Block, ...], labels: Labels) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """The sentences of a section; an entry that cannot be read stays as prose."""
    items: list[Item] = []
    problems: list[Problem] = []
    run: list[Block] = []
    for block in (entry for whole in blocks for entry in _entries(whole)):
        read = _fact(block, labels) if block.shape is Shape.LIST else None
        if isinstance(read, Fact):
            items += [*prose(run), read]
            run = []
            continue
        run.append(block)
        problems += [read] if read else []
    return (*items, *prose(run)), tuple(problems)


def _entries(block: Block) -> Iterator[Block]:
    """The entries of a list, each as a block; any other block as it is."""
    if block.shape is not Shape.LIST:
        yield block
        return
    for start, end in zip(block.entries, [*block.entries[1:], len(block.lines)], strict=False):
        lines = block.lines[start:end]
        while len(lines) > 1 and not lines[-1].strip():
            lines = lines[:-1]
        yield Block(shape=Shape.LIST, lines=lines, place=block.at(start))


def _fact(block: Block, labels: Labels) -> Fact | Problem:
    last = block.place if len(block.lines) == 1 else block.at(len(block.lines) - 1)
    listed = attributes(block.lines[-1]) if len(block.lines) > 1 else None
    hint = "write below it, indented by two spaces, an id that is still free: { #h1 }"
    if listed is None:
        return fault(last, "E221", "this entry has no id", hint)
    if len(listed[0]) != 1 or listed[1] or listed[2]:
        return fault(last, "E222", "the id line of this entry cannot be read", hint)
    line = joined([BULLET.sub("", block.lines[0]), *block.lines[1:-1]])
    match = re.fullmatch(rf"(.*?)(?: · {re.escape(labels.paragraph)} ([1-9][0-9]{{0,5}}))?", line)
    text, number = (match[1], int(match[2] or 0)) if match else (line, 0)
    return Fact(id=listed[0][0], text=unescape(text), paragraph=number, place=block.place)


# --- printing ---------------------------------------------------------------------------------------------------------


def render(items: tuple[Item, ...], labels: Labels) -> str:
    """The Markdown of a section, without its heading: neighbouring entries are one tight list."""
    text, before = "", False
    for item in items:
        is_fact = isinstance(item, Fact)
        text += ("\n" if is_fact and before else "\n\n") if text else ""
        text += _entry(item, labels)
        before = is_fact
    return text


def _entry(item: Item, labels: Labels) -> str:
    if isinstance(item, Fact):
        line = escape(item.text, also="·") + paragraph_part(item.paragraph, labels)
        return f"- {line}\n  {{ #{item.id} }}"
    return item.markdown if isinstance(item, Prose) else ""


# --- what is well-formed and yet cannot be meant ----------------------------------------------------------------------


def check(section: Section, labels: Labels) -> Iterator[Problem]:
    """Nothing yet: an entry is a sentence, and whether it is the source's is a matter of `check`."""
    yield from ()
