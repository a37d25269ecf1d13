"""What an article page is divided into: one table with what is peculiar to each kind of section.

`parse` takes the blocks under a `##` heading and gives items and problems, `render` takes the items and gives Markdown,
`check` looks at what is well-formed and yet cannot be meant. A further kind of section is one more line here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from explainer.model import Problem, Section, SectionKind
from explainer.sections import background, questions, statements
from explainer.sections.blocks import Block
from explainer.sections.items import Item
from explainer.sections.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What is peculiar to one kind of section."""

    parse: Callable[[tuple[Block, ...], Labels], tuple[tuple[Item, ...], tuple[Problem, ...]]]
    render: Callable[[tuple[Item, ...], Labels], str]
    check: Callable[[Section, Labels], Iterator[Problem]]


SECTIONS = {
    SectionKind.STATEMENTS: Grammar(parse=statements.parse, render=statements.render, check=statements.check),
    SectionKind.QUESTIONS: Grammar(parse=questions.parse, render=questions.render, check=questions.check),
    SectionKind.BACKGROUND: Grammar(parse=background.parse, render=background.render, check=background.check),
}
