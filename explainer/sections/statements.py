"""Who said what: statements under the heading of their speaker.

    ### [Wladimir Putin](../people/wladimir-putin.md), russischer Präsident

    > „Ich bin bereit.“

    wörtlich, bei einer Konferenz in Sotschi, im Text „der Russe“ · Absatz 6
    { #s1 .direct }

The class is the kind; the words before it say the same to people. What cannot be read as a statement stays as prose.
"""

import re
from collections.abc import Iterator, Sequence

from explainer.markdown import escape, reference, unescape
from explainer.model import Problem, Prose, Section, Speaker, Statement, StatementKind
from explainer.sections.blocks import Block, Shape, prose, quoted
from explainer.sections.items import (
    LINK,
    SEPARATOR,
    Item,
    attributes,
    doubt,
    fault,
    joined,
    paragraph_number,
    paragraph_part,
)
from explainer.sections.labels import Labels

HEADING = re.compile(LINK.pattern + r"(?:, (.+))?")
BROKEN_HEADING = re.compile(r"(?<!\\)(?:[\[{]|\]\()")
KINDS = {kind.value: kind for kind in StatementKind}


def parse(blocks: tuple[Block, ...], labels: Labels) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """The speakers of a section, each with the statements under it."""
    heads = [n for n, block in enumerate(blocks) if block.shape is Shape.HEADING and block.level == 3]
    lead = blocks[: heads[0]] if heads else blocks
    items: list[Item] = list(prose(lead))
    problems = [_without_speaker(block) for block in lead if block.shape is Shape.QUOTE]
    for start, end in zip(heads, [*heads[1:], len(blocks)], strict=False):
        speaker, faults = _speaker(blocks[start], blocks[start + 1 : end], labels)
        items.append(speaker)
        problems += faults
    return tuple(items), tuple(problems)


def _without_speaker(block: Block) -> Problem:
    hint = "put a heading above it: ### [Name](../people/name.md), or ### Sprecher unklar"
    return fault(block.place, "E206", "this quotation stands under no speaker", hint)


def _speaker(head: Block, blocks: Sequence[Block], labels: Labels) -> tuple[Speaker, list[Problem]]:
    items, problems = _items(blocks, labels)
    match = HEADING.fullmatch(head.title)
    if match:
        label, target, role = unescape(match[1]), match[2], unescape(match[3] or "")
        return Speaker(label=label, target=target, role=role, items=items, place=head.place), problems
    if BROKEN_HEADING.search(head.title):
        hint = "write ### [Name](../people/name.md), or only the words for a speaker without a page"
        problems.insert(0, fault(head.place, "E207", "the link in this speaker's heading is broken", hint))
    return Speaker(label=unescape(head.title), items=items, place=head.place), problems


def _items(blocks: Sequence[Block], labels: Labels) -> tuple[tuple[Statement | Prose, ...], list[Problem]]:
    items: list[Statement | Prose] = []
    problems: list[Problem] = []
    run: list[Block] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        line = blocks[position + 1] if position + 1 < len(blocks) else None
        used = 1
        if block.shape is Shape.QUOTE:
            statement, faults = _statement(block, line, labels)
            problems += faults
            if statement is not None:
                items += [*prose(run), statement]
                run, used = [], 2
        run += blocks[position : position + used] if used == 1 else []
        position += used
    return (*items, *prose(run)), problems


def _statement(quote: Block, line: Block | None, labels: Labels) -> tuple[Statement | None, list[Problem]]:
    words = quoted(quote)
    if words is None:
        stray = next(n for n, text in enumerate(quote.lines) if not text.lstrip().startswith(">"))
        message = "this line runs into the quotation above it"
        return None, [fault(quote.at(stray), "E208", message, "put an empty line between the two")]
    if line is None or not _is_line(line, labels):
        message = "this quotation has no line under it that says how it was said"
        place = quote.at(len(quote.lines) - 1)
        return None, [fault(place, "E201", message, _pattern(labels))]
    listed = attributes(line.lines[-1])
    below = line.at(len(line.lines) - 1)
    if listed is None:
        return None, [fault(below, "E202", "this statement has no id line", _pattern(labels))]
    ids, classes, others = listed
    if len(ids) != 1 or others:
        return None, [fault(below, "E202", "the id line of this statement cannot be read", _pattern(labels))]
    if len(classes) != 1 or classes[0] not in KINDS:
        hint = f"use one of {', '.join('.' + kind for kind in KINDS)}"
        return None, [fault(below, "E203", "the id line does not say of which kind the statement is", hint)]
    kind = KINDS[classes[0]]
    context, mention, paragraph, problems = _read(line, kind, labels)
    statement = Statement(
        id=ids[0],
        kind=kind,
        quotation=unescape(words),
        context=context,
        mention=mention,
        paragraph=paragraph,
        place=quote.place,
    )
    return statement, problems


def _is_line(block: Block, labels: Labels) -> bool:
    """Whether a paragraph is meant as the line under a quotation."""
    if block.shape is not Shape.PARAGRAPH:
        return False
    return attributes(block.lines[-1]) is not None or _label(joined(block.lines), labels) != ""


def _label(line: str, labels: Labels) -> str:
    for label in labels.kinds.values():
        if re.match(rf"{re.escape(label)}(?=$|,| ·| \{{)", line):
            return label
    return ""


def _pattern(labels: Labels) -> str:
    label = labels.kinds[StatementKind.INDIRECT]
    return f"write `{label} · {labels.paragraph} N` and below it `{{ #s1 .indirect }}`, with an id that is still free"


def _read(block: Block, kind: StatementKind, labels: Labels) -> tuple[str, str, int, list[Problem]]:
    """Context, mention, paragraph and faults of the line under a quotation; what cannot be read becomes context."""
    head, *parts = joined(block.lines[:-1]).split(SEPARATOR)
    label = _label(head, labels)
    numbers = [number for part in parts if (number := paragraph_number(part, labels))]
    context, mention, closed = _context(head[len(label) :], labels) if label else (unescape(head), "", True)
    problems = []
    if label != labels.kinds[kind]:
        known = f"“{labels.kinds[kind]}”, or change the class" if label else f"“{labels.kinds[kind]}” first"
        message = f"the line says “{label or head}”, its class says .{kind.value}"
        problems.append(fault(block.place, "E204", message, f"write {known}"))
    if not closed or len(parts) > 1 or len(numbers) != len(parts):
        unread = [part for part in parts if not paragraph_number(part, labels)]
        context = SEPARATOR.join([context, *map(unescape, unread)]).strip()
        message = "this line cannot be read"
        example = f"{labels.mention} {labels.opening}…{labels.closing}"
        hint = f"its order is: {labels.kinds[kind]}, where or to whom, {example} · {labels.paragraph} N"
        problems.append(fault(block.place, "E205", message, hint))
    return context, mention, numbers[0] if numbers else 0, problems


def _context(rest: str, labels: Labels) -> tuple[str, str, bool]:
    """Context and mention of `, context, im Text „mention“`, and whether it could be read."""
    before, marker, mention = rest.partition(f", {labels.mention} {labels.opening}")
    readable = (not before or before.startswith(", ")) and (not marker or mention.endswith(labels.closing))
    inner = mention[: -len(labels.closing)] if mention.endswith(labels.closing) else mention
    return unescape(before.removeprefix(",")), unescape(inner), readable


# --- printing ---------------------------------------------------------------------------------------------------------


def render(items: tuple[Item, ...], labels: Labels) -> str:
    """The Markdown of a section, without its heading."""
    return "\n\n".join(_group(item, labels) if isinstance(item, Speaker) else _prose(item) for item in items)


def _prose(item: object) -> str:
    return item.markdown if isinstance(item, Prose) else ""


def _group(speaker: Speaker, labels: Labels) -> str:
    label = escape(speaker.label, start=False, also="[]")
    named = f"[{label}]({speaker.target})" if speaker.target else label
    role = f", {escape(speaker.role, start=False)}" if speaker.role else ""
    parts = (_figure(item, labels) if isinstance(item, Statement) else item.markdown for item in speaker.items)
    return "\n\n".join([f"### {named}{role}", *parts])


def _figure(statement: Statement, labels: Labels) -> str:
    line = labels.kinds[statement.kind]
    marker = f"{labels.mention} {labels.opening}"
    if statement.context:
        context = escape(statement.context, start=False, also="·")
        line += ", " + context.replace(marker, f"{labels.mention} {reference(labels.opening)}")
    if statement.mention:
        line += f", {marker}{escape(statement.mention, start=False, also='·')}{labels.closing}"
    line += paragraph_part(statement.paragraph, labels)
    return f"> {escape(statement.quotation)}\n\n{line}\n{{ #{statement.id} .{statement.kind.value} }}"


# --- what is well-formed and yet cannot be meant ----------------------------------------------------------------------


def check(section: Section, labels: Labels) -> Iterator[Problem]:
    """Speakers without a statement, and several headings for one speaker."""
    for item in section.items:
        if isinstance(item, Speaker) and not item.items:
            hint = "delete the heading, or put a statement under it"
            yield doubt(item.place, "W209", f"“{item.label}” has no statement here", hint)
