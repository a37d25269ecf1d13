"""Rules about what people write between: nothing that could run, and no link that leads nowhere."""

import re
from collections.abc import Iterator

from explainer.check.markup import links, unsafe
from explainer.check.view import ROOT, View, near_path, resolved
from explainer.model import ArticlePage, Place, Problem, Prose, Question, Speaker
from explainer.sections.items import fault

ITEM_ID = re.compile(r"[a-z]\d+")


def prose(page: ArticlePage, view: View) -> Iterator[Problem]:
    """What people wrote between: no HTML, nothing that runs, and links that lead somewhere."""
    yield from in_prose(page.path, page.intro, page.place, view)
    for section in page.sections:
        yield from in_prose(page.path, section.heading, section.place, view)
        for item in section.items:
            inner = item.items if isinstance(item, Speaker) else (item,)
            for piece in inner:
                if isinstance(piece, Prose):
                    yield from in_prose(page.path, piece.markdown, piece.place, view)
                elif isinstance(piece, Question):
                    yield from in_prose(page.path, piece.prose, piece.prose_place, view)


def in_prose(path: str, markdown: str, place: Place, view: View) -> Iterator[Problem]:
    """What is wrong with a piece of Markdown on the page `path` that begins at `place`."""
    for line, code, message, hint in unsafe(markdown):
        yield fault(Place(place.path, place.line + line), code, message, hint)
    for line, target in links(markdown):
        there, anchor = resolved(path, target), target.partition("#")[2]
        at = Place(place.path, place.line + line)
        if there.endswith(".md") and there not in view.paths:
            yield fault(at, "E405", f"this link leads nowhere: {target}", near_path(there, view), ROOT + there)
        elif ITEM_ID.fullmatch(anchor) and there in view.items and anchor not in view.items[there]:
            message = f"“#{anchor}” is not on the page {ROOT}{there}"
            yield fault(at, "E405", message, "look the id up there", ROOT + there)
