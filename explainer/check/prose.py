"""Rules about what people write between: nothing that could run, and no link that leads nowhere."""

import difflib
import re
from collections.abc import Iterator

from explainer.check.markup import links, unsafe
from explainer.check.view import ROOT, View, near_path, resolved
from explainer.model import ArticlePage, Place, Problem, Prose, Question, Speaker
from explainer.sections.items import doubt, fault

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
        elif view.files is not None and _is_file(there) and there not in view.files:
            near = difflib.get_close_matches(there, view.files, n=1, cutoff=0.6)
            hint = f"did you mean {ROOT}{near[0]}?" if near else f"correct the link, or add the file {ROOT}{there}"
            yield fault(at, "E405", f"there is no file “{target}”", hint, ROOT + there)
        else:
            yield from _anchor(at, anchor, there, view)


def _is_file(path: str) -> bool:
    return "." in path.rpartition("/")[2] and not path.endswith((".md", ".html"))


def _anchor(at: Place, anchor: str, there: str, view: View) -> Iterator[Problem]:
    """A heading's anchor that is nearly one of those there; others may come about when the site is put together."""
    known = view.anchors.get(there, frozenset())
    near = difflib.get_close_matches(anchor, known, n=1, cutoff=0.75) if anchor and anchor not in known else []
    if near and not ITEM_ID.fullmatch(anchor):
        message = f"no heading on {ROOT}{there} has the anchor “#{anchor}”"
        yield doubt(at, "W406", message, f"did you mean “#{near[0]}”?", ROOT + there)
