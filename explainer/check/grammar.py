"""Rules about a page by itself: its sections, headings and ids."""

import difflib
from collections.abc import Iterator

from explainer.check.view import View, items
from explainer.model import ArticlePage, Problem, SectionKind
from explainer.sections import SECTIONS
from explainer.sections.items import doubt, fault
from explainer.sections.labels import labels, normal


def grammar(page: ArticlePage, view: View) -> Iterator[Problem]:
    """What each kind of section says of itself."""
    words = labels(page.lang)
    for section in page.sections:
        if section.kind in SECTIONS:
            yield from SECTIONS[section.kind].check(section, words)


def headings(page: ArticlePage, view: View) -> Iterator[Problem]:
    """A heading that nearly matches a known one is probably meant as that: its section would be read as prose."""
    words = labels(page.lang)
    for section in page.sections:
        if section.kind is SectionKind.PROSE:
            near = difflib.get_close_matches(normal(section.heading), words.sections, n=1, cutoff=0.8)
            if near:
                heading = words.headings[words.sections[near[0]]]
                message = f"the section “{section.heading}” is shown as ordinary prose"
                yield doubt(section.place, "W210", message, f"did you mean “## {heading}”?")


def ids(page: ArticlePage, view: View) -> Iterator[Problem]:
    """An id stands for one thing: links to it must lead there."""
    first: dict[str, int] = {}
    for item in items(page):
        if item.id in first:
            free = next(
                name for number in range(1, 10_000) if (name := f"{item.id[0]}{number}") not in view.items[page.path]
            )
            message = f"the id “{item.id}” is used twice, first at line {first[item.id]}"
            yield fault(item.place, "E241", message, f"“{free}” is still free")
        first.setdefault(item.id, item.place.line)
