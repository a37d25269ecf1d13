"""What Git left open, settled: people's lines stay, and what the machine would put in their place is kept beside.

Where both sides only added something at one place, nothing contradicts: both additions stay, in an order that leaves
each statement under its speaker.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from explainer.redraft.anchors import without
from explainer.redraft.merge import Conflict, Piece


class Order(Enum):
    """How lines stand that both sides added at one place; `PAGE_ONLY`: the machine's are left out."""

    PAGE_FIRST = "page first"
    DRAFT_FIRST = "draft first"
    PAGE_ONLY = "page only"


ORDERS = tuple(Order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A place where people's words stayed: the line of the page, from 1, what stands there and what was drafted."""

    line: int
    page: str
    draft: str


def settled(pieces: Iterable[Piece], order: Order, sign: str) -> tuple[str, tuple[Kept, ...]]:
    """The merged page, without the lines that begin with `sign`, and what was kept on it."""
    lines: list[str] = []
    kept: list[Kept] = []
    for piece in pieces:
        if not isinstance(piece, Conflict):
            lines += without(piece, sign)
            continue
        page, base, draft = (without(side, sign) for side in (piece.page, piece.base, piece.draft))
        if order is not Order.PAGE_ONLY and not _words(base) and _words(page) and _words(draft):
            lines += _both(page, draft, order)
        else:
            if _words(page) != _words(draft):
                kept.append(Kept(line=_first(lines, page), page=_words(page), draft=_words(draft)))
            lines += page
    return "".join(lines), tuple(kept)


def _words(lines: Iterable[str]) -> str:
    return "".join(lines).strip("\n") if any(line.strip() for line in lines) else ""


def _both(page: tuple[str, ...], draft: tuple[str, ...], order: Order) -> tuple[str, ...]:
    """Both additions, an empty line between them unless they are lines of one list."""
    first, second = (page, draft) if order is Order.PAGE_FIRST else (draft, page)
    apart = first[-1].strip() and second[0].strip() and not second[0].startswith(("-", " "))
    return (*first, *(("\n",) if apart else ()), *second)


def _first(lines: list[str], page: tuple[str, ...]) -> int:
    """The number of the first line with words of those that follow `lines`."""
    empty = next((n for n, line in enumerate(page) if line.strip()), 0)
    return len(lines) + empty + 1
