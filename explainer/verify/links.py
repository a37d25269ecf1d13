"""Every link of the built site leads to a page, and to a part that is there once."""

import posixpath
import sys
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from explainer.model import Problem
from explainer.verify.page import Page, problem, source_path

LINKING = ("a", "area", "link", "script", "img", "source", "video", "audio", "use", "image")


Targets = Mapping[str, str]
"""Where a page's links lead, as they are written, each with the element that it stood in first."""


def targets(page: Page) -> Targets:
    """The links of a page."""
    found: dict[str, str] = {}
    for element in page.tree.iter(*LINKING):
        target = element.get("href") if element.get("href") is not None else element.get("src")
        if target is not None:
            found.setdefault(sys.intern(target), str(element.tag))
    return found


def links(page: str, found: Targets, ids: Mapping[str, Collection[str]], built: Collection[str]) -> Iterator[Problem]:
    """Every link of a page into the site leads to one of the files `built`, and to one of the `ids` of that page."""
    if page == "404.html":  # it is shown at addresses of any depth
        return
    for target, tag in found.items():
        path, anchor = resolved(page, target)
        if path is None:
            continue
        if path not in built:
            yield _broken(page, target, "leads nowhere")
        elif anchor and path in ids and anchor not in ids[path] and tag == "a":
            yield _broken(page, target, f"leads to no “{anchor}” on {source_path(path)}")


def doubled(page: Page) -> Iterator[Problem]:
    """No id stands twice on a page: a link could lead to either."""
    for name in sorted(name for name, count in page.ids.items() if name and count > 1):
        message = f"the id “{name}” stands on this page more than once"
        yield problem(source_path(page.path), 0, "E628", message, "give one of them another id")


def resolved(page: str, target: str) -> tuple[str | None, str]:
    """Where a link of a built page leads in the site, and to which id; None: out of it."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return target, ""
    if parts.scheme or parts.netloc:
        return None, ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    folder = path in (".", "/") or parts.path.endswith("/")
    path = "index.html" if path in (".", "/") else path.lstrip("/")
    return (f"{path}/index.html" if folder and path != "index.html" else path), unquote(parts.fragment)


def _broken(page: str, target: str, fault: str) -> Problem:
    hint = "correct the link, or take it out"
    return problem(source_path(page), 0, "E624", f"the link “{target}” {fault}", hint)
