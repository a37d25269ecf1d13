"""Rules about a page by itself: its sections, headings and ids."""

import difflib
import re
from collections.abc import Iterator

from explainer.check.view import View
from explainer.model import ArticlePage, Problem, SectionKind, Statement
from explainer.sections import SECTIONS
from explainer.sections.items import doubt, fault
from explainer.sections.labels import labels, normal
from explainer.sections.parts import items

LINK = re.compile(r"\[[^\[\]]+\]\([^()\s]*\)")


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


def plain(page: ArticlePage, view: View) -> Iterator[Problem]:
    """Words taken from a source are plain text: a link among them would be shown with its brackets."""
    for item in items(page):
        own = "" if isinstance(item, Statement) or item.paragraph else item.text
        texts = (item.context, item.mention) if isinstance(item, Statement) else (own,)
        for match in filter(None, map(LINK.search, texts)):
            hint = "write the words alone; names of people and organisations are linked by themselves"
            yield doubt(item.place, "W211", f"this link is shown as it stands: {match[0]}", hint)


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
