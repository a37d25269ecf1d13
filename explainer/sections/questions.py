"""Open questions: each a heading with its id, a line with its status and links, and what people write under it.

    ### Wird die Entspannung zu einer Lösung führen? { #f2 }

    offen · Absatz 8 · dazu [Wolfgang Ischinger](#s6) · Antwort [Das Urteil](../articles/urteil.md#s3)

Dates, and when it was answered, follow from the linked pages.
"""

import re
from collections.abc import Iterator, Sequence

from explainer.markdown import escape, unescape
from explainer.model import Link, Problem, Prose, Question, QuestionStatus, Section
from explainer.sections.blocks import Block, Shape, prose
from explainer.sections.items import (
    SEPARATOR,
    Item,
    attributes,
    doubt,
    fault,
    joined,
    link,
    links,
    paragraph_number,
    paragraph_part,
)
from explainer.sections.labels import Labels

HEADING = re.compile(r"(.*?)\s*(?:^|(?<=\s))(\{:?[^{}]*\})")


def parse(blocks: tuple[Block, ...], labels: Labels) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    """The questions of a section; one that cannot be read stays as prose."""
    heads = [n for n, block in enumerate(blocks) if block.shape is Shape.HEADING and block.level == 3]
    runs: list[list[Block] | Question] = [list(blocks[: heads[0]] if heads else blocks)]
    problems: list[Problem] = []
    for start, end in zip(heads, [*heads[1:], len(blocks)], strict=False):
        read = _question(blocks[start], blocks[start + 1 : end], labels)
        last = runs[-1]
        if isinstance(read, Question):
            runs.append(read)
            continue
        problems.append(read)
        if isinstance(last, Question):
            runs.append(list(blocks[start:end]))
        else:
            last += blocks[start:end]
    items = (item for run in runs for item in ((run,) if isinstance(run, Question) else prose(run)))
    return tuple(items), tuple(problems)


def _question(head: Block, blocks: Sequence[Block], labels: Labels) -> Question | Problem:
    match = HEADING.fullmatch(head.title)
    listed = attributes(match[2]) if match else None
    if match is None or listed is None or len(listed[0]) != 1 or listed[1] or listed[2]:
        hint = "end the heading with an id that is still free: { #f1 }"
        return fault(head.place, "E211", "this question has no id", hint)
    if not blocks or blocks[0].shape is not Shape.PARAGRAPH:
        return _without_status(head, labels)
    status, *parts = joined(blocks[0].lines).split(SEPARATOR)
    statuses = {label: status for status, label in labels.statuses.items()}
    if status not in statuses:
        return _without_status(blocks[0], labels)
    read = _parts(parts, labels)
    if isinstance(read, str):
        hint = f"its order is: {status} · {labels.paragraph} N · {labels.spoken_to_by} [Name](#s1)"
        hint += f" · {labels.answered_by} [Name](#s2)"
        return fault(blocks[0].place, "E213", f"“{read[:60]}” cannot be read here", hint)
    paragraph, spoken_to_by, answered_by = read
    below = prose(blocks[1:])
    return Question(
        id=listed[0][0],
        text=unescape(match[1]),
        status=statuses[status],
        paragraph=paragraph,
        spoken_to_by=spoken_to_by,
        answered_by=answered_by,
        prose=below[0].markdown if below else "",
        place=head.place,
        prose_place=below[0].place if below else head.place,
    )


def _without_status(block: Block, labels: Labels) -> Problem:
    words = ", ".join(f"“{label}”" for label in labels.statuses.values())
    hint = f"begin the line under the question with one of {words}"
    return fault(block.place, "E212", "this question does not say whether it is open", hint)


def _parts(parts: list[str], labels: Labels) -> tuple[int, tuple[Link, ...], tuple[Link, ...]] | str:
    """Paragraph, statements that speak to it, and answers; or the first part that cannot be read."""
    paragraph = 0
    found: dict[str, tuple[Link, ...]] = {}
    for part in parts:
        word, _, rest = part.partition(" ")
        if not paragraph and (number := paragraph_number(part, labels)):
            paragraph = number
        elif word in (labels.spoken_to_by, labels.answered_by) and word not in found and (read := links(rest)):
            found[word] = read
        else:
            return part
    return paragraph, found.get(labels.spoken_to_by, ()), found.get(labels.answered_by, ())


# --- printing ---------------------------------------------------------------------------------------------------------


def render(items: tuple[Item, ...], labels: Labels) -> str:
    """The Markdown of a section, without its heading."""
    return "\n\n".join(_entry(item, labels) if isinstance(item, Question) else _prose(item) for item in items)


def _prose(item: object) -> str:
    return item.markdown if isinstance(item, Prose) else ""


def _entry(question: Question, labels: Labels) -> str:
    line = labels.statuses[question.status] + paragraph_part(question.paragraph, labels)
    for word, values in ((labels.spoken_to_by, question.spoken_to_by), (labels.answered_by, question.answered_by)):
        if values:
            line += f"{SEPARATOR}{word} {', '.join(link(value) for value in values)}"
    entry = f"### {escape(question.text, start=False)} {{ #{question.id} }}\n\n{line}"
    return f"{entry}\n\n{question.prose}" if question.prose else entry


# --- what is well-formed and yet cannot be meant ----------------------------------------------------------------------


def check(section: Section, labels: Labels) -> Iterator[Problem]:
    """A question that is answered by nothing, or open although an answer is linked."""
    for item in section.items:
        if not isinstance(item, Question):
            continue
        if item.status is QuestionStatus.ANSWERED and not (item.answered_by or item.prose):
            hint = f"add ` · {labels.answered_by} [Name](#s1)`, or write the answer under it"
            yield doubt(item.place, "W214", "this question is said to be answered, but by nothing", hint)
        if item.status is QuestionStatus.OPEN and item.answered_by:
            words = f"write “{labels.statuses[QuestionStatus.PARTLY]}” or “{labels.statuses[QuestionStatus.ANSWERED]}”"
            yield doubt(item.place, "W215", "an answer to this question is linked, but it is said to be open", words)
