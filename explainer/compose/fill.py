"""Stubs and blocks: a derived part is a marker in a committed page, and `fill` puts the block in its place.

A line of its own that reads `<!-- explainer:NAME -->` is a marker; everything else is Markdown by people.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping

from explainer.compose.safe import prose
from explainer.model import Place, Problem

MARKER = re.compile(r"^[ \t]*<!--[ \t]{0,9}explainer:[ \t]{0,9}([^\s>]*?)[ \t]{0,9}-->[ \t]*$", re.MULTILINE)


def fill(
    stub: str, blocks: Mapping[str, Callable[[], str]], place: Place, linked: Callable[[str], str] = str
) -> tuple[str, tuple[Problem, ...]]:
    """`stub` with every marker replaced by its block, and a problem for each marker that names none.

    A block is made only where a marker asks for it. `place` is where the stub begins. What people wrote around the
    markers is taken out of force as `safe.prose` says, and then given to `linked`.
    """
    parts: list[str] = []
    problems: list[Problem] = []
    position = 0
    for match in MARKER.finditer(stub):
        parts.append(linked(prose(stub[position : match.start()])))
        if match[1] in blocks:
            parts.append(blocks[match[1]]())
        else:
            line = place.line + stub.count("\n", 0, match.start(1))
            problems.append(_unknown(match[1], blocks, Place(place.path, line)))
        position = match.end()
    parts.append(linked(prose(stub[position:])))
    return "\n\n".join(part for part in parts if part.strip()), tuple(problems)


def _unknown(name: str, blocks: Iterable[str], place: Place) -> Problem:
    nearest = difflib.get_close_matches(name, blocks, n=1, cutoff=0.5)
    known = ", ".join(sorted(blocks)) or "none"
    return Problem(
        place=place,
        code="E601",
        message=f"this page has no block “{name}”",
        hint=f"Did you mean “{nearest[0]}”?" if nearest else f"Blocks of this kind of page: {known}.",
    )
