"""Nothing that came from content can run, and no page asks another host for anything."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from explainer.model import Problem
from explainer.verify.page import Page, problem, source_path

LOADED = {
    "script": ("src",), "img": ("src", "srcset"), "iframe": ("src",), "embed": ("src",), "object": ("data",),
    "video": ("src", "poster"), "audio": ("src",), "source": ("src", "srcset"), "track": ("src",), "input": ("src",),
    "use": ("href",), "image": ("href",), "form": ("action",), "base": ("href",),
}  # fmt: skip
NOT_LOADED = frozenset({"canonical", "alternate", "prev", "next", "edit", "author", "license"})
LIVE = ("script", "iframe", "object", "embed", "form", "base", "meta", "link", "style", "template", "portal")
DATA = frozenset({"application/json", "application/ld+json"})
"""Types of scripts that a browser reads as data and never runs."""
SAFE_SCHEMES = frozenset({"", "http", "https", "mailto"})
STYLE_ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
HANDLERS = "//@*[starts-with(name(), 'on') or name() = 'srcdoc']"
ADDRESSES = "//@href | //@src | //@action | //@formaction | //@data | //@poster | //@background | //@ping"
TAKE_OUT = "take it out of the page's text"
ASSETS = "put the file into site_src/assets/"


def foreign(page: Page) -> Iterator[Problem]:
    """Nothing that a browser loads by itself comes from another host."""
    found = page.tree.iter(*LOADED)
    addresses = [(str(element.tag), element.get(name)) for element in found for name in LOADED[str(element.tag)]]
    for element in page.tree.iter("link"):
        if not NOT_LOADED & set((element.get("rel") or "").lower().split()):
            addresses.append(("link", element.get("href")))
    styles = [element.text or "" for element in page.tree.iter("style")]
    styles += map(str, page.tree.xpath("//@style"))
    addresses += [("style", found) for text in styles for found in STYLE_ADDRESS.findall(text)]
    for tag, address in addresses:
        if address and any(_elsewhere(part) for part in address.split(",")):
            message = f"this page makes a browser ask another host: <{tag}> {address}"
            yield problem(source_path(page.path), 0, "E625", message, ASSETS)


def live(page: Page) -> Iterator[Problem]:
    """Nothing that came from content can run: no script, no event handler, no address that is code."""
    handlers = page.tree.xpath(HANDLERS)
    addresses = (value for value in page.tree.xpath(ADDRESSES) if not safe(str(value)))
    for value in (*handlers, *addresses):
        tag, name = value.getparent().tag, value.attrname
        yield _could_run(page, f"{tag} {name}={str(value)!r}")
    for content in page.content:
        for element in content.iter(*LIVE):
            if element.tag != "script" or element.get("type") not in DATA:
                yield _could_run(page, str(element.tag))
    if page.tree.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']"):
        yield _could_run(page, "meta http-equiv='refresh'")


def script_names(page: Page) -> frozenset[str]:
    """What tells the scripts of a page apart."""
    return frozenset(plain for plain, _ in inline_scripts(page))


def scripts(page: Page, usual: Collection[str]) -> Iterator[Problem]:
    """Every page runs the scripts that the page without content, 404.html, runs, and no others."""
    for script, _ in inline_scripts(page):
        if script not in usual:
            message = f"this page runs a script that other pages do not: {script[:60]}"
            yield problem(source_path(page.path), 0, "E627", message, TAKE_OUT)


def styles(built: Mapping[str, bytes]) -> Iterator[Problem]:
    """No style sheet loads anything from another host."""
    for path, data in sorted(built.items()):
        if path.endswith(".css"):
            for address in STYLE_ADDRESS.findall(data.decode("utf-8", "replace")):
                message = f"this style sheet makes a browser ask another host: {address}"
                yield problem(f"site/{path}", 0, "E625", message, ASSETS)


@lru_cache(maxsize=100_000)
def safe(address: str) -> bool:
    """Whether an address leads somewhere instead of being code or data, as a browser reads it."""
    plain = re.sub(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]", "", address)
    scheme = re.match(r"([^/?#]*?):", plain)
    return (scheme[1].lower() if scheme else "") in SAFE_SCHEMES


def inline_scripts(page: Page) -> Iterator[tuple[str, str]]:
    """The scripts of a page: told apart by nothing that depends on where in the site it lies, and as they are.

    The second is empty for a script that is a file.
    """
    for element in page.tree.iter("script"):
        if element.get("type") not in DATA:
            text, source = element.text or "", element.get("src")
            name = posixpath.basename(urlsplit(source or "").path)
            yield re.sub(r"new URL\(\"[\w./~-]*\"", "new URL(", text) + name, "" if source else text


def _elsewhere(address: str) -> bool:
    try:
        return bool(urlsplit(address.strip()).netloc)
    except ValueError:
        return True


def _could_run(page: Page, what: str) -> Problem:
    return problem(source_path(page.path), 0, "E626", f"something on this page could run: <{what}>", TAKE_OUT)
