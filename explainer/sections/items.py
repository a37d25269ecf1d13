"""What the three kinds of section share: their items, and the small parts that lines of a page are made of.

A line under a quotation or a question is a row of parts with ` · ` between them, and the line below it is an attribute
list, the only form of id that Python-Markdown sets and other renderers show harmlessly.
"""

import re
from collections.abc import Iterable

from explainer.markdown import escape, unescape
from explainer.model import Fact, Level, Link, Place, Problem, Prose, Question, Speaker
from explainer.sections.labels import Labels

Item = Speaker | Question | Fact | Prose
"""What may stand in a section."""

SEPARATOR = " · "
ATTRIBUTES = re.compile(r"\{:?\s*([^{}]*?)\s*\}")
IDENTIFIER = re.compile(r"#([A-Za-z][A-Za-z0-9_-]*)")
LABEL = r"\[((?:\\.|[^\[\]\\])*)\]"
TARGET = r"\(([^()\s<>]*)\)"
LINK = re.compile(LABEL + TARGET)
LINKS = re.compile(rf"{LINK.pattern}(?:, {LINK.pattern})*")


def fault(place: Place, code: str, message: str, hint: str, other: str = "") -> Problem:
    """An error in the grammar of a page."""
    return Problem(place=place, code=code, message=message, hint=hint, other=other)


def doubt(place: Place, code: str, message: str, hint: str, other: str = "") -> Problem:
    """A warning about the grammar of a page."""
    return Problem(place=place, code=code, message=message, hint=hint, level=Level.WARNING, other=other)


def joined(lines: Iterable[str]) -> str:
    """Lines of a paragraph as one, however somebody wrapped it."""
    return " ".join(" ".join(lines).split())


def attributes(line: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] | None:
    """The ids, the classes and whatever else an attribute list holds; None where `line` is no attribute list."""
    match = ATTRIBUTES.fullmatch(line.strip())
    if match is None:
        return None
    words = match[1].split()
    ids = tuple(word[1:] for word in words if IDENTIFIER.fullmatch(word))
    classes = tuple(word[1:] for word in words if word.startswith("."))
    return ids, classes, tuple(w for w in words if not w.startswith(".") and not IDENTIFIER.fullmatch(w))


def link(value: Link) -> str:
    """A link as pages write it."""
    return f"[{escape(value.label, start=False, also='[]·')}]({value.target})"


def links(markdown: str) -> tuple[Link, ...] | None:
    """The links of `[a](b), [c](d)`; None where it reads otherwise."""
    if not LINKS.fullmatch(markdown):
        return None
    return tuple(Link(label=unescape(match[1]), target=match[2]) for match in LINK.finditer(markdown))


def paragraph_part(number: int, labels: Labels) -> str:
    """The part ` · Absatz 6`, or nothing."""
    return f"{SEPARATOR}{labels.paragraph} {number}" if number else ""


def paragraph_number(part: str, labels: Labels) -> int | None:
    """The number in `Absatz 6`; None where the part reads otherwise."""
    match = re.fullmatch(rf"{re.escape(labels.paragraph)} ([1-9][0-9]{{0,5}})", part)
    return int(match[1]) if match else None
