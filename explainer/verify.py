"""The promises, checked on the built site, whatever built it.

What a reader gets is HTML that several programs had a hand in. So nothing is taken from what was meant: quotations are
read back from the built pages and compared with the page and with the source, links are followed, and whatever a
browser would load or run is looked at.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from explainer.model import ArticlePage, Fact, Place, Problem, Question, Site, Speaker, Statement
from explainer.text import shown

OMISSION = re.compile(r"\s*\[[^\[\]]*\]\s*")
LOADED = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "embed": ("src",), "object": ("data",),
    "video": ("src", "poster"), "audio": ("src",), "source": ("src", "srcset"), "track": ("src",), "input": ("src",),
    "use": ("href",), "image": ("href",), "form": ("action",), "base": ("href",),
}  # fmt: skip
NOT_LOADED = frozenset({"canonical", "alternate", "prev", "next", "edit", "author", "license"})
LIVE = ("script", "iframe", "object", "embed", "form", "base", "meta", "link", "style", "template", "portal")
SAFE_SCHEMES = frozenset({"", "http", "https", "mailto"})
STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
REPORT = "this is a fault of the builder or its theme, not of the page: please report it with the page"


@dataclass(frozen=True, slots=True)
class Page:
    """A built page: its path in the site, its tree and every id in it."""

    path: str
    tree: HtmlElement
    ids: frozenset[str] = field(default=frozenset())


def verify(site: Site, built: Mapping[str, bytes], sources: Mapping[str, str]) -> Iterator[Problem]:
    """Every broken promise in a built site.

    `built` are its files, path → bytes; `sources` the content of each source article by the file that pages name.
    """
    pages = {path: _page(path, data) for path, data in sorted(built.items()) if path.endswith(".html")}
    for article in site.articles:
        yield from quotations(article, pages, sources)
    yield from copies(site, pages)
    for page in pages.values():
        yield from links(page, pages, built)
        yield from foreign(page)
        yield from doubled(page)
        yield from live(page)
    yield from scripts(pages)
    yield from styles(built)


def quotations(article: ArticlePage, pages: Mapping[str, Page], sources: Mapping[str, str]) -> Iterator[Problem]:
    """Each quotation, question and background sentence reads on the built page as on its own, and as in its source."""
    page = pages.get(built_path(article.path))
    if page is None:
        yield _problem(article.path, 0, "E620", "this page is missing from the built site", REPORT)
        return
    source = shown(sources.get(article.source.file, ""))
    for item, words, select in _quoted(article):
        element = page.tree.get_element_by_id(item.id, None)
        read = select(element) if element is not None else None
        if read != shown(words):
            message = f"“{item.id}” reads differently on the built page: “{read}” instead of “{shown(words)}”"
            yield _problem(article.path, item.place.line, "E621", message, REPORT)
        own = not isinstance(item, Statement) and not item.paragraph  # a sentence that names no paragraph is a person's
        for run in OMISSION.split(shown(words)):
            if run not in source and not own:
                hint = f"put the words as they stand in {article.source.file}, with […] where some are left out"
                message = f"the words of “{item.id}” are not in the source: “{run}”"
                yield _problem(article.path, item.place.line, "E622", message, hint)


def copies(site: Site, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """A statement shown on another page, such as its speaker's, has the same words there."""
    words = {
        f"{article.path}#{item.id}": shown(item.quotation)
        for article in site.articles
        for item, _, _ in _quoted(article)
        if isinstance(item, Statement)
    }
    for page in pages.values():
        for element in page.tree.iter("figure"):
            name = element.get("data-statement")
            if name is not None and _blockquote(element) != words.get(name):
                message = f"the copy of “{name}” on this page reads differently: “{_blockquote(element)}”"
                yield _problem(source_path(page.path), 0, "E623", message, REPORT)


def links(page: Page, pages: Mapping[str, Page], built: Mapping[str, bytes]) -> Iterator[Problem]:
    """Every link into the site leads to a page, and to an id on it."""
    for element in page.tree.iter("a", "area", "link", "script", "img"):
        target = element.get("href") if element.get("href") is not None else element.get("src")
        path, anchor = _resolved(page.path, target or "")
        if path is None or page.path == "404.html":
            continue
        if path not in built:
            yield _broken(page, target, "leads nowhere")
        elif anchor and path in pages and anchor not in pages[path].ids and element.tag == "a":
            yield _broken(page, target, f"leads to no “{anchor}” on {source_path(path)}")


def doubled(page: Page) -> Iterator[Problem]:
    """No id stands twice on a page: a link could lead to either."""
    counts = Counter(element.get("id") for element in page.tree.iter())
    for name in sorted(name for name, count in counts.items() if name and count > 1):
        message = f"the id “{name}” stands on this page more than once"
        yield _problem(source_path(page.path), 0, "E628", message, "give one of them another id")


def foreign(page: Page) -> Iterator[Problem]:
    """Nothing that a browser loads by itself comes from another host."""
    found = page.tree.iter(*LOADED)
    addresses = [(str(element.tag), element.get(name)) for element in found for name in LOADED[str(element.tag)]]
    for element in page.tree.iter("link"):
        if not NOT_LOADED & set((element.get("rel") or "").lower().split()):
            addresses.append(("link", element.get("href")))
    addresses += [("style", found) for text in _styles(page.tree) for found in STYLE_ADDRESS.findall(text)]
    for tag, address in addresses:
        if address and any(urlsplit(part.strip()).netloc for part in address.split(",")):
            message = f"this page makes a browser ask another host: <{tag}> {address}"
            yield _problem(source_path(page.path), 0, "E625", message, "put the file into site_src/assets/")


def live(page: Page) -> Iterator[Problem]:
    """Nothing that came from content can run: no script, no event handler, no address that is code."""
    for element in page.tree.iter():
        if not isinstance(element.tag, str):
            continue
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or (name in ("href", "src", "action") and not _safe(value)):
                message = f"something on this page could run: <{element.tag} {name}={value!r}>"
                yield _problem(source_path(page.path), 0, "E626", message, "take it out of the page's text")
    for content in page.tree.xpath("//article"):
        for element in content.iter(*LIVE):
            message = f"something on this page could run: <{element.tag}>"
            yield _problem(source_path(page.path), 0, "E626", message, "take it out of the page's text")


def scripts(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Every page runs the scripts that the page without content, 404.html, runs, and no others."""
    if "404.html" not in pages:
        return
    known = set(_scripts(pages["404.html"]))
    for page in pages.values():
        for script in _scripts(page):
            if script not in known:
                message = f"this page runs a script that other pages do not: {script[:60]}"
                yield _problem(source_path(page.path), 0, "E627", message, "take it out of the page's text")


def styles(built: Mapping[str, bytes]) -> Iterator[Problem]:
    """No style sheet loads anything from another host."""
    for path, data in sorted(built.items()):
        if path.endswith(".css"):
            for address in STYLE_ADDRESS.findall(data.decode("utf-8", "replace")):
                message = f"this style sheet makes a browser ask another host: {address}"
                yield _problem(f"site/{path}", 0, "E625", message, "put the file into site_src/assets/")


def built_path(source: str) -> str:
    """The built page of a page of `site_src/`."""
    return source.removesuffix(".md") + ".html"


def source_path(built: str) -> str:
    """The page of `site_src/` that a built page comes from."""
    return built.removesuffix(".html") + ".md" if built != "404.html" else built


Quoted = tuple[Statement | Question | Fact, str, Callable[[HtmlElement], str]]


def _quoted(article: ArticlePage) -> Iterator[Quoted]:
    for section in article.sections:
        for item in section.items:
            if isinstance(item, Speaker):
                yield from ((one, one.quotation, _blockquote) for one in item.items if isinstance(one, Statement))
            elif isinstance(item, Question):
                yield item, item.text, _heading
            elif isinstance(item, Fact):
                yield item, item.text, _sentence


def _blockquote(element: HtmlElement) -> str:
    return " ".join(shown(quote.text_content()) for quote in element.iter("blockquote"))


def _heading(element: HtmlElement) -> str:
    return shown("".join(text for text in element.itertext() if text != "¶"))


def _sentence(element: HtmlElement) -> str:
    quote = next(element.iter("p"), element)
    return shown((quote.text or "") + "".join(child.tail or "" for child in quote))


def _page(path: str, data: bytes) -> Page:
    tree = lxml_html.document_fromstring(data.decode("utf-8", "replace") or "<html></html>")
    names = {element.get("id") for element in tree.iter()} | {element.get("name") for element in tree.iter("a")}
    return Page(path, tree, frozenset(name for name in names if name))


def _resolved(page: str, target: str) -> tuple[str | None, str]:
    """Where a link of a built page leads in the site; None: out of it."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return None, ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    return ("index.html" if path in (".", "/") else path.lstrip("/")), unquote(parts.fragment)


def _safe(address: str) -> bool:
    plain = re.sub(r"[\x00-\x20]", "", address)
    scheme = re.match(r"([^/?#]*?):", plain)
    return (scheme[1].lower() if scheme else "") in SAFE_SCHEMES


def _styles(tree: HtmlElement) -> Iterator[str]:
    yield from (element.text or "" for element in tree.iter("style"))
    yield from (element.get("style") or "" for element in tree.iter() if isinstance(element.tag, str))


def _scripts(page: Page) -> Iterator[str]:
    """The scripts of a page, told apart by nothing that depends on where in the site it lies."""
    for element in page.tree.iter("script"):
        if element.get("type") != "application/json":
            text = (element.text or "") + posixpath.basename(urlsplit(element.get("src") or "").path)
            yield re.sub(r"new URL\(\"[./]*\"", "new URL(", text)


def _broken(page: Page, target: str | None, fault: str) -> Problem:
    hint = "correct the link, or take it out"
    return _problem(source_path(page.path), 0, "E624", f"the link “{target}” {fault}", hint)


def _problem(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    shown_path = path if path.startswith("site/") else f"site_src/{path}"
    return Problem(place=Place(shown_path, line), code=code, message=message, hint=hint)
