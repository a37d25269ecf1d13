"""A built page as it is looked at: parsed once, with its ids, and the page of `site_src/` that it comes from."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from explainer.model import Place, Problem

PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
REPORT = "this is a fault of the builder or its theme, not of the page: please report it with the page"

Element = etree._Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A built page: its path in the site, its bytes, its tree, how often it has each id, the elements that have one."""

    path: str
    data: bytes
    tree: Element
    ids: Mapping[str, int] = field(default_factory=dict)
    elements: Mapping[str, Element] = field(default_factory=dict)

    @property
    def content(self) -> list[Element]:
        """The regions of the page that hold what came from content; all else is the theme's."""
        return list(self.tree.iter("article"))


def read_page(path: str, data: bytes) -> Page:
    """The page in a built HTML file; an empty one where the file holds no HTML at all."""
    tree = etree.fromstring(data if data.strip() else b"<html></html>", PARSER)
    tree = tree if tree is not None else etree.fromstring(b"<html></html>", PARSER)
    named = [(str(element.get("id")), element) for element in tree.xpath("//*[@id]")]
    anchors = [str(element.get("name")) for element in tree.iter("a") if element.get("name")]
    counts = Counter(name for name, _ in named)
    ids = counts | Counter({name: 1 for name in anchors if name not in counts})
    return Page(path=path, data=data, tree=tree, ids=ids, elements=dict(reversed(named)))


def text_of(element: Element) -> str:
    """All text of an element, as its source has it."""
    return "".join(str(piece) for piece in element.itertext(with_tail=False))


def source_path(built: str) -> str:
    """The page of `site_src/` that a built page comes from."""
    return built.removesuffix(".html") + ".md" if built != "404.html" else built


def problem(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    """A fault of a page of `site_src/`, or of a built file where `path` begins with `site/`."""
    shown_path = path if path.startswith("site/") else f"site_src/{path}"
    return Problem(place=Place(shown_path, line), code=code, message=message, hint=hint)
